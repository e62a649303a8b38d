"""Papers that went over glass or were photographed: pictures of pages, a little tilted, noisy and grey."""

from __future__ import annotations

import io
import random

import pypdfium2
from PIL import Image, ImageChops, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI = 150


def scanned_pdf(pdf: bytes, seed: int, *, pages: slice = slice(None), quality: int = 38) -> bytes:
    """The pages as an office scanner sends them: a PDF of pictures alone."""
    dice = random.Random(seed)
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    canvas.setCreator("ScanStation 3000")
    for image in rendered(pdf, DPI)[pages]:
        canvas.drawImage(ImageReader(io.BytesIO(_jpeg(_over_glass(image, dice), quality))), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def photo_jpg(pdf: bytes, seed: int, *, page: int = 0) -> bytes:
    """A page on a desk, taken with a telephone: askew, in the light of a window."""
    dice = random.Random(seed)
    sheet = rendered(pdf, DPI)[page].convert("RGB")
    width, height = sheet.size
    desk = Image.new("RGB", (width + 260, height + 300), (124, 98, 72))
    desk.paste(sheet, (130, 150))
    corners = [
        c + dice.uniform(-55, 55)
        for c in (60, 60, 60, desk.height - 60, desk.width - 60, desk.height - 60, desk.width - 60, 60)
    ]
    shot = desk.transform(desk.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    light = Image.linear_gradient("L").resize(shot.size).point(lambda value: 255 - value // 4)
    return _jpeg(
        ImageChops.multiply(shot, Image.merge("RGB", (light, light, light))).filter(ImageFilter.GaussianBlur(0.6)), 62
    )


def rendered(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Each page as a grey picture."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def _over_glass(image: Image.Image, dice: random.Random) -> Image.Image:
    tilted = image.rotate(dice.uniform(-0.9, 0.9), Image.Resampling.BICUBIC, fillcolor=244)
    noise = Image.frombytes(
        "L", (image.width // 2, image.height // 2), dice.randbytes((image.width // 2) * (image.height // 2))
    )
    grain = Image.blend(tilted, noise.resize(image.size), 0.045)
    return grain.filter(ImageFilter.GaussianBlur(0.5)).point(lambda value: min(255, int(value * 1.04)))


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, dpi=(DPI, DPI))
    return out.getvalue()
