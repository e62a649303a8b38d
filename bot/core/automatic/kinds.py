"""The kinds of machine that answer or bring something without any mark, and how each speaks: in subject and text.

The words are wide, since none decides alone: `bot/core/automatic/unmarked.py` wants two signs out of three (the sender
calls itself a service, the subject and the text are of a kind) in a mail in which no person speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.automatic.subjects import any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of machine."""

    reason: str  # told to staff
    subject: re.Pattern[str]
    text: re.Pattern[str]
    from_own_box: bool = False  # whether it writes from a person's own address
    carries: bool = False  # whether it brings files
    in_a_name: bool = False  # whether it speaks as "I", in its owner's name


ANSWERS = (
    Kind(
        reason="it acknowledges what came in",
        from_own_box=True,
        subject=any_of(
            r"^(?:(?:re|sv|aw|vs): ?)?(?:tack|thanks?|thank you|takk|tak|kiitos|danke|vielen dank) (?:för|for"
            r"|fyrir|f[uü]r)\b",
            r"^(?:tack|thanks|thank you)\b.{0,3} (?:ditt|din|ert|er|your|we|vi)\b",
            r"(?:mottagnings?|mottaks?|modtagelses|eingangs|vastaanotto)\w*(?:bekräftelse|bekreftelse|kvittering"
            r"|bestätigung)",
            r"kvittens|kvittering|acknowledg|confirmation of (?:receipt|submission)|submission confirmation|vahvistus",
            r"(?:vi har|we have|we've|we|vi) (?:now |nu )?(?:fått|tagit emot|mottagit|mottatt|modtaget|got|received)\b",
            r"(?:ditt|din|ert|er|your|ihre?|din|dit)\b.{0,60}\b(?:mottag|modtag|mottatt|registrer|received|created"
            r"|skapa|inkom|kommit|skicka"
            r"|sent|submitted|avsluta|stäng|closed|resolved|solved|löst|updated|uppdatera|pågå|eingegangen|avslutt)",
            r"\b(?:ärende|case|ticket|request|incident|anmälan|felanmälan|sak|sag|vorgang|anfrage|förfrågan"
            r"|enquiry|query|ref)\b"
            r".{0,20}\d.{0,60}\b(?:mottag|registrer|received|created|skapa|approved|avsluta|stäng|closed|resolved"
            r"|solved|löst"
            r"|updated|uppdatera|opened|öppna)",
            r"^\W*\[?(?:case|ticket|ärende|request|incident|sd|inc|ritm|req|im)\b[ #:-]*[\w-]*\d|\b(?:inc|ritm|req"
            r"|sctask|cs)\d{5,}",
            r"(?:ärende|ticket|request|case|message|förfrågan|fråga|anmälan|mejl|meddelande) (?:mottagen"
            r"|registrerad|mottaget|registrerat|skapat|avslutat|received|created"
            r"|logged|closed)",
            r"(?:ny|new) (?:kommentar|comment|händelse|update)\b|\b(?:ärende|case|ticket).{0,30}(?:ny status|status)",
        ),
        text=any_of(
            r"\b(?:har|är|has|have|is|was|were|been|blitt|blevet|wurde|ist|er|on)\b (?:nu |now |been "
            r"|successfully |bei uns )?(?:tagits emot"
            r"|mottag\w+|registrer\w*|skapa\w*|inkommit|kommit (?:in|fram)|received|logged|created|assigned"
            r"|approved|marked as"
            r"|submitted|opened|closed|solved|resolved|stängts|stängt|avslutats?|lösts|mottatt|modtaget"
            r"|eingegangen|vastaanotettu)",
            r"(?m:^)[^\w\n]{0,20}(?:[^\n.:]{0,40}\d[\w -]* )(?:registrerad|registrerat|mottagen|mottaget|skapad|skapat"
            r"|bekräftad|created|received)\b",
            r"\b(?:vi|we|team|teamet|staff|handläggare|någon|agent)\b[^.?!]{0,50}\b(?:hör av oss|återkommer|svarar"
            r"|get back|reply|replies"
            r"|respond|be in touch|kontaktar|review\w*|behandlar|granska\w*|in touch)\b",
            r"\b(?:vi har|we have|we've|we|vi) (?:nu |now )?(?:fått|got|tagit emot|mottagit|received) (?:ditt|din"
            r"|ert|er|your) (?:mail|mejl|e-?post|meddelande|message|fråga|förfrågan|ärende|request|enquiry)",
            r"\b(?:räkna med|svarstid\w*|handläggningstid\w*|behandlingstid\w*|response time|saksbehandlingstid\w*"
            r"|bearbeitungs\w+)\b",
            r"\b(?:inom|within|i løpet av|innerhalb) (?:\S+ ){0,3}(?:dag|arbetsdag|arbeidsdag|virkedag|timm|hour"
            r"|day|week|veck|dygn|tage?)",
            r"\b(?:diarieförs|registreras|hanteras|behandlas|handläggs|processed|handled)\b|\ballmän handling"
            r"|\bturordning|reihenfolge|in the order|i den ordning|i kö\b|\bqueue\b",
            r"\b(?:ärendenummer|ärende-?id|referens(?:nummer)?|case number|ticket (?:number|id)|reference number"
            r"|your (?:id|reference)"
            r"|saksnummer|sagsnummer|vorgangsnummer|status)\b ?(?:är|is|:|#|er|ist)",
            r"\b(?:tack|thanks?|thank you|takk|tak|kiitos) (?:för|for|fordi) (?:att (?:du|ni) (?:kontakta|hör|skr"
            r"|använ|har)|(?:at|that) |reaching|contacting"
            r"|submitting|using|getting in touch|(?:din|ditt|your|er|ert) (?:\w+ )?(?:anmäl|ansök|intress|applic"
            r"|interest|submi|fråga|förfråg|enqu|inqu|request))",
            r"\b(?:så här|detta|this is what|following) (?:skrev|skickade|you) (?:du|ni|wrote|sent)\b"
            r"|(?m:^)[^\w\n]{0,20}(?:namn|name|meddelande|message)\s*:",
            r"\b(?:inte|not|ikke) (?:ändra|change|endre|ta bort|remove) (?:\w+ )?(?:ämnesrad|ämnet|subject|emne)"
            r"|\bämnesraden\b|subject line",
            r"\b(?:svara|reply|antworten|svar) (?:på|to|gärna på) (?:detta|det här|this|dette)[^.]{0,40}(?:om du"
            r"|om ni|to|för att|if|hvis)\b",
            r"\b(?:se|följ|follow|track|view|besvara|läsa)\b[^.]{0,40}\b(?:portal\w*|link|länk\w*|mina sidor"
            r"|webb\w*|case|ticket)\b",
            r"\b(?:vanliga frågor|faq|kunskapsbas|knowledge base|självhjälp)\b",
        ),
    ),
    Kind(
        reason="it confirms an order, a booking or a payment",
        subject=any_of(
            r"(?:order|booking|boknings?|köp|purchase|payment|betalnings?|leverans|registration|reservation"
            r"|anmälnings?|tids?|reise|ordre"
            r"|bestell|bestillings?)[- ]?(?:bekräftelse|confirmation|confirmed|bekreftelse|bekræftelse|bestätigung"
            r"|kvitto|avisering)",
            r"\b(?:order|bestellung|ordre|bokning|booking|beställning)\b ?(?:nr\.?|number|nummer"
            r"|no\.?)?[ #:]{0,3}\d{3,}",
            r"\b(?:kvitto|receipt|kvittering|kuitti|quittung|e-?biljett|biljett|boarding|faktura från|invoice from"
            r"|din faktura|your invoice)\b",
            r"\b(?:ditt|din|your|dit)\b (?:\w+ ){0,2}(?:paket|bokning|betalning|leverans|biljett|köp|prenumeration"
            r"|booking|order|payment|parcel"
            r"|shipment|ticket|purchase|reservation|tid|parkering|resa|abonnemang|medlemskap|beställning)\b",
            r"\b(?:shipped|dispatched|på väg|out for delivery|skickad|levererad|klar att hämta|att hämta)\b"
            r"|\bbekräftad\b|\bbokad\b",
        ),
        text=any_of(
            r"\b(?:tack|thank you|thanks|takk|tak) (?:för|for) (?:din|ditt|er|your|the|at|att) (?:\w+ )?(?:beställ"
            r"|köp|bokn|order|purchase|booking|anmäl"
            r"|betal|payment|handla|registr|bestill)",
            r"\b(?:order|bokning|booking|boknings?nummer|kollinummer|ordernummer"
            r"|ref)\w*\b[ #:.]{0,3}(?:nr )?\d{3,}|\bzon \d",
            r"\b(?:beräknad leverans|spåra|track (?:your|the)|moms|vat|inkl\.|incl\.|\d+ ?(?:kr|sek|eur|nok|dkk"
            r"|€)\b|totalt|total:|summa|belopp|amount)",
            r"\b(?:avbok\w+|cancel(?:lation)?|ombokning|ombud|hämtas?|pick ?up|kvittot|receipt|starttid|slut \d"
            r"|start \d|incheckning|check-?in)\b",
        ),
    ),
    Kind(
        reason="it reports that something was not delivered or could not be read",
        subject=any_of(
            r"\b(?:inte|ej|not|ikke|nicht) (?:\w+ ){0,2}(?:lever|läs|tas emot|tagits|behandla|deliver|read|accept"
            r"|process|received|zugestellt|leveres|nå)",
            r"undeliver|\b(?:felaktigt?|ogiltigt?|invalid|unsupported) (?:fil\w*|format\w*|bilag\w*|file"
            r"|attachment)|deliver\w* (?:is |was )?(?:delayed|failed|failure)|returned (?:to|mail)|\bbounced?:"
            r"|misslyckad leverans|\bavvisa\w*|\btagits bort\b"
            r"|\brejected\b|\bblocke(?:rat|rad|d)\b|oleverer",
            r"(?:brev|post|in|mejl|e-post)(?:lådan?|korgen?|boks|box) (?:\w+ )?(?:är )?(?:nästan )?(?:full"
            r"|överfull|stängd)|mailbox (?:is )?(?:full|over|unavail)"
            r"|over quota|quota exceed|postkassen (?:er )?full|postfach (?:ist )?voll",
            r"\bvirus\b|malware|skadlig kod|\bkunde inte (?:levereras|läsas|tas|behandlas|öppnas|skickas)"
            r"|could not be|meddelande stoppat",
        ),
        text=any_of(
            r"\b(?:kunde|kan|could|can|did|was|has|konnte|kunne)(?: not|n't| inte| ej| ikke"
            r"| nicht)\b[^.?!\n]{0,60}\b(?:lever\w*|tas emot|tagits|läsas"
            r"|behandlas|nå|deliver\w*|accept\w*|read|processed|reach\w*|received|zugestellt|leveres|hittas|found"
            r"|tolkas|import\w*)",
            r"\b(?:endast|bara|only) [^.?!\n]{0,40}(?:tas emot|accepteras|stöds|accepted|supported)\b",
            r"\b(?:hittade|innehöll|saknade|saknar|found|contains?|lacks) (?:ingen|inga|inget|no|läsbar|giltig"
            r"|valid|readable)\b|\bunsupported\b|\bformatet\b|\bfor stor|\btoo large|\bför stor",
            r"(?:brev|post|in|mejl)(?:lådan?|korgen?) (?:\w+ )?är (?:full|stängd|över)|(?:mailbox"
            r"|inbox) (?:is )?(?:full|over|unavail)|\bover quota\b",
            r"\b(?:raderas|tas bort|removed|deleted|discarded|blocked|rejected|quarantined|avvisades?|stoppades?"
            r"|blockerades?)\b",
            r"\b(?:returnerat meddelande|original message|ursprungligt meddelande|adressen finns inte"
            r"|address not found|unknown (?:user|recipient))",
            r"\bfinns (?:inte|ej) (?:längre|hos oss|i vårt)\b|\bscanner found\b",
        ),
    ),
    Kind(
        reason="a scanner, a fax or a telephone sent it",
        carries=True,
        subject=any_of(
            r"\b(?:skann?(?:at|ad|ning|ing|er)?|inskann\w+|scan(?:ned|ning)?|digital sending"
            r"|scan[- ]to[- ]\w+)\b.{0,40}\b(?:från|from|fra|via|to|till|data|dokument"
            r"|document|image|fil|file|job|\d|hp|xerox|canon|ricoh|konica|kyocera|sharp|brother|epson|mfp|bizhub"
            r"|skrivare|kopiator)",
            r"\b(?:tele)?fax\b.{0,30}(?:från|from|mottaget|received|\d)|\bmessage from .{0,40}\d|\battached image\b",
            r"röst(?:meddelande|brev|post)|voice ?(?:mail|message)|talbesked|telefonsvarar|missat samtal"
            r"|missed call|ubesvart|tapt anrop",
        ),
        text=any_of(
            r"\b(?:skannades?|skannats|skannad|scanned|inskannat|scannat|skannet|gescannt)\b|\bsend(?:er)? (?:from"
            r"|by) (?:a )?\w+ ?(?:mfp|device|printer)",
            r"\b(?:enhet|device|skrivare|printer|mfp|multifunktion\w*|scanner|kopiator|location|resolution"
            r"|upplösning|file ?format|filformat|attachment file type)\b",
            r"\b(?:sidor|pages|sider|antal sidor|page count)\b ?:|\b\d+ (?:sidor|pages|sekunder|sek|seconds|sec)\b"
            r"|\b(?:inspelat|lyssna|listen|recorded|längd|duration|ankn|extension|csid)\b",
            r"\böppna (?:det|den) bifogade|\bplease open the attached|\b(?:ett )?(?:samtal|fax"
            r"|call)\b[^.]{0,40}\b(?:missades|mottag\w*|från|from|received)\b",
        ),
    ),
    Kind(
        reason="it wants proof that the sender is no machine",
        from_own_box=True,
        in_a_name=True,
        subject=any_of(
            r"\bverif\w+|\bconfirm (?:you|your|that)|\bbekräfta (?:att|din|ditt)|\bhuman\b|\bmänniska\b|\brobot\b"
            r"|\bcaptcha|\bspam\b|\bwhite-?list|\bvitlist|\bgodkänd avsändare|\bdelivery pending|\bchallenge",
        ),
        text=any_of(
            r"\b(?:klicka|click|svara|reply)\b[^.]{0,80}\b(?:länk\w*|link|verif\w*|så|below|nedan|subject line)"
            r"|\bhuman being|\breal (?:live )?(?:human|person)|\bmänniska\b|\btjänst mot (?:skräppost|spam)"
            r"|\bapproved senders?|\bverify (?:yourself|that you|your)|\bbekräfta att du\b|\bspam source|\bbevisa att",
        ),
    ),
)
