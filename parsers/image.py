"""Pictures (JPG, PNG, TIFF, HEIC, BMP, WEBP): read by OCR when they show a page, left alone when they decorate."""

from __future__ import annotations

import io
import time
import warnings
from collections.abc import Iterator

import pi_heif
from PIL import Image, ImageOps, ImageSequence

from parsers import layout, ocr
from parsers.facts import Content, Limits, Line, Table

_SMALLEST_SIDE = 600  # pixels: a page photographed for reading has more, a logo has less
_MOST_PIXELS = 60_000_000
_FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP", "GIF", "HEIF", "AVIF")
_ENOUGH = (2400, 2400)  # pixels: a JPEG is not unpacked at more than the double of what reading needs
_FEWEST_LETTERS = 40  # a page of text has more; a photograph of a house has fewer

pi_heif.options.DECODE_THREADS = 1
pi_heif.register_heif_opener()


def read(data: bytes, limits: Limits) -> Content:
    """Text of a pictured page, a page a frame; `decorative` in the problems when it is too small to be one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data), formats=_FORMATS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return Content(problems=("broken-image",))
    width, height = picture.size
    size = (("width", str(width)), ("height", str(height)))
    if width * height > _MOST_PIXELS:
        return Content(problems=("image-too-large",), metadata=size)
    if min(width, height) < _SMALLEST_SIDE:
        return Content(problems=("decorative",), metadata=size)
    return _read_frames(picture, limits, size)


def _read_frames(picture: Image.Image, limits: Limits, size: tuple[tuple[str, str], ...]) -> Content:
    lines: list[Line] = []
    tables: list[Table] = []
    problems = ["scanned"]
    deadline = time.monotonic() + limits.document_seconds * 0.8
    pages = 0
    try:
        for page, frame in enumerate(_frames(picture, limits), start=1):
            found = ocr.read_page(frame, max(deadline - time.monotonic(), 0.5))
            lines += layout.lines(found.words, page)
            tables += layout.aligned_tables(found.words, page)
            pages = page
        if getattr(picture, "n_frames", 1) > limits.ocr_pages:
            problems.append("scanned-partly-read")
    except ocr.OcrUnavailable:
        problems.append("scanned-not-read")
    except ocr.OcrTooSlow:
        problems.append("scanned-partly-read")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        problems.append("broken-image")
    if sum(map(str.isalpha, "".join(line.text for line in lines))) < _FEWEST_LETTERS:
        problems.append("no-text")
    return Content(lines=tuple(lines), tables=tuple(tables), pages=pages or 1, problems=tuple(problems), metadata=size)


def _frames(picture: Image.Image, limits: Limits) -> Iterator[Image.Image]:
    picture.draft("L", _ENOUGH)
    for count, frame in enumerate(ImageSequence.Iterator(picture)):
        if count >= limits.ocr_pages:
            return
        # A telephone stores its pictures lying and notes which way is up.
        yield _on_paper(ImageOps.exif_transpose(frame) or frame)


def _on_paper(picture: Image.Image) -> Image.Image:
    """A picture without background gets a white one; it would turn black."""
    if picture.mode not in ("RGBA", "LA", "PA") and "transparency" not in picture.info:
        return picture
    seen = picture.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    return paper
