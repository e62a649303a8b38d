"""Zip files by hand: archives, workbooks and Word files whose directory lies, overlaps or bursts."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable

Members = dict[str, bytes]


def packed(members: Members | Iterable[tuple[str, bytes]], *, stored: bool = False) -> bytes:
    """An ordinary zip of those members, in their order; a name may come twice."""
    out = io.BytesIO()
    pairs = members.items() if isinstance(members, dict) else members
    with (
        warnings.catch_warnings(action="ignore"),  # of a name that comes twice
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive,
    ):
        for name, content in pairs:
            archive.writestr(zipfile.ZipInfo(name), content, archive.compression)
    return out.getvalue()


def unpacked(data: bytes) -> Members:
    """The members of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zeros(megabytes: int) -> bytes:
    """So many mebibytes of zeros, deflated raw: about a thousandth of their size."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)  # after it, nothing hangs on what was before
    return one * megabytes + b"\x03\x00"


def zlib_zeros(megabytes: int) -> bytes:
    """The same with zlib's head and its checksum (RFC 1950)."""
    checksum = (megabytes * 2**20 % 65_521) << 16 | 1
    return b"\x78\xda" + zeros(megabytes) + struct.pack(">I", checksum)


def with_member(data: bytes, name: str, deflated: bytes, size: int, checksum: int = 0) -> bytes:
    """A zip with one more member, whose size and checksum are what we say they are."""
    directory, count, end = _directory(data)
    raw = name.encode()
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0, checksum, len(deflated), size, len(raw), 0)
    central = _entry(raw, len(deflated), size, checksum, directory)
    body = data[:directory] + local + raw + deflated
    listing = data[directory:end] + central
    return body + listing + _end(count + 1, len(listing), len(body))


def overlapping(names: Iterable[str], megabytes: int) -> bytes:
    """Many members that share one stretch of bytes: a small file that claims to be an endless one."""
    deflated, size = zeros(megabytes), megabytes * 2**20
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0, 0, len(deflated), size, 1, 0) + b"a" + deflated
    entries = [_entry(name.encode(), len(deflated), size, 0, 0) for name in names]
    listing = b"".join(entries)
    return local + listing + _end(len(entries), len(listing), len(local))


def flagged(data: bytes, flag: int) -> bytes:
    """A zip whose every member carries a general purpose flag, such as 1 for encrypted."""
    out = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            out[at + offset] |= flag
            at = data.find(mark, at + 4)
    return bytes(out)


def _entry(name: bytes, packed_size: int, size: int, checksum: int, offset: int) -> bytes:
    sizes = (checksum, packed_size, size, len(name))
    return struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0, *sizes, 0, 0, 0, 0, 0, offset) + name


def _end(count: int, size: int, offset: int) -> bytes:
    return struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, size, offset, 0)


def _directory(data: bytes) -> tuple[int, int, int]:
    """Where the central directory begins, how many members it lists, and where it ends."""
    end = data.rindex(b"PK\x05\x06")
    count, _, offset = struct.unpack("<HII", data[end + 10 : end + 20])
    return offset, count, end
