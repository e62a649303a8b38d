"""A mailbox in a folder (Maildir++): the embedded default. The inbox is the folder itself, others are `.Name` in it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from mailbox import Maildir
from pathlib import Path

from bot.mailbox import Fetched, Listing, MailboxUnreachable
from bot.settings import Mailbox

CHUNK = 1 << 20
POLL_SECONDS = 0.3
_UIDS = "registerbot-uids.json"


class MaildirMailbox:
    """The protocol on a Maildir that a mail server, or anybody, delivers into.

    A message's UID is given when it is first seen and kept in a small file in its folder, as an IMAP server does.
    """

    def __init__(self, settings: Mailbox) -> None:
        self._path = settings.path
        self._inbox = settings.inbox
        self.name = f"maildir:{settings.path}"

    def listing(self, folder: str) -> Listing:
        """All messages of a folder; a folder that does not exist is empty."""
        path = self._folder(folder)
        if folder != self._inbox and not path.is_dir():
            return Listing(folder=folder, validity=0, uids=())
        with _trouble(path):
            validity, uids = _numbered(path)
        return Listing(folder=folder, validity=validity, uids=tuple(sorted(uids.values())))

    def fetch(self, folder: str, validity: int, uids: Iterable[int]) -> Iterator[Fetched]:
        """The messages, in order, their flags untouched; what is gone is left out."""
        for uid, path in self._files(folder, validity, uids):
            try:
                state, file = path.stat(), path.open("rb")
            except FileNotFoundError:
                continue
            with file:
                arrived = datetime.fromtimestamp(state.st_mtime, UTC)
                yield Fetched(
                    uid=uid, size=state.st_size, arrived_at=arrived, chunks=iter(partial(file.read, CHUNK), b"")
                )

    def move(self, folder: str, validity: int, uids: Iterable[int], destination: str) -> None:
        """Move messages; the folder is made if it is missing, and what is gone is no fault."""
        target = self._folder(destination)
        with _trouble(target):
            Maildir(target, create=True)
            for _, path in self._files(folder, validity, uids):
                name = path.name if ":2," in path.name else f"{path.name}:2,"
                try:
                    path.rename(target / "cur" / name)
                except FileNotFoundError:
                    continue
            for part in (target / "cur", self._folder(folder) / "cur", self._folder(folder) / "new"):
                _sync(part)

    def wait(self, folder: str, seconds: float, stopped: Callable[[], bool]) -> bool:
        """Wait until something is delivered into the folder."""
        new = self._folder(folder) / "new"
        before = _changed(new)
        end = time.monotonic() + seconds
        while time.monotonic() < end and not stopped():
            time.sleep(min(POLL_SECONDS, max(end - time.monotonic(), 0)))
            if _changed(new) != before:
                return True
        return False

    def close(self) -> None:
        """There is no connection to let go of."""

    def _folder(self, name: str) -> Path:
        if name == self._inbox:
            return self._path
        if not name or set(name) & set("/\0\r\n") or name.startswith("."):
            raise ValueError(f"a folder cannot be named {name!r}")
        return self._path / f".{name}"

    def _files(self, folder: str, validity: int, uids: Iterable[int]) -> Iterator[tuple[int, Path]]:
        path = self._folder(folder)
        if not path.is_dir():
            return
        with _trouble(path):
            now, numbers = _numbered(path)
            files = {numbers[_key(file)]: file for file in _messages(path)} if now == validity else {}
        yield from ((uid, files[uid]) for uid in uids if uid in files)


@contextmanager
def _trouble(path: Path) -> Iterator[None]:
    """The disk's errors are the mailbox's: nothing has changed, try again later."""
    try:
        yield
    except OSError as error:
        raise MailboxUnreachable(f"the Maildir {path} does not work: {error.strerror}") from None


def _messages(path: Path) -> Iterator[Path]:
    for part in ("new", "cur"):
        yield from (file for file in (path / part).iterdir() if not file.name.startswith("."))


def _key(file: Path) -> str:
    """A message's name without its flags, which people change."""
    return file.name.partition(":")[0]


@dataclass(frozen=True, slots=True)
class _Uids:
    """A folder's list: its validity, the next UID to give, and what was given."""

    validity: int
    next: int
    given: dict[str, int]


def _numbered(path: Path) -> tuple[int, dict[str, int]]:
    """The folder's validity and every message's UID; new messages are numbered in the order of their arrival."""
    Maildir(path, create=True)
    kept = _kept(path / _UIDS)
    here = sorted(_messages(path), key=lambda file: (_mtime(file), file.name))
    present = {_key(file) for file in here}
    fresh = [key for file in here if (key := _key(file)) not in kept.given]
    if fresh or len(kept.given) > len(present):
        given = {key: uid for key, uid in kept.given.items() if key in present}
        given |= {key: kept.next + place for place, key in enumerate(fresh)}
        kept = _Uids(kept.validity, kept.next + len(fresh), given)
        _keep(path / _UIDS, kept)
    return kept.validity, kept.given


def _kept(path: Path) -> _Uids:
    try:
        return _Uids(**json.loads(path.read_text("utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        # A lost or broken list is a mailbox rebuilt: everything is looked at again under a new validity (P29).
        return _Uids(time.time_ns() // 1_000_000, 1, {})


def _keep(path: Path, kept: _Uids) -> None:
    aside = path.with_suffix(".tmp")
    with aside.open("w", encoding="utf-8") as file:
        json.dump(asdict(kept), file)
        file.flush()
        os.fsync(file.fileno())
    aside.rename(path)


def _mtime(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _changed(new: Path) -> int:
    try:
        return new.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
