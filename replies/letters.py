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
    handling: str | None = None  # the month of arrival that officers are now given cases from ("2026-05")


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
class CaseReceipt:
    """A mail has come to its case, to somebody who takes part in it; a person will read it."""

    letter: ClassVar[str] = "case-receipt"
    languages: ClassVar[tuple[str, ...]] = ("sv", "en")

    agency: Agency
    diary_number: str
    arrived_on: str
    with_officer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandAnswer:
    """What came of a command that a member of staff mailed."""

    letter: ClassVar[str] = "command-answer"
    languages: ClassVar[tuple[str, ...]] = ("sv",)

    agency: Agency
    command: str  # the line as understood, or as written
    done: bool
    result: str  # a code of replies.codes.RESULTS
    mail_id: int | None = None
    diary_number: str | None = None
    step: str | None = None  # where the case stands now
    next: tuple[str, ...] = ()  # the command lines that fit now
    found: tuple[tuple[str, str, str], ...] = ()  # what a search found: diary number, step, day of arrival
    help: tuple[str, ...] = ()  # codes of the commands to explain


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionRequest:
    """An officer asks the orderer for more (begäran om komplettering), in the officer's own words."""

    letter: ClassVar[str] = "completion-request"
    languages: ClassVar[tuple[str, ...]] = ("sv", "en")

    agency: Agency
    diary_number: str
    text: tuple[str, ...]  # lines; "" between paragraphs
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecificationLetter:
    """The specification with its approximate price, for the orderer to confirm in writing (step 4)."""

    letter: ClassVar[str] = "specification"
    languages: ClassVar[tuple[str, ...]] = ("sv", "en")

    agency: Agency
    diary_number: str
    version: int
    files: tuple[str, ...]  # names
    hours: int | None
    price_sek: int
    hourly_rate_sek: int
    text: tuple[str, ...] = ()  # the officer's own words


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecificationAnswer:
    """What an answer to the specification led to; goes to the address on record, whoever wrote (P4)."""

    letter: ClassVar[str] = "specification-answer"
    languages: ClassVar[tuple[str, ...]] = ("sv", "en")

    agency: Agency
    diary_number: str
    version: int
    arrived_on: str
    noted: bool  # taken as the confirmation; else the officer reads it first
    older: bool = False  # it answers a version that a newer one has replaced


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLetter:
    """The decision with the secrecy information that fits, to the research principal's representative (step 6)."""

    letter: ClassVar[str] = "decision"
    languages: ClassVar[tuple[str, ...]] = ("sv", "en")

    agency: Agency
    diary_number: str
    outcome: str  # granted, partly, refused
    files: tuple[str, ...]
    authority: bool | None  # whether the principal is an authority; None where nothing is let out
    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The data are delivered; a copy of decision and secrecy information for the researcher (step 7)."""

    letter: ClassVar[str] = "delivery"
    languages: ClassVar[tuple[str, ...]] = ("sv", "en")

    agency: Agency
    diary_number: str
    outcome: str
    files: tuple[str, ...]
    authority: bool | None
    check_months: int
    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An officer answers a question, in the officer's own words."""

    letter: ClassVar[str] = "answer"
    languages: ClassVar[tuple[str, ...]] = ("sv", "en")

    agency: Agency
    diary_number: str | None
    text: tuple[str, ...]
    greeted: bool = False  # the officer's own words begin with a greeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where a case stands and what is awaited, to somebody on record who asked."""

    letter: ClassVar[str] = "status"
    languages: ClassVar[tuple[str, ...]] = ("sv", "en")

    agency: Agency
    diary_number: str
    step: str
    since: str  # ISO
    awaits: str  # staff, officer, researcher, nobody
    handling_months: tuple[int, int]
    handling: str | None = None  # as in the confirmation; only while no officer has the case


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Something that the researcher was asked for has not come, or is soon too late."""

    letter: ClassVar[str] = "reminder"
    languages: ClassVar[tuple[str, ...]] = ("sv", "en")

    agency: Agency
    diary_number: str
    about: str  # specification, completion, data-check
    since: str  # ISO: when it was sent, asked for or delivered
    until: str | None = None  # ISO


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingInvitation:
    """The internal meeting (step 3), to those who take part, with a calendar file."""

    letter: ClassVar[str] = "meeting"
    languages: ClassVar[tuple[str, ...]] = ("sv",)

    agency: Agency
    diary_number: str
    day: str  # ISO
    at: str  # "10:00"
    officer: str
    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLink:
    """A command that one click prepares: a mail to the mailbox whose subject is signed."""

    line: str
    link: str  # mailto:


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNotice:
    """Something that an officer should know the same day; answering it steers the case."""

    letter: ClassVar[str] = "case-notice"
    languages: ClassVar[tuple[str, ...]] = ("sv",)

    agency: Agency
    reason: str  # a code of replies.codes.NOTICES
    diary_number: str | None = None
    step: str | None = None
    mail_id: int | None = None
    sender: str = ""
    why: str = ""  # a code of replies.codes.DOUBTS, where a person has to judge
    sentences: tuple[str, ...] = ()  # of the mail, cut: the ones that decided
    words: tuple[str, ...] = ()  # the mail's own, cut, to the officer of its case alone; or a colleague's
    until: str | None = None  # ISO: a limit that the law or the plan sets
    next: tuple[str, ...] = ()
    actions: tuple[ActionLink, ...] = ()


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
    paper: bool = False  # the sender is a member of staff, who has registered it


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
    actions: tuple[ActionLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestLetter:
    """A letter that did not get through."""

    id: int
    letter: str
    recipient: str
    diary_number: str | None
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestWork:
    """A case that somebody is waited for in."""

    diary_number: str
    step: str
    since: str  # ISO: when it came to that step
    days: int
    officer: str = ""
    overdue: tuple[str, ...] = ()  # codes of replies.codes.OVERDUE
    actions: tuple[ActionLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPace:
    """How long cases stand at a step: those that stand there now, and those that have passed it."""

    step: str
    standing: int  # cases
    days: int | None  # the middle of the days that they have stood there
    passed: int = 0  # cases, the last twelve months
    days_passed: int | None = None  # the middle of the days that they stood there; None where too few have passed


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
    silenced: tuple[DigestMail, ...]  # not answered: their words alone call them automatic
    undelivered: tuple[DigestLetter, ...]
    counts: tuple[
        tuple[str, int], ...
    ]  # code, number: mails-in, cases-opened, letters-sent, automatic-mail, waiting-in-all ...
    warnings: tuple[str, ...] = ()  # codes: sandbox-weak, disk-low, polling-stopped, trust-off, template-...
    answerable: bool = True  # whether staff commands by mail are switched on
    officer: str = ""  # whose digest it is
    mine: tuple[DigestWork, ...] = ()  # cases that wait for this officer
    unassigned: tuple[DigestWork, ...] = ()
    theirs: tuple[DigestWork, ...] = ()  # this officer's cases that wait for the researcher
    overdue: tuple[DigestWork, ...] = ()
    queue: tuple[tuple[str, int], ...] = ()  # month of arrival ("2026-05"), cases without an officer
    handling: str | None = None  # the month of arrival that officers are now given cases from
    pace: tuple[DigestPace, ...] = ()
    pictures: tuple[str, ...] = ()  # files that go with the letter and that its page shows: queue.png, pace.png


type_by_name: dict[str, type] = {
    cls.letter: cls
    for cls in (
        Confirmation,
        CompletionReceived,
        Receipt,
        CaseReceipt,
        CompletionRequest,
        SpecificationLetter,
        SpecificationAnswer,
        DecisionLetter,
        Delivery,
        Answer,
        Status,
        Reminder,
        MeetingInvitation,
        CaseNotice,
        CommandAnswer,
        Digest,
    )
}
TO_STAFF = frozenset({MeetingInvitation.letter, CaseNotice.letter, CommandAnswer.letter, Digest.letter})
