"""The form of `inspect --json` that other programs rely on: every key is there, and no word is unknown."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Code = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Sure = Annotated[float, Meta(ge=0, le=1)]
Page = Annotated[int, Meta(ge=1)]
Kind = Literal[
    "order", "completion", "specification-reply", "statistics-order", "question", "public-records-request",
    "invoice-matter", "staff", "automatic", "bounce", "list", "other", "unreadable",
]  # fmt: skip
Verdict = Literal[
    "approved", "approved-and-more", "implicit", "forwarded", "conditional", "change", "rejected", "withdrawn",
    "question", "deferred", "acknowledged", "other", "none",
]  # fmt: skip
DocumentKind = Literal[
    "form", "ethics-application", "ethics-decision", "variable-list", "research-plan", "specification", "data-file",
    "decoration", "other", "unreadable",
]  # fmt: skip
Missing = Literal[
    "form", "ethics-application", "ethics-decision", "variable-list", "motivations", "org-number", "invoice-address",
    "invoice-reference", "research-plan",
]  # fmt: skip
Outcome = Literal[
    "approved", "approved-with-conditions", "partly", "rejected", "dismissed", "advisory", "handed-over", "closed",
    "completion-requested", "unknown",
]  # fmt: skip


class Head(Struct, rename={"sender": "from"}):
    message_id: str | None
    sender: str | None
    subject: str
    language: Literal["sv", "en", "other"]
    sha256: Sha256


class Reply(Struct):
    verdict: Verdict
    new_text: str
    evidence: list[str]


class Document(Struct):
    name: str
    path: str
    pages: tuple[Page, Page] | None
    media_type: str
    sha256: Sha256
    kind: DocumentKind
    confidence: Sure
    evidence: list[str]
    facts: dict[str, Any]
    problems: list[Code]


class Person(Struct):
    name: str | None
    email: str | None


class Invoice(Struct):
    address: str | None
    reference: str | None
    peppol: str | None


class Codes(Struct):
    icd: list[str]
    atc: list[str]
    kva: list[str]


class Order(Struct):
    project_title: str | None
    principal: str | None
    org_number: str | None
    principal_is_authority: bool | None
    representative: Person
    researcher: Person
    contact: Person
    invoice: Invoice
    ethics_numbers: list[str]
    registers: list[str]
    codes: Codes
    period: tuple[str, str] | None
    only_deceased: bool | None
    linkage: str | None
    key_handling: str | None
    delivery_format: str | None


class Application(Struct):
    numbers: list[str]
    title: str | None
    principal: str | None
    researcher: str | None
    signed: Literal[True] | None
    registers: list[str]


class Decision(Struct):
    outcome: Outcome
    amendment: bool
    numbers: list[str]
    date: Day | None
    title: str | None
    principal: str | None
    conditions: list[str]


class Variable(Struct):
    register: str | None
    name: str
    period: str | None
    motivation: str | None


class VariableList(Struct):
    rows: int
    registers: list[str]
    variables: list[Variable]
    without_motivation: int


class Letter(Struct):
    letter: Code
    to: str
    subject: str
    text: str


class Inspected(Struct):
    """One line."""

    schema: Literal[1]
    mail: Head
    kind: Kind
    reply: Reply
    documents: list[Document]
    order: Order
    missing: list[Missing]
    flags: list[Code]
    letters: list[Letter]


FACTS: dict[str, type[Struct]] = {
    "form": Order,
    "ethics-application": Application,
    "ethics-decision": Decision,
    "variable-list": VariableList,
}
