"""A sentence as a string of classes: one letter a word or turn of phrase (`lists/approving.toml`), for the grammar.

"I hereby approve the specification" is `iAEDN`: i = I, A = surely, E = approve, D = the, N = specification.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from bot.core.approval.danger import (
    binds,
    codes,
    dangerous,
    guesses,
    interprets,
    leaves_undone,
    narrows,
    obliges,
    refuses,
)
from bot.core.approval.harmless import without_harmless_turns
from bot.core.approval.lists import WORD, entries, found_in
from bot.core.approval.spelling import FACES, FROWNS, class_of
from bot.core.approval.things import states

LONGEST = 1_200  # no sentence that approves is longer

_TOKEN = re.compile(r"[^\W_]+(?:[-./'][^\W_]+)*\+?|\.{2,}|\S")
# The turns that stand for a class, in the order in which they are taken.
_TURNS = (
    *(("whole", "Z"), ("group_turns", "G"), ("the_turns", "D"), ("manner", "A"), ("paper_turns", "N")),
    *(("who_turns", "S"), ("approve_turns", "E"), ("gives_turns", "J"), ("reads_turns", "F"), ("leads", "W")),
    *(("yes_turns", "Y"), ("of", "L"), ("is_given", "C"), ("thanks_turns", "R")),
)
_NAMES_AND_DATES = re.compile(
    r"\"[^\"]*\"|\w*uttag\w*|kohort\w*|cohorts?|(?:data )?extraction|(?:the )?\borderer\b|\bbestallare\b|"
    r"\d{4}-\d\d-\d\d|\d{1,2}\.? (?:jan|feb|mar|apr|ma[ijy]|jun|jul|aug|sep|okt|oct|nov|dec)\w* 20\d\d(?![-–]\d)"
)


def classes(plain: str) -> str:
    """A folded sentence as a string of classes; U for what is not known."""
    if len(plain) > LONGEST:
        return "U"
    return "".join(class_of(token) for token in tokens(plain))


@lru_cache(maxsize=512)
def tokens(plain: str) -> tuple[str, ...]:
    """The words of a folded sentence, and a capital letter for each turn of phrase."""
    plain = FACES.sub(" ", FROWNS.sub(" § ", plain))
    for pattern, marked in _open_turns():
        plain = _spaced(pattern.sub(marked, plain))
    for name, mark in _TURNS:
        plain = _spaced(found_in("approving", name).sub(f" {mark} ", plain))
    plain = found_in("harmless", "going_on", "sorry", "courtesy").sub(" R ", plain)
    return tuple(_TOKEN.findall(plain))


def _spaced(plain: str) -> str:
    return " ".join(plain.split())


def limits(what: str) -> bool:
    """Whether words could limit what is approved: "for my part of the study", "as of the first version"."""
    rest = _NAMES_AND_DATES.sub("~", without_harmless_turns(what))
    return _holds_back(what) or dangerous(rest) or found_in("danger", "limits").search(rest) is not None


def _holds_back(what: str) -> bool:
    """The same of a study's own name, which may hold any subject: "our study of asthma in children"."""
    rest = without_harmless_turns(what)
    named = _NAMES_AND_DATES.sub("~", rest)
    refused = refuses(named) or leaves_undone(named) or narrows(named) or binds(named) or obliges(named)
    return "§" in what or states(rest) or interprets(rest) or refused or guesses(named) or codes(named)


@cache
def _open_turns() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]:
    return tuple(
        (re.compile((WORD[0] if name == "open_thanks" else "") + entry), _mark_unless(holds_back, mark))
        for name, mark, holds_back in _OPEN
        for entry in entries("approving", name)
    )


def _mark_unless(holds_back: Callable[[str], bool], mark: str) -> Callable[[re.Match[str]], str]:
    return lambda match: match[0] if holds_back(match["what"]) else f" {mark} "


# The turns with an open place: what they stand for, and what makes them say more.
_OPEN = (
    *(("open_thanks", "R", limits), ("open_subjects", "A", _holds_back), ("open_manner", "A", limits)),
    ("open_who", "S", limits),
)
