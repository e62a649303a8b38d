"""Makes a decision so, within its transaction: the mail's row, its case, its letters, and what happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import msgspec

from bot import log
from bot.core.decision import CaseChange, Decision, Draft, Enclosure, Version
from bot.core.papers import sent_letter
from bot.core.steps import Step, may_follow
from bot.core.tokens import message_id
from bot.desk import Desk
from bot.ledger import change_case, recount
from replies.letters import TO_STAFF
from storage import records
from storage.errors import DatabaseBusy
from storage.store import Transaction

US = "registerbot"


def enter(desk: Desk, register: Transaction, row: records.Mail, decision: Decision) -> int | None:
    """Write the decision down; returns the case that the mail belongs to."""
    if decision.spends is not None and not register.spend(decision.spends, desk.now()):
        raise DatabaseBusy("another process used the action; the mail is decided again")
    case_id = decision.reading.case_id
    if decision.opens is not None:
        case_id = _open_case(desk, register, decision.opens, decision.parties)
    register.record(row.id, replace(decision.reading, case_id=case_id), decision.documents, decision.direction)
    if row.case_id is not None and row.case_id != case_id:
        recount(register, row.case_id, desk.now())
    who = decision.who or US
    if decision.changes is not None:
        change_case(register, decision.changes, who=who, mail_id=row.id, now=desk.now())
    _enter_versions(desk, register, row, decision)
    for draft in decision.drafts:
        owe(desk, register, draft, case_id, row.id)
    if decision.waits is not None:
        register.hold(row.id, decision.waits.reason, decision.waits.details, desk.now())
        log.mail_held(row.id, decision.waits.reason)
    if decision.delivered is not None:
        mark_sent(desk, register, decision.delivered)
    if decision.undelivered is not None:
        mark_sent(desk, register, decision.undelivered)  # who reports on it has had it
        register.failed(decision.undelivered, "the recipient's server reports that it could not be delivered")
    for what, details in decision.happened:
        register.add_event(event_now(desk, what, who=who, case_id=case_id, mail_id=row.id, details=details))
    return case_id


def _enter_versions(desk: Desk, register: Transaction, row: records.Mail, decision: Decision) -> None:
    """What a mail means for the specification: a version that an officer sent, or what the orderer says of one."""
    reading = decision.reading
    if decision.settled is not None:
        settled = decision.settled
        register.settle_specification(settled.specification_id, settled.state, desk.now(), row.id, settled.evidence)
    if decision.sent_version is not None and reading.case_id is not None and reading.message_id is not None:
        version, files = decision.sent_version
        kept = _kept(desk, files)
        register.add_specification(_sent(version, kept, reading.case_id, reading.message_id, row.arrived_at))


def _open_case(desk: Desk, register: Transaction, new: records.NewCase, parties: tuple[records.Party, ...]) -> int:
    number = register.take_number(new.series, new.year, desk.settings.diary.first)
    if number != new.number:
        raise DatabaseBusy("another process took the diary number; the mail is decided again")
    return register.open_case(new, parties).id


def owe(desk: Desk, register: Transaction, draft: Draft, case_id: int | None, mail_id: int | None) -> None:
    """Owe a letter under its key; the version of the specification that it carries is kept with its Message-ID."""
    letter = draft.letter
    about = draft.case_id or case_id
    files = _kept(desk, draft.enclosures)
    owed = records.OwedLetter(
        key=draft.key,
        letter=letter.letter,
        language=draft.language,
        recipient=draft.recipient,
        message_id=message_id(letter.letter, desk.random_id(), desk.keys[0], desk.domain),
        fields=msgspec.to_builtins(letter),
        in_reply_to=draft.in_reply_to,
        references=draft.references,
        case_id=about,
        mail_id=mail_id,
        automatic=draft.automatic,
        attachments=files,
        owed_at=desk.now(),
    )
    if register.owe(owed) is None or draft.version is None or about is None:
        return
    register.add_specification(_sent(draft.version, files, about, owed.message_id, desk.now()))


def _sent(
    version: Version, files: tuple[records.Attachment, ...], case_id: int, message_id: str, at: datetime
) -> records.NewSpecification:
    return records.NewSpecification(
        case_id=case_id,
        version=version.number,
        files=files,
        hours=version.hours,
        price_sek=version.price_sek,
        message_id=message_id,
        sent_at=at,
    )


def _kept(desk: Desk, files: tuple[Enclosure, ...]) -> tuple[records.Attachment, ...]:
    """Files that go out: those that we made are stored first."""
    return tuple(
        records.Attachment(
            name=file.name,
            sha256=file.sha256 or desk.files.put([file.content]).sha256,
            media_type=file.media_type,
        )
        for file in files
    )


def event_now(desk: Desk, what: str, who: str = US, **about: object) -> records.Event:
    """Something that happened now."""
    return records.Event(at=desk.now(), who=who, what=what, **about)  # type: ignore[arg-type]


def mark_sent(desk: Desk, register: Transaction, letter_id: int) -> None:
    """The server has the letter: it is a document of its case now, and a confirmation moves the case.

    Its copy may come back after a report that it could not be delivered: what is known already stands.
    """
    letter = register.letter(letter_id)
    if letter is None or letter.sent_at is not None:
        return
    register.sent(letter_id, desk.now())
    case_id = (
        letter.owed.case_id if letter.owed.letter not in TO_STAFF else None
    )  # a case's story tells its own letters
    about = {"letter": letter.owed.letter}
    register.add_event(event_now(desk, "letter-sent", case_id=case_id, letter_id=letter_id, details=about))
    case = register.case(case_id) if case_id else None
    if case is None or letter.sha256 is None:
        return
    register.add_document(case.id, sent_letter(letter), "out", desk.now())
    if letter.owed.letter == "confirmation" and may_follow(Step.CONFIRMED, Step(case.step)):
        confirmed = CaseChange(case_id=case.id, steps=(Step.CONFIRMED,))
        change_case(register, confirmed, who=US, mail_id=letter.owed.mail_id, now=desk.now())
