"""What may stand below a sign-off, and that anything else there puts an approval in doubt."""

from __future__ import annotations

import pytest

from bot.core.approval import verdict_on
from bot.core.approval.below import strange_lines

YES = "Jag godkänner specifikationen."


@pytest.mark.parametrize(
    "line",
    [
        "registrator",
        "Karin Exempel, docent i nutrition",
        "överläkare, VO Hjärta-Kärl, Falu lasarett",
        "Institutionen för folkhälso- och vårdvetenskap",
        "Consultant cardiologist",
        "Tfn 046-555 01 22 (mån–ons)",
        "171 77 Stockholm | 08-555 860 11",
        "forskningsingenjör | she/her",
        "karin@exempel-universitetet.example",
        "[cid:image001.png]",
        "________________",
        "(skickat från telefonen, ursäkta korthet)",
        "Detta meddelande kan innehålla sekretessbelagda uppgifter.",
    ],
)
def test_names_titles_places_and_small_print_belong_below_a_name(line: str) -> None:
    assert strange_lines(line) == ()
    assert verdict_on(YES, signature=f"Karin Exempel\n{line}")[0] == "approved"


@pytest.mark.parametrize(
    "line",
    [
        "Uttaget tar även med PARITET",
        "Variabelönskemål: + KOMMUN",
        "Rättelse sid 3: J45 -> J44",
        "Fakturamottagare: Stiftelsen Exempel",
        "Gäller med prefektens namnteckning",
        "*** OBS! Ny uppföljningstid: till 2018 ***",
        "Attachment: specification_edits.docx (tracked changes)",
        "KONTROLLGRUPPEN ÄR STRUKEN",
        "J45",
    ],
)
def test_whatever_else_is_added_below_a_name_is_for_the_officer(line: str) -> None:
    assert verdict_on(YES, signature=f"Karin Exempel\n{line}") == ("conditional", (YES, line))


def test_a_line_that_the_width_of_a_page_has_broken_is_one() -> None:
    long = "This message is intended solely for the addressee. If it has come to you by mistake,\nplease delete it."
    assert strange_lines(long) == ()
    assert strange_lines("Vi läser gärna allt som ni skickar och svarar så snart som det går att\ngöra det.") == (
        "Vi läser gärna allt som ni skickar och svarar så snart som det går att göra det.",
    )


WORK = "Institutionen för " + "g" * 42  # as long as a line that the width of a page may have broken


@pytest.mark.parametrize(
    ("line", "belongs"),
    [
        ("Institutionen " + "grus " * 10, True),
        ("Institutionen " + "grus " * 11, False),
        ("grus och sten till väg", False),
        ("Institutionen för grus utan tak", False),
        ("Institutionen grus: sand", False),
        ("Institutionen har grus", False),
        ("Anna " * 79 + "Lovis", True),
        ("Anna " * 79 + "Lovisa", False),
        ("Detta meddelande kan innehålla sekretessbelagda uppgifter. " * 8, True),
        (f"{WORK}\ngrus och sten till väg", True),
        (f"{WORK[:-1]}\ngrus och sten till väg", False),
        (f"{WORK}\n\ngrus och sten till väg", False),
        ("kram Anna", True),
        ("Anna Lind - Lund", True),
        ("Par Exempel", True),
        ("PAR Exempel", False),
        ("Anna Utan", False),
        ("Anna Bara", False),
        ("LUND ÄR NORR", False),
        ("utan", False),
    ],
)
def test_a_line_is_as_long_as_a_line_of_a_card_and_says_nothing(line: str, belongs: bool) -> None:
    assert (strange_lines(line) == ()) is belongs


@pytest.mark.parametrize(
    ("signature", "word"),
    [
        ("Anna Lind\ngm assistent Jenny Wik (Anna är borta)", "conditional"),
        ("Birgitta Ek, e.u. Anders Alm, huvudansvarig forskare", "conditional"),
        ("Registercentrum Exempel\ngenom\nKarin Ek, beställare", "approved"),
    ],
)
def test_who_signs_in_another_persons_place_approves_nothing(signature: str, word: str) -> None:
    assert verdict_on(YES, signature=signature)[0] == word
