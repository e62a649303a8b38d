"""The words and drawn lines of a PDF page, with their places as a reader of the page sees them."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium

from parsers.layout import Rule, Word
from parsers.pdf_form import Picked

Point = tuple[float, float]
_MOST_CHARACTERS = 20_000  # on a page; a page of small print has 8 000
_MOST_SEGMENTS = 20_000
_SHORTEST_RULE = 6.0  # points
_LONGEST_CHOICE = 250.0  # points
_MOST_NOTES, _LONGEST_NOTE = 500, 4_000  # on a page; characters


def read(document: pypdfium2.PdfDocument, number: int) -> tuple[list[Word], list[Rule], list[Rule]]:
    """Words, horizontal rules and vertical rules of a page (from 1), with what was filled in or typed upon it."""
    with closing(document[number - 1]) as page:
        if pdfium.FPDFPage_GetAnnotCount(page):  # fields, and what people type upon a page, lie above its text
            pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    with closing(document[number - 1]) as page:
        upright = _upright(page)
        across, down = _rules(page, upright)
        with closing(page.get_textpage()) as text_page:
            words = list(_words(text_page, upright))
    return words, across, down


def typed_upon(page: pypdfium2.PdfPage) -> Iterator[str]:
    """Texts that people typed upon a page that is no form, as Preview and Edge let them; the page's text lacks them."""
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_FREETEXT:
            held = (pdfium.FPDF_WCHAR * _LONGEST_NOTE)()
            size = pdfium.FPDFAnnot_GetStringValue(note, b"Contents", held, _LONGEST_NOTE * 2)
            yield bytes(held)[: max(min(size, _LONGEST_NOTE * 2) - 2, 0)].decode("utf-16-le", "replace")
        pdfium.FPDFPage_CloseAnnot(note)


def beside(document: pypdfium2.PdfDocument, picked: Iterable[Picked]) -> Iterator[tuple[str, str]]:
    """Label and choice of ticked circles whose form gives them numbers only: the words to their right."""
    for choice in picked:
        _, bottom, right, top = choice.box
        try:
            with closing(document[choice.page - 1]) as page, closing(page.get_textpage()) as text_page:
                end = min(choice.until, right + _LONGEST_CHOICE)
                said = text_page.get_text_bounded(right, bottom - 2, end, top + 2).split("\n")[0].strip()
        except (pypdfium2.PdfiumError, IndexError):
            said = ""
        yield choice.label, said or choice.value


def _upright(page: pypdfium2.PdfPage) -> Callable[[float, float], Point]:
    """From the page's own co-ordinates (from the bottom left, unturned) to points from the seen top left."""
    left, bottom, right, top = page.get_mediabox()
    width, height = right - left, top - bottom
    turned: dict[int, Callable[[float, float], Point]] = {
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (width - (x - left), y - bottom),
        270: lambda x, y: (height - (y - bottom), width - (x - left)),
    }
    return turned.get(page.get_rotation(), lambda x, y: (x - left, top - y))


def _words(text_page: pypdfium2.PdfTextPage, upright: Callable[[float, float], Point]) -> Iterator[Word]:
    letters: list[tuple[str, float, float, float, float]] = []
    for letter in _letters(text_page, upright):
        if letters and (letter is None or _begins_word(letters[-1], letter)):
            yield _joined(letters)
            letters = []
        if letter is not None:
            letters.append(letter)
    if letters:
        yield _joined(letters)


Letter = tuple[str, float, float, float, float]


def _letters(text_page: pypdfium2.PdfTextPage, upright: Callable[[float, float], Point]) -> Iterator[Letter | None]:
    """Letters with their boxes, None where white space parts two words."""
    box = pdfium.FS_RECTF()
    for index in range(min(text_page.count_chars(), _MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        if character.isspace() or not pdfium.FPDFText_GetLooseCharBox(text_page, index, box):
            yield None
            continue
        if character in "\ufffe\u00ad\u0002":
            character = "-"
        (xa, ya), (xb, yb) = upright(box.left, box.top), upright(box.right, box.bottom)
        yield character, min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def _begins_word(last: Letter, letter: Letter) -> bool:
    height = max(last[4] - last[2], 1.0)
    return (
        letter[1] - last[3] > 0.25 * height or last[1] - letter[1] > height or abs(letter[2] - last[2]) > 0.6 * height
    )


def _joined(letters: list[Letter]) -> Word:
    return Word(
        text="".join(letter[0] for letter in letters),
        x0=min(letter[1] for letter in letters),
        top=min(letter[2] for letter in letters),
        x1=max(letter[3] for letter in letters),
        bottom=max(letter[4] for letter in letters),
    )


def _rules(page: pypdfium2.PdfPage, upright: Callable[[float, float], Point]) -> tuple[list[Rule], list[Rule]]:
    across: list[Rule] = []
    down: list[Rule] = []
    for count, (start, end) in enumerate(_strokes(page)):
        if count >= _MOST_SEGMENTS:
            break
        (xa, ya), (xb, yb) = upright(*start), upright(*end)
        if abs(ya - yb) < 1.5 and abs(xa - xb) >= _SHORTEST_RULE:
            across.append(Rule(at=(ya + yb) / 2, start=min(xa, xb), end=max(xa, xb)))
        elif abs(xa - xb) < 1.5 and abs(ya - yb) >= _SHORTEST_RULE:
            down.append(Rule(at=(xa + xb) / 2, start=min(ya, yb), end=max(ya, yb)))
    return across, down


def _strokes(page: pypdfium2.PdfPage) -> Iterator[tuple[Point, Point]]:
    for path in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=3):
        a, b, c, d, e, f = path.get_matrix().get()
        first: Point | None = None
        last: Point | None = None
        for index in range(pdfium.FPDFPath_CountSegments(path)):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
                first = point
            elif last is not None:
                yield last, point
            last = point
            if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
                yield point, first
