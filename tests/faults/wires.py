"""Wires at every place where this process touches disk, database, mailbox or mail server; one of them can be cut."""

from __future__ import annotations

import errno
import io
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import dbapi2
from typing import Any

import pytest

from bot.mailbox import Fetched, Listing, MailboxUnreachable
from bot.sender import InDoubt, TryLater
from tests.fakes.mailbox import FakeMailbox
from tests.faults import LONG
from tests.faults.office import CopyingSender, Office

_FILE_EVENTS = frozenset({"open", "os.rename", "os.mkdir"})
_SQL = ("SQLITE_IOERR", "SQLITE_FULL", "SQLITE_BUSY")


@dataclass
class Wires:
    """Counts side effects while live; the `cut`-th fails, and with `lasting` all after it."""

    live: bool = False
    cut: int = 0
    lasting: bool = False
    passed: int = 0
    fired: list[str] = field(default_factory=list)

    def arm(self, cut: int, *, lasting: bool) -> None:
        """From now on things fail."""
        self.live, self.cut, self.lasting, self.passed, self.fired = True, cut, lasting, 0, []

    def mend(self) -> None:
        """Everything works again."""
        self.live = False

    def touch(self, what: str) -> bool:
        """Whether this side effect fails."""
        if not self.live:
            return False
        self.passed += 1
        fails = self.passed >= self.cut if self.lasting else self.passed == self.cut
        if fails:
            self.fired.append(what)
        return fails


_wires: Wires | None = None  # an audit hook stays for ever: it asks whose wires these are now
_watched: tuple[str, ...] = ()


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if _wires is None or event not in _FILE_EVENTS or not str(arguments[0]).startswith(_watched):
        return
    if event == "open" and arguments[0] == tempfile.gettempdir() and arguments[1] is not None:
        return  # a nameless file is opened twice over: once as a file, once by the system
    if _wires.touch(f"file: {event}"):
        raise _no_room()


def _no_room() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


sys.addaudithook(_audit)


class _Writer(io.BufferedWriter):
    """A file that may have no room for what is written."""

    def write(self, data: Any) -> int:
        if _wires is not None and _wires.touch("file: write"):
            super().write(bytes(data)[: len(data) // 2])
            raise _no_room()
        return super().write(data)


class _Cursor(sqlite3.Cursor):
    """In the short form only statements that begin, change or end something can fail."""

    def execute(self, sql: str, *more: Any) -> Any:
        if LONG or (not sql.startswith(("SELECT", "PRAGMA")) and sql != "BEGIN"):
            _fail_sql(f"sql: {sql.split(maxsplit=1)[0]}")
        return super().execute(sql, *more)


class _Connection(sqlite3.Connection):
    def cursor(self, *_: Any) -> Any:
        return super().cursor(_Cursor)

    def commit(self) -> None:
        if self.in_transaction:
            _fail_sql("sql: COMMIT")
        super().commit()


def _fail_sql(what: str) -> None:
    if _wires is not None and _wires.touch(what):
        error = sqlite3.OperationalError("made to fail")
        error.sqlite_errorname = _SQL[_wires.cut % len(_SQL)]
        raise error


class WiredMailbox(FakeMailbox):
    """Its server may not answer, or answer no more after it has done what was asked."""

    def listing(self, folder: str) -> Listing:
        _unreachable("imap: listing")
        return super().listing(folder)

    def fetch(self, folder: str, validity: int, uids: Iterable[int]) -> Iterator[Fetched]:
        for message in super().fetch(folder, validity, uids):
            _unreachable("imap: fetch")
            yield message

    def move(self, folder: str, validity: int, uids: Iterable[int], destination: str) -> None:
        _unreachable("imap: move")
        super().move(folder, validity, uids, destination)
        _unreachable("imap: moved, and no answer")


def _unreachable(what: str) -> None:
    if _wires is not None and _wires.touch(what):
        raise MailboxUnreachable("made to fail")


class WiredSender(CopyingSender):
    """Its server may not be there, or break off after it has taken the letter."""

    def send(self, envelope_from: str, recipients: tuple[str, ...], message: bytes) -> None:
        if _wires is not None and _wires.touch("smtp: connect"):
            raise TryLater("made to fail")
        super().send(envelope_from, recipients, message)
        if _wires is not None and _wires.touch("smtp: taken, and no answer"):
            raise InDoubt("made to fail")


@contextmanager
def wired(office: Office) -> Iterator[Wires]:
    """The wires of an office, which is started anew behind them."""
    global _wires, _watched  # noqa: PLW0603 - see _audit
    office.close()
    wires = Wires()
    with pytest.MonkeyPatch.context() as patch:
        _patch(patch)
        _wires = wires
        _watched = (str(office.folder / "files"), *((tempfile.gettempdir(),) if LONG else ()))
        office.mailbox = WiredMailbox()
        office.sender = WiredSender(office.mailbox)
        office.start()
        try:
            yield wires
        finally:
            _wires, _watched = None, ()


def _patch(patch: pytest.MonkeyPatch) -> None:
    plain_sync, plain_connect = os.fsync, dbapi2.connect

    def sync(handle: int) -> None:
        if _wires is not None and _wires.touch("file: fsync"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        plain_sync(handle)

    def connect(*place: Any, **more: Any) -> sqlite3.Connection:
        return plain_connect(*place, factory=_Connection, **more)

    def writer(handle: int, mode: str) -> io.BufferedIOBase:
        assert mode == "wb"
        return _Writer(io.FileIO(handle, "wb"))

    patch.setattr(os, "fsync", sync)
    patch.setattr(dbapi2, "connect", connect)
    patch.setattr("storage.files.os", _Os(writer))


class _Os:
    """The system's calls, but for the making of a file's writer."""

    def __init__(self, writer: Callable[[int, str], io.BufferedIOBase]) -> None:
        self.fdopen = writer

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)


def files_left(folder: Path) -> list[str]:
    """What was begun in a folder of bytes and never finished."""
    return [path.name for path in folder.iterdir() if path.is_file()]
