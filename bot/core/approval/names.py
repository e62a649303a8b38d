"""Greetings, sign-offs and the writer's name: what is taken off a reply before it is understood.

Whatever could mean something else than a name stays where it is, and then makes its sentence unknown.
"""

from __future__ import annotations

import re

from bot.core.approval.danger import codes, dangerous, hard, words
from bot.core.approval.folding import folded

_WORD = r"[A-ZÅÄÖÉ][a-zåäöéü]{1,20}(?:-[A-ZÅÄÖ][a-zåäöéü]{1,20})?"
_TITLE = r"(?i:docent|professor|forskare|doktorand|[öo]verl[äa]kare|lektor|phd|md)"
_NAME = rf"(?:(?i:prof|dr|doc|docent|professor)\.? )?(?:[A-ZÅÄÖ]\.? )?{_WORD}"
_FULL_NAME = rf"{_NAME}(?:,? (?:{_NAME}|[A-ZÅÄÖ]\.|i|p[åa]|och|&|{_TITLE})){{0,5}}\.?"
_GREETING = re.compile(
    r"\W*(?i:hej(?:san|ssan)?(?: hej)?|moj|tjenare|hall[åa]|hi|hello|dear|b[äa]st[ae]|k[äa]ra|till (?=regist)|tja|"
    r"tjena|hiya|hey|"
    r"hei|god "
    r"(?:morgon|dag)|"
    r"good (?:morning|afternoon))(?i: (?:igen|again|p[åa] (?:dig|er)|alla|all|d[äa]r|p[åa] er alla|there|team|everyone|"
    r"sir(?:/madam)?|or|"
    r"madam|"
    rf"registerservice|handl[äa]ggare|dr|prof|professor|mr|ms))*(?P<name>(?: {_WORD}){{0,3}}(?: (?:from|fr[åa]n) "
    rf"(?:a )?(?:[a-z]{{3,8}} )?{_WORD})?| \w{{2,15}}(?=[,!.\n]|$))"
    r"(?:\s*[,!.:\n]|\s*$|\s)"
)
_SERVICE = re.compile(
    r"(?i)regist(?:er|ry)[ -]?service|^(?:hej|hi|hello|dear|god morgon)\w*|(?:sir|madam)\b|socialstyrelsen"
)
_SALUTATION = re.compile(
    r"(?i:hej\w*|hello|hi|dear|b[äa]st[ae]|k[äa]ra?|kære|hei|till|to(?! be\b))(?: [\w'.&/-]+){0,6}\s?[,!:]*"
)
_THANKED = re.compile(rf"(?i:(?:tack|thanks|thank you)(?: s[åa] mycket| so much)?),? (?P<name>{_WORD})[,.!] ?(?=\S)")
_OWN_NAME = re.compile(
    rf"(?P<me>\b(?:[Jj]ag|I|[Uu]ndertecknad|mig|me)),? (?:{_TITLE} )?(?P<name>(?:{_WORD}(?:[ ,-]{{1,2}}|\.?$)){{2,3}})"
)
_BEFORE = r"(?:^|(?<=[\s,.!]))"
_AFTER = r"[\s,.:!]*/?"
_SIGN_OFFS = (
    re.compile(
        rf"{_BEFORE}(?i:(?:med )?(?:v[äa]nliga?|varma?|b[äa]sta|m[åa]nga|hj[äa]rtliga?|soliga|glada) "
        rf"h[äa]lsning(?:ar|en)?(?: ?/ ?(?:kind|best|warm) (?:regards|wishes))?|v[äa]nligen|"
        r"h[öo]gaktningsfullt|allt gott|yours|kram(?:ar)?|(?:with )?(?:kind|best|warm|many|kindest) (?:regards|wishes)|"
        r"all the best|sincerely|"
        r"respectfully|gratefully|warmly|(?:with )?(?:many |best )?thanks and (?:best |kind )?regards|(?:med "
        r")?(?:en )?(?:vänlig|varm|bästa|soliga?|glada?) h[äa]lsning(?:ar|en)? / (?:kind|best) regards|"
        rf"yours (?:sincerely|faithfully|truly)|(?:med )?ven+lig hilsen|hilsen|br|"
        rf"(?<!\d )kr){_AFTER}(?P<name>(?:fr[åa]n )?{_FULL_NAME}|)$"
    ),
    re.compile(
        rf"(?:^|(?<=[\s,.!/]))(?i:h[äa]lsn(?:ing(?:ar)?)?\.?|mvh|m\.v\.h\.?|vh|regards|best|"
        rf"cheers){_AFTER}(?P<name>(?:fr[åa]n )?{_FULL_NAME}|[^\W\d_]{{2,12}}(?:-[^\W\d_]{{2,12}})?|)$"
    ),
    re.compile(
        rf"(?:^|\s)//?\s?(?P<name>(?:{_NAME}|[A-ZÅÄÖ]{{1,3}})(?: (?:{_NAME}|[A-ZÅÄÖ]\.?)){{0,2}}(?:, "
        rf"[\w. -]{{2,40}})?)\.?$"
    ),
    re.compile(rf"\s[-–]\s?(?P<name>[A-ZÅÄÖ]{{2,3}}|{_NAME}(?: {_NAME})?)$"),
    re.compile(r"(?:^|\s)/(?P<name>[^\W\d_]{2,12})$"),
)
_NAME_LINE = re.compile(
    rf"\W{{0,2}}(?:{_NAME}|(?:(?i:prof|dr|doc)\.? ?(?:em\.? )?)?(?:[A-ZÅÄÖ]\. ?){{1,3}}(?: ?{_WORD})?|[A-ZÅÄÖ]{{2}})"
    rf"(?: (?:[A-ZÅÄÖ]\.?|af|von|van|den|der|la|de|di|el|bin|x|{_NAME})){{0,4}}(?:,? \([A-ZÅÄÖ]{{2,6}}\))?[.,]?"
)
_ADDRESS = re.compile(r"[\w\s.,@+:/()&'-]{1,80}")
_BOILERPLATE = words(
    r"behandling av personuppgifter|behandla\w*(?: \S+){0,6} personuppgifter|personuppgifter(?: \S+){0,6} "
    r"behandla\w*|process\w*(?: \S+){0,6} "
    r"personal data|personal data|gdpr|privacy (?:policy|notice)|"
    r"spara pa miljon|skriva ut det(?:ta|ha?r)|working hours|working pattern|arbetstid|konfidentiell\w*|"
    r"confidential information|intended recipient|avsedd "
    r"mottagare|charitable body|registration number|"
    r"registered (?:in|charity)|tank pa miljon|before printing|virus\w*|external (?:e-?mail|sender)|www\.\S+|https?:\S+"
)
_MOBILE = re.compile(r"(?:sent from my|skickat fran|get outlook|hamta outlook)(?: \w+){1,4}\.?")
_TELEPHONE = re.compile(r"[+0][\d ()/|.-]{6,40}")
_CARD = re.compile(r"[\w\s.,@+:/()&|'–-]{1,120}")
_TITLES = re.compile(
    r"\b(?:\w*professor\w*|prof|docent|emerit\w+|phd|ph\.?d|md|m\.?d|msc|bsc|\w*lektor|\w*doktorand\w*|"
    r"\w*forskare|\w*lakare|\w*sjukskoterska|postdok\w*|"
    r"post-?doc\w*|lecturer|research\w*|investigator|fellow|student|department|dept|school|faculty|institut\w*|"
    r"\w*universit\w*|college|centre|\w*center|\w*centrum|"
    r"\w*kliniken|clinic|\w*sjukhus(?:et)?|hospital|hogskola\w*|avdelning\w*|enhet\w*|region|akademin|\w*ledare|"
    r"\w*koordinator|coordinator|statistiker|statistician|"
    r"epidemiolog\w*|manager|director|chef|adjungerad|leg|med dr|vaxel|tel|tfn|tlf|mobil|phone|fax|box|"
    r"\w+(?:vagen|gatan|gata|plan)|street|road|www\.\S+|\S+@\S+|ki\.se|\S+\.(?:se|edu|org|com|no|dk|fi|uk)|adm|"
    r"administrat\w*|sekreterare|orderer|bestallare|liaison)\b"
)
_BY_FIRST_NAME = re.compile(r"[^\W\d_]{2,12}")
_CLOSES = re.compile(r"(?i:ha (?:det|en)|h[äa]ls|mvh|tack|kram|trevlig|v[äa]n|best|regards|cheers|thanks|hilsen)")
_PLACE_AND_DATE = re.compile(
    r"(?!start|slut|from|fran|till|tom|to |fore|efter|\w*datum|end|since|until|index|med|per|only|bara|exkl|inkl|"
    r"before|after|in |i |den )[a-z]{2,20},?(?: den)? (?:202\d-\d\d-\d\d|\d{1,2}(?::?e)? (?:jan|feb|mar|apr|maj|"
    r"jun|jul|aug|sep|okt|nov|"
    r"dec)\w*(?: \d{4})?)\.?"
)
_ORDERER = re.compile(r"(?:\s*(?:,|and|och|&))?\s*\b(?:the )?(?:orderer|bestallare)$")
_BUSINESS = re.compile(
    r"\b(?:data|leverans\w*|leverera|fil(?:en|er|erna)?|files?|deliver\w*|skicka\w*|send|ska|should|kan|can|are|"
    r"ar|is|have|har)\b"
)
_NO_NAME = re.compile(
    r"(?<!\w)(?:god\w*|ap\w*r\w*|accept\w*|reject\w*|declin\w*|ej|nej|inte|icke|no|not|if|ok|ja|yes|kor|tack|thanks|"
    r"stopp?|perfekt|perfect|toppen|mottaget|received|avvakta|utan|without|minus|plus|sure|great|good|fine|ater\w*|"
    r"later|go|see|se|please|absolut|nastan|almost|\w*regist\w*|\w*vard\w*|urval\w*|hoj\w*|sank\w*|kort\w*|las|read|"
    r"ring|call|av\w+|un\w+|under\w+|dis\w+|ne[ck]\w*|vagra\w*|refus\w*|deni\w*|tyvarr|sorry|senare|half|halva|vissa|"
    r"some|del\w*|parts?|tvarto\w*|ogilla\w*)(?!\w)"
)


def without_greeting(line: str) -> str:
    """A line without "Hej Anna," or "Tack Anna!" at its start."""
    if _SALUTATION.fullmatch(line) and not _says(_SERVICE.sub("", line)):
        return ""
    for pattern in (_THANKED, _GREETING):
        match = pattern.match(line)
        if match and not _says(match["name"]):
            line = line[match.end() :].strip()
    return line


def without_sign_off(line: str) -> str:
    """A line without "Mvh Anna" or "/Anna" at its end."""
    for pattern in _SIGN_OFFS:
        match = pattern.search(line)
        if match and not _says(match["name"]):
            line = line[: match.start()].strip(" /")
    return line


def without_own_name(sentence: str) -> str:
    """ "I, Anna Exempel, approve it" without the name."""
    return _OWN_NAME.sub(lambda m: m[0] if _says(m["name"]) else m["me"] + " ", sentence, count=1)


def without_signature(lines: list[str]) -> list[str]:
    """The lines without the name at their end, or a last paragraph that is a name with title and addresses."""
    lines = [
        line for line in lines if not _is_boilerplate(folded(line)) and not _PLACE_AND_DATE.fullmatch(folded(line))
    ]
    while len(lines) > 1 and (not lines[-1] or _is_name(lines[-1]) or _is_address(lines[-1])):
        lines = lines[:-1]
    if len(lines) > 1 and _BY_FIRST_NAME.fullmatch(lines[-1]) and _CLOSES.match(lines[-2]) and not _says(lines[-1]):
        lines = lines[:-1]
    begins = len(lines) - next((n for n, line in enumerate(reversed(lines)) if not line), len(lines))
    block = lines[begins:]
    if not begins or not 0 < len(block) <= 6 or not _is_name(block[0]):
        return lines
    return lines[:begins] if all(_ADDRESS.fullmatch(line) and not _says(line) for line in block) else lines


def _is_name(line: str) -> bool:
    return _NAME_LINE.fullmatch(line) is not None and not _says(line)


def _is_boilerplate(plain: str) -> bool:
    """Whether a line is what mail programs and employers put under every mail."""
    if _MOBILE.fullmatch(plain):
        return not dangerous(plain)
    return _BOILERPLATE.search(plain) is not None and "godk" not in plain and "appro" not in plain


def _is_address(line: str) -> bool:
    """Whether a line tells a title, where the writer works, a telephone, or a place and a day."""
    plain = folded(line)
    if _PLACE_AND_DATE.fullmatch(plain) or _TELEPHONE.fullmatch(line):
        return True
    titled = _TITLES.search(plain) is not None
    plain = _ORDERER.sub("", plain).replace("data manager", "manager")
    says = _BUSINESS.search(plain) or hard(plain) or codes(plain)
    return titled and not says and not line[:1].islower() and bool(_CARD.fullmatch(line))


def _says(words: str) -> bool:
    """Whether words where a name is expected mean something."""
    plain = folded(words)
    return _NO_NAME.search(plain) is not None or dangerous(plain)
