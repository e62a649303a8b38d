"""Paper mail: an officer sends a scan with the day of its arrival and who sent it, and it goes the way of an e-mail."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from bot.core.command_mail import commands_in
from bot.core.commands import Action, Command, Unclear
from bot.core.decision import Context, Decision, KnownCase
from bot.core.entries import reading
from bot.core.intake import for_case, new_order
from bot.core.whose import Matter
from bot.settings import Settings
from parsers.facts import DocumentKind, Mail, Sender
from storage import records

_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_ADDRESS = re.compile(r"<?([^\s<>,;:\"']{1,64}@[^\s<>,;:\"'@]{1,190})>?")
_FROM = re.compile(r"\b(?:från|from)\s+(?P<who>[^\n]+)", re.IGNORECASE)


def registered(mail: Mail, context: Context, command: Command, known: KnownCase | None) -> Decision:
    """The scan as an order, or as a supplement to the case that the command names; without a scan, it is refused."""
    scans = tuple(document for document in mail.documents if document.kind is not DocumentKind.DECORATION)
    if not scans or (command.diary_number and known is None):
        return Decision(kind="staff", reading=reading(mail, context, "staff"), commands=(command,))
    words = "\n".join((command.said, *command.text))
    sender = _sender(words)
    language: Literal["sv", "en"] = "en" if mail.language == "en" else "sv"
    # Nothing of the officer's own mail is the sender's: neither its words nor its thread.
    paper = Mail(sha256=mail.sha256, size=mail.size, sender=sender, language=language, documents=mail.documents)
    at = arrived_at(words, context.mail.arrived_at, context.settings)
    arrived = replace(context, mail=replace(context.mail, arrived_at=at))
    answer = sender.address is not None
    if known is not None:
        decision = for_case(paper, arrived, Matter(kind="completion"), known, answer=answer)
    else:
        decision = _told_by_staff(new_order(paper, arrived, Matter(kind="order"), answer=answer))
    own = reading(mail, context, decision.kind, case_id=decision.reading.case_id)
    zone = context.settings.agency.timezone
    told: dict[str, object] = {"sender": _shown(sender), "arrived_at": at.astimezone(ZoneInfo(zone)).isoformat()}
    brought = (records.PAPER_REGISTERED, told)
    return replace(
        decision,
        reading=own,
        documents=decision.documents[1:],  # the officer's mail is its envelope
        happened=(*decision.happened, brought),
        who=mail.sender.address,
        commands=(command,),
    )


def _shown(sender: Sender) -> str:
    return f"{sender.name} <{sender.address}>".strip() if sender.address else sender.name


def _told_by_staff(decision: Decision) -> Decision:
    """An order whose sender nobody doubts: an officer has read the envelope."""
    if decision.opens is None:
        return decision
    flags = tuple(flag for flag in decision.opens.flags if flag != "sender-unclear")
    return replace(decision, opens=replace(decision.opens, flags=flags))


def counting_from(mail: Mail, arrived: datetime, settings: Settings) -> datetime:
    """When a mail, or the paper that it registers, arrived: the year of its diary number hangs on that."""
    for command in commands_in(mail.new_text, settings.diary.format):
        if not isinstance(command, Unclear) and command.action is Action.REGISTER:
            return arrived_at("\n".join((command.said, *command.text)), arrived, settings)
    return arrived


def arrived_at(words: str, otherwise: datetime, settings: Settings) -> datetime:
    """Noon of the day that is named, if it is a day that has come; else when the mail arrived."""
    found = _DAY.search(words)
    try:
        named = date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        named = None
    if named is None:
        return otherwise
    noon = datetime.combine(named, time(12), ZoneInfo(settings.agency.timezone)).astimezone(UTC)
    return min(noon, otherwise)


def _sender(words: str) -> Sender:
    told = _FROM.search(words)
    who = told["who"] if told else ""
    address = _ADDRESS.search(who)
    name = (who[: address.start()] if address else _DAY.sub("", who)).strip(" ,<")
    return Sender(address=address[1].lower() if address else None, name=name[:100])
