"""The words by which machines give themselves away, and by which people do: subjects, senders and sentences.

Swedish and English in depth, the subjects of other languages as their mail programs write them. A word that people
use as well never decides alone: `bot/core/automatic.py` says what has to come together.
"""

from __future__ import annotations

import re


def _any(*patterns: str, before: str = "", after: str = "") -> re.Pattern[str]:
    return re.compile(f"{before}(?:{'|'.join(patterns)}){after}", re.IGNORECASE)


_TAG = r"^\W*(?:\[[^\]]{1,60}\]\s*)?"  # "[uni.example #4471] " may stand in front
_ENDS = r"\s*(?:[:(\[]|[-–]\s|$)"  # a subject's word that is a label: a colon, a bracket or nothing follows

# --- senders ---------------------------------------------------------------------------------------------------

DAEMONS = _any(
    r"(?:mailer|mail|mta)[-_.]?daemon",
    r"mdaemon|mmdf|mail[-_. ]?delivery[-_. ]?(?:sub)?system",
    r"bounces?|ndr|mta",
    r"microsoftexchange[0-9a-f]{10,}",
    r"system[-_. ]?administrator",
    before="^",
    after=r"(?:[-+=_.][^@]*[\d=][^@]*)?$",
)
DELIVERERS = _any(
    r"postmaster|mailscanner|mail-?gateway|listserv|majordomo|mailman|symantec.*|imss", before="^", after=r"(?:[-+.].*)?$"
)
ROBOTS = _any(
    r"(?:^|[-._+])(?:no-?reply|do-?not-?reply|(?:svara|besvara)-?(?:ej|inte|icke)|(?:ej|inte)-?svara?)(?:$|[-._+])",
    r"^auto-?(?:svar|reply|responder|response|confirm|mailer|notif\w*|mail)(?:$|[-._+])",
    r"^(?:notifications?|notify|notis|root|nagios|zabbix|icinga|cron|quarantine|karantän)$",
)

# --- subjects --------------------------------------------------------------------------------------------------

AUTOMATIC_SUBJECTS = _any(
    r"automati(?:skt|sk|serat) (?:svar|e-?post|meddelande|mejl|mail|frånvaromeddelande|kvittens)",
    r"(?:auto[- ]?(?:svar|reply|response|respond(?:er)?|antwort)|semestersvar|frånvaro(?:meddelande|besked|svar))",
    r"automat(?:ic|ed)[- ](?:reply|response|e-?mail|message|answer|notification)",
    r"out[- ]of[- ](?:the[- ])?office(?: (?:auto-?)?(?:reply|response|message|notification))?",
    r"vacation (?:reply|message|notice|auto-?reply)|away from (?:my|the) mail",
    r"automati(?:sche|sches) antwort|abwesenheits(?:notiz|meldung|nachricht)|abwesend|außer haus",
    r"auto(?:matisk )?svar|fravær(?:ende|sbesked|smelding)?|ikke til stede",
    r"automaattinen (?:poissaolo)?vastaus|poissa(?:oloviesti)?",
    r"réponse automatique|absen(?:t|ce) du bureau|message d'absence",
    r"respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori sede|resposta automática",
    r"automatisch antwoord|afwezig(?:heidsbericht)?|odpowiedź automatyczna|automatyczna odpowiedź",
    r"automatická odpověď|automatikus válasz|автоматический ответ|автоответ|自動(?:応答|返信)|自动(?:答复|回复)|不在通知",
    before=_TAG,
    after=r"\s*(?:[:：(\[]|[-–]\s|$)",
)
AUTOMATIC_ENDS = re.compile(
    r"(?:[\[(-]\s*)(?:auto(?:mati[cs]k?t?|mated)?[- ]?(?:svar|reply|response))\s*[\])]?\s*$", re.IGNORECASE
)
DOMINO = re.compile(r"^auto:\s.{0,80}(?:is out of (?:the )?office|inte på kontoret)|/\S+ is out of the office", re.I)
ABSENT_SUBJECTS = _any(
    r"frånvar(?:o|ande)|bortrest|semester(?:svar|ledig|stängt)?|sommarstängt|julstängt",
    r"(?:tjänst|föräldra|mamma|pappa|semester|sjuk)?ledig|sjukskriven",
    r"(?:jag är )?(?:inte|ej) (?:på (?:kontoret|plats|arbetet)|i tjänst|anträffbar)",
    r"(?:jag är )?ute (?:från|av|ur) kontoret|ej på kontoret",
    r"(?:i(?:'m| am) |currently )*(?:on (?:(?:annual|parental|maternity|sick|study) )?(?:leave|vacation|holiday))",
    r"(?:i(?:'m| am) |currently )*(?:out of (?:the )?office|away(?: from (?:the |my )?(?:office|desk|mail|e-?mail))?)",
    r"ooo|auto|autosvar från .{1,60}|auto-?re(?:ply|sponse) from .{1,60}|automatisk bekräftelse",
    r"automati(?:c|sk) (?:confirmation|bekräftelse)|vacation(?: response)?",
    before=_TAG,
    after=r"(?:\s*(?:[:(\[!.]|[-–]\s|$)|\s+(?:re|sv)\s*:)",
)
RECEIPT_SUBJECTS = _any(
    r"(?:automatisk |mottagnings)?kvitt(?:ens|o)\b",
    r"(?:automatisk )?bekräftelse(?:\s*:| på (?:mottag|inkom))",
    r"tack för (?:ditt|din|ert|er|att)\b",
    r"(?:ditt|din|ert|er) (?:ärende|felanmälan|fråga|meddelande|mejl|e-?post|mail|förfrågan|beställning)\b",
    r"(?:ny status för |nytt )?(?:ärende|case|ticket|incident|request|inc|sd|req)[ #:.-]*[\w-]*\d",
    r"(?:vi har|we have) (?:tagit emot|fått|mottagit|received)",
    r"(?:ticket|request|message|case|enquiry|inquiry|meddelande|e-?post|mejl) (?:received|mottag)",
    r"thank(?:s| you) for (?:contacting|your|writing|reaching)",
    r"re: ",
    r"\[[^\]]{0,40}\d[^\]]{0,10}\]",
    before=r"^\W*(?:\[[^\]]{1,60}\]\s*)?",
)
CALENDAR_SUBJECTS = _any(
    r"godkän[tn]d?|accepter(?:at|ad)|avböj[td]|preliminär(?:t)?(?: accepterat)?|tacka(?:t|r)? (?:ja|nej)|inställ[td]",
    r"accepted|declined|tentative(?:ly accepted)?|cancell?ed(?: event)?|hyväksytty|hylätty|alustava",
    r"accepteret|afvist|foreløbig|godtatt|avslått|zugesagt|abgelehnt|accepté|refusé",
    before=_TAG,
    after=r"\s*:",
)
READ_SUBJECTS = _any(
    r"(?:läst|oläst|ej läst|lästes|read|not read|unread|gelesen|ungelesen|lest|læst|ulest|luettu|lu)\s*:",
    r"(?:return|read) receipt\b|läskvitto\b|mottagningskvitto\b",
    before=_TAG,
)
BOUNCE_SUBJECTS = _any(
    r"undeliver(?:able|ed)\b|undelivered mail returned|mail undeliverable|message undeliverable|nondeliver",
    r"(?:non[- ]?)?delivery (?:status|failure|has failed|notification|report|failed|delayed|problem|error)\b",
    r"(?:mail|message|e-?mail) deliver?y? (?:failed|failure|failing|system|error|problem|status)|delivery failed\b",
    r"(?:permanent|mail|message|e-?mail) (?:delivery )?failure\b|failure (?:notice|delivery)\b|returned mail\b",
    r"(?:your )?(?:mail|message|e-?mail)(?: to \S+)? (?:could not be|was not|not|cannot be) delivered",
    r"mail (?:failed|failure|error|system error|returned)\b|error sending mail|message status - undeliv",
    r"(?:warning|varning):? (?:could not send|message \S+ delayed|message has not|e-?mail virus|.{0,60}user unknown)",
    r"notice: mail delivery|rejected: |returned to sender|considered unsolicited|\[postmaster\]",
    r"(?:ej |icke )?olever(?:er|bar)\w*|ej levererbart?\b|lever(?:ans|ering)s?(?:fel|rapport|status)\b|kan inte leverera",
    r"(?:meddelande(?:t)?|post|e-?post(?:meddelandet)?|mejlet) (?:kunde inte|kan inte|gick inte att) lever",
    r"(?:rapport|meddelande) om leveransstatus|systemadministratör: |meddelande avvisat|returnerad e-?post",
    r"det gick inte att leverera|kunde inte levereras?|går inte att leverera|leveransen? (?:är )?(?:försenad|misslyck)",
    r"unzustellbar|uleveret|kunne ikke leveres|kan ikke leveres|toimittamaton|onbestelbaar|non remis\b|non recapitabile",
    r"no se puede entregar|não é possível entregar|niedostarczalne|nedoručitelné|недоставлено|не доставлено|配信不能",
    before=r"^\W*(?:re:\s*)?",
)
DELIVERED_SUBJECTS = _any(
    r"delivered:|relayed:|expanded:|levererat:|vidarebefordra[dt]:|delivery delayed|delayed:", before=_TAG
)
FORWARDED = re.compile(r"^\W*(?:vb|fwd?|vl|wg|vidarebefordra[dt]?)\s*:", re.IGNORECASE)
REPLIED = re.compile(r"^\W*(?:\[[^\]]{1,60}\]\s*)?(?:sv|re|vs|aw|ang)\s*:", re.IGNORECASE)

# --- sentences -------------------------------------------------------------------------------------------------

_MESSAGE = r"(?:e-?post(?:meddelande|brev)?(?:t)?|mejl(?:et)?|mail(?:et)?|meddelande(?:t)?|message|e-?mail|svar(?:et)?)"
# A machine speaks of its own message. Each of these decides alone.
MACHINE = _any(
    rf"(?:detta|det här|this)(?: {_MESSAGE})? (?:är|is|has been|har|was) (?:nu )?(?:ett |en |an? )?"
    r"(?:autosvar\b|auto-?(?:reply|gener\w+)|automat(?:iskt|isk|iserat|ic|ed|gener\w+)\b(?! (?:coding|uttag)))",
    rf"{_MESSAGE} (?:har )?(?:skickats|skickas|skapats|genererats|är genererat|är skapat) (?:helt )?automatiskt",
    rf"{_MESSAGE} (?:was|is|has been) (?:sent|created|generated) automatically|automatically generated {_MESSAGE}",
    rf"{_MESSAGE} (?:was|is|has been) automatically (?:sent|created|generated)",
    rf"(?:är|ett) automat(?:iskt )?genererat {_MESSAGE}?|{_MESSAGE} är automat(?:iskt )?genererat",
    rf"{_MESSAGE} (?:går|gick) (?:inte|ej) att (?:svara på|besvara)",
    rf"(?:går (?:inte|ej) att svara på|kan (?:inte|ej) (?:svara på|besvara)) (?:detta|det här) {_MESSAGE}",
    rf"{_MESSAGE} kan (?:inte|ej) besvaras|svara (?:inte|ej) på (?:detta|det här|denna)\b",
    r"(?:please )?do not (?:directly )?(?:reply|respond) (?:directly )?to this (?:e-?mail|message|address)",
    r"reply above this line|ovanför den här (?:linjen|raden)",
    r"^\W*(?:obs\W*)?(?:autosvar|auto-?reply|automatiskt (?:svar|larm|meddelande)|automated? (?:reply|response))\b",
    r"(?:den här|denna) (?:brevlådan?|e-?post(?:adress(?:en)?|låda)|adressen?) (?:bevakas|läses|används|är) (?:inte|ej)",
    r"brevlådan läses inte|(?:mailbox|inbox|address) is (?:not|no longer) (?:monitored|read|in use|active|checked)",
    r"(?:message|mail) (?:\S+ ){0,5}(?:is being held|was waitlisted|has been quarantined|in quarantine)",
    r"protecting myself from (?:receiving )?(?:junk|spam)",
    r"this is (?:the only|an? (?:email )?abuse) |return receipt for the mail|unsubscribe from these notifications",
)
ABSENT = _any(
    r"\bjag (?:(?:är|har|befinner mig|arbetar|jobbar)\b(?: \w+){0,3}? )"
    r"(?:semester\w*|(?:tjänst|föräldra|mamma|pappa|semester|studie|sjuk)?ledig(?:het)?\b|föräldraledighet"
    r"|sjukskriven|frånvarande|bortrest|utomlands|utrikes|(?:tjänste)?resa|resande fot|konferens|kongress|kurs\b"
    r"|uppdrag|ur tjänst|slutat|pension\w*)",
    r"\bjag (?:är|arbetar|jobbar) (?:inte|ej) (?:på (?:kontoret|plats|arbetet)|i tjänst|i ?dag|längre)",
    r"\b(?:vi har|är) (?:sommar|semester|jul)?(?:stängt|stängd|stängda|lov)\b",
    r"\bi(?:'m| am)(?: \w+){0,2}? (?:out of (?:the )?office|away|unavailable|travel+ing|out sick|retired|abroad)\b",
    r"\bi(?:'m| am)(?: \w+){0,2}? (?:on|off on) (?:\w+ )?(?:leave|vacation|holidays?|sabbatical)\b",
    r"\bi (?:will be|have) (?:out of (?:the )?office|away|left|retired)\b|\bi do not work\b",
    r"\b(?:is (?:out of the office|on leave)|no longer (?:works?|with|employed|at))\b",
    r"\b(?:our )?offices? (?:is|are|has|have)(?: been)? closed\b|\bi (?:will be )?out of (?:the )?office\b",
    r"\bich bin\b.{0,60}(?:nicht im büro|im urlaub|abwesend)|\bjeg er\b.{0,40}(?:ferie|ikke på kontoret)|\bolen loma",
)
REDIRECTS = _any(
    r"\bkontakta(?:s)?\b|\bhänvisa[sr]?\b|\bring (?:växeln|vår)|\bskickas till\b|\bmin ersättare\b|\bfår du kontakta\b",
    r"\b(?:brådskande|akuta?) (?:ärende|fråg|fall|behov)|\bom det är bråttom\b|\bakut\b",
    r"\bläser (?:inte|ej|inga|sporadiskt|sällan|bara)?\s*(?:min |mina |mejl|mail|e-?post|ditt)|\bläses inte\b",
    r"\bvidarebefordras (?:inte|ej)|\b(?:inte|ej) (?:att )?(?:vidarebefordras|läsas|läst)\b",
    r"\b(?:svarar|besvarar?s?|återkommer|läser ditt mejl|tillbaka|åter)\b.{0,60}"
    r"\b(?:när jag|så snart|först|jobbet|i tjänst|på måndag|den \d|i (?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec))",
    r"\bbegränsad(?:e)? (?:tillgång|möjlighet)|\btack för (?:ditt|din|er) (?:mejl|mail|e-?post|meddelande)",
    r"\burgent\b|\b(?:please |kindly )?contact\b|\bmy (?:replacement|colleague|deputy|substitute)\b|\bcall our\b",
    r"\b(?:limited|intermittent|no|without|sporadic) (?:\w+ )?(?:access|internet|connection)|\bdelay in my response\b",
    r"\bwill (?:not )?(?:be )?(?:repl(?:y|ied)|respond|answer(?:ed)?|get back|return|be back|read|forwarded|back)\b",
    r"\bthank(?:s| you) for (?:your|the) (?:e-?mail|message|mail)|\bunable to read your\b|\bnot (?:read|forwarded)\b",
)
RECEIVED = _any(
    r"\b(?:vi har|har vi|har)(?: nu)? (?:tagit emot|mottagit|fått) (?:det\b|(?:ditt|din|ert|er)\b)",
    r"\b(?:ditt|din|ert|er) (?:\S+ )?(?:ärende|mejl|mail|e-?post|meddelande|fråga|förfrågan|felanmälan|beställning|"
    r"anmälan|formulär|handling)\s(?:är|har|blir)\b(?: nu)?.{0,30}(?:mottag|tagits emot|registrer|inkommit|kommit fram"
    r"|skickats in|skapat|fått (?:nummer|ny))",
    r"\b(?:ärende|incident|ticket|inc)[ #]?[\w-]{0,24}\d[\w-]{0,24} (?:har|är|has been) (?:skapa|registrer|öppna|creat)",
    r"\b(?:we have|we've|has|have been) received (?:your|this)\b|\bhas been received\b|\bticket has been created\b",
    r"\bbeen opened on your behalf\b|\bwe would like to acknowledge\b|\byour request (?:\(\d+\) )?has been\b",
    r"\btack för att du (?:kontaktar|hör|skriver)|\bthank you for contacting\b|\bstatus har ändrats\b",
)
PROMISED = _any(
    r"\båterkommer\b.{0,40}\b(?:så (?:snart|fort)|inom|snarast)|\b(?:svarar|besvaras)\b.{0,30}\b(?:inom|så snart)",
    r"\bhandläggare (?:kommer att|är ledig|kontaktar)|\b(?:vår|aktuell) (?:handläggningstid|svarstid)|fördelas till en",
    r"\b(?:respond|reply|answer|get back|be in touch)\b.{0,40}\b(?:within|soon|shortly|possible)",
    r"\breviewed by our\b|\bsvar så snart\b|\btack för din fråga\b|\bärendenummer\b|\bticket id\b|\bfått nummer\b",
)
CALENDAR = _any(
    r"(?:has|have) (?:accepted|declined|tentatively)|invitation (?:from|to)|mötesförfrågan|(?:ditt )?möte(?:t)? (?:av|ac)",
)
READ = _any(
    r"\blästes\b|was (?:read|deleted|displayed)|togs bort utan|ble lest|blev læst|return receipt|visades|raderades utan",
)
UNDELIVERED = _any(
    r"\b[45]\.\d{1,2}\.\d{1,3}\b|\b(?:550|551|552|553|554|450|451|452)[ -]",
    r"user unknown|unknown user|no such (?:user|recipient|address)|(?:mailbox|quota) (?:is )?(?:full|exceed\w+|unavail\w+)",
    r"(?:could|was|can|cannot|has|did) ?(?:not|n't)? ?(?:yet )?(?:be |been )?(?:deliver(?:ed)?|reach(?:ed)?)\b",
    r"un(?:able|deliverable)\b.{0,30}(?:deliver|message|mail)?|undeliverable|unrouteable|permanent (?:fatal )?error",
    r"delivery (?:has )?(?:failed|is delayed|failure)|failed recipient|transcript of session|does not exist here",
    r"(?:inte|ej|inte att) (?:kunde )?lever(?:era|erat|eras|erades)|levererades inte|leveransen (?:är |har )?(?:för|miss)",
    r"nådde inte|mottagaren finns inte|okänd mottagare|brevlådan är full|your message was (?:not|rejected)|recipient reject",
    r"nicht zugestellt|ikke leveres|non? remis|niet afgeleverd|voitu toimittaa|delivery of the email was stopped",
    r"mail is returned|message delivery failed|account is inactive|mail could not",
)
# A person wants something, gives something or answers.
SPEAKS = _any(
    r"\?",
    r"\b(?:undrar|fråga:|kan ni|kan vi|skulle ni|vill (?:vi|ni|jag|gärna)|(?:vi|jag) vill|behöver (?:vi|ni)|vi behöver)\b",
    r"\b(?:bifoga\w*|se bila\w+|bilaga|här kommer|skickar|översänder|skicka gärna|vänligen (?:skicka|återkom|bekräfta))",
    r"\b(?:beställ(?:er|a)|ansöker|begär|godkänner|godkänna|kompletter\w+|återkalla\w*|lägga till|byta|meddela oss)\b",
    r"\b(?:could you|can you|can we|would you|do you|we (?:need|want|would)|i (?:need|want|wonder|would like|approve))\b",
    r"\b(?:attach(?:ed|ing)?|enclosed?|here is|please (?:send|add|find|remove|confirm|go on|call))\b",
    r"\b(?:we|i) (?:accept|approve|order|confirm|report|hereby|study)\b|\bwe must\b",
)
QUOTED = re.compile(r"[\"”“»«][^\"”“»«\n]{3,300}[\"”“»«]")
STOCK_QUESTIONS = _any(
    r"(?:har du|har ni|vill du|behöver du|do you have|need|any|got)\b[^?.!\n]{0,60}(?:frågor|questions|help|hjälp|svar)\?"
)
