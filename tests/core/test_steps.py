"""The steps of a case: every one can be reached and left, and nothing leads past the orderer's own word."""

from __future__ import annotations

from bot.core.steps import AWAITS, ENDED, MOVES, Step, way_to
from bot.core.suggestions import LEADS_TO, fitting


def test_every_step_is_in_the_tables() -> None:
    assert set(MOVES) == set(AWAITS) == set(Step)


def reachable(start: Step, without: frozenset[Step] = frozenset()) -> set[Step]:
    found, to_go = {start}, [start]
    while to_go:
        new = MOVES[to_go.pop()] - found - without
        found |= new
        to_go += new
    return found


def test_every_step_can_be_reached_from_the_first_and_the_end_from_every_step() -> None:
    assert reachable(Step.RECEIVED) == set(Step)
    assert all(ENDED & reachable(step) for step in Step)


def test_nothing_is_decided_without_an_approved_specification() -> None:
    assert Step.DECIDED not in reachable(Step.RECEIVED, frozenset({Step.APPROVED}))
    assert Step.DELIVERED not in reachable(Step.RECEIVED, frozenset({Step.DECIDED}))


def test_who_decides_has_passed_the_secrecy_review_in_one_go() -> None:
    assert way_to(Step.DECIDED, Step.APPROVED) == (Step.SECRECY_REVIEW, Step.DECIDED)
    assert way_to(Step.DECIDED, Step.SECRECY_REVIEW) == (Step.DECIDED,)
    assert way_to(Step.DECIDED, Step.SPECIFICATION_SENT) == ()


def test_what_is_offered_at_a_step_is_legal_there() -> None:
    for step in Step:
        offered = [LEADS_TO[action] for action in fitting(step, "karin@agency.example") if action in LEADS_TO]
        assert [target for target in offered if not way_to(target, step)] == []
        assert offered or step in ENDED
