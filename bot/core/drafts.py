"""The letters that a decision owes, filled in: what came in and how it was understood, never a stranger's own text."""

from __future__ import annotations

from bot.core.decision import Context, Draft, KnownCase, type_of_letter
from bot.core.diary import arrival_day
from bot.core.trust import standing
from bot.settings import Settings
from parsers.facts import Document, DocumentKind, Mail
from replies.letters import Agency, CaseReceipt, CompletionReceived, Confirmation, Receipt, ReceivedDocument

LONGEST_NAME = 60  # of an attachment, in a letter


def agency(settings: Settings) -> Agency:
    """Who signs."""
    own = settings.agency
    return Agency(
        name=own.name,
        service=own.service,
        public_address=own.public_address or own.mailbox_address,
        phone=own.phone,
        web_page=own.web_page,
    )


def confirmation(
    mail: Mail, context: Context, diary_number: str, missing: tuple[str, ...], flags: tuple[str, ...]
) -> Draft:
    """The confirmation (bekräftelse) of a new order."""
    own = context.settings.agency
    letter = Confirmation(
        agency=agency(context.settings),
        diary_number=diary_number,
        arrived_on=_arrived_on(context),
        documents=_received(mail, context),
        missing=missing,
        flags=_told(flags),
        hourly_rate_sek=own.hourly_rate_sek,
        handling_months=own.handling_months,
        usual_hours=own.usual_hours,
        handling=context.handling,
    )
    return _answer(mail, context, letter)


def completion_received(
    mail: Mail, context: Context, diary_number: str, missing: tuple[str, ...], flags: tuple[str, ...]
) -> Draft:
    """What came in for a known case, and what it still lacks."""
    letter = CompletionReceived(
        agency=agency(context.settings),
        diary_number=diary_number,
        arrived_on=_arrived_on(context),
        documents=_received(mail, context),
        missing=missing,
        flags=_told(flags),
    )
    return _answer(mail, context, letter)


def receipt(mail: Mail, context: Context, flags: tuple[str, ...]) -> Draft:
    """A person will read it. The same words whatever number the mail quotes (P2)."""
    shown = tuple(flag for flag in _told(flags) if flag in {"personal-identity-numbers", "encrypted-attachment"})
    letter = Receipt(
        agency=agency(context.settings),
        arrived_on=_arrived_on(context),
        documents=_received(mail, context),
        flags=shown,
    )
    return _answer(mail, context, letter)


def case_receipt(mail: Mail, context: Context, known: KnownCase) -> Draft:
    """A person will read it: told with the case to those who take part in it, to others as to anybody (P2)."""
    if not known.takes_part(mail.sender.address):
        return receipt(mail, context, ())
    letter = CaseReceipt(
        agency=agency(context.settings),
        diary_number=known.case.diary_number,
        arrived_on=_arrived_on(context),
        with_officer=known.case.officer is not None,
    )
    return _answer(mail, context, letter)


# Flags that are for staff: they would tell a stranger what we know, or accuse where a person has to judge.
_FOR_STAFF = frozenset({"quotes-a-diary-number", "asks-for-decision-12-fl", "private-principal", "sender-unclear"})


def _told(flags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(flag for flag in flags if flag not in _FOR_STAFF)


def _arrived_on(context: Context) -> str:
    return arrival_day(context.mail.arrived_at, context.settings.agency.timezone).isoformat()


def _received(mail: Mail, context: Context) -> tuple[ReceivedDocument, ...]:
    """Documents named only where the sender's domain is proven, so that we carry no stranger's words (P10)."""
    named = standing(mail, context.settings.trust.auth_results).proven
    shown = (d for d in mail.documents if d.kind is not DocumentKind.DECORATION)
    return tuple(_told_document(document, named=named) for document in shown)


def _told_document(document: Document, *, named: bool) -> ReceivedDocument:
    pages = None if document.pages is None else "-".join(str(page) for page in dict.fromkeys(document.pages))
    return ReceivedDocument(
        kind=document.kind.value,
        name=document.name[:LONGEST_NAME] if named and document.path != "body" else None,
        pages=pages,
        outcome=document.decision.outcome.value if document.decision else None,
        rows=document.variables.rows if document.variables else None,
        problems=document.problems,
    )


def _answer(mail: Mail, context: Context, letter: type_of_letter) -> Draft:
    if mail.sender.address is None:
        raise ValueError("an unclear sender is never answered")
    return Draft(
        key=f"{letter.letter}:mail:{context.mail.id}",
        letter=letter,
        language="en" if mail.language == "en" else "sv",
        recipient=mail.sender.address,
        in_reply_to=mail.message_id,
        references=(*mail.references, *((mail.message_id,) if mail.message_id else ())),
    )
