"""The pace of the desk: which month's cases officers are given now, and how many days cases spend at each step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from statistics import median, median_low

from bot.core.diary import arrival_day
from bot.core.steps import ENDED, Step
from storage.records import Move

RECENTLY = timedelta(days=30)
LOOKS_BACK = timedelta(days=365)
FEWEST = 3  # what one or two cases took says nothing of the next one
NO_OFFICER_YET = frozenset({Step.RECEIVED, Step.CONFIRMED})


def handled_month(moves: Iterable[Move], timezone: str, now: datetime) -> str | None:
    """The month of arrival ("2026-05") that officers are now given cases from; None where that cannot be said.

    The middle one of the cases that got their first officer in the last 30 days, the earlier of two: neither an old
    straggler nor an urgent new case moves it.
    """
    given = [
        arrival_day(move.opened_at, timezone)
        for move in moves
        if move.step == Step.ASSIGNED and move.left in NO_OFFICER_YET and move.at >= now - RECENTLY
    ]
    return median_low(given).isoformat()[:7] if len(given) >= FEWEST else None


def days_at_steps(moves: Iterable[Move], timezone: str, now: datetime) -> dict[Step, tuple[int, int]]:
    """How often each step was left in the last twelve months, and the median of the days spent there.

    A case that was closed or withdrawn on its way did not pass its step; steps that were left less than three times
    are left out.
    """
    days: dict[Step, list[int]] = defaultdict(list)
    for entered, move in _visits(moves):
        step = Step(move.left)
        broken_off = move.step in ENDED and step not in {Step.DELIVERED, Step.INVOICED}
        if move.at >= now - LOOKS_BACK and step not in ENDED and not broken_off:
            days[step].append((arrival_day(move.at, timezone) - arrival_day(entered, timezone)).days)
    return {step: (len(days[step]), round(median(days[step]))) for step in Step if len(days[step]) >= FEWEST}


def _visits(moves: Iterable[Move]) -> Iterator[tuple[datetime, Move]]:
    """Each move with the moment when its case had come to the step that it left."""
    entered: dict[int, datetime] = {}
    for move in moves:
        yield entered.get(move.case_id, move.opened_at), move
        entered[move.case_id] = move.at
