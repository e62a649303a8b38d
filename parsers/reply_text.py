"""The new text of a reply: what this sender wrote above, between or below quotations, without the signature.

When in doubt a line is left out: quoted text that counts as the sender's own would let our own letter
approve itself, while too little text only brings the mail to a person.
"""

from __future__ import annotations

import re

_LONGEST_LINE = 2000

_QUOTED = re.compile(r"\s{0,9}(?:>|\|\s|»)")
_SEPARATOR = re.compile(
    r"[\s>*_-]{0,60}(?:"
    r"-{2,30}\s{0,9}(?:ursprungligt (?:meddelande|e-?post\w{0,12}|mail|mejl|brev)|original message|"
    r"oprindelig (?:meddelelse|besked)|opprinnelig melding|ursprüngliche nachricht|"
    r"vidarebefordra[dt]e? (?:meddelande|brev|mejl|mail)|forwarded (?:message|by\b.{0,200})|"
    r"videresendt (?:meddelelse|melding)|alkuperäinen viesti)\s{0,9}-{0,30}"
    r"|(?:begin forwarded message|vidarebefordrat (?:brev|meddelande|mejl)|början på vidarebefordrat \w{1,20})"
    r"\s{0,9}:?"
    r")\s{0,9}",
    re.IGNORECASE,
)
_FROM = re.compile(r"[\s*_>]{0,20}(?:från|from|fra|von|avsändare|lähettäjä)\s?\*{0,2}\s?:\*{0,2}", re.IGNORECASE)
_SENT = re.compile(
    r"(?:^|\s)[\s*_>]{0,20}(?:skickat|sent|datum|date|sendt|gesendet|lähetetty|ämne|subject|emne|betreff|aihe)"
    r"\s?\*{0,2}\s?:",
    re.IGNORECASE,
)
_WROTE = re.compile(r"\b(?:skrev|wrote|skreiv|schrieb|kirjoitti|écrit)\b", re.IGNORECASE)
_SELF = re.compile(
    r"\b(?:skrev|wrote)\s+(?:jag|vi|ni|du|i|we|you)\b|\b(?:jag|vi|ni|i|we|you)\s+(?:skrev|wrote)\b", re.I
)
_WHEN = re.compile(r"\d{1,2}[:.]\d{2}|\d{4}|<[^<>]{1,250}>|[^\s@]{1,99}@[^\s@]{1,200}")
_ATTRIBUTION_STARTS = re.compile(
    r"\s{0,9}(?:den|on|på|am|le|d\.|\d{1,4}[ ./-]|mån|tis|ons|tor|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"--\s{0,3}")
_SIGN_OFF = re.compile(
    r"\s{0,9}(?:"
    r"(?:med\s{1,3})?(?:vänlig|vänliga|varm|varma|bästa|många|hjärtlig|hjärtliga|soliga|glada)\s{1,3}hälsning(?:ar)?|"
    r"hälsning(?:ar|en)?|allt\sgott|m\.?\s?v\.?\s?h\.?|v\.?\s?h\.?|hälsar|"
    r"(?:with\s)?(?:kind|best|warm|many|kindest|warmest)(?:\s(?:kind|best|warm))?\s(?:regards|wishes)|"
    r"regards|rgds|br|kr|(?:yours\s)?sincerely(?:\syours)?|yours\s(?:faithfully|truly)|best|cheers|"
    r"vennlig hilsen|med vennlig hilsen|venlig hilsen|mit freundlichen grüßen"
    r")\s{0,3}[,.!/]{0,2}\s{0,9}(?P<name>(?:[^\s,]{1,40}[,.]?\s{0,3}){0,4})",
    re.IGNORECASE,
)
_SLASH_NAME = re.compile(r"\s{0,9}/\s?[^\W\d_][^\s/]{0,30}(?:\s[^\s/]{1,30}){0,3}\s{0,9}")
_MOBILE = re.compile(
    r"\s{0,9}(?:(?:skickat|skickades|sänt|sent) (?:från|via|with|from) .{1,80}|hämta outlook för .{1,40}|"
    r"get outlook for .{1,40}|hanki outlook .{1,40})",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"\s{0,9}(?:p\.?\s?s\.?\b|obs\b|nb\b|men\b|dock\b|fast\b|but\b|however\b|också\b|also\b|glömde\b|forgot\b|"
    r"ändra\b|change\b|förresten\b|btw\b|jag\b|vi\b|i\b|we\b|please\b)",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"konfidentiel|sekretess|confidential|avsedd[a]? mottagare|intended recipient|behandla[rt]?s? .{0,40}personuppgift|"
    r"personuppgift.{0,60}behandla|personal data|privacy|gdpr|tänk på miljön|before (?:you )?print|virus|https?://|www\.",
    re.IGNORECASE,
)
_BETWEEN_NAMES = frozenset({"och", "and", "från", "from", "i", "in", "at", "på", "&", "m", "fl", "av", "de", "von"})
_RULER = re.compile(r"\s{0,9}[_=*-]{5,200}\s{0,9}")


def new_text(body: str) -> str:
    """What the sender of a mail wrote: no quotation, no signature, no mobile footer; linear in the body."""
    lines = [line[:_LONGEST_LINE].rstrip() for line in body.split("\n")]
    own = _without_quotations(lines)
    kept = _without_signatures(own)
    text = "\n".join(line for line in kept if not _RULER.fullmatch(line))
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
    at = 0
    while at < len(lines):
        line = lines[at]
        if _SEPARATOR.fullmatch(line) or _is_header_block(lines, at):
            return [*kept, None]
        if length := _attribution(lines, at):
            at += length
            if not _quotation_follows(lines, at):
                return [*kept, None]
            kept.append(None)
            continue
        kept.append(None if _QUOTED.match(line) or _is_torn_off(lines, at) else line)
        at += 1
    return kept


def _is_header_block(lines: list[str], at: int) -> bool:
    """Outlook's block: a From line, and within the next lines a date or a subject (a period has neither)."""
    if not _FROM.match(lines[at]):
        return False
    return any(_SENT.search(line) for line in lines[at : at + 8])


def _attribution(lines: list[str], at: int) -> int:
    """How many lines an "On ... X wrote:" takes from here, wrapped or not; 0 when there is none."""
    if not lines[at].strip():
        return 0
    joined = ""
    for length, line in enumerate(lines[at : at + 4], start=1):
        if not line.strip() or _QUOTED.match(line) or len(joined) > 500:
            return 0
        joined = f"{joined} {line.strip()}".strip()
        if length > 1 and not _ATTRIBUTION_STARTS.match(joined) and "<" not in joined:
            return 0
        if _is_attribution(joined):
            return length
    return 0


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


def _without_signatures(lines: list[str | None]) -> list[str]:
    """The lines without quotations, sign-offs and what follows them, unless it speaks again."""
    kept: list[str] = []
    signed = formal = False
    for line in lines:
        if line is None:
            signed = formal = False  # below a quotation the sender may go on
            continue
        if _MOBILE.fullmatch(line):
            continue
        if _SIGNATURE.fullmatch(line):
            signed = formal = True
        elif _is_sign_off(line):
            signed = True
        elif not signed or (_speaks(line) and not (formal and not _ADDS.match(line))):
            kept.append(line)
    return kept


def _is_sign_off(line: str) -> bool:
    if _SLASH_NAME.fullmatch(line):
        return True
    match = _SIGN_OFF.fullmatch(line)
    if match is None:
        return False
    words = re.findall(r"[^\s,.]+", match["name"] or "")
    return len(words) <= 1 or all(word[:1].isupper() or word.lower() in _BETWEEN_NAMES for word in words)


def _speaks(line: str) -> bool:
    """Whether a line under the sign-off is an afterthought rather than an address."""
    if _DISCLAIMER.search(line):
        return False
    return _ADDS.match(line) is not None or (len(line.split()) >= 3 and line.rstrip()[-1:] in (".", "!", "?"))
