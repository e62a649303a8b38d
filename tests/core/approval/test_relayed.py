"""Another's approval that the writer hands on, and a signature in another's place."""

from __future__ import annotations

import pytest

from bot.core.approval.relayed import hands_on, signs_for_another


@pytest.mark.parametrize(
    ("plain", "found"),
    [
        ('gorans besked till mig: "godkant, skicka".', True),
        ('her note read: "i approve the specification."', True),
        ("word from karin: approved.", True),
        ("karin halsar: godkant.", True),
        ("karin: jag godkanner.", True),
        ("for dr olsen: approved.", True),
        ('pa lappen "godkant".', True),
        ("mitt svar: jag godkanner.", False),
        ("darfor: jag godkanner.", False),
        ("svar pa ert mejl av den 3 maj: jag godkanner.", False),
        ('ni bad om "jag godkanner".', False),
        ('"i approve the specification".', False),
        ("price: approved", False),
        ("gorans besked: det snoar.", False),
        ('karin skrev "hej", jag vet inte.', False),
        ('exempel: "jag godkanner", jag vet.', True),
        ('ni skrev "jag godkanner", ar det sa?', True),
        ("karin godkanner.", False),
    ],
)
def test_what_another_has_said_is_handed_on(plain: str, found: bool) -> None:
    assert hands_on(plain) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Godkänns.\n\n/Karin Ek, för Göran Alm", True),
        ("Godkänns.\n\nFör Göran Alm\nKarin Ek", True),
        ("Approved.\n\nAnna Berg\npp Professor Lind", True),
        ("Godkänns.\n\nGöran Alm gm Karin Ek", True),
        ("Godkänns.\n\nKarin Ek, för Forskargruppen Hjärta", False),
        ("Godkänns.\n\nKarin Ek", False),
        ("Forskargruppen Hjärta " + "g" * 28 + "\nKarin Ek, för Göran Alm", False),
        ("Forskargruppen Hjärta " + "g" * 60 + "\nKarin Ek, för Göran Alm", True),
    ],
)
def test_one_may_sign_for_a_group_but_not_for_another(text: str, found: bool) -> None:
    assert signs_for_another(text) is found
