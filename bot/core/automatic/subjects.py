"""How machines call themselves and their mails: the senders and subjects of daemons, robots and absent people.

Swedish and English in depth; other languages as their mail programs write them. A subject that people write as well
never decides alone: `bot/core/automatic/signs.py` says what has to come together.
"""

from __future__ import annotations

import re


def any_of(*patterns: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """One pattern out of several, whatever their case, with what must stand in front of and behind each."""
    return re.compile(f"{before}(?:{'|'.join(patterns)}){after}", re.IGNORECASE)


_TAG = r"^\W*(?:\[[^\]]{1,60}\]\s*)?"  # "[uni.example #4471] " may stand in front

# --- senders ---------------------------------------------------------------------------------------------------

DAEMONS = any_of(
    r"(?:mailer|mail|mta)[-_.]?daemon",
    r"mdaemon|mmdf|mail[-_. ]?delivery[-_. ]?(?:sub)?system",
    r"bounces?|ndr|mta",
    r"microsoftexchange[0-9a-f]{10,}",
    r"system[-_. ]?administrator",
    before="^",
    after=r"(?:[-+=_.][^@]*[\d=][^@]*)?$",
)
DELIVERERS = any_of(
    r"postmaster|mailscanner|mail-?gateway|mail-?router|listserv|majordomo|mailman|symantec.*|imss|interscan"
    r"|mail-?marshal|mail-?sweeper|mail-?guard|antivirus|virus-?(?:alert|scan\w*|larm|varning)|ironport|barracuda",
    before="^",
    after=r"(?:[-+.].*)?$",
)
ROBOTS = any_of(
    r"(?:^|[-._+])(?:no[-._]?reply|do[-._]?not[-._]?reply|(?:svara|besvara)-?(?:ej|inte|icke)|(?:ej"
    r"|inte)-?svara?)(?:$|[-._+])",
    r"^auto-?(?:svar|reply|responder|response|confirm|mailer|notif\w*|mail)(?:$|[-._+])",
    r"^owner-|-(?:request|owner|bounces|leave|unsubscribe)$",
    r"^(?:notifications?|notify|notis|root|nagios|zabbix|icinga|cron|quarantine|karantän)$",
)

DEVICES = re.compile(
    r"^(?:scan(?:ner)?|kopiator|skrivare|printer|mfp|voicemail|röstbrevlåda|telefoni|fax(?:server)?|(?:spam)?filter|calendar|kalender|teams|sharing"
    r"|delning|alerts?|"
    r"monitor(?:ing)?|backup|security|vote|drive-shares\S*|mailer|avisering\w*|larm|e-?tjanst(?:er)?)\d{0,4}(?:$|[-._+])"
)

# --- subjects --------------------------------------------------------------------------------------------------

AUTOMATIC_SUBJECTS = any_of(
    r"autom(?:ati(?:skt|sk|serat|c|ed)|at|\.) ?(?:\w*(?:svar|kvitt|besked|meddeland|mejl|mail|post)\w*)",
    r"(?:auto[- ]?(?:svar|reply|response|respond(?:er)?|antwort)|semestersvar|frånvaro(?:meddelande|besked|svar))",
    r"automat(?:ic|ed)[- ](?:reply|response|e-?mail|message|answer|notification)",
    r"out[- ]of[- ](?:the[- ])?office(?: (?:auto-?)?(?:reply|response|message|notification)| until .{1,30}| re)?",
    r"vacation (?:reply|message|notice|auto-?reply)|away from (?:my|the) mail",
    r"automati(?:sche|sches) antwort|abwesenheits(?:notiz|meldung|nachricht)|abwesend|außer haus",
    r"auto(?:matisk )?svar|fravær(?:ende|sbesked|smelding|sassistent|s?svar)?|ikke til stede",
    r"automaattinen (?:poissaolo)?vastaus|poissa(?:olo(?:viesti|ilmoitus|vastaus)?)?",
    r"réponse automatique|absen(?:t|ce) du bureau|message d'absence",
    r"respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori sede|resposta automática",
    r"automatisch antwoord|afwezig(?:heidsbericht)?|odpowiedź automatyczna|automatyczna odpowiedź",
    r"kopia (?:av|på) (?:ditt|det|ert) (?:meddelande|formulär)|copy of your (?:message|form)",
    r"virus(?:varning| alert| warning)(?: / virus alert)?|(?:nytt|new) fax (?:mottaget|received)[^?]*",
    r"message from (?:kmbt|rnp|canon|hp|xerox|brw|sharp)[\w-]*",
    r"automatická odpověď|automatikus válasz|автоматический ответ|автоответ"
    r"|自動(?:応答|返信)|自动(?:答复|回复)|不在通知",
    before=_TAG,
    after=r"\s*(?:[:：(\[\]]|[-–]\s|$)",
)
AUTOMATIC_ENDS = re.compile(
    r"(?:[\[(-]\s*)(?:auto(?:mati[cs]k?t?|mated)?[- ]?(?:svar|reply|response))\s*[\])]?\s*$", re.IGNORECASE
)
DOMINO = re.compile(
    r"^auto:\s.{0,80}(?:is out of (?:the )?office|inte på kontoret)|/\S+ is out of the office|"
    r"^\S+(?: \S+){1,3} (?:is|är|er|ist) (?:currently |just nu )?(?:out of (?:the )?office|inte på kontoret|"
    r"ikke på kontoret|außer haus|nicht im (?:büro|hause?))\W*$",
    re.IGNORECASE,
)
ABSENT_SUBJECTS = any_of(
    r"automatiskt svar från .{1,60}|absen(?:ce|t)|(?:semester|ledig(?:het)?|holiday|vacation"
    r"|leave) (?:v\.? ?)?\d.{0,30}",
    r"frånvar(?:o|ande)(?:besked|meddelande|svar)?(?: från .{1,60})?|bortrest|semester(?:svar|ledig|stängt)?"
    r"|sommarstängt|julstängt",
    r"(?:tjänst|föräldra|mamma|pappa|semester|sjuk)?ledig|sjukskriven",
    r"(?:jag är )?(?:inte|ej) (?:på (?:kontoret|plats|arbetet)|i tjänst|anträffbar)",
    r"(?:jag är )?ute (?:från|av|ur) kontoret|ej på kontoret",
    r"(?:i(?:'m| am) |currently )*(?:on (?:(?:annual|parental|maternity|sick|study) )?(?:leave|vacation|holiday))",
    r"(?:tjänst|föräldra|semester)?ledig(?:het)? (?:fram )?till .{1,30}|(?:i(?:'m| am) )?not in (?:the )?office",
    r"(?:i(?:'m| am) |currently )*(?:out of (?:the )?office|away(?: from (?:the |my )?(?:office|desk|mail"
    r"|e-?mail))?)",
    r"ooo|auto|autosvar från .{1,60}|auto-?re(?:ply|sponse) from .{1,60}|automatisk bekräftelse",
    r"automati(?:c|sk) (?:confirmation|bekräftelse)|vacation(?: response)?|(?:on )?holidays?|ledighet|borta",
    before=_TAG,
    after=r"(?:\s*(?:[:(\[!.]|[-–]\s|$)|\s+(?:re|sv)\s*:)",
)
RECEIPT_SUBJECTS = any_of(
    r"(?:automatisk |mottagnings)?kvitt(?:ens|o)\b",
    r"(?:automatisk )?bekräftelse(?:\s*:| på (?:mottag|inkom))",
    r"tack för (?:ditt|din|ert|er|att)\b",
    r"(?:ditt|din|ert|er) (?:ärende|felanmälan|fråga|meddelande|mejl|e-?post|mail|förfrågan|beställning)\b",
    r"(?:ny status för |nytt )?(?:ärende|case|ticket|incident|request|inc|sd|req|ritm"
    r"|[a-z]{2,6}(?=\d{5}))[ #:.-]*[\w-]*\d",
    r"(?:vi har|we have) (?:tagit emot|fått|mottagit|received)",
    r"(?:\w+ )?(?:ticket|request|message|case|enquiry|inquiry|meddelande|e-?post|mejl)\b.{0,30}(?:received"
    r"|mottag|logged)",
    r".{0,40}\b(?:har )?(?:mottagit|fått|tagit emot) (?:ditt|din|ert|er)\b",
    r"thank(?:s| you) for (?:contacting|your|writing|reaching)",
    r"\[[^\]]{0,40}\d[^\]]{0,10}\]|(?:ticket|ärende|case) (?:closed|stängt|löst|avslutat|updated|uppdaterat)",
    r"välkommen till .{0,40}(?:support|kundtjänst|kontaktcenter)",
    before=r"^\W*(?:\[[^\]]{1,60}\]\s*)?",
)
CALENDAR_SUBJECTS = any_of(
    r"godkän[tn]d?|accepter(?:at|ad)|avböj[td]|preliminär(?:t)?(?: accepterat)?|tacka(?:t|r)? (?:ja|nej)|inställ[td]",
    r"accepted|declined|tentative(?:ly accepted)?|cancell?ed(?: event)?|hyväksytty|hylätty|alustava",
    r"accepteret|afvist|foreløbig|godtatt|avslått|zugesagt|abgelehnt|accepté|refusé",
    r"ny(?:tt|t)? (?:tid ?föreslagen|tidsförslag)|new time proposed|möte(?:t)? (?:avbokat|inställt|ändrat)",
    r"(?:updated )?invitation(?: (?:accepted|declined|updated|cancell?ed))?|(?:avbokad|ändrad) inbjudan",
    before=_TAG,
    after=r"\s*:",
)
READ_SUBJECTS = any_of(
    r"(?:läst|oläst|ej läst|lästes|levererat|read|not read|unread|gelesen|ungelesen|lest|læst|ulest|luettu|lu)\s*:",
    r"(?:return|read|delivery) receipt\b|(?:läs|leverans|mottagnings)kvitto\b",
    before=_TAG,
)
BOUNCE_SUBJECTS = any_of(
    r"undeliver(?:able|ed)(?:\s*[:(]|\s*$| (?:mail|message|e-?mail)\b)|undelivered mail returned"
    r"|mail undeliverable|message undeliverable|nondeliver",
    r"(?:non[- ]?)?delivery (?:status|failure|has failed|notification|report|failed|delayed|problem|error)\b",
    r"(?:mail|message|e-?mail) deliver?y? (?:failed|failure|failing|system|error|problem|status)|delivery failed\b",
    r"(?:permanent|mail|message|e-?mail) (?:delivery )?failure\b|failure (?:notice|delivery)\b|returned mail\b",
    r"(?:your )?(?:mail|message|e-?mail)(?: to \S+)? (?:could not be|was not|not|cannot be) delivered",
    r"mail (?:failed|failure|error|system error|returned)\b|error sending mail|message status - undeliv",
    r"(?:warning|varning):? (?:could not send|message \S+ delayed|message has not|e-?mail virus|.{0,60}user unknown)",
    r"notice: mail delivery|rejected: |returned to sender|considered unsolicited|\[postmaster\]",
    r"(?:ej |icke )?olever(?:er|bar)\w*|ej levererbart?\b|lever(?:ans|ering)s?(?:fel|rapport|status)\b"
    r"|kan inte leverera",
    r"(?:meddelande(?:t)?|post|e-?post(?:meddelandet)?|mejlet) (?:kunde inte|kan inte|gick inte att) lever",
    r"(?:meddelandet|mejlet|e-?posten|message|e-?mail) (?:har |has been |was )?(?:stoppa|blocker|stopped|blocked)\w*",
    r"(?:rapport|meddelande) om leveransstatus|systemadministratör: |meddelande avvisat",
    r"returnera[dt] (?:e-?)?(?:post|mejl|mail)",
    r"(?:meddelandet|mejlet|e-?posten|brevet) (?:är|har blivit) försena[dt]|brevlådan är full",
    r"det (?:gick|går) inte att leverera|kunde inte levereras?|går inte att leverera|leveransen? (?:är )?(?:försenad"
    r"|misslyck)",
    r"unzustellbar|uleveret|kunne ikke leveres|kan ikke leveres|toimittamaton|onbestelbaar|non remis\b"
    r"|non recapitabile",
    r"no se puede entregar|não é possível entregar|niedostarczalne|nedoručitelné|недоставлено|не доставлено|配信不能",
    r".{0,300}\((?:delivery failed|non remis|undeliverable)\)\s*$",
    before=r"^\W*(?:re:\s*)?",
)
DELIVERED_SUBJECTS = any_of(
    r"delivered:|relayed:|expanded:|levererat:|vidarebefordra[dt]:|delivery delayed|delayed:", before=_TAG
)
FORWARDED = re.compile(r"^\W*(?:vb|fwd?|vl|wg|vidarebefordra[dt]?)\s*:", re.IGNORECASE)
REPLIED = re.compile(r"^\W*(?:\[[^\]]{1,60}\]\s*)?(?:sv|re|vs|aw|ang)\s*:", re.IGNORECASE)
