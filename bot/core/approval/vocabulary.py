"""The words that people use beside an approval: a sentence with more than one that nobody knows is for a person.

An order can be altered in everyday words, without any that warns ("the fee is taken from what we have to our credit").
So the vocabulary is closed (`lists/plain.toml`), but for one word: a name, a place, a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from bot.core.approval.folding import folded
from bot.core.approval.lists import words

MOST_UNKNOWN = 1
_BEGINNING = 5  # letters, by which a word is known whatever its ending
_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = re.compile(r"(?<![\w@./-])[^\W\d_A-ZÅÄÖ][^\W\d_]+(?![\w@/-]|\.\w)")


def is_familiar(rest: str) -> bool:
    """Whether what is left of a sentence, folded, has at most one word that nobody knows."""
    return _unknown(_WORD.findall(rest), _known("plain")) <= MOST_UNKNOWN


def is_familiar_notice(rest: str, written: str) -> bool:
    """The same of a notice, whom to reach or what to put on an invoice: any name may stand in it, any address."""
    small = {folded(word) for word in _SMALL.findall(written.lower() if written.isupper() else written)}
    return _unknown(small.intersection(_WORD.findall(rest)), _known("plain", "notices")) <= MOST_UNKNOWN


def _unknown(said: Iterable[str], known: frozenset[str]) -> int:
    return sum(word[:_BEGINNING] not in known for word in said)


@cache
def _known(*names: str) -> frozenset[str]:
    return frozenset(word[:_BEGINNING] for name in names for word in words("plain", name))
