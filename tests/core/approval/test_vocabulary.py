"""The closed vocabulary beside an approval: one word may be new, two are for a person."""

from __future__ import annotations

import pytest

from bot.core.approval import verdict_on
from bot.core.approval.folding import folded
from bot.core.approval.lists import words
from bot.core.approval.vocabulary import is_familiar, is_familiar_notice

YES = "Jag godkänner specifikationen."


@pytest.mark.parametrize(
    ("rest", "familiar"),
    [
        ("", True),
        ("vi fick den igar kvall", True),
        ("vi fick den i kvarnstugan", True),
        ("vi fick kvarnstugan i tombola", False),
        ("~ och ~, a b c 12 34", True),
    ],
)
def test_one_word_that_nobody_knows_may_stand_in_a_sentence(rest: str, familiar: bool) -> None:
    assert is_familiar(rest) is familiar


@pytest.mark.parametrize(
    ("notice", "familiar"),
    [
        ("Fakturan märks 4711 Kvarnstugan Tombola.", True),  # names may stand in it
        ("Mejla ester.kvarnstuga@tombola.example.", True),
        ("Fakturan skickas till kvarnstugan.", True),
        ("Fakturan skickas till kvarnstugan i tombola.", False),
        ("FAKTURAN SKICKAS TILL KVARNSTUGAN I TOMBOLA.", False),
    ],
)
def test_a_notice_may_hold_any_name_and_one_word_that_nobody_knows(notice: str, familiar: bool) -> None:
    assert is_familiar_notice(folded(notice), notice) is familiar


@pytest.mark.parametrize(
    ("beside", "word"),
    [
        ("Vi satt i labbet hela kvällen.", "approved"),
        ("Avgiften dras från vårt tillgodohavande.", "conditional"),
        ("The time of day of each admission was the whole idea.", "conditional"),
    ],
)
def test_an_order_altered_in_everyday_words_is_for_a_person(beside: str, word: str) -> None:
    assert verdict_on(f"{YES} {beside}")[0] == word


def test_the_words_stand_in_their_order_and_each_beginning_once() -> None:
    plain = words("plain", "plain")
    assert list(plain) == sorted(plain)
    assert len({word[:5] for word in plain}) == len(plain)
