"""The steps of a case, and which may follow which."""

from __future__ import annotations

from enum import StrEnum


class Step(StrEnum):
    """Where a case stands."""

    RECEIVED = "received"
    CONFIRMED = "confirmed"  # bekräftelse: the diary number has reached the researcher
    CLOSED = "closed"


MOVES: dict[Step, frozenset[Step]] = {
    Step.RECEIVED: frozenset({Step.CONFIRMED, Step.CLOSED}),
    Step.CONFIRMED: frozenset({Step.CLOSED}),
    Step.CLOSED: frozenset(),
}


def may_follow(step: Step, after: Step) -> bool:
    """Whether a case that stands at `after` may move to `step`."""
    return step in MOVES[after]
