"""One list of variables as every sort of workbook: the same rows out of each, and locked ones told."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from parsers import media_types, sheet
from parsers import type_names as types
from parsers.documents import READERS
from parsers.facts import Content, Limits, Table

FILES = Path(__file__).with_name("files")
LIMITS = Limits()
MOTIVATION = "Behövs för att bestämma när vården började"
TABLES = (
    Table(
        rows=(
            ("Register", "Variabel", "Från", "Till", "Motivering", ""),
            ("PAR", "INDATUM", "1998", "2022", MOTIVATION, "2026-03-02"),
            ("PAR", "HDIA", "1998", "2022", MOTIVATION, ""),
            ("LMED", "ATC", "2005.5", "2021", "Läkemedel & ålder", ""),
        ),
        sheet="Variabler",
    ),
    Table(rows=(("Arbetsblad",),), sheet="Dolt"),
)


def content(name: str) -> Content:
    data = (FILES / name).read_bytes()
    return READERS[media_types.media_type(data)](data, LIMITS)


@pytest.mark.parametrize("name", ["list.xlsx", "list.xls", "list.ods"])
def test_numbers_dates_formulas_merged_cells_and_hidden_sheets_are_read_as_people_see_them(name: str) -> None:
    found = content(name)
    assert (found.tables, found.problems) == (TABLES, ())


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of a binary workbook ([MS-XLSB] 2.1.4); numbers from 128 take two bytes."""
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(content)]) + content


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def binary_workbook(rows: tuple[tuple[str | float, ...], ...]) -> bytes:
    """An xlsb by hand, for no free program writes one: a workbook of one sheet, its cells as text and numbers."""
    cells = b""
    for place, row in enumerate(rows):
        cells += record(0, struct.pack("<I", place) + bytes(12))
        for column, value in enumerate(row):
            head = struct.pack("<II", column, 0)
            cells += (
                record(6, head + wide(value)) if isinstance(value, str) else record(5, head + struct.pack("<d", value))
            )
    sheets = record(143) + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Variabler")) + record(144)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    link = f'<Relationships xmlns="{space}"><Relationship Id="rId1" Type="{kind}" Target="worksheets/sheet1.bin"/>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("xl/workbook.bin", record(131) + sheets + record(132))
        packed.writestr("xl/_rels/workbook.bin.rels", link + "</Relationships>")
        dimension = record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1))
        packed.writestr("xl/worksheets/sheet1.bin", record(129) + dimension + record(145) + cells + record(146))
    return stream.getvalue()


def test_a_binary_workbook_is_read_like_any_other() -> None:
    data = binary_workbook((("Register", "Från"), ("PAR", 1998.0), ("Åldrar", 0.5)))
    assert media_types.media_type(data) == types.XLSB
    assert sheet.read(data, LIMITS).tables == (
        Table(rows=(("Register", "Från"), ("PAR", "1998"), ("Åldrar", "0.5")), sheet="Variabler"),
    )


@pytest.mark.parametrize("name", ["list-locked.xls", "list-locked.ods"])
def test_a_workbook_under_a_password_is_told(name: str) -> None:
    assert content(name) == Content(problems=("encrypted",))


@pytest.mark.parametrize("name", ["list.xlsx", "list.xls", "list.ods"])
def test_a_workbook_cut_short_is_told(name: str) -> None:
    data = (FILES / name).read_bytes()
    found = READERS[media_types.media_type(data)](data[: len(data) // 2], LIMITS)
    assert found.problems in (("broken-archive",), ("broken-workbook",))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1, "1"),
        (1.0, "1"),
        (0.25, "0.25"),
        ("007", "007"),
        (date(2024, 5, 1), "2024-05-01"),
        (datetime(2024, 5, 1, 8, 30), "2024-05-01 08:30:00"),
        (" text ", "text"),
    ],
)
def test_a_cell_shows_what_its_writer_saw(value: object, shown: str) -> None:
    workbook, stream = Workbook(), io.BytesIO()
    workbook.active.append([value])
    workbook.save(stream)
    assert sheet.read(stream.getvalue(), LIMITS).tables[0].rows == ((shown,),)


def test_p18_rows_and_columns_are_read_up_to_the_limits() -> None:
    workbook, stream = Workbook(), io.BytesIO()
    for row in range(10):
        workbook.active.append([f"{row}.{column}" * 9 for column in range(10)])
    workbook.save(stream)
    found = sheet.read(stream.getvalue(), Limits(sheet_rows=3, sheet_columns=2, cell_characters=5))
    assert found.tables[0].rows == (("0.00.", "0.10."), ("1.01.", "1.11."), ("2.02.", "2.12."))
    assert found.problems == ("cut",)
