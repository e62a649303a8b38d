"""What an answer to a specification may do: of every sender, proof, thread, wording and mark, one advances (P4)."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from bot.core.decide import decide
from bot.core.decision import CaseChange, Decision, Draft, KnownCase, Settled, Waits
from bot.core.notices import notice_lines
from bot.core.papers import recorded_mail
from bot.core.steps import Step
from parsers.facts import DocumentKind, Mail, Marks, Sender, TraceField
from replies.letters import CaseNotice, SpecificationAnswer
from storage import records
from tests.core import making
from tests.core.making import ANNA, OFFICER, ORDERER, SIGNATURE, context, known, letter, mail, row, version

COLLEAGUE = "per@exempel-universitetet.example"
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


@pytest.mark.parametrize(
    ("ours", "reply", "approves"),
    [
        ("Svara ”Jag godkänner specifikationen” så går vi vidare.", "Jag godkänner specifikationen.", False),
        ("Skriv att\nni godkänner specifikationen.", "Godkänner specifikationen", False),
        ("Skriv: vi godkänner specifikationen", "Hej!\n\nVi godkänner  specifikationen!\n\nTack!", False),
        ("När specifikationen är godkänd går vi vidare.", "Godkänd.", True),
        ("Har du hunnit läsa? Tack!", "Jag godkänner specifikationen. Tack!", True),
    ],
)
def test_what_an_officer_has_written_in_the_case_approves_nothing_when_it_comes_back(
    ours: str, reply: str, approves: bool
) -> None:
    """P4: it may be a quotation that no mark tells from the sender's own words."""
    wrote = letter("answer")
    wrote = replace(wrote, owed=replace(wrote.owed, fields={"text": ours.split("\n")}))
    case = replace(in_case(), letters=(letter("specification"), wrote))
    decision = answered("latest", replace(YES, new_text=reply), case)
    assert advances(decision) is approves
    whys = [draft.letter.why for draft in decision.drafts if isinstance(draft.letter, CaseNotice)]
    assert whys == ["" if approves else "our-own-words"]


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


def read(reply: Mail) -> records.MailReading:
    """The row of a reply in the case."""
    return making.reading(reply, "specification-reply", case_id=3)


def notice(
    reason: str, why: str, sentences: tuple[str, ...], step: Step, sender: str = ANNA, waiting: int | None = 7
) -> Draft:
    """What the officer is told."""
    letter = CaseNotice(
        agency=SIGNATURE,
        reason=reason,
        diary_number="6.3-3/2026",
        step=step.value,
        mail_id=7,
        sender=sender,
        why=why,
        sentences=sentences,
        next=notice_lines(reason, why, in_case(step).case, waiting),
    )
    key = f"case-notice:{reason}:mail:7:{OFFICER}"
    return Draft(key=key, letter=letter, language="sv", recipient=OFFICER, automatic=False, case_id=3)


def receipt(key: str, number: int = 2, *, noted: bool = False, older: bool = False) -> Draft:
    """What the orderer is told."""
    letter = SpecificationAnswer(
        agency=SIGNATURE,
        diary_number="6.3-3/2026",
        version=number,
        arrived_on="2026-11-24",
        noted=noted,
        older=older,
    )
    return Draft(key=f"specification-answer:{key}:{ANNA}", letter=letter, language="sv", recipient=ANNA, case_id=3)


A_DAY = "case:3:version:2:2026-11-24"


def test_an_approval_is_this_decision_and_no_other() -> None:
    yes = "Jag godkänner specifikationen."
    assert answered("latest", YES) == Decision(
        kind="specification-reply",
        reading=read(YES),
        documents=(recorded_mail(YES),),
        changes=CaseChange(
            case_id=3,
            steps=(Step.APPROVED,),
            details={"version": 2, "sentences": [yes], "files": ["c" * 64]},
        ),
        settled=Settled(specification_id=2, state="approved", evidence=(yes,)),
        drafts=(notice("approved", "", (yes,), Step.APPROVED, waiting=None), receipt("mail:7", noted=True)),
        who=ANNA,
    )


WANTS_CHANGE = {
    "change": "Vi vill att ni ändrar perioden till 2005-2015.",
    "conditional": "Jag godkänner specifikationen, men ta bort HDIA.",
    "rejected": "Vi avvisar specifikationen.",
}
TWELVE = "Vi begär att ärendet avgörs enligt 12 § förvaltningslagen."


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        (TWELVE, ["asks-for-decision-12-fl"]),
        ("Jag begär ut allmänna handlingar i ärendet.", ["public-records-request"]),
        (f"{WANTS_CHANGE['change']} {TWELVE}", ["possible-approval", "asks-for-decision-12-fl"]),
        (WANTS_CHANGE["change"], ["possible-approval"]),
    ],
)
def test_what_is_urgent_in_an_answer_reaches_the_officer_as_such(text: str, reasons: list[str]) -> None:
    decision = answered("latest", replace(YES, new_text=text))
    notices = [draft.letter for draft in decision.drafts if isinstance(draft.letter, CaseNotice)]
    assert [notice.reason for notice in notices] == reasons
    step = decision.changes.steps[-1] if decision.changes else Step.SPECIFICATION_SENT
    assert {notice.step for notice in notices} == {step}
    assert decision.waits == Waits(reason="possible-approval")
    four_weeks = ("asked-for-decision-12-fl", {}) in decision.happened
    assert four_weeks is (TWELVE in text)


def test_an_approval_that_is_repeated_with_something_more_reaches_the_officer() -> None:
    once = replace(version(2), state="approved")
    about = context(thread=letter("specification"), thread_case=in_case(Step.APPROVED), answered=once)
    more = replace(YES, new_text="Jag godkänner specifikationen. När levereras data?")
    assert decide(more, about).waits == Waits(reason="possible-approval")
    assert decide(YES, about).waits is None


def test_an_approval_with_a_question_beside_it_counts_and_the_question_waits_for_a_person() -> None:
    text = "Jag godkänner specifikationen. När levereras data?"
    decision = answered("latest", replace(YES, new_text=text))
    assert advances(decision)
    assert decision.waits == Waits(reason="specification-reply")
    assert decision.drafts[0] == notice(
        "approved-and-more", "", ("Jag godkänner specifikationen.", "När levereras data?"), Step.APPROVED
    )


def test_a_change_that_the_orderer_surely_wants_moves_the_case_back_to_the_officer() -> None:
    text = "Vi vill att ni ändrar perioden till 2005-2015."
    assert answered("latest", replace(YES, new_text=text)) == Decision(
        kind="specification-reply",
        reading=read(YES),
        documents=(recorded_mail(YES),),
        changes=CaseChange(case_id=3, steps=(Step.CHANGE_REQUESTED,)),
        settled=Settled(specification_id=2, state="change-requested", evidence=(text,)),
        drafts=(notice("possible-approval", "verdict-change", (text,), Step.CHANGE_REQUESTED), receipt(A_DAY)),
        waits=Waits(reason="possible-approval"),
        happened=(("specification-reply-received", {"verdict": "change", "doubt": "verdict-change"}),),
        who=ANNA,
    )


@pytest.mark.parametrize("word", WANTS_CHANGE)
def test_every_sort_of_change_counts_as_one_with_files_too(word: str) -> None:
    reply = replace(YES, new_text=WANTS_CHANGE[word], links=("files.example",))
    for mail_ in (reply, replace(reply, links=())):
        changes = answered("latest", mail_).changes
        assert changes == CaseChange(case_id=3, steps=(Step.CHANGE_REQUESTED,))


@pytest.mark.parametrize(
    ("thread", "change", "step"),
    [
        ("latest", {"trace": ()}, Step.SPECIFICATION_SENT),  # nobody knows who wants it
        ("old", {}, Step.SPECIFICATION_SENT),  # nor of what
        ("latest", {"sender": Sender(address=COLLEAGUE), "trace": making.passed(COLLEAGUE)}, Step.SPECIFICATION_SENT),
        ("latest", {}, Step.APPROVED),  # the step does not await it
        ("latest", {"new_text": "Vad ingår i priset?"}, Step.SPECIFICATION_SENT),  # it is no change
    ],
)
def test_a_change_that_is_not_sure_or_not_awaited_moves_nothing(
    thread: str, change: dict[str, object], step: Step
) -> None:
    reply = replace(YES, **({"new_text": WANTS_CHANGE["change"]} | change))  # type: ignore[arg-type]
    decision = answered(thread, reply, in_case(step))
    assert (decision.changes, decision.settled, decision.who) == (None, None, None)
    assert decision.waits == Waits(reason="possible-approval")


def test_an_answer_to_an_older_version_is_told_as_such_and_receipted_once_a_day() -> None:
    decision = answered("old", YES)
    yes = ("Jag godkänner specifikationen.",)
    assert decision.drafts == (
        notice("possible-approval", "answers-older-specification", yes, Step.SPECIFICATION_SENT),
        receipt("case:3:version:1:2026-11-24", 1, older=True),
    )


def test_thanks_from_somebody_else_or_to_an_older_version_still_reach_the_officer() -> None:
    thanks = replace(YES, new_text="Tack!")
    assert answered("latest", thanks) == Decision(
        kind="specification-reply",
        reading=read(thanks),
        documents=(recorded_mail(thanks),),
        happened=(("specification-reply-received", {"verdict": "acknowledged", "doubt": "verdict-acknowledged"}),),
    )
    assert answered("old", thanks).waits == Waits(reason="possible-approval")


def test_the_sentence_that_decides_is_shown_and_no_greeting() -> None:
    text = f"Hej!\n{WANTS_CHANGE['conditional']}\n"
    shown = answered("latest", replace(YES, new_text=text)).drafts[0].letter
    assert shown.sentences == (WANTS_CHANGE["conditional"],)  # type: ignore[union-attr]


def test_where_no_sentence_decides_the_first_lines_that_say_something_are_shown() -> None:
    decision = answered("old", replace(YES, new_text="\nEtt.\n \nTvå\nTre\nFyra\n"))
    assert decision.drafts[0].letter.sentences == ("Ett.", "Två", "Tre")  # type: ignore[union-attr]


def test_approving_again_is_noted_as_such_and_only_when_nothing_hinders() -> None:
    done = version(2, state="approved")
    case = replace(in_case(Step.APPROVED), specifications=(version(1), done))
    again = decide(YES, context(thread=letter("specification"), thread_case=case, answered=done))
    assert again.happened == (("approved-again", {"version": 2}),)
    unproven = decide(replace(YES, trace=()), context(thread=letter("specification"), thread_case=case, answered=done))
    assert unproven.waits == Waits(reason="possible-approval")


def test_a_mail_that_names_the_price_and_the_month_of_the_latest_approves_it() -> None:
    text = "Jag godkänner specifikationen som kom i november till priset 22 000 kr."
    assert advances(answered("latest", replace(YES, new_text=text)))


@pytest.mark.parametrize(
    "another",
    ["version 1", "i ärende 6.3-4/2026", "daterad 2026-01-02", "som kom i maj", "till priset 20 000 kr"],
)
def test_a_mail_that_names_another_specification_than_the_latest_approves_nothing(another: str) -> None:
    decision = answered("latest", replace(YES, new_text=f"Jag godkänner specifikationen {another}."))
    assert not advances(decision)
    assert decision.drafts[0].letter.why == "names-another-version"  # type: ignore[union-attr]


def test_without_an_orderer_on_record_or_a_version_nobody_is_sent_a_receipt() -> None:
    for case in (replace(in_case(), parties=()), replace(in_case(), specifications=())):
        decision = decide(YES, context(thread=letter("specification"), thread_case=case, answered=version(2)))
        assert [d.letter.letter for d in decision.drafts] == ["case-notice"]
        assert not advances(decision)


def test_a_receipt_counts_in_the_budget_and_is_withheld_over_it() -> None:
    case = in_case()
    over = context(thread=letter("specification"), thread_case=case, answered=version(2), letters_last_hour=3)
    decision = decide(YES, over)
    assert advances(decision)
    assert [d.letter.letter for d in decision.drafts] == ["case-notice"]


def test_an_answer_that_comes_by_the_case_alone_answers_no_version() -> None:
    """An answer in a thread of the case whose letter carried no specification is judged by no specification."""
    reply = replace(YES, subject="SV: Bekräftelse")
    decision = decide(reply, context(thread=letter(), thread_case=in_case(), mail=row()))
    assert decision.kind == "other"
