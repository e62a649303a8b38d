"""The decision about one mail: whose it is, what it opens or completes, what is owed, and who must look."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.core import drafts
from bot.core.automatic import Nature, may_be_answered, nature
from bot.core.budget import answers_a_receipt, over_budget
from bot.core.commands import Command, commands_in
from bot.core.completeness import missing, not_superseded
from bot.core.decision import CaseChange, Context, Decision, Draft, KnownCase, Waits
from bot.core.diary import arrival_day, diary_number, quoted_numbers
from bot.core.flags import flag_sources
from bot.core.order import order_from
from bot.core.pairs import probable_case
from bot.core.papers import order_record, recorded
from bot.core.trust import standing
from bot.core.whose import ORDER_PAPERS, Matter, matter
from bot.settings import Settings
from parsers.facts import Document, Mail
from storage import records

SERIES = "main"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What the checks say of a mail, with the documents that its case already had."""

    missing: tuple[str, ...]
    flags: tuple[str, ...]
    flag_sources: dict[str, tuple[str, ...]] = field(default_factory=dict)  # where each flag was seen
    order: dict[str, object] = field(default_factory=dict)


def own_addresses(settings: Settings) -> frozenset[str]:
    """The addresses that lead to this very mailbox."""
    own = settings.agency
    return frozenset(address.lower() for address in (own.mailbox_address, *own.other_addresses))


def decide(mail: Mail, context: Context) -> Decision:
    """What should be so after this mail. Pure: the same mail in the same context is decided the same."""
    if context.own_copy is not None:
        return _ended(mail, context, "automatic", "own-copy", delivered=context.own_copy.id)
    if context.twin is not None:
        return _ended(mail, context, context.twin.kind or "other", "repeated", twin_of=context.twin.id)
    if mail.unreadable is not None:
        return _unreadable(mail, context)
    kind, sign = nature(mail, own_addresses(context.settings))
    if kind is not Nature.PERSON and context.taken_in_by is None:
        return _not_a_person(mail, context, kind, sign)
    if mail.sender.address in _staff(context.settings) and context.taken_in_by is None:
        return _staff_mail(mail, context)
    return _from_a_person(mail, context)


def checks(mail: Mail, settings: Settings, context: Context, before: tuple[Document, ...] = ()) -> _Said:
    """What a mail lacks and what is odd about it; `before` are documents that came in for its case earlier."""
    documents = (*mail.documents, *not_superseded(before, mail.documents))
    order = order_from(documents)
    quoted = quoted_numbers(f"{mail.subject}\n{mail.new_text}", settings.diary.format)
    day = arrival_day(context.mail.arrived_at, settings.agency.timezone)
    seen = flag_sources(mail, documents, order, quoted, day)
    return _Said(
        missing=missing(documents, order),
        flags=tuple(seen),
        flag_sources=seen,
        order=order_record(order),
    )


def _staff(settings: Settings) -> frozenset[str]:
    return frozenset(address.lower() for address in settings.staff.addresses)


def _reading(
    mail: Mail,
    context: Context,
    kind: str,
    *,
    state: records.MailState = records.MailState.DECIDED,
    destination: str = "processed",
    case_id: int | None = None,
    twin_of: int | None = None,
) -> records.MailReading:
    return records.MailReading(
        kind=kind,
        state=state,
        destination=destination,
        message_id=mail.message_id,
        sender=mail.sender.address,
        subject=mail.subject,
        language=mail.language,
        fingerprint=mail.fingerprint or None,
        twin_of=twin_of,
        case_id=case_id,
        decided_at=context.now,
    )


def _ended(
    mail: Mail,
    context: Context,
    kind: str,
    what: str,
    *,
    twin_of: int | None = None,
    delivered: int | None = None,
) -> Decision:
    """Nothing follows from the mail: it is registered, filed and done."""
    copy = context.own_copy
    case_id = copy.owed.case_id if copy else context.twin.case_id if context.twin else None
    return Decision(
        kind=kind,
        reading=_reading(mail, context, kind, case_id=case_id, twin_of=twin_of),
        happened=((what, {}),),
        delivered=delivered,
    )


def _unreadable(mail: Mail, context: Context) -> Decision:
    if context.taken_in_by is not None:  # a person has read what we could not
        return _new_order(mail, context, Matter(kind="order"), answer=False)
    return Decision(
        kind="unreadable",
        reading=_reading(mail, context, "unreadable", state=records.MailState.HELD, destination="held"),
        waits=Waits(reason="unreadable", details=mail.unreadable or ""),
        happened=(("held", {"reason": "unreadable"}),),
    )


def _not_a_person(mail: Mail, context: Context, kind: Nature, sign: str) -> Decision:
    """Automatic mail is registered and never answered; what claims to be from us, but is not, is shown to staff."""
    word = "automatic" if kind is Nature.OURSELVES else kind.value
    letter = context.reported if kind is Nature.BOUNCE else None
    case_id = letter.owed.case_id if letter else context.thread.owed.case_id if context.thread else None
    failed = letter is not None and mail.report is not None and mail.report.action == "failed"
    return Decision(
        kind=word,
        reading=_reading(mail, context, word, case_id=case_id, destination=_destination(context, word)),
        documents=tuple(recorded(d) for d in mail.documents),
        waits=_waits_all_the_same(mail, kind, sign),
        undelivered=letter.id if letter and failed else None,
        happened=((word, {"sign": sign}),),
    )


def _waits_all_the_same(mail: Mail, kind: Nature, sign: str) -> Waits | None:
    """Who claims to be us, and papers of an order that came through a list or a robot, are for a person to see."""
    if kind is Nature.OURSELVES:
        return Waits(reason="own-address", details=sign)
    papers = {document.kind for document in mail.documents} & ORDER_PAPERS
    return Waits(reason="order", details=sign) if papers and kind is not Nature.BOUNCE else None


def _destination(context: Context, kind: str) -> str:
    """Junk that nobody is waiting for stays where people expect it; the register has it all the same."""
    in_junk = bool(context.settings.mailbox.junk) and context.mail.first_folder == context.settings.mailbox.junk
    return "stay" if in_junk and kind not in {"order", "completion", "specification-reply"} else "processed"


def _staff_mail(mail: Mail, context: Context) -> Decision:
    """Staff steer by answering a letter of ours from a proven address (P5); anything else waits for a person."""
    lines = commands_in(mail.new_text, context.settings.diary.format)
    answers = context.thread is not None and context.thread.owed.letter in {"digest", "command-answer"}
    proven = standing(mail, context.settings.trust.auth_results).proven
    obeyed = answers and proven and mail.marks.auto_submitted in {None, "no"}
    commands = tuple(line for line in lines if isinstance(line, Command)) if obeyed else ()
    reason = None if obeyed and commands else "staff-not-proven" if answers and not proven else "staff-mail"
    return Decision(
        kind="staff",
        reading=_reading(mail, context, "staff", destination="processed"),
        documents=tuple(recorded(d) for d in mail.documents),
        commands=commands,
        waits=Waits(reason=reason) if reason else None,
        happened=(("staff-mail", {"commands": len(commands)}),),
    )


def _from_a_person(mail: Mail, context: Context) -> Decision:
    about = matter(mail, context)
    if _floods(context):
        return _for_a_person(mail, context, replace(about, case=None, waits="flood"), answer=False)
    in_junk = _destination(context, about.kind) == "stay"
    answer = may_be_answered(mail) and not in_junk and not _disowned(mail, context)
    if about.kind == "order" and (mail.sender.address or context.taken_in_by):
        return _new_order(mail, context, about, answer=answer)
    if about.case is not None and mail.sender.address:
        return _for_case(mail, context, about, about.case, answer=answer)
    return _for_a_person(mail, context, about, answer=answer)


def _floods(context: Context) -> bool:
    """Too many mails of one sender in a day; those who take part in a case are registered all the same (P37)."""
    too_many = context.mails_of_sender_today >= context.settings.limits.mails_of_one_sender_a_day
    return too_many and not context.sender_cases and context.thread_case is None and context.taken_in_by is None


def _disowned(mail: Mail, context: Context) -> bool:
    """Whether the sender's domain disowns the mail: then an answer would go to somebody who never wrote (P8)."""
    return standing(mail, context.settings.trust.auth_results).disowned


def _new_order(mail: Mail, context: Context, about: Matter, *, answer: bool) -> Decision:
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
        reading=_reading(mail, context, "order"),
        documents=tuple(recorded(d) for d in mail.documents),
        opens=case,
        parties=_parties(mail, said.order),
        waits=_waits(mail, context, about.waits or ("data-file" if _holds_data(said) else None)),
        happened=(("case-opened", {"diary_number": number}),),
    )
    return _owing(decision, context, owed)


def _for_case(mail: Mail, context: Context, about: Matter, known: KnownCase, *, answer: bool) -> Decision:
    case = known.case
    decision = Decision(
        kind=about.kind,
        reading=_reading(mail, context, about.kind, case_id=case.id),
        documents=tuple(recorded(d) for d in mail.documents),
        waits=_waits(mail, context, about.waits),
        happened=((f"{about.kind}-received", {"diary_number": case.diary_number}),),
    )
    if about.kind != "completion":
        owed = (drafts.receipt(mail, context, ()),) if answer and about.waits and not answers_a_receipt(context) else ()
        return _owing(decision, context, owed)
    said = checks(mail, context.settings, context, known.documents)
    everything = tuple(dict.fromkeys((*case.flags, *said.flags)))
    change = CaseChange(case_id=case.id, missing=said.missing, flags=everything, order=said.order)
    letter = drafts.completion_received(mail, context, case.diary_number, said.missing, said.flags)
    waits = decision.waits or _waits(mail, context, "data-file" if _holds_data(said) else None)
    return _owing(replace(decision, changes=change, waits=waits), context, (letter,) if answer else ())


def _for_a_person(mail: Mail, context: Context, about: Matter, *, answer: bool) -> Decision:
    """It fits no case: a person decides, and the sender hears that it has come."""
    said = checks(mail, context.settings, context)
    unclear = mail.sender.address is None
    reason = "unclear-sender" if unclear else about.waits or about.kind
    destination = _destination(context, about.kind)
    decision = Decision(
        kind=about.kind,
        reading=_reading(mail, context, about.kind, destination=destination),
        documents=tuple(recorded(d) for d in mail.documents),
        waits=_waits(mail, context, "in-junk" if destination == "stay" else reason),
        happened=(("for-a-person", {"kind": about.kind, "reason": reason}),),
    )
    answer = answer and not answers_a_receipt(context)
    return _owing(decision, context, (drafts.receipt(mail, context, said.flags),) if answer else ())


def _holds_data(said: _Said) -> bool:
    return "personal-identity-numbers" in said.flags


def _waits(mail: Mail, context: Context, reason: str | None) -> Waits | None:
    if reason is None and context.same_message_id:
        return Waits(reason="repeated-message-id")
    pair = probable_case(mail, context.open_cases) if reason in {"unlinked", "probable-pair"} else None
    return Waits(reason=reason, details=mail.sender.unclear_because or pair or "") if reason else None


def _owing(decision: Decision, context: Context, owed: tuple[Draft, ...]) -> Decision:
    """The decision with its letters, or with a note for staff when there is no room for more of them."""
    if not owed:
        return decision
    if (limit := over_budget(context)) is not None:
        over = Waits(reason="over-budget", details=limit)
        return replace(
            decision,
            waits=decision.waits or over,
            happened=(*decision.happened, ("letter-withheld", {"limit": limit})),
        )
    return replace(decision, drafts=owed)


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
