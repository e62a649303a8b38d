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
