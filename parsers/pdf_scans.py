"""The pages of a PDF whose text is a picture: found by what they show, read by OCR within a budget."""

from __future__ import annotations

import re
import time
import unicodedata
from contextlib import closing
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from parsers import layout, ocr
from parsers.facts import Limits, Line, Table

_FEWEST_CHARACTERS = 20  # on a page: fewer, and what it shows is a picture
_STAMPED = 300  # characters that a stamp, a page number or a scanner's own line may add to a pictured page
_MOST_OF_PAGE = 0.6
_DRAWN = 150  # paths on a page without text or picture: letters drawn as outlines
_MOST_OBJECTS = 1_000
_MOST_PIXELS = 16_000_000
_LEADERS = re.compile(r"([._…·–-])\1{2,}|\s")
_SHARE_OF_TIME = 0.8
_LAST = 2  # pages from the end of a scan that is longer than the budget


@dataclass(slots=True)
class Scans:
    """What OCR found, page by page; `pages` are those whose text is a picture, read or not."""

    pages: list[int] = field(default_factory=list)
    pictured: list[int] = field(default_factory=list)  # all that one picture fills, also where a text lies under it
    lines: dict[int, list[Line]] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read(document: pypdfium2.PdfDocument, texts: list[str], limits: Limits) -> Scans:
    """Reads the pages that need it; what the budget or the time does not reach is told."""
    scans = Scans()
    deadline = time.monotonic() + limits.document_seconds * _SHARE_OF_TIME
    wanted: list[int] = []
    for number, text in enumerate(texts, start=1):
        covered, drawn = _shown(document, number)
        if covered >= _MOST_OF_PAGE:
            scans.pictured.append(number)
        if _must_be_looked_at(text, covered, drawn):
            wanted.append(number)
    chosen = _chosen(wanted, limits.ocr_pages)
    for number in [*chosen, *(page for page in wanted if page not in chosen)]:
        if number not in chosen or time.monotonic() > deadline:
            _tell(scans, number, "scanned-partly-read")
        else:
            _read_page(document, number, texts[number - 1], deadline, scans)
    scans.pages.sort()
    return scans


def _chosen(pages: list[int], budget: int) -> list[int]:
    """The pages that are read of a long scan: its beginning says what it is, its end is signed or decides."""
    last = min(_LAST, budget // 2)
    return pages if len(pages) <= budget else [*pages[: budget - last], *pages[len(pages) - last :]]


def _tell(scans: Scans, number: int, *problems: str) -> None:
    scans.pages.append(number)
    scans.problems += ["scanned", *problems]


def _read_page(document: pypdfium2.PdfDocument, number: int, text: str, deadline: float, scans: Scans) -> None:
    try:
        found = ocr.read_page(_picture(document, number), max(deadline - time.monotonic(), 0.5))
    except (ocr.OcrUnavailable, pypdfium2.PdfiumError):
        return _tell(scans, number, "scanned-not-read")
    except ocr.OcrTooSlow:
        return _tell(scans, number, "scanned-partly-read")
    seen = sum(len(word.text) for word in found.words)
    written = 0 if is_gibberish(text) else len(_LEADERS.sub("", text))
    if written >= _FEWEST_CHARACTERS and seen < 1.5 * written:
        return None  # a picture behind the text, not of it
    _tell(scans, number)
    scans.lines[number] = layout.lines(found.words, number)
    scans.tables += layout.aligned_tables(found.words, number)
    return None


def _must_be_looked_at(text: str, covered: float, drawn: int) -> bool:
    """Whether a page's text is missing, too little for what it shows, or no writing at all."""
    characters = len(_LEADERS.sub("", text))
    if characters < _FEWEST_CHARACTERS:
        return covered > 0 or drawn >= _DRAWN
    return is_gibberish(text) or (characters < _STAMPED and covered >= _MOST_OF_PAGE)


def is_gibberish(text: str) -> bool:
    """Whether a text layer is no writing: fonts without a table of letters give signs for letters."""
    signs = _LEADERS.sub("", text)
    if len(signs) < _FEWEST_CHARACTERS:
        return False
    letters = sum(sign.isalnum() for sign in signs)
    unknown = sum(unicodedata.category(sign) in ("Co", "Cn", "Cc") or sign == "\ufffd" for sign in signs)
    return unknown > 0.3 * len(signs) or letters < 0.4 * len(signs)


def _shown(document: pypdfium2.PdfDocument, number: int) -> tuple[float, int]:
    """How much of a page pictures cover, from 0 to about 1, and how many lines and curves are drawn."""
    covered, drawn = 0.0, 0
    try:
        with closing(document[number - 1]) as page:
            width, height = page.get_size()
            for count, thing in enumerate(page.get_objects(max_depth=3)):
                if count >= _MOST_OBJECTS:
                    break
                drawn += thing.type == pdfium.FPDF_PAGEOBJ_PATH
                if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                    left, bottom, right, top = thing.get_bounds()
                    covered += abs((right - left) * (top - bottom)) / max(width * height, 1.0)
    except pypdfium2.PdfiumError:  # a page that cannot be opened shows nothing
        pass
    return covered, drawn


def _picture(document: pypdfium2.PdfDocument, number: int) -> Image.Image:
    with closing(document[number - 1]) as page:
        width, height = page.get_size()
        scale = min(ocr.DPI / 72, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        with closing(page.render(scale=scale, grayscale=True)) as bitmap:
            picture: Image.Image = bitmap.to_pil().copy()
    return picture
