"""7z archives: judged by their directory before a byte is unpacked (P17), then taken apart one level."""

from __future__ import annotations

import io
import lzma
import zlib

import py7zr
from py7zr.exceptions import ArchiveError
from py7zr.io import BytesIOFactory

from parsers import archive
from parsers.facts import Content, Limits

# What the library raises on a stranger's bytes, beside its own errors.
_FAULTS = (
    ArchiveError, lzma.LZMAError, zlib.error, EOFError, OSError, ValueError, TypeError, KeyError, IndexError,
    AttributeError, NotImplementedError, AssertionError,
)  # fmt: skip


def read(data: bytes, limits: Limits) -> Content:
    """The members as `children`; an archive that is encrypted, broken or too big has a problem instead."""
    try:
        with py7zr.SevenZipFile(io.BytesIO(data)) as packed:
            if packed.needs_password():
                return Content(problems=("encrypted",))
            if _is_too_big(packed, len(data), limits):
                return Content(problems=("archive-bomb",))
            held = BytesIOFactory(limits.member_bytes)
            packed.extractall(factory=held)
    except py7zr.PasswordRequired:
        return Content(problems=("encrypted",))
    except _FAULTS:
        return Content(problems=("broken-archive",))
    found = ((name, bytes(file.read())) for name, file in held.products.items() if not archive.is_system_file(name))
    return Content(children=tuple(found))


def _is_too_big(packed: py7zr.SevenZipFile, size: int, limits: Limits) -> bool:
    sizes = [entry.uncompressed for entry in packed.list()]
    whole = sum(sizes)
    # Members are pressed together, so only the whole has a ratio.
    return (
        len(sizes) > limits.archive_members
        or whole > limits.archive_bytes
        or max(sizes, default=0) > limits.member_bytes
        or (whole > archive.RATIO_COUNTS_FROM and whole / max(size, 1) > limits.archive_ratio)
    )
