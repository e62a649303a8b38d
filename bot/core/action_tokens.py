"""Actions that one click prepares: a command in a mail's subject, signed for one recipient until a day (P5)."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from replies.letters import ActionLink

_SHAPE = re.compile(r"^(?P<line>[^\[\]]{2,200}?)\s*\[#(?P<token>(?P<day>\d{8})\.(?P<signature>[0-9a-f]{24}))\]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedAction:
    """A command line whose signature holds; `token` is what is spent when it is carried out."""

    line: str
    token: str


def action_link(line: str, recipient: str, until: date, key: bytes, mailbox: str) -> ActionLink:
    """The link that prepares the mail. The signature binds the line, so the action and its case, and the recipient."""
    subject = f"{line} [#{_token(line, recipient, until, key)}]"
    return ActionLink(line=line, link=f"mailto:{quote(mailbox, safe='@')}?subject={quote(subject, safe='')}")


def signed_action(subject: str, sender: str, keys: tuple[bytes, ...], today: date) -> SignedAction | None:
    """The action of a subject; None when it was altered, signed for somebody else, or its day is over."""
    shape = _SHAPE.fullmatch(" ".join(subject.split()))
    if shape is None:
        return None
    try:
        until = date(int(shape["day"][:4]), int(shape["day"][4:6]), int(shape["day"][6:]))
    except ValueError:
        return None
    genuine = [hmac.compare_digest(shape["token"], _token(shape["line"], sender, until, key)) for key in keys]
    return SignedAction(line=shape["line"], token=shape["token"]) if any(genuine) and today <= until else None


def _token(line: str, recipient: str, until: date, key: bytes) -> str:
    day = until.strftime("%Y%m%d")
    text = f"action\n{line}\n{recipient.lower()}\n{day}"
    return f"{day}.{hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:24]}"
