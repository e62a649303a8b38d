"""What is asked at every mail is found by an index of its own: nothing is read that only grows with the register."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from storage.database import make_engine, migrate
from storage.store import Transaction, open_store

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ASKED = {
    "ix_mails_fingerprint_state_twin_of": lambda register: register.twin("f" * 64, 1),
    "ix_mails_sender_decided_at": lambda register: register.count_mails_of("anna@uni.example", NOW),
    "ix_places_mailbox_filed_at": lambda register: register.unfiled("imap"),
    "ix_letters_owed_at_automatic_state_recipient": lambda register: register.count_letters("anna@uni.example", NOW),
}


@pytest.mark.parametrize("index", ASKED)
def test_what_every_mail_asks_is_found_by_its_index(index: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'register.db'}"
    migrate(url)
    asked: list[tuple[str, object]] = []

    def note(_c: object, _u: object, statement: str, parameters: object, *_: object) -> None:
        asked.append((statement, parameters))

    store = open_store(url)
    try:
        with store.reading() as register:
            assert isinstance(register, Transaction)
            event.listen(Engine, "before_cursor_execute", note)
            ASKED[index](register)
    finally:
        if event.contains(Engine, "before_cursor_execute", note):
            event.remove(Engine, "before_cursor_execute", note)
        store.close()
    ((statement, parameters),) = [one for one in asked if one[0].startswith("SELECT")]
    with make_engine(url).connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
    assert any(index in str(row) for row in plan), plan
