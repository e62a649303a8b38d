"""Sample fields of every letter: for previews, for finding faults in templates, and for tests. All invented."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from replies.letters import (
    Agency,
    CommandAnswer,
    CompletionReceived,
    Confirmation,
    Digest,
    DigestCase,
    DigestLetter,
    DigestMail,
    Receipt,
    ReceivedDocument,
)

_AGENCY = Agency(
    name="Exempelmyndigheten",
    service="Registerservice",
    public_address="registerservice@agency.example",
    phone="0700-00 00 00",
    web_page="www.agency.example/registerdata",
)
_FORM = ReceivedDocument(kind="form", name="Blankett registerdata.docx")
_APPLICATION = ReceivedDocument(kind="ethics-application", name="Etikansökan.pdf", pages="1-9")
_DECISION = ReceivedDocument(kind="ethics-decision", name="Beslut.pdf", outcome="approved")
_LIST = ReceivedDocument(kind="variable-list", name="Variabler.xlsx", rows=34)
_ALL = (_FORM, _APPLICATION, _DECISION, _LIST)
_NAMELESS = tuple(replace(document, name=None) for document in _ALL)
_MISSING = (
    "form",
    "ethics-application",
    "ethics-decision",
    "variable-list",
    "motivations",
    "org-number",
    "invoice-address",
    "invoice-reference",
    "research-plan",
)
_CONFIRMATION = Confirmation(
    agency=_AGENCY,
    diary_number="6.3-17/2026",
    arrived_on="2026-11-24",
    documents=_ALL,
    missing=(),
    flags=(),
    hourly_rate_sek=1100,
    handling_months=(3, 6),
    usual_hours=(10, 40),
)
_COMPLETION = CompletionReceived(
    agency=_AGENCY,
    diary_number="6.3-17/2026",
    arrived_on="2026-11-24",
    documents=(_DECISION,),
    missing=(),
    flags=(),
)
_RECEIPT = Receipt(agency=_AGENCY, arrived_on="2026-11-24", documents=(), flags=())
_WAITING = DigestMail(
    id=12,
    arrived_on="2026-11-23",
    sender="leo.lurig@student.example",
    subject="Fråga om handläggningstid",
    kind="question",
    reason="question",
    commands=("ta in 12", "koppla 12 6.3-17/2026", "lägg undan 12"),
)
_HELD = replace(
    _WAITING, id=13, sender="", subject="", kind="unreadable", reason="unreadable", details="för många delar"
)
_CASE = DigestCase(
    diary_number="6.3-17/2026",
    arrived_on="2026-11-23",
    sender="anna.exempel@exempel-universitetet.example",
    documents=("form", "ethics-application", "variable-list"),
    missing=("ethics-decision", "invoice-reference"),
    flags=("title-mismatch",),
    days_open=1,
)
_EMPTY_DIGEST = Digest(
    agency=_AGENCY,
    date="2026-11-24",
    since="2026-11-23",
    new_cases=(),
    completions=(),
    waiting=(),
    held=(),
    left_in_junk=(),
    undelivered=(),
    counts=(("mails-in", 0), ("open-cases", 0)),
)
_DIGEST = replace(
    _EMPTY_DIGEST,
    new_cases=(
        _CASE,
        replace(_CASE, diary_number="6.3-18/2026", missing=(), flags=(), sender="j.sample@institute.example"),
    ),
    completions=(replace(_CASE, diary_number="6.3-9/2026", documents=("ethics-decision",), missing=()),),
    waiting=(_WAITING, replace(_WAITING, id=14, reason="data-file", subject="Kohortfil", kind="other")),
    held=(_HELD,),
    left_in_junk=(replace(_WAITING, id=15, sender="pris@vinst.example", subject="Du har vunnit", reason="in-junk"),),
    undelivered=(
        DigestLetter(
            id=4,
            letter="confirmation",
            recipient="nils@nowhere.example",
            diary_number="6.3-8/2026",
            error="550 no such user",
        ),
    ),
    counts=(
        ("mails-in", 14),
        ("cases-opened", 2),
        ("completions", 1),
        ("automatic-mail", 3),
        ("letters-sent", 5),
        ("waiting-in-all", 3),
        ("open-cases", 41),
    ),
    warnings=("sandbox-weak", "disk-low"),
)
_ANSWER = CommandAnswer(
    agency=_AGENCY, command="koppla 12 6.3-17/2026", done=True, result="joined", mail_id=12, diary_number="6.3-17/2026"
)

_LONG = "Variabellista med ett mycket långt namn som någon har skrivit i stället för ett mappträd.xlsx"
CASES: dict[str, dict[str, Any]] = {
    "confirmation": {
        "complete": _CONFIRMATION,
        "nameless": replace(_CONFIRMATION, documents=_NAMELESS),
        "everything-missing": replace(_CONFIRMATION, documents=(), missing=_MISSING[:4]),
        "form-gaps": replace(
            _CONFIRMATION, missing=("motivations", "org-number", "invoice-address", "invoice-reference")
        ),
        "no-approval": replace(
            _CONFIRMATION,
            documents=(_FORM, _APPLICATION, replace(_DECISION, outcome="advisory"), _LIST),
            missing=("ethics-decision",),
            flags=("decision-is-no-approval",),
        ),
        "deceased-only": replace(
            _CONFIRMATION, documents=(_FORM, ReceivedDocument(kind="research-plan"), _LIST), missing=("research-plan",)
        ),
        "identity-numbers": replace(
            _CONFIRMATION,
            documents=(*_NAMELESS, ReceivedDocument(kind="data-file")),
            flags=("personal-identity-numbers",),
        ),
        "encrypted": replace(
            _CONFIRMATION,
            documents=(_FORM, ReceivedDocument(kind="unreadable", name="Handlingar.zip", problems=("encrypted",))),
            missing=("ethics-application", "ethics-decision", "variable-list"),
            flags=("encrypted-attachment",),
        ),
        "long-names": replace(
            _CONFIRMATION, documents=(replace(_LIST, name=_LONG, problems=("macro",)),), missing=("form",)
        ),
    },
    "completion-received": {
        "complete": _COMPLETION,
        "still-missing": replace(_COMPLETION, missing=("motivations", "invoice-reference")),
        "flagged": replace(_COMPLETION, flags=("title-mismatch", "signature-not-found"), documents=()),
    },
    "receipt": {
        "question": _RECEIPT,
        "attachments": replace(_RECEIPT, documents=_NAMELESS[2:]),
        "identity-numbers": replace(
            _RECEIPT, documents=(ReceivedDocument(kind="data-file"),), flags=("personal-identity-numbers",)
        ),
    },
    "command-answer": {
        "done": _ANSWER,
        "not-done": replace(_ANSWER, done=False, result="already-settled"),
    },
    "digest": {
        "full": _DIGEST,
        "quiet": _EMPTY_DIGEST,
        "by-shell": replace(_DIGEST, answerable=False, new_cases=(), completions=(), undelivered=(), left_in_junk=()),
    },
}


def cases(letter: str) -> tuple[str, ...]:
    """The names of a letter's samples, the usual one first."""
    return tuple(CASES[letter])


def sample(letter: str, language: str = "sv", case: str | None = None) -> dict[str, Any]:  # noqa: ARG001
    """A letter's sample fields as plain values. Raises KeyError for an unknown letter or case."""
    fields: dict[str, Any] = asdict(CASES[letter][case or cases(letter)[0]])
    return fields
