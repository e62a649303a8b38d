"""The word-list of reading: what can be known about a mail and its documents, as frozen values.

Everything here crosses the wall of the limited process as JSON, so it holds nothing but
strings, numbers, booleans, tuples and other values of this file.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, Literal


class DocumentKind(StrEnum):
    """What a document is, judged by its content."""

    FORM = "form"
    ETHICS_APPLICATION = "ethics-application"
    ETHICS_DECISION = "ethics-decision"
    VARIABLE_LIST = "variable-list"
    RESEARCH_PLAN = "research-plan"
    SPECIFICATION = "specification"
    DATA_FILE = "data-file"
    DECORATION = "decoration"
    OTHER = "other"
    UNREADABLE = "unreadable"


class Outcome(StrEnum):
    """What an ethics authority decided (domain: the governing sentence decides, negative ones first)."""

    APPROVED = "approved"
    APPROVED_WITH_CONDITIONS = "approved-with-conditions"
    PARTLY = "partly"
    REJECTED = "rejected"
    DISMISSED = "dismissed"
    ADVISORY = "advisory"
    HANDED_OVER = "handed-over"
    CLOSED = "closed"
    COMPLETION_REQUESTED = "completion-requested"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in an order."""

    name: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """Where the invoice goes (verbatim: every receiver has rules of its own)."""

    address: str | None = None
    reference: str | None = None
    peppol: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The population's codes, as written but with one dash and no spaces in a range."""

    icd: tuple[str, ...] = ()
    atc: tuple[str, ...] = ()
    kva: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The fields of an order: read from one form, or put together from all documents of a mail."""

    project_title: str | None = None
    principal: str | None = None  # forskningshuvudman
    org_number: str | None = None  # 202100-2973, as printed when its control digit is wrong
    principal_is_authority: bool | None = None
    representative: Person = Person()  # behörig företrädare
    researcher: Person = Person()
    contact: Person = Person()
    invoice: Invoice = Invoice()
    ethics_numbers: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()  # PAR, LMED, DORS ...
    codes: Codes = Codes()
    period: tuple[str, str] | None = None  # first and last year
    only_deceased: bool | None = None
    linkage: str | None = None  # samkörning; this and the next two in the form's own words
    key_handling: str | None = None  # kodnyckel
    delivery_format: str | None = None

    def filled_from(self, more: Order) -> Order:
        """This order, with its gaps filled from another that counts less."""
        filled: Order = _filled(self, more)
        # Whether an authority orders hangs on the number: of a wrong one nothing is known.
        return replace(filled, principal_is_authority=self.principal_is_authority) if self.org_number else filled


def _filled(one: Any, other: Any) -> Any:
    if is_dataclass(one) and not isinstance(one, type):
        parts = (each.name for each in fields(one))
        return type(one)(**{name: _filled(getattr(one, name), getattr(other, name)) for name in parts})
    return other if one in (None, ()) else one


@dataclass(frozen=True, slots=True, kw_only=True)
class EthicsApplication:
    """What an application to the ethics board says of itself."""

    numbers: tuple[str, ...] = ()
    title: str | None = None
    principal: str | None = None
    researcher: str | None = None
    date: str | None = None  # ISO; when it was signed or sent in
    signed: Literal[True] | None = None  # None = not found; it is never said to be missing
    registers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EthicsDecision:
    """What a decision of the ethics board says."""

    outcome: Outcome = Outcome.UNKNOWN
    amendment: bool = False
    numbers: tuple[str, ...] = ()
    date: str | None = None  # ISO
    title: str | None = None
    principal: str | None = None
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One wanted variable."""

    register: str | None = None
    name: str
    period: str | None = None
    motivation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VariableList:
    """The wanted variables with their motivations."""

    rows: int = 0
    registers: tuple[str, ...] = ()
    variables: tuple[Variable, ...] = ()
    without_motivation: int = 0
    unknown: tuple[str, ...] = ()  # names that the catalogue of variables does not have: a warning, never a fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document: a whole attachment, a member of an archive, or a page range of a bundle.

    At most one of `form`, `application`, `decision`, `variables` and `said` is set, the one of its kind.
    """

    name: str  # as shown to people: cleaned, at most 120 characters
    path: str  # how it was reached: "outer.zip/inner.pdf"; "body" is the mail's own text
    sha256: str
    size: int
    media_type: str  # by content, not by name
    kind: DocumentKind
    confidence: float  # 0 to 1
    evidence: tuple[str, ...] = ()  # in words that a person can check
    pages: tuple[int, int] | None = None  # first and last, from 1
    problems: tuple[str, ...] = ()  # encrypted, macro, name-type-mismatch, scanned, no-text ...
    identity_numbers: int = 0  # distinct personal identity numbers seen (never which)
    form: Order | None = None
    application: EthicsApplication | None = None
    decision: EthicsDecision | None = None
    variables: VariableList | None = None
    said: Order | None = None  # of a mail's own text: what it says of the order


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who a mail says it is from. `address` is None unless every reading agrees (sender unclear)."""

    address: str | None = None  # lower case
    name: str = ""
    unclear_because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceField:
    """A header field that mail servers write; kept in its order from the top, for trust decisions."""

    name: Literal["received", "authentication-results"]
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Header fields by which automatic mail, list mail and reports tell themselves apart (values lower case)."""

    auto_submitted: str | None = None
    auto_response_suppress: str | None = None
    precedence: str | None = None
    list_fields: tuple[str, ...] = ()  # names of the List-* fields present
    return_path: str | None = None  # "" means the null sender, <>
    content_type: str = "text/plain"
    report_type: str | None = None
    bot_id: str | None = None  # our own X-Registerbot field
    other_automatic: tuple[str, ...] = ()  # fields that only machines write: x-autoreply, x-vacation ...
    bulk_fields: tuple[str, ...] = ()  # feedback-id, x-ms-exchange-inbox-rules-loop ...: people's mail may have them
    calendar: str | None = None  # the METHOD of a calendar part: "request" invites, "reply" answers


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReport:
    """What a bounce says: which of our mails, to whom, and whether for good."""

    message_ids: tuple[str, ...] = ()  # Message-IDs named in the returned headers or text
    recipients: tuple[str, ...] = ()
    action: str | None = None  # failed, delayed, delivered, relayed, expanded
    status: str | None = None  # 5.1.1
    standard: bool = True  # told in a part for machines (RFC 3464), not read out of prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """All that is known about one mail."""

    sha256: str
    size: int
    message_id: str | None = None  # with its angle brackets
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    sender: Sender = Sender()
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    subject: str = ""  # decoded and cleaned
    date: str | None = None  # the sender's own date, ISO; shown, never relied on
    language: Literal["sv", "en", "other"] = "other"
    body: str = ""  # all text of the mail itself, at most 100 000 characters
    new_text: str = ""  # what this sender wrote, without quotation and signature
    signature: str = ""  # the name behind a sign-off, and what stands below it
    links: tuple[str, ...] = ()  # hosts of file-sharing links in the body; never fetched
    marks: Marks = Marks()
    trace: tuple[TraceField, ...] = ()
    report: DeliveryReport | None = None
    fingerprint: str = ""  # sha256 over sender, text and attachments: the same mail by another route has the same
    identity_numbers: int = 0  # in the body
    said: Order = Order()  # what the text says of an order: the mail's own first, then that of attached mails
    documents: tuple[Document, ...] = ()
    problems: tuple[str, ...] = ()  # unknown-charset, broken-mime, cut ...
    unreadable: str | None = None  # why the mail cannot be read at all


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading one mail may cost (seconds, bytes, counts). Over a limit is an ordinary result."""

    mail_bytes: int = 50 * 2**20
    header_bytes: int = 256 * 2**10
    field_bytes: int = 16 * 2**10
    addresses: int = 128
    nesting: int = 20
    parts: int = 200
    documents: int = 50
    attached_mails: int = 5  # how deep mails may lie in mails
    archive_members: int = 2_000
    member_bytes: int = 100 * 2**20
    archive_bytes: int = 200 * 2**20
    archive_ratio: int = 200
    pages: int = 200
    characters: int = 400_000
    sheet_rows: int = 20_000
    sheet_columns: int = 50
    cell_characters: int = 500
    ocr_pages: int = 6
    document_seconds: float = 15.0
    mail_seconds: float = 60.0
    cpu_seconds: int = 10
    memory_bytes: int = 512 * 2**20
    file_bytes: int = 8 * 2**20
    open_files: int = 64
    answer_bytes: int = 4 * 2**20


# What readers hand to the classifier, inside the limited process only.


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text and where a person finds it: a page (from 1), a sheet and row, or nothing."""

    text: str
    page: int | None = None
    place: str | None = None  # "Blad1!A7", "cell (3,2)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as rows of cell texts."""

    rows: tuple[tuple[str, ...], ...]
    page: int | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a reader got out of a document. `children` are documents inside it, by name and bytes."""

    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()  # label or field name, value: content controls, AcroForm
    pages: int | None = None
    problems: tuple[str, ...] = ()
    children: tuple[tuple[str, bytes], ...] = ()
    signature: str | None = None  # a digital signature object, or a signing record, in words
    metadata: tuple[tuple[str, str], ...] = field(default=())
