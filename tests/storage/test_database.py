"""Migrations, the single instance, and troubles by their names."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from storage.database import make_engine, migrate
from storage.errors import AlreadyRunning, DatabaseBusy, DatabaseOutdated, StorageFull
from storage.lock import single_instance
from storage.store import open_store
from storage.tables import Base


def test_the_migrations_make_the_tables_that_the_code_means(url: str) -> None:
    migrate(url)
    with make_engine(url).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_migrating_twice_is_migrating_once(url: str) -> None:
    migrate(url)
    migrate(url)
    open_store(url).close()


def test_an_embedded_database_is_made_by_itself_and_another_one_names_the_command(url: str) -> None:
    if url.startswith("sqlite"):
        open_store(url).close()
        return
    with pytest.raises(DatabaseOutdated, match="run: registerbot migrate"):
        open_store(url)


def test_the_embedded_database_is_safe_on_disk_when_a_commit_returns(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'register.db'}"
    open_store(url).close()
    with make_engine(url).connect() as connection:
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
    assert settings == ["wal", 2]


def test_a_second_instance_is_refused_with_a_sentence(tmp_path: Path) -> None:
    """P30"""
    database = tmp_path / "register.db"
    with single_instance(database), pytest.raises(AlreadyRunning, match="stop it first"), single_instance(database):
        pass
    with single_instance(database):
        pass


def test_a_locked_database_is_busy_and_nothing_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """P31"""
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.1)
    path = tmp_path / "register.db"
    store = open_store(f"sqlite:///{path}")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusy, match="busy"), store.transaction() as register:
        register.take_number("main", 2026, 1)
    other.execute("ROLLBACK")
    with store.transaction() as register:
        assert register.take_number("main", 2026, 1) == 1
    store.close()


def test_a_full_disk_is_told_as_such_and_nothing_has_changed(tmp_path: Path) -> None:
    """P31: the room may run out as late as at the commit."""
    store = open_store(f"sqlite:///{tmp_path / 'register.db'}")
    with store.reading() as register:
        pages = register._session.connection().exec_driver_sql("PRAGMA page_count").scalar()
    with pytest.raises(StorageFull, match="no room"), store.transaction() as register:
        register._session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        for number in range(2000):
            register.take_number(f"series {number} " + "x" * 500, 2026, 1)
    store.close()
    store = open_store(f"sqlite:///{tmp_path / 'register.db'}")
    with store.reading() as register:
        assert register.numbers() == ()
    store.close()
