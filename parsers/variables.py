"""The list of wanted variables: from sheets, tables, or the lines of a mail."""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.facts import Content, Line, Table, Variable, VariableList
from parsers.folding import one_line, with_plain_dashes
from parsers.registers import registers_named
from parsers.variable_rows import Columns, by_heading, columns_of, is_known, variables_of

_NAME = r"[A-Za-zÅÄÖåäö][A-Za-zÅÄÖåäö0-9_]{1,20}(?:\s?-\s?[A-Za-zÅÄÖ]{0,20}\d{1,3})?"
_BULLET = re.compile(
    rf"^\s*(?:[-*•–o]\s+|\d{{1,2}}[.)]\s+)?(?P<names>{_NAME}(?:\s?,\s?{_NAME})*)(?P<rest>\s*(?:[:;=]|\s-\s|\(|,\s\S+\s\S+).*)?$"
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?-\s?(?:19|20)\d\d)?")
_GENERAL = re.compile(
    r"^\s*(?:motivering|motivation|syfte|justification|purpose)(?: till (?:variablerna|uttaget))?\s*:\s*(.{30,})$",
    re.IGNORECASE,
)
_FEWEST_IN_TEXT = 3
_MOST_UNKNOWN = 50
_MOST_PAGES = 40
_HEADING = re.compile(
    r"(?i)\bvaria(?:bel|ble)\w{0,6}\b.*\b(?:motiv|syfte|period|år\b|beskrivning|justif|purpose|years|descr)"
)


def read(content: Content) -> VariableList:
    """The variables with register, period and motivation, in the order they stand."""
    found: list[Variable] = []
    last: tuple[Columns, Table] | None = None
    for number, table in enumerate(content.tables, start=1):
        columns = _continued(last, table) or columns_of(table)
        if columns is not None:
            found += variables_of(table, columns, _register_above(content, table, number))
            last = (columns, table)
    found = found or _from_lines(content.lines)
    if (reason := _general_reason(content.lines)) is not None and not any(each.motivation for each in found):
        found = [Variable(register=v.register, name=v.name, period=v.period, motivation=reason) for v in found]
    return VariableList(
        rows=len(found),
        registers=tuple(dict.fromkeys(each.register for each in found if each.register)),
        variables=tuple(found),
        without_motivation=sum(each.motivation is None for each in found),
        unknown=tuple(
            dict.fromkeys(each.name for each in found if not any(map(is_known, re.findall(r"\w{2,}", each.name))))
        )[:_MOST_UNKNOWN],
    )


def pages_with_lists(texts: dict[int, list[str]]) -> list[int]:
    """Pages whose text looks like a list of variables, by its heading row or, on the pages after it, by its rows."""
    found: list[int] = []
    for page, rows in sorted(texts.items()):
        names = sum(any(is_known(word) for word in row.split()[:3]) for row in rows if row[:1].isalpha())
        goes_on = names and found[-1:] == [page - 1]
        if any(_HEADING.search(row[:160]) for row in rows) or names >= _FEWEST_IN_TEXT or goes_on:
            found.append(page)
    return found[:_MOST_PAGES]


def _continued(last: tuple[Columns, Table] | None, table: Table) -> Columns | None:
    """The columns of the table on the page before, when this one goes on without a heading row."""
    if last is None or table.page is None or last[1].page is None or table.page != last[1].page + 1:
        return None
    if len(table.rows[0]) != len(last[1].rows[0]) or by_heading(table) is not None:
        return None
    return replace(last[0], header_row=-1)


def best_columns(content: Content) -> Columns | None:
    """The columns of the first table that lists variables: how such a list is told from other tables."""
    return next((columns for table in content.tables if (columns := columns_of(table)) is not None), None)


def _register_above(content: Content, table: Table, number: int) -> str | None:
    """The register that a sheet is named for, or that the line above a table names."""
    if table.sheet:
        named = registers_named(table.sheet.replace("_", " "), in_list=True)
        return named[0] if named else _named_on_top(table)
    own = f"table {number},"
    start = next((at for at, line in enumerate(content.lines) if (line.place or "").startswith(own)), None)
    above = content.lines[max(0, start - 2) : start] if start is not None else ()
    named = registers_named("\n".join(line.text for line in above if len(line.text) < 120), in_list=False)
    return named[-1] if named else _named_on_top(table)


def _named_on_top(table: Table) -> str | None:
    """A title row above the heading row may name the register."""
    columns = columns_of(table)
    rows = table.rows[: max(columns.header_row, 0)] if columns else ()
    named = registers_named("\n".join(" ".join(row) for row in rows))
    return named[0] if len(named) == 1 else None


def _from_lines(lines: tuple[Line, ...]) -> list[Variable]:
    """Variables listed in running text, a bullet or a line each, under the name of their register."""
    found: list[Variable] = []
    register: str | None = None
    period: str | None = None
    known = 0
    for line in lines:
        text = with_plain_dashes(line.text)
        named = registers_named(text, in_list=len(text) < 80)
        _, colon, tail = text.partition(":")
        if named and colon and (inside := _BULLET.match(tail.strip())):
            register, period = named[0], _years(text)
            match: re.Match[str] | None = inside
        elif named and not is_known(text.strip("-*• ").split(" ")[0].strip(":,;")):
            register, period = named[0], _years(text)
            continue
        else:
            match = _BULLET.match(text)
        if match is None:
            continue
        names = [re.sub(r"\s", "", name) for name in match["names"].split(",")]
        if not all(name.isupper() or is_known(name) for name in names):
            continue  # ordinary words
        known += sum(map(is_known, names))
        reason = one_line((match["rest"] or "").strip(" ,:;=-()")) or None
        found += [
            Variable(register=register, name=name, period=period, motivation=reason)
            for name in names
            if is_known(name) or (len(names) == 1 and name.isupper())
        ]
    return found if known >= max(_FEWEST_IN_TEXT, len(found) // 2) else []


def _years(text: str) -> str | None:
    match = _YEARS.search(text)
    return re.sub(r"\s", "", match[0]) if match else None


def _general_reason(lines: tuple[Line, ...]) -> str | None:
    prose = (line.text for line in lines if "\t" not in line.text)
    return next((match[1].strip() for text in prose if (match := _GENERAL.match(text))), None)
