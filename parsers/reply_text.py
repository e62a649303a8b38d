"""The new text of a reply: what this sender wrote above, between or below quotations, without the signature.

When in doubt a line is left out: quoted text that counts as the sender's own would let our own letter
approve itself, while too little text only brings the mail to a person.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.signatures import is_sign_off, own_and_signature

_LONGEST_LINE = 2000
_LONGEST_ATTRIBUTION = 4  # lines

_QUOTED = re.compile(r"\s{0,9}(?:>|\|\s(?!.*\|)|»|[A-ZÅÄÖ]{1,4}>)")  # with more bars it is a table
_SEPARATOR = re.compile(
    r"[\s>*_-]{0,60}(?:"
    r"-{2,30}\s{0,9}(?:ursprungligt (?:meddelande|e-?post\w{0,12}|mail|mejl|brev)|originalmeddelande|original message|"
    r"oprindelig (?:meddelelse|besked)|opprinnelig melding|ursprüngliche nachricht|"
    r"vidarebefordra[dt]e? (?:meddelande|brev|mejl|mail)|forwarded (?:message|by\b.{0,200})|"
    r"videresendt (?:meddelelse|melding)|alkuperäinen viesti)\s{0,9}-{0,30}"
    r"|(?:begin forwarded message|vidarebefordrat (?:brev|meddelande|mejl)|början på vidarebefordrat \w{1,20})"
    r"\s{0,9}:?"
    r"|[^\n-]{1,80}-{3}\d[\d/.: -]{8,20}(?:[ap]m)?-{3}.{0,300}"  # Notes
    r")\s{0,9}",
    re.IGNORECASE,
)
_FROM = re.compile(r"[\s*_>]{0,20}(?:från|from|fra|von|avsändare|lähettäjä)\s?\*{0,2}\s?:\*{0,2}", re.IGNORECASE)
_SENT = re.compile(
    r"(?:^|\s)[\s*_>]{0,20}(?:skickat|sent|datum|date|sendt|gesendet|lähetetty|ämne|subject|emne|betreff|aihe)"
    r"\s?\*{0,2}\s?:",
    re.IGNORECASE,
)
_WROTE = re.compile(r"\b(?:skrev|wrote|skreiv|schrieb|schreef|kirjoitti|écrit)\b", re.IGNORECASE)
_SELF = re.compile(
    r"\b(?:skrev|wrote)\s+(?:jag|vi|ni|du|i|we|you)\b|\b(?:jag|vi|ni|i|we|you)\s+(?:skrev|wrote)\b", re.I
)
_WHEN = re.compile(r"\d{1,2}[:.]\d{2}|\d{4}|<[^<>]{1,250}>|[^\s@]{1,99}@[^\s@]{1,200}")
_ATTRIBUTION_STARTS = re.compile(
    r"\s{0,9}(?:den|on|på|am|op|le|d\.|\d{1,4}[ ./-]|mån|tis|ons|tor|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)
# Where a program lost the line break before "On Wed, 3 Sept 2025 at 14:07, Somebody <address> wrote:".
_GLUED = re.compile(
    r"(?<=[.!?)])(?=(?:On|Den) [^\W\d_]{2,9}\.?,? [^\n<>]{5,120}<[^<>\s]{3,200}>(?:,? wrote)?:$)", re.MULTILINE
)
_AGAIN = re.compile(
    r"\b(?:p\.?s\b|igen\b|again\b|glömde|forgot|förresten|btw\b|en sak till|one more thing|rätta\b|ändra\b|lägg "
    r"till|ta bort|"
    r"correct\b|please (?:change|add|remove|fix))",
    re.IGNORECASE,
)
_APPROVING = re.compile(r"godk|approv|accept", re.IGNORECASE)
# How people mark what they write into a letter that they quote: "[AL: not in 2019]", "[AL] not so", "<<Comment: ...".
_WRITTEN_IN = re.compile(
    r"\s{0,9}(?:[\[{(]|<<|\*\*)\s?(?:[A-ZÅÄÖ]{2,3}|(?i:(?:min |mitt |vår |vårt |my |our )?"
    r"(?:kommentar|svar|anm(?:ärkning)?|comment|answer|reply|note)))(?:\s?:|\s?[\])}]\s?:?)\s?\S.{0,500}"
)
_POINTED_AT = re.compile(
    r".{0,200}(?:<-{1,2}|<=|←|<{2,3}|-->)\s{0,3}(?P<own>[^<>\s][^<>]{1,200})"
)  # "born 1960-1980 <- JR: 1950"
_ONCE, _TWICE = re.compile(r"\s{0,3}>\s?[^>\s]"), re.compile(r"\s{0,3}>\s?>\s?[^>\s]")
_RULER = re.compile(r"\s{0,9}(?:[_=*-]{5,200}|(?:[*_-] ){2,20}[*_-])\s{0,9}")
_GROUPWISE = re.compile(r">>> .{3,300} >>>\s{0,9}")  # its quotation below has no marks


class OwnText(NamedTuple):
    """What the sender of a mail wrote, and what stands below the sign-off: name, titles, addresses, small print."""

    new: str
    signature: str


def own_text(body: str) -> OwnText:
    """The parts of a mail that its sender wrote: no quotation, no mobile footer; linear in the body."""
    lines = [line[:_LONGEST_LINE].rstrip() for line in _GLUED.sub("\n", body).split("\n")]
    return OwnText(*map(_joined, own_and_signature(_without_quotations(lines))))


def new_text(body: str) -> str:
    """What the sender of a mail wrote, without the signature."""
    return own_text(body).new


def _joined(lines: list[str]) -> str:
    text = "\n".join(line for line in lines if not _RULER.fullmatch(line))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def unflowed(text: str, *, delsp: bool = False) -> str:
    """Text of format=flowed with its soft line breaks joined (RFC 3676), quotation marks kept."""
    done: list[str] = []
    joins, depth = False, 0
    for raw in text.replace("\r\n", "\n").split("\n"):
        line = raw.lstrip(">")
        level = len(raw) - len(line)
        line = line.removeprefix(" ")
        if joins and level == depth:
            done[-1] += line
        else:
            done.append((">" * level + " " if level else "") + line)
        joins, depth = line.endswith(" ") and line != "-- ", level
        if joins and delsp:
            done[-1] = done[-1][:-1]
    return "\n".join(done)


def _without_quotations(lines: list[str]) -> list[str | None]:
    """The lines with None where something quoted stood."""
    kept: list[str | None] = []
    colons = [line.endswith(":") for line in lines]  # where an attribution can end
    at = 0
    while at < len(lines):
        line = lines[at]
        if _SEPARATOR.fullmatch(line) or _is_header_block(lines, at) or _runs_on(line):
            return [*kept, None, *_written_in(lines[at:]), *_afterthought(lines[at:])]
        if True in colons[at : at + _LONGEST_ATTRIBUTION] and (length := _attribution(lines, at)):
            at += length
            if not _quotation_follows(lines, at):
                return [*kept, None, *_written_in(lines[at:]), *_afterthought(lines[at:])]
            kept.append(None)
            continue
        kept.append(_own_words(line, lines[at - 1]) if _QUOTED.match(line) or _is_torn_off(lines, at) else line)
        at += 1
    return kept


def _written_in(quoted: list[str]) -> list[str]:
    """What the sender wrote into a quotation without marks, where he marked that; never what would approve."""
    return [own for line in quoted if (own := _own_words(line))]


def _own_words(line: str, above: str = "") -> str | None:
    """What the sender wrote into a quotation: in brackets, behind an arrow, or with a second mark right below a line
    that has one and introduces nobody. Never what would approve."""
    if _APPROVING.search(line):
        return None
    if _TWICE.match(line) and _ONCE.match(above) and not above.rstrip().endswith(":"):
        return line.lstrip("> ").strip() or None
    if pointed := _POINTED_AT.fullmatch(line):
        return pointed["own"].strip()
    bare = line.lstrip("> ")
    return bare.strip() if _WRITTEN_IN.fullmatch(bare) else None


def _afterthought(quoted: list[str]) -> list[str]:
    """What the sender wrote below a quotation without marks: the last paragraph, if it takes something up again.

    A quoted letter may end in such words too, so what would approve is left where it is.
    """
    begins = max((at + 1 for at, line in enumerate(quoted) if not line.strip()), default=len(quoted))
    last = quoted[begins:]
    ends = max((at for at, line in enumerate(quoted[:begins]) if is_sign_off(line)), default=None)
    text = " ".join(last)
    if ends is None or len(last) > 6 or not _AGAIN.search(text) or _APPROVING.search(text):
        return []
    return last


def _is_header_block(lines: list[str], at: int) -> bool:
    """Outlook's block: a From line, and within the next lines a date or a subject (a period has neither)."""
    if not _FROM.match(lines[at]):
        return False
    return any(_SENT.search(line) for line in lines[at : at + 8])


def _attribution(lines: list[str], at: int) -> int:
    """How many lines an "On ... X wrote:" takes from here, wrapped or not; 0 when there is none."""
    joined = ""
    for length, line in enumerate(lines[at : at + _LONGEST_ATTRIBUTION], start=1):
        if not line.strip() or _QUOTED.match(line) or len(joined) > 500:
            return 0
        joined = f"{joined} {line.strip()}".strip()
        if length > 1 and not _ATTRIBUTION_STARTS.match(joined) and "<" not in joined:
            return 0
        if _is_attribution(joined):
            return 0 if _begins_lower_down(lines[at : at + length]) else length
    return 0


def _begins_lower_down(lines: list[str]) -> bool:
    """Whether an attribution begins in a later one of these lines: what stands above it is the sender's own."""
    return any(
        _ATTRIBUTION_STARTS.match(lines[start]) and _is_attribution(" ".join(map(str.strip, lines[start:])))
        for start in range(1, len(lines))
    )


def _runs_on(line: str) -> bool:
    """An attribution after which the quotation goes on without any mark: in the same line, or below GroupWise's."""
    if _GROUPWISE.fullmatch(line):
        return True
    head, wrote, rest = line.partition(":  ")
    return bool(wrote and rest.strip() and _ATTRIBUTION_STARTS.match(head) and _is_attribution(head.rstrip() + ":"))


def _is_attribution(text: str) -> bool:
    return (
        text.endswith(":")
        and len(text) < 600
        and _WROTE.search(text) is not None
        and _WHEN.search(text) is not None
        and _SELF.search(text) is None
    )


def _quotation_follows(lines: list[str], at: int) -> bool:
    """Whether the next line that says anything is marked as quoted."""
    for line in lines[at : at + 20]:
        if line.strip():
            return _QUOTED.match(line) is not None
    return False


def _is_torn_off(lines: list[str], at: int) -> bool:
    """The rest of a long quoted line that a mail program broke without repeating the mark."""
    if at == 0 or at + 1 >= len(lines) or not lines[at].strip():
        return False
    before, after = lines[at - 1], lines[at + 1]
    quoted_around = _QUOTED.match(before) is not None and _QUOTED.match(after) is not None
    return quoted_around and len(before) >= 66 and before[-1:] not in ".?!:"
