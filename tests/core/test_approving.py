"""What an answer to a specification may do: of every sender, proof, thread, wording and mark, one advances (P4)."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from bot.core.decide import decide
from bot.core.decision import Decision, KnownCase
from bot.core.steps import Step
from parsers.facts import DocumentKind, Mail, Marks, Sender, TraceField
from storage import records
from tests.core import making
from tests.core.making import NOON, context, known, letter, mail

ANNA = "anna@exempel-universitetet.example"
COLLEAGUE = "per@exempel-universitetet.example"
OFFICER = "karin@agency.example"
FILE = records.Attachment(name="Specifikation.pdf", sha256="c" * 64, media_type="application/pdf")
ORDERER = records.Party(role="orderer", address=ANNA, name="Anna Exempel", participant=True)
SENDERS = {
    "right": Sender(address=ANNA),
    "wrong": Sender(address=COLLEAGUE),
    "unclear": Sender(unclear_because="two From fields"),
}
OURS = "mx.agency.example"
PROOFS = {
    "pass": making.passed(ANNA),
    "fail": (TraceField(name="authentication-results", value=f"{OURS}; dmarc=fail"), *making.passed(ANNA)[1:]),
    "none": (),
    "forged": tuple(reversed(making.passed(ANNA))),
}
TEXTS = {
    "yes": "Jag godkänner specifikationen.",
    "no": "Tack, vi läser den i veckan.",
    "yes-but": "Jag godkänner specifikationen, men ta bort HDIA.",
}
MARKS = {"person": Marks(), "automatic": Marks(auto_submitted="auto-replied")}


def version(number: int) -> records.Specification:
    return records.Specification(
        id=number,
        case_id=3,
        version=number,
        files=(FILE,),
        hours=20,
        price_sek=22_000,
        message_id=f"<{number}@agency.example>",
        sent_at=NOON,
    )


def in_case(step: Step = Step.SPECIFICATION_SENT, officer: str | None = OFFICER) -> KnownCase:
    case = replace(known().case, step=step.value, officer=officer)
    return KnownCase(case=case, parties=(ORDERER,), specifications=(version(1), version(2)))


def answered(thread: str, reply: Mail, case: KnownCase | None = None) -> Decision:
    """The decision on a reply: to the latest version, an older one, no letter of ours, or a letter of another case."""
    case = case or in_case()
    if thread in {"latest", "old"}:
        number = 2 if thread == "latest" else 1
        return decide(reply, context(thread=letter("specification"), thread_case=case, answered=version(number)))
    # A forged token counts as none: the register knows no letter of that name.
    return decide(reply, context(sender_cases=(case,) if reply.sender.address == ANNA else ()))


def advances(decision: Decision) -> bool:
    return decision.changes is not None and Step.APPROVED in decision.changes.steps


def test_of_288_combinations_exactly_one_advances_the_case() -> None:
    """P4"""
    advanced = []
    for sender, proof, thread, text, marks in product(
        SENDERS, PROOFS, ("none", "forged", "old", "latest"), TEXTS, MARKS
    ):
        reply = mail(
            sender=SENDERS[sender], trace=PROOFS[proof], new_text=TEXTS[text], marks=MARKS[marks], subject="SV: Spec"
        )
        if advances(answered(thread, reply)):
            advanced.append((sender, proof, thread, text, marks))
    assert advanced == [("right", "pass", "latest", "yes", "person")]


YES = mail(new_text=TEXTS["yes"], trace=making.passed(ANNA), subject="SV: Specifikation version 2")


def test_an_approval_keeps_its_evidence_and_is_receipted_to_the_address_on_record() -> None:
    decision = answered("latest", YES)
    assert decision.changes is not None
    assert decision.changes.details == {
        "version": 2,
        "sentences": ["Jag godkänner specifikationen."],
        "files": ["c" * 64],
    }
    assert decision.settled is not None
    assert (decision.settled.specification_id, decision.settled.state) == (2, "approved")
    assert decision.who == ANNA
    assert decision.waits is None
    assert [(d.letter.letter, d.recipient) for d in decision.drafts] == [
        ("case-notice", OFFICER),
        ("specification-answer", ANNA),
    ]


@pytest.mark.parametrize(
    ("thread", "change", "doubt"),
    [
        ("old", {}, "answers-older-specification"),
        ("latest", {"trace": ()}, "origin-not-proven"),
        ("latest", {"sender": Sender(address=COLLEAGUE), "trace": making.passed(COLLEAGUE)}, "not-the-orderer"),
        ("latest", {"documents": (making.document(DocumentKind.OTHER),)}, "carries-files"),
        ("latest", {"links": ("files.example",)}, "carries-files"),
        ("latest", {"new_text": "Vad ingår i priset?"}, "verdict-question"),
    ],
)
def test_what_does_not_hold_goes_to_the_officer_with_the_reason(
    thread: str, change: dict[str, object], doubt: str
) -> None:
    decision = answered(thread, replace(YES, **change))  # type: ignore[arg-type]
    assert not advances(decision)
    assert decision.waits is not None
    assert decision.waits.reason == "possible-approval"
    notice, receipt = decision.drafts
    assert (notice.recipient, notice.letter.why) == (OFFICER, doubt)  # type: ignore[union-attr]
    assert notice.letter.sentences  # type: ignore[union-attr]
    assert (receipt.recipient, receipt.letter.noted) == (ANNA, False)  # type: ignore[union-attr]


def test_thanks_in_the_thread_of_a_specification_approve_nothing_and_bother_nobody() -> None:
    decision = answered("latest", replace(YES, new_text="Tack!"))
    assert (decision.changes, decision.waits, decision.drafts) == (None, None, ())


def test_approving_the_same_version_again_changes_nothing() -> None:
    done = replace(version(2), state="approved")
    case = replace(in_case(Step.APPROVED), specifications=(version(1), done))
    decision = decide(YES, context(thread=letter("specification"), thread_case=case, answered=done))
    assert (decision.changes, decision.settled, decision.drafts) == (None, None, ())


def test_an_approval_that_the_case_does_not_await_goes_to_the_officer() -> None:
    decision = answered("latest", YES, in_case(Step.COMPLETION_REQUESTED))
    assert not advances(decision)
    assert decision.drafts[0].letter.why == "not-awaited"  # type: ignore[union-attr]


def test_papers_in_the_thread_of_a_specification_are_a_completion_that_a_person_looks_at() -> None:
    decision = answered("latest", replace(YES, documents=(making.variables(),)))
    assert decision.kind == "completion"
    assert not advances(decision)
    assert decision.waits is not None
    assert decision.waits.reason == "specification-reply"


def test_an_officer_is_told_before_the_digest_and_without_an_officer_everybody_who_gets_it() -> None:
    told = answered("latest", replace(YES, trace=()), in_case(officer=None)).drafts[0]
    assert told.recipient == making.SETTINGS.staff.digest_to[0]
