"""Mails as raw bytes, put together by hand: no library smooths them over on the way."""

from __future__ import annotations

HEAD = (
    b"From: Anna Exempel <anna@exempel.se>\r\n"
    b"To: registerservice@myndighet.example\r\n"
    b"Subject: Prov\r\n"
    b"Message-ID: <prov.1@exempel.se>\r\n"
    b"MIME-Version: 1.0\r\n"
)


def mail(body: bytes = b"Hej\r\n", *fields: bytes, head: bytes = HEAD) -> bytes:
    """A mail with the ordinary header, further fields and a body."""
    return head + b"".join(field + b"\r\n" for field in fields) + b"\r\n" + body


def mixed(*parts: bytes, boundary: bytes = b"gr=nsen", head: bytes = HEAD, end: bool = True) -> bytes:
    """A multipart/mixed mail of finished parts (part header, empty line, content)."""
    body = b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts)
    field = b'Content-Type: multipart/mixed; boundary="' + boundary + b'"'
    return mail(body + (b"--" + boundary + b"--\r\n" if end else b""), field, head=head)


def part(content: bytes, *fields: bytes) -> bytes:
    """One part."""
    return b"".join(field + b"\r\n" for field in fields) + b"\r\n" + content


TEXT = part(b"Hej, det h\xc3\xa4r \xc3\xa4r mejlets text.", b"Content-Type: text/plain; charset=utf-8")
PDF = b"%PDF-1.4\n\x00\xff\xfe bytes"
