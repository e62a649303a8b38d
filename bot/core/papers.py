"""Documents between the words of reading and the words of the register."""

from __future__ import annotations

import msgspec

from parsers.facts import Document, DocumentKind, Mail, Order
from storage import records

MAIL = "mail"  # the kind and path of a mail that is a document itself


def recorded(document: Document) -> records.Document:
    """A document as the register keeps it; `facts` holds all that the reader said."""
    return records.Document(
        name=document.name,
        path=document.path,
        sha256=document.sha256,
        size=document.size,
        media_type=document.media_type,
        kind=document.kind,
        confidence=document.confidence,
        evidence=document.evidence,
        pages=document.pages,
        problems=document.problems,
        facts=msgspec.to_builtins(document),
    )


def own_words(mail: Mail) -> Document | None:
    """The text of a mail as a paper of its own, when it says anything of the order."""
    if mail.said == Order():
        return None
    return Document(
        name="mejl",
        path=MAIL,
        sha256=mail.sha256,
        size=mail.size,
        media_type="message/rfc822",
        kind=DocumentKind.OTHER,
        confidence=1.0,
        said=mail.said,
    )


def papers_of(mail: Mail) -> tuple[Document, ...]:
    """Everything in a mail that may say something of an order, what counts most first."""
    said = own_words(mail)
    return mail.documents if said is None else (*mail.documents, said)


def recorded_mail(mail: Mail) -> records.Document:
    """A mail as a document of its own, with what it says. Its subject may name people, so it is shown without."""
    said = own_words(mail)
    return records.Document(
        name="mejl",
        path=MAIL,
        sha256=mail.sha256,
        size=mail.size,
        media_type="message/rfc822",
        kind=MAIL,
        confidence=1.0,
        facts=None if said is None else msgspec.to_builtins(said),
    )


def sent_letter(letter: records.Letter) -> records.Document:
    """A letter of ours that went out, as a document of its case."""
    return records.Document(
        name=letter.owed.letter,
        path="letter",
        sha256=letter.sha256 or "",
        size=0,
        media_type="message/rfc822",
        kind=letter.owed.letter,
        confidence=1.0,
    )


def recalled(record: records.Document) -> Document:
    """A document as it was read."""
    return msgspec.convert(record.facts, Document)


def order_record(order: Order) -> dict[str, object]:
    """An order's fields, JSON-ready."""
    fields: dict[str, object] = msgspec.to_builtins(order)
    return fields
