"""Tables of an HTML page, a row a line with tabs between its cells; tables that lay out a page stay as they were."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SPAN = re.compile(r"""\b(row|col)span\s{0,9}=\s{0,9}["']?(\d{1,4})""", re.IGNORECASE)
_LONGEST_CELL = 600  # characters: a longer one is a letter in a frame
_MOST_CELLS = 200  # in a row
_DEEPEST = 50


@dataclass(slots=True)
class _Cell:
    start: int  # its first line among the page's lines
    rows: int = 1  # that it covers
    columns: int = 1


@dataclass(slots=True)
class _Table:
    cells: list[_Cell] = field(default_factory=list)  # of the row being written
    row_start: int | None = None
    holds_table: bool = False  # the row does
    is_data: bool = False  # a row of it was one
    hanging: dict[int, tuple[int, str]] = field(default_factory=dict)  # by column: rows still covered, with what


@dataclass(slots=True)
class Rows:
    """The tables around the place where the page is being written, innermost last."""

    tables: list[_Table] = field(default_factory=list)
    too_deep: int = 0

    def turn(self, name: str, tag: str, lines: list[str], prefix: str) -> None:
        """What a tag of a table does to the lines written so far; the line before it has been ended."""
        closing = tag.startswith("/")
        if name == "table":
            self._table(lines, prefix, closing=closing)
        elif not self.tables or self.too_deep:
            return
        elif name == "tr":
            _end_row(self.tables[-1], lines, prefix)
            self.tables[-1].row_start = None if closing else len(lines)
        elif name in ("td", "th") and not closing and len(self.tables[-1].cells) < _MOST_CELLS:
            spans = {which.lower(): int(count) for which, count in _SPAN.findall(tag[:2000])}
            cell = _Cell(len(lines), max(spans.get("row", 1), 1), min(max(spans.get("col", 1), 1), 50))
            self.tables[-1].cells.append(cell)

    def _table(self, lines: list[str], prefix: str, *, closing: bool) -> None:
        if not closing and len(self.tables) >= _DEEPEST:
            self.too_deep += 1
        elif closing and self.too_deep:
            self.too_deep -= 1
        elif closing and self.tables:
            _end_row(self.tables.pop(), lines, prefix)
        elif not closing:
            if self.tables:
                self.tables[-1].holds_table = True
            self.tables.append(_Table())


def _end_row(table: _Table, lines: list[str], prefix: str) -> None:
    """Puts the lines of a row's cells on one line, when they are a table's and not a letter's."""
    cells, start = table.cells, table.row_start
    ends = [*(cell.start for cell in cells[1:]), len(lines)]
    texts = [_text(lines[cell.start : end], prefix) for cell, end in zip(cells, ends, strict=True)] if cells else []
    table.cells, table.row_start = [], None
    holds_table, table.holds_table = table.holds_table, False
    telling = sum(map(bool, texts))
    is_data = telling > 1 or (table.is_data and telling == 1)
    if start is None or holds_table or not is_data or any(len(text) > _LONGEST_CELL for text in texts):
        return
    table.is_data = True
    lines[start:] = [prefix + "\t".join(_laid_out(table, cells, texts)).rstrip("\t")]


def _text(lines: list[str], prefix: str) -> str:
    return " ".join(word for line in lines for word in line.removeprefix(prefix).split())


def _laid_out(table: _Table, cells: list[_Cell], texts: list[str]) -> list[str]:
    """The row's texts by column; a cell that covers several rows gives its text to each of them."""
    row: list[str] = []
    for cell, text in zip(cells, texts, strict=True):
        _hang(table, row)
        if cell.rows > 1:
            table.hanging[len(row)] = (cell.rows - 1, text)
        row += [text, *[""] * (cell.columns - 1)]
    _hang(table, row)
    return row


def _hang(table: _Table, row: list[str]) -> None:
    while len(row) in table.hanging and len(row) < _MOST_CELLS:
        left, text = table.hanging.pop(len(row))
        if left > 1:
            table.hanging[len(row)] = (left - 1, text)
        row.append(text)
