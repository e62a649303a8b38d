"""UIDs for a Maildir's messages: given when a message is first seen, kept in a small file, never given twice."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

_LIST = "registerbot-uids.json"
_LOCK = "registerbot-uids.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A folder's validity, and where each message lies now."""

    validity: int
    files: dict[int, Path]


@dataclass(frozen=True, slots=True)
class _Uids:
    """The list: the folder's validity, the next UID to give, and the UID of each message by its name."""

    validity: int
    next: int
    given: dict[str, int]


def numbered(folder: Path) -> Numbered:
    """Every message of a folder under its UID; new ones are numbered in the order of their arrival."""
    with _locked(folder):
        here = {_key(file): file for file in _messages(folder)}
        before = _kept(folder)
        fresh = sorted((key for key in here if key not in before.given), key=lambda key: (_mtime(here[key]), key))
        given = {key: uid for key, uid in before.given.items() if key in here}
        given |= {key: before.next + place for place, key in enumerate(fresh)}
        if fresh or len(given) < len(before.given) or not (folder / _LIST).exists():
            _keep(folder, _Uids(before.validity, before.next + len(fresh), given))
    return Numbered(validity=before.validity, files={uid: here[key] for key, uid in given.items()})


def forget(folder: Path, files: Iterable[Path]) -> None:
    """Give up the UIDs of messages that leave: another message of the same name is a new one."""
    with _locked(folder):
        before, leaving = _kept(folder), {_key(file) for file in files}
        _keep(folder, replace(before, given={k: uid for k, uid in before.given.items() if k not in leaving}))


def _messages(folder: Path) -> Iterator[Path]:
    for part in ("new", "cur"):
        with os.scandir(folder / part) as entries:
            for entry in entries:
                if not entry.name.startswith(".") and not entry.is_dir(follow_symlinks=False):
                    yield Path(entry.path)


def _key(file: Path) -> str:
    """A message's name without its flags, which people change."""
    return file.name.partition(":")[0]


def _mtime(file: Path) -> float:
    try:
        return file.stat(follow_symlinks=False).st_mtime
    except FileNotFoundError:
        return 0.0


def _kept(folder: Path) -> _Uids:
    try:
        return _Uids(**json.loads((folder / _LIST).read_text("utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        # A lost or broken list is a mailbox rebuilt: everything is looked at again under a new validity (P29).
        return _Uids(time.time_ns() // 1_000_000, 1, {})


def _keep(folder: Path, kept: _Uids) -> None:
    """Write the list so that a crash leaves the old or the new one, and a power cut never brings the old one back."""
    aside = folder / f"{_LIST}.tmp"
    with aside.open("w", encoding="utf-8") as file:
        json.dump(asdict(kept), file)
        file.flush()
        os.fsync(file.fileno())
    aside.rename(folder / _LIST)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One process at a time numbers a folder: two that did it side by side could give one UID to two messages."""
    with (folder / _LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
