"""Who speaks in a mail without any mark in its header (P8): what is a service's and what a person's, case by case."""

from __future__ import annotations

import pytest

from bot.core.automatic import voice
from parsers.facts import Mail, Sender
from tests.core.making import mail


def sent(address: str | None, name: str = "", text: str = "Trycket är lågt.") -> Mail:
    return mail(sender=Sender(address=address, name=name), new_text=text, body=text)


@pytest.mark.parametrize(
    ("address", "name", "service"),
    [
        ("support@b.example", "", True),
        ("nordsupport@b.example", "", False),
        ("pump@b.example", "Larmcentralen", True),
        ("pump@b.example", "Bo Ek", False),
        ("drift.norr@b.example", "", True),
        ("norr.drift@b.example", "", False),  # behind a point a surname stands
        ("bo.ek@b.example", "", False),
        ("drift.norr@b.example", "Bo Ek", False),
        ("hundred-lists@b.example", "Ann Ek", False),
        ("larm@b.example", "Hotell Norr", True),
        ("bo.ek@b.example", "Larmcentralen", True),
        ("larm.falk@b.example", "Larm Falk", False),
        ("åsa.order@b.example", "Asa Order", False),
        ("it.hr@b.example", "", True),
        (None, "", False),
        (None, "Larmcentralen", True),
    ],
)
def test_p8_a_service_calls_itself_one_and_bears_no_persons_name(address: str | None, name: str, service: bool) -> None:
    assert voice.is_service(sent(address, name)) is service


@pytest.mark.parametrize(
    ("address", "name", "office"),
    [
        ("info@b.example", "", True),
        ("info@b.example", "Anna Ek", True),
        ("anna@b.example", "Anna Ek", False),
        ("anna@b.example", "", False),
        ("anna@b.example", "Labblaget", True),
        ("anna@b.example", "Nordiska Forskningsskolan", True),  # two words, as a person's name
        (None, "", False),
    ],
)
def test_an_office_bears_an_organisations_name(address: str | None, name: str, office: bool) -> None:
    assert voice.is_office(sent(address, name)) is office


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Trycket är lågt.", False),
        ("Jag ser att trycket är lågt.", True),
        ("I think the pressure is low.", True),
        ("Pump I was mended.", True),
        ("Pump I is mended.", False),
        ("Trycket är lågt.\n/Bo", True),
        (" " * 2997 + "jag", True),
        (" " * 2998 + "jag", False),  # what stands further down is not read
    ],
)
def test_a_person_says_i_or_signs(text: str, one: bool) -> None:
    assert voice.speaks_as_one(sent("pump@b.example", text=text)) is one


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("", False),
        ("Trycket är lågt.", False),
        ("Trycket är lågt.\nDet steg sedan igen.", False),
        # by hand, in one of the last two lines
        ("Trycket är lågt. /Bo", True),
        ("Trycket är lågt. /Bo\nhus 3", True),
        ("Trycket är lågt. /Bo\nhus 3\nplan 2", False),
        # a name that stands last, but not alone
        ("Trycket är lågt.\nBo", True),
        ("Trycket är lågt.\nBo Ek, drift", True),
        ("Trycket är lågt.\nhus 3\nBo Ek", True),
        ("Larm", False),
        ("Trycket", False),
        ("Trycket är lågt.\nDrift Norr, hus 3", False),
        ("Trycket är lågt.\nNordteamet", False),
        # the sender's own name, wherever it stands
        ("Anna", True),
        ("Trycket är lågt.\nAnna Ek\nhus 3", True),
        ("Trycket är lågt.\nÄnna Berg\nhus 3", True),
        ("Trycket är lågt.\nFalk\nhus 3", True),
        ("Trycket är lågt.\nUppsala\nhus 3", False),
        ("Trycket är lågt.\nEk\nhus 3", False),  # too short to be told from a word
        # who takes leave
        ("Trycket är lågt.\nMed vänlig hälsning\nhus 3", True),
        ("Trycket är lågt.\nMed vänlig hälsning", True),
        ("Trycket är lågt.\nMed vänlig hälsning\nKundtjänsten", False),
        ("Trycket är lågt.\nMed vänlig hälsning\nNordteamet", False),
        # what was another's
        ("Trycket är lågt.\nFrån: Bo Ek\nStig är borta. /Bo", False),
        ("Trycket är lågt.\n> /Bo", False),
        ("> /Bo", False),
        (" " * 2997 + "/Bo", True),
        (" " * 2998 + "/Bo", False),
    ],
)
def test_a_persons_name_is_seen_under_a_text_and_no_teams(text: str, signed: bool) -> None:
    assert voice.is_signed(sent("a.falk@b.example", "Anna Ek", text)) is signed


def test_whoever_begins_with_a_greeting_speaks_to_somebody() -> None:
    greeted = {text: voice.greets(sent("pump@b.example", text=text)) for text in ("Hej! Lågt.", "– Dear all", "Lågt.")}
    assert greeted == {"Hej! Lågt.": True, "– Dear all": True, "Lågt.": False}
