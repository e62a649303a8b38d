"""Carries out what staff ask for in a mail, and tells them what came of it and what is next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.core.asked import DONE, Asked
from bot.core.case_letters import answer_letter
from bot.core.casework import done
from bot.core.commands import WORDS, Action, Command, Unclear, folded, meant_by
from bot.core.decision import CaseChange, Context, Draft
from bot.core.diary import arrival_day
from bot.core.drafts import agency
from bot.core.steps import Step
from bot.core.suggestions import next_lines
from bot.knowledge import known_case
from bot.ledger import RESULTS, SPLIT_BACK, change_case, recount, settle
from parsers.facts import Mail
from replies.letters import CommandAnswer
from storage import records

if TYPE_CHECKING:
    from storage.store import Transaction

_WELL = frozenset(RESULTS.values()) | {SPLIT_BACK} | DONE | {"found", "help", "registered"}

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
        return Came(result="unknown-command", case_id=context.thread_case.case.id if context.thread_case else None)
    who = mail.sender.address or ""
    if line.action is Action.HELP:
        return Came(result="help")
    if line.action is Action.SEARCH:
        return _search(register, line.diary_number or line.said, context)
    if line.action is Action.REGISTER:
        return Came(result="registered" if opened else "needs-scan", case_id=opened)
    if line.action in RESULTS:
        return _settled(register, line, who, context.now)
    return _in_case(register, line, mail, context)


def _settled(register: Transaction, command: Command, who: str, now: datetime) -> Came:
    """A command about a mail: told with the case that it names, or that the mail is back in."""
    result = settle(register, command, who, now)
    case = register.case_by_number(command.diary_number) if command.diary_number else None
    row = register.mail(command.mail_id or 0) if result == SPLIT_BACK else None
    return Came(result=result, case_id=case.id if case else row.case_id if row else None)


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
    return _applied(register, asked, _noticed(register, case, context))


_SETTLED_BY_A_STEP = frozenset({"question", "specification-reply", "possible-approval"})


def _noticed(register: Transaction, case: records.Case, context: Context) -> records.Mail | None:
    """The mail of the notice that is answered: who takes its case a step further has dealt with it."""
    mail_id = context.thread.owed.fields.get("mail_id") if context.thread else None
    row = register.mail(mail_id) if isinstance(mail_id, int) else None
    held = register.held(row.id) if row is not None and row.case_id == case.id else None
    return row if held is not None and held.reason in _SETTLED_BY_A_STEP else None


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


def _applied(register: Transaction, asked: Asked, noticed: records.Mail | None) -> Came:
    came = done(asked)
    case = asked.known.case
    if came.result not in DONE:
        return Came(result=came.result, case_id=case.id)
    if came.corrected is not None and not register.correct_kind(case.id, *came.corrected):
        return Came(result="no-such-document", case_id=case.id)
    change = CaseChange(case_id=case.id, steps=came.steps, officer=came.officer, details=came.details)
    change_case(register, change, who=asked.by, mail_id=asked.mail_id, now=asked.now)
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
    settles = asked.answering if asked.answering is not None else noticed if came.steps else None
    if settles is not None:
        _no_longer_waits(register, settles.id, asked.now)
    return Came(result=came.result, case_id=case.id, drafts=came.drafts)


def _answered_outside(register: Transaction, command: Command, row: records.Mail, context: Context) -> Came:
    """An answer to a mail that belongs to no case."""
    if not command.text:
        return Came(result="needs-text")
    if row.sender is None:
        return Came(result="nobody-to-answer")
    letter = answer_letter(context.settings, None, command.text)
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
        help=_help(line, well),
    )
    return Draft(
        key=f"command-answer:{mail.sha256[:16]}:{came.case_id}:{line.line}",
        letter=letter,
        language="sv",
        recipient=mail.sender.address or "",
        in_reply_to=mail.message_id,
        references=(*mail.references, *((mail.message_id,) if mail.message_id else ())),
        automatic=False,
        case_id=came.case_id,
    )


def _help(line: Command | Unclear, well: bool) -> tuple[str, ...]:
    """The commands to explain: the one that went wrong, or all where it is not plain which was meant."""
    everything = tuple(action.value for action in Action)
    if isinstance(line, Unclear):
        meant = meant_by(line.line)
        return (meant.value,) if meant else everything
    if line.action is not Action.HELP:
        return () if well else (line.action.value,)
    said = folded(line.said)
    return tuple(a.value for a, words in WORDS.items() if said in (*words, a.value)) or everything
