"""Whole replies: the verdict with all the sentences that decided, where several things are said."""

from __future__ import annotations

import pytest

from bot.core.approval import APPROVALS, verdict, verdict_on
from bot.core.approval.sentences import LONGEST
from tests.core.making import mail

YES = "Jag godkänner specifikationen."


@pytest.mark.parametrize(
    ("text", "word", "decided"),
    [
        (f"{YES} {YES}", "approved", (YES,)),
        (f"{YES} När levereras data?", "approved-and-more", (YES, "När levereras data?")),
        (f"{YES[:-1]}, när levereras data?", "approved-and-more", (f"{YES[:-1]}, när levereras data?",)),
        (
            f"{YES} Spenat tas bort. Jag drar tillbaka beställningen.",
            "withdrawn",
            (YES, "Spenat tas bort.", "Jag drar tillbaka beställningen."),
        ),
        (
            f"{YES} Chefen har godkänt den. Stryk kön.",
            "forwarded",
            (YES, "Chefen har godkänt den.", "Stryk kön."),
        ),
        (f"{YES} Stryk kön.", "conditional", (YES, "Stryk kön.")),
        ("Jag accepterar. Jag godkänner.", "approved", ("Jag accepterar.", "Jag godkänner.")),
    ],
)
def test_what_stands_beside_an_approval_decides_what_it_is_worth(
    text: str, word: str, decided: tuple[str, ...]
) -> None:
    assert verdict_on(text) == (word, decided)


def test_a_reply_that_is_longer_than_is_read_approves_nothing() -> None:
    """What stands behind may take it back."""
    longest = YES + " " * (LONGEST - len(YES))
    assert verdict_on(longest) == ("approved", (YES,))
    assert verdict_on(longest + " ") == ("conditional", (YES,))


def test_a_signature_counts_for_the_length_of_a_reply() -> None:
    assert verdict_on(YES, signature="Anna Ek")[0] == "approved"
    assert verdict_on(YES, signature="\n" * (LONGEST - len(YES)))[0] == "approved"
    assert verdict_on(YES, signature="\n" * (LONGEST - len(YES) + 1))[0] == "conditional"


@pytest.mark.parametrize(("text", "word"), [(YES, "other"), ("Ta bort männen ur version 1.", "change")])
def test_only_an_approval_is_of_another_specification(text: str, word: str) -> None:
    text = text.replace("specifikationen", "version 1 av specifikationen")
    letter = (
        f"{text}\n\nDen 3 maj 2026 skrev Registerservice <registerservice@socialstyrelsen.se>:\n> Version 2 bifogas."
    )
    assert verdict(mail(new_text=text, body=letter), "specification-reply")[0] == word


def test_both_sorts_of_approval_count() -> None:
    assert frozenset({"approved", "approved-and-more"}) == APPROVALS
