"""Bytes that must never be lost: kept once, under their own SHA-256, safe on disk before anything else happens."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from tempfile import mkstemp

from storage.errors import StorageFailed, of_disk

CHUNK = 1 << 20
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
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise of_disk(error, f"making {folder}") from None

    def put(self, chunks: Iterable[bytes]) -> Stored:
        """Store bytes for good: written aside, fsynced, renamed, the folder fsynced. Putting twice is putting once."""
        try:
            handle, name = mkstemp(dir=self.folder, prefix=_TEMPORARY)
        except OSError as error:
            raise of_disk(error, "storing") from None
        aside = Path(name)
        try:
            stored = _write(handle, chunks)
            self._keep(aside, stored.sha256)
        except OSError as error:
            raise of_disk(error, "storing") from None
        finally:
            aside.unlink(missing_ok=True)
        return stored

    def _keep(self, aside: Path, sha256: str) -> None:
        path = self.path(sha256)
        if path.exists():
            return
        if not path.parent.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _sync_folder(path.parent.parent)
            _sync_folder(self.folder)
        aside.rename(path)
        _sync_folder(path.parent)

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
        """Every hash that is stored."""
        return (path.name for path in self.folder.glob("??/??/*") if len(path.name) == 64)

    def sound(self, sha256: str) -> bool:
        """Whether the bytes still are what their name says."""
        with self.open(sha256) as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256

    def sweep(self, older_than_seconds: float = 3600) -> int:
        """Remove what crashes left half written; never what somebody may be writing now."""
        left = [p for p in self.folder.glob(f"{_TEMPORARY}*") if time.time() - p.stat().st_mtime > older_than_seconds]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def free(self) -> Free:
        """Room left on the disk."""
        usage = shutil.disk_usage(self.folder)
        return Free(mib=usage.free >> 20, percent=100 * usage.free / usage.total)


def _write(handle: int, chunks: Iterable[bytes]) -> Stored:
    digest, size = hashlib.sha256(), 0
    with os.fdopen(handle, "wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return Stored(digest.hexdigest(), size)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
