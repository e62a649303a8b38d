"""A mail that may belong to a case is shown beside it, and only shown (P2)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.decide import decide
from bot.core.pairs import probable_case
from bot.core.papers import order_record
from parsers.facts import Document, Mail, Person, Sender
from storage.records import Case
from tests.core import making
from tests.core.making import ORDER, context, known, mail

HIP = replace(ORDER, researcher=Person(name="Anna Lind", email="Anna@uni.example"))
TEETH = replace(ORDER, project_title="Tandhälsa hos barn i förskoleåldern", ethics_numbers=("2024-00001-01",))


def case(number: str, order: making.Order) -> Case:
    return known(number, order=order_record(order)).case


CASES = (case("6.3-3/2026", HIP), case("6.3-4/2026", TEETH))


def sent(paper: Document, **more: object) -> Mail:
    return mail(subject="Komplettering", new_text="Här är den.", documents=(paper,), **more)


ANNAS = Sender(address="anna@uni.example")
STRANGE = Sender(address="per@region.example")


@pytest.mark.parametrize(
    ("found", "number"),
    [
        (sent(making.decision(), sender=STRANGE), "6.3-3/2026"),
        (sent(making.decision(numbers=("2024-00001-02",), title=None), sender=STRANGE), "6.3-4/2026"),
        (sent(making.decision(numbers=(), title="Tandhälsa hos barn i förskoleåldern."), sender=STRANGE), "6.3-4/2026"),
        (sent(making.variables(), sender=ANNAS), "6.3-3/2026"),
        (sent(making.variables(), sender=STRANGE, cc=("anna@uni.example",)), "6.3-3/2026"),
        (sent(making.variables(), sender=STRANGE, body="Från: Anna <anna@uni.example>."), "6.3-3/2026"),
        (sent(making.variables(), sender=Sender(address="eva@uni.example")), None),
        (sent(making.variables(), sender=STRANGE), None),
        (sent(making.decision(numbers=("2024-00001-01",), title=None), sender=ANNAS), "6.3-3/2026"),
        (sent(making.decision(numbers=("2020-12345-01",), title="Något helt annat projekt"), sender=STRANGE), None),
    ],
)
def test_papers_and_people_point_to_a_case(found: Mail, number: str | None) -> None:
    assert probable_case(found, CASES) == number


def test_two_cases_that_fit_as_well_are_none() -> None:
    assert probable_case(sent(making.decision()), (CASES[0], case("6.3-5/2026", HIP))) is None
    assert probable_case(sent(making.decision()), ()) is None


def test_the_pair_is_told_to_staff_and_changes_nothing_else() -> None:
    stranger = sent(making.decision(), sender=STRANGE)
    alone, beside = decide(stranger, context()), decide(stranger, context(open_cases=CASES))
    assert (beside.waits and (beside.waits.reason, beside.waits.details)) == ("unlinked", "6.3-3/2026")
    assert replace(beside, waits=alone.waits) == alone


def test_of_two_cases_that_fit_the_one_whose_people_share_the_senders_domain_is_meant() -> None:
    elsewhere = replace(HIP, researcher=Person(name="Bo Ek", email="bo@region.example"))
    nobody = replace(HIP, researcher=Person(name="Bo Ek"))
    colleague = sent(making.decision(), sender=Sender(address="eva@uni.example"))
    for other in (elsewhere, nobody):
        assert probable_case(colleague, (CASES[0], case("6.3-5/2026", other))) == "6.3-3/2026"


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (None, None),
        ({}, None),
        ({"project_title": 5, "ethics_numbers": "2025-04420-01", "researcher": "anna@uni.example"}, None),
        ({"ethics_numbers": ["2025-04420-07"]}, "6.3-3/2026"),  # the same matter, another paper of it
        ({"ethics_numbers": ("2025-04420",)}, "6.3-3/2026"),
        ({"contact": {"email": "ANNA@uni.example"}}, "6.3-3/2026"),
        ({"representative": {"email": "anna@uni.example"}}, "6.3-3/2026"),
        ({"researcher": {"name": "Anna", "email": None}}, None),
        ({"researcher": {"email": "bo@uni.example"}}, None),  # a domain alone is chance
    ],
)
def test_a_register_of_any_age_is_compared_by_what_it_has(order: dict[str, object] | None, found: str | None) -> None:
    came = sent(making.decision(title=None), sender=ANNAS)
    assert probable_case(came, (replace(CASES[0], order=order),)) == found


def test_people_are_looked_for_in_the_first_twenty_thousand_characters() -> None:
    far = "x" * (20_000 - len(" anna@uni.example")) + " anna@uni.example."
    for body, found in ((far, "6.3-3/2026"), ("x" + far, None)):
        assert probable_case(sent(making.variables(), sender=STRANGE, body=body), CASES) == found


def test_a_number_and_a_title_weigh_as_much_as_a_person_and_two_signs_more_than_one() -> None:
    title = replace(CASES[0], diary_number="6.3-7/2026", order={"project_title": ORDER.project_title})
    number = replace(CASES[0], diary_number="6.3-8/2026", order={"ethics_numbers": ORDER.ethics_numbers})
    person = replace(CASES[0], diary_number="6.3-9/2026", order={"contact": {"email": "anna@other.example"}})
    came = sent(making.decision(), sender=STRANGE, cc=("anna@other.example",))
    assert probable_case(came, (title, number)) is None
    both = {"ethics_numbers": ORDER.ethics_numbers, "project_title": ORDER.project_title}
    assert probable_case(came, (title, number, replace(title, order=both))) == "6.3-7/2026"
    assert probable_case(came, (person,)) == "6.3-9/2026"
    assert probable_case(came, (person, title)) == "6.3-9/2026"  # the person's domain is one sign more
