"""How fast cases go: the month that is handled now, the days at each step, and what of it is drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.caseload import pace
from bot.core.charts import Chart, charts_of
from bot.core.clocks import Watched
from bot.core.pace import days_at_steps, handled_month
from bot.core.steps import Step
from replies.digest_samples import CASES
from replies.letters import DigestPace
from storage import records
from storage.records import Move
from tests.core.making import SETTINGS

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
ZONE = "Europe/Stockholm"


def at(month: int, day: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, 12, 0, tzinfo=UTC)


LATELY = at(11, 10)


def given(case_id: int, opened_at: datetime, when: datetime = LATELY, left: str = "confirmed") -> Move:
    """A case gets its officer."""
    return Move(case_id=case_id, opened_at=opened_at, left=left, step="assigned", at=when)


def life(case_id: int, opened_at: datetime, *moves: tuple[str, datetime]) -> tuple[Move, ...]:
    """A case's moves; it begins as received."""
    steps = ("received", *(step for step, _ in moves))
    return tuple(
        Move(case_id=case_id, opened_at=opened_at, left=left, step=step, at=when)
        for left, (step, when) in zip(steps, moves, strict=False)
    )


@pytest.mark.parametrize(
    ("opened", "month"),
    [
        ([at(5, 2), at(5, 20), at(6, 1)], "2026-05"),
        ([at(1, 2), at(5, 2), at(5, 20), at(11, 9), at(5, 3)], "2026-05"),  # a straggler and an urgent one
        ([at(5, 2), at(5, 20), at(6, 1), at(6, 2)], "2026-05"),  # of two in the middle the earlier
        ([datetime(2026, 5, 31, 22, 30, tzinfo=UTC)] * 3, "2026-06"),  # by the agency's own calendar
        ([at(5, 2), at(5, 20)], None),  # too few to say
    ],
)
def test_the_month_that_is_handled_is_that_of_the_middle_case_of_those_just_given_an_officer(
    opened: list[datetime], month: str | None
) -> None:
    assert handled_month([given(n, day) for n, day in enumerate(opened)], ZONE, NOW) == month


@pytest.mark.parametrize(
    "told_nothing",
    [
        given(9, at(1, 2), when=NOW - timedelta(days=30, seconds=1)),  # too long ago
        given(9, at(1, 2), left="completion-requested"),  # it had its officer before
        replace(given(9, at(1, 2)), step="closed"),
    ],
)
def test_only_a_first_officer_given_lately_counts(told_nothing: Move) -> None:
    moves = [given(1, at(5, 2)), given(2, at(5, 3)), *[replace(told_nothing, case_id=n) for n in range(9, 12)]]
    assert handled_month(moves, ZONE, NOW) is None


def test_an_officer_given_thirty_days_ago_still_counts() -> None:
    moves = [given(n, at(5, 2), when=NOW - timedelta(days=30)) for n in range(3)]
    assert handled_month(moves, ZONE, NOW) == "2026-05"


@pytest.mark.parametrize(
    ("steps", "when", "passed"),
    [
        (("delivered", "closed"), NOW - timedelta(days=365), True),
        (("delivered", "closed"), NOW - timedelta(days=365, seconds=1), False),  # too long ago
        (("assigned", "closed"), NOW, False),  # broken off
        (("closed", "assigned"), NOW, False),  # at its end a case stands for ever
    ],
)
def test_which_moves_tell_of_the_days_at_a_step(steps: tuple[str, str], when: datetime, passed: bool) -> None:
    left, step = steps
    moves = [Move(case_id=n, opened_at=when - timedelta(days=5), left=left, step=step, at=when) for n in range(3)]
    assert days_at_steps(moves, ZONE, NOW) == ({left: (3, 5)} if passed else {})


def test_days_at_a_step_are_counted_for_those_who_passed_it_in_the_last_twelve_months() -> None:
    cases = [
        life(n, at(3, 1), ("confirmed", at(3, 1)), ("assigned", at(3, 1) + timedelta(days=days)))
        for n, days in enumerate((10, 30, 20))
    ]
    old = life(8, at(3, 1, 2025), ("confirmed", at(3, 1, 2025)), ("assigned", at(3, 9, 2025)))
    broken_off = life(9, at(3, 1), ("confirmed", at(3, 1)), ("withdrawn", at(9, 1)), ("confirmed", at(11, 1)))
    moves = [move for case in (*cases, old, broken_off) for move in case]
    assert days_at_steps(moves, ZONE, NOW) == {"received": (4, 0), "confirmed": (3, 20)}


def test_what_there_is_to_compare_is_drawn() -> None:
    pace = (
        DigestPace(step="confirmed", standing=1, days=2, passed=9, days_passed=40),
        DigestPace(step="assigned", standing=0, days=None, passed=7, days_passed=0),
        DigestPace(step="decided", standing=1, days=3),
    )
    digest = replace(CASES["quiet"], queue=(("2026-10", 2), ("2026-11", 4)), pace=pace)
    assert charts_of(digest, str, str.upper) == (
        Chart(file="queue.png", bars=(("2026-10", 2), ("2026-11", 4))),
        Chart(file="pace.png", bars=(("CONFIRMED", 40), ("ASSIGNED", 0))),
    )
    assert charts_of(replace(digest, queue=digest.queue[:1], pace=pace[:1]), str, str.upper) == ()


def standing(number: int, step: Step, days: int) -> Watched:
    """A case that has been at its step for so many days."""
    case = records.Case(
        id=number, diary_number=f"6.3-{number}/2026", step=step, opened_at=at(1, 2), changed_at=NOW, language="sv",
        step_since=NOW - timedelta(days=days),
    )  # fmt: skip
    return Watched(case=case, latest={})


def test_the_digest_tells_of_each_step_how_long_cases_stand_there_and_how_long_those_stood_that_passed() -> None:
    cases = [standing(1, Step.ASSIGNED, 4), standing(2, Step.ASSIGNED, 9), standing(3, Step.ASSIGNED, 8)]
    cases += [standing(4, Step.APPROVED, 2), standing(5, Step.CLOSED, 7)]
    moves = [
        move
        for n, days in enumerate((10, 30, 20))
        for move in life(n, at(3, 1), ("confirmed", at(3, 1)), ("assigned", at(3, 1) + timedelta(days=days)))
        if n or move.left == "confirmed"  # one of them came in before the register tells of it
    ]
    assert pace(tuple(cases), tuple(moves), SETTINGS, NOW) == (
        DigestPace(step="confirmed", standing=0, days=None, passed=3, days_passed=20),
        DigestPace(step="assigned", standing=3, days=8, passed=0, days_passed=None),
        DigestPace(step="approved", standing=1, days=2, passed=0, days_passed=None),
    )
