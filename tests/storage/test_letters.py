"""Letters are owed once, claimed by one sender, and never forgotten."""

from __future__ import annotations

from datetime import timedelta

from storage import records
from storage.records import LetterState
from storage.store import Store
from tests.storage.papers import NOON, owed
from tests.storage.racing import at_once


def test_owing_twice_is_owing_once(store: Store) -> None:
    with store.transaction() as register:
        letter = register.owe(owed())
        assert letter is not None
        assert letter.owed == owed()
        assert register.owe(owed(message_id="<other@agency.example>")) is None
        assert register.letter_by_message_id(owed().message_id) == letter
        assert register.letter_by_key(owed().key) == letter


def test_a_letter_goes_from_owed_over_doubt_to_sent(store: Store) -> None:
    """P13"""
    later = NOON + timedelta(seconds=30)
    with store.transaction() as register:
        letter = register.owe(owed())
        assert letter is not None
        assert register.due(NOON - timedelta(seconds=1)) == ()
        assert register.due(NOON) == (letter,)
        register.rendered(letter.id, "d" * 64)
        claimed = register.claim(letter.id, later)
        assert claimed is not None
        assert (claimed.state, claimed.attempts, claimed.next_try_at) == (LetterState.SENDING, 1, later)
        assert register.due(later) == ()
        assert register.in_doubt() == (claimed,)
        register.sent(letter.id, NOON)
        assert register.claim(letter.id, later) is None
        assert [found.state for found in register.letters()] == [LetterState.SENT]


def test_automatic_letters_are_counted_by_address_and_in_all_but_for_failed_ones(store: Store) -> None:
    """P9"""
    with store.transaction() as register:
        register.owe(owed("1"))
        register.owe(owed("2", recipient="per@b.example"))
        register.owe(owed("3", automatic=False))
        failed = register.owe(owed("4"))
        assert failed is not None
        register.failed(failed.id, "550")
        counts = [
            register.count_letters(address, NOON + timedelta(hours=hours))
            for address in ("anna@b.example", None)
            for hours in (1, 2, 24, 25)
        ]
        assert counts == [(1, 1, 2), (0, 1, 2), (0, 1, 2), (0, 0, 0), (0, 0, 2), (0, 0, 2), (0, 0, 2), (0, 0, 0)]
        assert register.last_owed("confirmation", NOON) == NOON
        assert register.last_owed("confirmation", NOON - timedelta(seconds=1)) is None
        assert register.last_owed("digest", NOON) is None


def test_a_letter_that_is_owed_by_many_at_once_is_owed_once(store: Store) -> None:
    names = iter("1234")

    def owe() -> records.Letter | None:
        with store.transaction() as register:
            return register.owe(owed("digest:2026-11-24", message_id=f"<{next(names)}@agency.example>"))

    assert sum(letter is not None for letter in at_once(4, owe)) == 1
    with store.reading() as register:
        assert len(register.letters()) == 1


def test_a_letter_is_claimed_by_one_of_those_who_saw_it_owed_and_by_one_who_saw_it_in_doubt(store: Store) -> None:
    """P13"""
    with store.transaction() as register:
        letter = register.owe(owed())
    assert letter is not None

    def claim(seen: int) -> records.Letter | None:
        with store.transaction() as register:
            return register.claim(letter.id, NOON, seen)

    first, again = ([one for one in at_once(4, lambda n=n: claim(n)) if one] for n in (0, 1))
    assert [(one.state, one.attempts) for one in first + again] == [(LetterState.SENDING, 1), (LetterState.SENDING, 2)]


def test_a_letter_that_was_not_taken_is_due_again_when_it_is_time(store: Store) -> None:
    later = NOON + timedelta(minutes=1)
    with store.transaction() as register:
        letter = register.owe(owed())
        assert letter is not None
        register.claim(letter.id, NOON, 0)
        register.again(letter.id, later, "450 try later")
        assert register.due(NOON) == ()
        (due,) = register.due(later)
        assert (due.state, due.attempts, due.last_error) == (LetterState.OWED, 1, "450 try later")


def test_a_letter_that_a_wrong_clock_put_off_for_a_year_is_due_at_once(store: Store) -> None:
    """P32"""
    with store.transaction() as register:
        letter = register.owe(owed("1"))
        assert letter is not None
        register.again(letter.id, NOON + timedelta(days=365), "451")
        assert [due.id for due in register.due(NOON)] == [letter.id]
        register.again(letter.id, NOON + timedelta(hours=7), "451")
        assert register.due(NOON) == ()
        register.claim(letter.id, NOON + timedelta(days=365))
        assert [doubtful.id for doubtful in register.in_doubt(NOON)] == [letter.id]


def test_the_bytes_that_were_made_first_are_the_letter_for_good(store: Store) -> None:
    """P13"""
    with store.transaction() as register:
        letter = register.owe(owed("1"))
        assert letter is not None
        assert register.rendered(letter.id, "d" * 64) == "d" * 64
        assert register.rendered(letter.id, "e" * 64) == "d" * 64
