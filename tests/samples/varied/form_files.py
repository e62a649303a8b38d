"""Forms as files: flat text, tables in Word and PDF, content controls, fillable PDF, workbooks, scans."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

from openpyxl import Workbook

from tests.samples import form_carriers
from tests.samples.blocks import Block
from tests.samples.boxed_pages import boxed_pdf
from tests.samples.forms import Question
from tests.samples.scans import scanned_pdf
from tests.samples.varied import carriers
from tests.samples.varied.draw import Draw
from tests.samples.varied.forms import Form, answered
from tests.samples.varied.paper import Written

CARRIERS = (
    "colon",
    "below",
    "tab",
    "word-table",
    "word-wide",
    "pdf-table",
    "controls",
    "fillable",
    "printed",
    "workbook",
)


def made(draw: Draw, filled: Form, language: str, carrier: str) -> tuple[str, bytes]:
    """An ending and bytes."""
    if carrier == "controls":
        return "docx", form_carriers.form_docx(filled.sections, language)
    if carrier == "fillable":
        return "pdf", form_carriers.form_fillable_pdf(_without_marks(filled), language)
    printed = answered(filled, boxes=draw.choice(("word", "brackets", "ticked")))
    if carrier in ("colon", "below", "tab"):
        pages = _pages(printed, {"colon": "{}: {}", "below": "{}\n{}", "tab": "{}\t{}"}[carrier])
        return ("docx", carriers.word(pages)) if draw.maybe(0.3) else ("pdf", carriers.text_pdf(pages))
    if carrier == "workbook":
        return "xlsx", _workbook(printed)
    if carrier in ("printed", "scan"):
        return "pdf", _printed(printed, draw, scan=carrier == "scan")
    tables = tuple(
        (heading, tuple(_table(questions, wide=carrier == "word-wide"))) for heading, questions in printed.sections
    )
    paper = Written(kind="form", pages=(printed.heading,), tables=tables)
    return ("pdf", carriers.table_pdf(paper)) if carrier == "pdf-table" else ("docx", carriers.word_tables(paper))


def _pages(filled: Form, style: str) -> tuple[str, ...]:
    lines = [filled.heading]
    for heading, questions in filled.sections:
        lines += [heading] if heading else []
        for question in questions:
            first, *rest = question.answer.split("\n")
            lines += style.format(question.label, first).rstrip().split("\n")
            lines += [f"\t{line}" if "\t" in style else line for line in rest]
    half = next(
        (at for at, line in enumerate(lines) if at > 28 and line in {h for h, _ in filled.sections}), len(lines)
    )
    return ("\n".join(lines[:half]), "\n".join(lines[half:])) if half < len(lines) else ("\n".join(lines),)


def _table(questions: tuple[Question, ...], *, wide: bool) -> list[tuple[str, ...]]:
    rows = [(question.label, question.answer) for question in questions]
    if not wide or len(rows) < 2:
        return rows
    paired = [(*rows[at], *rows[at + 1]) for at in range(0, len(rows) - 1, 2)]
    return [*paired, *([(*rows[-1], "", "")] if len(rows) % 2 else [])]


def _workbook(filled: Form) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.append((filled.heading,))
    for heading, questions in filled.sections:
        sheet.append((heading,))
        for question in questions:
            sheet.append((question.label, question.answer))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _printed(filled: Form, draw: Draw, *, scan: bool) -> bytes:
    blocks = [Block(kind="title", text=filled.heading)]
    for heading, questions in filled.sections:
        blocks += [Block(kind="heading", text=heading)] if heading else []
        blocks += [Block(kind="row", text=q.label, value=q.answer.replace("\n", ", ")) for q in questions]
    pdf = boxed_pdf(tuple(blocks), "Blankett")
    return scanned_pdf(pdf, draw.randint(0, 999)) if scan else pdf


def _without_marks(filled: Form) -> tuple[tuple[str, tuple[Question, ...]], ...]:
    """Reportlab's fields hold latin letters only."""
    return tuple(
        (heading, tuple(Question(label=escape(q.label), answer=q.answer, choices=q.choices) for q in questions))
        for heading, questions in filled.sections
    )
