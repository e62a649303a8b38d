"""Workbooks (xlsx, xlsm, xlsb, xls, ods): the rows of every sheet with their places, macros told and never run."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl
import python_calamine
from lxml import etree

from parsers import archive, ods_merges, ole
from parsers.facts import Content, Limits, Line, Table

_MOST_CELLS = 4_000_000  # calamine holds the whole rectangle in memory, 24 bytes a cell and more
_REFERENCE = re.compile(rb' r="([A-Z]{1,3})[0-9]')
_ROW = re.compile(rb'<(?:x:)?row [^>]{0,200}?r="([0-9]{1,7})"')
_OLE_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_FILE_PASS = 0x2F  # the record of an old workbook that its others are encrypted ([MS-XLS] 2.4.117)
_FAILURES = (
    python_calamine.CalamineError,
    etree.XMLSyntaxError,
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    KeyError,
    IndexError,
    OSError,
    EOFError,
    NotImplementedError,  # a member packed by a method that Python does not have
)

Rows = list[tuple[str, ...]]


def read(data: bytes, limits: Limits) -> Content:
    """A Table a sheet and a Line a row; cells merged downwards give their text to each row they cover."""
    is_zip = data.startswith(b"PK")
    if is_zip and (problem := archive.zip_problem(data, limits)):
        return Content(problems=(problem,))
    problems = ["macro"] if (archive.has_macros(data) if is_zip else _OLE_MACROS in data) else []
    try:
        if _is_locked(data):
            return Content(problems=("encrypted",))
        sheets = _streamed(data, limits) if is_zip and _is_sparse(data) else _loaded(data, limits)
        named = list(sheets)
    except python_calamine.PasswordError:
        return Content(problems=("encrypted",))
    except BaseException as error:
        # The library's panics are no Exceptions, and their class cannot be imported.
        if not (isinstance(error, _FAILURES) or type(error).__name__ == "PanicException"):
            raise
        return Content(problems=(*problems, "broken-workbook"))
    if any(len(rows) >= limits.sheet_rows for _, rows in named):
        problems.append("cut")
    lines = tuple(_lines(named, limits))
    return Content(
        lines=lines,
        tables=tuple(Table(rows=tuple(rows), sheet=name) for name, rows in named if rows),
        problems=(*problems, *(() if lines else ("no-text",))),
        metadata=(("sheets", "\n".join(name for name, _ in named)),),
    )


def _is_locked(data: bytes) -> bool:
    """Whether an old workbook or an OpenDocument sheet is under a password; the library calls both broken."""
    if data.startswith(b"PK"):
        return archive.is_locked_document(data)
    try:
        with ole.opened(data) as box:
            start = ole.stream(box, "Workbook", most=4_000) or ole.stream(box, "Book", most=4_000)
    except ole.FAULTS:
        return False
    at = 0
    while at + 4 <= len(start):
        record, size = int.from_bytes(start[at : at + 2], "little"), int.from_bytes(start[at + 2 : at + 4], "little")
        if record == _FILE_PASS:
            return True
        at += 4 + size
    return False


def _loaded(data: bytes, limits: Limits) -> Iterator[tuple[str, Rows]]:
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    # Of an OpenDocument sheet the library gives no merged cells; of all others it does.
    merged = ods_merges.merged(data, limits) if archive.has_member(data, "content.xml") else {}
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        # Without the empty area a sheet would begin at its first used cell and every place be wrong.
        cells = sheet.to_python(skip_empty_area=False, nrows=limits.sheet_rows)
        rows = [_row(row, limits) for row in cells]
        _fill_down(rows, sheet.merged_cell_ranges or merged.get(name, []))
        yield name, _without_empty_end(rows)


def _streamed(data: bytes, limits: Limits) -> Iterator[tuple[str, Rows]]:
    """Row by row, for a sheet whose far corners would make calamine ask for more memory than there is."""
    workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in workbook.worksheets:
        cells = sheet.iter_rows(values_only=True, max_row=limits.sheet_rows, max_col=limits.sheet_columns)
        rows = [_row(row, limits) for row in itertools.islice(cells, limits.sheet_rows)]
        yield sheet.title, _without_empty_end(rows)


def _is_sparse(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return any(
            _rectangle(parts.read(name)) > _MOST_CELLS
            for name in parts.namelist()
            if name.startswith("xl/worksheets/") and name.endswith(".xml")
        )


def _rectangle(xml: bytes) -> int:
    last_row = max((int(number) for number in _ROW.findall(xml)), default=0)
    last_column = max((_column_number(letters) for letters in set(_REFERENCE.findall(xml))), default=0)
    return last_row * last_column


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _row(cells: Any, limits: Limits) -> tuple[str, ...]:
    return tuple(_shown(cell)[: limits.cell_characters] for cell in cells[: limits.sheet_columns])


def _shown(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ").removesuffix(" 00:00:00")
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()


def _fill_down(rows: Rows, merged: Any) -> None:
    for (first_row, column), (last_row, _) in itertools.islice(merged, 20_000):
        if first_row >= len(rows) or column >= len(rows[first_row]):
            continue
        text = rows[first_row][column]
        for at in range(first_row + 1, min(last_row + 1, len(rows))) if text else ():
            rows[at] = (*rows[at][:column], text, *rows[at][column + 1 :])


def _without_empty_end(rows: Rows) -> Rows:
    last = max((at for at, row in enumerate(rows) if any(row)), default=-1)
    return rows[: last + 1]


def _lines(sheets: list[tuple[str, Rows]], limits: Limits) -> Iterator[Line]:
    left = limits.characters
    for name, rows in sheets:
        yield Line(text=name, place=name)
        for number, row in enumerate(rows, start=1):
            text = "\t".join(filter(None, row))
            if not text:
                continue
            left -= len(text)
            if left < 0:
                return
            yield Line(text=text, place=f"{name}!A{number}")
