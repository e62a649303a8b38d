"""A reply cut into sentences: where one ends, which lines are one, and what is left off."""

from __future__ import annotations

import pytest

from bot.core.approval.sentences import sentences

WIDE = "Vi har nu gått igenom specifikationen i sin helhet och"  # as long as a line that a page's width breaks


def texts(reply: str) -> list[str]:
    return [sentence.text for sentence in sentences(reply)]


@pytest.mark.parametrize(
    ("reply", "cut"),
    [
        ("Ja. Den stämmer! Eller? Kanske…  Nej", ["Ja.", "Den stämmer!", "Eller?", "Kanske...", "Nej"]),
        ("Enl. dnr. 12 gäller detta, t.ex. nu. Bra.", ["Enl. dnr. 12 gäller detta, t.ex. nu.", "Bra."]),
        ('Han sa "ja." Vi med.', ['Han sa "ja.', "Vi med."]),
        ("Det ser bra ut :) Kör på.", ["Det ser bra ut :)", "Kör på."]),
        ("Toppen \U0001f44d Kör på.", ["Toppen \U0001f44d", "Kör på."]),
        ("Rad ett\nRad två", ["Rad ett", "Rad två"]),
        (f"{WIDE}\ngodkänner den.", [f"{WIDE} godkänner den."]),
        (f"{WIDE[:-5]}.\ngodkänner den.", [f"{WIDE[:-5]}.", "godkänner den."]),
        (f"{WIDE}\n\ngodkänner den.", [WIDE, "godkänner den."]),
        (f"{WIDE}\n- godkänner den", [WIDE, "godkänner den"]),
        (f"{WIDE}\n1) godkänner den", [WIDE, "godkänner den"]),
        ("1. ett\n(2) två\n• tre", ["ett", "två", "tre"]),
        ("*Godkänner härmed*\n[cid:image001.png@01DA76]\n*Ja, den*", ["Godkänner härmed", "Ja, den"]),
        ("Ja.\n[bild: logotyp]", ["Ja."]),
        ("Ja.\n[bild 2 ska bort]", ["Ja.", "[bild 2 ska bort]"]),
        ("Ja.\n[bild: utan kön]", ["Ja.", "[bild: utan kön]"]),
        ("2*3 och 4*5 är * inte", ["2*3 och 4*5 är * inte"]),
        ("Ja.\nHälsar Kaj", ["Ja."]),
        ("Ja. With best regard, Wei Lun", ["Ja."]),
        ("Ja. Med de allra bästa hälsningar Wei Lun", ["Ja."]),
        ("...\n!\n, /", []),
        ("", []),
    ],
)
def test_a_reply_is_cut_where_sentences_end_and_joined_where_only_the_page_did(reply: str, cut: list[str]) -> None:
    assert texts(reply) == cut


def test_a_line_of_fifty_characters_may_go_on_and_one_of_forty_nine_does_not() -> None:
    assert texts("x" * 50 + "\ny") == ["x" * 50 + " y"]
    assert texts("x" * 49 + "\nyy") == ["x" * 49, "yy"]
    assert texts("x" * 1999 + "\ny") == ["x" * 1999 + " y"]
    assert texts("x" * 2000 + "\ny") == ["x" * 2000 + " y"]
    assert texts("x" * 2001 + "\ny") == ["x" * 2001, "y"]


def test_a_line_that_is_longer_than_any_approval_is_left_whole() -> None:
    assert texts("ja. " * 501) == ["ja. " * 500 + "ja."]
    assert texts("ja. " * 500) == ["ja."] * 500


def test_only_the_first_twenty_thousand_characters_are_read() -> None:
    reply = "x\n" * 10_000 + "Nej."
    assert texts(reply)[-1] == "x"


def test_a_question_is_told_by_its_mark_and_a_lost_letter_is_none() -> None:
    assert [sentence.asks for sentence in sentences("Ja? Nej. F?r.")] == [True, False, False]


def test_of_a_forms_boxes_only_what_is_ticked_is_said() -> None:
    assert [s.text for s in sentences("[x] Yes, approved\n[ ] No, change this")] == ["Yes, approved"]
    assert [s.text for s in sentences("[ ] Yes\n[ ] No")] == ["[ ] Yes", "[ ] No"]
