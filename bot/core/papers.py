"""Documents between the words of reading and the words of the register."""

from __future__ import annotations

import msgspec

from parsers.facts import Document, Order
from storage import records


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


def recalled(record: records.Document) -> Document:
    """A document as it was read."""
    return msgspec.convert(record.facts, Document)


def order_record(order: Order) -> dict[str, object]:
    """An order's fields, JSON-ready."""
    fields: dict[str, object] = msgspec.to_builtins(order)
    return fields
