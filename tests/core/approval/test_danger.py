"""What settles how something shall be, without a word of change."""

from __future__ import annotations

import pytest

from bot.core.approval.danger import settles


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
    assert settles(told)


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
    assert not settles(told)
