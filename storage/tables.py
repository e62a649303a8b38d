"""The register's tables. Rows never leave this package: records do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    UniqueConstraint,
    false,
)
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(SQLModel):
    """All tables, under one naming of their constraints."""

    metadata = MetaData(naming_convention=NAMING)


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime, on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base class's signature
        """Store UTC; a naive time is a fault of ours."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without its zone cannot be stored")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base class's signature
        """SQLite forgets the zone; it is always UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _moment(*, needed: bool = True, index: bool = False) -> Any:
    return Field(default=None if not needed else ..., sa_column=Column(Moment(), nullable=not needed, index=index))


def _json(*, needed: bool = False) -> Any:
    return Field(default=None if not needed else ..., sa_column=Column(JSON(none_as_null=True), nullable=not needed))


def _refers(to: str, *, needed: bool = False) -> Any:
    column: Column[int] = Column(Integer(), ForeignKey(to), nullable=not needed, index=True)
    return Field(default=None if not needed else ..., sa_column=column)


class MailRow(Base, table=True):
    """One mail, known by its bytes."""

    __tablename__ = "mails"
    __table_args__ = (
        Index("ix_mails_fingerprint_state_twin_of", "fingerprint", "state", "twin_of"),
        Index("ix_mails_sender_decided_at", "sender", "decided_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(sa_column=Column(String(64), nullable=False, unique=True))
    size: int
    arrived_at: datetime = _moment(index=True)
    first_folder: str
    state: str = Field(index=True)
    attempts: int = 0
    kind: str | None = None
    message_id: str | None = Field(default=None, index=True)
    sender: str | None = None
    subject: str = ""
    language: str | None = None
    fingerprint: str | None = None
    twin_of: int | None = _refers("mails.id")
    case_id: int | None = _refers("cases.id")
    destination: str | None = None
    decided_at: datetime | None = _moment(needed=False, index=True)
    outgoing: bool = Field(default=False, sa_column=Column(Boolean(), nullable=False, server_default=false()))
    said_sender: str | None = None


class PlaceRow(Base, table=True):
    """Where a mail was seen in a mailbox."""

    __tablename__ = "places"
    __table_args__ = (
        UniqueConstraint("mailbox", "folder", "validity", "uid", name="uq_places_place"),
        Index("ix_places_mailbox_filed_at", "mailbox", "filed_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    mailbox: str
    folder: str
    validity: int = Field(sa_column=Column(BigInteger(), nullable=False))
    uid: int = Field(sa_column=Column(BigInteger(), nullable=False))
    mail_id: int = _refers("mails.id", needed=True)
    seen_at: datetime = _moment()
    filed_at: datetime | None = _moment(needed=False)


class DocumentRow(Base, table=True):
    """One document of a mail, numbered within its case."""

    __tablename__ = "documents"
    __table_args__ = (UniqueConstraint("case_id", "number", name="uq_documents_number"),)
    id: int | None = Field(default=None, primary_key=True)
    mail_id: int | None = _refers("mails.id")
    case_id: int | None = _refers("cases.id")
    number: int | None = None
    direction: str = "in"
    registered_at: datetime = _moment()
    name: str
    path: str
    sha256: str = Field(sa_column=Column(String(64), nullable=False))
    size: int
    media_type: str
    kind: str
    confidence: float
    evidence: list[str] = _json(needed=True)
    pages: list[int] | None = _json()
    problems: list[str] = _json(needed=True)
    facts: dict[str, Any] | None = _json()


ENDED = ("closed", "withdrawn")  # the steps after which a case takes nothing more


class CaseRow(Base, table=True):
    """One case."""

    __tablename__ = "cases"
    __table_args__ = (UniqueConstraint("series", "year", "number", name="uq_cases_number"),)
    id: int | None = Field(default=None, primary_key=True)
    diary_number: str = Field(sa_column=Column(String(), nullable=False, unique=True))
    series: str
    year: int
    number: int
    step: str = Field(index=True)
    opened_at: datetime = _moment(index=True)
    changed_at: datetime = _moment()
    language: str
    missing: list[str] = _json(needed=True)
    flags: list[str] = _json(needed=True)
    order: dict[str, Any] | None = Field(default=None, sa_column=Column("order_fields", JSON(none_as_null=True)))
    officer: str | None = None
    step_since: datetime | None = _moment(needed=False)


class PartyRow(Base, table=True):
    """Somebody who takes part in a case."""

    __tablename__ = "parties"
    __table_args__ = (UniqueConstraint("case_id", "role", "address", "name", name="uq_parties_party"),)
    id: int | None = Field(default=None, primary_key=True)
    case_id: int = _refers("cases.id", needed=True)
    role: str
    address: str | None = Field(default=None, index=True)
    name: str = ""
    participant: bool = False


class EventRow(Base, table=True):
    """Something that happened; triggers refuse to change or remove one."""

    __tablename__ = "events"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = _moment(index=True)
    who: str
    what: str
    case_id: int | None = _refers("cases.id")
    mail_id: int | None = _refers("mails.id")
    letter_id: int | None = _refers("letters.id")
    details: dict[str, Any] | None = _json()


class LetterRow(Base, table=True):
    """A letter that is owed, on its way, or sent."""

    __tablename__ = "letters"
    __table_args__ = (
        Index("ix_letters_state_next_try_at", "state", "next_try_at"),
        Index("ix_letters_owed_at_automatic_state_recipient", "owed_at", "automatic", "state", "recipient"),
    )
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(sa_column=Column(String(), nullable=False, unique=True))
    letter: str
    language: str
    recipient: str = Field(index=True)
    message_id: str = Field(sa_column=Column(String(), nullable=False, unique=True))
    fields: dict[str, Any] = Field(sa_column=Column("letter_fields", JSON(), nullable=False))
    in_reply_to: str | None = None
    references: list[str] = Field(sa_column=Column("thread", JSON(), nullable=False))
    case_id: int | None = _refers("cases.id")
    mail_id: int | None = _refers("mails.id")
    automatic: bool = True
    attachments: list[dict[str, str]] | None = _json()
    owed_at: datetime = _moment()
    state: str
    attempts: int = 0
    next_try_at: datetime = _moment()
    sha256: str | None = None
    sent_at: datetime | None = _moment(needed=False)
    last_error: str | None = None


class SpecificationRow(Base, table=True):
    """One version of a case's specification."""

    __tablename__ = "specifications"
    __table_args__ = (UniqueConstraint("case_id", "version", name="uq_specifications_version"),)
    id: int | None = Field(default=None, primary_key=True)
    case_id: int = _refers("cases.id", needed=True)
    version: int
    files: list[dict[str, str]] = _json(needed=True)
    hours: int | None = None
    price_sek: int | None = None
    message_id: str = Field(index=True)
    sent_at: datetime = _moment()
    state: str = "sent"
    settled_at: datetime | None = _moment(needed=False)
    settled_by_mail: int | None = _refers("mails.id")
    evidence: list[str] = _json(needed=True)


class SpentTokenRow(Base, table=True):
    """A signed action that has been used."""

    __tablename__ = "spent_tokens"
    token: str = Field(primary_key=True)
    spent_at: datetime = _moment()


class SeriesRow(Base, table=True):
    """The one counter of a series and year."""

    __tablename__ = "series"
    name: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    first_number: int
    next_number: int


class HeldRow(Base, table=True):
    """A mail that waits, or waited, for a person."""

    __tablename__ = "held"
    mail_id: int = Field(sa_column=Column(Integer(), ForeignKey("mails.id"), primary_key=True))
    reason: str
    details: str = ""
    since: datetime = _moment()
    resolved_at: datetime | None = _moment(needed=False)
    resolution: str | None = None
