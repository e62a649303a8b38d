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
_BOUNCERS = ("mailer-daemon@", "postmaster@", "mail-daemon@")
_SUBJECTS = re.compile(
    r"undeliver|delivery (?:status|failure|has failed)|mail delivery|returned mail|failure notice|"
    r"kunde inte levereras|går inte att leverera|olevererbart|leveransfel",
    re.IGNORECASE,
)
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
    failed = " ".join(decoded(value) for value in values(all_fields, "x-failed-recipients"))
    recipients = structured.recipients or _addresses(failed) or _addresses(_FIELD.sub("", body[:4000]))
    status = structured.status or (match[0] if (match := _STATUS.search(body[:20_000])) else None)
    return DeliveryReport(
        message_ids=tuple(dict.fromkeys((*structured.message_ids, *in_text)))[:_MOST],
        recipients=recipients,
        action=structured.action or ("delayed" if status and status.startswith("4") else "failed"),
        status=status,
    )


def is_bounce_shaped(all_fields: Fields, sender: str | None) -> bool:
    """Whether a mail without a report part is a bounce all the same: null sender or daemon, and the subject."""
    subject = " ".join(one_line(decoded(value), 300) for value in values(all_fields, "subject")[:1])
    null_sender = any(value.strip() == b"<>" for value in values(all_fields, "return-path"))
    from_daemon = (sender or "").startswith(_BOUNCERS)
    told = bool(values(all_fields, "x-failed-recipients"))
    return told or ((null_sender or from_daemon) and bool(_SUBJECTS.search(subject)))


def _recipients(text: str) -> tuple[str, ...]:
    found = [match[2] for match in _FIELD.finditer(text) if match[1].lower().endswith("recipient")]
    return _addresses(" ".join(found))


def _addresses(text: str) -> tuple[str, ...]:
    found = (match.lower().strip(".") for match in _ADDRESS.findall(text))
    return tuple(address for address in dict.fromkeys(found) if is_address(address))[:_MOST]


def _action(text: str) -> str | None:
    """The worst that is told of any recipient."""
    told = {one_line(m[2], 40).lower() for m in _FIELD.finditer(text) if m[1].lower() == "action"}
    return next((action for action in _ACTIONS if action in told), None)


def _status(text: str) -> str | None:
    told = " ".join(match[2] for match in _FIELD.finditer(text) if match[1].lower() == "status")
    found = sorted(_STATUS.findall(told), reverse=True)
    return found[0] if found else None
