"""What goes into a decision about one mail, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.core.action_tokens import SignedAction
from bot.core.commands import Command, Unclear
from bot.core.steps import Step
from bot.settings import Settings
from parsers.facts import Document
from replies import letters
from storage import records

type_of_letter = (
    letters.Confirmation
    | letters.CompletionReceived
    | letters.Receipt
    | letters.CaseReceipt
    | letters.CompletionRequest
    | letters.SpecificationLetter
    | letters.SpecificationAnswer
    | letters.DecisionLetter
    | letters.Delivery
    | letters.Answer
    | letters.Status
    | letters.Reminder
    | letters.MeetingInvitation
    | letters.CaseNotice
    | letters.CommandAnswer
    | letters.Digest
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCase:
    """A case as far as a decision needs it."""

    case: records.Case
    documents: tuple[Document, ...] = ()  # all that has come in for it so far
    parties: tuple[records.Party, ...] = ()
    specifications: tuple[records.Specification, ...] = ()  # the first version first
    letters: tuple[records.Letter, ...] = ()  # to whomever, the oldest first

    @property
    def step(self) -> Step:
        """Where the case stands."""
        return Step(self.case.step)

    def at(self, step: Step) -> KnownCase:
        """The same case, come to another step."""
        return replace(self, case=replace(self.case, step=step.value))

    def takes_part(self, address: str | None) -> bool:
        """Whether an address is that of somebody on record who takes part in the case."""
        return address is not None and any(p.participant and p.address == address for p in self.parties)

    @property
    def orderer(self) -> str | None:
        """The address on record of whoever ordered."""
        return next((party.address for party in self.parties if party.role == "orderer"), None)


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
    thread_case: KnownCase | None = None  # by that letter, or by an officer's own mail that is registered
    answered: records.Specification | None = None  # the version that the mail answers
    sender_cases: tuple[KnownCase, ...] = ()  # open cases in which the sender takes part
    open_cases: tuple[records.Case, ...] = ()  # all of them, where the mail may belong to one that is not sure
    named_cases: tuple[KnownCase, ...] = ()  # cases that a member of staff names
    action: SignedAction | None = None  # in the subject of a member of staff, its signature verified
    action_spent: bool = False
    reported: records.Letter | None = None  # the letter that a delivery report is about, sent to that recipient
    taken_in_by: str | None = None  # a person decided that this mail is an order
    letters_last_hour: int = 0  # automatic letters to the sender
    letters_last_day: int = 0
    letters_last_day_in_all: int = 0
    mails_of_sender_today: int = 0
    handling: str | None = None  # the month of arrival that officers are now given cases from, where it is known
    signing_key: bytes = field(default=b"", repr=False)  # for the actions of a notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that goes out with a letter: stored already, or made by us (`content`)."""

    name: str
    media_type: str
    sha256: str = ""
    content: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of the specification that a mail carries."""

    number: int
    hours: int | None = None
    price_sek: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A letter that a decision owes; the service gives it its Message-ID."""

    key: str
    letter: type_of_letter
    language: str
    recipient: str
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    version: Version | None = None  # of the specification, where the letter carries one
    automatic: bool = True  # counts in the budget; what staff order or get does not
    case_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChange:
    """What changes in a case; None leaves it as it is."""

    case_id: int
    missing: tuple[str, ...] | None = None
    flags: tuple[str, ...] | None = None
    order: dict[str, object] | None = None
    steps: tuple[Step, ...] = ()  # the moves, in order
    officer: str | None = None
    details: dict[str, object] = field(default_factory=dict)  # what is told of the moves


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of a version of the specification."""

    specification_id: int
    state: str  # approved, change-requested
    evidence: tuple[str, ...]


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
    direction: str = "in"  # of the documents: "out" where staff send them on
    opens: records.NewCase | None = None
    parties: tuple[records.Party, ...] = ()
    changes: CaseChange | None = None
    sent_version: tuple[Version, tuple[Enclosure, ...]] | None = None  # in an officer's own mail
    settled: Settled | None = None
    drafts: tuple[Draft, ...] = ()
    waits: Waits | None = None
    happened: tuple[tuple[str, dict[str, object]], ...] = ()  # events, in order: what, details
    who: str | None = None  # who made it happen, where it was not the service by itself
    delivered: int | None = None  # a letter whose copy came back
    undelivered: int | None = None  # a letter that a report says did not arrive
    commands: tuple[Command | Unclear, ...] = ()  # what a member of staff asks for
    spends: str | None = None  # the token of a signed action
