"""What is taken out of a sentence because of its form, and what stays because the open place says more."""

from __future__ import annotations

import pytest

from bot.core.approval.harmless import resolved, without_closed_turns, without_harmless_turns, without_notices


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("thank you for explaining how the controls are drawn.", "~."),
        ("thanks in advance for adding 2023.", "thanks in advance for adding 2023."),
        ("tack for att ni rattade koderna sa snabbt.", "~."),
        ("tack for att ni rattade koderna men kon ska bort.", "~ men kon ska bort."),
        ("tack for att ni rattade koderna till i48.", "tack for att ~ koderna till i48."),
        ("tack for hjalpen lmed.", "tack for hjalpen lmed."),
        ("thanks for fixing the atc codes.", "~."),
        ("thanks for fixing the codes 2005-2010.", "thanks for fixing the codes 2005-2010."),
        ("vi har kontrollerat koderna mot protokollet.", "~."),
        ("vi har kontrollerat koderna och kvinnor racker.", "~ och kvinnor racker."),
        ("vi har diskuterat att barnen ar med.", "vi har diskuterat att barnen ar med."),
        ("we have checked the codes, the years are 2005.", "~, the years are 2005."),
        ("jag forstar nu hur kontrollerna dras.", "~."),
        ("jag forstar nu hur ni tanker, men kon ska bort.", "~, men kon ska bort."),
        (
            "jag forstar nu hur det ar om barnen ar med men kanske.",
            "~ men kanske.",
        ),
        ("the study period is right.", "~."),
        ("the study period is right for women.", "the study period is right for women."),
        ("five controls are right.", "five ~."),
        ("populationen: stammer", "~"),
        ("kvinnor: ja", "kvinnor: ja"),
        ("uttaget ur patientregistret ar ratt.", "~."),
        ("uttaget ur skane ar fel.", "uttaget ur skane ar fel."),
    ],
)
def test_a_form_goes_unless_its_open_place_could_touch_the_approval(said: str, left: str) -> None:
    assert without_harmless_turns(said) == left


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("inga invandningar.", "~."),
        ("lite dyrare an vi trodde men allt ar med.", "~."),  # two turns joined are one
        ("spenat.", "spenat."),
    ],
)
def test_a_closed_turn_goes_as_it_stands(said: str, left: str) -> None:
    assert without_closed_turns(said) == left


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("jag hade fragor om kon men nu ar det klart.", "~."),
        ("dodsdatum fanns men nu ar det borta.", "dodsdatum fanns men nu ar det borta."),
        ("jag undrade over kon men fick svaret.", "~."),
        ("jag undrade over kon men fick svaret utom om barn.", "jag undrade over kon men fick svaret utom om barn."),
    ],
)
def test_a_difficulty_goes_when_it_is_told_to_be_over(said: str, left: str) -> None:
    assert resolved(said) == left


def test_a_notice_may_say_until_when() -> None:
    assert without_notices("i am away until monday") == "i am away ~ monday"


@pytest.mark.parametrize(
    "word", ["inte", "innan spenat", "maste", "endast", "kanske", "i48", "kvinnor", "vi tar", "ar", "att", "fem", "som"]
)
def test_an_open_place_holds_nothing_that_could_touch_the_approval(word: str) -> None:
    said = f"tack for spenaten {word}."
    assert without_harmless_turns(said) == said


@pytest.mark.parametrize("wish", ["vi vill ha mer", "endast det", "kvinnor", "lmed", "inte sa"])
@pytest.mark.parametrize("told", ["tack for att ni skickade den", "jag forstar nu hur ni tanker"])
def test_a_wish_behind_what_is_told_stays(told: str, wish: str) -> None:
    assert without_harmless_turns(f"{told}, {wish}.") == f"~, {wish}."


@pytest.mark.parametrize("word", ["men spenat", "maste", "i48", "kanske"])
def test_nor_does_the_place_of_what_was_mended(word: str) -> None:
    assert without_harmless_turns(f"thanks for fixing the kale {word}.") != "~."
    assert without_harmless_turns(f"tack for att ni skickade spenaten {word}.") != "~."


def test_what_was_mended_is_no_value_but_what_was_done_may_be() -> None:
    assert without_harmless_turns("thanks for fixing the twins.") == "thanks for fixing the twins."
    assert without_harmless_turns("tack for att ni skickade tvillingarna.") == "~."


@pytest.mark.parametrize("word", ["men spenat", "kanske", "forutsatt spenat"])
def test_what_is_understood_may_not_turn_round(word: str) -> None:
    assert without_harmless_turns(f"jag forstar hur spenaten vaxer {word}.") != "~."


def test_two_places_of_a_form_are_weighed_both() -> None:
    assert without_harmless_turns("uttaget ur registret ar ratt med spenat.") == "~."
    assert without_harmless_turns("uttaget ur kommunen ar ratt med spenat.") != "~."
    assert without_harmless_turns("uttaget ur registret ar ratt med kvinnor.") != "~."
