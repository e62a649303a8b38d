"""What a writer tells of his own life, and what only looks like it."""

from __future__ import annotations

import pytest

from bot.core.approval.asides import without_asides
from bot.core.approval.folding import folded


@pytest.mark.parametrize(
    "told",
    [
        "Tåget blev inställt.",
        "Barnen har haft vattkoppor.",
        "My flight was cancelled and I had no internet.",
        "En disputation, två vabbveckor och en trasig dator kom emellan.",
        "Här sitter jag och väntar på mitt flyg.",
        "Jag glömde laddaren i fjällstugan.",
        "Ställde klockan på 8 för att hinna före disputationen.",
    ],
)
def test_a_clause_about_life_is_left_out_whatever_it_denies_or_changes(told: str) -> None:
    assert without_asides(folded(told)).strip(" .~") in {"", "har sitter jag och"}


@pytest.mark.parametrize(
    "said",
    [
        "Influensa också.",  # nobody who has it
        "Vi har inte influensa.",
        "Efter semestern.",
        "När snön har smält.",
        "Om tåget är i tid.",
        "Först semester.",
        "Vi svarar efter semestern.",
        "Jag läste inte allt på tåget.",
        "Kontrollerna åkte tåg.",
        "Barn i snö 1998-2004.",
        "Chefen är på semester.",
        "Semestern tas bort.",
        "Resten tog vi på tåget.",
        "Jag ångrade mig på tåget.",
        "Kanske blir det snö.",
        "Feber i kommunen var vanlig.",
        "Efter resan fick vi veta vad vi vill.",
        "Semestern 2005-2010 var fin.",
        "Innan tåget gick ska jag äta lunch.",
    ],
)
def test_what_an_approval_could_hang_on_is_no_aside(said: str) -> None:
    assert without_asides(folded(said)) == folded(said)


def test_only_the_clause_about_life_is_left_out() -> None:
    assert without_asides("taget var sent sa lagg till skane") == "~ sa lagg till skane"


def test_bare_words_of_life_go_with_a_clause_about_it_but_none_that_denies() -> None:
    assert without_asides("taget blev installt, konferensen, sno") == "~"
    assert without_asides("taget blev installt, konferensen 2005-2010") == "~ , konferensen 2005-2010"
    assert without_asides("taget blev installt, utan sno") == "~ , utan sno"
