"""Scans and photographs: read whichever way up they lie, and only where a page has no text of its own."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from parsers import image, layout, media_types, ocr, ocr_addresses, ocr_boxes, pdf, pdf_scans
from parsers import type_names as types
from parsers.documents import documents_in
from parsers.facts import Limits, Line
from tests.parsers.kinds import papers

FILES = Path(__file__).with_name("files")
LIMITS = Limits(document_seconds=120.0)  # reading by eye is slow where many work at once
FIRST = "Etikprövningsmyndigheten"
NUMBER = "2023-04567-01"


def page(text: str = papers.DECISION, *, turn: float = 0, dpi: int = 150) -> Image.Image:
    picture: Image.Image = pypdfium2.PdfDocument(papers.pdf([text]))[0].render(scale=dpi / 72).to_pil().convert("L")
    return picture.rotate(turn, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def texts(lines: Iterable[Line]) -> list[str]:
    return [line.text for line in lines]


def pdf_of(picture: Image.Image, stamp: str, *, height: float = 842) -> bytes:
    """A page that shows a picture, with a text upon it."""
    stream = io.BytesIO()
    paper = canvas.Canvas(stream, pagesize=(595, 842))
    paper.drawImage(ImageReader(picture), 0, 842 - height, 595, height)
    written = paper.beginText(40, 300)
    written.setFont("DejaVu", 8)
    written.textLines(stamp)
    paper.drawText(written)
    paper.save()
    return stream.getvalue()


@pytest.mark.parametrize("turn", [0, 4, -4, 90, 180, 270, 183])
def test_a_page_is_read_whichever_way_it_lies(turn: int) -> None:
    found = texts(layout.lines(ocr.read_page(page(turn=turn), 60).words, 1))
    assert (found[0], len(found)) == (FIRST, 13)


@pytest.mark.parametrize("turn", [0, 180])
def test_a_page_in_half_shadow_is_read(turn: int) -> None:
    picture = page(turn=turn)
    shadow = Image.linear_gradient("L").resize(picture.size).point(lambda tone: 80 + tone * 175 // 255)
    found = ocr.read_page(ImageChops.multiply(picture, shadow), 60)
    assert texts(layout.lines(found.words, 1))[0] == FIRST


def test_a_telephones_picture_is_read() -> None:
    data = (FILES / "decision.heic").read_bytes()
    assert media_types.media_type(data) == types.HEIC
    found = image.read(data, LIMITS)
    assert (found.problems, texts(found.lines)[0]) == (("scanned",), FIRST)


def test_pages_that_were_pasted_into_word_as_pictures_are_handed_out() -> None:
    document, stream = docx.Document(), io.BytesIO()
    scan = saved(page(), "PNG")
    document.add_picture(io.BytesIO(scan))
    document.save(stream)
    opened = documents_in(stream.getvalue(), "beslut.docx", "beslut.docx", LIMITS)
    assert (opened.documents, opened.children) == ((), (("word/media/image1.png", scan),))


def test_a_picture_that_says_which_way_is_up_is_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # it lies on its left side
    found = image.read(saved(page(turn=90), "JPEG", exif=exif), LIMITS)
    assert texts(found.lines)[0] == FIRST


def test_a_picture_without_background_is_read_as_on_paper() -> None:
    ink = page().point(lambda tone: 255 - tone)
    picture = Image.new("RGBA", ink.size)
    picture.putalpha(ink)
    assert texts(image.read(saved(picture, "PNG"), LIMITS).lines)[0] == FIRST


def test_every_page_of_a_tiff_is_read_up_to_the_budget() -> None:
    three = saved(page(), "TIFF", save_all=True, append_images=[page("Sida två\n" * 9), page("Sida tre\n" * 9)])
    found = image.read(three, Limits(ocr_pages=2))
    assert (found.pages, {line.page for line in found.lines}) == (2, {1, 2})
    assert found.problems == ("scanned", "scanned-partly-read")


def test_a_scan_is_read_although_the_scanner_wrote_a_line_on_it() -> None:
    found = pdf.read(pdf_of(page(), "Scanned with a telephone, page 1 of 1, 2026-03-02 08:15"), LIMITS)
    assert found.problems == ("scanned",)
    assert FIRST in texts(found.lines)


def test_a_scan_with_its_text_under_it_is_told_by_its_page_and_not_read_again() -> None:
    found = pdf.read(pdf_of(page(), papers.PLAN), LIMITS)
    assert [line.text for line in found.lines] == papers.PLAN.splitlines()
    assert (found.problems, found.metadata) == ((), (("pictured-pages", "1"),))


def test_a_picture_behind_a_short_text_is_no_scan() -> None:
    found = pdf.read(pdf_of(Image.new("L", (800, 1100), 230), "Ansökan om etikprövning, bilaga 1"), LIMITS)
    assert (found.problems, [line.text for line in found.lines]) == ((), ["Ansökan om etikprövning, bilaga 1"])


def test_a_page_of_text_with_a_picture_is_not_read_by_eye() -> None:
    found = pdf.read(pdf_of(page(), "Etikprövningsmyndigheten har fattat beslut i ärendet", height=200), LIMITS)
    assert (found.problems, len(found.lines)) == ((), 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ue010\ue011\ue012" * 20, True),
        ("!\"#$%&'()*+" * 10, True),
        ("\ufffd" * 40, True),
        (papers.FORM, False),
        ("1. Inledning ............................ 3\n2. Metod ______________________ 4", False),
        ("I20-I25; C07; 2005-2022; 1 234,50 kr; 10 %", False),
        ("", False),
    ],
)
def test_a_text_layer_without_letters_counts_as_none(text: str, expected: bool) -> None:
    assert pdf_scans.is_gibberish(text) is expected


def test_of_a_long_scan_the_beginning_and_the_end_are_read() -> None:
    stream, said = io.BytesIO(), [f"Sida nummer {number} i handlingen\n" * 5 for number in range(1, 6)]
    first, *others = [page(text, dpi=100) for text in said]
    first.save(stream, "PDF", save_all=True, append_images=others, resolution=100)
    found = pdf.read(stream.getvalue(), Limits(ocr_pages=2, document_seconds=120))
    assert {line.page for line in found.lines} == {1, 5}
    assert dict(found.metadata)["scanned-pages"] == "1 2 3 4 5"
    assert found.problems == ("scanned", "scanned-partly-read")


def test_what_the_time_does_not_reach_is_told_and_the_rest_is_kept() -> None:
    stream = io.BytesIO()
    page().save(stream, "PDF", save_all=True, append_images=[page(papers.FORM)] * 3, resolution=150)
    found = pdf.read(stream.getvalue(), Limits(document_seconds=0.01))
    assert found.problems == ("scanned", "scanned-partly-read", "no-text")
    assert found.pages == 4


def boxed(*ticked: bool) -> Image.Image:
    """Boxes below each other on grey paper, drawn as thinly as a printer draws them, and a bold letter."""
    sheet = Image.new("L", (400, 60 * len(ticked) + 80), 238)
    drawn = ImageDraw.Draw(sheet)
    for row, mark in enumerate(ticked):
        left, top = 40, 40 + 60 * row
        drawn.rectangle((left, top, left + 24, top + 24), outline=90)
        if mark:
            drawn.line((left + 4, top + 4, left + 21, top + 20), fill=60, width=2)
            drawn.line((left + 21, top + 4, left + 4, top + 20), fill=60, width=2)
    drawn.ellipse((150, 40, 176, 66), outline=30, width=4)
    drawn.line((20, 20, 380, 20), fill=60)  # a table's rule
    return sheet.filter(ImageFilter.GaussianBlur(0.6))


def test_boxes_are_found_by_their_edges_and_crosses_by_what_is_in_them() -> None:
    found = ocr_boxes.boxes_on(boxed(True, False, False, True))
    assert [box.ticked for box in found] == [True, False, False, True]
    assert all(abs(box.left - 40) <= 2 and abs(box.right - 65) <= 3 for box in found)


def test_what_was_read_for_a_box_gives_way_and_what_stands_behind_it_stays() -> None:
    found = ocr_boxes.boxes_on(boxed(True, False, False))
    tops = [box.top for box in found]
    read = [
        layout.Word(text="&", x0=41, top=tops[0], x1=63, bottom=tops[0] + 24),
        layout.Word(text="OPatientregistret", x0=41, top=tops[1], x1=300, bottom=tops[1] + 24),
        layout.Word(text="Registerdata", x0=30, top=tops[2], x1=300, bottom=tops[2] + 24),
    ]
    merged = ocr_boxes.with_boxes([[word] for word in read], found, 1.0)
    assert [word.text for line in merged for word in line] == ["Patientregistret", "Registerdata", "☒", "☐"]


def test_an_address_is_read_once_more_by_who_knows_its_sign() -> None:
    """Only where an @ is found are the words changed, and only those of the address."""
    words = [("Anna", 100), ("Prov,", 150), ("anna.prov(Q", 200), ("exempel.example", 300)]
    line = [layout.Word(text=text, x0=at, top=50, x1=at + 40, bottom=62) for text, at in words]
    again = [("Anna", 20 + 6), ("Prov,", 76), ("anna.prov@exempel.example", 126)]

    def reads(sheet: Image.Image) -> list[layout.Word]:
        return [layout.Word(text=text, x0=at, top=8, x1=at + 40, bottom=20) for text, at in again]

    line[2:] = [replace(line[2], x1=295), line[3]]
    found = ocr_addresses.with_addresses([line], Image.new("L", (600, 100), 255), 1.0, reads)
    assert [word.text for word in found[0]] == ["Anna", "Prov,", "anna.prov@exempel.example"]
