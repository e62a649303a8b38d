"""Who may work: one Registerbot on an embedded database, one of several at each thing on a server (P30)."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from storage.errors import AlreadyRunning, disk_troubles


@contextmanager
def single_instance(database: Path) -> Iterator[None]:
    """Hold the lock beside a database file; the system lets go of it however the process ends.

    Whatever path leads to the file, it has one lock. Raises AlreadyRunning, StorageFull and StorageFailed.
    """
    with disk_troubles(f"locking {database}"):
        real = database.resolve()
        handle = os.open(real.with_name(real.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(f"another registerbot works on {database}; stop it first") from None
        yield
    finally:
        os.close(handle)


@contextmanager
def held_alone(engine: Engine, name: str) -> Iterator[bool]:
    """Try for a lock that the server lets go of however its holder ends; tells whether it is ours.

    It has a connection of its own. Should that break, the lock is lost before its holder knows: whoever relies on
    it must find out by the rows what has been done meanwhile.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        key = {"name": name}
        ours = connection.execute(text("SELECT pg_try_advisory_lock(hashtextextended(:name, 0))"), key).scalar_one()
        try:
            yield bool(ours)
        finally:
            if ours:
                with suppress(DBAPIError):  # a broken connection has let go already
                    connection.execute(text("SELECT pg_advisory_unlock(hashtextextended(:name, 0))"), key)
