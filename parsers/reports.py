"""Delivery reports (bounces): which of our mails they are about, to whom, and whether for good (RFC 3464, P7)."""

from __future__ import annotations

import re

from parsers.charsets import decoded, one_line
from parsers.facts import DeliveryReport
from parsers.headers import Fields, fields, ids, is_address, values

_FIELD = re.compile(
    r"^[ \t>]{0,9}(final-recipient|original-recipient|action|status|x-failed-recipients|message-id)[ \t]*:(.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_ID = re.compile(r"<[^<>\s]{1,250}@[^<>\s]{1,250}>")
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,200}")
_STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
_ACTIONS = ("failed", "delayed", "delivered", "relayed", "expanded")
_BOUNCERS = re.compile(
    r"(?:mailer|mail|mta)[-_.]?daemon@|postmaster@|mdaemon@|bounces?[@+=-]|ndr@|mta@|microsoftexchange"
)
_DELAYED = re.compile(
    r"delay(?:ed)?\b|has not yet been delivered|will (?:continue|keep|be retried|retry)|försenad|fördröj", re.IGNORECASE
)
_NAMES_A_MAIL = re.compile(r"^[ \t>]{0,9}message-id[ \t]*:", re.IGNORECASE | re.MULTILINE)
_COPY = re.compile(r"^-{2,}.{0,60}(?:copy of|original|unsent|returned)|^(?:return-path|received):", re.I | re.M)
_MOST = 100
_LONGEST = 200_000


def from_parts(status: bytes, returned: tuple[bytes, ...]) -> DeliveryReport:
    """What the machine-readable part of a report says, with the returned mail's own Message-ID."""
    text = decoded(status[:_LONGEST])
    headers = [values(fields(block[:_LONGEST]), "message-id") for block in returned]
    named = ids(tuple(value for found in headers for value in found))
    return DeliveryReport(
        message_ids=named[:_MOST],
        recipients=_recipients(text),
        action=_action(text),
        status=_status(text),
    )


def from_text(body: str, returned: tuple[bytes, ...], all_fields: Fields) -> DeliveryReport:
    """What a report says that has the shape of an ordinary mail (qmail, Exim, Exchange's own)."""
    structured = from_parts(body.encode(), returned)
    lines = [match[2] for match in _FIELD.finditer(body[:_LONGEST]) if match[1].lower() == "message-id"]
    in_text = [found for line in lines for found in _ID.findall(line)]
    prose = _prose(body)
    failed = " ".join(decoded(value) for value in values(all_fields, "x-failed-recipients"))
    status = structured.status or (match[0] if (match := _STATUS.search(prose)) else None)
    delayed = bool(status and status.startswith("4")) or _DELAYED.search(prose) is not None
    return DeliveryReport(
        message_ids=tuple(dict.fromkeys((*structured.message_ids, *in_text)))[:_MOST],
        recipients=structured.recipients or _addresses(failed) or _addresses(prose),
        action=structured.action or ("delayed" if delayed and not (status or "").startswith("5") else "failed"),
        status=status,
        standard=False,
    )


def _prose(body: str) -> str:
    """The server's own words, without the copy of the mail below them and the addresses in its fields."""
    copy = _COPY.search(body)
    return _FIELD.sub("", body[: min(copy.start() if copy else 4000, 4000)])


def may_be_a_report(all_fields: Fields, sender: str | None, body: str) -> bool:
    """Whether a mail without a report part is worth reading as one; what it really is, others decide."""
    null_sender = any(value.strip() == b"<>" for value in values(all_fields, "return-path"))
    named = bool(values(all_fields, "x-failed-recipients"))
    return null_sender or named or bool(_BOUNCERS.match(sender or "")) or bool(_NAMES_A_MAIL.search(body[:_LONGEST]))


def _recipients(text: str) -> tuple[str, ...]:
    found = [match[2] for match in _FIELD.finditer(text) if match[1].lower().endswith("recipient")]
    return _addresses(" ".join(found))


def _addresses(text: str) -> tuple[str, ...]:
    found = (match.lower().strip(".'`").removeprefix("smtp=") for match in _ADDRESS.findall(text))
    return tuple(address for address in dict.fromkeys(found) if is_address(address))[:_MOST]


def _action(text: str) -> str | None:
    """The worst that is told of any recipient."""
    told = {one_line(m[2], 40).lower() for m in _FIELD.finditer(text) if m[1].lower() == "action"}
    return next((action for action in _ACTIONS if action in told), None)


def _status(text: str) -> str | None:
    told = " ".join(match[2] for match in _FIELD.finditer(text) if match[1].lower() == "status")
    found = sorted(_STATUS.findall(told), reverse=True)
    return found[0] if found else None
