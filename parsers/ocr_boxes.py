"""Check boxes on the picture of a page, found by their four edges: OCR takes them for letters or for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from PIL import Image, ImageChops, ImageFilter

from parsers.layout import Word

TICKED, EMPTY = "☒", "☐"
_SMALLEST, _LARGEST = 19, 64  # pixels of an edge at 200 dpi: 2.5 to 8 mm
_EDGE = re.compile(rb"(?<!\xff)\xff{18,68}(?!\xff)")  # a run of ink no longer than a box; a table's rules are longer
_DARKER = 36  # of 255: how much darker than its surroundings ink is
_SLACK = 4  # pixels by which opposite edges may differ
_WHOLE = 0.88  # of a side edge that must be ink
_CLEAR = 0.4  # of the strip beside it that may be ink: letters stand closer, and a cross may go over the edge
_CORNER = 3  # pixels of the 16 in a corner that must be ink
_CROSSED = 0.07  # of the inside that is ink when something was written there
_MERGED = re.compile(
    r"(?:[^\wåäö]{1,3}|[&X0OIDL®B]{1,2}\]?)(?=[A-ZÅÄÖ][a-zåäö])"
)  # a box and the word behind it, read as one
_MOST = 400  # boxes on a page


@dataclass(frozen=True, slots=True)
class Box:
    """A box in pixels from the top left corner."""

    left: int
    top: int
    right: int
    bottom: int
    ticked: bool


def boxes_on(picture: Image.Image) -> list[Box]:
    """The boxes of a level grey picture, from the top."""
    ink = ImageChops.subtract(picture.filter(ImageFilter.BoxBlur(14)), picture).point(_is_ink)
    thick = ink.filter(ImageFilter.MaxFilter(3))  # thin edges have gaps
    found: list[Box] = []
    for left, top, right, bottom in _frames(thick):
        apart = all(left > other.right or right < other.left or top > other.bottom for other in found[-40:])
        if apart and _has_sides(thick, left, top, right, bottom) and _has_corners(ink, left, top, right, bottom):
            found.append(Box(left, top, right, bottom, _is_crossed(ink, left, top, right, bottom)))
    return found[:_MOST]


def with_boxes(lines: list[list[Word]], boxes: list[Box], point: float) -> list[list[Word]]:
    """The lines, and each box as one more, without what OCR took the boxes for; `point` is a pixel's size."""
    words = [word for line in lines for word in line]
    boxes = [box for box in boxes if _has_company(box, boxes)]
    signs = [sign for box in boxes if not any(_is_letter(sign := _as_word(box, point), word) for word in words)]
    kept = [[known for word in line if (known := _beside(word, signs)) is not None] for line in lines]
    return [*filter(None, kept), *([sign] for sign in signs)]


def _has_company(box: Box, boxes: list[Box]) -> bool:
    """Choices come in twos and more: what looks like a box alone on its page is a letter."""
    size = box.right - box.left
    return any(other is not box and abs(other.right - other.left - size) <= 3 for other in boxes)


def _as_word(box: Box, point: float) -> Word:
    return Word(
        text=TICKED if box.ticked else EMPTY,
        x0=box.left * point,
        top=box.top * point,
        x1=box.right * point,
        bottom=box.bottom * point,
    )


def _share(sign: Word, word: Word) -> float:
    """How much of a box's width a word covers; 0 on another line."""
    beside = min(word.bottom, sign.bottom) - max(word.top, sign.top) >= 0.3 * sign.height
    return max(min(word.x1, sign.x1) - max(word.x0, sign.x0), 0) / (sign.x1 - sign.x0) if beside else 0.0


def _is_letter(sign: Word, word: Word) -> bool:
    """Bold letters have straight edges too: what stands within a word, or is read as a plain digit, is no box."""
    if _share(sign, word) < 0.5:
        return False
    return word.x1 - word.x0 > 1.6 * (sign.x1 - sign.x0) and _MERGED.match(word.text) is None


def _is_ink(value: int) -> int:
    return 255 if value > _DARKER else 0


def _frames(thick: Image.Image) -> Iterator[tuple[int, int, int, int]]:
    """Pairs of runs of ink that could be a box's upper and lower edge."""
    width, height, pixels = thick.width, thick.height, thick.tobytes()
    open_edges: list[tuple[int, int, int]] = []
    for y in range(height):
        runs = [match.span() for match in _EDGE.finditer(pixels, y * width, (y + 1) * width)]
        open_edges = [edge for edge in open_edges if y - edge[1] <= 1.3 * (edge[2] - edge[0])]
        for start, end in runs:
            left, right = start - y * width, end - y * width
            above = next(
                (edge for edge in open_edges if abs(edge[0] - left) <= _SLACK and abs(edge[2] - right) <= _SLACK), None
            )
            if above is None:
                open_edges.append((left, y, right))
            elif y - above[1] >= 0.75 * (right - left):
                yield above[0], above[1], above[2], y


def _has_sides(thick: Image.Image, left: int, top: int, right: int, bottom: int) -> bool:
    if not _SMALLEST <= bottom - top <= _LARGEST:
        return False
    if not 0.8 <= (bottom - top) / (right - left) <= 1.25:
        return False
    sides = ((left, top, left + 3, bottom), (right - 3, top, right, bottom))
    beside = ((left - 5, top, left - 3, bottom), (right + 3, top, right + 5, bottom))
    return all(_inked_rows(thick.crop(side)) >= _WHOLE for side in sides) and all(
        _inked_rows(thick.crop(strip)) <= _CLEAR for strip in beside
    )


def _has_corners(ink: Image.Image, left: int, top: int, right: int, bottom: int) -> bool:
    """Letters are round where a box has its corners."""
    corners = ((x, y) for x in (left, right - 4) for y in (top, bottom - 3))
    return all(ink.crop((x, y, x + 4, y + 4)).tobytes().count(b"\xff") >= _CORNER for x, y in corners)


def _inked_rows(strip: Image.Image) -> float:
    pixels, width = strip.tobytes(), strip.width
    rows = [b"\xff" in pixels[at : at + width] for at in range(0, len(pixels), width)]
    return sum(rows) / max(len(rows), 1)


def _is_crossed(ink: Image.Image, left: int, top: int, right: int, bottom: int) -> bool:
    inset = max((right - left) // 4, 4)
    inside = ink.crop((left + inset, top + inset, right - inset, bottom - inset)).tobytes()
    return bool(inside) and inside.count(b"\xff") / len(inside) >= _CROSSED


def _beside(word: Word, signs: list[Word]) -> Word | None:
    """A word as it is, cut where a box was read into it, or None where it is nothing but a box."""
    for sign in signs:
        if _share(sign, word) < 0.5:
            continue
        merged = _MERGED.match(word.text)
        return replace(word, text=word.text[merged.end() :], x0=sign.x1 + 0.1) if merged else None
    return word
