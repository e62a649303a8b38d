"""The process that draws: charts come in as JSON, pictures go out as JSON, and its memory goes with it.

The plotting library takes half a second and 65 MiB to load, which the service need not carry for a picture a day.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from io import BytesIO
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

WIDTH, BAR, MARGIN = 6.0, 0.3, 0.25  # inches
DOTS = 200  # to the inch: twice what the page shows, for sharp screens
BLUE, INK = "#2f6f96", "#222222"  # both well told from white, which the picture brings with it also in dark mode


def picture(bars: list[tuple[str, int]]) -> bytes:
    """Bars from above to below, each with its label before it and its number behind it, as PNG."""
    figure = Figure(figsize=(WIDTH, MARGIN + BAR * len(bars)), dpi=DOTS, facecolor="white", layout="tight")
    FigureCanvasAgg(figure)
    axes: Any = figure.add_subplot()
    places = range(len(bars))
    drawn = axes.barh(places, [number for _, number in bars], height=0.62, color=BLUE)
    axes.bar_label(drawn, padding=4, color=INK, fontsize=10)
    axes.set_yticks(places, [label for label, _ in bars], color=INK, fontsize=10)
    axes.invert_yaxis()
    axes.margins(x=0.1)
    axes.xaxis.set_visible(False)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    out = BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def main() -> None:
    """Draw all charts that are asked for."""
    asked = json.load(sys.stdin.buffer)
    json.dump({file: b64encode(picture(bars)).decode() for file, bars in asked.items()}, sys.stdout)


if __name__ == "__main__":
    main()
