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
