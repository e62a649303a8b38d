"""What goes into a decision about one mail, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.commands import Command
from bot.settings import Settings
from parsers.facts import Document
from replies import letters
from storage import records

type_of_letter = (
    letters.Confirmation | letters.CompletionReceived | letters.Receipt | letters.CommandAnswer | letters.Digest
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCase:
    """A case as far as a decision needs it."""

    case: records.Case
    documents: tuple[Document, ...] = ()  # all that has come in for it so far


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything that is known when a mail is decided, apart from the mail itself."""

    settings: Settings
    now: datetime
    mail: records.Mail
    next_number: int
    twin: records.Mail | None = None  # an earlier mail with the same sender, text and attachments
    same_message_id: bool = False  # an earlier mail with other content has this Message-ID
    own_copy: records.Letter | None = None  # the mail is this letter of ours, come back
    thread: records.Letter | None = None  # the newest letter of ours that the mail answers, its token verified
    thread_case: KnownCase | None = None
    sender_cases: tuple[KnownCase, ...] = ()  # open cases in which the sender takes part
    open_cases: tuple[records.Case, ...] = ()  # all of them, where the mail may belong to one that is not sure
    reported: records.Letter | None = None  # the letter that a delivery report is about, sent to that recipient
    taken_in_by: str | None = None  # a person decided that this mail is an order
    letters_last_hour: int = 0  # automatic letters to the sender
    letters_last_day: int = 0
    letters_last_day_in_all: int = 0
    mails_of_sender_today: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A letter that a decision owes; the service gives it its Message-ID."""

    key: str
    letter: type_of_letter
    language: str
    recipient: str
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChange:
    """What a completion changes in its case."""

    case_id: int
    missing: tuple[str, ...]
    flags: tuple[str, ...]
    order: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """Why a mail needs a person: a code, and a few words."""

    reason: str
    details: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What should be so after a mail; the service makes it so in one transaction."""

    kind: str
    reading: records.MailReading
    documents: tuple[records.Document, ...] = ()
    opens: records.NewCase | None = None
    parties: tuple[records.Party, ...] = ()
    changes: CaseChange | None = None
    drafts: tuple[Draft, ...] = ()
    waits: Waits | None = None
    happened: tuple[tuple[str, dict[str, object]], ...] = ()  # events, in order: what, details
    delivered: int | None = None  # a letter whose copy came back
    undelivered: int | None = None  # a letter that a report says did not arrive
    commands: tuple[Command, ...] = ()  # what a member of staff asks for
