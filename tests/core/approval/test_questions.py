"""Questions on the next steps, known by their words alone."""

from __future__ import annotations

import pytest

from bot.core.approval import verdict_on
from bot.core.approval.folding import folded
from bot.core.approval.questions import is_of_the_next_steps


@pytest.mark.parametrize(
    "text",
    [
        "Roughly how many weeks until the data arrive?",
        "Who do I call if I have trouble opening the files later?",
        "How do we upload the list of personal identity numbers?",
        "Hur lång är kön just nu?",
        "När ungefär kan vi räkna med att få data levererade?",
        "Vilken adress ska vi skicka blanketten till?",
    ],
)
def test_what_comes_next_may_be_asked_beside_an_approval(text: str) -> None:
    assert is_of_the_next_steps(folded(text))
    assert verdict_on(f"I approve the specification. {text}")[0] == "approved-and-more"


@pytest.mark.parametrize(
    "text",
    [
        "Hur många år får vi?",  # folds to a verb, which is known
        "När får vi män?",
        "Var är kön?",
        "How do we get the data without the children?",
        "How do I get out of this?",
        "When can we have the data for Lund?",
        "Eller hur?",
        "Is it the data?",
        "Who answers, is it me?",
        "Hur länge kan ni vänta?",
    ],
)
def test_a_word_more_and_it_is_searched_like_any_other_question(text: str) -> None:
    assert not is_of_the_next_steps(folded(text))
