"""What a command of staff does in a case: one function an action, and the step that it leads to by the table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.core import case_letters
from bot.core.asked import DONE, Asked, Done, to_orderer
from bot.core.commands import Action, folded
from bot.core.deciding import decide_case, deliver
from bot.core.meeting import invitation, moment_in
from bot.core.notices import Told, notices
from bot.core.specifying import approve, change, specify
from bot.core.steps import ENDED, Step, way_to
from bot.core.suggestions import LEADS_TO
from bot.settings import Settings
from parsers.facts import DocumentKind


def done(asked: Asked) -> Done:
    """What the command does; what does not fit where the case stands is refused, and nothing changes."""
    action = asked.command.action
    steps: tuple[Step, ...] = ()
    if action in LEADS_TO:
        steps = way_to(LEADS_TO[action], asked.known.step)
        if not steps:
            return Done(result="not-now")
    came = _WORK[action](asked)
    return replace(came, steps=steps) if came.result in DONE and steps else came


def _assign(asked: Asked) -> Done:
    officer = asked.by
    if asked.command.action is Action.ASSIGN:
        found = officers_called(asked.command.said, asked.settings)
        if len(found) != 1:
            return Done(result="no-such-officer")
        (officer,) = found
    if asked.known.step in ENDED:
        return Done(result="not-now")
    words = case_letters.cut(asked.command.text)
    told = Told(key=f"mail:{asked.mail_id}:case:{asked.known.case.id}", sender=asked.by, words=words)
    theirs = replace(asked.known.case, officer=officer, step=_with_officer(asked.known.step))
    drafts = (
        () if officer == asked.by else notices("assigned-to-you", theirs, told, asked.settings, asked.now, asked.key)
    )
    details: dict[str, object] = {"officer": officer, **_kept(words)}
    steps = (Step.ASSIGNED,) if theirs.step != asked.known.step else ()
    return Done(result="assigned", officer=officer, drafts=drafts, steps=steps, details=details)


def _with_officer(step: Step) -> Step:
    return Step.ASSIGNED if step in {Step.RECEIVED, Step.CONFIRMED} else step


def officers_called(name: str, settings: Settings) -> tuple[str, ...]:
    """Staff whom a name fits: the whole address, what stands before the @, or the beginning of it."""
    wanted = folded(re.sub(r"^(?:till|to)\s+", "", name.strip()))
    staff = {address.lower(): folded(address.partition("@")[0]) for address in settings.staff.addresses}
    for fits in (
        lambda address, local: wanted in {address, local},
        lambda _, local: wanted in re.split(r"[._-]", local),
        lambda _, local: local.startswith(wanted),
    ):
        if found := tuple(address for address, local in staff.items() if wanted and fits(address, local)):
            return found
    return ()


def _complete(asked: Asked) -> Done:
    if not asked.command.text:
        return Done(result="needs-text")
    return to_orderer(
        asked, "completion-requested", lambda post: case_letters.completion_request(post, asked.command.text)
    )


def _note(asked: Asked) -> Done:
    text = "\n".join(case_letters.cut(asked.command.text)) or asked.command.said
    return Done(result="noted", details={"text": text}) if text else Done(result="needs-text")


def _meeting(asked: Asked) -> Done:
    staff = asked.settings.staff
    starts = moment_in(asked.command.said, asked.settings.agency.timezone, asked.now)
    if starts is None or starts <= asked.now:
        return Done(result="needs-time")
    guests = tuple(address for address in (staff.deciding_manager, staff.lawyer) if address)
    if not guests:
        return Done(result="no-guests")
    case = asked.known.case
    calendar = invitation(
        f"meeting-{case.id}-{asked.mail_id}@{asked.settings.agency.mailbox_address.rpartition('@')[2]}",
        f"Internt möte, dnr {case.diary_number}",
        starts,
        staff.meeting_minutes,
        asked.by,
        guests,
        asked.now,
    )
    drafts = tuple(
        case_letters.meeting(asked.post(guest), starts, asked.by, calendar, asked.command.text) for guest in guests
    )
    return Done(result="meeting-called", drafts=drafts, details={"starts": starts.isoformat()})


_KINDS: dict[str, DocumentKind] = {
    "blankett": DocumentKind.FORM,
    "form": DocumentKind.FORM,
    "etikansokan": DocumentKind.ETHICS_APPLICATION,
    "etikbeslut": DocumentKind.ETHICS_DECISION,
    "variabellista": DocumentKind.VARIABLE_LIST,
    "forskningsplan": DocumentKind.RESEARCH_PLAN,
    "specifikation": DocumentKind.SPECIFICATION,
    "datafil": DocumentKind.DATA_FILE,
    "annat": DocumentKind.OTHER,
} | {kind.value: kind for kind in DocumentKind}


def _kind(asked: Asked) -> Done:
    number = int(re.findall(r"\d+", asked.command.said)[0])  # one stands first, else it is no command
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", folded(asked.command.said))
    found = next((_KINDS[word] for word in words if word in _KINDS), None)
    if found is None:
        return Done(result="no-such-kind")
    told: dict[str, object] = {"number": number, "kind": found.value}
    return Done(result="kind-corrected", corrected=(number, found.value), details=told)


def _answer(asked: Asked) -> Done:
    if not asked.command.text:
        return Done(result="needs-text")
    recipient = _who_is_answered(asked)
    if recipient is None:
        return Done(result="no-orderer")
    written = case_letters.answer(asked.post(recipient), asked.command.text)
    if asked.answering and asked.answering.message_id:
        written = replace(written, in_reply_to=asked.answering.message_id)
    return Done(result="answered", drafts=(written,))


def _who_is_answered(asked: Asked) -> str | None:
    """Whoever wrote the mail, if they take part in the case or the officer named that mail; else the orderer."""
    sender = asked.answering.sender if asked.answering else None
    return sender if sender and (asked.known.takes_part(sender) or asked.command.mail_id) else asked.known.orderer


def _begin_again(asked: Asked) -> Done:
    if asked.known.step not in ENDED:
        return Done(result="not-now")
    step = Step.ASSIGNED if asked.known.case.officer else Step.CONFIRMED
    return replace(_plainly("reopened")(asked), steps=(step,))


def _kept(text: tuple[str, ...]) -> dict[str, object]:
    """An officer's words, as they stay in the case."""
    return {"text": "\n".join(text)} if text else {}


def _plainly(result: str) -> Callable[[Asked], Done]:
    """A step, with the officer's words about it, which stay in the case."""

    def only(asked: Asked) -> Done:
        return Done(result=result, details=_kept(case_letters.cut(asked.command.text)))

    return only


_WORK: dict[Action, Callable[[Asked], Done]] = {
    Action.ASSIGN: _assign,
    Action.TAKE: _assign,
    Action.COMPLETE: _complete,
    Action.NOTE: _note,
    Action.MEETING: _meeting,
    Action.SPECIFY: specify,
    Action.APPROVE: approve,
    Action.CHANGE: change,
    Action.REVIEW: _plainly("review-begun"),
    Action.DECIDE: decide_case,
    Action.DELIVERED: deliver,
    Action.INVOICED: _plainly("invoiced"),
    Action.CLOSE: _plainly("closed"),
    Action.WITHDRAWN: _plainly("withdrawn"),
    Action.REOPEN: _begin_again,
    Action.KIND: _kind,
    Action.ANSWER: _answer,
}
