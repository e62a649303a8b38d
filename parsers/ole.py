"""Compound files (MS-CFB), the box around old Office files and Outlook messages: streams by name, with a limit."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager

import olefile

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
# What olefile raises on a stranger's bytes, besides its own OleFileError (an OSError).
FAULTS = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError, struct.error)


@contextmanager
def opened(data: bytes) -> Iterator[olefile.OleFileIO]:
    """The box, open. Raises one of FAULTS when it is none or is broken."""
    with olefile.OleFileIO(io.BytesIO(data)) as box:
        yield box


def outer_names(data: bytes) -> frozenset[str]:
    """The names at the top of the box; what lies in embedded objects does not count. Empty when it is broken."""
    try:
        with opened(data) as box:
            return frozenset(path[0] for path in box.listdir(streams=True, storages=True))
    except FAULTS:
        return frozenset()


def stream(box: olefile.OleFileIO, *path: str, most: int) -> bytes:
    """The beginning of a stream, empty when there is none of that name."""
    if not box.exists(list(path)):
        return b""
    with box.openstream(list(path)) as found:
        return bytes(found.read(most))
