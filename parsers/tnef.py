"""Outlook's parcel winmail.dat (MS-OXTNEF): the files packed in it, as an ordinary mail."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from parsers import rebuilt
from parsers.facts import Limits

MAGIC = b"\x78\x9f\x3e\x22"
FAULTS = (ValueError, IndexError, struct.error)
_SUBJECT, _BODY, _MESSAGE = 0x00018004, 0x0002800C, 0x00069003
_NEW_FILE, _FILE_NAME, _FILE_DATA, _FILE_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_OBJECT, _NARROW, _WIDE, _BINARY = 0x0D, 0x1E, 0x1F, 0x102
_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x0A: 4, 0x0B: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8, 0x48: 16}
_LONG_NAME, _DATA, _KIND, _TEXT, _HTML, _TITLE = 0x3707, 0x3701, 0x370E, 0x1000, 0x1013, 0x0037
_MOST_PROPERTIES = 5_000
_LONGEST_ID = 16  # bytes before an embedded message: what interface it has


@dataclass(slots=True)
class _File:
    name: str = ""
    kind: str = "application/octet-stream"
    data: bytes = b""


def as_mail(data: bytes, limits: Limits) -> bytes:
    """The parcel as a mail in its ordinary form. Raises one of FAULTS when it is broken."""
    said: dict[int, str] = {}
    html = b""
    files: list[_File] = []
    for kind, value in _attributes(data):
        if kind == _NEW_FILE:
            files.append(_File())
        elif kind in (_SUBJECT, _BODY):
            said[kind] = _narrow(value)
        elif kind == _MESSAGE:
            told = dict(_properties(value))
            said |= {
                mine: _text(told[theirs]) for mine, theirs in ((_SUBJECT, _TITLE), (_BODY, _TEXT)) if theirs in told
            }
            html = told.get(_HTML, (0, b""))[1]
        elif files:
            _fill(files[-1], kind, value)
        if len(files) > limits.documents:
            break
    return rebuilt.mail(
        subject=said.get(_SUBJECT, ""),
        text=said.get(_BODY, ""),
        html=html,
        files=[rebuilt.File(name=each.name, data=each.data, media_type=each.kind) for each in files],
    )


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The parcel's pieces: a level, what it is, its size, its bytes, a check sum."""
    at = len(MAGIC) + 2
    while at + 9 <= len(data):
        kind, size = struct.unpack_from("<II", data, at + 1)
        if at + 9 + size > len(data):
            raise ValueError("the parcel is cut")
        yield kind, data[at + 9 : at + 9 + size]
        at += 9 + size + 2
    if at < len(data):
        raise ValueError("the parcel is cut")


def _fill(file: _File, kind: int, value: bytes) -> None:
    if kind == _FILE_NAME:
        file.name = file.name or _narrow(value)
    elif kind == _FILE_DATA:
        file.data = value
    elif kind == _FILE_PROPERTIES:
        told = dict(_properties(value))
        file.name = _text(told[_LONG_NAME]) if _LONG_NAME in told else file.name
        file.kind = _text(told[_KIND]) if _KIND in told else file.kind
        if _DATA in told and told[_DATA][0] == _OBJECT:  # an attached message, itself such a parcel
            file.data, file.name = told[_DATA][1][_LONGEST_ID:], (file.name or "mejl") + ".dat"
        elif _DATA in told and not file.data:
            file.data = told[_DATA][1]


def _properties(data: bytes) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """Number, type and bytes of each property ([MS-OXTNEF] 2.1.3.4)."""
    at = 4
    for _ in range(min(struct.unpack_from("<I", data)[0], _MOST_PROPERTIES)):
        kind, number = struct.unpack_from("<HH", data, at)
        at += 4
        if number >= 0x8000:
            at = _after_name(data, at)
        several, kind = kind & 0x1000, kind & 0x0FFF
        size = _FIXED.get(kind)
        if size is not None and not several:
            yield number, (kind, data[at : at + size])
            at += size
            continue
        count = struct.unpack_from("<I", data, at)[0]
        at += 4
        for _ in range(min(count, _MOST_PROPERTIES)):
            length = size or struct.unpack_from("<I", data, at)[0]
            at += 0 if size else 4
            yield number, (kind, data[at : at + length])
            at += length + -length % 4


def _after_name(data: bytes, at: int) -> int:
    """The place after the name of a property that has one beside its number."""
    is_text, length = struct.unpack_from("<II", data, at + 16)
    return at + 24 + (length + -length % 4 if is_text else 0)


def _text(told: tuple[int, bytes]) -> str:
    kind, value = told
    return value.decode("utf-16-le", "replace").rstrip("\0") if kind == _WIDE else _narrow(value)


def _narrow(value: bytes) -> str:
    return value.decode("cp1252", "replace").rstrip("\0")
