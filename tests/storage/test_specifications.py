"""Versions of the specification, used actions, files of letters, and what is registered as outgoing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.core.tokens import message_id
from bot.knowledge import _answered as version_answered
from storage import records
from storage.store import Store
from tests.core.making import mail
from tests.storage.papers import NOON, document, new_case, owed, reading, taken
from tests.storage.racing import at_once

FILE = records.Attachment(name="Specifikation.pdf", sha256="c" * 64, media_type="application/pdf")


def version(case_id: int, number: int = 1) -> records.NewSpecification:
    return records.NewSpecification(
        case_id=case_id,
        version=number,
        files=(FILE,),
        hours=20,
        price_sek=22_000,
        message_id=f"<{number}@agency.example>",
        sent_at=NOON,
    )


def test_versions_are_kept_in_order_with_what_became_of_each(store: Store) -> None:
    with store.transaction() as register:
        case = register.open_case(new_case(), ())
        one = register.add_specification(version(case.id))
        two = register.add_specification(version(case.id, 2))
        mail_id = taken(register)
        register.settle_specification(two.id, "approved", NOON, mail_id, ("Jag godkänner specifikationen.",))
    with store.reading() as register:
        settled = replace(
            two,
            state="approved",
            settled_at=NOON,
            settled_by_mail=mail_id,
            evidence=("Jag godkänner specifikationen.",),
        )
        assert register.specifications(case.id) == (one, settled)
        assert register.specification_sent_as("<1@agency.example>") == one
        assert register.specification_sent_as("<3@agency.example>") is None


def test_p4_what_a_mail_replies_to_directly_counts_before_what_it_refers_to(store: Store) -> None:
    one, two = (message_id("specification", digit * 16, b"key", "agency.example") for digit in "12")
    forged = message_id("specification", "2" * 16, b"another key", "agency.example")
    with store.transaction() as register:
        case = register.open_case(new_case(), ())
        sent = [register.add_specification(replace(version(case.id, n), message_id=m)) for n, m in ((1, one), (2, two))]
        found = [
            version_answered(register, mail(in_reply_to=replied, references=referred), (b"key",), "agency.example")
            for replied, referred in (
                ((one,), (one, two)),
                (("<x@y.example>",), (one, two, "<x@y.example>")),
                ((), (two, one)),
                ((forged,), ()),
            )
        ]
    assert found == [sent[0], sent[1], sent[0], None]


def test_a_version_is_held_once_in_a_case(store: Store) -> None:
    with pytest.raises(IntegrityError), store.transaction() as register:
        case = register.open_case(new_case(), ())
        register.add_specification(version(case.id))
        register.add_specification(version(case.id))


def test_an_action_is_used_once_whoever_uses_it_at_the_same_time(store: Store) -> None:
    """P5"""

    def use() -> bool:
        with store.transaction() as register:
            return register.spend("20261201.abc", NOON)

    assert sorted(at_once(4, use)) == [False, False, False, True]
    with store.reading() as register:
        assert (register.spent("20261201.abc"), register.spent("20261201.abd")) == (True, False)


def test_a_letter_keeps_the_files_that_go_out_with_it(store: Store) -> None:
    with store.transaction() as register:
        letter = register.owe(owed(attachments=(FILE,)))
    assert letter is not None
    assert letter.owed.attachments == (FILE,)


def test_letters_and_mails_share_the_running_numbers_of_their_case(store: Store) -> None:
    with store.transaction() as register:
        case = register.open_case(new_case(), ())
        mail_id = taken(register)
        register.record(mail_id, reading(case_id=case.id), (document(), document("lista.xlsx")))
        register.add_document(case.id, document("bekräftelse"), "out", NOON)
        other = taken(register, 2, "e" * 64)
        register.record(other, reading(case_id=case.id, outgoing=True), (document("spec.pdf"),), "out")
        numbered = register.documents_of_case(case.id)
    assert [(n.number, n.direction, n.document.name) for n in numbered] == [
        (1, "in", "blankett.pdf"),
        (2, "in", "lista.xlsx"),
        (3, "out", "bekräftelse"),
        (4, "out", "spec.pdf"),
    ]


def test_only_a_mail_that_was_registered_as_outgoing_is_found_as_such(store: Store) -> None:
    with store.transaction() as register:
        case = register.open_case(new_case(), ())
        for uid, sha256, outgoing in ((1, "a" * 64, False), (2, "e" * 64, True)):
            mail_id = taken(register, uid, sha256)
            register.record(mail_id, reading(case_id=case.id, outgoing=outgoing), ())
        found = register.outgoing_mail("<1@b.example>")
    assert found is not None
    assert (found.id, found.case_id) == (mail_id, case.id)


def test_the_kind_of_a_document_is_corrected_in_its_facts_too(store: Store) -> None:
    with store.transaction() as register:
        case = register.open_case(new_case(), ())
        register.record(taken(register), reading(case_id=case.id), (document(),))
        assert register.correct_kind(case.id, 1, "variable-list")
        assert not register.correct_kind(case.id, 2, "variable-list")
        (corrected,) = register.documents_of_case(case.id)
    assert (corrected.document.kind, corrected.document.confidence) == ("variable-list", 1.0)
    assert corrected.document.facts == {"title": "åäö", "kind": "variable-list"}


def test_a_step_tells_since_when_and_other_changes_leave_that(store: Store) -> None:
    later = NOON + timedelta(days=2)
    with store.transaction() as register:
        case = register.open_case(new_case(), ())
        moved = register.update_case(case.id, changed_at=later, step="assigned", officer="karin@agency.example")
        changed = register.update_case(case.id, changed_at=later + timedelta(days=1), missing=())
    assert (case.step_since, moved.step_since, changed.step_since) == (NOON, later, later)


def test_the_latest_of_each_sort_of_event_is_told_by_case(store: Store) -> None:
    with store.transaction() as register:
        case = register.open_case(new_case(), ())
        for what, days in (("assigned", 0), ("assigned", 3), ("delivered", 1)):
            at = NOON + timedelta(days=days)
            register.add_event(records.Event(at=at, who="registerbot", what=what, case_id=case.id))
        register.add_event(records.Event(at=NOON, who="registerbot", what="held"))
    with store.reading() as register:
        assert register.latest_events() == {
            case.id: {"assigned": NOON + timedelta(days=3), "delivered": NOON + timedelta(days=1)}
        }
