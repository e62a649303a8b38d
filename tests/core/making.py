"""Invented mails, documents and contexts for decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.core.asked import Asked
from bot.core.command_mail import with_text
from bot.core.commands import Command, command_of
from bot.core.decision import Context, KnownCase
from bot.core.papers import order_record
from bot.settings import Agency, Settings, Staff, Trust
from parsers.facts import (
    Document,
    DocumentKind,
    EthicsApplication,
    EthicsDecision,
    Invoice,
    Mail,
    Order,
    Outcome,
    Sender,
    TraceField,
    Variable,
    VariableList,
)
from replies.letters import Agency as Signature
from replies.letters import type_by_name
from storage import records

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
SETTINGS = Settings(
    agency=Agency(name="Exempelmyndigheten", mailbox_address="registerservice@agency.example"),
    staff=Staff(addresses=("karin@agency.example",), digest_to=("karin@agency.example",)),
    trust=Trust(auth_results="mx.agency.example"),
)
SIGNATURE = Signature(
    name="Exempelmyndigheten", service="Registerservice", public_address="registerservice@agency.example"
)
ANNA = "anna@exempel-universitetet.example"
ORDERER = records.Party(role="orderer", address=ANNA, name="Anna Exempel", participant=True)
OFFICER = "karin@agency.example"
FILE = records.Attachment(name="Specifikation.pdf", sha256="c" * 64, media_type="application/pdf")
ORDER = Order(
    project_title="Uppföljning av höftfrakturer i Exempelregionen",
    principal="Exempeluniversitetet",
    org_number="202100-2973",
    principal_is_authority=True,
    invoice=Invoice(address="Box 1, 123 45 Exempelstad", reference="ZZ1234"),
    ethics_numbers=("2025-04420-01",),
    registers=("PAR", "LMED"),
)


def document(kind: DocumentKind, **more: object) -> Document:
    name = f"{kind}.pdf"
    whole = {"name": name, "path": name, "sha256": "0" * 64, "size": 1, "media_type": "application/pdf"}
    return Document(**(whole | {"kind": kind, "confidence": 0.9} | more))  # type: ignore[arg-type]


def form(order: Order = ORDER, **more: object) -> Document:
    return document(DocumentKind.FORM, form=order, **more)


def application(**facts: object) -> Document:
    told = {"signed": True, "title": ORDER.project_title} | facts
    return document(DocumentKind.ETHICS_APPLICATION, application=EthicsApplication(**told))  # type: ignore[arg-type]


def decision(outcome: Outcome = Outcome.APPROVED, **facts: object) -> Document:
    told = {"numbers": ORDER.ethics_numbers, "date": "2025-09-01", "title": ORDER.project_title} | facts
    paper = EthicsDecision(outcome=outcome, **told)  # type: ignore[arg-type]
    return document(DocumentKind.ETHICS_DECISION, decision=paper)


def variables(without_motivation: int = 0) -> Document:
    listed = VariableList(
        rows=1,
        registers=("PAR",),
        variables=(Variable(name="HDIA", register="PAR"),),
        without_motivation=without_motivation,
    )
    return document(DocumentKind.VARIABLE_LIST, variables=listed)


def complete() -> tuple[Document, ...]:
    return (form(), application(), decision(), variables())


def mail(**more: object) -> Mail:
    whole: dict[str, object] = {
        "sha256": "a" * 64,
        "size": 1000,
        "message_id": "<1@exempel-universitetet.example>",
        "sender": Sender(address="anna@exempel-universitetet.example", name="Anna Exempel"),
        "subject": "Beställning av registerdata",
        "language": "sv",
        "new_text": "Hej! Härmed beställer vi registerdata. Se bifogade handlingar.",
        "fingerprint": "f" * 64,
    }
    return Mail(**(whole | more))  # type: ignore[arg-type]


def passed(
    sender: str = "anna@exempel-universitetet.example", server: str = "mx.agency.example"
) -> tuple[TraceField, ...]:
    domain = sender.rpartition("@")[2]
    return (
        TraceField(name="authentication-results", value=f"{server}; dmarc=pass header.from={domain}"),
        TraceField(name="received", value=f"from mail.{domain} by {server} with ESMTPS"),
    )


def row(**more: object) -> records.Mail:
    whole: dict[str, object] = {
        "id": 7,
        "sha256": "a" * 64,
        "size": 1000,
        "arrived_at": NOON,
        "first_folder": "INBOX",
        "state": records.MailState.RECEIVED,
        "attempts": 1,
    }
    return records.Mail(**(whole | more))  # type: ignore[arg-type]


def context(**more: object) -> Context:
    whole: dict[str, object] = {"settings": SETTINGS, "now": NOON, "mail": row(), "next_number": 17}
    return Context(**(whole | more))  # type: ignore[arg-type]


def known(number: str = "6.3-3/2026", documents: tuple[Document, ...] = (), **more: object) -> KnownCase:
    whole: dict[str, object] = {
        "id": 3,
        "diary_number": number,
        "step": "confirmed",
        "opened_at": NOON,
        "changed_at": NOON,
        "language": "sv",
        "order": order_record(ORDER),
    }
    return KnownCase(case=records.Case(**(whole | more)), documents=documents)  # type: ignore[arg-type]


def letter(
    name: str = "confirmation", case_id: int | None = 3, recipient: str = "anna@exempel-universitetet.example"
) -> records.Letter:
    assert name in type_by_name
    owed = records.OwedLetter(
        key=f"{name}:1",
        letter=name,
        language="sv",
        recipient=recipient,
        message_id=f"<0.{name}.0@agency.example>",
        fields={},
        case_id=case_id,
        owed_at=NOON,
    )
    return records.Letter(id=1, owed=owed, state=records.LetterState.SENT, attempts=1, next_try_at=NOON)


def reading(came: Mail, kind: str, **more: object) -> records.MailReading:
    """The row of a mail that was decided at noon and filed."""
    whole: dict[str, object] = {
        "kind": kind,
        "state": records.MailState.DECIDED,
        "destination": "processed",
        "message_id": came.message_id,
        "sender": came.sender.address,
        "subject": came.subject,
        "language": came.language,
        "fingerprint": came.fingerprint or None,
        "decided_at": NOON,
    }
    return records.MailReading(**(whole | more))  # type: ignore[arg-type]


def version(number: int, **more: object) -> records.Specification:
    """A version of the specification that went out."""
    whole: dict[str, object] = {
        "id": number,
        "case_id": 3,
        "version": number,
        "files": (FILE,),
        "hours": 20,
        "price_sek": 22_000,
        "message_id": f"<{number}@agency.example>",
        "sent_at": NOON,
    }
    return records.Specification(**(whole | more))  # type: ignore[arg-type]


def asked(line: str, *below: str, known_case: KnownCase | None = None, **more: object) -> Asked:
    """A command that an officer has mailed, with the lines below it."""
    command = command_of(line, SETTINGS.diary.format)
    assert isinstance(command, Command), line
    whole: dict[str, object] = {
        "command": with_text(command, list(below)),
        "by": OFFICER,
        "known": known_case or replace(known(step="assigned"), parties=(ORDERER,)),
        "mail": mail(),
        "mail_id": 12,
        "settings": SETTINGS,
        "now": NOON,
    }
    return Asked(**(whole | more))  # type: ignore[arg-type]
