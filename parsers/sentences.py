"""Sentences and paragraphs out of lines that a page's width has broken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from parsers.facts import Line
from parsers.folding import one_line

# Abbreviations of Swedish official prose; the full stop behind them ends nothing.
_ABBREVIATION = re.compile(
    r"(?:\b(?:dnr|t\.ex|bl\.a|m\.m|d\.v\.s|s\.k|f\.d|t\.o\.m|fr\.o\.m|nr|kap|st|prof|dr|med|jfr|resp|ca|m\.fl|e\.g|i\.e|no)"
    r"|\b[A-ZÅÄÖ]|\b\d)\.$",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?])\s+(?=[\"'(”]?[A-ZÅÄÖ0-9§•-])")
# A line that ends so is not at its end.
_UNFINISHED = re.compile(
    r"\b(?:och|i|på|av|för|med|en|ett|till|från|efter|samt|under|enligt|att|den|det|som|om|the|of|in|and|for|to|with|that)$"
)
_LOWER_WORD = re.compile(r"(?:^|\s)[a-zåäö]\S*$")
_LONGEST = 1_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence on one line, the page it begins on, and its paragraph's number."""

    text: str
    page: int | None
    paragraph: int


def sentences(lines: Iterable[Line], *, stands_alone: Callable[[str], bool] = lambda _: False) -> list[Sentence]:
    """The sentences of running text; a heading is a sentence of its own. `stands_alone` tells known headings."""
    found: list[Sentence] = []
    for number, (text, page) in enumerate(_paragraphs(list(lines), stands_alone)):
        found += [Sentence(text=part[:_LONGEST], page=page, paragraph=number) for part in _split(text)]
    return found


def _paragraphs(lines: list[Line], stands_alone: Callable[[str], bool]) -> Iterator[tuple[str, int | None]]:
    gathered: list[Line] = []
    width = max((len(line.text) for line in lines), default=0)
    for line in lines:
        apart = not line.text.lstrip()[:1].islower() and any(stands_alone(each.text) for each in (*gathered[-1:], line))
        if gathered and (apart or not _goes_on(gathered[-1].text, line.text, width)):
            yield _joined(gathered), gathered[0].page
            gathered = []
        gathered.append(line)
        if len(gathered) > 60:
            yield _joined(gathered), gathered[0].page
            gathered = []
    if gathered:
        yield _joined(gathered), gathered[0].page


def _goes_on(above: str, below: str, width: int) -> bool:
    """True when a line continues the one above: prose broken by the page's width (`width`, its longest line)."""
    above, below = above.rstrip(), below.lstrip()
    if not above or not below or "\t" in below or below[0] in "•-–*§☐☒":
        return False
    if below[0].islower() or below[0] in "(,.;":
        return True
    if above[-1] in ".:!?":
        return above[-1] == "." and len(above) > 60 and len(below) > 30
    if _UNFINISHED.search(above) or (_LOWER_WORD.search(above) and _had_no_room(above, below, width)):
        return True
    # A heading is short and has no end mark; a broken line is long.
    return len(above) > 55 or (len(above) > 40 and above[-1] in ",-")


def _had_no_room(above: str, below: str, width: int) -> bool:
    return width > 45 and len(above) + 1 + len(below.split(" ", 1)[0]) > 0.92 * min(width, 110)


def _joined(lines: list[Line]) -> str:
    text = ""
    for line in lines:
        if re.search(r"[a-zåäö]-$", text) and line.text[:1].islower():
            text = text[:-1] + line.text.strip()
        else:
            text = f"{text} {line.text.strip()}"
    return one_line(text)


def _split(text: str) -> list[str]:
    parts: list[str] = []
    for part in _END.split(text):
        if parts and _ABBREVIATION.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    return [part.strip() for part in parts if part.strip()]
