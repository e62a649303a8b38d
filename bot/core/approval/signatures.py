"""The name at a reply's end and what stands with it: titles, where the writer works, addresses, small print."""

from __future__ import annotations

import re

from bot.core.approval.danger import codes, dangerous, hard, interprets, settles
from bot.core.approval.folding import folded
from bot.core.approval.lists import WITHIN, found_in

BROKEN_BY_WIDTH = 50  # a line of that length may go on in the next
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻĽŃŅŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŹŻŽ"
_LOWER = "a-zß-öø-ÿāăąćčďđēėęěğģīıķłļľńņňōőœŕřśşšșţťțūůűźżž"
_PART = rf"(?:(?:Mc|Mac|O['’]|D['’]|Al-|El-))?[{_UPPER}][{_LOWER}]{{1,20}}"
WORD = rf"{_PART}(?:-{_PART})?"
NAME = rf"(?:(?i:prof|dr|doc|docent|professor|sir|dame|mr|mrs|ms)\.? )?(?:[A-ZÅÄÖ]\. ?)?{WORD}"

_ORNAMENT = re.compile(r"(?:\s*(?:[:;]-?[)D]|[\U0001F300-\U0001FAFF\u2600-\u27BF]|\ufe0f))+$|^[\s~*]+")
_NAME_LINE = re.compile(
    r"(?:(?i:din|er|eder|yours?|vh|m\.?v\.?h\.?|kram|puss|cheers|ps|thx)[,.!]? )?"
    rf"\W{{0,2}}(?:{NAME}|(?:(?i:prof|dr|doc)\.? ?(?:em\.? )?)?(?:[A-ZÅÄÖ]\. ?){{1,3}}(?: ?{WORD})?|"
    rf"(?:[A-ZÅÄÖ](?:-[A-ZÅÄÖ])?\.? ){{1,3}}{WORD}|[A-ZÅÄÖ]{{1,2}}|(?i:prof|dr|doc)\.? [a-zåäö]{{3,14}})"
    rf"(?: (?:[A-ZÅÄÖ]\.?|af|von|van|den|der|la|de|di|el|bin|x|{NAME})){{0,4}}(?:,? \([A-ZÅÄÖ]{{2,6}}\))?[.,]?"
)
_PICTURE = re.compile(r"\W*\[(?:cid|image|bild|logo):[^\]]*\]\W*")
_ADDRESS = re.compile(r"[\w\s.,@+:/()&'-]{1,80}")
_MOBILE = re.compile(r"(?:sent from my|skickat fran|via outlook|get outlook|hamta outlook)(?: \w+){1,4}\.?")
_POSTAL = re.compile(r"(?:SE-?)?\d{3} ?\d{2},? [A-ZÅÄÖ][a-zåäö]+(?:, \w+)?")
_A_CODE = re.compile(
    r"(?!(?:KTH|IVL|INSERM|CNRS|NIH|CDC|WHO|NHS|FOI|VTI|RISE|SMHI|FHI|SSI|THL|"
    r"SLSO|SLU|VGR|UCR|RCC|NTNU|OUS|SOS|MEB|IMM|CNS)$)[A-ZÅÄÖ][A-ZÅÄÖ0-9_]{2,11}"
)
_DIALLED = re.compile(r"(?<!\d)0\d{1,3}-\d[\d ]{4,12}")  # which is no range of years
_TELEPHONE = re.compile(r"[+0][\d ()/|.-]{6,40}")
_KNOWN = ("titles", "places", "fields", "joining", "beside_a_name")
_LOUD = 4  # words in capitals, of which more are a sentence
_NAME_AND_MORE = re.compile(
    rf"\W{{0,2}}(?:{NAME}|[A-ZÅÄÖ]\.)(?: (?:{NAME}|[A-ZÅÄÖ]\.?)){{0,3}}(?: [A-Z]{{2,4}})?"
    r"(?P<more>(?:, [^,()]{2,60}?){0,3}(?: \([^()]{3,60}\))?)[.!]?"
)
_TWO_NAMES = re.compile(
    rf"\W{{0,2}}{NAME}(?: {NAME})?(?: (?:och|and|&|o) |, ){NAME}(?: {NAME})?(?: (?:och|and|&) {NAME})?[.!]?"
)
# Those who are studied, a code, a number, somebody else.
_NOT_OF_ONESELF = re.compile(
    r"(?:arer|orer|nister|[oö]kare|ikare)(?!\w)|[A-ZÅÄÖ]{3}|\d\d|(?i:\bver|\bvik|\b(?:f[öo]r|gm) )[A-ZÅÄÖ]?"
)
_WRITTEN_HOW = re.compile(r"(?i:sorry|ursäkta|förlåt|typing|skriv|sent |skickat|between|mellan)")
_MOST_WORDS = 8
_CARD = re.compile(r"[\w\s.,@+:/()&|'–-]{1,120}")
_BETWEEN = re.compile(r"[\s,/()|:–]+|(?<!\w)-|-(?!\w)")
_CAPITAL = re.compile(r"[A-ZÅÄÖÉØ](?:\.|[\wåäöéüø.'-]*)|[A-ZÅÄÖ]{2,8}")
_FOR_RECIPIENT = re.compile(
    r"^this (?:message|e-?mail) is confidential and (?:approved|intended|meant) for (?:the )?(?:named|intended) "
    r"(?:recipient|addressee)(?: only)?\.?$"
)
_BY_FIRST_NAME = re.compile(r"[^\W\d_]{1,12}")
_CLOSES = re.compile(r"(?i:ha (?:det|en)|h[äa]ls|mvh|tack|kram|trevlig|v[äa]n|best|regards|cheers|thanks|hilsen|hej d)")
_CLOSING = re.compile(
    r"on behalf of (?:myself|ourselves)|(?:mvh|m\.v\.h\.?|vh|halsn\w*|regards|best|med \w+ halsning\w*|"
    r"vanligen|for|genom) "
)
_FOR_MYSELF = re.compile(r",? (?:för egen del|for my own part|å egna vägnar|personligen|personally)(?: och| and)?\b")
# The name of a company, or of a place of work.
_ORGANISATION = re.compile(
    r"(?!Control|Case|Age|Comparison|Exposed|Exposure|Study|Only|All)"
    r"(?:[A-ZÅÄÖ][\wåäöé'-]*|&|and|och|of|for|för)(?: (?:[A-ZÅÄÖ][\wåäöé'-]*"
    r"|&|and|och|of|for|för)){0,5} (?:AB|HB|KB|LLC|LLP|Ltd|Inc|GmbH|Oy|BV|"
    r"Group|Institute|Centre|Center|University|Hospital|"
    r"Laboratory|Consulting)\.?"
)
_OF_A_GROUP = re.compile(
    r"(?:from|at|pa|vid|i|hos|fran|of) (?:(?:the|our|var) )?(?:[a-z-]+ ){0,3}[a-z]*"
    r"(?:study|studien|group|gruppen|team|teamet|programmet|kliniken|clinic|unit|enheten|labbet|lab|institutionen|department)"
)
_PLACE_AND_DATE = re.compile(
    r"(?!start|slut|from|fran|till|tom|to |fore|efter|\w*datum|end|since|until|index|med|per|only|bara|exkl|inkl|"
    r"before|after|in |i |den )[a-z]{2,20},?(?: den)? (?:202\d-\d\d-\d\d|\d{1,2}(?::?e)? (?:jan|feb|mar|apr|maj|"
    r"jun|jul|aug|sep|okt|nov|dec)\w*(?: \d{4})?|(?:dag )?som ovan|as above)\.?"
    r"|(?:den )?\d{1,2} (?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\w* 202\d\.?"
)


def without_signature(lines: list[str]) -> list[str]:
    """The lines without the name at their end, or a last paragraph that is a name with title and addresses."""
    lines = [line for line in lines if not _is_of_the_page(line)]
    while len(lines) > 1 and (not lines[-1] or _is_a_name_or_card(lines[-1])):
        lines = lines[:-1]
    if len(lines) > 1 and _is_by_first_name(lines[-1], lines[-2]):
        lines = lines[:-1]
    begins = len(lines) - next((n for n, line in enumerate(reversed(lines)) if not line), len(lines))
    block = lines[begins:]
    if not begins or not 0 < len(block) <= 6 or not is_name(block[0]):
        return lines
    return lines[:begins] if all(_is_address(line) for line in block) else lines


def _is_a_name_or_card(line: str) -> bool:
    return _is_of_two(line) or is_name(line) or is_card(line) or is_name_and_more(line)


def _is_of_two(line: str) -> bool:
    """Whether a line is two names, one of which many have: "Solveig och Ture", but not "Norge och Island"."""
    return _TWO_NAMES.fullmatch(line) is not None and not means(line) and any(map(is_given, re.findall(r"\w+", line)))


def _is_by_first_name(line: str, above: str) -> bool:
    """Whether a line is a name that no capital letter tells: in small letters, or in a mail that is all capitals.

    Below a parting word it is any word, else a name that many have, so that "skåne" is none.
    """
    first, *more = line.rstrip(".").split()
    if not _BY_FIRST_NAME.fullmatch(first) or means(line) or (more and not (above.isupper() and is_name(line.title()))):
        return False
    ended = len(above) < BROKEN_BY_WIDTH or above[-1] in ".!?)"
    return (ended and is_given(first)) or (_CLOSES.match(above) is not None and not more)


def is_given(word: str) -> bool:
    """Whether a word, however it is written, is a name that many have, and no other word."""
    return found_in("names", "given").fullmatch(folded(word)) is not None


def _is_of_the_page(line: str) -> bool:
    """Whether a line is no part of what is said: small print, a picture's mark, a place with its date."""
    plain = folded(line)
    pictures = _PICTURE.fullmatch(plain) and not dangerous(plain)
    return is_boilerplate(plain) or bool(pictures or _PLACE_AND_DATE.fullmatch(plain))


def _is_address(line: str) -> bool:
    """Whether a line below a name can be where he works; a code in capitals could be a variable instead."""
    return _ADDRESS.fullmatch(line) is not None and not _A_CODE.fullmatch(line) and not means(line)


def is_name(line: str) -> bool:
    """Whether a line is a name and nothing else."""
    bare = _ORNAMENT.sub("", line)
    return _NAME_LINE.fullmatch(bare) is not None and not means(bare)


def is_card(line: str) -> bool:
    """Whether a line has a name, a title, a place of work or how to reach one, and no other word."""
    line = _FOR_MYSELF.sub("", line)
    plain = folded(line)
    if line.isupper() and len(line.split()) > _LOUD:
        return False
    if _ORGANISATION.fullmatch(line) and not (codes(plain) or hard(plain) or is_no_name(plain.split()[0])):
        return True
    if _PLACE_AND_DATE.fullmatch(plain) or _TELEPHONE.fullmatch(line) or _POSTAL.fullmatch(line):
        return True
    if (
        not _CARD.fullmatch(line)
        or codes(_DIALLED.sub("", plain))
        or hard(re.sub("orderer|bestallare|on behalf of (?:myself|ourselves)", "", plain))
    ):
        return False
    written = [word for word in _BETWEEN.split(line[_closing(plain) :]) if word]
    known = [found_in("names", "titles", "places", "reached").fullmatch(folded(word).strip(".")) for word in written]
    placed = next((at for at, found in enumerate(known) if found), len(known))  # behind a title any name may stand
    named = [_CAPITAL.fullmatch(word) and _may_be_a_name(word, placed=at > placed) for at, word in enumerate(written)]
    joins = found_in("names", "joining", "fields")
    whole = all(
        k or n or joins.fullmatch(folded(word)) or word[0].isdigit() or word[0] == "+"
        for word, k, n in zip(written, known, named, strict=True)
    )
    # "Ture, geriatriken": a name, and what he works with.
    works = bool(named and named[0]) and found_in("names", "fields").fullmatch(folded(written[-1])) is not None
    return whole and (any(known) or works) and (not line[:1].islower() or known[0] is not None)


def is_name_and_more(line: str) -> bool:
    """Whether a line is a name and what its bearer says of himself: "Ruth, registry nurse"."""
    found = _NAME_AND_MORE.fullmatch(line)
    if not found or means(line[: found.start("more")]):
        return False
    return len(found["more"].split()) <= _MOST_WORDS and _is_of_oneself(found["more"].strip(" ,()"))


def _is_of_oneself(said: str) -> bool:
    """Whether words behind a name tell what somebody is, or how he writes."""
    words = re.findall(r"[^\s,()]+", folded(said))
    unknown = [word for word in words if not found_in("names", *_KNOWN).fullmatch(word.strip("."))]
    plain = " ".join(unknown)
    if _WRITTEN_HOW.match(said):
        return not (hard(plain) or codes(plain))
    if len(unknown) == len(words) or _NOT_OF_ONESELF.search(said):
        return False
    return not (is_no_name(plain) or dangerous(plain) or settles(plain) or interprets(plain))


def is_role(words: str) -> bool:
    """Whether words say what somebody is, or with which group: "ortoped", "from the hospice study"."""
    plain = folded(words)
    known = found_in("names", *_KNOWN)
    said = [word.strip(".") for word in _BETWEEN.split(plain) if word]
    group = _OF_A_GROUP.fullmatch(plain) and not (dangerous(plain) or is_no_name(plain))
    return bool(said) and (bool(group) or all(map(known.fullmatch, said)))


def _may_be_a_name(word: str, *, placed: bool) -> bool:
    plain = folded(word)
    return not (hard(plain) or codes(plain) or is_no_name(plain)) if placed else not means(word)


def is_first_name(word: str) -> bool:
    """Whether a word as written is a name, though in small letters or in capitals it may mean something."""
    return word.istitle() and found_in("names", "first_names").fullmatch(folded(word)) is not None


def is_no_name(plain: str) -> bool:
    """Whether a folded word in a name's place means something else."""
    return found_in("names", "no_name", edges=WITHIN).search(plain) is not None


def means(words: str) -> bool:
    """Whether words where a name is expected mean something, but for names that are words too: Pär, not PAR."""
    plain = folded(" ".join(word for word in words.split() if not is_first_name(word)))
    return is_no_name(plain) or dangerous(plain)


def _closing(plain: str) -> int:
    found = _CLOSING.match(plain)
    return found.end() if found else 0


def is_boilerplate(plain: str) -> bool:
    """Whether folded words are what mail programs and employers put under every mail."""
    if _MOBILE.fullmatch(plain):
        return not dangerous(plain)
    plain = _FOR_RECIPIENT.sub("confidential information", plain)
    return found_in("names", "boilerplate").search(plain) is not None and "godk" not in plain and "appro" not in plain
