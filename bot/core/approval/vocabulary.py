"""The words that people use beside an approval: a sentence with more than one that nobody knows is for a person.

An order can be altered in everyday words, without any that warns ("the fee is taken from what we have to our credit").
So the vocabulary is closed (`lists/plain.toml`), but for one word: a name, a place, a slip.
"""

from __future__ import annotations

import re
from functools import cache

from bot.core.approval.lists import words

MOST_UNKNOWN = 1
_BEGINNING = 5  # letters, by which a word is known whatever its ending
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_familiar(rest: str) -> bool:
    """Whether what is left of a sentence, folded, has at most one word that nobody knows."""
    return sum(word[:_BEGINNING] not in _known() for word in _WORD.findall(rest)) <= MOST_UNKNOWN


@cache
def _known() -> frozenset[str]:
    return frozenset(word[:_BEGINNING] for word in words("plain", "plain"))
