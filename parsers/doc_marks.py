"""What an old Word file says of its characters and paragraphs: deleted, hidden, a row's end, a ticked box (MS-DOC)."""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.flow import SYMBOLS, TICKED, UNTICKED

_CHARACTER_PAGES, _PARAGRAPH_PAGES = 0x00FA, 0x0102  # where the file's header tells of the property pages
_PAGE = 512
_MOST_PAGES = 20_000
_DELETED, _HIDDEN, _SYMBOL, _FORM_DATA = 0x0800, 0x083C, 0x6A09, 0x6A03
_IN_TABLE, _ROW_END = 0x2416, 0x2417
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_FORM_HEADER = 68  # bytes of NilPICFAndBinData before the form field's own
_CHECK_BOX, _BY_DEFAULT = 1, 25

Properties = dict[int, bytes]


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks by the places in the file where the characters end."""

    unseen: tuple[tuple[int, int], ...] = ()  # stretches of deleted or hidden text: after, up to
    in_table: tuple[tuple[int, int], ...] = ()
    row_ends: frozenset[int] = frozenset()
    signs: dict[int, str] = field(default_factory=dict)

    def is_unseen(self, end: int) -> bool:
        return _is_within(self.unseen, end)

    def is_in_table(self, end: int) -> bool:
        return _is_within(self.in_table, end)


def marks_of(main: bytes, table: bytes, forms: bytes) -> Marks:
    """The marks of a whole file. Raises IndexError or struct.error where the pages are broken."""
    unseen: list[tuple[int, int]] = []
    in_table: list[tuple[int, int]] = []
    row_ends: set[int] = set()
    signs: dict[int, str] = {}
    for start, end, properties in _runs(main, table, _CHARACTER_PAGES):
        if _is_set(properties, _DELETED) or _is_set(properties, _HIDDEN):
            unseen.append((start, end))
        elif sign := _sign(properties, forms):
            signs[end] = sign
    for start, end, properties in _runs(main, table, _PARAGRAPH_PAGES):
        if _is_set(properties, _ROW_END):
            row_ends.add(end)
        elif _is_set(properties, _IN_TABLE):
            in_table.append((start, end))
    return Marks(tuple(sorted(unseen)), tuple(sorted(in_table)), frozenset(row_ends), signs)


def _is_within(stretches: tuple[tuple[int, int], ...], end: int) -> bool:
    at = bisect_left(stretches, (end, 0)) - 1
    return at >= 0 and stretches[at][0] < end <= stretches[at][1]


def _is_set(properties: Properties, number: int) -> bool:
    return properties.get(number, b"\0")[0] == 1


def _runs(main: bytes, table: bytes, header: int) -> Iterator[tuple[int, int, Properties]]:
    """Stretches of the file with their properties, page after page."""
    is_paragraphs = header == _PARAGRAPH_PAGES
    start, size = struct.unpack_from("<II", main, header)
    count = min(max(size - 4, 0) // 8, _MOST_PAGES)
    for number in range(count):
        place = struct.unpack_from("<I", table, start + 4 * (count + 1) + 4 * number)[0] & 0x3FFFFF
        page = main[place * _PAGE : (place + 1) * _PAGE]
        if len(page) < _PAGE:
            continue
        runs = page[-1]
        ends = struct.unpack_from(f"<{runs + 1}I", page)
        for run in range(runs):
            entry = page[4 * (runs + 1) + run * (13 if is_paragraphs else 1)] * 2
            listed = _listed(page, entry, is_paragraphs=is_paragraphs) if entry else b""
            yield ends[run], ends[run + 1], dict(_properties(listed))


def _listed(page: bytes, entry: int, *, is_paragraphs: bool) -> bytes:
    """The bytes of one entry's properties: paragraphs count in pairs and name their style first."""
    size = page[entry]
    if not is_paragraphs:
        return page[entry + 1 : entry + 1 + size]
    if size == 0:
        size = page[entry + 1] * 2
        return page[entry + 4 : entry + 2 + size]
    return page[entry + 3 : entry + size * 2]


def _properties(listed: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 3 <= len(listed):
        number = int.from_bytes(listed[at : at + 2], "little")
        at += 2
        size = _SIZES.get(number >> 13)
        if size is None:  # the size stands first; of table definitions in two bytes
            wide = number in (0xD608, 0xD606)
            size = int.from_bytes(listed[at : at + 2], "little") + 1 if wide else listed[at] + 1
        yield number, listed[at : at + size] or b"\0"
        at += size


def _sign(properties: Properties, forms: bytes) -> str | None:
    """The character that a symbol or a check box shows as."""
    if symbol := properties.get(_SYMBOL):
        return SYMBOLS.get(int.from_bytes(symbol[2:4], "little"))
    place = properties.get(_FORM_DATA)
    if place is None or len(place) < 4:
        return None
    data = forms[int.from_bytes(place, "little") + _FORM_HEADER :][:600]
    if data[:4] != b"\xff\xff\xff\xff" or data[4] & 3 != _CHECK_BOX:
        return None
    state = data[4] >> 2 & 0x1F
    if state == _BY_DEFAULT:
        name_size = int.from_bytes(data[10:12], "little") * 2 + 4
        state = data[10 + name_size]
    return (TICKED if state == 1 else UNTICKED) + " "
