"""Papers as a word processor writes them: docx by python-docx, and what LibreOffice prints of it."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from tests.samples.blocks import Block
from tests.samples.ink import signature_png
from tests.samples.programs import converted, settled_office


def word_docx(blocks: tuple[Block, ...], *, head: str = "", foot: str = "", font: str = "Liberation Sans") -> bytes:
    """The paper as a Word file with a letterhead and page numbers."""
    document = new_document(head, foot, font)
    before = None
    for block in blocks:
        _add(document, block)
        if before == "page":
            document.paragraphs[-1].paragraph_format.page_break_before = True
        before = block.kind
    return saved(document)


def word_pdf(blocks: tuple[Block, ...], *, head: str = "", foot: str = "", font: str = "Liberation Sans") -> bytes:
    """The paper, written in a word processor and exported to PDF."""
    return converted(word_docx(blocks, head=head, foot=foot, font=font), "docx", "pdf")


def new_document(head: str, foot: str, font: str) -> Document:
    """An empty A4 document in Swedish measures."""
    document = docx.Document()
    document.core_properties.author = document.core_properties.comments = ""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = font, Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    for level in (1, 2, 3):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.color.rgb = font, RGBColor(0x1F, 0x1F, 0x1F)
        style.element.rPr.rFonts.set(qn("w:asciiTheme"), "")
        style.element.rPr.rFonts.attrib.pop(qn("w:asciiTheme"))
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.header.paragraphs[0].text = head
    _page_number(section.footer.paragraphs[0], foot)
    return document


def saved(document: Document) -> bytes:
    """The file's bytes, the same each time."""
    made = io.BytesIO()
    document.save(made)
    return settled_office(made.getvalue())


def _add(document: Document, block: Block) -> None:
    match block.kind:
        case "title" | "heading" | "question":
            document.add_heading(block.text, {"title": 1, "heading": 2, "question": 3}[block.kind])
        case "under":
            document.add_paragraph().add_run(block.text).italic = True
        case "row":
            _label(document.add_paragraph(), block)
        case "item":
            document.add_paragraph(block.text, style="List Bullet")
        case "page":
            pass  # the next paragraph begins a page
        case "sign":
            document.add_picture(io.BytesIO(signature_png(block.text)), width=Cm(5))
            document.add_paragraph(block.text)
        case _:
            document.add_paragraph(block.text)


def _label(paragraph: Paragraph, block: Block) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(5.5))
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(5.5), Cm(-5.5)
    paragraph.add_run(block.text).bold = True
    paragraph.add_run(f"\t{block.value}")


def _page_number(paragraph: Paragraph, foot: str) -> None:
    run = paragraph.add_run(f"{foot}\tSida ")
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)
