"""Words, cells and paragraphs in the order in which a file tells them -> lines with their places, and tables."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.facts import Limits, Line, Table

TICKED, UNTICKED = "☒", "☐"
# Boxes drawn with a symbol font (Wingdings), by the number that files give the sign.
SYMBOLS = {
    **dict.fromkeys((0xF0FE, 0xF052, 0xF053, 0xF0FD, 0xF078), TICKED),
    **dict.fromkeys((0xF0A8, 0xF06F, 0xF071, 0xF072), UNTICKED),
}


@dataclass(slots=True)
class Flow:
    """What has been read of a paper so far."""

    limits: Limits
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    characters: int = 0
    _words: list[str] = field(default_factory=list)
    _paragraphs: list[str] = field(default_factory=list)  # of the cell being read, or the one outside tables
    _cells: list[str] = field(default_factory=list)
    _own: list[str] = field(default_factory=list)  # the same without what a merged cell above gives
    _rows: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        return self.characters >= self.limits.characters

    @property
    def is_in_row(self) -> bool:
        return bool(self._cells)

    def write(self, text: str) -> None:
        self.characters += len(text)
        self._words.append(text)

    def end_paragraph(self, *, in_table: bool = False) -> None:
        """Ends a paragraph. One outside tables also ends the table above it."""
        if text := "".join(self._words).strip():
            self._paragraphs.append(text)
        self._words.clear()
        if not in_table:
            self.end_table()
            self._keep(self._paragraphs, None)
            self._paragraphs.clear()

    def end_cell(self, otherwise: str = "") -> str:
        """Ends a cell and gives back its text; `otherwise` is that of a cell without any of its own."""
        self.end_paragraph(in_table=True)
        own = "\n".join(self._paragraphs)[: self.limits.cell_characters * 4]
        self._own.append(own)
        self._cells.append(own or otherwise)
        self._paragraphs.clear()
        return own or otherwise

    def end_row(self) -> None:
        cells = self._cells[: self.limits.sheet_columns]
        if cells and len(self._rows) < self.limits.sheet_rows:
            self._rows.append(tuple(cells))
            place = f"table {len(self.tables) + 1}, row {len(self._rows)}"
            for number, text in enumerate(self._own[: len(cells)], start=1):
                self._keep([text], f"{place}, cell {number}")
        self._cells.clear()
        self._own.clear()

    def end_table(self) -> None:
        self.end_row()
        if self._rows:
            self.tables.append(Table(rows=tuple(self._rows)))
            self._rows.clear()

    def _keep(self, texts: list[str], place: str | None) -> None:
        rows = (row.strip() for text in texts for row in text.split("\n"))
        self.lines += [Line(text=row, place=place) for row in rows if row]
