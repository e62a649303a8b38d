"""What contradicts itself in an order is flagged with both its sources; what only looks so is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.flags import flag_sources
from bot.core.order import is_org_number, order_from, same_matter, same_organisation, same_title
from parsers.facts import (
    Codes,
    Document,
    DocumentKind,
    EthicsDecision,
    Invoice,
    Order,
    Outcome,
    Person,
    Sender,
    VariableList,
)
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


def of_mail(*documents: Document, quoted: tuple[str, ...] = (), **more: object) -> dict[str, tuple[str, ...]]:
    return flag_sources(mail(**more), documents, order_from(documents), quoted, DAY)


def test_what_a_mail_itself_shows_is_flagged_with_where() -> None:
    assert of_mail(links=("files.example",)) == {"links-instead-of-attachments": ("files.example",)}
    assert of_mail(quoted=("6.3-1/2026",)) == {"quotes-a-diary-number": ("6.3-1/2026",)}
    assert of_mail(sender=Sender()) == {"sender-unclear": ("mail",)}
    text = "Vi begär att ni avgör ärendet enligt 12 §"
    assert of_mail(subject="Förvaltningslagen", new_text=text) == {"asks-for-decision-12-fl": ("mail",)}
    assert of_mail(subject="ärendet enligt § 12", new_text="FL gäller.") == {"asks-for-decision-12-fl": ("mail",)}
    assert of_mail(identity_numbers=5) == {"personal-identity-numbers": ("mail",)}
    assert of_mail(identity_numbers=4) == {}


def test_files_that_are_closed_broken_or_hold_data_are_named_by_their_paths() -> None:
    data = making.document(DocumentKind.DATA_FILE)
    closed = making.document(DocumentKind.UNREADABLE, path="a.zip/b.pdf", problems=("encrypted",))
    broken = making.document(DocumentKind.UNREADABLE, path="c.doc")
    assert of_mail(data, closed, broken, identity_numbers=9) == {
        "personal-identity-numbers": ("data-file.pdf", "mail"),
        "encrypted-attachment": ("a.zip/b.pdf",),
        "unreadable-attachment": ("c.doc",),
    }


def test_a_wrong_organisation_number_is_shown_with_the_paper_and_page_that_it_stands_in() -> None:
    wrong = replace(ORDER, org_number="202100-2974", principal_is_authority=False)
    without = making.form(replace(ORDER, org_number=None), path="a.docx")
    assert seen(without, making.form(wrong, path="b.pdf", pages=(2, 4))) == {
        "org-number-invalid": ("b.pdf (p. 2): 202100-2974",),
    }
    assert seen(making.form(wrong, path="b.pdf", pages=(2, 4)))["private-principal"] == ("b.pdf (p. 2): 202100-2974",)
    assert seen(making.form(replace(ORDER, org_number=None, principal_is_authority=False))) == {
        "private-principal": ("None",)
    }


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome.REJECTED,
        Outcome.DISMISSED,
        Outcome.ADVISORY,
        Outcome.HANDED_OVER,
        Outcome.CLOSED,
        Outcome.COMPLETION_REQUESTED,
    ],
)
def test_a_decision_that_approves_nothing_is_flagged_unless_another_approves(outcome: Outcome) -> None:
    none = making.decision(outcome, title=None)
    assert seen(none) == {"decision-is-no-approval": (f"ethics-decision.pdf: {outcome}",)}
    assert seen(none, making.decision()) == {}


def test_at_most_three_conditions_of_a_decision_are_shown() -> None:
    conditions = making.decision(Outcome.APPROVED_WITH_CONDITIONS, conditions=("a", "b", "c", "d"))
    assert seen(conditions, making.decision(conditions=("e",))) == {
        "decision-has-conditions": (
            "ethics-decision.pdf: a",
            "ethics-decision.pdf: b",
            "ethics-decision.pdf: c",
            "ethics-decision.pdf: e",
        )
    }


def test_an_approval_lapses_two_years_and_three_weeks_after_its_date_by_the_latest_of_them() -> None:
    limit = DAY - timedelta(days=751)
    assert seen(making.decision(date=limit.isoformat())) == {}
    day_before = (limit - timedelta(days=1)).isoformat()
    lapsed = {"approval-may-have-lapsed": (day_before, "2026-11-24")}
    assert seen(making.decision(date=day_before)) == lapsed
    assert seen(making.decision(date="2020-01-01"), making.decision(date=day_before)) == lapsed
    assert seen(making.decision(date="2020-01-01"), making.decision(date=limit.isoformat())) == {}
    assert seen(making.decision(date=day_before), making.decision(date=None)) == lapsed
    refused = making.decision(Outcome.REJECTED, date="2026-01-01")
    assert seen(making.decision(date=day_before), refused) == lapsed


def test_a_signature_is_missed_only_where_no_application_shows_one() -> None:
    unsigned = making.application(signed=None)
    assert seen(unsigned) == {"signature-not-found": ("ethics-application.pdf",)}
    assert seen(unsigned, making.application()) == {}


def test_a_decision_before_its_application_is_judged_by_the_latest_decision_and_the_earliest_application() -> None:
    def flags(decided: tuple[str | None, ...], applied: tuple[str | None, ...]) -> set[str]:
        papers = [making.decision(date=when) for when in decided]
        return set(seen(*papers, *(making.application(date=when) for when in applied)))

    assert flags(("2026-02-01",), ("2026-02-01",)) == set()
    assert flags(("2026-01-31",), ("2026-02-01",)) == {"decision-before-application"}
    assert flags(("2026-01-01", "2026-03-01"), ("2026-02-01",)) == set()
    assert flags(("2026-02-02",), ("2026-02-01", "2026-03-01")) == set()
    assert flags((None, "2026-01-01"), (None, "2026-02-01")) == {"decision-before-application"}
    amended = making.decision(date="2026-01-01", amendment=True)
    assert "decision-before-application" not in seen(amended, making.application(date="2026-02-01"))


def test_one_paper_that_agrees_with_the_form_is_enough_and_what_the_form_leaves_out_contradicts_nothing() -> None:
    other = making.decision(numbers=("2024-00001-01",), title="Tandhälsa i norr", principal="Region Norr")
    same = making.decision(principal=ORDER.principal)
    assert seen(making.form(), other, same) == {}
    empty = Order(registers=("PAR",))
    assert seen(making.form(empty), other) == {}
    assert seen(making.form(), making.decision(numbers=(), title=None)) == {}


def test_of_several_numbers_and_titles_that_differ_all_are_shown() -> None:
    two = making.decision(numbers=("2024-00001-01", "2024-00002-01"), title=None)
    form = making.form(replace(ORDER, ethics_numbers=("2025-04420-01", "2025-04421-01")), path="f")
    assert seen(form, two) == {
        "ethics-number-mismatch": (
            "f: 2025-04420-01, 2025-04421-01",
            "ethics-decision.pdf: 2024-00001-01, 2024-00002-01",
        )
    }


def test_the_principal_of_an_application_counts_where_there_is_no_decision() -> None:
    application = making.application(principal="Region Norr")
    assert set(seen(making.form(), application)) == {"principal-mismatch"}
    agreeing = making.decision(principal=ORDER.principal)
    assert seen(making.form(), agreeing, application) == {}


def test_registers_that_no_application_names_are_shown_with_what_the_applications_name() -> None:
    application = making.application(registers=("DORS", "CAN"))
    listed = making.document(DocumentKind.VARIABLE_LIST, variables=VariableList(registers=("MFR",)))
    assert seen(making.form(path="f"), application, listed) == {
        "registers-not-in-application": ("f: PAR, LMED, MFR", "ethics-application.pdf: DORS, CAN")
    }
    assert seen(making.form(), making.application(registers=("PAR", "LMED", "DORS"))) == {}


@pytest.mark.parametrize(
    ("change", "flagged"),
    [
        ({}, True),
        ({"period": ("1996", "2010")}, True),
        ({"period": ("1997", "2010")}, False),
        ({"period": ("1987-01", "2010")}, False),  # not a year alone: nobody knows
        ({"period": ("1987x", "2010")}, False),
        ({"period": ("19870101", "2010")}, True),
        ({"period": None}, False),
        ({"codes": Codes()}, False),
        ({"registers": ()}, True),
        ({"registers": ("DORS",)}, True),
        ({"registers": ("CAN", "LMED")}, True),
        ({"registers": ("MFR",)}, True),
        ({"registers": ("LMED", "THR")}, False),
    ],
)
def test_codes_are_outside_their_period_only_where_older_registers_had_other_codes(
    change: dict[str, object], flagged: bool
) -> None:
    order = replace(ORDER, **({"period": ("1987", "2010"), "codes": Codes(icd=("I21",))} | change))  # type: ignore[arg-type]
    assert ("codes-outside-period" in seen(making.form(order))) is flagged


def test_at_most_ten_codes_are_shown() -> None:
    codes = tuple(f"I{number}" for number in range(10, 21))
    order = replace(ORDER, period=("1987", "2010"), codes=Codes(icd=codes))
    assert seen(making.form(order))["codes-outside-period"] == ("1987-2010", ", ".join(codes[:10]))


WHOLE = Order(
    project_title="a",
    principal="b",
    org_number="c",
    principal_is_authority=False,
    representative=Person(name="d", email="e"),
    researcher=Person(name="f", email="g"),
    contact=Person(name="h", email="i"),
    invoice=Invoice(address="j", reference="k", peppol="l"),
    ethics_numbers=("m",),
    registers=("n",),
    codes=Codes(icd=("o",), atc=("p",), kva=("q",)),
    period=("r", "s"),
    only_deceased=False,
)
OTHER = Order(
    project_title="A",
    principal="B",
    org_number="C",
    principal_is_authority=True,
    representative=Person(name="D", email="E"),
    researcher=Person(name="F", email="G"),
    contact=Person(name="H", email="I"),
    invoice=Invoice(address="J", reference="K", peppol="L"),
    ethics_numbers=("M",),
    registers=("N",),
    codes=Codes(icd=("O",), atc=("P",), kva=("Q",)),
    period=("R", "S"),
    only_deceased=True,
)


def test_an_order_is_what_the_first_form_says_its_gaps_filled_from_the_next() -> None:
    assert order_from((making.form(WHOLE), making.form(OTHER))) == WHOLE
    assert order_from((making.form(Order()), making.form(OTHER))) == OTHER
    assert order_from(()) == Order()


def test_what_no_form_says_is_taken_from_the_ethics_papers_and_the_lists() -> None:
    decision = making.document(
        DocumentKind.ETHICS_DECISION, decision=EthicsDecision(title="T", principal="P", numbers=("1",))
    )
    listed = making.document(DocumentKind.VARIABLE_LIST, variables=VariableList(registers=("PAR", "CAN")))
    told = (decision, listed, making.form(Order(registers=("PAR",))))
    assert order_from(told) == Order(project_title="T", principal="P", ethics_numbers=("1",), registers=("PAR", "CAN"))
    application = making.application(title="U", principal="Q", numbers=("2",))
    assert order_from((application,)) == Order(project_title="U", principal="Q", ethics_numbers=("2",))


@pytest.mark.parametrize(
    ("number", "holds"),
    [
        ("202100-2973", True),
        ("00202100-2973", False),
        ("850709-9805", False),
        ("202100-297", False),
        ("802002-4297", False),
        ("212000-0142", True),
        ("201100-2974", False),
    ],
)
def test_an_organisation_number_has_ten_digits_luhns_last_and_a_third_of_at_least_two(number: str, holds: bool) -> None:
    assert is_org_number(number) is holds


LONG = (
    "Registerbaserad uppföljning av behandling och överlevnad hos patienter med hjärtsvikt i sju regioner under femton "
    "år, med jämförelse av läkemedel, kön, ålder, utbildning och bostadsort före och efter pandemin"
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hjärtsvikt i norr", "Hjärtsvikt i norr, en studie av annat än vad som stod förut", True),  # a cut end
        ("Hjärta i norr", "Hjärta i norr, en studie av annat än vad som stod förut", False),  # too short for one
        ("Hjärtsvikt i nor", "Studie av annat: hjärtsvikt i nor och mera", False),  # inside, and too short for that
        ("Risken för hjärtsvikt i norr", "Vår andra stora studie: risken för hjärtsvikt i norr", True),
        ("Risken för hjärtsvikt i norr", "En andra stor studie: risken för hjärtsvikt i norr", True),
        ("Hjärtsvikt: vård i norr", "Hjärtsvikt - vård i norr och annat som inte alls stod där förut", True),
        (LONG, LONG.replace("ö", "o").replace("m", "n").replace("d", "t"), True),  # slips in a title of many words
        ("Astma hos barn", "Asthma in the young", True),  # a translation
        ("Astma hos barn", "Njursten vid gikt", False),
        ("Astma hos barn", "Stones kidney gout", False),
        ("Hjärtsvikt i no", "Hjärtsvikt i norr, en studie av annat än vad som stod förut", True),
        ("Risk för hjärtsvikt i nor", "Vår andra stora studie av risk för hjärtsvikt i norr", True),
        ("Asthma in the young", "Stones of the kidney", False),
        ("abcde", "abcdx", True),  # four letters of five
        ("abcd", "abcx", False),  # three of four
    ],
)
def test_a_title_is_the_same_with_slips_a_cut_end_or_in_another_language(one: str, other: str, same: bool) -> None:
    assert same_title(one, other) is same
    assert same_title(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Region Syd", "FoU vid Region Syd", True),
        ("Region Syd", "Syd Exempel Region", True),  # the same words
        ("Region Syd", "Region Nord", False),  # alike but for the word that counts
        ("Uppsala universitet", "Umeå universitet", False),
        ("Uppsala univ", "Uppsala universitet", True),
        ("Karolinska institutet", "Karolinska Institutett", True),
        ("abcd", "abcx", True),  # three letters of four
        ("abc", "abx", False),
        ("Exempel universitet", "University of Somewhere", True),
        ("Exempel högskolan", "Annat institut av konst", False),
    ],
)
def test_a_principal_is_the_same_by_its_words_its_letters_or_its_language(one: str, other: str, same: bool) -> None:
    assert same_organisation(one, other) is same
    assert same_organisation(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2023-04567-01", "2023-04567-02", True),
        ("2023-04567", "2023-04568", False),
        ("dnr 123", "dnr123", True),
        ("dnr 123", "dnr 124", False),
        ("2013/1234-31/2", "2014/1234-31/2", False),
        ("2013/1234", "2013/1235", False),
        ("13/1234-31", "2013:1234-32", True),
    ],
)
def test_an_ethics_matter_is_its_year_and_running_number(one: str, other: str, same: bool) -> None:
    assert same_matter((one, "x"), (other, "y")) is same
