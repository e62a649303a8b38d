"""What only people say to this mailbox: they want, give, answer or tell something of their own case."""

from __future__ import annotations

from bot.core.automatic.subjects import any_of

_JUDGES = any_of(
    r"\b(?:god(?:känn|känt|känd|kend|kjen)\w*|approv\w*|accept\w*|reject\w*|avslå\w*|cancel (?:the"
    r"|our) \w+|(?:tack|thanks|tak),(?! (?:vi har|we have|we've)))"
)
# Whoever goes away from a case says who comes in their place.
_HANDS_OVER = any_of(
    r"\b(?:tar|tagit|tog|sköter|ansvarar för|tar hand om) (?:över )?(?:\w+ )?(?:beställning|projekt|studi"
    r"|ärende \d|ärendet|ansvar|kontakt)",
    r"\b(?:takes?|taken|took) over (?:\w+ )?(?:order|project|study|case|contact|respons)|\bcontact person\b",
    r"\bkontaktperson\b|\b(?:byter|byte av|ändrad|change of|changing) (?:kontakt|contact|ansvarig)|\b(?:er"
    r"|your) (?:nya? |new )?(?:kontakt|contact)\b",
    r"\b(?:ny(?:tt|a)?|new) (?:ansvarig|kontakt\b|mottagare|contact\b|person in charge)\w*|\bom ordern\b",
)
_WANTS = any_of(
    r"(?m:^|[.!] )[^\w\n]{0,20}(?:önskar|önskas|behöver(?! (?:du|ni)\b)|söker|vill ha|begär|efterfrågar|behåll"
    r"|pausa|vänta|avvakta"
    r"|ändra(?! din| ditt)"
    r"|lägg till|stryk|sprid|återkom)\b",
    r"\bplease (?:hold|wait|postpone|delay|change|correct|add|remove|go ahead|proceed)\b",
    r"\b(?:på|till|i|från|med|enligt|över|om|av|för|hos) (?:er|ert|era) (?!meddelande|mejl|mail|e-?post|ärende"
    r"|fråg|förfråg|begäran|beställ|faktur|order|adress|svar|handling|anmäl)[a-zåäö]{3,}",
    r"\b(?:vår|vårt|våra|our) (?:doktorand|forskar|forskningsgrupp|statistiker|patient|ethics|phd|postdoc|register"
    r"|registry)\w*",
    r"\b\d{1,2}\.\d{1,3}-\d{1,6}/\d{4}\b|\bvänta med\b|\buppdatera gärna (?:kontakt|er)|\bvårt (?:projekt|ärende)"
    r"|\bni (?!inte\b)(?:får|bad|skrev|fick|[^\W\d_]+[dt]e)\b",
    r"\b(?:kan|kunde|skulle|vill|får|ska|hinner|behöver|måste|bör|går) (?:ni|vi|jag|det att)\b(?! (?:inte|tyvärr"
    r"|återkommer"
    r"|svara|hantera|ta emot|ringa|nå\b|kontakta|läsa|följa|logga|vända|mejla|hitta|även|också|komma))",
    r"\b(?:vi|jag) (?:vill|önskar|behöver|ber|undrar|måste|ansöker|beställer|bifogar|skickar|översänder|godkänner"
    r"|bekräftar härmed|accepterar|avböjer|kompletterar|återkallar|har (?:skickat|bifogat|bytt|ändrat|fyllt|läst"
    r"|inte fått))\b",
    r"\b(?:we|i) (?:need|want|wish|would|wonder|order|apply|approve|accept|attach|enclose|send|agree|confirm that"
    r"|hereby"
    r"|study|never|still|have (?:sent|attached|changed|read|not))\b",
    r"\b(?:vi|dere) (?:trenger|ønsker|venter)\b|\bkan (?:dere|man)\b|\b(?:wir|ich) (?:möchten?|bitten?"
    r"|brauchen?)\b",
    r"\b(?:vår|vårt|våra|our|mitt|min|my|unser\w*) (?:\w+ )?(?:beställning|order\b|projekt|project|studie|study"
    r"|ansökan|application"
    r"|ärende|case|kohort|cohort|etik|ethic|specifik|specific|variab|data|uttag|forskning|research|komplettering"
    r"|underskrift)",
    r"\b(?:er|ert|era|eran|ditt|din|your) (?:specifikation|specification|komplettering)|\b(?:er|ert|era"
    r"|eran) (?:leverans\b|data|handlägg|brev\b"
    r"|begäran om|förslag|bedömning|beslut|offert|kostnad)",
    r"\b(?:specifikationen|leveransen|beställningen|kompletteringen|variabellistan|variablerna|etikbeslutet"
    r"|underskriften"
    r"|populationen|ändringsbeslutet|handläggaren hos er|huvudansvarig|huvudmannen)\b",
    r"\b(?:specif\w+|spec|spesifik\w+|version \d|priset|the price|kostnaden)\b|\bapproves\b|\bgodkän(?:ner|ns)\b"
    r"|\bgodkjenn\w+|\bgodkend\w+",
    r"(?m:^)[^\w\n]{0,20}(?:approved|godkän[dt]|ja|yes|ok|okej|nej|no|nix|nope|visst|absolut|yep|sure|fine|agreed"
    r"|perfekt"
    r"|perfect|jo)\b\W",
    r"\bhos er\b|(?<!återkommer )(?<!svarar )\btill er\b|(?<!mejl )(?<!meddelande )\bfrån er\b|\bden ska "
    r"|(?<!det )\bhär (?:är|kommer)\b(?! (?:\w*brev|vecka|månad|höst|vår|sommar|vinter|din|ditt|en påminnelse"
    r"|senaste|nr))|\bhere (?:is|are|it is)\b"
    r"|\bhärmed\b|\bhereby\b",
)


def judges(text: str) -> bool:
    """Whether the text approves or turns down something: where that answers us, a person has to see it."""
    return bool(_JUDGES.search(text))


def wants(text: str) -> bool:
    """Whether the text asks for, gives or tells something that belongs to a case."""
    return bool(_WANTS.search(text)) or hands_over(text)


def hands_over(text: str) -> bool:
    """Whether a subject or a text names who comes in somebody's place, in a case or a project."""
    return bool(_HANDS_OVER.search(text))
