"""A small file system of a test's own, that can be filled up."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
ROOM = 2 * 2**30  # bytes


def quick_place() -> str | None:
    """Where tests write: in memory where that has room, for disks are slow and no test cuts the power."""
    return str(MEMORY) if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else None


@contextmanager
def small_file_system(folder: Path, mib: int) -> Iterator[Path]:
    """A file system with so much room, for as long as the block lasts; skips where none can be mounted."""
    if os.getuid() != 0:
        pytest.skip("a small file system can be mounted only by root: run as root")
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={mib}m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here: allow mount to root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path, leaving: int) -> Path:
    """Take all the room but so many bytes; the file that takes it, to be removed."""
    ballast, free = disk / "ballast", os.statvfs(disk)
    size = free.f_bavail * free.f_frsize - leaving
    with ballast.open("wb") as file:
        if size > 0:
            os.posix_fallocate(file.fileno(), 0, size)
    return ballast
