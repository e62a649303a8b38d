"""The word-list of the register: what is kept about mails, cases and letters, as frozen values.

Times are aware datetimes in UTC. Rows of the database never leave `storage`; these do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

PAPER_REGISTERED = "paper-registered"  # an event: staff brought paper; details: sender, arrived_at
OFFICER_WROTE = "officer-wrote"  # an event: staff wrote to somebody outside; details: to


class MailState(StrEnum):
    """How far a mail has come."""

    RECEIVED = "received"  # bytes stored, nothing decided
    DECIDED = "decided"
    HELD = "held"  # a person has to look; the whole mail is kept


class LetterState(StrEnum):
    """How far a letter has come."""

    OWED = "owed"
    SENDING = "sending"  # handed to the server; in doubt until marked
    SENT = "sent"
    FAILED = "failed"  # refused for good; the digest names it


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a message lies in a mailbox: UIDs hold only under their UIDVALIDITY (RFC 9051, 2.3.1.1)."""

    mailbox: str  # which account and server, as configured
    folder: str
    validity: int
    uid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A message that was seen in a mailbox and whose bytes are stored."""

    place: Place
    sha256: str
    size: int
    arrived_at: datetime  # INTERNALDATE: the day the mail reached the server
    seen_at: datetime
    said_sender: str = ""  # whom its From names, unproven: to take turns by


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail, known by its bytes; however often it was seen."""

    id: int
    sha256: str
    size: int
    arrived_at: datetime
    first_folder: str
    state: MailState
    attempts: int
    kind: str | None = None  # as in the contract of `inspect`
    message_id: str | None = None
    sender: str | None = None
    subject: str = ""
    language: str | None = None
    fingerprint: str | None = None
    twin_of: int | None = None  # the mail that this one repeats
    case_id: int | None = None
    destination: str | None = None  # "processed", "held" or "stay": where the message goes in the mailbox
    decided_at: datetime | None = None
    outgoing: bool = False  # an officer wrote it to somebody else, with a copy to the mailbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A mail that nothing is decided about yet."""

    id: int
    said_sender: str
    attempts: int  # readings that came to no end


@dataclass(frozen=True, slots=True, kw_only=True)
class MailReading:
    """What a decision writes into the mail's row."""

    kind: str
    state: MailState
    destination: str
    message_id: str | None = None
    sender: str | None = None
    subject: str = ""
    language: str | None = None
    fingerprint: str | None = None
    twin_of: int | None = None
    case_id: int | None = None
    decided_at: datetime
    outgoing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a mail; `facts` is the reader's answer as JSON-ready values."""

    name: str
    path: str
    sha256: str
    size: int
    media_type: str
    kind: str
    confidence: float
    evidence: tuple[str, ...] = ()
    pages: tuple[int, int] | None = None
    problems: tuple[str, ...] = ()
    facts: dict[str, object] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who takes part in a case. Only `participant` parties are known senders of it."""

    role: str  # orderer, researcher, contact, representative, sender
    address: str | None
    name: str = ""
    participant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """A case to be opened."""

    diary_number: str
    series: str
    year: int
    number: int
    opened_at: datetime  # when the order arrived, not when the bot ran
    language: str
    missing: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    order: dict[str, object] | None = None  # the fields of the order, JSON-ready


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case as it stands."""

    id: int
    diary_number: str
    step: str
    opened_at: datetime
    changed_at: datetime
    language: str
    missing: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    order: dict[str, object] | None = None
    officer: str | None = None  # the officer's address
    step_since: datetime | None = None  # when it came to its step; None in a register from before that was kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; events are only ever added."""

    at: datetime
    who: str  # "registerbot", a staff address, "sender"
    what: str  # a word from the service's list of events
    case_id: int | None = None
    mail_id: int | None = None
    letter_id: int | None = None
    details: dict[str, object] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A case went from one step to another."""

    case_id: int
    opened_at: datetime  # when the case had come in
    left: str
    step: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A stored file that goes out with a letter."""

    name: str
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSpecification:
    """A version of the specification, as it goes out."""

    case_id: int
    version: int
    files: tuple[Attachment, ...]
    hours: int | None = None
    price_sek: int | None = None
    message_id: str  # of the mail that carried it, ours or an officer's own
    sent_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Specification(NewSpecification):
    """A version of the specification, and what became of it."""

    id: int
    state: str = "sent"  # sent, approved, change-requested
    settled_at: datetime | None = None
    settled_by_mail: int | None = None
    evidence: tuple[str, ...] = ()  # the sentences that decided


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedLetter:
    """A letter that a decision owes. `key` is unique: owing twice is owing once."""

    key: str  # "confirmation:mail:17"
    letter: str  # the letter's name
    language: str
    recipient: str
    message_id: str
    fields: dict[str, object]
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    case_id: int | None = None
    mail_id: int | None = None
    automatic: bool = True  # counts in the budget of automatic letters
    attachments: tuple[Attachment, ...] = ()
    owed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter as it stands."""

    id: int
    owed: OwedLetter
    state: LetterState
    attempts: int
    next_try_at: datetime
    sha256: str | None = None  # the rendered bytes, once made: what is sent again is the same
    sent_at: datetime | None = None
    last_error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """One document of a case as the diary (diarium) shows it: OSL 5:2."""

    diary_number: str
    number: int  # within its case
    direction: str  # in, out
    kind: str
    at: datetime  # when it arrived, or when it went out
    other_party: str | None  # the address that it came from or went to


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A mail that waits for a person."""

    mail_id: int
    reason: str  # a code: unreadable, unlinked, question, data-file ...
    since: datetime
    details: str = ""
    sender: str | None = None
    subject: str = ""
    arrived_at: datetime | None = None
    resolved_at: datetime | None = None
    resolution: str | None = None
