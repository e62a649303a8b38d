"""Officers' words that come back: every piece of a text is tried, and what an officer wrote approves nothing (P4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.quotable import _pieces, fits_a_specification, said_by_us
from storage import records
from tests.core import making


def wrote(*lines: str) -> tuple[records.Letter, ...]:
    """Letters of a case, one of them with an officer's words."""
    answer = making.letter("answer")
    return making.letter(), replace(answer, owed=replace(answer.owed, fields={"text": list(lines)}))


def test_every_run_of_up_to_eight_words_is_tried() -> None:
    words = list("abcdefghi")
    runs = {" ".join(words[a:b]) for a in range(9) for b in range(a + 1, 10) if b - a <= 8}
    assert set(_pieces(words)) == runs


def test_a_text_has_at_most_four_hundred_words_in_all_its_lines() -> None:
    assert fits_a_specification(("ord " * 200, "", "ord " * 200))
    assert not fits_a_specification(("ord " * 200, "", "ord " * 201))


YES = "Jag godkänner specifikationen."


@pytest.mark.parametrize(
    ("ours", "evidence", "said"),
    [
        ("Skriv: jag  godkänner specifikationen, så går vi vidare.", (YES,), True),  # the beginning of a sentence
        ("Skriv ”jag  godkänner specifikationen”, så går vi vidare.", (YES,), True),
        ("- Jag godkänner specifikationen,", (YES,), True),
        ("Jag godkänner specifikationens form.", (YES,), False),
        ("Hej!", (YES,), False),
        (YES, ("Vi godkänner specifikationen.", YES), True),
        (YES, ("Vi godkänner specifikationen.", "Tack!"), False),
        ("Tack!", (YES, "Tack!"), False),  # what does not approve may be said by both
        ("Säg till när den är godkänd.", ("Godkänd.",), False),  # one word is everybody's
        ("Svara att vi godkänner specifikationen.", ("Vi godkänner specifikationen.",), True),
        ("Svara attvi godkänner specifikationen.", ("Vi godkänner specifikationen.",), False),
    ],
)
def test_a_sentence_that_an_officer_has_written_is_nobodys_approval(
    ours: str, evidence: tuple[str, ...], said: bool
) -> None:
    assert said_by_us(evidence, wrote(ours)) is said
