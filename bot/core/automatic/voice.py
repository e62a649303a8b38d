"""Who speaks in a mail without any mark: a service or a person, by its sender, its signature and its pronouns."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from bot.core.automatic.subjects import any_of
from parsers.facts import Mail

_READ = 3000  # characters in which a voice is looked for

# What functions, services and devices call themselves, in the local part or the name of an address.
_WHOLE = (
    r"support\w*|hjalp|mx\d*|postmaster|help|service|servicedesk|helpdesk|order|orders|butik|shop|webb?|webshop"
    r"|app|bot|hr|it|it-?drift"
    r"|drift\w*|system|admin|lon|lön|payroll|updates?|updating|uppdatering\w*|nytt|jobb|jobs|career|karriär|boka|portal"
    r"|portalen|pressrum|events?|kurs(?:er)?|alarm|larm\w*|alerts?|status|ups|nas|mfp|scan|scanner|ricoh|canon\w*"
    r"|xerox|konica|kyocera|sharp|epson|brother|lexmark|toshiba|hp|bizhub|scans|fax"
    r"|telefax|print|printer|copier|kopiator(?:n)?|skrivare(?:n)?|tasks?|digest|billing|invoices?|tickets?"
    r"|biljett(?:er)?"
    r"|confirm\w*|verify|verifier\w*|security|account|accounts|konto|kundkonto|moderator|listadmin|gitlab|github|jira"
    r"|redcap|sharepoint|teams|zoom|docusign|linkedin|facebook|doodle|dropbox|onedrive|moodle|canvas|ladok|primula"
    r"|heroma|agresso|raindance|topdesk|zendesk|freshdesk|servicenow|easit|artologik|qualtrics|netigate|surveymonkey"
    r"|veeam|grafana|prometheus|onbehalfof|messages|member|mail|mailer|info-?mail|campaign|kampanj|alumni"
    r"|list(?:master|s)?"
    r"|listor|lists-?admin|owner|gateway|cisco|unity"
)
_PART = (
    r"microsoftexchange|kundtj[aä]nst|kundservice|kundeservice|kundsupport|kundcenter|kundenservice"
    r"|customer ?(?:service|care)"
    r"|servicecenter"
    r"|servicepunkt|servicedesk|help-?desk|felanm[aä]l|nyhetsbrev|newsletter|notif|avisering|p[aå]minnelse"
    r"|reminder|enk[aä]t"
    r"|survey|unders[oö]kning|utv[aä]rdering|webbinar|webinar|webb?shop|e-?handel|systemet|system(?:admin|meddel|konto)"
    r"|verktyget|portalen|tj[aä]nsten?\b|tjenesten?\b|bevakning|[oö]vervakning|monitor|backup|s[aä]kerhetskopi"
    r"|certvakt|certifikat"
    r"|reskontra|l[oö]nesystem|mobilsvar|telefonsvar|hj[aä]lpcenter|telefax|faxserver|\w+fax\b|r[oö]stbrev"
    r"|voice-?mail|telefoni"
    r"|v[aä]xeln|autosvar"
    r"|auto-?respon|auto-?reply|formul[aä]r|kontaktform|digital sending|antivirus|virus|brandv[aä]gg|firewall|spam"
    r"|skr[aä]ppost|filter|karant[aä]n|quarantine|daemon|delning|sharing|bokning|booking|reservation"
    r"|parkering|leverans|delivery|sp[aå]rning|tracking|schemal[aä]gg|tidrapport|time-?(?:report|sheet)|sj[aä]lvservice"
    r"|prenumeration|subscri|manuscript|submission|editorial|l[aå]nedisk|bibliotekssystem|biblioteket\b|loans?\b"
    r"|rekryter"
    r"|anm[aä]lan\b|registration|konferens|conference|e-?l[aä]rande|e-?learning|kursadmin|datorn|server|unity"
    r"|filtransfer"
    r"|filesender|nagios|zabbix|jenkins|cron|robot|automat|mailbot|m[oö]tesbot|kiosk|skanner|skanning|inskanning"
    r"|multifunk"
)
_SERVICES = any_of(rf"(?<![^\W_\d])(?:{_WHOLE})(?![^\W_\d])", _PART)
# What organisations call the boxes that several people read.
_OFFICES = any_of(
    r"(?:info|post|kansli\w*|kontakt|contact|hej|hello|hi|registrator\w*|diari\w*|mejl|brev\w*|inst\w*|kontor\w*"
    r"|office|reception|expedition\w*|forskarskolan"
    r"|utlysning|sekretariat\w*|studie\w*|dpo|gdpr|kommun|region|redaktion\w*|editor\w*|committee|bibliotek\w*"
    r"|utbildning\w*|inkop|inköp|ekonomi|finance"
    r"|e-?faktura|faktura\w*|press|team|noc|soc|meddelande\w*|medlem\w*|forening\w*|styrelse\w*|welcome|dse\w*"
    r"|efaktura|inbjudan|invite|invitations?)\d*(?![^\W_\d])",
    before=r"^",
)
_PERSON = re.compile(
    r"(?:[A-ZÅÄÖÉØÆÜ][^\W\d_]*[.,]?(?:-[A-ZÅÄÖ][^\W\d_]*)?(?: (?:von|af|av|de|van|der))*(?: "
    r"|$)){2,4}.*"
)
_FULL_NAME = re.compile(r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:[ -][A-ZÅÄÖÉ][a-zåäöéü]+){1,3}")
_DEFINITE = re.compile(
    r"[^\W\d_]{4,}(?:ningen|erna|arna|orna|tjänsten?|skolan|rådet|verket|systemet|laget|kontoret|byrån|nätverket"
    r"|centret|enheten|kollen|portalen|tidningen|nytt)\b",
    re.I,
)
_GREETS = any_of(
    r"hej\w*|hallå|tjena|god (?:morgon|dag|kväll|eftermiddag)|dear|hello|hi\b|good (?:morning|day|afternoon)|kära|kære"
    r"|kjære|hei\b|liebe|sehr geehrte|bäste|to whom",
    before=r"^\W*",
)
_WORDS = re.compile(r"[^\W\d_]{3,}")  # shorter ones are particles and initials

_ENGLISH_I = re.compile(
    r"\bI(?:'\w+|\b(?= (?:am|was|have|had|will|would|can|could|should|shall|must|may|might|do|did|don't|think|hope"
    r"|see|saw|got|get"
    r"|need|want|wish|know|work|look|also|just|still|never|really|understand|agree|apolog\w+|believe|plan"
    r"|attach\w*|read|sent|use"
    r"|take|trust|guess|suppose|wonder|confirm|approve|accept|appreciate|write|received|noticed|found|only)\b))"
    r"|\b[Mm](?:e|y)\b(?! (?:account|page|profile|loans|settings)\b)"
)
_OTHER_I = any_of(
    r"(?<!\d )\b(?:jag|mig|min|mitt|mina|själv)\b(?! (?:sidor?|sida|konto|bokning\w*|inställningar|lån)\b)",
    r"\b(?:jeg|meg|mine|minä|minun|minulle|minua|olen|olin|ich|mir|mich|meine?)\b",
)
_BY_HAND = re.compile(
    r"(?:^|\s)(?:/{1,2}|[-–] ?|(?:[Mm][Vv][Hh]|[Hh]älsningar|[Vv][Hh]|BR|[Bb]est),? )"
    r"[A-ZÅÄÖ][a-zåäöéü]+(?:[ -][A-ZÅÄÖ][a-zåäöéü]+){0,2}\s*$",
    re.MULTILINE,
)
_CLOSES = any_of(
    r"m\.?v\.?h|(?:med )?(?:vänlig\w*|varm\w*|bästa|många|glada|soliga) hälsning\w*|hälsning\w*|hälsar|vänligen,?$"
    r"|allt gott",
    r"(?:kind|best|warm)\w* (?:regards|wishes)|regards|best,?(?= [A-Z]|$)|sincerely|yours|cheers|hilsen|terveisin",
    r"(?:med )?vennlig hilsen|(?:mit freundlichen|beste|viele) grüße\w*",
    before=r"^\W*",
    after=r"(?!\w)",
)
_TEAM = any_of(r"\b\w*team(?:et)?\b|\bsystem|\bredaktion|\bbolaget\b|\b(?:ab|as|gmbh|inc|ltd)\b")
_NAME_LINE = re.compile(r"[A-ZÅÄÖ][^\W\d_]*\.?(?:[ -][A-ZÅÄÖ][^\W\d_]*\.?){0,3}(?:,.{0,60}|\s*\([^)]{1,40}\))?")
_QUOTES_BEGIN = re.compile(r"^[ \t]{0,20}(?:>|från:|from:|fra:|von:|-{3,}|_{5,})", re.IGNORECASE | re.MULTILINE)


def is_service(mail: Mail) -> bool:
    """Whether the sender calls itself a service, a device or a function, and bears no person's name."""
    local, name = local_part(mail), mail.sender.name.strip()
    if _FULL_NAME.fullmatch(name) and not _SERVICES.search(name) and not local.isalpha():
        return False  # a person, whatever the rest of the address is about
    if "." not in local:
        return bool(_SERVICES.search(local) or _SERVICES.search(name))
    first_and_last = name and _names(local) == _names(name)
    return not first_and_last and bool(_SERVICES.match(local) or _SERVICES.search(name))


def is_office(mail: Mail) -> bool:
    """Whether the address is an organisation's rather than one person's, though it calls itself no service."""
    name = mail.sender.name.strip()
    return bool(_OFFICES.search(local_part(mail)) or (name and not _PERSON.fullmatch(name)) or _DEFINITE.search(name))


def greets(mail: Mail) -> bool:
    """Whether the mail begins by addressing somebody."""
    return bool(_GREETS.match(mail.new_text))


def speaks_as_one(mail: Mail) -> bool:
    """Whether somebody says "I" in the mail, or has put a name under it."""
    text = mail.new_text[:_READ]
    return bool(_ENGLISH_I.search(text) or _OTHER_I.search(text)) or is_signed(mail)


def is_signed(mail: Mail) -> bool:
    """Whether a person's name stands under the text: the sender's own, one behind a stroke, or the last line."""
    body = mail.body[:_READ]
    quoted = _QUOTES_BEGIN.search(body)
    lines = [line.strip() for line in (body[: quoted.start()] if quoted else body).splitlines() if line.strip()]
    if _BY_HAND.search("\n".join(lines[-2:])) or (len(lines) > 1 and _is_name(lines[-1])):
        return True
    own = {*_names(mail.sender.name), *_names(local_part(mail))}
    return any(
        _closes(line, after) or (_is_name(line) and own & {*_names(line)}) for line, after in pairwise([*lines, ""])
    )


def _closes(line: str, after: str) -> bool:
    """Whether a person takes leave here: no service, team or company does it in its own name."""
    below = f"{line} {after}"
    return bool(_CLOSES.match(line)) and not _SERVICES.search(below) and not _TEAM.search(below)


def _is_name(line: str) -> bool:
    """Whether a line is nothing but a person's name, or that and a title."""
    name, _, _ = line.partition(",")
    return bool(_NAME_LINE.fullmatch(line)) and not _SERVICES.search(name) and not _TEAM.search(name)


def local_part(mail: Mail) -> str:
    """What stands before the sign in the sender's address."""
    return (mail.sender.address or "").partition("@")[0]


def _names(text: str) -> list[str]:
    """The words of a text without accents, those that are long enough to be a name."""
    return _WORDS.findall(unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode())
