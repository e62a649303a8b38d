"""A table's columns by their headings, and its rows as wanted variables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from parsers import data_rules
from parsers.facts import Table, Variable
from parsers.folding import folded, one_line, with_plain_dashes
from parsers.label_patterns import keyed_by
from parsers.labels import Vocabulary
from parsers.registers import register_in_cell, registers_named

_HEADER_WITHIN = 40  # rows
_AS_ABOVE = frozenset({
    "se ovan", "se ovanstaende", "som ovan", "samma som ovan", "enligt ovan", "samma", "detsamma", "d:o", "do", "dito",
    "ditto", "idem", "-", "--", "'", "''", '"', "as above", "see above", "same as above", "same",
})  # fmt: skip
_DITTO_MARKS = frozenset("-–—\"”“″'’´ ,")
_LONGEST_SIGN = 24  # characters of "enligt ovanstående" and the like
_NO_MOTIVATION = frozenset({"", "?", "??", "n/a", "na", "tbd", "saknas", "ingen", "none", "xxx", "...", "…"})
_MARKS = frozenset({"x", "ja", "yes", "j", "y", "1", "true", "✓", "✔", "☒", "☑", "sant"})
_ONE_NAME = r"[A-ZÅÄÖ][A-ZÅÄÖ0-9_*]{1,20}(?:\s?-\s?[A-ZÅÄÖ]{0,20}\d{1,3})?"
_LIST_OF_NAMES = re.compile(rf"{_ONE_NAME}(?:\s?[,;/+]\s?{_ONE_NAME})+")
_RANGE_SPACES = re.compile(r"(?<=[A-Za-z0-9])\s*-\s*(?=[A-Za-z0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column holds what, from 0; None where the table has no such column."""

    header_row: int
    variable: int
    register: int | None = None
    description: int | None = None
    period: int | None = None
    period_from: int | None = None
    period_to: int | None = None
    motivation: int | None = None
    mark: int | None = None
    register_marks: tuple[tuple[int, str], ...] = ()  # a column a register, with x where it is wanted


@cache
def vocabulary() -> Vocabulary:
    """The headings of a list of variables."""
    return Vocabulary(data_rules.table("labels")["columns"], patterns=keyed_by("columns"))


def is_known(name: str) -> bool:
    """True for a variable, or a range of them, that the catalogue has."""
    first = re.split(r"[-*\s]", name.upper().strip())[0]
    return first in data_rules.catalogue()


def columns_of(table: Table) -> Columns | None:
    """The columns by the heading row; without one, by a column whose cells are known variables."""
    return by_heading(table) or _by_content(table)


def by_heading(table: Table) -> Columns | None:
    """The columns of a table that has a heading row, and None for one that has none."""
    rows = enumerate(table.rows[:_HEADER_WITHIN])
    return next((found for at, row in rows if (found := _by_heading(at, row)) is not None), None)


def variables_of(table: Table, columns: Columns, register: str | None) -> list[Variable]:
    """The rows as variables; motivations given once for a group, or as "se ovan", stand at each of its rows."""
    rows = list(_rows(table, columns, register))
    return _with_group_motivations(rows) if columns.motivation is not None else [variable for variable, _ in rows]


def _by_heading(at: int, row: tuple[str, ...]) -> Columns | None:
    keys: dict[str, int] = {}
    # Headings in the lists come before those that are known by the words in them only.
    for key_of in (vocabulary().listed_key, vocabulary().key_of):
        if keys and (marks := _marks_by_register(at, row, keys)) is not None:
            return marks
        for place, cell in enumerate(row):
            key = key_of(one_line(cell)) if cell.strip() and len(cell) < 100 and place not in keys.values() else None
            if key is not None:
                keys.setdefault(key, place)
    if "variable" not in keys and {"register", "description"} <= keys.keys() and len(keys) >= 3:
        keys["variable"] = keys.pop("description")
    if "variable" not in keys or len(keys) < 2:
        return None
    return _columns(at, keys)


def _columns(header_row: int, keys: dict[str, int], marks: tuple[tuple[int, str], ...] = ()) -> Columns:
    return Columns(
        header_row=header_row,
        variable=keys["variable"],
        register=keys.get("register"),
        description=keys.get("description"),
        period=keys.get("period"),
        period_from=keys.get("period_from"),
        period_to=keys.get("period_to"),
        motivation=keys.get("motivation"),
        mark=keys.get("mark"),
        register_marks=marks,
    )


def _marks_by_register(at: int, row: tuple[str, ...], keys: dict[str, int]) -> Columns | None:
    """A table with a column a register; one that has a column of registers is none."""
    free = [(place, cell) for place, cell in enumerate(row) if place not in keys.values() and len(cell) < 60]
    named = [(place, found[0]) for place, cell in free if len(found := registers_named(cell, in_list=True)) == 1]
    if "variable" not in keys or "register" in keys or not named:
        return None
    return _columns(at, keys, tuple(named))


def _by_content(table: Table) -> Columns | None:
    width = max((len(row) for row in table.rows[:200]), default=0)
    for column in range(width):
        cells = [row[column].strip() for row in table.rows[:200] if column < len(row) and row[column].strip()]
        if len(cells) >= 3 and sum(map(is_known, cells)) >= 0.6 * len(cells):
            return _columns(-1, {"variable": column, **_guessed(table, column, width)})
    return None


def _guessed(table: Table, variable: int, width: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for column in range(width):
        cells = [row[column].strip() for row in table.rows[:100] if column < len(row) and row[column].strip()]
        if column == variable or not cells:
            continue
        half = 0.5 * len(cells)
        if sum(bool(registers_named(cell, in_list=True)) and len(cell) < 60 for cell in cells) > half:
            found.setdefault("register", column)
        elif sum(bool(re.search(r"(?:19|20)\d\d", cell)) and len(cell) < 25 for cell in cells) > half:
            found.setdefault("period", column)
        elif sum(len(cell) > 25 for cell in cells) > half:
            found["motivation"] = column  # the last of the long ones: descriptions stand before reasons
    return found


def _rows(table: Table, columns: Columns, register: str | None) -> Iterator[tuple[Variable, bool]]:
    """Each variable, and whether it begins a group (another register, or a heading row above it)."""
    current, period, begins = register, "", True
    marked = columns.mark is not None and any(_is_marked(row, columns.mark) for row in table.rows)
    head = _cell(table.rows[columns.header_row], columns.variable) if columns.header_row >= 0 else ""
    for row in table.rows[columns.header_row + 1 :]:
        if _is_group_heading(row, columns):
            current, begins = _register_in(next(cell for cell in row if cell.strip())) or current, True
            continue
        name = _cell(row, columns.variable)
        if not name or name == head or (marked and not _is_marked(row, columns.mark)):
            continue
        own = _cell(row, columns.register)
        if own and (_register_in(own) or own) != current and not _points_up(own):
            current, begins = _register_in(own) or own, True
        said = _period(row, columns)
        period = period if _points_up(said) else said
        reason = _cell(row, columns.motivation)
        for each, of_register in _wanted(name, current, row, columns):
            yield Variable(register=of_register, name=each, period=period or None, motivation=reason or None), begins
            begins = False


def _wanted(
    name: str, register: str | None, row: tuple[str, ...], columns: Columns
) -> Iterator[tuple[str, str | None]]:
    marked = [code for place, code in columns.register_marks if _is_marked(row, place)]
    for each in _names(name) if not name.isalnum() else (name,):
        if columns.register_marks:
            yield from ((each, code) for code in marked)
        else:
            yield each, register


def _names(cell: str) -> list[str]:
    """The names in a cell: "INDATUM, UTDATUM" are two, "DIA1 – DIA30" is one range."""
    plain = _RANGE_SPACES.sub("-", with_plain_dashes(one_line(cell)))
    if len(parts := plain.split()) > 1 and all(map(is_known, parts)):  # a name a line in one cell
        return parts
    if _LIST_OF_NAMES.fullmatch(plain):
        return [part.strip() for part in re.split(r"[,;/+]", plain)]
    return [plain]


def _is_group_heading(row: tuple[str, ...], columns: Columns) -> bool:
    filled = {cell.strip() for cell in row if cell.strip()}
    return (
        len(filled) == 1
        and len(next(iter(filled))) < 100
        and not is_known(next(iter(filled)))
        and (bool(registers_named(next(iter(filled)), in_list=True)) or not _cell(row, columns.variable))
    )


def _with_group_motivations(rows: list[tuple[Variable, bool]]) -> list[Variable]:
    once_a_group = _is_once_a_group(rows)
    filled: list[Variable] = []
    above: str | None = None
    for variable, begins in rows:
        said = variable.motivation
        if begins and once_a_group:
            above = None
        if said and _points_up(said):
            said = above
        elif said and len(said) < _LONGEST_SIGN and folded(said) in _NO_MOTIVATION:
            said = None
        elif said:
            above = said
        elif once_a_group:
            said = above
        filled.append(variable if said == variable.motivation else replace(variable, motivation=said))
    return filled


def _points_up(text: str) -> bool:
    """True for "se ovan", "dito", "-": the same as in the row above."""
    return bool(text) and len(text) < _LONGEST_SIGN and (set(text) <= _DITTO_MARKS or folded(text) in _AS_ABOVE)


def _is_once_a_group(rows: list[tuple[Variable, bool]]) -> bool:
    """True when reasons stand at the first row of every group and nowhere else, in two groups or more."""
    groups = sum(begins for _, begins in rows)
    return 2 <= groups < len(rows) and all(bool(variable.motivation) == begins for variable, begins in rows)


@lru_cache(maxsize=5_000)
def _register_in(text: str) -> str | None:
    return register_in_cell(text)


def _period(row: tuple[str, ...], columns: Columns) -> str:
    if columns.period is not None:
        return with_plain_dashes(_cell(row, columns.period))
    ends = [_cell(row, columns.period_from), _cell(row, columns.period_to)]
    return "-".join(filter(None, ends))


def _is_marked(row: tuple[str, ...], column: int | None) -> bool:
    return folded(_cell(row, column)) in _MARKS


def _cell(row: tuple[str, ...], column: int | None) -> str:
    return one_line(row[column]) if column is not None and column < len(row) else ""
