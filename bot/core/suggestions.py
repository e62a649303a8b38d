"""The command lines that fit a case where it stands now, as letters to staff show them."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core.action_tokens import action_link
from bot.core.commands import Action
from bot.core.diary import arrival_day
from bot.core.steps import ENDED, Step, way_to
from bot.settings import Settings
from replies.letters import ActionLink

LEADS_TO: dict[Action, Step] = {
    Action.COMPLETE: Step.COMPLETION_REQUESTED,
    Action.MEETING: Step.INTERNAL_MEETING,
    Action.SPECIFY: Step.SPECIFICATION_SENT,
    Action.APPROVE: Step.APPROVED,
    Action.CHANGE: Step.CHANGE_REQUESTED,
    Action.REVIEW: Step.SECRECY_REVIEW,
    Action.DECIDE: Step.DECIDED,
    Action.DELIVERED: Step.DELIVERED,
    Action.INVOICED: Step.INVOICED,
    Action.CLOSE: Step.CLOSED,
    Action.WITHDRAWN: Step.WITHDRAWN,
}
# What is in capitals the officer fills in; the other lines are ready to send, with text below where it fits.
_LINES: dict[Action, str] = {
    Action.TAKE: "ta {number}",
    Action.ASSIGN: "tilldela {number} NAMN",
    Action.COMPLETE: "komplettera {number}",
    Action.MEETING: "möte {number} ÅÅÅÅ-MM-DD TT:MM",
    Action.SPECIFY: "specifikation {number} ANTAL timmar",
    Action.APPROVE: "godkänd {number}",
    Action.CHANGE: "ändras {number}",
    Action.REVIEW: "sekretessprövning {number}",
    Action.DECIDE: "beslut {number} BIFALL, DELVIS eller AVSLAG",
    Action.DELIVERED: "levererat {number}",
    Action.INVOICED: "fakturerat {number}",
    Action.CLOSE: "avsluta {number}",
    Action.WITHDRAWN: "återkallad {number}",
    Action.REOPEN: "återöppna {number}",
    Action.ANSWER: "svara {number}",
    Action.NOTE: "anteckning {number}",
}
_OTHERWISE = frozenset({Action.WITHDRAWN, Action.CLOSE})  # offered only where little else is left


def fitting(step: Step, officer: str | None) -> tuple[Action, ...]:
    """What can be asked for in a case at this step, the likeliest first."""
    if step in ENDED:
        return (Action.REOPEN, Action.NOTE)
    moves = tuple(action for action, leads_to in LEADS_TO.items() if way_to(leads_to, step))
    likely = tuple(action for action in moves if action not in _OTHERWISE or len(moves) <= 3)
    return (*(() if officer else (Action.TAKE, Action.ASSIGN)), *likely, Action.ANSWER, Action.NOTE)


def next_lines(step: Step, officer: str | None, number: str, first: tuple[Action, ...] = ()) -> tuple[str, ...]:
    """The lines to write, those of `first` before the others where they fit, likely or not."""
    actions = fitting(step, officer)
    called_for = (a for a in first if a in actions or (a in LEADS_TO and way_to(LEADS_TO[a], step)))
    return tuple(_LINES[action].format(number=number) for action in dict.fromkeys((*called_for, *actions)))


def settling_lines(mail_id: int, diary_number: str = "6.3-1/2026") -> tuple[str, ...]:
    """The lines that settle one waiting mail."""
    return (f"ta in {mail_id}", f"koppla {mail_id} {diary_number}", f"lägg undan {mail_id}")


def action_links(
    lines: tuple[str, ...], recipient: str, settings: Settings, now: datetime, key: bytes
) -> tuple[ActionLink, ...]:
    """Those lines that are ready to send, one click each; none where answers by mail are switched off."""
    if not key or settings.trust.auth_results == "off":
        return ()
    until = arrival_day(now, settings.agency.timezone) + timedelta(days=settings.staff.action_days)
    ready = (line for line in lines if not any(len(word) > 3 and word.isupper() for word in line.split()))
    return tuple(action_link(line, recipient, until, key, settings.agency.mailbox_address) for line in ready)
