"""What the register knows that a decision needs: the questions, asked within the deciding transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.core.action_tokens import SignedAction, signed_action
from bot.core.decision import Context, KnownCase
from bot.core.diary import arrival_day, quoted_numbers
from bot.core.entries import own_addresses, staff_addresses
from bot.core.intake import SERIES
from bot.core.paper import counting_from
from bot.core.papers import recalled
from bot.core.steps import ENDED
from bot.core.tokens import letter_named_by
from bot.core.whose import seeks_its_case
from bot.settings import Settings
from parsers.facts import Document, Mail
from replies.letters import Digest
from storage import records

if TYPE_CHECKING:
    from storage.store import Transaction

TAKEN_IN = "taken-in"  # how a held mail was settled when a person says that it is an order
FRESH = timedelta(days=7)  # what an older digest said of the pace is not told on
MOST_NAMED = 20  # cases that one mail of staff can be about


def context_of(
    register: Transaction, mail: Mail, row: records.Mail, settings: Settings, keys: tuple[bytes, ...], now: datetime
) -> Context:
    """Everything that is known about a mail but the mail itself."""
    domain = settings.agency.mailbox_address.rpartition("@")[2]
    thread = _thread(register, mail, keys, domain)
    sender = mail.sender.address
    by_staff = sender in staff_addresses(settings)
    thread_case = _thread_case(register, mail, thread) or (_case_written_about(register, mail) if by_staff else None)
    counting = counting_from(mail, row.arrived_at, settings) if by_staff else row.arrived_at
    year = arrival_day(counting, settings.agency.timezone).year
    held = register.held(row.id)
    action = _action(mail, keys, settings, now) if by_staff else None
    of_the_hour, of_the_day, in_all = register.count_letters(sender, now)
    context = Context(
        settings=settings,
        now=now,
        mail=row,
        next_number=register.next_number(SERIES, year, settings.diary.first),
        twin=register.twin(mail.fingerprint, row.id) if mail.fingerprint else None,
        same_message_id=bool(mail.message_id and register.same_message_id(mail.message_id, row.id)),
        own_copy=_own_copy(register, mail, keys, domain, settings),
        thread=thread,
        thread_case=thread_case,
        answered=_answered(register, mail, keys, domain),
        sender_cases=tuple(known_case(register, c) for c in _open_cases(register, sender)),
        named_cases=_named(register, mail, settings) if by_staff else (),
        action=action,
        action_spent=register.spent(action.token) if action else False,
        reported=_reported(register, mail, keys, domain),
        taken_in_by=_who_took_in(register, row) if held and held.resolution == TAKEN_IN else None,
        letters_last_hour=of_the_hour,
        letters_last_day=of_the_day,
        letters_last_day_in_all=in_all,
        mails_of_sender_today=register.count_mails_of(sender, now - timedelta(days=1)) if sender else 0,
        handling=_handling(register, settings, now),
        signing_key=keys[0] if keys else b"",
    )
    # Thousands may be open, and few mails leave it open to which of them they belong.
    return replace(context, open_cases=register.cases(open_only=True)) if seeks_its_case(mail, context) else context


def _who_took_in(register: Transaction, row: records.Mail) -> str:
    """Who said that a mail is an order."""
    said = (e.who for e in reversed(register.events(mail_id=row.id)) if e.what in {TAKEN_IN, "split-off"})
    return next(said, "staff")


def _handling(register: Transaction, settings: Settings, now: datetime) -> str | None:
    """The month that is now handled, as the last digest told it: letters say nothing that staff have not seen."""
    reader = next(iter(settings.staff.digest_to), None)
    return register.last_said(Digest.letter, reader, "handling", now - FRESH, now) if reader else None


def known_case(register: Transaction, case: records.Case) -> KnownCase:
    """A case with its documents, its people, and what has gone out in it."""
    return KnownCase(
        case=case,
        documents=documents_of_case(register, case.id),
        parties=register.parties(case.id),
        specifications=register.specifications(case.id),
        letters=register.letters(case_id=case.id),
    )


def _open_cases(register: Transaction, sender: str | None) -> tuple[records.Case, ...]:
    return tuple(c for c in register.open_cases_of(sender) if c.step not in ENDED) if sender else ()


def documents_of_case(register: Transaction, case_id: int) -> tuple[Document, ...]:
    """What came in for a case, as it was read; a mail is a paper too, where its text says something."""
    return tuple(recalled(n.document) for n in register.documents_of_case(case_id, direction="in") if n.document.facts)


def _named(register: Transaction, mail: Mail, settings: Settings) -> tuple[KnownCase, ...]:
    quoted = quoted_numbers(f"{mail.subject}\n{mail.new_text}", settings.diary.format)[:MOST_NAMED]
    cases = (register.case_by_number(number) for number in quoted)
    return tuple(known_case(register, case) for case in cases if case)


def _action(mail: Mail, keys: tuple[bytes, ...], settings: Settings, now: datetime) -> SignedAction | None:
    today = arrival_day(now, settings.agency.timezone)
    return signed_action(mail.subject, mail.sender.address or "", keys, today)


def _mails_answered(mail: Mail) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*reversed(mail.references), *mail.in_reply_to)))


def _thread(register: Transaction, mail: Mail, keys: tuple[bytes, ...], domain: str) -> records.Letter | None:
    """The newest letter of ours that the mail answers; only a genuine token counts (P3)."""
    genuine = (mid for mid in _mails_answered(mail) if letter_named_by(mid, keys, domain))
    ours = (register.letter_by_message_id(mid) for mid in genuine)
    return max((letter for letter in ours if letter), key=lambda letter: letter.owed.owed_at, default=None)


def _thread_case(register: Transaction, mail: Mail, thread: records.Letter | None) -> KnownCase | None:
    """The case of the letter that the mail answers, else of an officer's own mail that is registered (P5)."""
    case_id = thread.owed.case_id if thread else None
    if case_id is None:
        officers = (register.outgoing_mail(mid) for mid in _mails_answered(mail))
        case_id = next((found.case_id for found in officers if found), None)
    case = register.case(case_id) if case_id else None
    return known_case(register, case) if case else None


def _case_written_about(register: Transaction, mail: Mail) -> KnownCase | None:
    """The case of somebody's mail that a member of staff answers from their own mail program."""
    came_in = (found for mid in _mails_answered(mail) for found in register.same_message_id(mid, 0))
    case_id = next((found.case_id for found in came_in if found.case_id), None)
    case = register.case(case_id) if case_id else None
    return known_case(register, case) if case else None


def _answered(register: Transaction, mail: Mail, keys: tuple[bytes, ...], domain: str) -> records.Specification | None:
    """The version that the mail answers: by our own letter, or by an officer's registered mail (P4).

    What it replies to directly counts before its references, and the newest of these before the older.
    """
    named = (*mail.in_reply_to, *reversed(mail.references))
    certain = (mid for mid in named if letter_named_by(mid, keys, domain) or register.outgoing_mail(mid))
    versions = (register.specification_sent_as(mid) for mid in certain)
    return next((sent for sent in versions if sent), None)


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
