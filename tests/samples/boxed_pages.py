"""Papers as a form program prints them: reportlab, answers in boxes, signatures in ink."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from tests.samples.blocks import Block
from tests.samples.ink import strokes

rl_config.useA85 = 0  # base64 in the mail is enough
_TEXT = ParagraphStyle("text", fontName="Times-Roman", fontSize=11.5, leading=16.5, spaceAfter=8)
_STYLES = {
    "text": _TEXT,
    "item": ParagraphStyle("item", parent=_TEXT, leftIndent=16, bulletIndent=4, spaceAfter=3),
    "title": ParagraphStyle("title", parent=_TEXT, fontName="Helvetica-Bold", fontSize=16, leading=20),
    "under": ParagraphStyle("under", parent=_TEXT, fontName="Helvetica", fontSize=9.5, leading=12, spaceAfter=3),
    "heading": ParagraphStyle("heading", parent=_TEXT, fontName="Helvetica-Bold", fontSize=11.5, spaceBefore=10),
    "question": ParagraphStyle("question", parent=_TEXT, fontName="Helvetica", fontSize=8.5, leading=11, spaceBefore=6),
}
_LABEL = ParagraphStyle("label", fontName="Helvetica", fontSize=8.5, leading=11)


class Signature(Flowable):
    """A name in ink above a line, and in print below it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.width, self.height = name, 220, 62

    def draw(self) -> None:
        """Put it on the page."""
        self.canv.setStrokeColorRGB(0.1, 0.15, 0.5)
        self.canv.setLineWidth(1.2)
        for line in strokes(self.name):
            path = self.canv.beginPath()
            path.moveTo(line[0][0], 64 - line[0][1])
            for x, y in line[1:]:
                path.lineTo(x, 64 - y)
            self.canv.drawPath(path)
        self.canv.setStrokeColorRGB(0, 0, 0)
        self.canv.setLineWidth(0.4)
        self.canv.line(0, 16, 220, 16)
        self.canv.setFont("Helvetica", 8)
        self.canv.drawString(0, 5, f"Namnteckning, namnförtydligande: {self.name}")


def boxed_pdf(blocks: tuple[Block, ...], foot: str, *, word_for_page: str = "Sida") -> bytes:
    """The paper with its labelled answers in boxes."""
    made = io.BytesIO()

    def number(canvas: Canvas, _: object) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(62, 32, foot)
        canvas.drawRightString(A4[0] - 62, 32, f"{word_for_page} {canvas.getPageNumber()}")

    _with_check_boxes()
    story = [piece for kind, run in groupby(blocks, lambda block: block.kind) for piece in _run(kind, list(run))]
    document = SimpleDocTemplate(
        made, pagesize=A4, leftMargin=62, rightMargin=62, topMargin=56, invariant=1, title=foot
    )
    document.build(story, onFirstPage=number, onLaterPages=number)
    return made.getvalue()


def _with_check_boxes() -> None:
    """The standard fonts have no ballot boxes."""
    try:
        pdfmetrics.registerFont(TTFont("Boxes", "DejaVuSans.ttf"))
    except TTFError:
        pdfmetrics.registerFont(TTFont("Boxes", "Vera.ttf"))  # comes with reportlab; shows an empty glyph


def _run(kind: str, run: list[Block]) -> Iterator[Flowable]:
    if kind == "row":
        grid = Table(
            [[Paragraph(_marked(b.text), _LABEL), Paragraph(_marked(b.value), _TEXT)] for b in run],
            colWidths=[150, 321],
        )
        grid.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
        yield from (grid, Spacer(1, 8))
        return
    for block in run:
        if kind == "page":
            yield PageBreak()
        elif kind == "sign":
            yield Signature(block.text)
        else:
            if kind in {"heading", "question"}:
                yield CondPageBreak(60)
            yield Paragraph(_marked(block.text), _STYLES[kind], bulletText="•" if kind == "item" else None)


def _marked(text: str) -> str:
    safe = escape(text)
    for box in "☒☐":
        safe = safe.replace(box, f'<font name="Boxes">{box}</font>')
    return safe
