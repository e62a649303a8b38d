"""A transaction is whole or nothing, a reader sees one moment, and what happened stays."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage import records
from storage.errors import DatabaseBusy, StorageFailed
from storage.store import Store, open_store
from tests.storage.papers import ANNA, NOON, new_case, reading, taken


def test_events_are_only_ever_added(store: Store) -> None:
    what = records.Event(at=NOON, who="registerbot", what="case-opened", details={"diary_number": "6.3-1/2026"})
    with store.transaction() as register:
        register.add_event(what)
    for act in ("UPDATE events SET who = 'x'", "DELETE FROM events"):
        with pytest.raises(Exception, match="only ever added"), store.transaction() as register:
            register._session.execute(text(act))
    with store.reading() as register:
        assert register.events(what="case-opened", since=NOON) == (what,)


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


def test_an_event_cannot_be_written_over_either(tmp_path: Path) -> None:
    """SQLite's REPLACE removes the old row first."""
    store = open_store(f"sqlite:///{tmp_path / 'register.db'}")
    first = records.Event(at=NOON, who="registerbot", what="case-opened")
    with store.transaction() as register:
        register.add_event(first)
    write_over = "INSERT OR REPLACE INTO events (id, at, who, what) VALUES (1, '2026-01-01', 'x', 'x')"
    with pytest.raises(IntegrityError, match="only ever added"), store.transaction() as register:
        register._session.execute(text(write_over))
    with store.reading() as register:
        assert register.events() == (first,)
    store.close()


def test_a_reader_sees_one_moment_whatever_is_committed_meanwhile(store: Store) -> None:
    with store.reading() as reader:
        assert reader.mails() == ()
        with store.transaction() as register:
            taken(register)
        assert reader.mails() == ()
        assert reader.count_waiting() == 0
    with store.reading() as reader:
        assert reader.count_waiting() == 1


def test_a_reader_can_change_nothing(store: Store) -> None:
    with pytest.raises((StorageFailed, DatabaseBusy)), store.reading() as reader:
        reader.take_number("main", 2026, 1)
    with store.transaction() as register:
        assert register.take_number("main", 2026, 1) == 1


def test_errors_do_not_show_the_values_that_were_written(store: Store) -> None:
    """P24"""
    order: dict[str, object] = {"project_title": "850709-9805"}
    with pytest.raises(IntegrityError) as raised, store.transaction() as register:
        register.open_case(new_case(order=order), ())
        register.open_case(new_case(order=order), ())
    assert "850709" not in str(raised.value)


def test_what_is_not_in_the_register_cannot_be_changed(store: Store) -> None:
    with pytest.raises(LookupError, match="MailRow 99 is not in the register"), store.transaction() as register:
        register.requeue(99)


def test_the_word_list_is_light_to_import() -> None:
    """The core and the command line read records; neither needs a database for it."""
    script = (
        "import sys, storage.records; print([m for m in sys.modules if m.startswith(('sql', 'pydantic', 'alembic'))])"
    )
    # Without an environment: what measures the tests would begin there, and bring a database of its own.
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, env={})
    assert done.stdout == "[]\n"
