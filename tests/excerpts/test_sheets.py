"""Tables as files: no cell is a formula, whatever a stranger wrote, and a file is whole or not there (P23)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.core.excerpts import Cell, Sheet
from bot.sheets import SheetFormatUnknown, write_sheet

ARMED = ["=1+1", "+46 70", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x.example")', "=cmd|' /C calc'!A0"]


def sheet(*rows: tuple[Cell, ...]) -> Sheet:
    return Sheet(name="Diarium", head=("Nr", "Vad"), rows=rows)


def cells(path: Path) -> list[tuple[object, ...]]:
    return list(load_workbook(path).active.iter_rows(values_only=True))


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


@pytest.mark.parametrize("text", ARMED)
def test_p23_what_looks_like_a_formula_is_text_in_a_workbook(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ut.xlsx"
    assert write_sheet(sheet((1, text)), path) == 1
    found = load_workbook(path).active["B2"]
    assert (found.data_type, str(found.value).strip()) == ("s", text.strip())


@pytest.mark.parametrize("text", ARMED)
def test_p23_what_looks_like_a_formula_is_disarmed_in_csv(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ut.csv"
    write_sheet(sheet((1, text)), path)
    assert lines(path)[1] == ["1", f"'{text}"]


def test_p23_control_characters_and_turned_directions_are_taken_out(tmp_path: Path) -> None:
    write_sheet(sheet((1, "a\x00b\x0bc\u202ed")), tmp_path / "ut.xlsx")
    assert cells(tmp_path / "ut.xlsx")[1] == (1, "abcd")


def test_p14_personal_identity_numbers_are_masked_but_for_what_has_to_be_verbatim(tmp_path: Path) -> None:
    table = sheet((1, "Olle 850709-9805"))
    write_sheet(table, tmp_path / "ut.xlsx")
    write_sheet(replace(table, verbatim=True), tmp_path / "verbatim.xlsx")
    assert cells(tmp_path / "ut.xlsx")[1] == (1, "Olle ÅÅMMDD-****")
    assert cells(tmp_path / "verbatim.xlsx")[1] == (1, "Olle 850709-9805")


def test_numbers_stay_numbers_and_swedish_stays_swedish(tmp_path: Path) -> None:
    for ending in ("xlsx", "csv"):
        write_sheet(sheet((22_000, "Höftfrakturer; åäö"), (None, "")), tmp_path / f"ut.{ending}")
    assert cells(tmp_path / "ut.xlsx")[:2] == [("Nr", "Vad"), (22_000, "Höftfrakturer; åäö")]
    assert lines(tmp_path / "ut.csv") == [["Nr", "Vad"], ["22000", "Höftfrakturer; åäö"], ["", ""]]


def test_an_ending_that_nobody_writes_is_told(tmp_path: Path) -> None:
    with pytest.raises(SheetFormatUnknown, match=r"must end in \.xlsx or \.csv"):
        write_sheet(sheet(), tmp_path / "ut.doc")


def test_what_fails_halfway_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[Cell, ...]]:
        yield (1, "a")
        raise OSError("the register went away")

    path = tmp_path / "ut.csv"
    write_sheet(sheet((7, "before")), path)
    with pytest.raises(OSError, match="went away"):
        write_sheet(Sheet(name="x", head=("Nr", "Vad"), rows=broken()), path)
    assert lines(path)[1] == ["7", "before"]
    assert list(tmp_path.iterdir()) == [path]
