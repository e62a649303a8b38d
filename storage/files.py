"""Bytes that must never be lost: kept once, under their own SHA-256, safe on disk before anything else happens."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedReader, BufferedWriter
from pathlib import Path
from tempfile import mkstemp

from storage.errors import StorageFailed, disk_troubles

_TEMPORARY = ".part-"


@dataclass(frozen=True, slots=True)
class Stored:
    """What was put: its hash, which is its name, and its size."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Free:
    """Room left where the bytes are kept."""

    mib: int
    percent: float


class Files:
    """A folder of bytes named by their SHA-256. Raises StorageFull and StorageFailed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lasting: set[Path] = set()  # the folders in it that a power cut leaves there, as far as we know
        with disk_troubles(f"making {folder}"):
            missing = [step for step in (folder, *folder.parents) if not step.exists()]
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            for step in missing:
                _sync_folder(step.parent)

    def put(self, chunks: Iterable[bytes]) -> Stored:
        """Store bytes for good: written aside, fsynced, renamed, the folder fsynced. Putting twice is putting once.

        A source that breaks off raises its own error; of the bytes nothing is left then.
        """
        with disk_troubles("storing"):
            handle, name = mkstemp(dir=self.folder, prefix=_TEMPORARY)
            file = os.fdopen(handle, "wb")
        try:
            stored = _write(file, chunks)
            with disk_troubles("storing"):
                self._keep(Path(name), stored.sha256)
        finally:
            with suppress(OSError):  # what is left here is swept later; the error on its way tells more
                file.close()
            with suppress(OSError):
                Path(name).unlink(missing_ok=True)
        return stored

    def _keep(self, aside: Path, sha256: str) -> None:
        path = self.path(sha256)
        if not path.exists() or not self.sound(sha256):  # bytes that were damaged on the disk have come anew
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            aside.rename(path)
        # Also for bytes that are there already: whoever put them may have been killed before this.
        inner, outer = path.parent, path.parent.parent
        for folder in (inner, outer, *(() if outer in self._lasting else (self.folder,))):
            _sync_folder(folder)
        self._lasting.add(outer)

    def path(self, sha256: str) -> Path:
        """Where bytes of this hash lie; the hash is the only thing a path is ever made of (P20)."""
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise ValueError("not a SHA-256")
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def open(self, sha256: str) -> BufferedReader:
        """The bytes, for reading."""
        try:
            return self.path(sha256).open("rb")
        except OSError as error:
            raise StorageFailed(f"stored bytes {sha256[:12]} cannot be read: {error.strerror}") from None

    def __contains__(self, sha256: str) -> bool:
        return self.path(sha256).exists()

    def all(self) -> Iterator[str]:
        """Every hash that is stored, ascending."""
        with disk_troubles(f"listing {self.folder}"):
            for outer in _inside(self.folder, 2):
                for inner in _inside(outer, 2):
                    yield from (path.name for path in _inside(inner, 64))

    def sound(self, sha256: str) -> bool:
        """Whether the bytes still are what their name says. Raises StorageFailed when they cannot be read."""
        with self.open(sha256) as file, disk_troubles(f"reading stored bytes {sha256[:12]}"):
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256

    def sweep(self, older_than_seconds: float) -> int:
        """Remove what crashes left half written. What is younger may be somebody's; with 0, nobody else can be."""
        with disk_troubles("sweeping"):
            begun = self.folder.glob(f"{_TEMPORARY}*")
            left = [path for path in begun if not older_than_seconds or _age(path) > older_than_seconds]
            for path in left:
                path.unlink(missing_ok=True)
        return len(left)

    def free(self) -> Free:
        """Room left on the disk."""
        with disk_troubles(f"looking for room at {self.folder}"):
            usage = shutil.disk_usage(self.folder)
        return Free(mib=usage.free >> 20, percent=100 * usage.free / usage.total)


def _write(file: BufferedWriter, chunks: Iterable[bytes]) -> Stored:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
        with disk_troubles("storing"):
            file.write(chunk)
    with disk_troubles("storing"):
        file.flush()
        os.fsync(file.fileno())
    return Stored(digest.hexdigest(), size)


def _inside(folder: Path, length: int) -> list[Path]:
    """What lies in a folder under a name of that length, ascending."""
    return sorted(path for path in folder.iterdir() if len(path.name) == length)


def _age(path: Path) -> float:
    """Seconds since a file was written to; none for a file that its writer has finished meanwhile."""
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
