"""What contradicts itself in an order is flagged with both its sources; what only looks so is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.core.flags import flag_sources
from bot.core.order import order_from, same_matter, same_organisation, same_title
from parsers.facts import Codes, Document, Outcome
from tests.core import making
from tests.core.making import ORDER, mail

DAY = date(2026, 11, 24)


def seen(*documents: Document) -> dict[str, tuple[str, ...]]:
    return flag_sources(mail(), documents, order_from(documents), (), DAY)


def test_a_complete_order_has_no_flag() -> None:
    assert seen(*making.complete()) == {}


@pytest.mark.parametrize(
    ("paper", "flag", "sources"),
    [
        (making.decision(numbers=("2024-00001-01",)), "ethics-number-mismatch", ("2025-04420-01", "b: 2024-00001-01")),
        (making.decision(title="Tandhälsa i norr"), "title-mismatch", (ORDER.project_title, "b: Tandhälsa i norr")),
        (making.decision(principal="Region Norr"), "principal-mismatch", (ORDER.principal, "b: Region Norr")),
        (making.application(signed=True, registers=("PAR",)), "registers-not-in-application", ("LMED", "b: PAR")),
    ],
    ids=["number", "title", "principal", "registers"],
)
def test_two_papers_that_contradict_each_other_are_both_named(
    paper: Document, flag: str, sources: tuple[str, str]
) -> None:
    found = seen(making.form(path="form.docx"), replace(paper, path="b"))
    assert found == {flag: (f"form.docx: {sources[0]}", sources[1])}


def test_a_decision_older_than_its_application_is_flagged_and_a_change_of_it_is_not() -> None:
    applied = replace(making.application(signed=True, date="2026-01-10"), path="a.pdf")
    early = replace(making.decision(date="2025-09-01"), path="b.pdf")
    assert seen(early, applied) == {"decision-before-application": ("b.pdf: 2025-09-01", "a.pdf: 2026-01-10")}
    assert seen(making.decision(date="2025-09-01", amendment=True), applied) == {}


def test_an_old_approval_may_have_lapsed_unless_a_change_was_approved_or_nothing_was() -> None:
    old = making.decision(date="2022-03-01")
    assert seen(old) == {"approval-may-have-lapsed": ("2022-03-01", "2026-11-24")}
    assert seen(old, making.decision(date="2023-05-01", amendment=True)) == {}
    assert "approval-may-have-lapsed" not in seen(making.decision(Outcome.REJECTED, date="2022-03-01"))


def test_codes_of_icd_10_alone_are_asked_about_only_for_registers_that_are_older_than_it() -> None:
    early = replace(ORDER, period=("1987", "2010"), codes=Codes(icd=("I21",)))
    assert seen(making.form(early)) == {"codes-outside-period": ("1987-2010", "I21")}
    assert seen(making.form(replace(early, registers=("LMED",)))) == {}
    assert seen(making.form(replace(early, codes=Codes(icd=("I21", "410"))))) == {}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2023-04567", "2023-04567-01", True),
        ("2013/1234-31/2", "2013/1234", True),
        ("2013:1234", "13/1234-31", True),
        ("2023-04567-01", "2023-04568-01", False),
        ("Ö 32-2021/3.1", "Ö 33-2021/3.1", False),
    ],
)
def test_an_ethics_matter_has_many_papers(one: str, other: str, same: bool) -> None:
    assert same_matter((one,), (other,)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Region Syd, FoU-enheten", "Region Syd", True),
        ("Göteborgs universitet", "University of Gothenburg", True),
        ("Exempeluniversitetet", "Exempelsuniversitetet", True),
        ("Exempeluniversitetet", "Region Norr", False),
    ],
)
def test_a_principal_is_the_same_in_other_words(one: str, other: str, same: bool) -> None:
    assert same_organisation(one, other) is same


def test_a_translated_title_is_no_contradiction() -> None:
    assert same_title("Höftfrakturer hos äldre och risken för död", "Hip fractures among the old and the risk of death")
