"""What a file is, told by its own bytes and never by its name or the sender's word (P21)."""

from __future__ import annotations

import io
import re
import zipfile

from parsers import ole, smime
from parsers import type_names as types

# Begins with -> type. Read from the top; the first that fits is taken.
_MAGICS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", types.RTF),
    (b"7z\xbc\xaf\x27\x1c", types.SEVEN_ZIP),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x78\x9f\x3e\x22", types.TNEF),
    (b"\x76\xe8\x04\x60\xc4\x11\xe3\x86", types.RIGHTS_MANAGED),
    (b"-----BEGIN PGP MESSAGE", types.PGP),
    (b"-----BEGIN PGP SIGNATURE", types.PGP_SIGNATURE),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"$FL2", "application/x-spss-sav"),
    (b"$FL3", "application/x-spss-sav"),
    (b"<stata_dta>", "application/x-stata-dta"),
    (b"PAR1", "application/vnd.apache.parquet"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"%!PS", "application/postscript"),
    (b"\xffWPC", types.WORDPERFECT),
)
_SAS = bytes(12) + bytes.fromhex("c2ea8160b31411cfbd92080009c7318c181f1011")
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif")
# Streams at the top of an OLE file, strongest first.
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", types.ENCRYPTED_OFFICE),
    ("__properties_version1.0", types.MSG),
    ("WordDocument", types.DOC),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("Workbook", types.XLS),
    ("Book", types.XLS),
)
_TEXT_STARTS = (("begin:vcard", types.VCARD), ("begin:vcalendar", types.CALENDAR), ("<svg", types.SVG))
_MAIL_FIELD = re.compile(
    r"(?:return-path|received|from|to|subject|date|message-id|mime-version|delivered-to|dkim-signature|"
    r"x-[a-z0-9-]{1,40}|authentication-results|arc-[a-z-]{1,40}|reply-to|content-type):",
    re.IGNORECASE,
)
_HTML_START = re.compile(
    r"\s{0,200}(?:<!doctype html|<html|<head|<body|<meta|<table|<div|<p[ >]|<span|<br)", re.IGNORECASE
)
# An OpenPGP message in bytes (RFC 9580, 4.2): a session key for somebody's key, or under a password.
_PGP_PACKET = re.compile(
    rb"(?:\x85..|\x84.|\xc1[\x01-\xbf]|\xc1[\xc0-\xdf].)\x03|(?:\x8c|\xc3)[\x04-\x40]\x04", re.DOTALL
)


def media_type(data: bytes, name: str = "") -> str:
    """The media type of a file's bytes; `application/octet-stream` when nothing fits.

    The name only decides between kinds of plain text, which bytes alone cannot tell apart.
    """
    if not data.strip(b"\x00 \t\r\n"):
        return types.EMPTY
    for recognise in (_by_magic, _by_container, _by_text):
        if found := recognise(data, name):
            return found
    return types.UNKNOWN


def _by_magic(data: bytes, _name: str) -> str | None:
    # Mail gateways put lines in front of a PDF; readers look through the first kilobyte for its header.
    if b"%PDF-" in data[:1024]:
        return types.PDF
    for magic, found in _MAGICS:
        if data.startswith(magic) and not (found == "image/bmp" and data[6:10] != bytes(4)):
            return found
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp":
        return types.HEIC if data[8:12] in _HEIF_BRANDS else "video/mp4"
    if _PGP_PACKET.match(data) and _text_head(data) is None:
        return types.PGP
    return "application/x-sas-data" if data.startswith(_SAS) else None


def _by_container(data: bytes, name: str) -> str | None:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _inside_zip(data)
    if data.startswith(ole.MAGIC):
        return _inside_ole(data)
    if smime.is_envelope(data):
        return types.SMIME_SIGNATURE if name.lower().endswith(".p7s") else types.SMIME
    return None


def _inside_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {entry.filename for entry in archive.infolist()[:10_000]}
            # An OpenDocument file names its own type in a first, unpacked member.
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return archive.read("mimetype").decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError, EOFError):
        return types.ZIP
    return _office_type(names)


def _office_type(names: set[str]) -> str:
    has_macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    if any(name.startswith("word/") for name in names):
        return types.DOCM if has_macros else types.DOCX
    if "xl/workbook.bin" in names:
        return types.XLSB
    if any(name.startswith("xl/") for name in names):
        return types.XLSM if has_macros else types.XLSX
    if any(name.startswith("ppt/") for name in names):
        return types.PPTX
    if any(name.endswith(".iwa") for name in names):
        return types.IWORK
    return types.ZIP


def _inside_ole(data: bytes) -> str:
    names = ole.outer_names(data)
    for stream, found in _OLE_STREAMS:
        # Of a broken box the names are looked for among its bytes: it is told for what it was.
        if stream in names if names else (stream + "\0").encode("utf-16-le") in data:
            return found
    return "application/x-ole-storage"


def _by_text(data: bytes, name: str) -> str | None:
    head = _text_head(data)
    if head is None:
        return None
    start = head.lstrip("\ufeff \t\r\n")
    lowered = start[:200].lower()
    for opening, found in _TEXT_STARTS:
        if lowered.startswith(opening):
            return found
    if lowered.startswith("<?xml"):
        inside = start[:2000].lower()
        return types.HTML if "<html" in inside else types.SVG if "<svg" in inside else types.XML
    if _HTML_START.match(start) or (name.lower().endswith((".htm", ".html")) and "</" in head):
        return types.HTML
    return types.EML if _is_mail(start) else _plain_or_table(start, name)


def _text_head(data: bytes) -> str | None:
    """The beginning as text, or None when the bytes are no text of any encoding in use."""
    head = data[:16_384]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    nuls = head.count(0)
    if nuls:
        odd = head[1::2].count(0)
        if max(odd, nuls - odd) < len(head) * 0.3:
            return None
        return head[: len(head) // 2 * 2].decode("utf-16-le" if odd * 2 > nuls else "utf-16-be", "replace")
    controls = sum(byte < 9 or 14 <= byte < 27 or 28 <= byte < 32 for byte in head)
    if controls > len(head) // 200:
        return None
    return head.decode("utf-8" if _is_utf8(head) else "cp1252", "replace")


def _is_utf8(head: bytes) -> bool:
    try:
        head[:-4].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 8
    return True


def _is_mail(start: str) -> bool:
    lines = start.splitlines()[:12]
    if lines and lines[0].startswith("From ") and len(lines) > 1:
        lines = lines[1:]
    fields = {match[0].lower() for line in lines if (match := _MAIL_FIELD.match(line))}
    # A pasted "Från/To/Subject" block is common in plain notes; a real mail has fields that only programs write.
    return len(fields) >= 3 and bool(
        fields & {"mime-version:", "message-id:", "received:", "return-path:", "content-type:"}
    )


def _plain_or_table(start: str, name: str) -> str:
    extension = name.lower().rpartition(".")[2]
    if extension == "tsv":
        return types.TSV
    lines = [line for line in start.splitlines()[:-1][:40] if line.strip()] or start.splitlines()[:1]
    for mark, found in (("\t", types.TSV), (";", types.CSV), (",", types.CSV)):
        counts = [line.count(mark) for line in lines]
        if len(lines) >= 2 and min(counts) >= 1 and counts.count(counts[0]) >= 0.8 * len(counts):
            return types.CSV if extension == "csv" else found
    return types.CSV if extension == "csv" else types.PLAIN
