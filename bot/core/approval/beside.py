"""What may stand beside an approval without touching it: a practical question, a word about the invoice or a form."""

from __future__ import annotations

import re

from bot.core.approval.sentences import Sentence
from bot.core.approval.touches import touches, words

_LOGISTICS = (
    r"(?:leverans\w*|leverera\w*|deliver\w*|data\w*|fil(?:en|er|erna)?|files?|\w*nyckel\w*|\w*key|linkage|lankning\w*|"
    r"koppling\w*|faktur\w*|invoic\w*|beslut\w*|decision|sekretess\w*|confidentiality|secrecy|review|handlagg\w*|"
    r"process\w*|klart?|ready|finished|blankett\w*|form|arbetet|utlamning\w*|nasta steg|next steps?)"
)
_MOVES = (
    r"(?:skicka\w*|send|sent|levereras|delivered|transfer\w*|overfor\w*|far (?:vi|jag)|get|receive|sign\w*|"
    r"skriver under|kontakta\w*|contact|laddas?)"
)
_ASKS = words(
    rf"(?:nar|when|hur lang\w*(?: tid)?|how (?:long|soon)|hur snart)(?: \S+){{0,8}} {_LOGISTICS}",
    rf"{_LOGISTICS}(?: \S+){{0,4}} (?:nar|when)",
    rf"(?:var|vart|where|hur|how|vem|who|whom|vilken adress|(?:to )?which address)(?: \S+){{0,8}} {_MOVES}",
    r"(?:vem|who) (?:ar|is) (?:\S+ ){0,2}(?:handlaggare|officer|contact|kontaktperson)",
    r"(?:vad (?:ar|blir|hander)|what (?:is|are|happens)) (?:now|nu|next|sen|(?:the )?next steps?|nasta steg)",
    r"(?:kan|could|can|would) (?:ni|du|you) (?:\S+ )?(?:skicka|send) (?:fakturan|the invoice|beslutet|the decision)",
    r"(?:do you need|is there) (?:anything|something) (?:else|more)|behover ni nagot (?:mer|annat)",
    rf"(?:ska|should|shall)(?: (?:vi|jag|we|i))? ?(?:\S+ ){{0,3}}{_MOVES}(?: \S+){{0,4}} {_LOGISTICS}|"
    rf"{_LOGISTICS} {_MOVES}(?: \S+){{0,4}}",
    rf"(?:kan|could|can|would) (?:ni|du|you) (?:\S+ ){{0,2}}(?:bekrafta|confirm|saga|tell|let us know|let me know|"
    rf"meddela|upplysa)(?: \S+){{0,4}} (?:(?:nar|when)(?: \S+){{0,8}} {_LOGISTICS}|faktur\w*|invoice)",
)  # fmt: skip
_TELLS = words(
    r"(?:faktura|invoice )\s?(?:referens|reference)\w*|kostnadsstalle\w*|cost cent(?:er|re)|peppol\S*|(?:projekt|"
    r"bestallar)(?:nummer|id)\w*",
    r"(?:fakturan?|invoices?)(?: \S+){0,5} (?:skicka\w*|stalla?s|marka?s|sent|send|addressed|adress\w*|address|"
    r"reference|referens)",
    r"(?:skicka|stall|mark|send|address)(?: \S+){0,3} (?:fakturan?|invoices?|beslutet|the decision)|fakturaadress\w*|"
    r"invoice address",
    r"(?:bifogar?|bifogas|attach|attached|enclosed?|here is|har ar|har kommer)(?: \S+){0,5} (?:blankett\w*|form|"
    r"underskrift\w*)",
    r"(?:blankett\w*|form)(?: \S+){0,3} (?:bifogas|attached|enclosed)",
    r"kontaktperson\w*|(?:vanligen )?kontakta(?: \S+){1,4} under|please contact|(?:e-?)?(?:mejl|mail|post)adress\w*|"
    r"e-?mail address|telefon(?:nummer)?|phone number|mobilnummer",
    r"(?:vat|moms\w*|org(?:anisation)?s?)[ .-]?(?:number|nummer|nr)\S*|vat no",
    r"pa semester|tjanstledig|foraldraledig|on (?:\w+ )?(?:leave|vacation|holiday)",
    r"(?:behorig \w+|representant\w*|representative) (?:\S+ ){0,3}(?:ar|is)",
)  # fmt: skip
_CODE = re.compile(r"\b(?!SCB\b)[A-ZÅÄÖ][A-ZÅÄÖ0-9]{2,}\b")  # a variable or a register
_WONDERS = words(r"undrar|fraga|wonder\w*|questions?")


def harmless(sentence: Sentence) -> bool:
    """Whether a sentence beside an approval asks or tells something practical and leaves the approval as it is."""
    if touches(sentence.plain):
        return False
    if sentence.asks or _WONDERS.search(sentence.plain):
        return _ASKS.search(sentence.plain) is not None and not _CODE.search(sentence.text)
    return _TELLS.search(sentence.plain) is not None
