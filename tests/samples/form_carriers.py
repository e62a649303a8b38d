"""The order form in its carriers: Word with content controls, fillable PDF, flattened PDF, a printed and signed PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.sax.saxutils import escape

import pikepdf
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Cm
from docx.table import _Cell
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from tests.samples.blocks import Block
from tests.samples.boxed_pages import boxed_pdf
from tests.samples.forms import EMPTY, FOOT, HEADING, LEAD, Question, Sections
from tests.samples.ink import signature_png
from tests.samples.programs import converted
from tests.samples.projects import Project, in_words
from tests.samples.word_pages import new_document, saved

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def form_docx(sections: Sections, language: str, *, controls: bool = True, signed_by: str | None = None) -> bytes:
    """The form in Word: tables whose answers stand in content controls, or, flattened, in plain text."""
    document = new_document("Exempelmyndigheten · Registerservice", FOOT[language], "Liberation Sans")
    document.add_heading(HEADING[language], 1)
    document.add_paragraph(LEAD[language])
    for heading, questions in sections:
        document.add_heading(heading, 2)
        table = document.add_table(rows=0, cols=2, style="Table Grid")
        table.autofit = False
        table.columns[0].width, table.columns[1].width = Cm(5.5), Cm(10.5)
        for question in questions:
            label, answer = table.add_row().cells
            label.width, answer.width = Cm(5.5), Cm(10.5)
            label.text = question.label
            _answer(answer, question, EMPTY[language], controls)
    if signed_by:
        _signature(document, signed_by)
    return saved(document)


def form_flattened_pdf(sections: Sections, language: str) -> bytes:
    """The Word form exported to PDF: no fields left."""
    return converted(form_docx(sections, language, controls=False), "docx", "pdf")


def form_printed_pdf(sections: Sections, language: str, project: Project) -> bytes:
    """The form on paper, signed in ink: what is laid on the scanner."""
    blocks = [Block(kind="title", text=HEADING[language]), Block(kind="under", text=LEAD[language])]
    for heading, questions in sections:
        blocks.append(Block(kind="heading", text=heading))
        blocks += [Block(kind="row", text=q.label, value=q.shown) for q in questions]
    blocks += [
        Block(kind="heading", text="8. Underskrift"),
        Block(kind="text", text=f"Exempelstad den {in_words(project.applied)}"),
    ]
    blocks.append(Block(kind="sign", text=project.representative.name))
    return boxed_pdf(tuple(blocks), FOOT[language])


def form_fillable_pdf(sections: Sections, language: str) -> bytes:
    """The form as a fillable PDF: the answers are values of its fields and nowhere in its text."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    canvas.setTitle(HEADING[language])
    _first_page(canvas, language)
    y = 745.0
    for number, (heading, question) in enumerate(_in_a_row(sections)):
        height = 30 if question is None else _height(question)
        if y - height < 60:
            canvas.showPage()
            y = 790
        if question is None:
            canvas.setFont("Helvetica-Bold", 11)
            canvas.drawString(56, y - 18, heading)
        else:
            _fields(canvas, question, y, f"Field{number:02}")
        y -= height
    canvas.save()
    return _filled_in(made.getvalue(), {q.label: q.answer for _, q in _in_a_row(sections) if q and "–" in q.answer})


def _filled_in(pdf: bytes, answers: dict[str, str]) -> bytes:
    """The values as they were typed: reportlab knows no dash but the hyphen."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for field in document.Root.AcroForm.Fields:
            label = str(field.get("/TU", ""))
            if label in answers:
                field.V = pikepdf.String(answers[label])
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _in_a_row(sections: Sections) -> Iterator[tuple[str, Question | None]]:
    for heading, questions in sections:
        yield heading, None
        yield from ((heading, question) for question in questions)


def _first_page(canvas: Canvas, language: str) -> None:
    canvas.setFont("Helvetica-Bold", 15)
    canvas.drawString(56, 785, HEADING[language])
    canvas.setFont("Helvetica", 8)
    for line, text in enumerate(simpleSplit(LEAD[language], "Helvetica", 8, 480)):
        canvas.drawString(56, 770 - 10 * line, text)


def _height(question: Question) -> float:
    if question.choices:
        return 16 + 14 * len(question.choices)
    return 18 + 12 * len(_wrapped(question.answer)) + 8


def _wrapped(answer: str) -> list[str]:
    return simpleSplit(answer, "Helvetica", 9, 470) or [""]


def _fields(canvas: Canvas, question: Question, top: float, name: str) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(56, top - 12, question.label)
    if not question.choices:
        lines = _wrapped(question.answer)
        height = 12 * len(lines) + 6
        canvas.acroForm.textfield(
            name=name, tooltip=question.label, value=question.answer.replace("–", "-"), maxlen=4000, fontSize=9, borderWidth=0.5,
            x=56, y=top - 16 - height, width=484, height=height, fieldFlags="multiline" if len(lines) > 1 else "",
        )  # fmt: skip
    for number, (text, ticked) in enumerate(question.choices):
        y = top - 27 - 14 * number
        canvas.acroForm.checkbox(
            name=f"{name}_{number}",
            tooltip=f"{question.label} {text}",
            checked=ticked,
            x=56,
            y=y,
            size=10,
            borderWidth=0.5,
        )
        canvas.drawString(72, y + 2, text)


def _answer(cell: _Cell, question: Question, empty: str, controls: bool) -> None:
    if not controls:
        cell.text = question.shown
    elif not question.choices:
        cell.paragraphs[0]._p.append(_text_control(question, empty))
    for number, (text, ticked) in enumerate(question.choices if controls else ()):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = 0
        paragraph._p.append(_box_control(text, ticked))
        paragraph.add_run(f" {text}")


def _text_control(question: Question, empty: str) -> object:
    placeholder = "" if question.answer else "<w:showingPlcHdr/>"
    return parse_xml(
        f'<w:sdt {_SPACES}><w:sdtPr><w:alias w:val="{escape(question.label)}"/><w:tag w:val="answer"/>{placeholder}<w:text/></w:sdtPr>'
        f'<w:sdtContent><w:r><w:t xml:space="preserve">{escape(question.answer or empty)}</w:t></w:r></w:sdtContent></w:sdt>'
    )


def _box_control(text: str, ticked: bool) -> object:
    return parse_xml(
        f'<w:sdt {_SPACES}><w:sdtPr><w:alias w:val="{escape(text)}"/><w14:checkbox><w14:checked w14:val="{int(ticked)}"/>'
        f'</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/></w:rPr>'
        f"<w:t>{'☒' if ticked else '☐'}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _signature(document: Document, name: str) -> None:
    document.add_heading("8. Underskrift", 2)
    document.add_picture(io.BytesIO(signature_png(name)), width=Cm(5))
    document.add_paragraph(name)
