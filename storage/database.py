"""The database itself: SQLite by default, PostgreSQL by URL; its set-up, its migrations and its troubles by name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import create_engine

from storage.errors import DatabaseBusy, DatabaseOutdated, StorageFull

BUSY_SECONDS = 30


def is_embedded(url: str) -> bool:
    """Whether the database is a file of our own."""
    return url.startswith("sqlite")


def make_engine(url: str) -> Engine:
    """An engine whose writing transactions lock at once, and whose commits are on disk when they return (P31)."""
    if not is_embedded(url):
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself: we say BEGIN IMMEDIATE
        for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", True)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _alembic(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def needed_revision() -> str:
    """The revision of the tables that this version works with."""
    head = ScriptDirectory.from_config(_alembic()).get_current_head()
    if head is None:
        raise DatabaseOutdated("this installation holds no migrations; install it anew")
    return head


def current_revision(engine: Engine) -> str | None:
    """The revision of the tables as they are; None when there are none."""
    with named_troubles(), engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def migrate(url: str) -> None:
    """Bring the tables up to this version; harmless when they are."""
    engine = make_engine(url)
    try:
        if current_revision(engine) == needed_revision():
            return
        with named_troubles(), engine.begin() as connection:
            command.upgrade(_alembic(connection), "head")
    finally:
        engine.dispose()


def want_current(url: str, engine: Engine) -> None:
    """Bring an embedded database up to date by itself; raise DatabaseOutdated for any other that is not."""
    current, needed = current_revision(engine), needed_revision()
    if current == needed:
        return
    if is_embedded(url):
        with named_troubles(), engine.begin() as connection:
            command.upgrade(_alembic(connection), "head")
        return
    state = "has no tables yet" if current is None else f"is at revision {current}, not {needed}"
    raise DatabaseOutdated(f"the database {state}; run: registerbot migrate")


@contextmanager
def named_troubles() -> Iterator[None]:
    """Give the database's own errors the names that the service knows; nothing was committed."""
    try:
        yield
    except DBAPIError as error:
        raise _named(error) from None


def _named(error: DBAPIError) -> Exception:
    words = str(error.orig).splitlines()[0].lower() if error.orig else ""
    if any(sign in words for sign in ("disk is full", "no space left", "disk full", "could not extend file")):
        return StorageFull("no room on the disk for the database; free some, nothing is lost")
    if "disk i/o error" in words:
        return DatabaseBusy("the disk under the database failed; nothing has changed")
    if isinstance(error, OperationalError) or error.connection_invalidated or "unable to open" in words:
        return DatabaseBusy(f"the database is busy or cannot be reached: {words[:120]}")
    return error
