"""Mails, their places and their documents are kept as they came, once each."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from storage import records
from storage.records import MailState
from storage.store import Store
from tests.storage.papers import ANNA, NOON, PER, arrival, document, new_case, reading, taken
from tests.storage.racing import at_once


def test_a_mail_seen_twice_is_one_mail_with_two_places(store: Store) -> None:
    """P27"""
    with store.transaction() as register:
        first = register.receive(arrival(1))
        assert register.receive(arrival(1)) == first
        assert register.receive(arrival(2)) == first
        assert register.receive(arrival(1, validity=2)) == first
        assert register.receive(arrival(3, "c" * 64)) != first
    with store.reading() as register:
        assert register.sighted("m", "INBOX", 4_000_000_000) == {1, 2, 3}
        assert register.mail(first) == records.Mail(
            id=first,
            sha256="a" * 64,
            size=3,
            arrived_at=NOON + timedelta(minutes=1),
            first_folder="INBOX",
            state=MailState.RECEIVED,
            attempts=0,
        )


def test_mails_wait_in_the_order_of_their_arrival(store: Store) -> None:
    with store.transaction() as register:
        late, early = taken(register, 9, "a" * 64), taken(register, 2, "b" * 64)
        assert [mail.id for mail in register.waiting()] == [early, late]
        register.record(early, reading(), ())
        assert [mail.id for mail in register.waiting()] == [late]
        assert register.count_waiting() == 1


def test_an_attempt_is_counted_and_taken_back_when_the_mail_is_queued_anew(store: Store) -> None:
    """P36"""
    with store.transaction() as register:
        mail_id = taken(register)
        assert [register.count_attempt(mail_id) for _ in range(2)] == [1, 2]
        register.requeue(mail_id)
        assert register.count_attempt(mail_id) == 1


def test_a_decision_is_kept_whole_with_its_documents_numbered_in_their_case(store: Store) -> None:
    with store.transaction() as register:
        case = register.open_case(new_case(), (ANNA, PER, ANNA))
        one, two = taken(register, 1), taken(register, 2, "c" * 64)
        register.record(one, reading(case_id=case.id), (document("a.pdf"), document("b.pdf")))
        register.record(two, reading(kind="completion", case_id=case.id), (document("c.pdf"),))
    with store.reading() as register:
        numbered = register.documents_of_case(case.id)
        assert [(n.number, n.direction, n.document) for n in numbered] == [
            (1, "in", document("a.pdf")),
            (2, "in", document("b.pdf")),
            (3, "in", document("c.pdf")),
        ]
        kept = register.mail(one)
        assert kept is not None
        assert (kept.state, kept.case_id, kept.subject) == (MailState.DECIDED, case.id, "Beställning åäö")
        assert register.parties(case.id) == (ANNA, PER)
        assert register.case(case.id) == case
        assert register.case_by_number("6.3-1/2026") == case


def test_deciding_anew_replaces_documents_that_had_no_case(store: Store) -> None:
    with store.transaction() as register:
        mail_id = taken(register)
        register.record(mail_id, reading(kind="other"), (document(),))
        case = register.open_case(new_case(), ())
        register.record(mail_id, reading(case_id=case.id), (document(),))
        assert [n.number for n in register.documents_of_mail(mail_id)] == [1]


def test_a_joined_mail_brings_its_documents_under_the_next_numbers(store: Store) -> None:
    with store.transaction() as register:
        case = register.open_case(new_case(), ())
        one, two = taken(register, 1), taken(register, 2, "c" * 64)
        register.record(one, reading(case_id=case.id), (document("a.pdf"),))
        register.record(two, reading(kind="other"), (document("b.pdf"),))
        register.join(two, case.id)
        assert [(n.number, n.document.name) for n in register.documents_of_case(case.id)] == [
            (1, "a.pdf"),
            (2, "b.pdf"),
        ]


def test_the_earliest_decided_mail_of_the_same_print_is_the_twin(store: Store) -> None:
    """P27"""
    with store.transaction() as register:
        one, two, three = (taken(register, n, str(n) * 64) for n in (1, 2, 3))
        assert register.twin("f" * 64, one) is None
        register.record(one, reading(), ())
        register.record(two, reading(twin_of=one), ())
        twin = register.twin("f" * 64, three)
        assert twin is not None
        assert twin.id == one
        assert [mail.id for mail in register.same_message_id("<1@b.example>", two)] == [one]
        assert register.count_mails_of("anna@b.example", NOON) == 2


def test_what_is_decided_and_not_filed_is_told_until_it_is(store: Store) -> None:
    with store.transaction() as register:
        one, junk = taken(register, 1), taken(register, 2, "c" * 64)
        assert register.unfiled("m") == ()
        register.record(one, reading(), ())
        register.record(junk, reading(destination="stay"), ())
        ((place, mail),) = register.unfiled("m")
        assert (place, mail.id) == (arrival(1).place, one)
        register.filed(place, NOON)
        assert register.unfiled("m") == ()


def test_a_mail_that_is_received_by_many_at_once_is_one_mail_in_one_place(store: Store) -> None:
    """P27, P30: whatever runs twice."""

    def receive() -> int:
        with store.transaction() as register:
            return register.receive(arrival(1))

    assert len(set(at_once(4, receive))) == 1
    with store.reading() as register:
        assert [mail.sha256 for mail in register.mails()] == ["a" * 64]
        assert register.sighted("m", "INBOX", 4_000_000_000) == {1}


def test_attempts_that_are_counted_at_once_are_all_counted(store: Store) -> None:
    """P36"""
    with store.transaction() as register:
        mail_id = taken(register)

    def count() -> int:
        with store.transaction() as register:
            register.mail(mail_id)  # what was read before the lock is not what is counted on
            return register.count_attempt(mail_id)

    assert sorted(at_once(4, count)) == [1, 2, 3, 4]


def test_mails_are_told_by_state_arrival_and_decision(store: Store) -> None:
    with store.transaction() as register:
        one, two = taken(register, 1), taken(register, 2, "c" * 64)
        register.record(one, reading(), ())
    with store.reading() as register:
        assert [mail.id for mail in register.mails(state=MailState.RECEIVED)] == [two]
        assert [mail.id for mail in register.mails(since=NOON + timedelta(minutes=2))] == [two]
        assert [mail.id for mail in register.mails(decided_since=NOON)] == [one]
        assert register.mails(decided_since=NOON + timedelta(seconds=1)) == ()


def test_a_numbered_document_keeps_its_number_and_a_mail_its_case_whatever_is_decided_anew(store: Store) -> None:
    """P27"""
    with store.transaction() as register:
        case = register.open_case(new_case(), ())
        one, two = taken(register, 1), taken(register, 2, "c" * 64)
        register.record(one, reading(case_id=case.id), (document("a.pdf"), document("b.pdf")))
        register.record(two, reading(case_id=case.id), (document("c.pdf"),))
        before = register.documents_of_case(case.id)
        register.requeue(one)
        register.record(one, reading(kind="unreadable", state=MailState.HELD, destination="held"), ())
        register.join(one, case.id)
        assert register.documents_of_case(case.id) == before
        kept = register.mail(one)
        assert kept is not None
        assert (kept.case_id, kept.state) == (case.id, MailState.HELD)


def test_mails_that_join_a_case_at_once_get_numbers_one_after_the_other(store: Store) -> None:
    with store.transaction() as register:
        case = register.open_case(new_case(), ())
        mails = [taken(register, uid, f"{uid:064x}") for uid in range(1, 5)]
        for mail_id in mails:
            register.record(mail_id, reading(kind="other"), (document(), replace(document(), pages=None)))
    unjoined = iter(mails)

    def join() -> None:
        with store.transaction() as register:
            register.join(next(unjoined), case.id)

    at_once(4, join)
    with store.reading() as register:
        assert [paper.number for paper in register.documents_of_case(case.id)] == list(range(1, 9))


def test_every_hash_that_a_row_refers_to_is_told_in_order_with_the_row(store: Store) -> None:
    body = replace(document("body"), path="body", sha256="0" * 64)
    with store.transaction() as register:
        mail_id = taken(register, sha256="c" * 64)
        register.record(mail_id, reading(), (body, document()))
    with store.reading() as register:
        paper = [what for sha256, what in register.all_hashes() if sha256 == "b" * 64]
        assert list(register.all_hashes()) == [("b" * 64, *paper), ("c" * 64, f"mail {mail_id}")]
        assert paper[0].startswith("document ")
