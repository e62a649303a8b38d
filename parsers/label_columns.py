"""Labels that stand beside each other with their values below them, as forms in columns print them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from parsers.facts import Line
from parsers.layout import COLUMN_GAP

_LONGEST_NUMBER = 8
_MOST_LINES = 6  # that a value in a column may run over


def one_below_the_other(lines: tuple[Line, ...], is_label: Callable[[str], bool]) -> Iterator[Line]:
    """The lines, with rows of labels and the rows of values below them turned into a line a label."""
    at = 0
    while at < len(lines):
        heads = lines[at].text.split(COLUMN_GAP)
        values: list[str] = []
        taken = 0
        if len(heads) >= 2 and all(is_label(head) for head in heads):
            values, taken = _values_below(lines[at + 1 : at + 1 + _MOST_LINES], len(heads), is_label)
        if taken:
            pairs = zip(heads, values, strict=True)
            yield from (replace(lines[at], text=f"{head}{COLUMN_GAP}{value}") for head, value in pairs)
        else:
            yield lines[at]
        at += 1 + taken


def _values_below(lines: tuple[Line, ...], columns: int, is_label: Callable[[str], bool]) -> tuple[list[str], int]:
    """The value of each column, and how many lines they take; none where the columns cannot be told apart."""
    values = [""] * columns
    widest = 0  # the column whose text reached its edge: what stands alone below goes on there
    taken = 0
    for line in lines:
        parts = line.text.split(COLUMN_GAP)
        if any(map(is_label, parts)) or not line.text.strip() or (len(parts) not in (1, columns)):
            break
        if len(parts) == columns:
            widest = max(range(columns), key=lambda column: len(parts[column]))
            values = [f"{value} {part}".strip() for value, part in zip(values, parts, strict=True)]
        elif taken and _goes_on(line.text):
            values[widest] = f"{values[widest]} {line.text}"
        else:
            break
        taken += 1
    return values, taken


def _goes_on(text: str) -> bool:
    """In small letters, or the number that a street or a box has lost to the line below."""
    return text[:1].islower() or (text[:1].isdigit() and len(text) <= _LONGEST_NUMBER)
