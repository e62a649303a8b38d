"""Where a writer signs off, what follows is the signature, unless the writer speaks again below the name."""

from __future__ import annotations

import re

_SIGNATURE = re.compile(r"--\s{0,3}")
_SIGN_OFF = re.compile(
    r"\s{0,9}(?:"
    r"(?:med\s{1,3})?(?:vänlig|vänliga|varm|varma|bästa|många|hjärtlig|hjärtliga|soliga|glada)\s{1,3}hälsning(?:ar)?|"
    r"hälsning(?:ar|en)?|allt\sgott|m\.?\s?v\.?\s?h\.?|v\.?\s?h\.?|hälsar|"
    r"(?:with\s)?(?:kind|best|warm|many|kindest|warmest)(?:\s(?:kind|best|warm))?\s(?:regards|wishes)|"
    r"regards|rgds|br|kr|(?:yours\s)?sincerely(?:\syours)?|yours\s(?:faithfully|truly)|best|cheers|"
    r"vänligen(?=[,.!]?\s*(?:(?-i:[A-ZÅÄÖ])|$))|vennlig hilsen|med vennlig hilsen|venlig hilsen|mit freundlichen grüßen"
    r")(?!\w)\s{0,3}[,.!/]{0,2}\s{0,9}(?P<name>(?:[^\s,]{1,40}[,.]?\s{0,3}){0,4})",
    re.IGNORECASE,
)
_SLASH_NAME = re.compile(r"\s{0,9}/\s?(?P<name>[^\W\d_][^\s/]{0,30}(?:\s[^\s/]{1,30}){0,3})\s{0,9}")
# What follows in a new sentence, or bids something, is the writer's own.
_MOBILE = re.compile(
    r"\s{0,9}(?:(?:skickat|skickades|sänt|sent|sendt|gesendet) (?:från|fra|via|med|with|from|von|mit) .{1,80}?|"
    r"(?:hämta|skaffa) outlook för .{1,40}?|get outlook for .{1,40}?|hanki outlook .{1,40}?)"
    r"(?:[.!?]\s{1,3}(?-i:(?P<more>[A-ZÅÄÖ(].{1,200})))?",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"\s{0,9}(?:p\.?\s?s\.?\b|obs\b|nb\b|men\b|dock\b|fast\b|but\b|however\b|också\b|also\b|glömde\b|forgot\b|"
    r"ändra\b|change\b|förresten\b|btw\b)",
    re.IGNORECASE,
)
_SELF_AGAIN = re.compile(r"\s{0,9}(?:jag|vi|i|we|please)\b", re.IGNORECASE)
_DISCLAIMER = re.compile(
    r"konfidentiel|sekretess|confidential|avsedd[a]? mottagare|intended recipient|behandla[rt]?s? .{0,40}personuppgift|"
    r"personuppgift.{0,60}behandla|personal data|privacy|gdpr|tänk på miljön|before (?:you )?print|virus|https?://|www\.",
    re.IGNORECASE,
)
_BIDS = re.compile(
    r"\b(?:sänk|höj|ta|tag|stryk|minska|öka|ändra|byt|lägg|släpp|vänta|stoppa?|drop|remove|delete|add|change|lower|raise|"
    r"swap|fix|hold|wait|stop|not?|inte|ej|utan|without|but|men|fast|dock|om|if|bara|endast|enbart|only|förutom|except|också|även|"
    r"also|too|behövs|saknas|ska|skall|should|must|needs?)\b",
    re.IGNORECASE,
)
_A_FEW = 6  # words of a line without a full stop that can still bid something; a disclaimer's lines are longer
# What may stand beside a name under a sign-off; any other word in lower case means that the line says something.
_BESIDE_NAMES = frozenset(
    {"och", "and", "från", "from", "i", "in", "at", "på", "&", "m", "fl", "av", "de", "von"}
    | {"docent", "professor", "forskare", "doktorand", "överläkare", "lektor", "phd", "md", "med", "dr"}
)


def own_and_signature(lines: list[str | None]) -> tuple[list[str], list[str]]:
    """The lines without quotations, parted: what the writer says, and the name with what stands below it."""
    own: list[str] = []
    below: list[str] = []
    signed = formal = False
    for line in lines:
        if line is None:
            signed = formal = False  # below a quotation the sender may go on
        elif mobile := _MOBILE.fullmatch(line):
            if mobile["more"] or _BIDS.search(line):
                own.append(mobile["more"] or line)
        elif _SIGNATURE.fullmatch(line):
            signed = formal = True
        elif (name := signed_off(line)) is not None:
            signed = True
            below.append(name)
        elif not signed or (_speaks(line) and not (formal and not _ADDS.match(line))):
            own.append(line)
        else:
            below.append(line)
    return own, below


def is_sign_off(line: str) -> bool:
    """Whether a line is where a writer signs off."""
    return signed_off(line) is not None


def signed_off(line: str) -> str | None:
    """The name, perhaps none, behind the words with which a writer signs off; nothing where a line is no such one."""
    match = _SLASH_NAME.fullmatch(line) or _SIGN_OFF.fullmatch(line)
    if match is None:
        return None
    name: str = match["name"] or ""
    words = re.findall(r"[^\s,.]+", name)
    named = len(words) <= 1 or all(word[:1].isupper() or word.lower() in _BESIDE_NAMES for word in words)
    return name if named and not _BIDS.search(name) else None


def _speaks(line: str) -> bool:
    """Whether a line under the sign-off is an afterthought rather than an address."""
    if _DISCLAIMER.search(line):
        return False
    if _ADDS.match(line) or _SELF_AGAIN.match(line):
        return True
    words = len(line.split())
    return (words >= 3 and line.rstrip(" )]\"'”»")[-1:] in (".", "!", "?")) or (
        words <= _A_FEW and bool(_BIDS.search(line))
    )
