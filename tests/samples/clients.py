"""Mails as mail programs write them: Gmail, Apple Mail, Thunderbird; and what our own server writes on top."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from zoneinfo import ZoneInfo

from tests.samples.documents import Paper
from tests.samples.mime import Header, Part, encoded, encoded_word, extended_parameter, multipart, text_part, written

US = "registerservice@agency.example"
SWEDEN = ZoneInfo("Europe/Stockholm")
_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "zip": "application/x-zip-compressed",
    "jpg": "image/jpeg",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Who writes to whom, when it arrived at our server, and the text."""

    name: str
    address: str
    subject: str
    text: str
    arrival: datetime
    to: str = f"Registerservice <{US}>"
    cc: str = ""
    papers: tuple[Paper, ...] = ()
    more: tuple[Header, ...] = ()  # further fields
    attached_mail: tuple[str, bytes] | None = None  # its name and bytes

    @property
    def stamp(self) -> str:
        """Hexadecimal digits that are this mail's own."""
        return hashlib.sha256(f"{self.address}{self.subject}{self.arrival}".encode()).hexdigest()

    @property
    def domain(self) -> str:
        """Where the sender's mail comes from."""
        return self.address.rpartition("@")[2]


def gmail(mail: Envelope) -> bytes:
    """Gmail: base64 texts when there are Swedish letters, attachment ids, names in encoded words."""
    form = "7bit" if mail.text.isascii() else "base64"
    html = (
        '<div dir="ltr">'
        + "".join(f"<div>{escape(line) or '<br>'}</div>" for line in mail.text.splitlines())
        + "</div>\n"
    )
    edge = f"0000000000{mail.stamp[:18]}"
    body = multipart(
        "alternative",
        edge,
        (text_part(mail.text + "\n", "plain", "UTF-8", form), text_part(html, "html", "UTF-8", form)),
    )
    parts = tuple(_gmail_file(paper, number, mail) for number, paper in enumerate(mail.papers))
    if parts:
        body = multipart("mixed", f"0000000000{mail.stamp[18:36]}", (body, *parts))
    fields = (
        ("MIME-Version", "1.0"),
        ("From", f"{encoded_word(mail.name, 'UTF-8', 'B')} <{mail.address}>"),
        ("Date", format_datetime(sent(mail))),
        ("Message-ID", f"<CA+{mail.stamp[:32]}@mail.{mail.domain}>"),
        ("Subject", encoded_word(mail.subject, "UTF-8", "B")),
        ("To", mail.to),
        *mail.more,
        *body.fields,
    )
    hop = f"by 2001:db8:a05::1 with SMTP id {mail.stamp[:14]};\r\n {format_datetime(sent(mail))}"
    return delivered(mail, (("Received", hop), *fields), body.payload)


def apple_mail(mail: Envelope) -> bytes:
    """Apple Mail: plain text, names with loose accents (NFD) in RFC 2231 form, a mark of its version."""
    parts: tuple[Part, ...] = (
        text_part(mail.text + "\n", "plain", "utf-8", "quoted-printable"),
        *(_apple_file(p) for p in mail.papers),
    )
    body = multipart("mixed", f"Apple-Mail=_{_uuid(mail.stamp)}", parts) if mail.papers else parts[0]
    fields = (
        ("From", f"{encoded_word(mail.name, 'utf-8', 'Q')} <{mail.address}>"),
        *body.fields,
        ("Mime-Version", "1.0 (Mac OS X Mail 16.0 \\(3826.300.87.4.3\\))"),
        ("Subject", encoded_word(mail.subject, "utf-8", "Q")),
        ("Message-Id", f"<{_uuid(mail.stamp)}@{mail.domain}>"),
        ("Date", format_datetime(sent(mail))),
        ("To", mail.to.replace("Registerservice <", "").rstrip(">")),
        *mail.more,
        ("X-Mailer", "Apple Mail (2.3826.300.87.4.3)"),
    )
    hop = f"from [10.0.0.7] (host-7.{mail.domain} [203.0.113.7])\r\n by smtp.{mail.domain} with ESMTPSA id {mail.stamp[:12]};\r\n {format_datetime(sent(mail))}"
    return delivered(mail, (("Received", hop), *fields), body.payload)


def thunderbird(mail: Envelope) -> bytes:
    """Thunderbird: plain text in 8 bits, flowed, names both in encoded words and in RFC 2231 pieces."""
    data = mail.text.replace("\n", "\r\n").encode() + b"\r\n"
    text = Part(
        fields=(("Content-Type", "text/plain; charset=UTF-8; format=flowed"), ("Content-Transfer-Encoding", "8bit")),
        payload=data,
    )
    parts: tuple[Part, ...] = (text, *(_thunderbird_file(paper) for paper in mail.papers))
    body = (
        multipart(
            "mixed",
            f"------------{mail.stamp[:24]}",
            parts,
            preamble=b"This is a multi-part message in MIME format.\r\n",
        )
        if mail.papers
        else text
    )
    fields = (
        *body.fields[:1],
        ("Message-ID", f"<{_uuid(mail.stamp).lower()}@{mail.domain}>"),
        ("Date", format_datetime(sent(mail))),
        ("MIME-Version", "1.0"),
        ("User-Agent", "Mozilla Thunderbird"),
        ("Content-Language", "sv-SE"),
        ("To", mail.to.replace("Registerservice <", "").rstrip(">")),
        ("From", f"{encoded_word(mail.name, 'UTF-8', 'Q')} <{mail.address}>"),
        *mail.more,
        ("Subject", encoded_word(mail.subject, "UTF-8", "Q")),
        *body.fields[1:],
    )
    hop = f"from [192.0.2.77] (unknown [192.0.2.77]) by smtp.{mail.domain} (Postfix)\r\n with ESMTPSA id {mail.stamp[:11].upper()}; {format_datetime(sent(mail))}"
    return delivered(mail, (("Received", hop), *fields), body.payload)


def by_another_route(raw: bytes, arrival: datetime) -> bytes:
    """The same mail delivered once more: only what the servers on the way wrote is another."""
    _, _, rest = raw.partition(b"\r\nReceived:")
    _, _, origin = rest.partition(b"\r\nReceived:")
    trace = (
        f"Return-Path: <lista+{hashlib.sha256(raw).hexdigest()[:8]}@relay.example>\r\n"
        f"Received: from relay.example (relay.example [198.51.100.9])\r\n by mx.agency.example (Postfix) with ESMTPS id 4RouteTwo;\r\n {format_datetime(arrival)}\r\n"
        f"Received: from out.exempel-universitetet.example ([203.0.113.44]) by relay.example with ESMTPS;\r\n {format_datetime(arrival - timedelta(seconds=9))}\r\n"
    )
    return trace.encode() + b"Received:" + origin


def delivered(mail: Envelope, fields: tuple[Header, ...], payload: bytes) -> bytes:
    """The mail as our server hands it over: its own trace on top."""
    trace = (
        ("Return-Path", f"<{mail.address}>"),
        ("Authentication-Results", f"mx.agency.example; spf=pass smtp.mailfrom={mail.address};\r\n dkim=pass header.d={mail.domain}; dmarc=pass header.from={mail.domain}"),
        ("Received", f"from out.{mail.domain} (out.{mail.domain} [203.0.113.{int(mail.stamp[:2], 16)}])\r\n by mx.agency.example (Postfix) with ESMTPS id {mail.stamp[:10].upper()}\r\n for <{US}>; {format_datetime(mail.arrival.astimezone(SWEDEN))}"),
    )  # fmt: skip
    return written(Part(fields=trace + fields, payload=payload))


def sent(mail: Envelope) -> datetime:
    """When the sender pressed the button, in Swedish time."""
    return mail.arrival.astimezone(SWEDEN) - timedelta(seconds=4)


def _uuid(stamp: str) -> str:
    return "-".join((stamp[:8], stamp[8:12], stamp[12:16], stamp[16:20], stamp[20:32])).upper()


def media_type(paper: Paper) -> str:
    """What programs say of the file, by its name."""
    return _TYPES.get(paper.name.rpartition(".")[2].lower(), "application/octet-stream")


def _gmail_file(paper: Paper, number: int, mail: Envelope) -> Part:
    name, mark = (
        encoded_word(paper.name, "UTF-8", "B").replace("\r\n ", " "),
        f"f_{mail.stamp[number : number + 10]}{number}",
    )
    fields = (
        ("Content-Type", f'{media_type(paper)}; name="{name}"'),
        ("Content-Disposition", f'attachment; filename="{name}"'),
        ("Content-Transfer-Encoding", "base64"),
        ("Content-ID", f"<{mark}>"),
        ("X-Attachment-Id", mark),
    )
    return Part(fields=fields, payload=encoded(paper.make(), "base64"))


def _apple_file(paper: Paper) -> Part:
    name = unicodedata.normalize("NFD", paper.name)
    fields = (
        ("Content-Disposition", f"attachment;\r\n\t{extended_parameter('filename', name)}"),
        ("Content-Type", f"{media_type(paper)};\r\n\tx-unix-mode=0644;\r\n\t{extended_parameter('name', name)}"),
        ("Content-Transfer-Encoding", "base64"),
    )
    return Part(fields=fields, payload=encoded(paper.make(), "base64"))


def _thunderbird_file(paper: Paper) -> Part:
    fields = (
        ("Content-Type", f'{media_type(paper)};\r\n name="{encoded_word(paper.name, "UTF-8", "Q")}"'),
        ("Content-Disposition", f"attachment;\r\n {extended_parameter('filename', paper.name)}"),
        ("Content-Transfer-Encoding", "base64"),
    )
    return Part(fields=fields, payload=encoded(paper.make(), "base64"))
