"""A mailbox in a folder (Maildir++): the embedded default. The inbox is the folder itself, others are `.Name` in it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.mailbox import Fetched, Listing, MailboxUnreachable
from bot.mailbox.numbering import forget, numbered
from bot.mailbox.said import HEAD_BYTES, said_sender
from bot.settings import Mailbox

CHUNK = 1 << 20
POLL_SECONDS = 0.3
_SETTLED_NS = 2_000_000_000  # a folder's time of change is trusted once it is older than any file system's tick


@dataclass(frozen=True, slots=True)
class _Told:
    """What of a folder's new mail was listed or told of."""

    changed: int
    names: frozenset[str]


class MaildirMailbox:
    """The protocol on a Maildir that a mail server, or anybody, delivers into."""

    def __init__(self, settings: Mailbox) -> None:
        self._path = settings.path
        self._inbox = settings.inbox
        self._told: dict[str, _Told] = {}
        self.name = f"maildir:{settings.path}"

    def listing(self, folder: str) -> Listing:
        """All messages of a folder but those marked as deleted; a folder that does not exist is empty."""
        path = self._folder(folder)
        with _trouble(path):
            if folder == self._inbox:
                _make(path)
            if not path.is_dir():
                return Listing(folder=folder, validity=0, uids=())
            found = numbered(path)
        new = frozenset(file.name for file in found.files.values() if file.parent.name == "new")
        self._told[folder] = _Told(0, new)
        uids = sorted(uid for uid, file in found.files.items() if "T" not in _flags(file))
        return Listing(folder=folder, validity=found.validity, uids=tuple(uids))

    def senders(self, folder: str, validity: int, uids: Iterable[int]) -> dict[int, str]:
        """Whom each message's From names; what cannot be opened is left out."""
        found = {}
        for uid, path in self._files(folder, validity, uids):
            with suppress(OSError), path.open("rb") as file:
                found[uid] = said_sender(file.read(HEAD_BYTES))
        return found

    def fetch(self, folder: str, validity: int, uids: Iterable[int]) -> Iterator[Fetched]:
        """The messages, in order, their flags untouched; what is gone is left out.

        What cannot be opened does not stop the others: it is told of when they are through.
        """
        fault = None
        for uid, path in self._files(folder, validity, uids):
            try:
                state, file = path.stat(), path.open("rb")
            except FileNotFoundError:
                continue
            except OSError as error:
                fault = MailboxUnreachable(f"the message {path} cannot be read: {error.strerror}")
                continue
            with file:
                arrived = datetime.fromtimestamp(state.st_mtime, UTC)
                chunks = iter(partial(file.read, CHUNK), b"")
                yield Fetched(uid=uid, size=state.st_size, arrived_at=arrived, chunks=chunks)
        if fault is not None:
            raise fault

    def move(self, folder: str, validity: int, uids: Iterable[int], destination: str) -> None:
        """Move messages; the folder is made if it is missing, and what is gone is no fault."""
        source, target = self._folder(folder), self._folder(destination)
        files = [file for _, file in self._files(folder, validity, uids) if "T" not in _flags(file)]
        if not files:
            return
        with _trouble(target):
            _make(target, inner=destination != self._inbox)
            forget(source, files)  # before they leave: a message that stays behind is only looked at once more
            for file in files:
                _rename(file, target / "cur")
            for part in (target / "cur", source / "cur", source / "new"):
                sync(part)

    def wait(self, folder: str, seconds: float, stopped: Callable[[], bool]) -> bool:
        """Wait until something is delivered into the folder."""
        new, end = self._folder(folder) / "new", time.monotonic() + seconds
        while True:
            with _trouble(new):
                if self._has_news(folder, new):
                    return True
            left = end - time.monotonic()
            if left <= 0 or stopped():
                return False
            time.sleep(min(left, POLL_SECONDS))

    def _has_news(self, folder: str, new: Path) -> bool:
        before = self._told.get(folder, _Told(-1, frozenset()))
        try:
            changed = new.stat().st_mtime_ns
            if changed == before.changed:
                return False
            names = frozenset(file.name for file in new.iterdir())
        except FileNotFoundError:
            return False
        settled = time.time_ns() - changed > _SETTLED_NS
        self._told[folder] = _Told(changed if settled else 0, names)
        return bool(names - before.names)

    def close(self) -> None:
        """There is no connection to let go of."""

    def _folder(self, name: str) -> Path:
        if name == self._inbox:
            return self._path
        if not name or set(name) & set("\0\r\n") or name[0] in "./":
            raise ValueError(f"a folder cannot be named {name!r}")
        return self._path / ("." + name.replace("/", "."))  # a folder in a folder, as Maildir++ writes it

    def _files(self, folder: str, validity: int, uids: Iterable[int]) -> Iterator[tuple[int, Path]]:
        path = self._folder(folder)
        with _trouble(path):
            if not path.is_dir():
                return
            found = numbered(path)
        if found.validity == validity:
            yield from ((uid, found.files[uid]) for uid in uids if uid in found.files)


@contextmanager
def _trouble(path: Path) -> Iterator[None]:
    """The disk's errors are the mailbox's: nothing is lost, try again later."""
    try:
        yield
    except OSError as error:
        raise MailboxUnreachable(f"the Maildir {path} does not work: {error.strerror}") from None


def _make(path: Path, *, inner: bool = False) -> None:
    for part in ("tmp", "new", "cur"):
        (path / part).mkdir(parents=True, exist_ok=True, mode=0o700)
    if inner:
        (path / "maildirfolder").touch()  # tells other programs that this is no mailbox of its own (Maildir++)


def _flags(file: Path) -> str:
    return file.name.partition(":2,")[2]


def _rename(file: Path, target: Path) -> None:
    """Move one message, never onto another: a program may deliver two under one name."""
    name, _, flags = file.name.partition(":2,")
    others = 0
    while (place := target / f"{name}{f'_{others}' if others else ''}:2,{flags}").exists():
        others += 1
    try:
        file.rename(place)
    except FileNotFoundError:
        return


def sync(folder: Path) -> None:
    """Make a folder's entries last through a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
