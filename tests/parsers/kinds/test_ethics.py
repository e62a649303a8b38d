"""What an ethics decision decided: never approved unless the governing sentence says so."""

from __future__ import annotations

import pytest

from parsers import ethics, ethics_application, pdf
from parsers.facts import Content, EthicsApplication, EthicsDecision, Limits, Line, Outcome
from tests.parsers.kinds import papers


def decided(*sentences: str, heading: str = "Beslut") -> Outcome:
    lines = ["Etikprövningsmyndigheten", "Dnr 2023-04567-01", heading, *sentences, "Hur man överklagar"]
    lines.append("Om myndigheten avslår en ansökan kan beslutet överklagas. Nämnden godkänner annars ansökan.")
    return ethics.read(Content(lines=tuple(Line(text=line, page=1) for line in lines))).outcome


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Etikprövningsmyndigheten godkänner den forskning som anges i ansökan.", "approved"),
        ("Nämnden bifaller ansökan.", "approved"),
        ("Ansökan godkänns.", "approved"),
        ("Myndigheten beslutar att godkänna forskningen.", "approved"),
        ("The Swedish Ethical Review Authority approves the research described in the application.", "approved"),
        ("Nämnden godkänner forskningen under förutsättning att informationen ändras.", "approved-with-conditions"),
        ("Nämnden godkänner forskningen med villkor att informationsbrevet kompletteras.", "approved-with-conditions"),
        ("Nämnden godkänner forskningen i den del som avser register och avslår ansökan i övrigt.", "partly"),
        ("Etikprövningsmyndigheten avslår ansökan.", "rejected"),
        ("Nämnden kan inte godkänna den forskning som ansökan avser.", "rejected"),
        ("Etikprövningsmyndigheten godkänner inte forskningen.", "rejected"),
        ("The board does not approve the application.", "rejected"),
        ("Etikprövningsmyndigheten avvisar ansökan eftersom den inte avser forskning.", "dismissed"),
        ("Nämnden avvisar ansökan och lämnar som rådgivande yttrande att det inte finns etiska hinder.", "advisory"),
        ("Nämnden lämnar ett rådgivande yttrande och finner inga etiska hinder mot projektet.", "advisory"),
        ("Nämnden överlämnar ärendet till Överklagandenämnden för etikprövning.", "handed-over"),
        ("Etikprövningsmyndigheten avskriver ärendet eftersom ansökan har återkallats.", "closed"),
        ("Etikprövningsmyndigheten begär att ansökan kompletteras med ett informationsbrev.", "completion-requested"),
        ("Ansökan behöver kompletteras innan myndigheten kan godkänna forskningen.", "completion-requested"),
        ("Om nämnden godkänner ansökan kan forskningen påbörjas.", "unknown"),
        ("Sökanden yrkar att nämnden godkänner forskningen.", "unknown"),
        ("Godkänner nämnden forskningen?", "unknown"),
        ("Forskningen har tidigare godkänts i ett annat ärende.", "unknown"),
        ("Handlingarna har tagits emot.", "unknown"),
    ],
)
def test_the_governing_sentence_decides(sentence: str, outcome: str) -> None:
    assert decided(sentence).value == outcome


@pytest.mark.parametrize("heading", ["Beslut", "BESLUT", "Avgörande", "Sida 1 (2)"])
def test_a_refusal_is_found_with_and_without_a_heading(heading: str) -> None:
    assert decided("Etikprövningsmyndigheten avslår ansökan.", heading=heading) is Outcome.REJECTED


def test_an_approval_beside_a_refusal_is_no_approval() -> None:
    assert decided("Nämnden godkänner delstudie 1.", "Nämnden avslår delstudie 2.") is Outcome.PARTLY


def test_all_parts_of_a_decision_are_read() -> None:
    content = pdf.read(papers.pdf([papers.DECISION]), Limits())
    assert ethics.read(content) == EthicsDecision(
        outcome=Outcome.APPROVED,
        amendment=False,
        numbers=("2023-04567-01",),
        date="2023-06-14",
        title=papers.TITLE,
        principal="Exempels universitet",
        conditions=(),
    )


def test_conditions_are_listed_for_the_officer() -> None:
    text = papers.DECISION.replace(
        "i ansökan.",
        "i ansökan, under förutsättning att informationen ändras.\nVillkor\n1) Brevet ska vara på svenska.",
    )
    decision = ethics.read(pdf.read(papers.pdf([text]), Limits()))
    assert decision.outcome is Outcome.APPROVED_WITH_CONDITIONS
    assert "1) Brevet ska vara på svenska." in decision.conditions


def test_an_amendment_is_known_from_the_sentence_and_not_from_general_advice() -> None:
    advice = "\nUpplysningar\nEn väsentlig ändring av forskningen kräver en ny ansökan."
    change = papers.DECISION.replace("godkänner den forskning", "godkänner den ändring av forskningen")
    plain, changed = (
        ethics.read(pdf.read(papers.pdf([text + advice]), Limits())) for text in (papers.DECISION, change)
    )
    assert (plain.amendment, changed.amendment) == (False, True)


def test_an_application_says_its_registers_by_section_10_and_who_signed() -> None:
    content = pdf.read(papers.pdf(papers.ETHIX_APPLICATION), Limits())
    assert ethics_application.read(content) == EthicsApplication(
        numbers=(),
        title=papers.TITLE,
        principal="Exempels universitet",
        researcher="Anna Exempel",
        date="2023-03-01",
        signed=True,
        registers=("PAR", "LMED"),
    )


def test_a_signature_that_is_not_found_is_unknown_and_never_missing() -> None:
    content = pdf.read(papers.pdf([papers.OLD_APPLICATION]), Limits())
    assert ethics_application.read(content).signed is None
