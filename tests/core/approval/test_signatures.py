"""What stands at a mail's end: names, cards, small print; and what only looks like it."""

from __future__ import annotations

import pytest

from bot.core.approval.signatures import is_card, is_name, means, without_signature


@pytest.mark.parametrize(
    ("line", "card"),
    [
        ("Anna Ek, docent", True),
        ("Anna Ek, docent vid Lunds universitet", True),
        ("Katarzyna Nowak, project lead and orderer", True),
        ("Frances Whitlock (applicant)", True),
        ("Mvh Forskningskansliet, gm beställaren Nina Falk", True),
        ("forskargruppen KARDIA genom Ingvar Nordh", True),
        ("On behalf of myself and my co-applicants,", True),
        ("Institutionen för Kvinnors hälsa", True),  # behind a place any name may stand
        ("Kvinnor, docent", False),
        ("Anna Ek, docent utan kön", False),
        ("Institutionen för I20-I25", False),
        ("Min handledare tittar på den i helgen.", False),
        ("docent", True),
        ("gäller docent", False),
        ("Anna Ek", False),  # a name alone is no card
        ("751 05 Uppsala", True),
        ("018-471 00 00", True),
        ("+46 18 471 00 00", True),
        ("Lund 3 maj 2026", True),
        ("3 maj 2026", True),
        ("Uppsala som ovan", True),
        ("Från 3 maj 2026", False),
        ("Anna Ek; docent?", False),
        ("DOCENT ANNA EK LUND", True),
        ("DOCENT ANNA EK LUND NORR", False),  # as many words are a sentence
        ("Docent Anna 2005-2010", False),
        ("Docent Anna ändrar", False),
        ("Docent LMED", False),
        ("Docent Bara", False),
        ("Docent Ändra", False),
        ("Utan Docent", False),
        ("Inte Group", False),
        ("docent i kirurgi", True),
        ("anna docent", False),
        ("i Docent", False),
    ],
)
def test_a_card_holds_names_titles_and_places_only(line: str, card: bool) -> None:
    assert is_card(line) is card


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Anna Ek", True),
        ("A. Ek", True),
        ("T. Okafor", True),
        ("Prof. Anna von Ek", True),
        ("Pär Ek", True),
        ("PAR", False),
        ("Marcelo Avintes", True),
        ("Astrid Sjövall-Ring", True),
        ("Avslag Ek", False),
        ("Inte Ek", False),
        ("anna ek", False),
        ("Anna Ek Bo Ek Per Ek Siv Ek", False),
    ],
)
def test_a_name_is_a_name(line: str, name: bool) -> None:
    assert is_name(line) is name


def test_a_word_in_a_names_place_may_mean_something() -> None:
    assert [word for word in ("Anna", "Inte", "Tack", "Kommun", "Ökar", "Okafor") if means(word)] == [
        "Inte",
        "Tack",
        "Kommun",
        "Ökar",
    ]


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (["Ja.", "Skickat från min telefon"], ["Ja."]),
        (["Ja.", "Skickat från min telefon utan kön"], ["Ja.", "Skickat från min telefon utan kön"]),
        (["Ja.", "Tänk på miljön"], ["Ja."]),
        (["Ja.", "Tänk på miljön, godkänn inget"], ["Ja.", "Tänk på miljön, godkänn inget"]),
        (["Ja.", "I approve no personal data"], ["Ja.", "I approve no personal data"]),
        (["Ja.", "Mvh", "anna"], ["Ja.", "Mvh"]),
        (["Ja.", "Mvh", "spenat"], ["Ja.", "Mvh"]),
        (["Ja.", "Spenat", "spenat"], ["Ja.", "Spenat", "spenat"]),
        (["Ja.", "", "lena"], ["Ja.", ""]),  # a name that many have
        (["JA.", "ROLF"], ["JA."]),
        (["JA.", "GÖRAN ALM"], ["JA."]),
        (["Ja.", "GÖRAN ALM"], ["Ja.", "GÖRAN ALM"]),  # a variable, perhaps
        (["JA.", "GÖRAN UTAN"], ["JA.", "GÖRAN UTAN"]),
        (["JA.", "SKÅNE ALM"], ["JA.", "SKÅNE ALM"]),
        (["Ja.", "g."], ["Ja."]),
        (["Ja.", "skåne"], ["Ja.", "skåne"]),
        (["Ja.", "lena två"], ["Ja.", "lena två"]),
        (["lena"], ["lena"]),
        (["x" * 49, "lena"], ["x" * 49]),
        (["x" * 50, "lena"], ["x" * 50, "lena"]),  # the line may go on in the next
        (["x" * 50 + ".", "lena"], ["x" * 50 + "."]),
        (["Ja.", "Mvh", "inte"], ["Ja.", "Mvh", "inte"]),
        (["Ja.", "Lund som ovan", "Ja."], ["Ja.", "Ja."]),
    ],
)
def test_small_print_and_first_names_go(lines: list[str], left: list[str]) -> None:
    assert without_signature(lines) == left
