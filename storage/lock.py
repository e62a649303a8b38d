"""One Registerbot at a time on an embedded database (P30)."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
