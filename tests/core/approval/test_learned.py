"""Sentences beside an approval, told apart by weights that are fitted to labelled ones."""

from __future__ import annotations

from collections import Counter

import numpy
import pytest

from bot.core.approval import APPROVALS, verdict_on
from bot.core.approval.learned import WEIGHTS, features, likeness, worst_part
from tests.core.approval.learning import fitted, labelled, left_out, rows

Labelled = tuple[list[frozenset[str]], numpy.ndarray]


@pytest.fixture(scope="module")
def sentences() -> Labelled:
    return labelled()


def test_the_weights_are_those_of_the_labelled_sentences(sentences: Labelled) -> None:
    """`make learn` has been run since sentences were added; another processor may round the last digits otherwise."""
    stored = dict(line.split("\t") for line in WEIGHTS.read_text("utf-8").splitlines())
    now = fitted(*sentences)
    strange = [
        mark for mark in now.keys() | stored.keys() if abs(now.get(mark, 0.0) - float(stored.get(mark, 0))) > 0.3
    ]
    assert strange == []


def test_what_was_left_out_of_the_fit_is_told_apart(sentences: Labelled) -> None:
    """By weights that saw but half of them; `make learn` tells the figures of four fifths."""
    like, harmful = left_out(*sentences, parts=2), sentences[1]
    assert (like[harmful] < 0.03).mean() < 0.002
    assert (like[~harmful] < 0.15).mean() > 0.4


def test_each_sentence_is_labelled_once() -> None:
    assert {label for label, _ in rows()} == {"harmless", "harmful"}
    assert [text for text, times in Counter(text for _, text in rows()).items() if times > 1] == []


def test_a_sentence_is_known_by_beginnings_of_words_alone_and_in_twos() -> None:
    assert features("tack, ordernumret ar 45?") == {
        *("<", "tack", "ordern", "ar", "00", "?", ">"),
        *("< tack", "tack ordern", "ordern ar", "ar 00", "00 ?", "? >"),
        *("< _ ordern", "tack _ ar", "ordern _ 00", "ar _ ?", "00 _ >"),
    }


def test_words_that_nobody_has_labelled_are_no_reason_to_let_a_sentence_through() -> None:
    assert likeness("xqz wvk qqj zzx") > 0.3


def test_a_wish_behind_a_long_courtesy_is_as_bad_as_by_itself() -> None:
    courtesy, wish = "many thanks for your patience with all my questions this spring", "take the men out"
    assert likeness(f"{courtesy} {wish}") < likeness(wish)
    assert worst_part(f"{courtesy} {wish}") == pytest.approx(likeness(wish))
    assert worst_part(courtesy) < 0.5
    assert worst_part("tack") == likeness("tack")


@pytest.mark.parametrize(
    "beside",
    [
        "We celebrated with cake at the department when the letter came.",
        "Min kollega i rummet intill hälsar och säger att ni är snabbast i landet.",
        "Our secretary prints the invoice for the folder, so a plain PDF is what she likes best.",
    ],
)
def test_what_no_rule_understands_is_let_through_by_its_likeness(beside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reply = f"I approve the specification. {beside}"
    assert verdict_on(reply)[0] in APPROVALS
    monkeypatch.setattr("bot.core.approval.beside.likeness", _neither)
    assert verdict_on(reply)[0] not in APPROVALS


@pytest.mark.parametrize(
    "beside",
    [
        "We moved to Oxford in June.",
        "Filerna går sedan vidare till bolaget i Boston.",
        "The ethics permit we enclosed belongs to a study down the corridor.",
    ],
)
def test_what_rules_let_through_is_held_by_its_likeness(beside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reply = f"I approve the specification. {beside}"
    assert verdict_on(reply)[0] not in APPROVALS
    monkeypatch.setattr("bot.core.approval.beside.likeness", _neither)
    assert verdict_on(reply)[0] in APPROVALS


def _neither(_: str) -> float:
    """Like neither, so that the rules decide."""
    return 0.4
