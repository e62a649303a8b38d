"""Zip archives: judged by their directory before a byte is unpacked (P17), then taken apart one level."""

from __future__ import annotations

import io
import zipfile
import zlib

from parsers.facts import Content, Limits

RATIO_COUNTS_FROM = 2**20  # a small part may pack well and harm nobody
_LOCAL_HEADER = 30  # bytes before a member's name (APPNOTE 4.3.7)
_ENCRYPTED, _UTF8 = 0x1, 0x800  # flags (APPNOTE 4.4.4)
_SYSTEM_FILES = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def read(data: bytes, limits: Limits) -> Content:
    """The members of a zip as `children`; an archive that is encrypted, broken or too big has a problem instead.

    Archives inside it are handed out as they are: the caller counts the levels.
    """
    if problem := zip_problem(data, limits):
        return Content(problems=(problem,))
    problems: list[str] = []
    children: list[tuple[str, bytes]] = []
    with _opened(data) as archive:
        for entry in archive.infolist():
            if entry.is_dir() or is_system_file(entry.filename):
                continue
            try:
                children.append((_name(entry), archive.read(entry)))
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
                problems.append("archive-member-broken")
    return Content(children=tuple(children), problems=tuple(dict.fromkeys(problems)))


def _name(entry: zipfile.ZipInfo) -> str:
    """A member's name. A Mac packs names in UTF-8 without saying so; read as DOS letters they are gibberish."""
    try:
        return entry.filename.encode("cp850").decode("utf-8") if not entry.flag_bits & _UTF8 else entry.filename
    except UnicodeError:
        return entry.filename


def zip_problem(data: bytes, limits: Limits) -> str | None:
    """Why a zip (or an Office file, which is one) must not be unpacked: None when it may be."""
    try:
        with _opened(data) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return "broken-archive"
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        return "encrypted"
    if _is_too_big(entries, limits) or _overlaps(entries):
        return "archive-bomb"
    return None


def has_macros(data: bytes) -> bool:
    """True when an Office file carries a program (vbaProject.bin); it is told, never run."""
    with _opened(data) as archive:
        return any(name.lower().endswith("vbaproject.bin") for name in archive.namelist())


def has_member(data: bytes, name: str) -> bool:
    """Whether a file is a zip with a member of that name."""
    if not data.startswith(b"PK"):
        return False
    with _opened(data) as archive:
        return name in archive.namelist()


def is_locked_document(data: bytes) -> bool:
    """Whether an OpenDocument file is under a password: its list of parts tells."""
    manifest = "META-INF/manifest.xml"
    if not has_member(data, manifest):
        return False
    with _opened(data) as archive:
        return b"encryption-data" in archive.read(manifest) or "encrypted-package" in archive.namelist()


def is_system_file(name: str) -> bool:
    """Whether a member is what an operating system keeps beside people's files."""
    return name.startswith(_SYSTEM_FILES[0]) or name.rpartition("/")[2] in _SYSTEM_FILES


def _opened(data: bytes) -> zipfile.ZipFile:
    # Windows packs names in its DOS code page without saying so; cp850 is that of Swedish machines.
    return zipfile.ZipFile(io.BytesIO(data), metadata_encoding="cp850")


def _is_too_big(entries: list[zipfile.ZipInfo], limits: Limits) -> bool:
    return (
        len(entries) > limits.archive_members
        or sum(entry.file_size for entry in entries) > limits.archive_bytes
        or any(entry.file_size > limits.member_bytes or _ratio(entry) > limits.archive_ratio for entry in entries)
    )


def _ratio(entry: zipfile.ZipInfo) -> float:
    if entry.file_size < RATIO_COUNTS_FROM:
        return 0.0
    return entry.file_size / max(entry.compress_size, 1)


def _overlaps(entries: list[zipfile.ZipInfo]) -> bool:
    """True when two members share bytes: how a small file can claim to be an endless one."""
    ends = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < ends:
            return True
        ends = entry.header_offset + _LOCAL_HEADER + entry.compress_size
    return False
