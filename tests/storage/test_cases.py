"""Cases, their people and their diary numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from unicodedata import normalize

import pytest
from sqlalchemy.exc import IntegrityError

from storage.store import Store
from tests.storage.papers import ANNA, NOON, PER, new_case
from tests.storage.racing import at_once


def test_a_case_changes_only_in_what_is_given(store: Store) -> None:
    later = NOON + timedelta(days=1)
    with store.transaction() as register:
        case = register.open_case(new_case(), ())
        changed = register.update_case(case.id, changed_at=later, missing=(), flags=("title-mismatch",))
    assert changed == replace(case, changed_at=later, missing=(), flags=("title-mismatch",))


def test_only_participants_are_known_senders_and_closed_cases_know_nobody(store: Store) -> None:
    with store.transaction() as register:
        case = register.open_case(new_case(), (ANNA, PER))
        assert register.open_cases_of("anna@b.example") == (case,)
        assert register.open_cases_of("per@b.example") == ()
        register.update_case(case.id, changed_at=NOON, step="closed")
        assert register.open_cases_of("anna@b.example") == ()


def test_a_name_is_found_however_its_ring_and_dots_are_written(store: Store) -> None:
    apart = normalize("NFD", "Åsa Öberg Exempel")
    with store.transaction() as register:
        case = register.open_case(new_case(), (replace(ANNA, name=apart),))
    with store.reading() as register:
        assert register.find_cases("åsa öberg") == (case,)


def test_closed_cases_are_left_out_when_only_open_ones_are_wanted(store: Store) -> None:
    with store.transaction() as register:
        one, two = (register.open_case(new_case(number), ()) for number in (1, 2))
        closed = register.update_case(one.id, changed_at=NOON, step="closed")
        assert register.cases(open_only=True) == (two,)
        assert register.cases() == (closed, two)


def test_somebody_who_is_added_by_many_at_once_takes_part_once(store: Store) -> None:
    nobody = replace(PER, address=None)
    with store.transaction() as register:
        case = register.open_case(new_case(), ())

    def add() -> None:
        with store.transaction() as register:
            register.add_parties(case.id, (ANNA, nobody, ANNA))

    at_once(3, add)
    with store.reading() as register:
        assert register.parties(case.id) == (ANNA, nobody)


def test_a_number_is_free_again_when_its_transaction_fails(store: Store) -> None:
    """P28"""
    with pytest.raises(RuntimeError), store.transaction() as register:
        assert register.take_number("main", 2026, 1) == 1
        raise RuntimeError
    with store.transaction() as register:
        assert register.next_number("main", 2026, 1) == 1
        assert register.take_number("main", 2026, 1) == 1
        assert register.next_number("main", 2026, 1) == 2


def test_a_year_that_comes_back_goes_on_where_it_was(store: Store) -> None:
    """P28: mail of an old year is fetched late, or the clock was wrong for a while."""
    order = [(2026, 1), (2027, 5), (2026, 1), (2028, 1), (2026, 9), (2027, 1)]
    taken = []
    for year, first in order:
        with store.transaction() as register:
            taken.append(register.take_number("main", year, first))
    assert taken == [1, 5, 2, 1, 3, 6]


def test_the_next_number_can_be_looked_at_by_a_reader(store: Store) -> None:
    with store.reading() as register:
        assert register.next_number("main", 2026, 7) == 7
        assert register.numbers() == ()
    with store.transaction() as register:
        register.take_number("main", 2026, 7)
    with store.reading() as register:
        assert register.next_number("main", 2026, 7) == 8


def test_whoever_has_seen_the_next_number_gets_it(store: Store) -> None:
    """P28: between looking and taking nobody comes in between."""

    def look_and_take() -> tuple[int, int]:
        with store.transaction() as register:
            seen = register.next_number("main", 2026, 1)
            number = register.take_number("main", 2026, 1)
            register.open_case(new_case(number), ())
            return seen, number

    found = [pair for _ in range(5) for pair in at_once(4, look_and_take)]
    assert sorted(found) == [(n, n) for n in range(1, 21)]
    with store.reading() as register:
        assert register.numbers() == (("main", 2026, 21, tuple(range(1, 21))),)


@pytest.mark.parametrize("words", ["1/2026", "ANNA ÅGREN", "öland", "per@B.example"])
def test_cases_are_found_by_number_people_and_title_whatever_the_letters_case(store: Store, words: str) -> None:
    with store.transaction() as register:
        case = register.open_case(new_case(), (ANNA, PER))
        register.open_case(new_case(20, order=None), ())
    with store.reading() as register:
        assert register.find_cases(words) == (case,)
        assert register.find_cases("nobody") == ()


def test_the_same_number_is_never_held_by_two_cases(store: Store) -> None:
    with pytest.raises(IntegrityError), store.transaction() as register:
        register.open_case(new_case(), ())
        register.open_case(new_case(diary_number="other"), ())
    with store.reading() as register:
        assert register.cases() == ()
