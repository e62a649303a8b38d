"""Makes so what staff ask for: mails settled, cases moved from step to step, each answered with what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.core.case_letters import cut
from bot.core.casework import DONE, Asked, done
from bot.core.commands import Action, Command, Unclear
from bot.core.completeness import missing
from bot.core.decision import CaseChange, Context, Draft
from bot.core.diary import arrival_day
from bot.core.drafts import agency
from bot.core.order import order_from
from bot.core.papers import order_record
from bot.core.steps import ENDED, Step
from bot.core.suggestions import next_lines
from bot.knowledge import TAKEN_IN, known_case
from parsers.facts import Mail
from replies.letters import Answer, CommandAnswer
from storage import records

if TYPE_CHECKING:
    from storage.store import Transaction

RESULTS = {
    Action.TAKE_IN: TAKEN_IN,
    Action.JOIN: "joined",
    Action.SET_ASIDE: "set-aside",
    Action.SPLIT: "split-off",
}
_WELL = frozenset(RESULTS.values()) | DONE | {"found", "help", "registered"}
MOST_FOUND = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came of one command."""

    result: str
    case_id: int | None = None
    drafts: tuple[Draft, ...] = ()
    found: tuple[tuple[str, str, str], ...] = ()  # diary number, step, day of arrival


def carry_out(
    register: Transaction, line: Command | Unclear, mail: Mail, context: Context, opened: int | None
) -> tuple[Draft, ...]:
    """Carry out one command of a staff mail; the last of its letters tells the officer what came of it.

    `opened` is the case that paper has come to, where the mail registers some.
    """
    came = _came_of(register, line, mail, context, opened)
    return (*came.drafts, _told(register, line, came, mail, context))


def _came_of(register: Transaction, line: Command | Unclear, mail: Mail, context: Context, opened: int | None) -> Came:
    if isinstance(line, Unclear):
        return Came(result="unknown-command")
    who = mail.sender.address or ""
    if line.action is Action.HELP:
        return Came(result="help")
    if line.action is Action.SEARCH:
        return _search(register, line.diary_number or line.said, context)
    if line.action is Action.REGISTER:
        return Came(result="registered" if opened else "needs-scan", case_id=opened)
    if line.action in RESULTS:
        result = settle(register, line, who, context.now)
        case = register.case_by_number(line.diary_number) if line.diary_number else None
        return Came(result=result, case_id=case.id if case else None)
    return _in_case(register, line, mail, context)


def _search(register: Transaction, text: str, context: Context) -> Came:
    zone = context.settings.agency.timezone
    cases = register.find_cases(text)[:MOST_FOUND]
    found = tuple((case.diary_number, case.step, arrival_day(case.opened_at, zone).isoformat()) for case in cases)
    return Came(result="found" if found else "nothing-found", found=found)


def _in_case(register: Transaction, command: Command, mail: Mail, context: Context) -> Came:
    """A command about a case: the one that it names, else the one of the thread, else the one of the mail answered."""
    answered = _mail_answered(register, command, context)
    case = _case_meant(register, command, context, answered)
    if case is None and command.action is Action.ANSWER and answered is not None:
        return _answered_outside(register, command, answered, context)
    if case is None:
        return Came(result="no-case-named" if command.diary_number is None else "no-such-case")
    asked = Asked(
        command=command,
        by=mail.sender.address or "",
        known=known_case(register, case),
        mail=mail,
        mail_id=context.mail.id,
        settings=context.settings,
        now=context.now,
        answering=answered if answered and answered.case_id == case.id else None,
        key=context.signing_key,
    )
    return _applied(register, asked)


def _mail_answered(register: Transaction, command: Command, context: Context) -> records.Mail | None:
    """The mail that an answer is for: by its number, else the one that the notice was about."""
    if command.action is not Action.ANSWER:
        return None
    noticed = context.thread.owed.fields.get("mail_id") if context.thread else None
    mail_id = command.mail_id or (noticed if isinstance(noticed, int) else None)
    return register.mail(mail_id) if mail_id else None


def _case_meant(
    register: Transaction, command: Command, context: Context, answered: records.Mail | None
) -> records.Case | None:
    if command.diary_number is not None:
        return register.case_by_number(command.diary_number)
    if command.mail_id is not None and answered is not None:
        return register.case(answered.case_id) if answered.case_id else None
    return register.case(context.thread_case.case.id) if context.thread_case else None


def _applied(register: Transaction, asked: Asked) -> Came:
    came = done(asked)
    case = asked.known.case
    if came.result not in DONE:
        return Came(result=came.result, case_id=case.id)
    if came.corrected is not None and not register.correct_kind(case.id, *came.corrected):
        return Came(result="no-such-document", case_id=case.id)
    change = CaseChange(case_id=case.id, steps=came.steps, officer=came.officer)
    change_case(register, change, who=asked.by, mail_id=asked.mail_id, now=asked.now, details=came.details)
    if not came.steps:
        event = records.Event(
            at=asked.now, who=asked.by, what=came.result, case_id=case.id, mail_id=asked.mail_id, details=came.details
        )
        register.add_event(event)
    if came.corrected is not None:
        recount(register, case.id, asked.now)
    if came.settled is not None:
        register.settle_specification(
            came.settled.specification_id, came.settled.state, asked.now, asked.mail_id, came.settled.evidence
        )
    if asked.answering is not None:
        _no_longer_waits(register, asked.answering.id, asked.now)
    return Came(result=came.result, case_id=case.id, drafts=came.drafts)


def change_case(
    register: Transaction,
    change: CaseChange,
    *,
    who: str,
    mail_id: int | None,
    now: datetime,
    details: Mapping[str, object] | None = None,
) -> None:
    """Change a case; each step of the way is an event, with who and by which mail."""
    case = register.case(change.case_id)
    before = case.step if case else ""
    for step in change.steps:
        what = dict(details or {}) | {"from": before}
        event = records.Event(at=now, who=who, what=step, case_id=change.case_id, mail_id=mail_id, details=what)
        register.add_event(event)
        before = step
    register.update_case(
        change.case_id,
        changed_at=now,
        step=change.steps[-1] if change.steps else None,
        missing=change.missing,
        flags=change.flags,
        order=change.order,
        officer=change.officer,
    )


def _answered_outside(register: Transaction, command: Command, row: records.Mail, context: Context) -> Came:
    """An answer to a mail that belongs to no case."""
    if not command.text:
        return Came(result="needs-text")
    if row.sender is None:
        return Came(result="nobody-to-answer")
    letter = Answer(agency=agency(context.settings), diary_number=None, text=cut(command.text))
    draft = Draft(
        key=f"{letter.letter}:mail:{context.mail.id}:{row.id}",
        letter=letter,
        language="en" if row.language == "en" else "sv",
        recipient=row.sender,
        in_reply_to=row.message_id,
        references=(row.message_id,) if row.message_id else (),
        automatic=False,
    )
    _no_longer_waits(register, row.id, context.now)
    return Came(result="answered", drafts=(draft,))


def _no_longer_waits(register: Transaction, mail_id: int, now: datetime) -> None:
    held = register.held(mail_id)
    if held is not None and held.resolved_at is None:
        register.settle(mail_id, "answered", now)


def settle(register: Transaction, command: Command, who: str, now: datetime) -> str:
    """Do what a person asks with a mail, and return the result's code; a wrong command changes nothing."""
    held = register.held(command.mail_id or 0)
    row = register.mail(command.mail_id or 0)
    waiting = held is not None and held.resolved_at is None
    in_a_case = row is not None and row.case_id is not None
    if row is None or (held is None and not in_a_case):
        return "no-such-mail"
    if not waiting and not (in_a_case and command.action in {Action.JOIN, Action.SPLIT}):
        return "already-settled"
    if command.action is Action.SPLIT and (row.kind == "order" or not in_a_case):
        return "own-order"
    case = register.case_by_number(command.diary_number) if command.diary_number else None
    if command.action is Action.JOIN and (case is None or case.step in ENDED):
        return "no-such-case"
    return _settled(register, command, row, case, who, now)


def _settled(
    register: Transaction, command: Command, row: records.Mail, case: records.Case | None, who: str, now: datetime
) -> str:
    result = RESULTS[command.action]
    if command.action is Action.SPLIT:
        register.hold(row.id, "order", "", now)
    if register.held(row.id) is not None:
        register.settle(row.id, TAKEN_IN if command.action is Action.SPLIT else result, now)
    if command.action in {Action.TAKE_IN, Action.SPLIT}:
        register.requeue(row.id)
    if case is not None:
        _join(register, row, case, who, now)
    case_id = case.id if case else row.case_id
    register.add_event(records.Event(at=now, who=who, what=result, case_id=case_id, mail_id=row.id))
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


def _join(register: Transaction, row: records.Mail, case: records.Case, who: str, now: datetime) -> None:
    """The mail and its documents go to the case; what both cases lack is counted anew, and an empty one is closed."""
    register.join(row.id, case.id)
    recount(register, case.id, now)
    if row.case_id is None or row.case_id == case.id:
        return
    recount(register, row.case_id, now)
    before = register.case(row.case_id)
    emptied = before is not None and not register.documents_of_case(before.id, direction="in")
    moved = records.Event(at=now, who=who, what="moved-away", case_id=row.case_id, mail_id=row.id)
    register.add_event(moved)
    if before is not None and emptied and before.step not in ENDED:
        change = CaseChange(case_id=before.id, steps=(Step.CLOSED,))
        details = {"joined-to": case.diary_number}
        change_case(register, change, who=who, mail_id=row.id, now=now, details=details)


def recount(register: Transaction, case_id: int, now: datetime) -> None:
    """What a case lacks, counted from the documents that it has now."""
    case = register.case(case_id)
    if case is not None:
        documents = known_case(register, case).documents
        order = order_from(documents)
        register.update_case(case.id, changed_at=now, missing=missing(documents, order), order=order_record(order))


def _told(register: Transaction, line: Command | Unclear, came: Came, mail: Mail, context: Context) -> Draft:
    """The answer: what was done, what is next, and help where it was not."""
    case = register.case(came.case_id) if came.case_id else None
    command = line if isinstance(line, Command) else None
    well = came.result in _WELL
    letter = CommandAnswer(
        agency=agency(context.settings),
        command=line.line,
        done=well,
        result=came.result,
        mail_id=command.mail_id if command else None,
        diary_number=case.diary_number if case else command.diary_number if command else None,
        step=case.step if case else None,
        next=next_lines(Step(case.step), case.officer, case.diary_number) if case else (),
        found=came.found,
        help=_help(command, well),
    )
    number = command.mail_id if command else None
    return Draft(
        key=f"command-answer:{mail.sha256[:16]}:{command.action if command else 'unclear'}:{number}:{came.case_id}",
        letter=letter,
        language="sv",
        recipient=mail.sender.address or "",
        in_reply_to=mail.message_id,
        references=(*mail.references, *((mail.message_id,) if mail.message_id else ())),
        automatic=False,
        case_id=came.case_id,
    )


def _help(command: Command | None, well: bool) -> tuple[str, ...]:
    """The commands to explain: all that there are, or the one that went wrong."""
    everything = tuple(action.value for action in Action)
    if command is None or (command.action is Action.HELP and not command.said):
        return everything
    if command.action is Action.HELP:
        return everything if command.said not in everything else (command.said,)
    return () if well else (command.action.value,)
