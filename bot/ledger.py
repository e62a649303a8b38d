"""Makes so what staff ask for: mails settled, cases moved from step to step, each answered with what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.core.automatic import BY_WORDS
from bot.core.commands import Action, Command
from bot.core.completeness import missing
from bot.core.decision import CaseChange
from bot.core.order import order_from
from bot.core.papers import order_record
from bot.core.steps import ENDED, Step
from bot.knowledge import TAKEN_IN, known_case
from storage import records

if TYPE_CHECKING:
    from storage.store import Transaction

RESULTS = {
    Action.TAKE_IN: TAKEN_IN,
    Action.JOIN: "joined",
    Action.SET_ASIDE: "set-aside",
    Action.SPLIT: "split-off",
}
SPLIT_BACK = "split-back"  # to the case that the mail itself had opened


def change_case(register: Transaction, change: CaseChange, *, who: str, mail_id: int | None, now: datetime) -> None:
    """Change a case; each step of the way is an event, with who and by which mail."""
    case = register.case(change.case_id)
    before = case.step if case else ""
    for step in change.steps:
        what = {**change.details, "from": before}
        event = records.Event(at=now, who=who, what=step, case_id=change.case_id, mail_id=mail_id, details=what)
        register.add_event(event)
        before = step
    if change.steps:
        _settle_judged(register, change.case_id, now)
    register.update_case(
        change.case_id,
        changed_at=now,
        step=change.steps[-1] if change.steps else None,
        missing=change.missing,
        flags=change.flags,
        order=change.order,
        officer=change.officer,
    )


_JUDGED = frozenset({"possible-approval", "specification-reply"})


def _settle_judged(register: Transaction, case_id: int, now: datetime) -> None:
    """Answers to a specification wait for a judgement no longer once their case has moved."""
    for held in register.waiting_of_case(case_id):
        if held.reason in _JUDGED:
            register.settle(held.mail_id, "judged", now)


def settle(register: Transaction, command: Command, who: str, now: datetime) -> str:
    """Do what a person asks with a mail, and return the result's code; a wrong command changes nothing."""
    held = register.held(command.mail_id or 0)
    row = register.mail(command.mail_id or 0)
    in_a_case = row is not None and row.case_id is not None
    silenced = row is not None and held is None and not in_a_case and _is_silenced(register, row)
    if row is None or (held is None and not (in_a_case or silenced)):
        return "no-such-mail"
    if command.action is Action.SPLIT:
        return _split(register, row, who, now)
    waiting = silenced or (held is not None and held.resolved_at is None)
    if not waiting and not (in_a_case and command.action is Action.JOIN):
        return "already-settled"
    case = register.case_by_number(command.diary_number) if command.diary_number else None
    if command.action is Action.JOIN and (case is None or case.step in ENDED):
        return "no-such-case"
    result = RESULTS[command.action]
    if silenced:  # it waited for nobody until a person saw that a person wrote it
        register.hold(row.id, "other", "", now)
    if silenced or held is not None:
        register.settle(row.id, result, now)
    if command.action is Action.TAKE_IN:
        register.requeue(row.id)
    if case is not None:
        _join(register, row, case, who, now)
    _tell(register, result, case.id if case else row.case_id, row, who, now)
    return result


def _is_silenced(register: Transaction, row: records.Mail) -> bool:
    """Whether only its words made a mail automatic, as a digest has shown it: a person may have written them."""
    told = register.events(mail_id=row.id, what="automatic")
    return row.kind == "automatic" and any((event.details or {}).get(BY_WORDS) for event in told)


def _split(register: Transaction, row: records.Mail, who: str, now: datetime) -> str:
    """The mail becomes a case of its own; one that had opened a case before it was joined goes back there."""
    own = _case_opened_by(register, row)
    if row.case_id is None or (own is not None and own.id == row.case_id):
        return "own-order"
    if own is not None:
        if own.step in ENDED:
            step = Step.ASSIGNED if own.officer else Step.CONFIRMED
            change_case(register, CaseChange(case_id=own.id, steps=(step,)), who=who, mail_id=row.id, now=now)
        _join(register, row, own, who, now)
        _tell(register, SPLIT_BACK, own.id, row, who, now)
        return SPLIT_BACK
    if row.twin_of is not None:
        return "repeats-another"
    if _is_staffs(register, row):
        return "staffs-own"
    register.hold(row.id, "order", "", now)
    register.settle(row.id, TAKEN_IN, now)
    register.requeue(row.id)
    _tell(register, RESULTS[Action.SPLIT], row.case_id, row, who, now)
    return RESULTS[Action.SPLIT]


def _is_staffs(register: Transaction, row: records.Mail) -> bool:
    """A mail of staff, or the paper that one of them has registered in a case."""
    brought = register.events(mail_id=row.id, what="completion-received")
    return row.kind == "staff" or any(event.who == row.sender for event in brought)


def _case_opened_by(register: Transaction, row: records.Mail) -> records.Case | None:
    opened = register.events(mail_id=row.id, what="case-opened")
    return register.case(opened[-1].case_id) if opened and opened[-1].case_id else None


def _tell(register: Transaction, what: str, case_id: int | None, row: records.Mail, who: str, now: datetime) -> None:
    register.add_event(records.Event(at=now, who=who, what=what, case_id=case_id, mail_id=row.id))


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
        details: dict[str, object] = {"joined-to": case.diary_number}
        change = CaseChange(case_id=before.id, steps=(Step.CLOSED,), details=details)
        change_case(register, change, who=who, mail_id=row.id, now=now)


def recount(register: Transaction, case_id: int, now: datetime) -> None:
    """What a case lacks, counted from the documents that it has now."""
    case = register.case(case_id)
    if case is not None:
        documents = known_case(register, case).documents
        order = order_from(documents)
        register.update_case(case.id, changed_at=now, missing=missing(documents, order), order=order_record(order))
