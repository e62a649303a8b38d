"""Decision and delivery: to whom they go, with which words on secrecy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.asked import Done
from bot.core.casework import done
from bot.core.decision import Enclosure
from bot.core.steps import Step
from replies import letters
from storage import records
from tests.core import making
from tests.core.cases import SENT, WITH_FILE, at, decided, draft
from tests.core.making import ANNA, ORDERER, SIGNATURE, asked

REPRESENTATIVE = records.Party(role="representative", address="rektor@b.example")
NAMELESS = records.Party(role="representative", address=None, name="Rektor Exempel")


@pytest.mark.parametrize(
    ("line", "outcome", "recipient", "known_authority", "authority"),
    [
        ("beslut bifall", "granted", "rektor@b.example", True, True),
        ("beslut delvis, myndighet", "partly", "rektor@b.example", False, True),
        ("beslut bifall med förbehåll", "granted", "rektor@b.example", True, False),
        ("beslut bifall, myndighet enskild", "granted", "rektor@b.example", True, True),  # two words: the form decides
        ("beslut avslag", "refused", "rektor@b.example", None, None),
        ("beslut avslag", "refused", "rektor@b.example", True, None),
        ("decision granted VC@Uni.example", "granted", "vc@uni.example", False, False),
    ],
)
def test_a_decision_goes_to_the_representative_with_the_secrecy_that_fits_the_principal(
    line: str, outcome: str, recipient: str, known_authority: bool | None, authority: bool | None
) -> None:
    case = replace(at(Step.SECRECY_REVIEW), parties=(ORDERER, NAMELESS, REPRESENTATIVE))
    case = replace(case, case=replace(case.case, order={"principal_is_authority": known_authority}))
    letter = letters.DecisionLetter(
        agency=SIGNATURE,
        diary_number="6.3-3/2026",
        outcome=outcome,
        files=("Spec.pdf",),
        authority=authority,
        text=("Se bilagan.",),
    )
    assert done(asked(line, "Se bilagan.", known_case=case, mail=WITH_FILE)) == Done(
        result="decided",
        steps=(Step.DECIDED,),
        drafts=(draft(letter, f"decision:mail:12:case:3:{recipient}", recipient, enclosures=(SENT,)),),
        details={"outcome": outcome, "files": ["d" * 64]},
    )


@pytest.mark.parametrize(
    ("line", "parties", "result"),
    [
        ("beslut bifall eller avslag", (REPRESENTATIVE,), "needs-outcome"),
        ("beslut bifall", (ORDERER, NAMELESS), "needs-representative"),
        ("beslut bifall", (REPRESENTATIVE,), "needs-authority"),
        ("beslut delvis", (REPRESENTATIVE,), "needs-authority"),
    ],
)
def test_a_decision_that_lacks_its_outcome_recipient_or_secrecy_is_refused(
    line: str, parties: tuple[records.Party, ...], result: str
) -> None:
    case = replace(at(Step.SECRECY_REVIEW), parties=parties)
    case = replace(case, case=replace(case.case, order=None))
    assert done(asked(line, known_case=case, mail=WITH_FILE)) == Done(result=result)


RESEARCHER = records.Party(role="researcher", address="bo@b.example")


@pytest.mark.parametrize(
    ("fields", "parties", "recipient", "authority"),
    [
        ({"outcome": "granted", "authority": True}, (ORDERER, RESEARCHER), "bo@b.example", True),
        ({"outcome": "partly", "authority": False}, (replace(RESEARCHER, address=None), ORDERER), ANNA, False),
        ({"outcome": "granted", "authority": None}, (ORDERER,), ANNA, None),
    ],
)
def test_the_data_go_to_the_researcher_with_the_last_decision(
    fields: dict[str, object], parties: tuple[records.Party, ...], recipient: str, authority: bool | None
) -> None:
    older = decided(outcome="refused")
    case = at(Step.DECIDED, letters=(older, decided(**fields), making.letter(recipient="c@d.example")))
    letter = letters.Delivery(
        agency=SIGNATURE,
        diary_number="6.3-3/2026",
        outcome=str(fields["outcome"]),
        files=("Specifikation.pdf",),
        authority=authority,
        check_months=3,
        text=("I er mapp.",),
    )
    copy = Enclosure(name="Specifikation.pdf", media_type="application/pdf", sha256="c" * 64)
    assert done(asked("levererat", "I er mapp.", known_case=replace(case, parties=parties))) == Done(
        result="delivered",
        steps=(Step.DELIVERED,),
        drafts=(draft(letter, f"delivery:mail:12:case:3:{recipient}", recipient, enclosures=(copy,)),),
    )


def test_nothing_is_delivered_on_a_refusal_or_to_nobody() -> None:
    refused = at(Step.DECIDED, letters=(decided(outcome="granted"), decided(outcome="refused")))
    assert done(asked("levererat", known_case=refused)) == Done(result="nothing-to-deliver")
    nobody = replace(at(Step.DECIDED, letters=(decided(outcome="granted"),)), parties=())
    assert done(asked("levererat", known_case=nobody)) == Done(result="no-orderer")
