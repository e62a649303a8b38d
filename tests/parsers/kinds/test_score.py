"""Papers that nobody tuned for are read as well as they were: fewer right answers than these fail."""

from __future__ import annotations

import pytest

from tests.samples.varied import score
from tests.samples.varied.draw import Half

HALVES: tuple[Half, ...] = ("development", "held-back")


@pytest.mark.parametrize("half", HALVES)
def test_no_decision_is_called_approved_that_is_not_and_nearly_all_outcomes_are_right(half: Half) -> None:
    tally = score.of_decisions(half, 80)
    assert tally.grave == []
    assert tally.share("outcome") >= 0.97
    assert tally.share("kind") >= 0.98
    assert tally.share("decision") >= 0.95


@pytest.mark.parametrize("half", HALVES)
def test_papers_are_told_apart_and_applications_read(half: Half) -> None:
    tally = score.of_others(half, 50)
    assert tally.grave == []
    assert tally.share("kind") >= 0.97
    assert tally.share("application") >= 0.94


@pytest.mark.parametrize("half", HALVES)
def test_forms_are_read_in_every_carrier_and_wording(half: Half) -> None:
    tally = score.of_forms(half, 40)
    assert tally.share("kind") >= 0.97
    assert tally.share("form") >= 0.97


@pytest.mark.parametrize("half", HALVES)
def test_lists_of_variables_are_read_in_every_shape(half: Half) -> None:
    tally = score.of_lists(half, 54)
    assert tally.share("list.row found") >= 0.98
    assert tally.share("list.without_motivation") >= 0.95
    assert tally.share("kind") >= 0.97


@pytest.mark.parametrize("half", HALVES)
def test_what_is_missing_and_odd_in_whole_orders_is_said_and_nothing_else(half: Half) -> None:
    tally = score.of_orders(half, 28)
    assert tally.grave == []
    assert tally.share("order.kinds") >= 0.95
    assert tally.share("missing ", "flags ") >= 0.95
