"""What a command of staff does in a case: one function an action, and the step that it leads to by the table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.core import case_letters
from bot.core.case_letters import Post, files_of
from bot.core.commands import Action, Command, folded
from bot.core.decision import Draft, Enclosure, KnownCase, Settled, Version
from bot.core.diary import arrival_day
from bot.core.meeting import invitation, moment_in
from bot.core.notices import Told, notices
from bot.core.steps import ENDED, Step, way_to
from bot.core.suggestions import LEADS_TO
from bot.settings import Settings
from parsers.facts import DocumentKind, Mail
from storage import records


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A command with all that it can need."""

    command: Command
    by: str  # the officer
    known: KnownCase
    mail: Mail  # that brought the command
    mail_id: int
    settings: Settings
    now: datetime
    answering: records.Mail | None = None  # the mail that the officer answers
    key: bytes = field(default=b"", repr=False)

    def post(self, recipient: str) -> Post:
        """A letter that this command owes."""
        return Post(
            known=self.known,
            recipient=recipient,
            key=f"mail:{self.mail_id}:case:{self.known.case.id}",
            settings=self.settings,
        )

    @property
    def words(self) -> str:
        """All that was written with the command."""
        return "\n".join((self.command.said, *self.command.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of a command; a result that is not in DONE has changed nothing."""

    result: str
    steps: tuple[Step, ...] = ()
    officer: str | None = None
    drafts: tuple[Draft, ...] = ()
    details: dict[str, object] = field(default_factory=dict)
    settled: Settled | None = None
    corrected: tuple[int, str] | None = None  # a document's number and its kind


DONE = frozenset(
    {
        "assigned",
        "completion-requested",
        "noted",
        "meeting-called",
        "specification-sent",
        "approved",
        "change-noted",
        "review-begun",
        "decided",
        "delivered",
        "invoiced",
        "closed",
        "withdrawn",
        "reopened",
        "kind-corrected",
        "answered",
    }
)


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
    told = Told(key=f"mail:{asked.mail_id}:case:{asked.known.case.id}")
    theirs = replace(asked.known.case, officer=officer, step=_with_officer(asked.known.step))
    drafts = (
        () if officer == asked.by else notices("assigned-to-you", theirs, told, asked.settings, asked.now, asked.key)
    )
    steps = (Step.ASSIGNED,) if theirs.step != asked.known.step else ()
    return Done(result="assigned", officer=officer, drafts=drafts, steps=steps, details={"officer": officer})


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
    return _to_orderer(
        asked, "completion-requested", lambda post: case_letters.completion_request(post, asked.command.text)
    )


def _to_orderer(asked: Asked, result: str, write: Callable[[Post], Draft]) -> Done:
    if asked.known.orderer is None:
        return Done(result="no-orderer")
    return Done(result=result, drafts=(write(asked.post(asked.known.orderer)),))


def _note(asked: Asked) -> Done:
    text = "\n".join(case_letters.cut(asked.command.text)) or asked.command.said
    return Done(result="noted", details={"text": text}) if text else Done(result="needs-text")


def _meeting(asked: Asked) -> Done:
    staff = asked.settings.staff
    starts = moment_in(asked.command.said, asked.settings.agency.timezone)
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
    drafts = tuple(case_letters.meeting(asked.post(guest), starts, asked.by, calendar) for guest in guests)
    return Done(result="meeting-called", drafts=drafts, details={"starts": starts.isoformat()})


_HOURS = re.compile(r"(\d{1,4})\s*(?:tim\w*|h\b|hours?\b)", re.IGNORECASE)
_PRICE = re.compile(r"(\d{1,3}(?:[ \u00a0.]?\d{3})*|\d{1,7})\s*(?:kr\b|kronor|sek\b)", re.IGNORECASE)


def effort_in(text: str) -> tuple[int | None, int | None]:
    """The hours and the price that a text names."""
    hours, price = _HOURS.search(text), _PRICE.search(text)
    return int(hours[1]) if hours else None, int(re.sub(r"\D", "", price[1])) if price else None


def _specify(asked: Asked) -> Done:
    files = files_of(asked.mail)
    hours, price = effort_in(asked.words)
    if not files:
        return Done(result="needs-file")
    if not (hours or price):
        return Done(result="needs-price")
    number = max((known.version for known in asked.known.specifications), default=0) + 1
    version = Version(
        number=number, hours=hours, price_sek=price or (hours or 0) * asked.settings.agency.hourly_rate_sek
    )
    sent = _to_orderer(asked, "specification-sent", lambda post: case_letters.specification(post, version, files))
    return replace(sent, details={"version": number, "files": [file.sha256 for file in files]})


def _approve(asked: Asked) -> Done:
    reason = tuple(line for line in (asked.command.said, *asked.command.text) if line)
    if not reason:
        return Done(result="needs-reason")
    if not asked.known.specifications:
        return Done(result="not-now")
    latest = asked.known.specifications[-1]
    day = arrival_day(asked.now, asked.settings.agency.timezone).isoformat()
    receipt = _to_orderer(
        asked,
        "approved",
        lambda post: case_letters.specification_answer(post, latest.version, day, noted=True),
    )
    settled = Settled(specification_id=latest.id, state="approved", evidence=reason)
    return replace(receipt, settled=settled, details={"version": latest.version, "reason": "\n".join(reason)})


def _change(asked: Asked) -> Done:
    latest = asked.known.specifications[-1] if asked.known.specifications else None
    text = tuple(line for line in asked.command.text if line)
    settled = Settled(specification_id=latest.id, state="change-requested", evidence=text) if latest else None
    return Done(result="change-noted", settled=settled, details={"text": "\n".join(text)})


_OUTCOMES = {
    "granted": r"bifall\w*|grant\w*",
    "partly": r"del(?:vis|vist)\w*|partly|in part",
    "refused": r"avsl\w+|refus\w+|reject\w*",
}
_AUTHORITY = {True: r"myndighet\w*|authority", False: r"forbehall\w*|enskild\w*|private|reservation"}
_ADDRESS = re.compile(r"[^\s<>,;:\"']{1,64}@[^\s<>,;:\"'@]{1,190}")


def _decide(asked: Asked) -> Done:
    said = folded(asked.command.said)
    outcomes = [outcome for outcome, words in _OUTCOMES.items() if re.search(rf"\b(?:{words})\b", said)]
    files = files_of(asked.mail)
    if len(outcomes) != 1:
        return Done(result="needs-outcome")
    if not files:
        return Done(result="needs-file")
    recipient, authority = _representative(asked), _is_authority(asked, said)
    if recipient is None:
        return Done(result="needs-representative")
    if authority is None and outcomes[0] != "refused":
        return Done(result="needs-authority")
    letter = case_letters.decision(asked.post(recipient), outcomes[0], files, authority)
    files_told: dict[str, object] = {"outcome": outcomes[0], "files": [file.sha256 for file in files]}
    return Done(result="decided", drafts=(letter,), details=files_told)


def _representative(asked: Asked) -> str | None:
    """The representative of the research principal: the decision goes to the legal person, not to the researcher."""
    if (named := _ADDRESS.search(asked.command.said)) is not None:
        return named[0].lower()
    return next((p.address for p in asked.known.parties if p.role == "representative" and p.address), None)


def _is_authority(asked: Asked, said: str) -> bool | None:
    told = [value for value, words in _AUTHORITY.items() if re.search(rf"\b(?:{words})\b", said)]
    known = (asked.known.case.order or {}).get("principal_is_authority")
    return told[0] if len(told) == 1 else known if isinstance(known, bool) else None


def _delivered(asked: Asked) -> Done:
    letters = [letter for letter in asked.known.letters if letter.owed.letter == "decision"]
    if not letters or letters[-1].owed.fields.get("outcome") == "refused":
        return Done(result="nothing-to-deliver")
    owed = letters[-1].owed
    files = tuple(
        Enclosure(name=file.name, media_type=file.media_type, sha256=file.sha256) for file in owed.attachments
    )
    authority = owed.fields.get("authority")
    outcome = str(owed.fields.get("outcome"))
    named = next((p.address for p in asked.known.parties if p.role == "researcher" and p.address), None)
    recipient = named or asked.known.orderer
    if recipient is None:
        return Done(result="no-orderer")
    told = case_letters.delivery(
        asked.post(recipient), outcome, files, authority if isinstance(authority, bool) else None
    )
    return Done(result="delivered", drafts=(told,))


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
    number, _, rest = asked.command.said.partition(" ")
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", folded(rest))
    found = next((_KINDS[word] for word in words if word in _KINDS), None)
    if found is None:
        return Done(result="no-such-kind")
    corrected = (int(number), found.value)
    return Done(result="kind-corrected", corrected=corrected, details={"number": int(number), "kind": found.value})


def _answer(asked: Asked) -> Done:
    if not asked.command.text:
        return Done(result="needs-text")
    recipient = asked.answering.sender if asked.answering else asked.known.orderer
    if recipient is None:
        return Done(result="no-orderer")
    written = case_letters.answer(asked.post(recipient), asked.command.text)
    if asked.answering and asked.answering.message_id:
        written = replace(written, in_reply_to=asked.answering.message_id)
    return Done(result="answered", drafts=(written,))


def _begin_again(asked: Asked) -> Done:
    if asked.known.step not in ENDED:
        return Done(result="not-now")
    step = Step.ASSIGNED if asked.known.case.officer else Step.CONFIRMED
    return Done(result="reopened", steps=(step,))


def _plainly(result: str) -> Callable[[Asked], Done]:
    def only(asked: Asked) -> Done:
        return Done(result=result, details={"text": asked.command.said} if asked.command.said else {})

    return only


_WORK: dict[Action, Callable[[Asked], Done]] = {
    Action.ASSIGN: _assign,
    Action.TAKE: _assign,
    Action.COMPLETE: _complete,
    Action.NOTE: _note,
    Action.MEETING: _meeting,
    Action.SPECIFY: _specify,
    Action.APPROVE: _approve,
    Action.CHANGE: _change,
    Action.REVIEW: _plainly("review-begun"),
    Action.DECIDE: _decide,
    Action.DELIVERED: _delivered,
    Action.INVOICED: _plainly("invoiced"),
    Action.CLOSE: _plainly("closed"),
    Action.WITHDRAWN: _plainly("withdrawn"),
    Action.REOPEN: _begin_again,
    Action.KIND: _kind,
    Action.ANSWER: _answer,
}
