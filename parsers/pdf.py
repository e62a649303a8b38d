"""PDF -> text by page, form values, signatures, files attached; scanned pages by OCR; tables where asked for."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import closing

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from parsers import layout, pdf_form, pdf_scans, pdf_words
from parsers.facts import Content, Limits, Line, Table

_WAITING = re.compile(r"please wait|if this message is not eventually replaced|om (?:detta|det här) meddelande", re.I)
_INCORRECT_PASSWORD = 4  # FPDF_ERR_PASSWORD
_WRAPPED = re.compile("(?<=[0-9])\ufffe")


def read(data: bytes, limits: Limits) -> Content:
    """All text by page, form values, signature and attached files.

    Problems: encrypted, truncated, broken-pdf, repaired, xfa, scanned, cut, no-text.
    """
    try:
        document, whole = _opened(data)
    except pypdfium2.PdfiumError as error:
        return Content(problems=(_why_closed(data, error),))
    with closing(document):
        return _read_open(document, whole, limits, ["repaired"] if whole is not data else [])


def read_layout(data: bytes, pages: Iterable[int], limits: Limits) -> tuple[tuple[Line, ...], tuple[Table, ...]]:
    """Rows with their columns, and tables, of some pages (from 1), with form values shown where they stand.

    Costs about ten times as much as `read`, so it is asked for only where columns carry the meaning.
    """
    lines: list[Line] = []
    tables: list[Table] = []
    with closing(_opened(data)[0]) as document:
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


def _opened(data: bytes) -> tuple[pypdfium2.PdfDocument, bytes]:
    """The document and the bytes that it was read from: a broken file is put in order first."""
    try:
        return pypdfium2.PdfDocument(data), data
    except pypdfium2.PdfiumError as error:
        if _is_locked(error):
            raise
        repaired = _repaired(data)
        if repaired is None:
            raise
        return pypdfium2.PdfDocument(repaired), repaired


def _repaired(data: bytes) -> bytes | None:
    """The file with a new table of contents, None where nothing of it can be found."""
    stream = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            document.save(stream)
    except (pikepdf.PdfError, ValueError, RuntimeError, OSError):
        return None
    return stream.getvalue()


def _is_locked(error: pypdfium2.PdfiumError) -> bool:
    return getattr(error, "err_code", None) == _INCORRECT_PASSWORD or "password" in str(error).lower()


def _why_closed(data: bytes, error: pypdfium2.PdfiumError) -> str:
    if _is_locked(error):
        return "encrypted"
    return "truncated" if b"%%EOF" not in data[-2048:] or b"startxref" not in data[-2048:] else "broken-pdf"


def _read_open(document: pypdfium2.PdfDocument, data: bytes, limits: Limits, problems: list[str]) -> Content:
    count = len(document)
    texts = _page_texts(document, limits)
    form = pdf_form.read(data) if document.get_formtype() != pdfium.FORMTYPE_NONE else pdf_form.NO_FORM
    if form.is_xfa and (form.is_dynamic or _WAITING.search(" ".join(texts[:1]))):
        return Content(fields=form.fields, pages=count, problems=(*problems, "xfa"), signature=form.signature)
    scans = pdf_scans.read(document, texts, limits)
    lines = list(_lines(texts, scans))
    children = tuple(_attached(document, limits))
    problems += ["cut"] if count > len(texts) else []
    problems += scans.problems
    problems += [] if lines or form.fields or children else ["no-text"]
    return Content(
        lines=tuple(lines),
        tables=tuple(scans.tables),
        fields=(*form.fields, *pdf_words.beside(document, form.picked)),
        pages=count,
        problems=tuple(dict.fromkeys(problems)),
        children=children,
        signature=form.signature,
        metadata=tuple(_page_marks(scans)),
    )


def _lines(texts: list[str], scans: pdf_scans.Scans) -> Iterator[Line]:
    for page, text in enumerate(texts, start=1):
        rows = (row.strip() for row in text.splitlines())
        yield from scans.lines.get(page) or [Line(text=row, page=page) for row in rows if row]


def _page_marks(scans: pdf_scans.Scans) -> Iterator[tuple[str, str]]:
    for name, pages in (("scanned-pages", scans.pages), ("pictured-pages", scans.pictured)):
        if pages:
            yield name, " ".join(map(str, pages))


def _attached(document: pypdfium2.PdfDocument, limits: Limits) -> Iterator[tuple[str, bytes]]:
    """The files in a portfolio, or clipped to a document."""
    for number in range(min(document.count_attachments(), limits.documents)):
        try:
            attachment = document.get_attachment(number)
            data = bytes(attachment.get_data())
        except pypdfium2.PdfiumError:  # named, but not there
            continue
        if len(data) <= limits.member_bytes:
            yield attachment.get_name(), data


def _page_texts(document: pypdfium2.PdfDocument, limits: Limits) -> list[str]:
    texts: list[str] = []
    left = limits.characters
    for number in range(min(len(document), limits.pages)):
        if left <= 0:
            break
        try:
            text = _cleaned("\n".join(_texts_of(document, number))[:left])
        except pypdfium2.PdfiumError:  # one bad page must not cost the others
            text = ""
        texts.append(text)
        left -= len(text)
    return texts


def _texts_of(document: pypdfium2.PdfDocument, number: int) -> list[str]:
    """The text of a page, and what was typed upon it afterwards."""
    with closing(document[number]) as page, closing(page.get_textpage()) as text_page:
        return [text_page.get_text_bounded(), *pdf_words.typed_upon(page)]


def _cleaned(text: str) -> str:
    # PDFium writes U+FFFE or U+0002 for a hyphen at a line's end: of a number it is part, of a word it is not.
    text = text.replace("\x02", "\ufffe")
    return _WRAPPED.sub("-", text).replace("\ufffe", "").replace("\u00ad", "").replace("\x00", "")
