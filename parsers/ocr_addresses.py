"""E-mail addresses on the picture of a page, read once more: the Swedish model knows no @."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from PIL import Image

from parsers.layout import Word, segments

_DOMAIN = re.compile(r"[\w(@-]*[\w-]{2,}(?:\.[\w-]+)*\.[a-z]{2,8}[.,;)]?", re.IGNORECASE)
_MARGIN = 6  # pixels around a line that is cut out
_EDGE = 20  # and around the sheet of such lines
_MOST = 30  # lines of a page that are read again


@dataclass(frozen=True, slots=True)
class _Strip:
    words: tuple[Word, ...]
    top: int  # where it lies in the picture of strips
    bottom: int


def with_addresses(
    lines: list[list[Word]], picture: Image.Image, point: float, reads: Callable[[Image.Image], list[Word]]
) -> list[list[Word]]:
    """The lines, with those parts that end in a domain as `reads` finds them, where it finds an @ there."""
    ends_in_domain = (part for line in lines for part in segments(tuple(line)) if _DOMAIN.fullmatch(part[-1].text))
    parts = list(ends_in_domain)[:_MOST]
    if not parts:
        return lines
    strips, sheet = _cut_out(parts, picture, point)
    again = reads(sheet)
    changed: dict[Word, Word | None] = {}
    for strip in strips:
        found = [word for word in again if strip.top <= word.middle[1] / point < strip.bottom]
        address = _address(sorted(found, key=lambda word: word.x0))
        if address:
            starts = strip.words[0].x0 + address[0].x0 - (_EDGE + _MARGIN) * point
            replaced = [word for word in strip.words if word.middle[0] > starts] or [strip.words[-1]]
            changed |= dict.fromkeys(replaced)
            text = "".join(word.text for word in address)
            changed[replaced[0]] = replace(replaced[0], text=text, x1=replaced[-1].x1)
    kept = ([known for word in line if (known := changed.get(word, word)) is not None] for line in lines)
    return [line for line in kept if line]


def _address(words: list[Word]) -> list[Word]:
    """The words from where an address begins: what stands before it ends in a comma, or begins like a name."""
    at = next((place for place, word in enumerate(words) if "@" in word.text), len(words))
    while 0 < at < len(words) and re.fullmatch(r"[a-z0-9._+-]*[a-z0-9._+-]", words[at - 1].text):
        at -= 1
    return words[at:]


def _cut_out(parts: list[tuple[Word, ...]], picture: Image.Image, point: float) -> tuple[list[_Strip], Image.Image]:
    """The lines as strips below each other on one sheet."""
    cuts, strips, top = [], [], 0
    for part in parts:
        box = (part[0].x0, min(word.top for word in part), part[-1].x1, max(word.bottom for word in part))
        left, upper, right, lower = (round(edge / point) for edge in box)
        cut = picture.crop((left - _MARGIN, upper - _MARGIN, right + 3 * _MARGIN, lower + _MARGIN))
        strips.append(_Strip(part, top, top + cut.height))
        cuts.append((cut, top))
        top += cut.height + 2 * _MARGIN
    sheet = Image.new("L", (max(cut.width for cut, _ in cuts) + 2 * _EDGE, top + _EDGE), 255)
    for cut, upper in cuts:
        sheet.paste(cut, (_EDGE, upper))
    return strips, sheet
