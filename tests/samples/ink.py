"""Names written by hand: a line that looks like a signature, the same for the same name."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageDraw

Point = tuple[float, float]


def strokes(name: str) -> list[list[Point]]:
    """A signature as curves in a box of 200 by 60, from the upper left."""
    dice = random.Random(f"ink {name}")
    lines, x = [], 8.0
    for word in name.split():
        big = [(x, 42.0), (x + 6, dice.uniform(2, 10)), (x + 16, dice.uniform(48, 56)), (x + 24, 26.0)]
        points = list(big)
        x += 24
        for _ in word[1:]:
            width, top = dice.uniform(6, 13), dice.choice((30, 32, 28, 34, 14, 10))
            points += [(x + width * 0.35, top + dice.uniform(-3, 3)), (x + width * 0.7, dice.uniform(37, 45))]
            if dice.random() < 0.25:
                points += [(x + width * 0.4, dice.uniform(52, 59)), (x + width * 0.9, dice.uniform(36, 42))]
            x += width
        lines.append(_smooth(points))
        x += 14
    lines.append(_smooth([(20.0, 54.0), (x * 0.5, 50.0), (x, dice.uniform(48, 57))]))
    return [[(px * min(1.0, 190 / x), py) for px, py in line] for line in lines]


def signature_png(name: str) -> bytes:
    """The signature as a picture on white."""
    image = Image.new("RGB", (800, 240), "white")
    draw = ImageDraw.Draw(image)
    for line in strokes(name):
        draw.line([(x * 4, y * 4) for x, y in line], fill=(20, 30, 120), width=6, joint="curve")
    out = io.BytesIO()
    image.resize((400, 120), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def _smooth(points: list[Point]) -> list[Point]:
    """Catmull-Rom through the points."""
    ends = [points[0], *points, points[-1]]
    curve = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(8):
            t = step / 8
            curve.append((_between(a[0], b[0], c[0], d[0], t), _between(a[1], b[1], c[1], d[1], t)))
    return [*curve, points[-1]]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
