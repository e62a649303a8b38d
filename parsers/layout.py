"""Words with places on a page -> lines with columns, and tables: the same for PDF text and for OCR."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from parsers.facts import Line, Table

COLUMN_GAP = "\t"  # stands in a line where the page has a wide gap
_FEWEST_COLUMNS = 3  # of a table without rules; two columns are a form's labels and values
_SAME_EDGE = 3.0  # points


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word and its box in points, measured from the page's top left corner."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1.0)

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A drawn line along one axis: where it lies (`at`) and from where to where it goes, in points."""

    at: float
    start: float
    end: float


Row = tuple[Word, ...]
Cell = tuple[float, float, float, float]  # top, left, bottom, right


def visual_rows(words: Iterable[Word]) -> list[Row]:
    """Words that stand beside each other, from the top, each row from the left."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (each.middle[1], each.x0)):
        # A new row begins where the middle of a word is below most of the last row.
        if rows and word.middle[1] - median(each.middle[1] for each in rows[-1][-6:]) < 0.5 * word.height:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [tuple(sorted(row, key=lambda each: each.x0)) for row in rows]


def segments(row: Row) -> list[Row]:
    """A row cut where a gap is wider than a space could be."""
    parts: list[list[Word]] = []
    for word in row:
        if parts and word.x0 - parts[-1][-1].x1 < max(0.9 * word.height, 6.0):
            parts[-1].append(word)
        else:
            parts.append([word])
    return [tuple(part) for part in parts]


def lines(words: Iterable[Word], page: int) -> list[Line]:
    """A page's text, row by row, with a tab where a column ends."""
    return [Line(text=COLUMN_GAP.join(_text(part) for part in segments(row)), page=page) for row in visual_rows(words)]


def ruled_tables(words: Sequence[Word], across: Sequence[Rule], down: Sequence[Rule], page: int) -> list[Table]:
    """Tables whose cells are drawn. A cell over several rows gives its text to each of them."""
    if not across or not down:
        return []
    cells: dict[Cell, list[Word]] = {}
    for word in words:
        if (box := _box_around(word, across, down)) is not None:
            cells.setdefault(box, []).append(word)
    groups = _apart(sorted(cells))
    return [table for group in groups if (table := _table_of(group, cells, page)) is not None]


def aligned_tables(words: Iterable[Word], page: int) -> list[Table]:
    """Tables without rules: a row of three headings or more, and rows that begin under the same edges."""
    rows = visual_rows(words)
    tables: list[Table] = []
    first = 0
    while first < len(rows):
        edges = [part[0].x0 for part in segments(rows[first])]
        last = _aligned_until(rows, first, edges) if len(edges) >= _FEWEST_COLUMNS else first
        if last - first >= 2:
            tables.append(Table(rows=tuple(_joined_rows(rows[first:last], edges)), page=page))
            first = last
        else:
            first += 1
    return tables


def _text(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words)


def _box_around(word: Word, across: Sequence[Rule], down: Sequence[Rule]) -> Cell | None:
    x, y = word.middle
    spanning = [rule.at for rule in across if rule.start - 1 <= x <= rule.end + 1]
    beside = [rule.at for rule in down if rule.start - 1 <= y <= rule.end + 1]
    above, below = [at for at in spanning if at <= y], [at for at in spanning if at > y]
    left, right = [at for at in beside if at <= x], [at for at in beside if at > x]
    if not (above and below and left and right):
        return None
    return round(max(above)), round(max(left)), round(min(below)), round(min(right))


def _apart(boxes: list[Cell]) -> list[list[Cell]]:
    groups: list[list[Cell]] = []
    bottom = 0.0
    for box in boxes:
        if groups and box[0] <= bottom + 2 * _SAME_EDGE:
            groups[-1].append(box)
        else:
            groups.append([box])
            bottom = 0.0
        bottom = max(bottom, box[2])
    return groups


def _table_of(boxes: list[Cell], cells: dict[Cell, list[Word]], page: int) -> Table | None:
    tops = _distinct(box[0] for box in boxes)
    lefts = _distinct(box[1] for box in boxes)
    if len(boxes) < 2:
        return None
    grid = [["" for _ in lefts] for _ in tops]
    for box in boxes:
        text = "\n".join(_text(row) for row in visual_rows(cells[box]))
        column = _place(lefts, box[1])
        for row, top in enumerate(tops):
            if box[0] - _SAME_EDGE <= top < box[2] - _SAME_EDGE:
                grid[row][column] = text
    return Table(rows=tuple(tuple(row) for row in grid), page=page)


def _distinct(values: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _SAME_EDGE:
            kept.append(value)
    return kept


def _place(edges: Sequence[float], x: float) -> int:
    return max(bisect_right(edges, x + _SAME_EDGE) - 1, 0)


def _aligned_until(rows: list[Row], first: int, edges: list[float]) -> int:
    """The row after the last one that still belongs to the columns of `rows[first]`."""
    steps = [rows[at + 1][0].top - rows[at][0].top for at in range(first, min(first + 6, len(rows) - 1))]
    usual = max(median(steps) if steps else 0.0, rows[first][0].height)
    last, misses = first + 1, 0
    for at in range(first + 1, len(rows)):
        if rows[at][0].top - rows[at - 1][0].top > 3.5 * usual or misses > 2:
            break
        if _begins_at_edges(rows[at], edges):
            last, misses = at + 1, 0
        else:
            misses += 1
    return last


def _begins_at_edges(row: Row, edges: list[float]) -> bool:
    parts = segments(row)
    at_edges = sum(any(abs(part[0].x0 - edge) <= 2 * _SAME_EDGE for edge in edges) for part in parts)
    return at_edges == len(parts) and (len(parts) > 1 or parts[0][-1].x1 < edges[-1] or parts[0][0].x0 > edges[0])


def _joined_rows(rows: list[Row], edges: list[float]) -> list[tuple[str, ...]]:
    """Rows of cells; a row that begins only in a later column continues the row above it."""
    joined: list[list[str]] = []
    for row in rows:
        cells = [""] * len(edges)
        for word in row:
            place = _place(edges, word.x0)
            cells[place] = f"{cells[place]} {word.text}".strip()
        if len(joined) > 1 and not any(cells[:2]):
            joined[-1] = [f"{above} {below}".strip() for above, below in zip(joined[-1], cells, strict=True)]
        else:
            joined.append(cells)
    return [tuple(cells) for cells in joined]
