"""The database itself: SQLite by default, PostgreSQL by URL; how it is opened and brought up to date."""

from __future__ import annotations

import os
import sqlite3
import time
from importlib import resources
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, inspect
from sqlalchemy.engine import make_url
from sqlmodel import create_engine

from storage.errors import DatabaseOutdated, disk_troubles
from storage.troubles import named_troubles

BUSY_SECONDS = 30.0  # how long a lock is waited for
CONNECT_SECONDS = 10
MIGRATING = 0x7265_6769  # the advisory lock of those who migrate a PostgreSQL; any number that nobody else uses


def is_embedded(url: str) -> bool:
    """Whether the database is a file of our own."""
    return url.startswith("sqlite")


def make_engine(url: str, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine whose writing transactions lock at once, and whose commits are on disk when they return (P31).

    Its errors never show the values that were written: they are people's names and papers (P24).
    """
    return _embedded(url, busy_seconds) if is_embedded(url) else _server(url, busy_seconds)


def reader_of(engine: Engine) -> Engine:
    """The same engine for transactions that see one moment of the register and can change nothing."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(writing=False)
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _embedded(url: str, busy_seconds: float) -> Engine:
    _make_private(make_url(url).database)
    connect = {"timeout": busy_seconds, "check_same_thread": False}
    engine = create_engine(url, hide_parameters=True, connect_args=connect)

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself: we say BEGIN IMMEDIATE
        _use_write_ahead_log(connection, busy_seconds)
        # recursive_triggers: else INSERT OR REPLACE would remove an event past its trigger
        for setting in ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON"):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", True)
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writing else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _use_write_ahead_log(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Here alone SQLite does not wait for a lock by itself: of two who make a database at once, one would fail."""
    end = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return


def _make_private(database: str | None) -> None:
    """Make a new database file readable by nobody else; SQLite gives its side files the same mode."""
    if not database or database == ":memory:" or database.startswith("file:") or Path(database).exists():
        return
    with disk_troubles(f"making {database}"):
        os.close(os.open(database, os.O_RDWR | os.O_CREAT, 0o600))


def _server(url: str, busy_seconds: float) -> Engine:
    connect = {} if "connect_timeout" in make_url(url).query else {"connect_timeout": CONNECT_SECONDS}
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=connect)

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _: Any) -> None:
        connection.execute(f"SET lock_timeout = {round(busy_seconds * 1000)}")
        connection.execute(
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
        )
        connection.commit()

    return engine


def revisions() -> tuple[str, ...]:
    """Every revision of the tables, oldest first: each migration's file begins with its own, four digits."""
    files = (resources.files("storage") / "migrations" / "versions").iterdir()
    return tuple(sorted(file.name[:4] for file in files if file.name[:4].isdigit()))


def needed_revision() -> str:
    """The revision of the tables that this version works with."""
    known = revisions()
    if not known:
        raise DatabaseOutdated("this installation holds no migrations; install it anew")
    return known[-1]


def current_revision(engine: Engine) -> str | None:
    """The revision of the tables as they are; None when there are none."""
    with named_troubles(), reader_of(engine).connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return revision


def migrate(url: str) -> None:
    """Bring the tables up to this version; harmless when they are, and when two do it at once."""
    engine = make_engine(url)
    try:
        if not _is_current(engine):
            _upgrade(engine)
    finally:
        engine.dispose()


def want_current(engine: Engine) -> None:
    """Bring an embedded database up to date by itself; raise DatabaseOutdated for any other that is not."""
    if _is_current(engine):
        return
    if engine.dialect.name == "sqlite":
        _upgrade(engine)
        return
    current = current_revision(engine)
    state = "has no tables yet" if current is None else f"is at revision {current}, not {needed_revision()}"
    raise DatabaseOutdated(f"the database {state}; run: registerbot migrate")


def _is_current(engine: Engine) -> bool:
    current = current_revision(engine)
    if current is not None and current not in revisions():
        raise DatabaseOutdated(
            f"the database is at revision {current}, of a newer registerbot than this one; install that version"
        )
    return current == needed_revision()


def _upgrade(engine: Engine) -> None:
    from storage.migrating import upgrade  # noqa: PLC0415 - only who migrates waits for Alembic to load

    with named_troubles(), engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATING})")
        upgrade(connection)
