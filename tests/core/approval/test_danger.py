"""What folded words say that could touch an approval, class by class."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.core.approval import danger

SAID: list[tuple[Callable[[str], bool], str, str]] = [
    (danger.hard, "inte", "spenat"),
    (danger.hard, "bara att", "bara"),
    (danger.hard, "om inte villkor", "om"),
    (danger.hard, "nastan", "nasta"),
    (danger.hard, "lagg till", "lagg"[:3]),
    (danger.hard, "aterkommer", "kommer"),
    (danger.hard, "pa uppdrag av", "pa"),
    (danger.hard, "godkanner", "god"),
    (danger.binds, "innan", "fore detta"[5:]),
    (danger.obliges, "maste", "mast"),
    (danger.narrows, "endast", "en"),
    (danger.guesses, "kanske", "kan"),
    (danger.reports, "skriver", "skriv"),
    (danger.codes, "2005-2010", "2024-05-03"[8:]),
    (danger.codes, "i48", "48"),
    (danger.of_values, "kvinnor", "variabler"),
    (danger.of_content, "variabler", "spenat"),
    (danger.of_content, "variabler", "spenat"),
    (danger.of_content, "kvinnor", "spenat"),
    (danger.of_content, "lmed", "spenat"),
    (danger.others_act, "min handledare laser", "min handledare har last"),
    (danger.turns, "men taget gick", "taget gick men var sent"),
    (danger.turns, "taget gick men var sent men gick", "taget"),
    (danger.takes_back, "men", "andrade"),
    (danger.takes_back, "maste", "andrade"),
    (danger.takes_back, "innan", "andrade"),
    (danger.turns_back, "men", "inte"),
    (danger.rival, "avtalet", "spenaten"),
    *((danger.dangerous, word, "spenat") for word in "inte innan maste endast kanske men variabler kvinnor".split()),
]


@pytest.mark.parametrize(("says", "said", "unsaid"), SAID)
def test_each_class_has_its_words(says: Callable[[str], bool], said: str, unsaid: str) -> None:
    assert says(said)
    assert not says(unsaid)


@pytest.mark.parametrize(
    "told",
    [
        "som vi sa pa telefon kor vi pa femarsintervall.",
        "vi tar hela riket.",
        "we go with the narrow definition.",
        "let us use the old cut-off.",
        "our choice is option b.",
        "leveransen ar arsvis.",
        "eva has yet to sign.",
    ],
)
def test_a_plain_fact_of_the_order_settles(told: str) -> None:
    assert danger.settles(told)


@pytest.mark.parametrize(
    "told",
    [
        "vi hoppas att ni far en fin sommar.",
        "vi skickar fakturan till box 1.",
        "we look forward to hearing from you.",
        "det blir kul att borja.",
        "taget var sent och kaffet slut.",
    ],
)
def test_small_talk_and_practical_matters_do_not(told: str) -> None:
    assert not danger.settles(told)


def test_what_a_sentence_is_about_may_stand_in_the_whole_of_it() -> None:
    assert danger.settles("~ foljer")
    assert not danger.settles("~ foljer", "fakturan foljer")
    assert danger.settles("~ ar arsvis", "fakturan ar arsvis")
