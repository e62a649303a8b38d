"""Greetings, sign-offs and names are taken off a reply; whatever could mean something stays."""

from __future__ import annotations

import pytest

from bot.core.approval.names import without_greeting, without_own_name, without_sign_off
from bot.core.approval.signatures import without_signature

ROOMS = [f"Rum {number}" for number in range(1, 7)]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Hej Anna, jag godkänner den.", "jag godkänner den."),
        ("Tack Anna! Hej igen, jag godkänner den.", "jag godkänner den."),
        ("Hej Inte, jag godkänner den.", "Hej Inte, jag godkänner den."),
        ("Jag säger hej Anna, ja.", "Jag säger hej Anna, ja."),
    ],
)
def test_a_greeting_goes_unless_it_could_mean_something(line: str, left: str) -> None:
    assert without_greeting(line) == left


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Jag godkänner den. Med vänlig hälsning Anna Exempel", "Jag godkänner den."),
        ("Jag godkänner den. Mvh Anna", "Jag godkänner den."),
        ("Jag godkänner den. /Anna", "Jag godkänner den."),
        ("Jag godkänner den. mvh stig lundamo", "Jag godkänner den."),
        ("Jag godkänner den. mvh utan skåne", "Jag godkänner den. mvh utan skåne"),
        ("This suits us best tomorrow lunch", "This suits us best tomorrow lunch"),
        ("I approve it. Kind regards, Anneke van Dorpelen", "I approve it."),
        ("jag godkänner den tack olle", "jag godkänner den tack"),
        ("jag godkänner den tack spenat", "jag godkänner den tack spenat"),
        ("Godkänt av mig, Anna.", "Godkänt av mig"),
        ("Godkänt av oss, Anna Ek och Bo.", "Godkänt av oss"),
        ("Godkänt av mig, Inte.", "Godkänt av mig, Inte."),
        ("Jag godkänner den. /K-G", "Jag godkänner den."),
        ("Jag godkänner den. Mvh utan", "Jag godkänner den. Mvh utan"),
    ],
)
def test_a_sign_off_goes_unless_it_could_mean_something(line: str, left: str) -> None:
    assert without_sign_off(line) == left


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Jag, Anna Exempel, godkänner den.", "Jag godkänner den."),
        ("I, Anna Example, approve it.", "I approve it."),
        ("Jag, Inte Nu, godkänner den.", "Jag, Inte Nu, godkänner den."),
        ("Jag Anna Ek och jag Bo Ek går.", "Jag och jag Bo Ek går."),
        ("Jag godkänner den.", "Jag godkänner den."),
    ],
)
def test_the_writers_own_name_goes_once(sentence: str, left: str) -> None:
    assert without_own_name(sentence) == left


# No role of the one who writes: who is studied, a year, a version, somebody else.
OF_SOMETHING_ELSE = (
    *("Anna, diabetes", "Anna, kvinnor", "Anna (2010)", "Anna, version 1", "Anna (för Per)", "Anna, vikarie för Per"),
    *("Anna, pensionärer", "Anna (ej behörig)", "Anna, endast Skåne", "Anna, COPD"),
)


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (["Ja.", "", "Anna Exempel"], ["Ja."]),
        (["Ja.", "Anna", "", ""], ["Ja."]),
        (["Anna"], ["Anna"]),
        (["Ja.", "Solveig och Ture"], ["Ja."]),
        (["Ja.", "Norge och Island"], ["Ja.", "Norge och Island"]),
        (["Ja.", "Ruth, registry nurse"], ["Ja."]),
        (["Ja.", "Jon Lind (sorry, typing between patients)"], ["Ja."]),
        *((["Ja.", line], ["Ja.", line]) for line in OF_SOMETHING_ELSE),
        (["", "Anna"], [""]),
        (["Ja.", "", "Anna Exempel", *ROOMS[:5]], ["Ja.", ""]),
        (["Ja.", "", "Anna Exempel", *ROOMS[:1]], ["Ja.", ""]),
        (["Ja.", "", "Anna Exempel", *ROOMS], ["Ja.", "", "Anna Exempel", *ROOMS]),  # too long for a signature
        (["Anna Exempel", "Rum 1"], ["Anna Exempel", "Rum 1"]),  # all there is
        (["Ja.", "", "Rum 1", "Anna eller Per"], ["Ja.", "", "Rum 1", "Anna eller Per"]),  # it begins with no name
        (["Ja.", "", "Anna Exempel", "utan kommun"], ["Ja.", "", "Anna Exempel", "utan kommun"]),
        (["Ja.", "", "Anna Exempel", "Vad sägs?"], ["Ja.", "", "Anna Exempel", "Vad sägs?"]),
        (["Ja.", "Nej Tack"], ["Ja.", "Nej Tack"]),
    ],
)
def test_a_signature_goes_with_all_its_lines_or_stays_with_all(lines: list[str], left: list[str]) -> None:
    assert without_signature(lines) == left
