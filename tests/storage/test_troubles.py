"""Trouble with the database is told by its fate, and has changed nothing (P31)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from storage.database import make_engine
from storage.errors import DatabaseBusy, StorageFailed, StorageFull
from storage.store import Store, open_store
from tests.rigs.disk import fill
from tests.rigs.postgres import fresh_database
from tests.storage.papers import new_case


def test_a_locked_database_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    store = open_store(f"sqlite:///{path}", busy_seconds=0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusy, match="busy"), store.transaction() as register:
        register.take_number("main", 2026, 1)
    with store.reading() as register:
        assert register.numbers() == ()
    other.execute("ROLLBACK")
    with store.transaction() as register:
        assert register.take_number("main", 2026, 1) == 1
    store.close()


def test_a_row_that_somebody_holds_too_long_is_busy(register_url: str) -> None:
    first, second = open_store(register_url), open_store(register_url, busy_seconds=0.1)
    with first.transaction() as register:
        register.take_number("main", 2026, 1)
        with pytest.raises(DatabaseBusy, match="busy"), second.transaction() as other:
            other.take_number("main", 2026, 1)
    with second.transaction() as other:
        assert other.take_number("main", 2026, 1) == 2
    first.close()
    second.close()


def test_a_file_that_is_no_database_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_bytes(b"Hej, " * 1000)
    with pytest.raises(StorageFailed, match="file is not a database"):
        open_store(f"sqlite:///{tmp_path / 'letter.db'}")
    with pytest.raises(StorageFailed, match="No such file or directory"):
        open_store(f"sqlite:///{tmp_path / 'nowhere' / 'register.db'}")


def test_a_server_that_does_not_answer_is_told_in_one_line() -> None:
    with pytest.raises(DatabaseBusy, match="cannot be reached") as raised:
        open_store("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    assert "\n" not in str(raised.value)


def test_a_connection_that_is_cut_is_tried_again_later_and_has_changed_nothing(postgres: str, migrated: str) -> None:
    store = open_store(fresh_database(postgres, f"cut_{migrated}", migrated))
    with pytest.raises(DatabaseBusy), store.transaction() as register:
        register.take_number("main", 2026, 1)
        mine = register._session.execute(text("SELECT pg_backend_pid()")).scalar()
        with store.transaction() as other:
            other._session.execute(text("SELECT pg_terminate_backend(:mine)"), {"mine": mine})
        register.take_number("main", 2026, 1)
    with store.transaction() as register:
        assert register.take_number("main", 2026, 1) == 1
    store.close()


@pytest.mark.parametrize(
    ("code", "fate"),
    [("53100", StorageFull), ("58030", StorageFailed), ("40P01", DatabaseBusy), ("57P01", DatabaseBusy)],
)
def test_a_servers_troubles_have_their_fates(postgres: str, code: str, fate: type[Exception]) -> None:
    """The server raises them by itself here: its disk cannot be filled by a test."""
    store = Store(make_engine(postgres))
    with pytest.raises(fate), store.transaction() as register:
        register._session.execute(text(f"DO $$ BEGIN RAISE EXCEPTION 'trouble' USING ERRCODE = '{code}'; END $$"))
    store.close()


def test_a_fault_of_ours_keeps_its_own_name(store: Store) -> None:
    with pytest.raises(SQLAlchemyError, match="no_such_table"), store.transaction() as register:
        register._session.execute(text("SELECT * FROM no_such_table"))


def test_too_many_transactions_at_once_are_busy(register_url: str) -> None:
    store = open_store(register_url)
    store._engine.pool._timeout = 0.1  # type: ignore[attr-defined]
    with pytest.raises(DatabaseBusy, match="too many"):
        hold_many(store, 20)
    store.close()


def hold_many(store: Store, count: int) -> None:
    if count:
        with store.reading() as register:
            register.count_waiting()
            hold_many(store, count - 1)


def test_room_that_runs_out_as_late_as_at_the_commit_is_told_as_such(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'register.db'}")
    with store.reading() as register:
        pages = register._session.execute(text("PRAGMA page_count")).scalar()
    with pytest.raises(StorageFull, match="no room"), store.transaction() as register:
        register._session.execute(text(f"PRAGMA max_page_count = {pages}"))
        for number in range(2000):
            register.take_number(f"series {number} " + "x" * 500, 2026, 1)
    store.close()
    store = open_store(f"sqlite:///{tmp_path / 'register.db'}")
    with store.reading() as register:
        assert register.numbers() == ()
    store.close()


def test_a_full_disk_under_the_embedded_database_changes_nothing_and_damages_nothing(small_disk: Path) -> None:
    store = open_store(f"sqlite:///{small_disk / 'register.db'}")
    with pytest.raises(StorageFull, match="no room"):
        fill_up(store, small_disk)
    (small_disk / "ballast").unlink()
    with store.reading() as register:
        before = register.numbers()
        assert register.damage() == ()
    assert before == (("main", 2026, len(before[0][3]) + 1, tuple(range(1, len(before[0][3]) + 1))),)
    with store.transaction() as register:
        assert register.take_number("main", 2026, 1) == before[0][2]
    store.close()


def fill_up(store: Store, disk: Path) -> None:
    """Take all room but a little, then write until it is gone."""
    fill(disk, 200_000)
    for _ in range(500):
        with store.transaction() as register:
            number = register.take_number("main", 2026, 1)
            register.open_case(new_case(number, order={"project_title": "x" * 3000}), ())
