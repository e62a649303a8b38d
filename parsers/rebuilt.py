"""A mail written in its ordinary form (RFC 5322), out of what another program kept of it; read by us only."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import quote

from parsers.charsets import one_line

# Every part is written in base64, whose lines never begin with a dash: no content can end a part.
_BOUNDARY = "--=_part"
_LONGEST_TEXT = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of the mail."""

    name: str
    data: bytes
    media_type: str = "application/octet-stream"
    content_id: str = ""


def mail(
    *,
    sender: tuple[str, str] = ("", ""),
    subject: str = "",
    date: datetime | None = None,
    text: str = "",
    html: bytes = b"",
    files: Iterable[File] = (),
) -> bytes:
    """The mail's bytes; `sender` is a name and an address."""
    head = [f"Subject: {_word(subject)}"]
    if any(sender):
        head.insert(0, f"From: {_word(sender[0])} <{_ascii(sender[1])}>")
    if date is not None:
        head.append(f"Date: {format_datetime(date)}")
    head += ["MIME-Version: 1.0", f'Content-Type: multipart/mixed; boundary="{_BOUNDARY}"', ""]
    parts = [_text_part(text, html)] if text.strip() or html else []
    parts += [_file_part(file) for file in files]
    lines = "\r\n".join(head).encode("ascii") + b"\r\n"
    mark = _BOUNDARY.encode("ascii")
    return lines + b"".join(b"--" + mark + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + mark + b"--\r\n"


def _text_part(text: str, html: bytes) -> bytes:
    if text.strip():
        data = text[:_LONGEST_TEXT].encode("utf-8", "replace")
        return _part("text/plain; charset=utf-8", data)
    return _part("text/html", html)


def _file_part(file: File) -> bytes:
    name = quote(one_line(file.name, 250), safe="", errors="replace")
    disposition = "Content-Disposition: attachment" + (f"; filename*=utf-8''{name}" if name else "")
    fields = [disposition, *([f"Content-ID: <{_ascii(file.content_id)}>"] if file.content_id else [])]
    return _part(_media_type(file.media_type), file.data, *fields)


def _part(kind: str, data: bytes, *fields: str) -> bytes:
    head = [f"Content-Type: {kind}", "Content-Transfer-Encoding: base64", *fields, "", ""]
    return "\r\n".join(head).encode("ascii") + base64.encodebytes(data)


def _word(text: str) -> str:
    coded = base64.b64encode(one_line(text, 500).encode("utf-8", "replace")).decode("ascii")
    return f"=?utf-8?b?{coded}?=" if coded else ""


def _ascii(text: str) -> str:
    return "".join(sign for sign in one_line(text, 200) if sign.isascii() and sign.isprintable() and sign not in "<> ")


def _media_type(declared: str) -> str:
    kind = _ascii(declared).lower()
    # A multipart would be taken apart here; it is a file of its own.
    return kind if kind.count("/") == 1 and not kind.startswith("multipart/") else "application/octet-stream"
