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
