"""A finished letter as bytes: text and HTML, clean headers, and the marks by which machines know it (P10, P12)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.header import Header, decode_header, make_header
from email.policy import SMTP, compat32
from email.utils import format_datetime

from bot.sender.parts import Attached, body, clean_header

LONGEST_SUBJECT = 150
MOST_REFERENCES = 20
_BARE_LINE_END = re.compile(rb"\r(?!\n)|(?<!\r)\n")
_ID = re.compile(r"<[!-;=?-~]{1,250}>")
_ADDRESS = re.compile(r"[!-~]+@[!-~]+")


class UnsafeHeader(ValueError):
    """A letter's headers do not read back as they were set; it is not sent."""


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
    made = body(letter.text, letter.html, letter.attached, letter.message_id)
    fields = {name: value for name, value in fields.items() if value}
    for name, value in fields.items():
        made[name] = value
    finished = made.as_bytes(policy=SMTP.clone(refold_source="none", cte_type="7bit"))
    _read_back(finished, fields)
    return finished


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
