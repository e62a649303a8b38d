"""What a letter consists of: its text, its page with the pictures that it shows, and the files beside it."""

from __future__ import annotations

import re
import unicodedata
from base64 import encodebytes
from dataclasses import dataclass
from email.charset import QP, Charset
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart

LONGEST_NAME = 60  # of a file
_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_SHOWABLE = re.compile(r"[a-z0-9-]{1,30}\.png")  # names of our own making
_TYPE = re.compile(r"[a-z0-9]+/[a-z0-9][a-z0-9.+-]{0,100}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that goes with a letter; one that the page shows by its name ("cid:queue.png") is shown there."""

    name: str
    media_type: str  # as a Content-Type is written: "text/calendar; method=REQUEST"
    content: bytes


def clean_header(value: str, limit: int) -> str:
    """A header value without anything that could end its line or turn its direction, at most `limit` characters."""
    plain = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", value))
    return " ".join(plain.split())[:limit].rstrip()


def body(text: str, html: str, attached: tuple[Attached, ...], message_id: str) -> MIMEBase:
    """Both texts, and with them the files, each where it belongs."""
    boundary = "=_" + re.sub(r"[^0-9a-z]", "", message_id.lower())[:40]
    shown = tuple(file for file in attached if _SHOWABLE.fullmatch(file.name) and f'"cid:{file.name}"' in html)
    both = MIMEMultipart("alternative", boundary=boundary)
    both.attach(_part(text, "plain"))
    both.attach(_with_pictures(html, shown, message_id, boundary) if shown else _part(html, "html"))
    beside = [file for file in attached if file not in shown]
    if not beside:
        return both
    whole = MIMEMultipart("mixed", boundary=boundary + "_")
    whole.attach(both)
    for file in beside:
        whole.attach(_file(file))
    return whole


def _with_pictures(html: str, pictures: tuple[Attached, ...], message_id: str, boundary: str) -> MIMEMultipart:
    """The page and its pictures, which are named once in the world (RFC 2387, RFC 2392)."""
    ids = {picture.name: f"{picture.name}.{message_id.strip('<>')}" for picture in pictures}
    page = re.sub(r'"cid:([^"]*)"', lambda found: f'"cid:{ids.get(found[1], found[1])}"', html)
    together = MIMEMultipart("related", boundary=boundary + "__", type="text/html")
    together.attach(_part(page, "html"))
    for picture in pictures:
        part = _file(picture, "inline")
        part["Content-ID"] = f"<{ids[picture.name]}>"
        together.attach(part)
    return together


def _file(file: Attached, place: str = "attachment") -> MIMENonMultipart:
    """A file, its type and name in a form that any client reads (RFC 2045, RFC 2231)."""
    kind, *options = (part.strip() for part in file.media_type.split(";"))
    main, _, sub = kind.partition("/")
    if not _TYPE.fullmatch(kind) or main in {"multipart", "message"}:
        main, sub = "application", "octet-stream"
    part = MIMENonMultipart(main, sub)
    for name, _, value in (option.partition("=") for option in options):
        part.set_param(name, clean_header(value, 40))
    part.set_payload(encodebytes(file.content).decode("ascii"))
    part["Content-Transfer-Encoding"] = "base64"
    part.add_header("Content-Disposition", place, filename=("utf-8", "", _file_name(file.name)))
    return part


def _file_name(name: str) -> str:
    """A name that fits on one line even when every letter of it is encoded; its ending stays."""
    clean = clean_header(name, 500).replace("/", "_").replace("\\", "_")
    stem, dot, ending = clean.rpartition(".")
    if not stem or len(ending) > 10:
        return clean[:LONGEST_NAME]
    return stem[: LONGEST_NAME - len(ending) - 1] + dot + ending


def _part(text: str, subtype: str) -> MIMENonMultipart:
    charset = Charset("utf-8")
    charset.body_encoding = QP
    part = MIMENonMultipart("text", subtype)
    part.set_payload(text.encode("utf-8", "replace").decode("utf-8"), charset)
    return part
