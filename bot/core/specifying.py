"""The specification as staff handle it: sent with hours or price, judged as confirmed, or to be changed."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core import case_letters
from bot.core.asked import Asked, Done, to_orderer
from bot.core.case_letters import files_of
from bot.core.command_mail import trimmed
from bot.core.decision import Settled, Version
from bot.core.diary import arrival_day
from bot.core.money import kronor_in, without_kronor
from bot.core.quotable import fits_a_specification

_HOURS = re.compile(r"(\d{1,4})\s*(?:tim\w*|h\b|hours?\b)", re.IGNORECASE)

_BESIDE_EFFORT = frozenset({"ca", "cirka", "ungefär", "about", "och", "and"})


def effort_in(text: str) -> tuple[int | None, int | None]:
    """The hours and the price that a text names."""
    hours = _HOURS.search(text)
    return int(hours[1]) if hours else None, next(iter(kronor_in(text)), None)


def specify(asked: Asked) -> Done:
    """A new version goes to the orderer, with its files and its approximate price."""
    files = files_of(asked.mail)
    hours, price, text = _effort_and_text(asked)
    if not files:
        return Done(result="needs-file")
    if not (hours or price):
        return Done(result="needs-price")
    if not fits_a_specification(text):
        return Done(result="text-approves")
    number = max((known.version for known in asked.known.specifications), default=0) + 1
    version = Version(
        number=number, hours=hours, price_sek=price or (hours or 0) * asked.settings.agency.hourly_rate_sek
    )
    sent = to_orderer(asked, "specification-sent", lambda post: case_letters.specification(post, version, files, text))
    return replace(sent, details={"version": number, "files": [file.sha256 for file in files]})


def _effort_and_text(asked: Asked) -> tuple[int | None, int | None, tuple[str, ...]]:
    """Hours and price, on the line or below it, and the officer's words for the orderer."""
    below = asked.command.text
    hours, price = effort_in(asked.command.said)
    if not (hours or price):
        hours, price = effort_in("\n".join(below))
        below = tuple(line for line in below if not _is_only_effort(line))
    return hours, price, trimmed(below)


def _is_only_effort(line: str) -> bool:
    rest = re.findall(r"\w+", without_kronor(_HOURS.sub(" ", line)).lower())
    return effort_in(line) != (None, None) and set(rest) <= _BESIDE_EFFORT


def approve(asked: Asked) -> Done:
    """An officer's judgement that the orderer has confirmed the latest version, with the reason."""
    reason = tuple(line for line in (asked.command.said, *asked.command.text) if line)
    if not reason:
        return Done(result="needs-reason")
    if not asked.known.specifications:
        return Done(result="not-now")
    latest = asked.known.specifications[-1]
    day = arrival_day(asked.now, asked.settings.agency.timezone).isoformat()
    receipt = to_orderer(
        asked,
        "approved",
        lambda post: case_letters.specification_answer(post, latest.version, day, noted=True),
    )
    settled = Settled(specification_id=latest.id, state="approved", evidence=reason)
    return replace(receipt, settled=settled, details={"version": latest.version, "reason": "\n".join(reason)})


def change(asked: Asked) -> Done:
    """The orderer wants the latest version changed."""
    latest = asked.known.specifications[-1] if asked.known.specifications else None
    text = tuple(line for line in asked.command.text if line)
    settled = Settled(specification_id=latest.id, state="change-requested", evidence=text) if latest else None
    return Done(result="change-noted", settled=settled, details={"text": "\n".join(text)})
