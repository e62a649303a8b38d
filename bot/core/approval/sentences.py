"""A reply's text cut into sentences, without greeting, sign-off and name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from bot.core.approval.danger import dangerous
from bot.core.approval.folding import folded, mended
from bot.core.approval.lists import words
from bot.core.approval.names import without_greeting, without_own_name, without_sign_off
from bot.core.approval.signatures import BROKEN_BY_WIDTH, without_signature

LONGEST = 20_000  # a reply that is longer holds more than an approval
_LONGEST_LINE = 2_000

_BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,400})(?<=\S)\*(?![\w*])")  # as plain text shows it
# A project's name in capitals is read as if it stood in quotation marks.
_PROJECT = re.compile(
    r"\b((?i:(?:spec\w*|ärendet?|uttaget|bestäl\w+|order) (?:för|for|i|in|avseende|till)(?: the)?|projekt(?:et)?|"
    r"project|studien?|study)) ([A-ZÅÄÖ]{4,}(?:-[A-ZÅÄÖ0-9]+)*|[A-ZÅÄÖ]{2,}(?:-[A-ZÅÄÖ0-9]{2,})+)(?![\w\"-])"
)
_LOOSE = re.compile(r'(?<=[\w"])[ \t]+(?:(,)[ \t]*(?=\S)|\.(?=\s|$))')
# What tells Danish and Norwegian from Swedish: their common words are read as if they were Swedish.
_NEIGHBOUR = re.compile(
    r"\b(?:jeg|ikke|og|godkend\w+|godkjen\w+|spesifikasjon\w*|hilsen|takk|tak|vores|vare|meg|venlig)\b"
)
_WORD = re.compile(r"[a-z]+")
_LIST_MARK = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[-*•–])\s+(?=\w)")
# A form's boxes: what is left unticked beside a ticked one is not said.
_TICKED = re.compile(r"^\s*(?:\[[xX✓✔]\]|[☒☑])\s*")
_UNTICKED = re.compile(r"^\s*(?:\[ ?\]|[☐□])\s*\S")
_ABBREVIATED = re.compile(
    r"(?:^|\W)(?:dr|prof|doc|excl|exkl|approx|ang|dnr|nr|t\.ex|bl\.a|ca|kl|tel|mr|mrs|ms|no|e\.g|i\.e|ref|st|inkl|ev|resp|v|dvs|ver|s|sid|leg|fil|jur|ret|inst|univ|tf|f\.d|p\.s|ps|enl)\.$|"
    r"^\d{1,2}\.$|\b(?:den|nr) \d{1,2}\.$|(?:^|[-–,/] )(?-i:[A-ZÅÄÖ])\.$",
    re.I,
)
_ORDINAL = re.compile(r"\b\d{1,2}\.$")
_END = re.compile("(?:(?<=[.!?…])[\"')]{0,2}|(?<=[:;][)D])|(?<=[\U0001f300-\U0001faff]))\\s+|\\s+(?=PS\\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as written, for people, and folded to bare lower-case letters, for the rules."""

    text: str
    plain: str

    @property
    def asks(self) -> bool:
        """Whether it holds a question mark (a lost letter is mended before)."""
        return "?" in self.plain


def sentences(text: str) -> list[Sentence]:
    """What a reply says, sentence by sentence; what is longer than `LONGEST` is left to the caller."""
    whole = _BOLD.sub(r"\1", mended(text[:LONGEST]))
    parts = (part for line in _lines(_LOOSE.sub(lambda m: ", " if m[1] else ".", whole)) for part in _split(line))
    said = [
        (part, folded(_with_projects_quoted(without_own_name(part)))) for part in parts if re.search(r"[^\s.,!/]", part)
    ]
    if any(_NEIGHBOUR.search(plain) for _, plain in said):
        said = [(part, _WORD.sub(_in_swedish, plain)) for part, plain in said]
    return [Sentence(text=part, plain=plain) for part, plain in said]


def _with_projects_quoted(part: str) -> str:
    return part if part.isupper() else _PROJECT.sub(_quoted_unless_it_means, part)


def _quoted_unless_it_means(project: re.Match[str]) -> str:
    return project[0] if dangerous(folded(project[2])) else f'{project[1]} "{project[2]}"'


@cache
def _swedish() -> dict[str, str]:
    return dict(pair.split(" = ") for pair in words("neighbours", "words"))


def _in_swedish(word: re.Match[str]) -> str:
    return _swedish().get(word[0], word[0])


def _lines(text: str) -> Iterator[str]:
    """The lines that say something, those joined that a page's width has broken."""
    whole: list[str] = []
    for line in without_signature(_chosen([line.strip() for line in text.strip().splitlines()])):
        if line and whole and _goes_on(whole[-1]) and not _LIST_MARK.match(line):
            whole[-1] += " " + line
        else:
            whole.append(line)
    return (_LIST_MARK.sub("", line) for line in whole if line)


def _chosen(lines: list[str]) -> list[str]:
    """The lines, of those with a box only what is ticked, if anything is."""
    if not any(map(_TICKED.match, lines)):
        return lines
    return [_TICKED.sub("", line) for line in lines if not _UNTICKED.match(line)]


def _goes_on(line: str) -> bool:
    return BROKEN_BY_WIDTH <= len(line) <= _LONGEST_LINE and line[-1] not in ".!?:…"


def _split(line: str) -> Iterator[str]:
    if len(line) > _LONGEST_LINE:
        yield line  # no sentence that approves is as long
        return
    gathered = ""
    parts = _END.split(without_sign_off(without_greeting(line)))
    for part, after in pairwise([*parts, ""]):
        gathered = f"{gathered} {part}".strip()
        if not (_ABBREVIATED.search(gathered) or (_ORDINAL.search(gathered) and after[:1].islower())):
            yield without_greeting(without_sign_off(gathered))
            gathered = ""
    yield without_sign_off(gathered)
