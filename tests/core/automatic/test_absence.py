"""Absent people's mailboxes are told by two of subject, absence and return (P8), and people who are back are not."""

from __future__ import annotations

import pytest

from bot.core.automatic import absence
from tests.core.making import mail

AWAY = "Jag är på semester till den 7 januari."


def told(subject: str, text: str) -> bool:
    return absence.is_told(mail(subject=subject, new_text=text, body=text), text)


@pytest.mark.parametrize(
    ("subject", "text", "away"),
    [
        ("Semester", "Tack för i går.", False),
        ("Semester", "Mottagningen är stängd.", True),
        ("Semester", "Åter den 7 januari.", True),
        ("Hej", "Mottagningen är stängd.", False),
        ("Hej", "Åter den 7 januari.", False),
        ("Hej", AWAY, True),
        ("Hej", f"{AWAY}\nAnna", False),  # a person tells of it, and signs
        ("Semester", f"{AWAY}\nAnna", True),
        ("Hej", f"{AWAY} Ursäkta dröjsmålet.", False),  # in passing
        ("Semester", f"{AWAY} Ursäkta dröjsmålet.", True),
        ("Semester", "Nu är jag åter. Ring gärna.", False),  # it is over
        ("Semester", "Jag är åter den 7 januari. Ring gärna.", True),
        ("Tillbaka från semestern", AWAY, False),
        ("Semester", AWAY.ljust(900, "."), True),
        ("Semester", AWAY.ljust(901, "."), False),  # a machine tells it shortly
    ],
)
def test_p8_an_absence_is_told_shortly_by_two_signs_and_is_not_over(subject: str, text: str, away: bool) -> None:
    assert told(subject, text) is away
