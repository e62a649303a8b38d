"""What is said of things in the present tense, and what is asked of them."""

from __future__ import annotations

import pytest

from bot.core.approval.things import asks_of, states


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("widows are unmarried.", True),
        ("ankor ar ogifta.", True),
        ("da ar ankor ogifta.", True),
        ("it is good that the danes are in.", True),
        ("i norr ar ankor ogifta.", True),
        ("in the north widows are unmarried.", True),
        ("our widows are married.", True),
        ("my patients are smokers.", True),
        ("den gruppen ar liten.", True),
        ("widows were unmarried.", False),  # a story
        ("i am glad.", False),
        ("the invoice is for the department.", False),
        ("min katt ar sjuk.", False),
        ("specifikationen for uttaget i norr ar bra.", False),
        ("den ar bra.", False),
        ("god jul och gott nytt ar.", False),
        ("here is my answer.", False),
        ("", False),
    ],
)
def test_only_what_is_known_to_be_harmless_may_be_so_now(said: str, found: bool) -> None:
    assert states(said) is found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("are widows unmarried?", True),
        ("ar inte ankor ogifta?", True),
        ("is the decision ready?", False),
        ("kan ni svara?", False),
        ("when do you answer?", False),
    ],
)
def test_whether_something_is_so_may_be_asked_of_what_is_harmless(asked: str, found: bool) -> None:
    assert asks_of(asked) is found
