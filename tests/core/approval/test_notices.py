"""Notices known by an address or a paper, in whatever words; and those that are none."""

from __future__ import annotations

import pytest

from bot.core.approval.folding import folded
from bot.core.approval.notices import is_notice


@pytest.mark.parametrize(
    "text",
    [
        "Hör av er till statistikern Kettil Ohm (kettil.ohm@exempel.se) när det är dags att överföra filen.",
        "I am at my desk on 070-555 88 10 should anything be urgent.",
        "Bifogar även prefektens intyg om finansiering till er pärm.",
        "A scan of the signed form is attached for the archive.",
    ],
)
def test_where_one_is_reached_and_what_is_enclosed_may_be_told_in_any_words(text: str) -> None:
    assert is_notice(folded(text))


@pytest.mark.parametrize(
    "text",
    [
        "Hör av er till Kettil Ohm när det är dags.",  # no address
        "Ask bo@exempel.se about the years.",
        "Frågor om populationen till bo@exempel.se.",
        "Vänta på klartecken från bo@exempel.se.",
        "Telefonnumret är 0243-555 00 och åren 1998-2004.",
        "Call 08-555 55 55 for the women only.",
        "Bifogar ifylld blankett med nytt urval.",
        "Attached is the agreement where two rows are crossed out.",
        "Blanketten bifogas när rektor har skrivit på.",
        "I attach the list of variables.",
        "A form for the lab.",  # not enclosed
    ],
)
def test_what_could_be_of_the_order_is_no_notice(text: str) -> None:
    assert not is_notice(folded(text))
