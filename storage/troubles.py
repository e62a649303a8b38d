"""The databases' own errors, under the names that the service knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolExhausted

from storage.errors import DatabaseBusy, StorageFailed, StorageFull

Fate = type[StorageFull] | type[StorageFailed] | type[DatabaseBusy]

# The first sign that a code begins with tells its fate. SQLite: sqlite.org/rescode.html
# PostgreSQL: appendix A of its manual, "PostgreSQL Error Codes".
FATES: tuple[tuple[str, Fate], ...] = (
    ("SQLITE_FULL", StorageFull),
    ("SQLITE_BUSY", DatabaseBusy),
    ("SQLITE_LOCKED", DatabaseBusy),
    ("SQLITE_PROTOCOL", DatabaseBusy),
    ("SQLITE_IOERR", StorageFailed),
    ("SQLITE_CANTOPEN", StorageFailed),
    ("SQLITE_READONLY", StorageFailed),
    ("SQLITE_CORRUPT", StorageFailed),
    ("SQLITE_NOTADB", StorageFailed),
    ("53100", StorageFull),  # disk full
    ("53", DatabaseBusy),  # other resources: memory, connections
    ("08", DatabaseBusy),  # connection lost
    ("25006", DatabaseBusy),  # read-only: a standby answers while the server changes over
    ("40", DatabaseBusy),  # deadlock, serialisation
    ("55P03", DatabaseBusy),  # lock time-out
    ("57", DatabaseBusy),  # shut down, starting up, cancelled
    ("58", StorageFailed),  # input and output
    ("XX", StorageFailed),  # damaged data
)
SENTENCES: dict[Fate, str] = {
    StorageFull: "no room on the disk for the database; free some, nothing is lost",
    StorageFailed: "the database's files cannot be used; nothing has changed",
    DatabaseBusy: "the database is busy or cannot be reached",
}


@contextmanager
def named_troubles() -> Iterator[None]:
    """Turn trouble with the database into StorageFull, StorageFailed or DatabaseBusy; nothing was committed.

    What is a fault of ours (a broken constraint, a missing table) stays what it is.
    """
    try:
        yield
    except PoolExhausted:
        raise DatabaseBusy(f"{SENTENCES[DatabaseBusy]}: too many transactions at once") from None
    except DBAPIError as error:
        if (fate := fate_of(error)) is None:
            raise
        words = str(error.orig).strip().partition("\n")[0][:160]
        raise fate(f"{SENTENCES[fate]}: {words}") from None


def fate_of(error: DBAPIError) -> Fate | None:
    """What an error of a database driver means; None when it is a fault of ours."""
    code = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None)
    if code is None:  # no server has answered: refused, gone, wrong password
        return DatabaseBusy if isinstance(error, OperationalError) or error.connection_invalidated else None
    return next((fate for sign, fate in FATES if str(code).startswith(sign)), None)
