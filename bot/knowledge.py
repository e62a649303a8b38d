"""What the register knows that a decision needs: the questions, asked within the deciding transaction."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.core.decide import SERIES, own_addresses
from bot.core.decision import Context, KnownCase
from bot.core.diary import arrival_day
from bot.core.papers import recalled
from bot.core.steps import Step
from bot.core.tokens import letter_named_by
from bot.settings import Settings
from parsers.facts import Document, Mail
from storage import records

if TYPE_CHECKING:
    from storage.store import Transaction

TAKEN_IN = "taken-in"  # how a held mail was settled when a person says that it is an order


def context_of(
    register: Transaction, mail: Mail, row: records.Mail, settings: Settings, keys: tuple[bytes, ...], now: datetime
) -> Context:
    """Everything that is known about a mail but the mail itself."""
    domain = settings.agency.mailbox_address.rpartition("@")[2]
    thread = _thread(register, mail, keys, domain)
    case = register.case(thread.owed.case_id) if thread and thread.owed.case_id else None
    sender = mail.sender.address
    year = arrival_day(row.arrived_at, settings.agency.timezone).year
    held = register.held(row.id)
    return Context(
        settings=settings,
        now=now,
        mail=row,
        next_number=register.next_number(SERIES, year, settings.diary.first),
        twin=register.twin(mail.fingerprint, row.id) if mail.fingerprint else None,
        same_message_id=bool(mail.message_id and register.same_message_id(mail.message_id, row.id)),
        own_copy=_own_copy(register, mail, keys, domain, settings),
        thread=thread,
        thread_case=_known(register, case) if case else None,
        sender_cases=tuple(_known(register, c) for c in _open_cases(register, sender)),
        open_cases=register.cases(open_only=True) if mail.documents and not case else (),
        reported=_reported(register, mail, keys, domain),
        taken_in_by="staff" if held and held.resolution == TAKEN_IN else None,
        letters_last_hour=register.count_letters(sender, now - timedelta(hours=1)) if sender else 0,
        letters_last_day=register.count_letters(sender, now - timedelta(days=1)) if sender else 0,
        letters_last_day_in_all=register.count_letters(None, now - timedelta(days=1)),
        mails_of_sender_today=register.count_mails_of(sender, now - timedelta(days=1)) if sender else 0,
    )


def known_case(register: Transaction, case: records.Case) -> KnownCase:
    """A case with its documents."""
    return _known(register, case)


def _open_cases(register: Transaction, sender: str | None) -> tuple[records.Case, ...]:
    return tuple(c for c in register.open_cases_of(sender) if c.step != Step.CLOSED) if sender else ()


def _known(register: Transaction, case: records.Case) -> KnownCase:
    return KnownCase(case=case, documents=_documents(register, case.id))


def _documents(register: Transaction, case_id: int) -> tuple[Document, ...]:
    return tuple(recalled(n.document) for n in register.documents_of_case(case_id) if n.document.facts)


def _thread(register: Transaction, mail: Mail, keys: tuple[bytes, ...], domain: str) -> records.Letter | None:
    """The newest letter of ours that the mail answers; only a genuine token counts (P3)."""
    answered = dict.fromkeys((*reversed(mail.references), *mail.in_reply_to))
    ours = (register.letter_by_message_id(mid) for mid in answered if letter_named_by(mid, keys, domain))
    return max((letter for letter in ours if letter), key=lambda letter: letter.owed.owed_at, default=None)


def _own_copy(
    register: Transaction, mail: Mail, keys: tuple[bytes, ...], domain: str, settings: Settings
) -> records.Letter | None:
    """The letter of ours that this very mail is: our Bcc, come back to the mailbox."""
    genuine = mail.message_id is not None and letter_named_by(mail.message_id, keys, domain)
    if not genuine or mail.message_id is None or mail.sender.address not in own_addresses(settings):
        return None
    return register.letter_by_message_id(mail.message_id)


def _reported(register: Transaction, mail: Mail, keys: tuple[bytes, ...], domain: str) -> records.Letter | None:
    """The letter that a delivery report is about, if we sent it to the recipient that the report names (P7)."""
    if mail.report is None:
        return None
    genuine = (mid for mid in mail.report.message_ids if letter_named_by(mid, keys, domain))
    letters = (register.letter_by_message_id(mid) for mid in genuine)
    named = {address.lower() for address in mail.report.recipients}
    return next((letter for letter in letters if letter and letter.owed.recipient.lower() in named), None)
