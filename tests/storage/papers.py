"""Invented records that the storage tests put into a register."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage import records
from storage.records import MailState
from storage.store import Transaction

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)


def arrival(uid: int = 1, sha256: str = "a" * 64, **more: object) -> records.Arrival:
    place = {"mailbox": "m", "folder": "INBOX", "validity": 4_000_000_000, "uid": uid} | more
    return records.Arrival(
        place=records.Place(**place),  # type: ignore[arg-type]
        sha256=sha256,
        size=3,
        arrived_at=NOON + timedelta(minutes=uid),
        seen_at=NOON,
    )


def reading(**more: object) -> records.MailReading:
    whole: dict[str, object] = {
        "kind": "order",
        "state": MailState.DECIDED,
        "destination": "processed",
        "message_id": "<1@b.example>",
        "sender": "anna@b.example",
        "subject": "Beställning åäö",
        "language": "sv",
        "fingerprint": "f" * 64,
        "decided_at": NOON,
    }
    return records.MailReading(**(whole | more))  # type: ignore[arg-type]


def document(name: str = "blankett.pdf") -> records.Document:
    return records.Document(
        name=name,
        path=name,
        sha256="b" * 64,
        size=9,
        media_type="application/pdf",
        kind="form",
        confidence=0.9,
        evidence=("Blankett",),
        pages=(1, 6),
        problems=("scanned",),
        facts={"title": "åäö"},
    )


def new_case(number: int = 1, **more: object) -> records.NewCase:
    whole: dict[str, object] = {
        "diary_number": f"6.3-{number}/2026",
        "series": "main",
        "year": 2026,
        "number": number,
        "opened_at": NOON,
        "language": "sv",
        "missing": ("form",),
        "order": {"project_title": "Höftfrakturer på Öland"},
    }
    return records.NewCase(**(whole | more))  # type: ignore[arg-type]


ANNA = records.Party(role="orderer", address="anna@b.example", name="Anna Ågren Exempel", participant=True)
PER = records.Party(role="representative", address="per@b.example", name="Per Exempel")


def owed(key: str = "confirmation:mail:1", **more: object) -> records.OwedLetter:
    whole: dict[str, object] = {
        "key": key,
        "letter": "confirmation",
        "language": "sv",
        "recipient": "anna@b.example",
        "message_id": f"<{key}@agency.example>",
        "fields": {"diary_number": "6.3-1/2026", "missing": ["form"]},
        "references": ("<1@b.example>",),
        "owed_at": NOON,
    }
    return records.OwedLetter(**(whole | more))  # type: ignore[arg-type]


def taken(register: Transaction, uid: int = 1, sha256: str = "a" * 64) -> int:
    return register.receive(arrival(uid, sha256))
