"""Mails that wait for a person: the three ways to settle one, asked for by mail or from the shell."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.core.commands import Action, Command
from bot.core.completeness import missing
from bot.core.decision import Draft
from bot.core.drafts import agency
from bot.core.order import order_from
from bot.core.papers import order_record
from bot.core.steps import Step
from bot.knowledge import TAKEN_IN, known_case
from bot.settings import Settings
from parsers.facts import Mail
from replies.letters import CommandAnswer
from storage import records

if TYPE_CHECKING:
    from storage.store import Transaction

RESULTS = {Action.TAKE_IN: TAKEN_IN, Action.JOIN: "joined", Action.SET_ASIDE: "set-aside"}


def settle(register: Transaction, command: Command, who: str, now: datetime) -> str:
    """Do what a person asks with a waiting mail, and return the result's code; a wrong command changes nothing."""
    held = register.held(command.mail_id)
    if held is None:
        return "no-such-mail"
    if held.resolved_at is not None:
        return "already-settled"
    case = register.case_by_number(command.diary_number) if command.diary_number else None
    if command.action is Action.JOIN and (case is None or case.step == Step.CLOSED):
        return "no-such-case"
    result = RESULTS[command.action]
    register.settle(command.mail_id, result, now)
    if command.action is Action.TAKE_IN:
        register.requeue(command.mail_id)
    if case is not None:
        _join(register, command.mail_id, case, now)
    case_id = case.id if case else None
    register.add_event(records.Event(at=now, who=who, what=result, case_id=case_id, mail_id=command.mail_id))
    return result


def requeue(register: Transaction, mail_id: int, now: datetime) -> str:
    """Have a held mail read once more, as if it had just come in."""
    held = register.held(mail_id)
    if held is None:
        return "no-such-mail"
    if held.resolved_at is not None:
        return "already-settled"
    register.settle(mail_id, "requeued", now)
    register.requeue(mail_id)
    register.add_event(records.Event(at=now, who="operator", what="requeued", mail_id=mail_id))
    return "requeued"


def _join(register: Transaction, mail_id: int, case: records.Case, now: datetime) -> None:
    """The mail and its documents go to the case, and what the case lacks is counted anew."""
    register.join(mail_id, case.id)
    documents = known_case(register, case).documents
    order = order_from(documents)
    register.update_case(case.id, changed_at=now, missing=missing(documents, order), order=order_record(order))


def carry_out_command(register: Transaction, command: Command, mail: Mail, settings: Settings, now: datetime) -> Draft:
    """Carry out one command of a staff mail; the answer says what came of it."""
    who = mail.sender.address or ""
    result = settle(register, command, who, now)
    letter = CommandAnswer(
        agency=agency(settings),
        command=command.line,
        done=result in RESULTS.values(),
        result=result,
        mail_id=command.mail_id,
        diary_number=command.diary_number,
    )
    return Draft(
        key=f"command-answer:{mail.sha256[:16]}:{command.action}:{command.mail_id}",
        letter=letter,
        language="sv",
        recipient=who,
        in_reply_to=mail.message_id,
        references=(*mail.references, *((mail.message_id,) if mail.message_id else ())),
    )
