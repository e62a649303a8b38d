"""PDF -> text by page, filled-in form values, signatures; scanned pages by OCR; tables where they are asked for."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from parsers import layout, ocr, pdf_form, pdf_words
from parsers.facts import Content, Limits, Line, Table

_FEWEST_CHARACTERS = 20  # on a page: fewer, and what it shows is a picture
_MOST_PIXELS = 16_000_000
_WAITING = re.compile(r"please wait|if this message is not eventually replaced", re.IGNORECASE)
_INCORRECT_PASSWORD = 4  # FPDF_ERR_PASSWORD
_WRAPPED = re.compile("(?<=[0-9])\ufffe")


def read(data: bytes, limits: Limits) -> Content:
    """All text by page, form values and signature; problems: encrypted, truncated, xfa, scanned, cut, no-text."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return Content(problems=(_why_closed(data, error),))
    with closing(document):
        return _read_open(document, data, limits)


def read_layout(data: bytes, pages: Iterable[int], limits: Limits) -> tuple[tuple[Line, ...], tuple[Table, ...]]:
    """Rows with their columns, and tables, of some pages (from 1), with form values shown where they stand.

    Costs about ten times as much as `read`, so it is asked for only where columns carry the meaning.
    """
    lines: list[Line] = []
    tables: list[Table] = []
    with closing(pypdfium2.PdfDocument(data)) as document:
        if document.get_formtype() != pdfium.FORMTYPE_NONE:
            document.init_forms()
        for number in pages:
            if number > min(len(document), limits.pages):
                break
            try:
                words, across, down = pdf_words.read(document, number)
            except pypdfium2.PdfiumError:  # one bad page must not cost the others
                continue
            lines += layout.lines(words, number)
            tables += layout.ruled_tables(words, across, down, number) or layout.aligned_tables(words, number)
    return tuple(lines), tuple(tables)


def _why_closed(data: bytes, error: pypdfium2.PdfiumError) -> str:
    if getattr(error, "err_code", None) == _INCORRECT_PASSWORD or "password" in str(error).lower():
        return "encrypted"
    return "truncated" if b"%%EOF" not in data[-2048:] or b"startxref" not in data[-2048:] else "broken-pdf"


def _read_open(document: pypdfium2.PdfDocument, data: bytes, limits: Limits) -> Content:
    count = len(document)
    texts = _page_texts(document, limits)
    problems = ["cut"] if count > len(texts) else []
    form = pdf_form.read(data) if document.get_formtype() != pdfium.FORMTYPE_NONE else pdf_form.NO_FORM
    if form.is_xfa and _WAITING.search(" ".join(texts[:1])):
        return Content(fields=form.fields, pages=count, problems=("xfa",), signature=form.signature)
    unread = [page for page, text in enumerate(texts, start=1) if _is_blank(text)]
    scans = _scanned_lines(document, unread, limits, problems)
    lines: list[Line] = []
    for page, text in enumerate(texts, start=1):
        lines += scans.lines.get(page) or [
            Line(text=row.strip(), page=page) for row in text.splitlines() if row.strip()
        ]
    if not lines and not form.fields:
        problems.append("no-text")
    return Content(
        lines=tuple(lines),
        tables=tuple(scans.tables),
        fields=form.fields,
        pages=count,
        problems=tuple(dict.fromkeys(problems)),
        signature=form.signature,
        metadata=(("scanned-pages", " ".join(map(str, scans.pages))),) if scans.pages else (),
    )


def _page_texts(document: pypdfium2.PdfDocument, limits: Limits) -> list[str]:
    texts: list[str] = []
    left = limits.characters
    for number in range(min(len(document), limits.pages)):
        if left <= 0:
            break
        try:
            with _text_of(document, number) as text_page:
                text = _cleaned(text_page.get_text_bounded()[:left])
        except pypdfium2.PdfiumError:  # one bad page must not cost the others
            text = ""
        texts.append(text)
        left -= len(text)
    return texts


@contextmanager
def _text_of(document: pypdfium2.PdfDocument, number: int) -> Iterator[pypdfium2.PdfTextPage]:
    with closing(document[number]) as page, closing(page.get_textpage()) as text_page:
        yield text_page


def _cleaned(text: str) -> str:
    # PDFium writes U+FFFE for a hyphen at a line's end: of a number it is part, of a word it is not.
    return _WRAPPED.sub("-", text).replace("\ufffe", "").replace("\u00ad", "").replace("\x00", "")


def _is_blank(text: str) -> bool:
    return sum(not character.isspace() for character in text) < _FEWEST_CHARACTERS


class _Scans:
    """What OCR found, page by page."""

    def __init__(self) -> None:
        self.pages: list[int] = []
        self.lines: dict[int, list[Line]] = {}
        self.tables: list[Table] = []


def _scanned_lines(document: pypdfium2.PdfDocument, pages: list[int], limits: Limits, problems: list[str]) -> _Scans:
    scans = _Scans()
    deadline = time.monotonic() + limits.document_seconds * 0.8
    for number in pages:
        if not _has_picture(document, number):
            continue
        scans.pages.append(number)
        problems.append("scanned")
        if len(scans.lines) >= limits.ocr_pages or time.monotonic() > deadline:
            problems.append("scanned-partly-read")
            continue
        try:
            found = ocr.read_page(_picture(document, number), max(deadline - time.monotonic(), 0.5))
        except (ocr.OcrUnavailable, pypdfium2.PdfiumError):
            problems.append("scanned-not-read")
        except ocr.OcrTooSlow:
            problems.append("scanned-partly-read")
        else:
            scans.lines[number] = layout.lines(found.words, number)
            scans.tables += layout.aligned_tables(found.words, number)
    return scans


def _has_picture(document: pypdfium2.PdfDocument, number: int) -> bool:
    try:
        with closing(document[number - 1]) as page:
            return any(True for _ in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3))
    except pypdfium2.PdfiumError:  # a page that cannot be opened shows nothing
        return False


def _picture(document: pypdfium2.PdfDocument, number: int) -> Image.Image:
    with closing(document[number - 1]) as page:
        width, height = page.get_size()
        scale = min(ocr.DPI / 72, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        with closing(page.render(scale=scale, grayscale=True)) as bitmap:
            picture: Image.Image = bitmap.to_pil().copy()
    return picture
