"""When something that failed is tried again."""

from __future__ import annotations

from datetime import datetime, timedelta

FIRST = timedelta(minutes=1)
LONGEST = timedelta(hours=6)


def next_try(now: datetime, attempts: int, chance: float) -> datetime:
    """One minute after the first attempt, four times longer after each, at most six hours.

    `chance` (0 to 1) spreads the tries, so that letters that failed together do not come back together.
    """
    longer: int = 4 ** min(max(attempts - 1, 0), 10)
    pause = min(FIRST * longer, LONGEST)
    return now + pause * (0.8 + 0.4 * chance)


def reconnect_pause(failures: int, chance: float) -> float:
    """Seconds before a broken connection is tried again: 1, 2, 4 ... at most 120."""
    return float(min(2 ** min(failures - 1, 10), 120)) * (0.8 + 0.4 * chance)
