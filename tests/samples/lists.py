"""Lists of variables with their motivations, in every way that people write them."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.samples import scenery
from tests.samples.programs import settled_office
from tests.samples.projects import Project
from tests.samples.truth import Facts
from tests.samples.word_pages import new_document, saved

HEADS = {
    "sv": ("Register", "Variabel", "Beskrivning", "Period", "Motivering"),
    "en": ("Register", "Variable", "Description", "Years", "Motivation"),
}
GROUP = {
    "PAR": "Behövs för att identifiera studiepopulationen, bestämma indexdatum och justera för samsjuklighet",
    "LMED": "Behövs för att bestämma exponeringens början, längd och dos",
    "DORS": "Behövs för utfallet död och för censurering",
    "CAN": "Behövs för att identifiera tumörerna",
    "MFR": "Behövs för utfall och justering",
    "THR": "Behövs för att mäta tandhälsan över tid",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One wanted variable as it stands in a list."""

    register: str
    name: str
    description: str
    period: str
    motivation: str = ""


def rows(project: Project, *, motivated: bool = True) -> tuple[Row, ...]:
    """The variables of a project's registers, in its language."""
    language, period = project.language, "–".join(project.subject.period)
    return tuple(
        Row(register=v.register, name=v.name, description=v.description[language], period=period,
            motivation=v.motivation[language] if motivated else "")
        for register in project.subject.registers for v in scenery.wanted(register)
    )  # fmt: skip


def list_facts(wanted: tuple[Row, ...]) -> Facts:
    """What a reader should find in a list."""
    return {
        "rows": len(wanted),
        "registers": tuple(dict.fromkeys(row.register for row in wanted)),
        "variables": tuple(f"{row.register} {row.name}" for row in wanted),
        "without_motivation": sum(not row.motivation for row in wanted),
    }


def one_sheet(wanted: tuple[Row, ...], language: str) -> bytes:
    """A workbook with everything on one sheet, the register by its name."""
    book = Workbook()
    names = scenery.register_names(language)
    _fill(book.active, "Variabellista" if language == "sv" else "Variables", HEADS[language], [
        (names[row.register], row.name, row.description, row.period, row.motivation) for row in wanted
    ])  # fmt: skip
    return _saved(book)


def sheet_a_register(wanted: tuple[Row, ...], language: str) -> bytes:
    """A workbook with a sheet for each register and a page of reading advice before them."""
    book = Workbook()
    book.active.title = "Läs mig" if language == "sv" else "Read me"
    book.active["A1"] = (
        "Ett blad för varje register. Uppgifter önskas för hela studieperioden."
        if language == "sv"
        else "One sheet a register."
    )
    for register in dict.fromkeys(row.register for row in wanted):
        _fill(book.create_sheet(), register, HEADS[language][1:], [
            (row.name, row.description, row.period, row.motivation) for row in wanted if row.register == register
        ])  # fmt: skip
    return _saved(book)


def grouped(wanted: tuple[Row, ...], language: str) -> tuple[bytes, tuple[Row, ...]]:
    """A workbook with the register and one motivation merged over its rows; and the rows as they are then meant."""
    meant = tuple(replace(row, motivation=GROUP[row.register]) for row in wanted)
    book, sheet = Workbook(), None
    sheet = book.active
    _fill(sheet, "Blad1", HEADS[language], [(r.register, r.name, r.description, r.period, r.motivation) for r in meant])
    start = 2
    for register in dict.fromkeys(row.register for row in meant):
        end = start + sum(row.register == register for row in meant) - 1
        for column in ("A", "E"):
            for row in range(start + 1, end + 1):
                sheet[f"{column}{row}"] = None
            sheet.merge_cells(f"{column}{start}:{column}{end}")
        start = end + 1
    return _saved(book), meant


def semicolon_csv(wanted: tuple[Row, ...], language: str) -> bytes:
    """What Swedish Excel saves as csv: semicolons, cp1252, CRLF; the dash survives, since cp1252 has it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADS[language])
    writer.writerows((r.register, r.name, r.description, r.period, r.motivation) for r in wanted)
    return out.getvalue().encode("cp1252")


def word_table(wanted: tuple[Row, ...], language: str) -> bytes:
    """A Word file with a table, repeated motivations as "se ovan"."""
    document = new_document("", "", "Liberation Sans")
    document.add_heading("Variabellista med motiveringar" if language == "sv" else "List of variables", 1)
    table = document.add_table(rows=1, cols=5, style="Table Grid")
    for cell, head in zip(table.rows[0].cells, HEADS[language], strict=True):
        cell.text = head
    for row in wanted:
        texts = (row.register, row.name, row.description, row.period, row.motivation)
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    return saved(document)


def in_the_mail(wanted: tuple[Row, ...]) -> str:
    """The list as somebody types it into the mail."""
    lines = []
    for register in dict.fromkeys(row.register for row in wanted):
        lines.append(
            f"{scenery.register_names('sv')[register]} ({register}), {next(r.period for r in wanted if r.register == register)}:"
        )
        lines += [f"- {row.name} – {row.motivation}" for row in wanted if row.register == register]
        lines.append("")
    return "\n".join(lines).strip()


def _fill(sheet: Worksheet, title: str, heads: tuple[str, ...], texts: list[tuple[str, ...]]) -> None:
    """A sheet as people make it: a coloured head row, thin borders, columns made wider by hand."""
    sheet.title = title
    sheet.append(heads)
    for text in texts:
        sheet.append(text)
    side = Side(style="thin", color="BBBBBB")
    for line in sheet.iter_rows():
        for cell in line:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.border = Border(left=side, right=side, top=side, bottom=side)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDEBF7")
    for number, width in enumerate((26, 20, 30, 14, 60)[-len(heads) :], start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"


def _saved(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return settled_office(made.getvalue())
