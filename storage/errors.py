"""What can go wrong with the store, by fate: the first three are tried again later, the last two refuse to start."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager


class StorageFull(Exception):
    """There is no room on the disk; nothing has changed."""


class StorageFailed(Exception):
    """The disk did not do what was asked; nothing has changed."""


class DatabaseBusy(Exception):
    """The database is locked or cannot be reached; nothing has changed."""


class DatabaseOutdated(Exception):
    """The database's tables are not those of this version; run: registerbot migrate."""


class AlreadyRunning(Exception):
    """Another Registerbot works on this database."""


def of_disk(error: OSError, doing: str) -> StorageFull | StorageFailed:
    """The fate of an operating system's error."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StorageFull(f"no room on the disk while {doing}; free some, nothing is lost")
    return StorageFailed(f"the disk failed while {doing}: {error.strerror or error}")


@contextmanager
def disk_troubles(doing: str) -> Iterator[None]:
    """Give the operating system's errors the names that the service knows."""
    try:
        yield
    except OSError as error:
        raise of_disk(error, doing) from None
