"""A yes to the quoted question whether the specification is approved."""

from __future__ import annotations

import pytest

from bot.core.approval import verdict
from parsers.reply_text import own_text
from tests.core.making import mail


def found(body: str) -> tuple[str, tuple[str, ...]]:
    return verdict(mail(body=body, new_text=own_text(body).new), "specification-reply")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("> Do you approve the specification?\n\nYes, I do.", "Yes, I do."),
        (
            "> Hej! Godkänner du specifikationen som den är?\n> /Sara, Registerservice\n\nJa, det gör jag.\n\nEva Ek",
            "Ja, det gör jag.",
        ),
        (
            "> The price is 41 800 kr. Do you approve the attached specification?\n\nHi Sara,\nyes, we do!",
            "yes, we do!",
        ),
    ],
)
def test_a_yes_below_the_question_approves(body: str, shown: str) -> None:
    assert found(body) == ("approved", (shown,))


def test_what_else_is_said_is_weighed() -> None:
    question = "> Do you approve the specification?\n\n"
    assert found(question + "Yes, I do. When can we expect the files?")[0] == "approved-and-more"
    assert found(question + "Yes, I do, but not the price.")[0] == "change"
    assert found(question + "Yes, I do if the men are left out.")[0] == "conditional"


@pytest.mark.parametrize(
    "body",
    [
        "> Do you need more time before you approve the specification?\n\nYes, I do.",
        "> Do you approve the first specification?\n\nYes, I do.",
        "> Do you approve the specification?\n> Or do you want another year?\n\nYes, I do.",
        "> Do you approve the specification without the siblings?\n\nYes, I do.",
        "Do you approve the specification? Yes, I do.",
        "Yes, I do.\n\n> Do you approve the specification?",
        "Yes, I do.",
        "> Do you approve the specification?\n\nYes.",
    ],
)
def test_a_yes_to_anything_else_does_not(body: str) -> None:
    assert found(body)[0] not in {"approved", "approved-and-more"}
