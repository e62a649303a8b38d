"""Writes a table as a workbook or a CSV file: no cell is a formula (P23) or shows a personal identity number (P14)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from bot.core.excerpts import Cell, Sheet
from bot.whole_files import written_whole
from parsers.identity_numbers import masked_in

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets take for one when they open a CSV file
_LONGEST_CELL = 32_767  # Excel's own limit
_WIDTH = 18


class SheetFormatUnknown(ValueError):
    """A table can be written as .xlsx or .csv; the file's name must end so."""


def write_sheet(sheet: Sheet, path: Path) -> int:
    """Write a table by the name's ending, whole or not at all; returns how many rows. Raises SheetFormatUnknown."""
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise SheetFormatUnknown(f"{path} must end in {' or '.join(_WRITERS)}")
    shown = sheet if sheet.verbatim else replace(sheet, rows=(tuple(map(masked_in, row)) for row in sheet.rows))
    with written_whole(path) as file:
        return write(shown, file)


def _xlsx(sheet: Sheet, file: IO[bytes]) -> int:
    book = Workbook(write_only=True)
    page = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", sheet.name)[:31])
    page.freeze_panes = "A2"
    for column in range(len(sheet.head)):
        page.column_dimensions[get_column_letter(column + 1)].width = _WIDTH

    def cell(value: Cell, *, bold: bool = False) -> WriteOnlyCell:
        made = WriteOnlyCell(page, value=_clean(value))
        if isinstance(value, str):
            made.data_type = "s"  # openpyxl takes what begins with "=" for a formula
        if bold:
            made.font = Font(bold=True)
        return made

    page.append([cell(title, bold=True) for title in sheet.head])
    rows = 0
    for row in sheet.rows:
        page.append([cell(value) for value in row])
        rows += 1
    book.save(file)
    return rows


def _csv(sheet: Sheet, file: IO[bytes]) -> int:
    """Semicolons and a byte-order mark: what Excel opens right in Sweden."""
    text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";")
    writer.writerow([_unarmed(title) for title in sheet.head])
    rows = 0
    for row in sheet.rows:
        writer.writerow([_unarmed(value) for value in row])
        rows += 1
    text.detach()
    return rows


_WRITERS: dict[str, Callable[[Sheet, IO[bytes]], int]] = {".xlsx": _xlsx, ".csv": _csv}


def _clean(value: Cell) -> Cell:
    return _CONTROLS.sub("", value)[:_LONGEST_CELL] if isinstance(value, str) else value


def _unarmed(value: Cell) -> Cell:
    clean = _clean(value)
    return f"'{clean}" if isinstance(clean, str) and clean.startswith(_FORMULA) else clean
