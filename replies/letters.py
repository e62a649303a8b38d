"""The word-list of letters: one frozen class a letter, which is the contract between the core and its templates.

A letter is owed as its name and these fields, and becomes text only when it is sent. Fields are plain
values: codes where the wording belongs to a phrase file (kinds, gaps, flags), never text from a mail but
for cleaned names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """Who writes, and how to reach a person there."""

    name: str
    service: str
    public_address: str
    phone: str = ""
    web_page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedDocument:
    """One document as the letter tells of it."""

    kind: str  # a DocumentKind; worded by the phrase file
    name: str | None = None  # only where the sender's domain is proven; else the kind alone is told
    pages: str | None = None  # "1-6"
    outcome: str | None = None  # an ethics decision's outcome code
    rows: int | None = None  # a variable list's length
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """The order has come in and has a diary number (step 1, bekräftelse)."""

    letter: ClassVar[str] = "confirmation"
    languages: ClassVar[tuple[str, ...]] = ("sv", "en")

    agency: Agency
    diary_number: str
    arrived_on: str  # ISO
    documents: tuple[ReceivedDocument, ...]
    missing: tuple[str, ...]
    flags: tuple[str, ...]
    hourly_rate_sek: int
    handling_months: tuple[int, int]
    usual_hours: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionReceived:
    """More has come in for a known case, and this is what is still missing."""

    letter: ClassVar[str] = "completion-received"
    languages: ClassVar[tuple[str, ...]] = ("sv", "en")

    agency: Agency
    diary_number: str
    arrived_on: str
    documents: tuple[ReceivedDocument, ...]
    missing: tuple[str, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Something has come in that a person will read; says the same whatever number the mail quoted (P2)."""

    letter: ClassVar[str] = "receipt"
    languages: ClassVar[tuple[str, ...]] = ("sv", "en")

    agency: Agency
    arrived_on: str
    documents: tuple[ReceivedDocument, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandAnswer:
    """What came of a command that a member of staff mailed."""

    letter: ClassVar[str] = "command-answer"
    languages: ClassVar[tuple[str, ...]] = ("sv",)

    agency: Agency
    command: str  # the line as understood, or as written
    done: bool
    result: str  # a code: taken-in, joined, set-aside, unknown-command, no-such-mail, already-settled, no-such-case
    mail_id: int | None = None
    diary_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestCase:
    """A case that is new, or that more came in for."""

    diary_number: str
    arrived_on: str
    sender: str
    documents: tuple[str, ...]  # kinds
    missing: tuple[str, ...]
    flags: tuple[str, ...]
    days_open: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestMail:
    """A mail that waits for a person."""

    id: int
    arrived_on: str
    sender: str  # or "" when unclear
    subject: str  # cut and masked
    kind: str
    reason: str  # a code
    details: str = ""
    commands: tuple[str, ...] = ()  # the one-line answers that settle it


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestLetter:
    """A letter that did not get through."""

    id: int
    letter: str
    recipient: str
    diary_number: str | None
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The daily letter to staff: what is new, what needs a person, what went wrong."""

    letter: ClassVar[str] = "digest"
    languages: ClassVar[tuple[str, ...]] = ("sv",)

    agency: Agency
    date: str
    since: str  # the digest tells what happened from here
    new_cases: tuple[DigestCase, ...]
    completions: tuple[DigestCase, ...]
    waiting: tuple[DigestMail, ...]  # mails that need a person: questions, unlinked, unclear
    held: tuple[DigestMail, ...]  # mails that could not be read
    left_in_junk: tuple[DigestMail, ...]
    undelivered: tuple[DigestLetter, ...]
    counts: tuple[
        tuple[str, int], ...
    ]  # code, number: mails-in, cases-opened, letters-sent, automatic-mail, waiting-in-all ...
    warnings: tuple[str, ...] = ()  # codes: sandbox-weak, disk-low, polling-stopped, trust-off
    answerable: bool = True  # whether staff commands by mail are switched on


type_by_name: dict[str, type] = {
    cls.letter: cls for cls in (Confirmation, CompletionReceived, Receipt, CommandAnswer, Digest)
}
