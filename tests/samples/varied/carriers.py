"""Files of papers, by programs that are there wherever the tests run: PDF with and without rules, Word, text, scans."""

from __future__ import annotations

import csv
import io
from html import escape

import docx
from openpyxl import Workbook
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Grid

from tests.samples.scans import scanned_pdf
from tests.samples.varied.draw import Draw
from tests.samples.varied.paper import Table, Written

rl_config.useA85 = 0
_FONT = "Sample"
pdfmetrics.registerFont(TTFont(_FONT, "DejaVuSans.ttf"))
_CELL = ParagraphStyle("cell", fontName=_FONT, fontSize=7.5, leading=9.5)


def text_pdf(pages: tuple[str, ...], *, size: float = 10, width: float = 470, second_column: float = 210) -> bytes:
    """Pages as a word processor prints them: long lines wrapped, values of labels in a second column."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    for page in pages:
        y = 790.0
        for line in page.split("\n"):
            label, tab, value = line.partition("\t")
            left = simpleSplit(label, _FONT, size, second_column - 15 if tab else width) or [""]
            right = simpleSplit(value.replace("\t", "   "), _FONT, size, width - second_column) if tab else []
            for at in range(max(len(left), len(right))):
                canvas.setFont(_FONT, size)
                canvas.drawString(60, y, left[at] if at < len(left) else "")
                canvas.drawString(60 + second_column, y, right[at] if at < len(right) else "")
                y -= size * 1.35
                if y < 50:
                    canvas.showPage()
                    y = 790.0
            y -= size * 0.35
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def word(pages: tuple[str, ...]) -> bytes:
    """A Word file, a paragraph a line, a tab between label and value."""
    document = docx.Document()
    for page in pages:
        for line in page.split("\n"):
            document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def word_tables(paper: Written) -> bytes:
    """A Word file with the paper's text and its tables."""
    document = docx.Document()
    for line in paper.text.split("\n"):
        document.add_paragraph(line)
    for name, rows in paper.tables:
        if name:
            document.add_heading(name, 2)
        table = document.add_table(rows=0, cols=max(map(len, rows)), style="Table Grid")
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = text
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def table_pdf(paper: Written, *, ruled: bool = True) -> bytes:
    """A PDF with the paper's text and its tables, with rules or without."""
    made = io.BytesIO()
    story: list[object] = [Paragraph(escape(line), _CELL) for line in paper.text.split("\n") if line]
    for name, rows in paper.tables:
        count = max(map(len, rows))
        widths = [760 / (count + 2)] * (count - 1) + [760 / (count + 2) * 3]
        grid = Grid(
            [[Paragraph(escape(text).replace("\n", "<br/>"), _CELL) for text in row] for row in rows],
            colWidths=widths,
            repeatRows=1,
        )
        grid.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")] if ruled else [("VALIGN", (0, 0), (-1, -1), "TOP")])  # fmt: skip
        story += [Spacer(1, 14), *([Paragraph(escape(name), _CELL)] if name else []), grid]
    SimpleDocTemplate(made, pagesize=landscape(A4), leftMargin=40, rightMargin=40, invariant=1).build(story)
    return made.getvalue()


def workbook(tables: tuple[tuple[str, Table], ...], *, merges: tuple[str, ...] = (), above: int = 0) -> bytes:
    """An Excel file, a sheet a table; `above` empty rows and a line of advice stand before the heading row."""
    book = Workbook()
    book.remove(book.active)
    for number, (name, rows) in enumerate(tables, start=1):
        sheet = book.create_sheet(name[:31] or f"Blad{number}")
        for _ in range(above):
            sheet.append(())
        if above:
            sheet["B2"] = "Projektets variabler, version 3"
        for at, row in enumerate(rows, start=above + 1):
            for column, text in enumerate(row, start=1):
                sheet.cell(at, column, int(text) if text.isdigit() else text or None)
        for merge in merges:
            sheet.merge_cells(merge)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def delimited(rows: Table, mark: str, encoding: str) -> bytes:
    """A table as text."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding, "replace")


def plain(draw: Draw, pages: tuple[str, ...]) -> tuple[str, bytes]:
    """A paper of running text in one of the usual carriers: an ending and bytes."""
    carrier = draw.choice(("pdf", "pdf", "pdf", "docx", "small"))
    if carrier == "docx":
        return "docx", word(pages)
    return "pdf", text_pdf(
        pages, size=8.5 if carrier == "small" else draw.choice((10, 11)), width=draw.choice((470, 380))
    )


def scan(pages: tuple[str, ...], seed: int) -> bytes:
    """The pages as an office scanner sends them."""
    return scanned_pdf(text_pdf(pages, size=11), seed)
