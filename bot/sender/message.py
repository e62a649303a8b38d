"""A finished letter as bytes: text and HTML, clean headers, and the marks by which machines know it (P10, P12)."""

from __future__ import annotations

import re
import unicodedata
from base64 import encodebytes
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.charset import QP, Charset
from email.header import Header, decode_header, make_header
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import SMTP, compat32
from email.utils import format_datetime

LONGEST_SUBJECT = 150
LONGEST_NAME = 60  # of a file
MOST_REFERENCES = 20
_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_BARE_LINE_END = re.compile(rb"\r(?!\n)|(?<!\r)\n")
_ID = re.compile(r"<[!-;=?-~]{1,250}>")
_ADDRESS = re.compile(r"[!-~]+@[!-~]+")
_TYPE = re.compile(r"[a-z0-9]+/[a-z0-9][a-z0-9.+-]{0,100}")


class UnsafeHeader(ValueError):
    """A letter's headers do not read back as they were set; it is not sent."""


def clean_header(value: str, limit: int) -> str:
    """A header value without anything that could end its line or turn its direction, at most `limit` characters."""
    plain = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", value))
    return " ".join(plain.split())[:limit].rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that goes with a letter."""

    name: str
    media_type: str  # as a Content-Type is written: "text/calendar; method=REQUEST"
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A letter with all that its headers need."""

    from_name: str
    from_address: str
    to: str  # one address: a letter goes to one person
    subject: str
    text: str
    html: str
    message_id: str
    date: datetime
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    auto_submitted: str = "auto-generated"  # or auto-replied (RFC 3834)
    bot_id: str
    attached: tuple[Attached, ...] = ()


def letter_bytes(letter: Outgoing) -> bytes:
    """The letter, pure ASCII with CRLF. Raises UnsafeHeader when it does not read back as exactly its fields."""
    answered = letter.in_reply_to or ""
    fields = {
        "From": f"{_phrase(letter.from_name)} <{_address(letter.from_address)}>",
        "To": _address(letter.to),
        "Subject": _encoded(clean_header(letter.subject, LONGEST_SUBJECT)),
        "Date": format_datetime(letter.date),
        "Message-ID": letter.message_id,
        "In-Reply-To": answered if _ID.fullmatch(answered) else "",
        "References": "\r\n ".join(_thread(letter.references)),
        "Auto-Submitted": letter.auto_submitted,
        "X-Auto-Response-Suppress": "All",
        "X-Registerbot": letter.bot_id,
    }
    made = _with_files(_both_parts(letter), letter)
    fields = {name: value for name, value in fields.items() if value}
    for name, value in fields.items():
        made[name] = value
    finished = made.as_bytes(policy=SMTP.clone(refold_source="none", cte_type="7bit"))
    _read_back(finished, fields)
    return finished


def _both_parts(letter: Outgoing) -> MIMEMultipart:
    both = MIMEMultipart("alternative", boundary=_boundary(letter.message_id))
    both.attach(_part(letter.text, "plain"))
    both.attach(_part(letter.html, "html"))
    return both


def _with_files(both: MIMEMultipart, letter: Outgoing) -> MIMEMultipart:
    """The letter with its files beside it; without files the letter alone."""
    if not letter.attached:
        return both
    whole = MIMEMultipart("mixed", boundary=_boundary(letter.message_id) + "_")
    whole.attach(both)
    for file in letter.attached:
        whole.attach(_file(file))
    return whole


def _file(file: Attached) -> MIMENonMultipart:
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
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", _file_name(file.name)))
    return part


def _file_name(name: str) -> str:
    """A name that fits on one line even when every letter of it is encoded; its ending stays."""
    clean = clean_header(name, 500).replace("/", "_").replace("\\", "_")
    stem, dot, ending = clean.rpartition(".")
    if not stem or len(ending) > 10:
        return clean[:LONGEST_NAME]
    return stem[: LONGEST_NAME - len(ending) - 1] + dot + ending


def _phrase(name: str) -> str:
    clean = clean_header(name, 100)
    if clean.isascii():
        return '"' + clean.replace("\\", "").replace('"', "") + '"'
    return _encoded(clean)


def _encoded(value: str) -> str:
    # maxlinelen: one encoded word a line is folded by the writer; what is ASCII stays readable.
    return (
        value if value.isascii() and "=?" not in value else Header(value, "utf-8", maxlinelen=70).encode(linesep="\r\n")
    )


def _address(address: str) -> str:
    if not _ADDRESS.fullmatch(address) or set(address) & set('<>,;:"\\()[]'):
        raise UnsafeHeader("an address holds characters that addresses cannot have")
    return address


def _thread(references: tuple[str, ...]) -> tuple[str, ...]:
    clean = tuple(dict.fromkeys(r for r in references if _ID.fullmatch(r)))
    return clean if len(clean) <= MOST_REFERENCES else (clean[0], *clean[1 - MOST_REFERENCES :])


def _boundary(message_id: str) -> str:
    return "=_" + re.sub(r"[^0-9a-z]", "", message_id.lower())[:40]


def _part(text: str, subtype: str) -> MIMENonMultipart:
    charset = Charset("utf-8")
    charset.body_encoding = QP
    part = MIMENonMultipart("text", subtype)
    part.set_payload(text.encode("utf-8", "replace").decode("utf-8"), charset)
    return part


def _read_back(finished: bytes, wanted: dict[str, str]) -> None:
    """The header block must re-parse to exactly what we set: no header can be smuggled in, none ends the block."""
    head, _, _ = finished.partition(b"\r\n\r\n")
    names = [
        line.partition(b":")[0].decode("ascii") for line in head.split(b"\r\n") if not line.startswith((b" ", b"\t"))
    ]
    expected = ["Content-Type", "MIME-Version", *wanted]
    parsed = message_from_bytes(finished, policy=compat32)
    same = all(_unfolded(str(parsed[name])) == _unfolded(value) for name, value in wanted.items())
    if sorted(names) != sorted(expected) or not same or not finished.isascii() or _BARE_LINE_END.search(head):
        raise UnsafeHeader("the letter's headers do not read back as they were set")


def _unfolded(value: str) -> str:
    return "".join(str(make_header(decode_header(value))).split())
