"""Pictures of pages -> words, by Tesseract with Swedish and English, one core and a time limit a page."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import mean, median

from PIL import Image, ImageFilter

from parsers.layout import Word

DPI = 300  # the lowest resolution at which small print is read well
_RULES = "|¦‖[]{}_—"
_POOR = 65.0  # mean confidence under which a second try is worth its seconds
_LONGEST_SIDE = 3600  # pixels: A4 at 300 dpi is 3508


class OcrUnavailable(Exception):
    """Tesseract is not installed, so pages without text stay unread; apt install tesseract-ocr tesseract-ocr-swe."""


class OcrTooSlow(Exception):
    """Tesseract did not finish a page in the time it was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """The words of one picture, in points, and how sure Tesseract is of them (0 to 100)."""

    words: tuple[Word, ...] = ()
    confidence: float = 0.0


def read_page(picture: Image.Image, seconds: float) -> ReadPage:
    """Words of a page's picture. A noisy one is smoothed and tried again, a turned one is turned upright."""
    grey = _of_fitting_size(picture.convert("L"))
    best = _recognised(grey, seconds)
    if best.confidence >= _POOR:
        return best
    for again in (
        grey.filter(ImageFilter.MedianFilter(3)),
        grey.rotate(90, expand=True),
        grey.rotate(-90, expand=True),
    ):
        try:
            best = max(best, _recognised(again, seconds), key=_worth)
        except OcrTooSlow:
            break
        if best.confidence >= _POOR:
            break
    return best


def _worth(page: ReadPage) -> float:
    return page.confidence * min(len(page.words), 200)


def _of_fitting_size(picture: Image.Image) -> Image.Image:
    share = _LONGEST_SIDE / max(picture.size)
    if share >= 1:
        return picture
    return picture.resize((round(picture.width * share), round(picture.height * share)), Image.Resampling.LANCZOS)


def _recognised(picture: Image.Image, seconds: float) -> ReadPage:
    program = shutil.which("tesseract")
    if program is None:
        raise OcrUnavailable
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=1)
    # One thread: Tesseract's four fight each other on a small machine and take four times as long.
    environment = {"OMP_THREAD_LIMIT": "1", "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8"}
    if prefix := os.environ.get("TESSDATA_PREFIX"):
        environment["TESSDATA_PREFIX"] = prefix
    command = [program, "stdin", "stdout", "-l", "swe+eng", "--dpi", str(DPI), "tsv"]
    try:
        done = subprocess.run(  # noqa: S603  (a fixed command; the picture goes in by a pipe)
            command, input=stream.getvalue(), capture_output=True, timeout=seconds, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise OcrTooSlow from error
    if done.returncode != 0:
        return ReadPage()
    return _from_tsv(done.stdout.decode("utf-8", "replace"))


def _from_tsv(tsv: str) -> ReadPage:
    printed: dict[tuple[str, str, str], list[Word]] = defaultdict(list)
    confidences: list[float] = []
    for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        confidence = float(row.get("conf") or -1)
        text = text.strip(_RULES)  # what a table's rules are taken for
        if not text or confidence < 0 or (confidence < 20 and not any(map(str.isalnum, text))):
            continue
        confidences.append(confidence)
        printed[row["block_num"], row["par_num"], row["line_num"]].append(_word(row, text))
    if not confidences:
        return ReadPage()
    return ReadPage(words=tuple(_straightened(printed.values())), confidence=mean(confidences))


def _word(row: dict[str, str], text: str) -> Word:
    point = 72 / DPI
    left, top = int(row["left"]) * point, int(row["top"]) * point
    return Word(
        text=text, x0=left, top=top, x1=left + int(row["width"]) * point, bottom=top + int(row["height"]) * point
    )


def _straightened(printed: Iterable[list[Word]]) -> Iterable[Word]:
    """Words moved as if the paper had lain straight, each line's words given one height."""
    found = list(printed)
    slopes = [
        (line[-1].bottom - line[0].bottom) / (line[-1].x0 - line[0].x0)
        for line in found
        if len(line) >= 4 and line[-1].x0 > line[0].x0 + 100
    ]
    slope = median(slopes) if slopes else 0.0
    for line in found:
        middle = median(word.middle[1] - slope * word.x0 for word in line)
        half = max(median(word.height for word in line), 6.0) / 2
        for word in line:
            yield replace(word, top=middle - half, bottom=middle + half)
