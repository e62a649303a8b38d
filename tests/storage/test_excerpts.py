"""What excerpts are made of: every numbered document with its day and its other party."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from storage import records
from storage.store import Store
from tests.storage.papers import NOON, arrival, document, new_case, owed, reading

LETTER = records.Document(
    name="confirmation", path="letter", sha256="d" * 64, size=0, media_type="message/rfc822",
    kind="confirmation", confidence=1.0,
)  # fmt: skip


def a_case_with_an_answered_order(store: Store) -> int:
    with store.transaction() as register:
        mail_id = register.receive(arrival())
        case = register.open_case(new_case(), ())
        register.record(mail_id, reading(case_id=case.id), (document(),))
        letter = register.owe(replace(owed(), case_id=case.id, mail_id=mail_id))
        assert letter is not None
        register.rendered(letter.id, "d" * 64)
        register.add_document(case.id, LETTER, "out", NOON + timedelta(days=2))
        return case.id


def entries(store: Store, **when: object) -> list[records.Registered]:
    with store.reading() as register:
        return list(register.registered(**when))  # type: ignore[arg-type]


def test_a_document_counts_from_its_arrival_and_a_letter_from_its_sending(store: Store) -> None:
    a_case_with_an_answered_order(store)
    came, went = entries(store)
    assert came == records.Registered(
        diary_number="6.3-1/2026",
        number=1,
        direction="in",
        kind="form",
        at=NOON + timedelta(minutes=1),
        other_party="anna@b.example",
    )
    assert went == records.Registered(
        diary_number="6.3-1/2026",
        number=2,
        direction="out",
        kind="confirmation",
        at=NOON + timedelta(days=2),
        other_party=owed().recipient,
    )


def test_a_time_of_its_own_leaves_out_what_came_before_and_after(store: Store) -> None:
    a_case_with_an_answered_order(store)
    noon_after = NOON + timedelta(days=1)
    assert [e.direction for e in entries(store, until=noon_after)] == ["in"]
    assert [e.direction for e in entries(store, since=noon_after)] == ["out"]
    assert entries(store, since=noon_after, until=NOON + timedelta(days=2)) == []


def test_what_has_no_case_is_in_no_diary(store: Store) -> None:
    with store.transaction() as register:
        register.record(register.receive(arrival()), reading(), (document(),))
    assert entries(store) == []


def test_a_case_knows_its_mails(store: Store) -> None:
    case_id = a_case_with_an_answered_order(store)
    with store.reading() as register:
        assert register.mails_of_case(case_id) == ((1, "a" * 64),)
        assert register.mails_of_case(case_id + 1) == ()
