"""Greetings, sign-offs and the writer's name: what is taken off a reply before it is understood.

Whatever could mean something else than a name stays where it is, and then makes its sentence unknown.
"""

from __future__ import annotations

import re

from bot.core.approval.signatures import NAME, WORD, is_given, is_role, means

_TITLE = r"(?i:docent|professor|forskare|doktorand|[öo]verl[äa]kare|lektor|phd|md)"
_FULL_NAME = (
    rf"(?:{_TITLE} )?{NAME}(?:,? (?:{NAME}|[A-ZÅÄÖ]\.|i|p[åa]|och|&|v[ao]n|af|de[nr]?|la|di|{_TITLE})){{0,5}}\.?"
)
_GREETS = (
    r"hej(?:san|ssan)?(?: hej)?|moj|tjenare|hall[åa]|hi|hello|dear|b[äa]st[ae]|k[äaæ]r[ae]|till (?=regist)|tja|tjena|"
    r"hiya|hey|hei|god (?:morgon|dag)|good (?:morning|afternoon)"
)
_WHOM = (
    r"igen|again|p[åa] (?:dig|er)|alla|alle|all|d[äa]r|p[åa] er alla|there|team|everyone|sir(?:/madam)?|or|madam|"
    r"registerservice|handl[äa]ggare|mottagare|kolleg(?:or|er)|colleagues?|officer|v[äa]nner|friends|dr|prof|professor|"
    r"mr|ms"
)
_GREETING = re.compile(
    rf"\W*(?i:{_GREETS})(?i: (?:{_WHOM}))*(?P<name>(?: {WORD}){{0,3}}(?: (?:och|and|&) {WORD})?"
    rf"(?: (?:from|fr[åa]n) (?:a )?(?:[a-z]{{3,8}} )?{WORD})?| \w{{2,15}}(?=[,!.\n]|$))"
    r"(?:\s*[,!.:\n]|\s*$|\s)"
)
_SERVICE = re.compile(
    r"(?i)regist(?:er|ry)[ -]?service|^(?:hej|hi|hello|dear|god morgon)\w*|(?:sir|madam)\b|socialstyrelsen"
)
_SALUTATION = re.compile(
    r"(?i:hej\w*|hello|hi|dear|b[äa]st[ae]|k[äa]ra?|kære|hei|till|to(?! be\b))(?: [\w'.&/-]+){0,6}\s?[,!:]*"
)
_THANKED = re.compile(
    rf"(?i:(?:tack|thanks|thank you)(?: s[åa] mycket| so much)?),? (?P<name>{WORD}(?: {WORD})?)[,.!] ?(?=\S)"
)
_OWN_NAME = re.compile(
    rf"(?P<me>\b(?:[Jj]ag|I|[Uu]ndertecknad|mig|me)),? (?:{_TITLE} |(?:[Dd]r|[Pp]rof|[Dd]oc)\.? )?"
    rf"(?P<name>(?:{WORD}(?:[ ,-]{{1,2}}|\.?$)){{2,3}})"
)
_BEFORE = r"(?:^|(?<=[\s,.!]))"
_AFTER = r"[\s,.:!]*/?"
_SIGNED_WITH_THANKS = re.compile(r"(?:^|(?<=[\s,.!/]))(?i:tack|tackar|thanks|thx),? (?P<name>[^\W\d_]{2,12})$")
_ROLE = re.compile(r"(?:, | (?=(?:from|at|på|pa|vid|i|hos|från|fran|of) ))(?P<role>[^,]{3,40}?)[.!]?$")
_VOCATIVE = re.compile(r"(?P<name>[A-ZÅÄÖ][^\W\d_]+), (?=(?:[Jj]ag|[Vv]i|I|[Ww]e|[Gg]odk(?:änner|änns|änt))\b)")
_SIGN_OFFS = (
    re.compile(
        rf"{_BEFORE}(?i:(?:med )?(?:de )?(?:allra )?"
        r"(?:v[äa]nliga(?:ste)?|v[äa]nlig|varma(?:ste)?|varm|b[äa]sta|m[åa]nga|hj[äa]rtliga?|soliga|glada) "
        rf"h[äa]lsning(?:ar|en)?(?: ?/ ?(?:kind|best|warm) (?:regards|wishes))?|v[äa]nligen|"
        r"h[öo]gaktningsfullt|allt (?:gott|v[äa]l)|yours|kram(?:ar)?|all the best|sincerely|"
        r"(?:with )?(?:kind|best|warm|many|kindest) (?:regards?|wishes)|"
        r"with respect|respectfully|gratefully|warmly|(?:with )?(?:many |best )?thanks and (?:best |kind )?regards|"
        r"(?:med )?(?:en )?(?:vänlig|varm|bästa|soliga?|glada?) h[äa]lsning(?:ar|en)? / (?:kind|best) regards|"
        rf"yours (?:sincerely|faithfully|truly)|(?:med )?ven+lig hilsen|hilsen|br|"
        rf"(?<!\d )kr){_AFTER}(?P<name>(?:(?:fr[åa]n|from) )?{_FULL_NAME}|)$"
    ),
    re.compile(
        rf"(?:^|(?<=[\s,.!/]))(?i:h[äa]lsn(?:ing(?:ar)?)?\.?|^h[äa]lsar|mvh|m\.v\.h\.?|vh|regards|best|"
        rf"cheers){_AFTER}(?P<name>(?:fr[åa]n )?{_FULL_NAME}|[^\W\d_]{{1,12}}(?:-[^\W\d_]{{2,12}})?|)$"
    ),
    re.compile(
        rf"(?:^|(?<=[\s,.!/]))(?i:h[äa]lsn(?:ing(?:ar)?)?\.?|mvh|m\.v\.h\.?|vh){_AFTER}"
        r"(?P<name>[^\W\d_]{2,12} [^\W\d_]{1,14})$"
    ),
    re.compile(
        rf"(?:^|[\s.!])//?\s?(?P<name>(?:{NAME}|[A-ZÅÄÖ](?:-?[A-ZÅÄÖ]){{0,2}})(?: (?:{NAME}|[A-ZÅÄÖ]\.?)){{0,2}}(?:, "
        rf"[\w. -]{{2,40}}| (?:på|i|vid|hos|från|at|in|from) [\w. -]{{2,40}})?)\.?$"
    ),
    re.compile(rf"\s[-–]\s?(?P<name>[A-ZÅÄÖ]{{2,3}}|{NAME}(?: {NAME})?)$"),
    re.compile(r"(?:^|\s)//?\s?(?P<name>[^\W\d_]{1,12}(?: [^\W\d_]{1,20})?)$"),
    re.compile(
        rf"(?:(?<= mig)|(?<= me)|(?<= oss)|(?<= us)), (?P<name>{NAME}(?: {NAME})?(?: (?:och|and|&) {NAME})?)\.?$"
    ),
)


def without_greeting(line: str) -> str:
    """A line without "Hej Anna," or "Tack Anna!" at its start."""
    if _SALUTATION.fullmatch(line) and not means(_SERVICE.sub("", line)):
        return ""
    for pattern in (_THANKED, _GREETING):
        match = pattern.match(line)
        if match and not means(match["name"]):
            line = line[match.end() :].strip()
    called = _VOCATIVE.match(line)
    return line[called.end() :] if called and is_given(called["name"]) else line


def without_sign_off(line: str) -> str:
    """A line without "Mvh Anna", "tack anna" or "/Anna" at its end."""
    thanked = _SIGNED_WITH_THANKS.search(line)
    if thanked and is_given(thanked["name"]):
        line = line[: thanked.start("name")].strip()
    role = _ROLE.search(line)
    if role and is_role(role["role"]):
        unsigned = _unsigned(line[: role.start()])
        if unsigned != line[: role.start()]:
            return unsigned
    return _unsigned(line)


def _unsigned(line: str) -> str:
    for pattern in _SIGN_OFFS:
        match = pattern.search(line)
        if match and not means(match["name"]):
            line = line[: match.start()].strip(" /")
    return line


def without_own_name(sentence: str) -> str:
    """ "I, Anna Exempel, approve it" without the name."""
    return _OWN_NAME.sub(lambda m: m[0] if means(m["name"]) else m["me"] + " ", sentence, count=1)
