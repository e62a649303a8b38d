"""Lists of variables: rows of register, variable, period and motivation from every shape that they come in."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from parsers import variables
from parsers.documents import documents_in
from parsers.facts import Content, Limits, Table, Variable, VariableList
from tests.parsers.kinds import papers

ROWS = [papers.VARIABLE_HEAD, *papers.VARIABLE_ROWS]
EXPECTED = tuple(Variable(register=r, name=n, period=p, motivation=m) for r, n, p, m in papers.VARIABLE_ROWS)


def listed(data: bytes) -> VariableList:
    (document,) = documents_in(data, "lista", "lista", Limits()).documents
    assert document.variables is not None
    return document.variables


def workbook(sheets: dict[str, list[tuple[str, ...]]], merges: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for merge in merges:
            sheet.merge_cells(merge)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def delimited(mark: str, encoding: str) -> bytes:
    return "\r\n".join(mark.join(row) for row in ROWS).encode(encoding)


@pytest.mark.parametrize(
    "data",
    [
        workbook({"Blad1": ROWS}),
        papers.table_pdf(ROWS, ruled=True),
        papers.table_pdf(ROWS, ruled=False),
        delimited(";", "cp1252"),
        delimited("\t", "utf-16"),
        delimited(";", "utf-8-sig"),
    ],
    ids=["xlsx", "ruled pdf", "pdf without rules", "csv cp1252", "tsv utf-16", "csv utf-8-sig"],
)
def test_a_list_is_read_whole_whatever_carries_it(data: bytes) -> None:
    assert listed(data) == VariableList(
        rows=5, registers=("PAR", "LMED", "DORS"), variables=EXPECTED, without_motivation=0
    )


def test_a_sheet_gives_its_name_as_the_register() -> None:
    rows = [("Variabel", "Motivering"), ("INDATUM", "Vårdens början"), ("HDIA", "Urval"), ("UTDATUM", "Slut")]
    more = [("Variabel", "Motivering"), ("ATC", "Läkemedel")]
    found = listed(workbook({"Patientregistret": rows, "LMED": more}))
    assert [(each.register, each.name) for each in found.variables] == [
        ("PAR", "INDATUM"), ("PAR", "HDIA"), ("PAR", "UTDATUM"), ("LMED", "ATC"),
    ]  # fmt: skip


def test_a_merged_motivation_stands_for_every_row_it_covers() -> None:
    rows = [("Register", "Variabel", "Motivering"), ("PAR", "HDIA", "Samsjuklighet"), ("", "BDIA", ""), ("", "OP", "")]
    found = listed(workbook({"Blad1": rows}, merges=("A2:A4", "C2:C4")))
    assert {(each.register, each.motivation) for each in found.variables} == {("PAR", "Samsjuklighet")}


@pytest.mark.parametrize("as_above", ["se ovan", "-", "d:o", "as above", "”"])
def test_a_motivation_that_points_up_is_the_one_above(as_above: str) -> None:
    rows = (("Register", "Variabel", "Motivering"), ("PAR", "HDIA", "Urval av patienter"), ("PAR", "OP", as_above))
    found = variables.read(Content(tables=(Table(rows=rows),)))
    assert [each.motivation for each in found.variables] == ["Urval av patienter", "Urval av patienter"]


def test_rows_without_motivation_are_counted() -> None:
    rows = (("Register", "Variabel", "Motivering"), ("PAR", "HDIA", "Urval"), ("PAR", "OP", ""), ("PAR", "AR", "?"))
    assert variables.read(Content(tables=(Table(rows=rows),))).without_motivation == 2


def test_a_motivation_given_once_a_register_is_that_of_the_whole_register() -> None:
    rows = (("Register", "Variabel", "Motivering"), ("PAR", "HDIA", "Urval"), ("PAR", "OP", ""),
            ("LMED", "ATC", "Exponering"), ("LMED", "EDATUM", ""))  # fmt: skip
    found = variables.read(Content(tables=(Table(rows=rows),)))
    assert [each.motivation for each in found.variables] == ["Urval", "Urval", "Exponering", "Exponering"]


def test_only_marked_rows_of_a_picker_are_wanted() -> None:
    rows = (("Register", "Variabel", "Önskas", "Motivering"), ("PAR", "HDIA", "x", "Urval"), ("PAR", "OP", "", ""))
    assert [each.name for each in variables.read(Content(tables=(Table(rows=rows),))).variables] == ["HDIA"]


def test_a_list_in_the_body_of_a_mail_is_read_line_by_line() -> None:
    body = """Hej, här kommer vår lista.
Patientregistret 2005-2020:
- INDATUM: när vården började
- HDIA: urval av patienter
- DIA1-DIA30
Läkemedelsregistret:
- ATC: exponering
"""
    found = listed(body.encode())
    assert found.variables == (
        Variable(register="PAR", name="INDATUM", period="2005-2020", motivation="när vården började"),
        Variable(register="PAR", name="HDIA", period="2005-2020", motivation="urval av patienter"),
        Variable(register="PAR", name="DIA1-DIA30", period="2005-2020"),
        Variable(register="LMED", name="ATC", motivation="exponering"),
    )


def test_twenty_thousand_rows_are_read() -> None:
    rows = [("Register", "Variabel", "Motivering"), *[("PAR", f"VAR{at}", "Behövs") for at in range(19_000)]]
    assert listed(workbook({"Blad1": rows})).rows == 19_000
