"""Sample fields of every letter: for previews, for finding faults in templates, and for tests. All invented."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from replies import codes, digest_samples
from replies.case_samples import CASES as CASE_CASES
from replies.digest_samples import AGENCY
from replies.letters import CaseReceipt, CommandAnswer, CompletionReceived, Confirmation, Receipt, ReceivedDocument

_FORM = ReceivedDocument(kind="form", name="Blankett registerdata.docx")
_APPLICATION = ReceivedDocument(kind="ethics-application", name="Etikansökan.pdf", pages="1-9")
_DECISION = ReceivedDocument(kind="ethics-decision", name="Beslut.pdf", outcome="approved")
_LIST = ReceivedDocument(kind="variable-list", name="Variabler.xlsx", rows=34)
_ALL = (_FORM, _APPLICATION, _DECISION, _LIST)
_NAMELESS = tuple(replace(document, name=None) for document in _ALL)
# Every code at once: no letter ever says all this, but each code is put into words somewhere.
_EVERY_DOCUMENT = (
    *(ReceivedDocument(kind=kind, pages="3") for kind in codes.KINDS),
    *(replace(_DECISION, outcome=outcome) for outcome in codes.OUTCOMES),
    *(ReceivedDocument(kind="other", name=f"{problem}.bin", problems=(problem,)) for problem in codes.PROBLEMS),
    ReceivedDocument(kind="variable-list", rows=1),
)
_CONFIRMATION = Confirmation(
    agency=AGENCY,
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
    agency=AGENCY,
    diary_number="6.3-17/2026",
    arrived_on="2026-11-24",
    documents=(_DECISION,),
    missing=(),
    flags=(),
)
_RECEIPT = Receipt(agency=AGENCY, arrived_on="2026-11-24", documents=(), flags=())
_CASE_RECEIPT = CaseReceipt(agency=AGENCY, diary_number="6.3-17/2026", arrived_on="2026-11-24", with_officer=True)


_ANSWER = CommandAnswer(
    agency=AGENCY, command="koppla 12 6.3-17/2026", done=True, result="joined", mail_id=12, diary_number="6.3-17/2026"
)

_LONG = "Variabellista med ett mycket långt namn som någon har skrivit i stället för ett mappträd.xlsx"
CASES: dict[str, dict[str, Any]] = {
    "confirmation": {
        "complete": _CONFIRMATION,
        "nameless": replace(_CONFIRMATION, documents=_NAMELESS, handling="2026-05"),
        "everything-missing": replace(_CONFIRMATION, documents=(), missing=codes.MISSING[:4]),
        "form-gaps": replace(
            _CONFIRMATION, missing=("motivations", "org-number", "invoice-address", "invoice-reference")
        ),
        "no-approval": replace(
            _CONFIRMATION,
            documents=(_FORM, _APPLICATION, replace(_DECISION, outcome="advisory"), _LIST),
            missing=("ethics-decision",),
            flags=("decision-is-no-approval",),
        ),
        "rejected": replace(
            _CONFIRMATION,
            documents=(_FORM, _APPLICATION, replace(_DECISION, outcome="rejected"), _LIST),
            missing=("ethics-decision",),
            flags=("decision-is-no-approval", "ethics-number-mismatch"),
        ),
        "deceased-only": replace(
            _CONFIRMATION,
            documents=(_FORM, ReceivedDocument(kind="research-plan", name="Forskningsplan.docx", pages="1-4"), _LIST),
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
            _CONFIRMATION,
            agency=replace(AGENCY, name="Exempelmyndigheten för register och statistik", phone="", web_page=""),
            documents=(replace(_LIST, name=_LONG, problems=("macro",)), replace(_FORM, name="x" * 60)),
            missing=("form",),
        ),
        "every-code": replace(
            _CONFIRMATION, documents=_EVERY_DOCUMENT, missing=codes.MISSING, flags=codes.FLAGS, hourly_rate_sek=12500
        ),
    },
    "completion-received": {
        "complete": _COMPLETION,
        "still-missing": replace(_COMPLETION, missing=("motivations", "invoice-reference")),
        "nothing-came": replace(_COMPLETION, documents=(), missing=("research-plan",)),
        "identity-numbers": replace(
            _COMPLETION,
            documents=(ReceivedDocument(kind="data-file", problems=("name-type-mismatch",)),),
            missing=("ethics-decision",),
            flags=("personal-identity-numbers",),
        ),
        "flagged": replace(_COMPLETION, flags=("title-mismatch", "signature-not-found"), documents=()),
    },
    "case-receipt": {"with-officer": _CASE_RECEIPT, "without": replace(_CASE_RECEIPT, with_officer=False)},
    "receipt": {
        "question": _RECEIPT,
        "attachments": replace(_RECEIPT, documents=_NAMELESS[2:]),
        "identity-numbers": replace(
            _RECEIPT, documents=(ReceivedDocument(kind="data-file"),), flags=("personal-identity-numbers",)
        ),
    },
    "command-answer": {
        "done": _ANSWER,
        "nothing": replace(_ANSWER, command="", done=False, result="unknown-command", help=("help",)),
        "not-done": replace(_ANSWER, done=False, result="already-settled", help=("join",)),
        "not-understood": replace(
            _ANSWER,
            command="snälla ta in den",
            done=False,
            result="unknown-command",
            mail_id=None,
            diary_number=None,
            help=codes.COMMANDS,
        ),
        "in-a-case": replace(
            _ANSWER,
            command="ta 6.3-17/2026",
            result="assigned",
            mail_id=None,
            step="assigned",
            next=("komplettera 6.3-17/2026", "möte 6.3-17/2026 ÅÅÅÅ-MM-DD TT:MM"),
        ),
        "found": replace(
            _ANSWER,
            command="sök höft",
            result="found",
            mail_id=None,
            diary_number=None,
            found=(("6.3-17/2026", "assigned", "2026-11-24"), ("6.3-9/2026", "decided", "2026-05-02")),
        ),
    },
    **CASE_CASES,
    "digest": dict(digest_samples.CASES),
}


def cases(letter: str) -> tuple[str, ...]:
    """The names of a letter's samples, the usual one first."""
    return tuple(CASES[letter])


def sample(letter: str, language: str = "sv", case: str | None = None) -> dict[str, Any]:  # noqa: ARG001
    """A letter's sample fields as plain values. Raises KeyError for an unknown letter or case."""
    fields: dict[str, Any] = asdict(CASES[letter][case or cases(letter)[0]])
    return fields
