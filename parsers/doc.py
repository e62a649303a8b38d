"""Word files of before 2007 (MS-DOC): their text by the piece table, with tables, headers, boxes and check boxes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from parsers import ole
from parsers.doc_marks import Marks, marks_of
from parsers.facts import Content, Limits
from parsers.flow import Flow

_MOST_BYTES = 100 * 2**20
_MAGIC, _ENCRYPTED, _TABLE_ONE = 0xA5EC, 0x0100, 0x0200
_FIRST_WITH_PIECES = 0x69  # nFib of Word 97; older ones keep their text in one run
_FROM, _CLX = 0x18, 0x01A2  # where the file's header tells of text and of the piece table
_FIELD_BEGINS, _FIELD_SHOWS, _FIELD_ENDS = "\x13", "\x14", "\x15"
_CELL_ENDS, _PARAGRAPH_ENDS = "\x07", ("\r", "\x0c", "\x0e")
_SIGNS = {"\x0b": "\n", "\x1e": "-", "\x1f": "", "\xa0": " "}


def read(data: bytes, limits: Limits) -> Content:
    """Lines and tables in the file's order, then footnotes, headers and text boxes; deleted text is left out."""
    try:
        with ole.opened(data) as box:
            main = ole.stream(box, "WordDocument", most=_MOST_BYTES)
            magic, version, flags = (*struct.unpack_from("<HH", main), *struct.unpack_from("<H", main, 0x0A))
            if flags & _ENCRYPTED:
                return Content(problems=("encrypted",))
            table = ole.stream(box, "1Table" if flags & _TABLE_ONE else "0Table", most=_MOST_BYTES)
            forms = ole.stream(box, "Data", most=_MOST_BYTES)
            problems = ["macro"] if box.exists("Macros") else []
        old = magic != _MAGIC or version < _FIRST_WITH_PIECES
        pieces = [_only_piece(main)] if old else _pieces(main, table)
        marks = Marks() if old else marks_of(main, table, forms)
        flow = _flow(main, pieces, marks, limits)
    except ole.FAULTS:
        return Content(problems=("broken-document",))
    if flow.is_full:
        problems.append("cut")
    if not flow.lines:
        problems.append("no-text")
    return Content(lines=tuple(flow.lines), tables=tuple(flow.tables), problems=tuple(problems))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some characters that lie together in the file."""

    start: int
    count: int
    width: int  # bytes a character


def _only_piece(main: bytes) -> _Piece:
    first, last = struct.unpack_from("<II", main, _FROM)
    return _Piece(first, min(max(last - first, 0), len(main)), 1)


def _pieces(main: bytes, table: bytes) -> list[_Piece]:
    """Where the text lies, in reading order ([MS-DOC] 2.8.35, 2.9.38)."""
    start, size = struct.unpack_from("<II", main, _CLX)
    at, end = start, min(start + size, len(table))
    while at < end and table[at] == 1:  # properties of pieces; not wanted
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    if at >= end or table[at] != 2:
        raise ValueError("no piece table")
    count = (struct.unpack_from("<I", table, at + 1)[0] - 4) // 12
    count = min(count, (end - at - 9) // 12)
    places = struct.unpack_from(f"<{count + 1}I", table, at + 5)
    found = []
    for number in range(count):
        place = struct.unpack_from("<I", table, at + 5 + 4 * (count + 1) + 8 * number + 2)[0]
        length = max(places[number + 1] - places[number], 0)
        narrow = bool(place & 0x40000000)
        offset = place & 0x3FFFFFFF
        found.append(_Piece(offset // 2, length, 1) if narrow else _Piece(offset, length, 2))
    return found


def _characters(main: bytes, pieces: list[_Piece], most: int) -> Iterator[tuple[str, int]]:
    """Every character with the place in the file where it ends."""
    for piece in pieces:
        raw = main[piece.start : piece.start + min(piece.count, most) * piece.width]
        text = raw.decode("cp1252" if piece.width == 1 else "utf-16-le", "replace")
        most -= len(text)
        for number, character in enumerate(text, start=1):
            yield character, piece.start + number * piece.width
        if most <= 0:
            return


def _flow(main: bytes, pieces: list[_Piece], marks: Marks, limits: Limits) -> Flow:
    flow = Flow(limits)
    hidden: list[bool] = []  # for each field around: whether its code is being passed, which nobody sees
    for character, end in _characters(main, pieces, limits.characters * 2):
        if character == _FIELD_BEGINS:
            hidden.append(True)
        elif character == _FIELD_SHOWS and hidden:
            hidden[-1] = False
        elif character == _FIELD_ENDS and hidden:
            hidden.pop()
        if (sign := marks.signs.get(end)) is not None:
            flow.write(sign)
        elif not (marks.is_unseen(end) or any(hidden)):
            _take(character, end, marks, flow)
        if flow.is_full:
            break
    flow.end_paragraph()
    return flow


def _take(character: str, end: int, marks: Marks, flow: Flow) -> None:
    if character == _CELL_ENDS:
        flow.end_row() if end in marks.row_ends else flow.end_cell()
    elif character in _PARAGRAPH_ENDS:
        flow.end_paragraph(in_table=flow.is_in_row or marks.is_in_table(end))
    elif character >= " " or character == "\t" or character in _SIGNS:
        flow.write(_SIGNS.get(character, character))
