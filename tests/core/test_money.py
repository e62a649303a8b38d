"""Amounts in kronor, in Swedish and in English."""

from __future__ import annotations

import pytest

from bot.core.money import kronor_in, without_kronor


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("38 500 kr", [38500]),
        ("38\u00a0500 kronor exkl. moms", [38500]),
        ("38.500 kr", [38500]),
        ("38,500 SEK", [38500]),
        ("SEK 38,500", [38500]),
        ("38500:-", [38500]),
        ("900 kr", [900]),
        ("38 500,00 kr", [38500]),
        ("1 238 500 kr", [1238500]),
        ("version 2, 38 500 kr, och kr 9 700", [38500, 9700]),
        ("38 500", []),
        ("20 timmar", []),
        ("500 krav", []),
    ],
)
def test_an_amount_is_read_whole(text: str, amounts: list[int]) -> None:
    assert kronor_in(text) == amounts


def test_what_stands_beside_an_amount_is_left() -> None:
    assert without_kronor("ca 38 500 kr exkl. moms").split() == ["ca", "exkl.", "moms"]
