"""The register keeps what it is told, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage import records
from storage.records import LetterState, MailState
from storage.store import Store, Transaction

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)


def arrival(uid: int = 1, sha256: str = "a" * 64, **more: object) -> records.Arrival:
    place = {"mailbox": "m", "folder": "INBOX", "validity": 4_000_000_000, "uid": uid} | more
    return records.Arrival(
        place=records.Place(**place),  # type: ignore[arg-type]
        sha256=sha256,
        size=3,
        arrived_at=NOON + timedelta(minutes=uid),
        seen_at=NOON,
    )


def reading(**more: object) -> records.MailReading:
    whole: dict[str, object] = {
        "kind": "order",
        "state": MailState.DECIDED,
        "destination": "processed",
        "message_id": "<1@b.example>",
        "sender": "anna@b.example",
        "subject": "Beställning åäö",
        "language": "sv",
        "fingerprint": "f" * 64,
        "decided_at": NOON,
    }
    return records.MailReading(**(whole | more))  # type: ignore[arg-type]


def document(name: str = "blankett.pdf") -> records.Document:
    return records.Document(
        name=name,
        path=name,
        sha256="b" * 64,
        size=9,
        media_type="application/pdf",
        kind="form",
        confidence=0.9,
        evidence=("Blankett",),
        pages=(1, 6),
        problems=("scanned",),
        facts={"title": "åäö"},
    )


def new_case(number: int = 1, **more: object) -> records.NewCase:
    whole: dict[str, object] = {
        "diary_number": f"6.3-{number}/2026",
        "series": "main",
        "year": 2026,
        "number": number,
        "opened_at": NOON,
        "language": "sv",
        "missing": ("form",),
        "order": {"project_title": "Höftfrakturer på Öland"},
    }
    return records.NewCase(**(whole | more))  # type: ignore[arg-type]


ANNA = records.Party(role="orderer", address="anna@b.example", name="Anna Ågren Exempel", participant=True)
PER = records.Party(role="representative", address="per@b.example", name="Per Exempel")


def owed(key: str = "confirmation:mail:1", **more: object) -> records.OwedLetter:
    whole: dict[str, object] = {
        "key": key,
        "letter": "confirmation",
        "language": "sv",
        "recipient": "anna@b.example",
        "message_id": f"<{key}@agency.example>",
        "fields": {"diary_number": "6.3-1/2026", "missing": ["form"]},
        "references": ("<1@b.example>",),
        "owed_at": NOON,
    }
    return records.OwedLetter(**(whole | more))  # type: ignore[arg-type]


def taken(register: Transaction, uid: int = 1, sha256: str = "a" * 64) -> int:
    return register.receive(arrival(uid, sha256))


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
        assert register.waiting(10) == (early, late)
        register.record(early, reading(), ())
        assert register.waiting(10) == (late,)
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


def test_a_case_changes_only_in_what_is_given(store: Store) -> None:
    later = NOON + timedelta(days=1)
    with store.transaction() as register:
        case = register.open_case(new_case(), ())
        changed = register.update_case(case.id, changed_at=later, missing=(), flags=("title-mismatch",))
    assert changed == replace(case, changed_at=later, missing=(), flags=("title-mismatch",))


@pytest.mark.parametrize("words", ["1/2026", "ANNA ÅGREN", "öland", "per@B.example"])
def test_cases_are_found_by_number_people_and_title_whatever_the_letters_case(store: Store, words: str) -> None:
    with store.transaction() as register:
        case = register.open_case(new_case(), (ANNA, PER))
        register.open_case(new_case(20, order=None), ())
    with store.reading() as register:
        assert register.find_cases(words) == (case,)
        assert register.find_cases("nobody") == ()


def test_only_participants_are_known_senders_and_closed_cases_know_nobody(store: Store) -> None:
    with store.transaction() as register:
        case = register.open_case(new_case(), (ANNA, PER))
        assert register.open_cases_of("anna@b.example") == (case,)
        assert register.open_cases_of("per@b.example") == ()
        register.update_case(case.id, changed_at=NOON, step="closed")
        assert register.open_cases_of("anna@b.example") == ()


def test_numbers_have_no_gap_when_a_transaction_fails(store: Store) -> None:
    """P28"""
    with pytest.raises(RuntimeError), store.transaction() as register:
        assert register.take_number("main", 2026, 1) == 1
        raise RuntimeError
    with store.transaction() as register:
        assert register.next_number("main", 2026, 1) == 1
        assert register.take_number("main", 2026, 1) == 1
        assert register.next_number("main", 2026, 1) == 2
        assert register.take_number("main", 2027, 5) == 5
        assert register.take_number("main", 2026, 1) == 2


def test_those_who_take_numbers_at_once_get_one_each_without_gap(store: Store) -> None:
    """P28"""
    numbers: list[int] = []

    def take_some() -> None:
        for _ in range(10):
            with store.transaction() as register:
                register.next_number("main", 2026, 1)
                number = register.take_number("main", 2026, 1)
                register.open_case(new_case(number), ())
            numbers.append(number)

    threads = [threading.Thread(target=take_some) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 41))
    with store.reading() as register:
        assert register.numbers() == (("main", 2026, 41, tuple(range(1, 41))),)


def test_the_same_number_is_never_held_by_two_cases(store: Store) -> None:
    with pytest.raises(IntegrityError), store.transaction() as register:
        register.open_case(new_case(), ())
        register.open_case(new_case(diary_number="other"), ())
    with store.reading() as register:
        assert register.cases() == ()


def test_events_are_only_ever_added(store: Store) -> None:
    what = records.Event(at=NOON, who="registerbot", what="case-opened", details={"diary_number": "6.3-1/2026"})
    with store.transaction() as register:
        register.add_event(what)
    for act in ("UPDATE events SET who = 'x'", "DELETE FROM events"):
        with pytest.raises(Exception, match="only ever added"), store.transaction() as register:
            register._session.execute(text(act))
    with store.reading() as register:
        assert register.events(what="case-opened", since=NOON) == (what,)


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


def test_a_letter_is_claimed_by_one_of_two_senders(store: Store) -> None:
    with store.transaction() as register:
        letter = register.owe(owed())
    assert letter is not None
    got: list[object] = []
    barrier = threading.Barrier(2)

    def claim() -> None:
        with store.reading() as register:
            seen = register.due(NOON)
        barrier.wait()
        for found in seen:
            with store.transaction() as register:
                before = register.letter(found.id)
                got.append(register.claim(found.id, NOON) if before and before.state is LetterState.OWED else None)

    threads = [threading.Thread(target=claim) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(one is not None for one in got) == 1


def test_automatic_letters_are_counted_by_address_and_in_all_but_for_failed_ones(store: Store) -> None:
    """P9"""
    with store.transaction() as register:
        register.owe(owed("1"))
        register.owe(owed("2", recipient="per@b.example"))
        register.owe(owed("3", automatic=False))
        failed = register.owe(owed("4"))
        assert failed is not None
        register.failed(failed.id, "550")
        assert register.count_letters("anna@b.example", NOON) == 1
        assert register.count_letters(None, NOON) == 2
        assert register.count_letters(None, NOON + timedelta(seconds=1)) == 0
        assert register.last_owed("confirmation") == NOON
        assert register.last_owed("digest") is None


def test_a_held_mail_waits_until_a_person_settles_it_and_may_be_held_again(store: Store) -> None:
    with store.transaction() as register:
        mail_id = taken(register)
        register.record(mail_id, reading(kind="question"), ())
        register.hold(mail_id, "question", "", NOON)
        register.hold(mail_id, "unlinked", "why", NOON)
        (held,) = register.waiting_mails()
        assert (held.reason, held.details, held.sender) == ("unlinked", "why", "anna@b.example")
        register.settle(mail_id, "set-aside", NOON)
        assert register.waiting_mails() == ()
        settled = register.held(mail_id)
        assert settled is not None
        assert settled.resolution == "set-aside"
        register.hold(mail_id, "poison", "", NOON)
        assert [found.resolution for found in register.waiting_mails()] == [None]


def test_a_record_can_be_read_after_its_transaction_is_over(store: Store) -> None:
    with store.transaction() as register:
        case = register.open_case(new_case(), (ANNA,))
    assert case.order == {"project_title": "Höftfrakturer på Öland"}
    assert case.opened_at == NOON
    assert case.opened_at.tzinfo is not None


def test_a_time_without_its_zone_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="without its zone"), store.transaction() as register:
        register.open_case(new_case(opened_at=datetime(2026, 1, 1)), ())
