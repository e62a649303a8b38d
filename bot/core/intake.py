"""Orders and completions: what a mail opens, what it adds to a case, and what a person has to read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.core import drafts
from bot.core.approval import verdict_on
from bot.core.budget import answers_a_receipt
from bot.core.case_letters import Post, status
from bot.core.completeness import missing, not_superseded
from bot.core.decision import CaseChange, Context, Decision, KnownCase, Waits
from bot.core.diary import arrival_day, diary_number, quoted_numbers
from bot.core.entries import destination, documents, owing, reading, waits
from bot.core.flags import flag_sources
from bot.core.notices import WITHDRAWS, case_opened, notices_of_mail
from bot.core.order import order_from
from bot.core.papers import order_record, papers_of
from bot.core.steps import Step
from bot.core.urgent import RECORDS, SECTION_12, with_urgent
from bot.core.whose import Matter, asks_where_it_stands
from bot.settings import Settings
from parsers.facts import Document, Mail
from storage import records

SERIES = "main"


_OF_THE_MAIL = frozenset({"quotes-a-diary-number"})  # flags that say nothing of the case that a mail has come to


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the checks say of a mail, with the documents that its case already had."""

    missing: tuple[str, ...]
    flags: tuple[str, ...]
    flag_sources: dict[str, tuple[str, ...]] = field(default_factory=dict)  # where each flag was seen
    order: dict[str, object] = field(default_factory=dict)

    @property
    def holds_data(self) -> bool:
        """Whether people's data came in that should not have."""
        return "personal-identity-numbers" in self.flags


def checks(mail: Mail, settings: Settings, context: Context, before: tuple[Document, ...] = ()) -> Said:
    """What a mail lacks and what is odd about it; `before` are documents that came in for its case earlier."""
    all_documents = (*papers_of(mail), *not_superseded(before, mail.documents))
    order = order_from(all_documents)
    quoted = quoted_numbers(f"{mail.subject}\n{mail.new_text}", settings.diary.format)
    day = arrival_day(context.mail.arrived_at, settings.agency.timezone)
    seen = flag_sources(mail, all_documents, order, quoted, day)
    return Said(
        missing=missing(all_documents, order),
        flags=tuple(seen),
        flag_sources=seen,
        order=order_record(order),
    )


def new_order(mail: Mail, context: Context, about: Matter, *, answer: bool) -> Decision:
    """A case is opened, with the next diary number and its confirmation."""
    settings = context.settings
    said = checks(mail, settings, context)
    year = arrival_day(context.mail.arrived_at, settings.agency.timezone).year
    number = diary_number(settings.diary.format, context.next_number, year)
    case = records.NewCase(
        diary_number=number,
        series=SERIES,
        year=year,
        number=context.next_number,
        opened_at=context.mail.arrived_at,
        language=mail.language,
        missing=said.missing,
        flags=said.flags,
        order=said.order,
    )
    owed = (drafts.confirmation(mail, context, number, said.missing, said.flags),) if answer else ()
    decision = Decision(
        kind="order",
        reading=reading(mail, context, "order"),
        documents=documents(mail),
        opens=case,
        parties=_parties(mail, said.order),
        waits=waits(mail, context, about.waits or ("data-file" if said.holds_data else None)),
        happened=(("case-opened", {"diary_number": number}),),
    )
    opened = owing(decision, context, owed)
    opened = replace(opened, drafts=(*opened.drafts, *case_opened(mail, context, number)))
    return _urgent(opened, mail, context, None, said.flags)


def for_case(mail: Mail, context: Context, about: Matter, known: KnownCase, *, answer: bool) -> Decision:
    """A mail that belongs to a case: a completion, or something that its officer should read."""
    case = known.case
    said = checks(mail, context.settings, context, known.documents)
    decision = Decision(
        kind=about.kind,
        reading=reading(mail, context, about.kind, case_id=case.id),
        documents=documents(mail),
        waits=waits(mail, context, about.waits),
        happened=((f"{about.kind}-received", {"diary_number": case.diary_number}),),
    )
    if about.kind == "completion":
        return _urgent(
            _completed(mail, context, known, decision, said, answer=answer), mail, context, known, said.flags
        )
    if asks_where_it_stands(mail, known) and answer:
        return _urgent(_told_where_it_stands(mail, context, known, decision), mail, context, known, said.flags)
    receipted = answer and about.waits and not answers_a_receipt(context)
    owed = (drafts.case_receipt(mail, context, known),) if receipted else ()
    answered = owing(decision, context, owed)
    if about.waits and case.officer is not None:
        answered = _with_the_officer(answered, mail, context, known, said.flags)
    return _urgent(answered, mail, context, known, said.flags)


def _with_the_officer(
    decision: Decision, mail: Mail, context: Context, known: KnownCase, flags: tuple[str, ...]
) -> Decision:
    """Words in a case are for its officer, who hears of them; the case waits for the researcher no longer."""
    moves = known.step is Step.COMPLETION_REQUESTED
    change = CaseChange(case_id=known.case.id, steps=(Step.ASSIGNED,)) if moves else decision.changes
    now_at = known.at(Step.ASSIGNED) if moves else known
    why = WITHDRAWS if verdict_on(mail.new_text)[0] == "withdrawn" else ""
    urgent = {decision.kind, *flags} & {RECORDS, SECTION_12}
    told = () if urgent else notices_of_mail("mail-came", mail, context, now_at, why, waiting=True)
    return replace(decision, changes=change, drafts=(*decision.drafts, *told))


def _completed(
    mail: Mail, context: Context, known: KnownCase, decision: Decision, said: Said, *, answer: bool
) -> Decision:
    case = known.case
    change = CaseChange(
        case_id=case.id,
        missing=said.missing,
        flags=tuple(dict.fromkeys((*case.flags, *(flag for flag in said.flags if flag not in _OF_THE_MAIL)))),
        order=said.order,
        steps=(Step.ASSIGNED,) if known.step is Step.COMPLETION_REQUESTED else (),
    )
    held = decision.waits or waits(mail, context, "data-file" if said.holds_data else None)
    owed = (drafts.completion_received(mail, context, case.diary_number, said.missing, said.flags),) if answer else ()
    completed = owing(replace(decision, changes=change, waits=held), context, owed)
    now_at = known.at(change.steps[-1]) if change.steps else known
    waiting = held is not None
    notice = notices_of_mail("completion-came", mail, context, now_at, waiting=waiting) if case.officer else ()
    return replace(completed, drafts=(*completed.drafts, *notice))


def _told_where_it_stands(mail: Mail, context: Context, known: KnownCase, decision: Decision) -> Decision:
    """The step and what is awaited, to the participant on record who asked; what else they ask waits for a person."""
    post = Post(
        known=known,
        recipient=mail.sender.address or "",
        key=f"mail:{context.mail.id}",
        settings=context.settings,
        automatic=True,
    )
    letter = replace(status(post, context.handling), in_reply_to=mail.message_id)
    only = mail.new_text.count("?") <= 1 and len(mail.new_text) <= 400
    held = None if only else decision.waits
    return owing(replace(decision, waits=held, happened=(("asked-where-it-stands", {}),)), context, (letter,))


def for_a_person(mail: Mail, context: Context, about: Matter, *, answer: bool) -> Decision:
    """It fits no case: a person decides, and the sender hears that it has come."""
    said = checks(mail, context.settings, context)
    unclear = mail.sender.address is None
    reason = "unclear-sender" if unclear else about.waits or about.kind
    goes_to = destination(context, about.kind)
    decision = Decision(
        kind=about.kind,
        reading=reading(mail, context, about.kind, destination=goes_to),
        documents=documents(mail),
        waits=waits(mail, context, "in-junk" if goes_to == "stay" else reason),
        happened=(("for-a-person", {"kind": about.kind, "reason": reason}),),
    )
    answer = answer and not answers_a_receipt(context)
    owed = (drafts.receipt(mail, context, said.flags),) if answer else ()
    return _urgent(owing(decision, context, owed), mail, context, None, said.flags)


def _urgent(
    decision: Decision, mail: Mail, context: Context, known: KnownCase | None, flags: tuple[str, ...]
) -> Decision:
    return with_urgent(decision, mail, context, known, frozenset({decision.kind, *flags}))


def _parties(mail: Mail, order: dict[str, object]) -> tuple[records.Party, ...]:
    """The orderer is the sender; those whom the form names are known senders of the case too."""
    parties = [
        records.Party(role="orderer", address=mail.sender.address, name=mail.sender.name, participant=True),
        *(_named(role, order) for role in ("researcher", "contact", "representative")),
    ]
    return tuple(party for party in parties if party.address or party.name)


def _named(role: str, order: dict[str, object]) -> records.Party:
    person = order.get(role)
    told = person if isinstance(person, dict) else {}
    address = (told.get("email") or "").lower() or None
    return records.Party(role=role, address=address, name=told.get("name") or "", participant=address is not None)


def over_flow(context: Context) -> bool:
    """Too many mails of one sender in a day; those who take part in a case are registered all the same (P37)."""
    too_many = context.mails_of_sender_today >= context.settings.limits.mails_of_one_sender_a_day
    return too_many and not context.sender_cases and context.thread_case is None and context.taken_in_by is None


def unreadable(mail: Mail, context: Context) -> Decision:
    """Nobody could read it by machine: a person does, and may then take it in."""
    if context.taken_in_by is not None:
        return new_order(mail, context, Matter(kind="order"), answer=False)
    return Decision(
        kind="unreadable",
        reading=reading(mail, context, "unreadable", state=records.MailState.HELD, destination="held"),
        waits=Waits(reason="unreadable", details=mail.unreadable or ""),
        happened=(("held", {"reason": "unreadable"}),),
    )
