"""Replies in whatever letters a mail program made of them: mended, folded, and words that are a slip away."""

from __future__ import annotations

import pytest

from bot.core.approval.folding import folded, mended
from bot.core.approval.spelling import _slips as slips_between
from bot.core.approval.spelling import class_of


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("godkÃ¤nner", "godkänner"),  # UTF-8 read as Latin-1
        ("Ã…sa, Ã–rebro, Ã„lg", "Åsa, Örebro, Älg"),  # as Windows-1252
        ("Ã\x85sa", "Åsa"),
        ("â€œjaâ€\x9d â€“ idÃ©", "“ja” – idé"),
        ("â€œjaâ€, tack", "“ja”, tack"),  # a byte that Windows-1252 does not define may be lost
        ("jaâ€¦", "ja..."),
        ("godk\ufffdnner", "godkanner"),
        ("godk?nner", "godkanner"),
        ("\ufffdr", "ar"),
        ("d\ufffd", "da"),
        ("ja?", "ja?"),
        ("god\u00adkänner\u200b", "godkänner"),  # a soft hyphen and a space of no width
        ("\u2764\ufe0f", "\u2764"),
        ("ﬁl", "fil"),
        ("godkÃƒÂ¤nner", "godkänner"),  # encoded twice too often
        ("godk&auml;nner &amp; klart", "godkänner & klart"),  # as a page writes it
        ("godk=C3=A4nner =E5ret", "godkänner =E5ret"),  # as a transport writes it
        ("godk=C3nner =FF=FE", "godk=C3nner \ufffd\ufffd"),
        ("Ã", "Ã"),
    ],
)
def test_broken_letters_are_mended_and_what_cannot_be_seen_is_left_out(broken: str, whole: str) -> None:
    assert mended(broken) == whole


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("JAG  GODKÄNNER\nden", "jag godkanner den"),
        ("Smørrebrød på ænder, Straße", "smorrebrod pa ander, strasse"),
        ("ẞ", "ss"),
        ("it’s I´m we`re ‘ja’", "it is i am we are 'ja'"),
        ("”ja” “nej”", '"ja" "nej"'),
        ("2026–2027 — ja", "2026-2027 - ja"),
        ("idé ¨", "ide"),
        ("don't she's", "don't she's"),
    ],
)
def test_letters_are_folded_to_bare_ones(text: str, plain: str) -> None:
    assert folded(text) == plain


@pytest.mark.parametrize(
    ("token", "mark"),
    [
        ("godkanner", "V"),
        ("gokdanner", "V"),  # two letters swapped
        ("godkaner", "V"),  # one lost
        ("godkannner", "V"),  # one added
        ("godkammer", "V"),  # two changed
        ("gudkammer", "U"),  # three
        ("bodkanner", "U"),  # the first letter must be right
        ("approove", "E"),
        ("aprove", "E"),
        ("godkande", "X"),  # a form that approves nothing is what it is
        ("specifiktion", "N"),
        ("specifikaton", "N"),
        ("spesifikatoinen", "N"),
        ("spatserar", "U"),
        ("...", ","),
        ("!", ","),
        ("N", "N"),  # a class that a turn of phrase has left
        ("spenat", "U"),
        ("secification", "U"),  # only what begins like a specification is one
        ("specifikatxyz", "U"),
        ("axprxve", "U"),  # a short word may have one slip
        ("goedkaennner", "V"),  # umlauts written out, and a slip
        ("foereslagna", "D"),
        ("vaart", "m"),
        ("aer", "B"),
        ("godkannar", "X"),  # as near to what approves less
        ("godkander", "X"),
        ("1", "n"),
        ("12a", "n"),
        ("x-y", "U"),
    ],
)
def test_a_word_is_of_its_class_also_with_a_slip_or_two(token: str, mark: str) -> None:
    assert class_of(token) == mark


@pytest.mark.parametrize(
    ("token", "word", "most", "slips"),
    [
        ("ab", "ab", 0, 0),
        ("abc", "ab", 1, 1),
        ("ab", "abc", 1, 1),
        ("a", "abc", 2, 2),
        ("a", "abc", 1, None),
        ("abcd", "abdc", 1, 1),
        ("acb", "abc", 2, 1),
        ("acb", "abx", 2, 2),
        ("axc", "abc", 1, 1),
        ("axd", "abc", 1, None),
        ("ba", "ab", 2, None),
        ("abcdef", "abxdyf", 2, 2),
    ],
)
def test_slips_are_letters_added_lost_changed_or_swapped_behind_the_first(
    token: str, word: str, most: int, slips: int | None
) -> None:
    assert slips_between(token, word, most) == slips


# One word of each class: what a class is called, `clauses` knows.
CLASSES = {
    "godkanner": "V",
    "approve": "E",
    "godkanns": "P",
    "godkand": "T",
    "godkannande": "O",
    "godkanna": "I",
    "godkande": "X",
    "jag": "S",
    "i": "i",
    "projektgruppen": "G",
    "ni": "u",
    "ar": "B",
    "har": "H",
    "den": "D",
    "vart": "m",
    "skriftliga": "M",
    "specen": "N",
    "pris": "Q",
    "harmed": "A",
    "ger": "J",
    "och": "K",
    "ja": "Y",
    "tack": "R",
    "last": "F",
    ",": ",",
    ":": ":",
}


def test_every_class_of_words_is_known() -> None:
    assert {word: class_of(word) for word in CLASSES} == CLASSES
