"""What the digest draws: the queue by month, and the days at each step; only where there is something to compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from replies.letters import Digest

LONGEST = 24  # bars; of a longer queue the newest months are drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars with their labels, each a whole number."""

    file: str  # the name that the page shows it by
    bars: tuple[tuple[str, int], ...]


def charts_of(digest: Digest, month: Callable[[str], str], step: Callable[[str], str]) -> tuple[Chart, ...]:
    """The pictures that a digest is worth, with months and steps in words."""
    queue = tuple((month(one), number) for one, number in digest.queue[-LONGEST:])
    passed = tuple((step(row.step), row.days_passed) for row in digest.pace if row.days_passed is not None)
    charts = (Chart(file="queue.png", bars=queue), Chart(file="pace.png", bars=passed))
    return tuple(chart for chart in charts if len(chart.bars) > 1)
