"""Pictures of pages -> words, by Tesseract, one core and a time limit a page."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import mean, median

from PIL import Image, ImageChops, ImageFilter, ImageStat

from parsers import ocr_addresses, ocr_boxes
from parsers.layout import Word

# The lowest resolution that reads well. Wrong letters in print of 6 points, scanned at 300 dpi: 0.63 % when read
# at 150, 0.56 % at 200 and at 300, which takes a third longer; a scan of 100 dpi gets worse by enlarging it more.
DPI = 200
_POINT = 72 / DPI
# Sauvola's threshold goes by the neighbourhood: on a page in half shadow the usual one finds nothing at all.
_SHADOWS = ("-c", "thresholding_method=2")
# Swedish alone reads English as well, and better than both together: of the words on noisy forms 96 % are right against
# 94 %, of those with å, ä or ö all against 87 %, and of English forms' words 93 % against 87 %.
_LANGUAGE = "swe"
_RULES = "|¦‖[]{}_—"
_TYPED_BOX = re.compile(r"[\[(|][xX][\])|]")
_BOXES = (ocr_boxes.TICKED, ocr_boxes.EMPTY)
_DASHES = ("–", "—")
_SURE_OF_A_DASH = 70.0
_POOR = 65.0  # mean confidence under which a second try is worth its seconds
_LONGEST_SIDE = 3000  # pixels: A4 at 200 dpi is 2339, and a photograph has a table around the page
_SUREST_TURN = 1.0  # how sure Tesseract must be of which way is up
_TURN = re.compile(r"Rotate: (90|180|270)\s.*?Orientation confidence: ([0-9.]+)", re.DOTALL)


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
    """Words of a page's picture. A turned one is turned upright, a noisy one is smoothed and tried again."""
    deadline = time.monotonic() + seconds
    grey = _of_fitting_size(picture.convert("L"))
    if _lies_sideways(grey):
        grey = grey.rotate(-(_turn(grey, seconds) or 90), expand=True)
    grey = _straight(grey)
    best = _recognised(grey, deadline - time.monotonic())
    if best.confidence >= _POOR:
        return best
    try:
        # In poor light Tesseract cannot tell which way is up; level lines leave but one other way.
        turned = grey.rotate(-(_turn(grey, deadline - time.monotonic()) or 180), expand=True)
        best = max(best, _recognised(turned, deadline - time.monotonic()), key=_worth)
        if best.confidence < _POOR:
            smooth = grey.filter(ImageFilter.MedianFilter(3))
            best = max(best, _recognised(smooth, deadline - time.monotonic()), key=_worth)
    except OcrTooSlow:  # what was read of it stands
        pass
    return best


def _straight(picture: Image.Image) -> Image.Image:
    """The picture with its lines of text level: Tesseract drops lines of a page that hangs by four degrees."""
    small = _small(picture)
    degrees = max(range(-8, 9), key=lambda tilt: _contrast(small, tilt))
    tilt = max((degrees - 0.5, degrees, degrees + 0.5), key=lambda tilt: _contrast(small, tilt))
    if abs(tilt) <= 0.5:
        return picture
    return picture.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255)


def _lies_sideways(picture: Image.Image) -> bool:
    """Whether the lines of text run up or down the picture."""
    small = _small(picture)
    aside = small.rotate(90, expand=True)
    level, upright = (max(_contrast(each, tilt) for tilt in range(-6, 7, 2)) for each in (small, aside))
    return upright > 1.5 * level


def _small(picture: Image.Image) -> Image.Image:
    """The ink of a picture, light on dark, without the shadows that lie on a photographed page."""
    share = 500 / max(picture.size)
    size = (max(round(picture.width * share), 1), max(round(picture.height * share), 1))
    small = picture.resize(size, Image.Resampling.BOX)
    return ImageChops.subtract(small.filter(ImageFilter.GaussianBlur(6)), small)


def _contrast(picture: Image.Image, tilt: float) -> float:
    """How much the rows of a picture differ in darkness: most when lines of text are level."""
    rows = picture.rotate(tilt).resize((1, picture.height), Image.Resampling.BOX)
    return float(ImageStat.Stat(rows).var[0])


def _turn(picture: Image.Image, seconds: float) -> int:
    """By how many degrees to the right the page must be turned to stand upright, as far as can be told."""
    said = _ran(picture, ("--psm", "0", *_SHADOWS), seconds)
    found = _TURN.search(said or "")
    return int(found[1]) if found and float(found[2]) >= _SUREST_TURN else 0


def _worth(page: ReadPage) -> float:
    return page.confidence * min(len(page.words), 200)


def _of_fitting_size(picture: Image.Image) -> Image.Image:
    share = _LONGEST_SIDE / max(picture.size)
    if share >= 1:
        return picture
    return picture.resize((round(picture.width * share), round(picture.height * share)), Image.Resampling.LANCZOS)


def _recognised(picture: Image.Image, seconds: float) -> ReadPage:
    deadline = time.monotonic() + seconds
    said = _ran(picture, ("-l", _LANGUAGE, "--dpi", str(DPI), *_SHADOWS, "tsv"), seconds)
    found, confidence = _from_tsv(said or "")
    if not found:
        return ReadPage()

    def latin(strips: Image.Image) -> list[Word]:
        again = _ran(strips, ("-l", "eng", "--psm", "6", "--dpi", str(DPI), "tsv"), deadline - time.monotonic())
        return [word for line in _from_tsv(again or "")[0] for word in line]

    found = ocr_boxes.with_boxes(found, ocr_boxes.boxes_on(picture), _POINT)
    found = ocr_addresses.with_addresses(found, picture, _POINT, latin)
    return ReadPage(words=tuple(_straightened(found)), confidence=confidence)


def _ran(picture: Image.Image, options: tuple[str, ...], seconds: float) -> str | None:
    """What Tesseract says of a picture, None when it fails on it. Raises OcrUnavailable, OcrTooSlow."""
    program = shutil.which("tesseract")
    if program is None:
        raise OcrUnavailable
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=1)
    # One thread: Tesseract's four fight each other on a small machine and take four times as long.
    environment = {"OMP_THREAD_LIMIT": "1", "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8"}
    if prefix := os.environ.get("TESSDATA_PREFIX"):
        environment["TESSDATA_PREFIX"] = prefix
    command = [program, "stdin", "stdout", *options]
    try:
        done = subprocess.run(  # noqa: S603  (a fixed command; the picture goes in by a pipe)
            command,
            input=stream.getvalue(),
            capture_output=True,
            timeout=max(seconds, 0.1),
            env=environment,
            check=False,
        )
    except (subprocess.TimeoutExpired, PermissionError) as error:  # before Linux 6.12 a job may not end its own child
        raise OcrTooSlow from error
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _from_tsv(tsv: str) -> tuple[list[list[Word]], float]:
    """The lines of words, and how sure Tesseract is of them."""
    printed: dict[tuple[str, str, str], list[Word]] = defaultdict(list)
    confidences: list[float] = []
    rows = list(csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE))
    has_typed_boxes = any(_TYPED_BOX.fullmatch((row.get("text") or "").strip()) for row in rows)
    for row in rows:
        confidence = float(row.get("conf") or -1)
        text = _as_printed((row.get("text") or "").strip(), confidence, has_typed_boxes=has_typed_boxes)
        if not text or confidence < 0 or (confidence < 20 and not any(map(str.isalnum, text)) and text not in _BOXES):
            continue
        confidences.append(confidence)
        printed[row["block_num"], row["par_num"], row["line_num"]].append(_word(row, text))
    return list(printed.values()), mean(confidences) if confidences else 0.0


def _as_printed(text: str, confidence: float, *, has_typed_boxes: bool) -> str:
    """A word without what a table's rules are taken for; typed boxes as boxes, a dash that is sure as a dash."""
    if _TYPED_BOX.fullmatch(text):
        return ocr_boxes.TICKED
    if has_typed_boxes and text in ("[", "[]"):
        return ocr_boxes.EMPTY
    if text in _DASHES and confidence >= _SURE_OF_A_DASH:
        return "–"
    return text.strip(_RULES)


def _word(row: dict[str, str], text: str) -> Word:
    left, top = int(row["left"]) * _POINT, int(row["top"]) * _POINT
    right, bottom = left + int(row["width"]) * _POINT, top + int(row["height"]) * _POINT
    return Word(text=text, x0=left, top=top, x1=right, bottom=bottom)


def _straightened(found: list[list[Word]]) -> Iterable[Word]:
    """Words moved as if the paper had lain straight, each line's words given one height."""
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
