"""Whether a confidence of 0.9 is right nine times in ten: a table of what was said and what was so."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

_STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


def table(seen: Iterable[tuple[float, bool]]) -> str:
    """A line a step of confidence: how many documents, what was said on average, how many were right."""
    known = list(seen)
    lines = []
    for low, high in pairwise(_STEPS):
        within = [(said, right) for said, right in known if low <= said < high]
        if within:
            mean, right = sum(s for s, _ in within) / len(within), sum(r for _, r in within) / len(within)
            lines.append(
                f"{low:.2f} to {min(high, 1):.2f}: {len(within):>5} documents, said {mean:.2f}, right {right:.2f}"
            )
    return "\n".join(lines)
