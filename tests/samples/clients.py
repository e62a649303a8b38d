"""Mails in the shapes that real mail programs give them."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from tests.samples.documents import logo_png

US = "registerservice@agency.example"
START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)

Files = dict[str, bytes]
TYPES = {
    "pdf": ("application", "pdf"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("text", "csv"),
    "zip": ("application", "x-zip-compressed"),
    "jpg": ("image", "jpeg"),
}


def outlook(sender: str, subject: str, text: str, files: Files, hours: int, *, logo: bool = True) -> EmailMessage:
    """Text and HTML, a picture in the signature, attachments."""
    mail = _head(sender, subject, hours, "XPR0123MB")
    mail.set_content(text, cte="quoted-printable")
    lines = "".join(f"<p class=MsoNormal>{line or '&nbsp;'}</p>" for line in text.splitlines())
    picture = '<img width=120 height=40 src="cid:image001.png@01DB">' if logo else ""
    mail.add_alternative(
        f"<html><head><style>p.MsoNormal {{margin:0}}</style></head><body>{lines}{picture}</body></html>",
        subtype="html",
    )
    if logo:
        html = mail.get_payload()[1]
        html.add_related(logo_png(), "image", "png", cid="<image001.png@01DB>", filename="image001.png")
    return _with_files(mail, files)


def gmail(sender: str, subject: str, text: str, files: Files, hours: int) -> EmailMessage:
    """Text and HTML in one alternative, attachments."""
    mail = _head(sender, subject, hours, "CAExample")
    mail.set_content(text)
    mail.add_alternative('<div dir="ltr">' + text.replace("\n", "<br>") + "</div>", subtype="html")
    return _with_files(mail, files)


def plain(sender: str, subject: str, text: str, files: Files, hours: int) -> EmailMessage:
    """Text only."""
    mail = _head(sender, subject, hours, "B5A1")
    mail.set_content(text, cte="8bit")
    return _with_files(mail, files)


def _head(sender: str, subject: str, hours: int, mark: str) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    domain = sender.rstrip(">").rpartition("@")[2]
    at = START + timedelta(hours=hours)
    stamp = hashlib.sha256(f"{sender}{subject}{hours}".encode()).hexdigest()[:20]
    mail["Received"] = (
        f"from mail.{domain} (mail.{domain} [192.0.2.{hours % 250 + 1}]) by mx.agency.example with ESMTPS id {stamp[:8]};"
        f" {format_datetime(at + timedelta(seconds=4))}"
    )
    mail["From"], mail["To"], mail["Subject"] = sender, f"Registerservice <{US}>", subject
    mail["Date"], mail["Message-ID"] = format_datetime(at), f"<{mark}{stamp}@{domain}>"
    return mail


def _with_files(mail: EmailMessage, files: Files) -> EmailMessage:
    for name, data in files.items():
        main, sub = TYPES.get(name.rpartition(".")[2].lower(), ("application", "octet-stream"))
        mail.add_attachment(data, main, sub, filename=name)
    return mail


def with_fixed_boundaries(mail: EmailMessage, name: str) -> bytes:
    """The bytes of a mail, the same each time it is made."""
    for number, part in enumerate(mail.walk()):
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            part.set_boundary(f"----=_Part_{hashlib.sha256(f'{name}{number}'.encode()).hexdigest()[:16]}")
    return mail.as_bytes(policy=SMTP)
