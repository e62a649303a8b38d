"""The class of a single word, also of one that is misspelt."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.approval.words import APPROVING, SPECIFICATION, WORDS

_CLASS_OF = {word: mark for mark, words in WORDS.items() for word in words.split()}
_CLASS_OF |= {word: mark for mark, words in APPROVING.items() for word in words.split()}
_CLASS_OF |= dict.fromkeys(SPECIFICATION.split(), "N")
_FORMS = [(word, mark) for mark, words in APPROVING.items() for word in words.split()]
_LEAST_APPROVING = "XITOPEV"
_VERY = ("jatte", "super", "toppen")
_MARK = re.compile(r"[A-Z]")


@lru_cache(maxsize=4096)
def class_of(token: str) -> str:
    """One letter: the class of a folded word, of a mark for a turn of phrase, or U for what is unknown."""
    if _MARK.fullmatch(token):
        return token
    bare = token.replace("ae", "a").replace("oe", "o").replace("aa", "a")
    known = _CLASS_OF.get(token) or _CLASS_OF.get(bare)
    if known or not token.isalpha():
        return known or ("n" if token[0].isdigit() else "," if set(token) == {"."} else "U")
    if token.startswith(_VERY):
        return "Y"
    return _misspelt(token) or _misspelt(bare) or "U"


def _misspelt(token: str) -> str | None:
    """The class of a word that is a slip or two away from a form of "approve" or "specification"."""
    if token.startswith("sp") and any(_slips(token, word, 2) is not None for word in SPECIFICATION.split()):
        return "N"
    near = [(slips, mark) for word, mark in _FORMS if (slips := _slips(token, word, 1 if len(word) < 9 else 2))]
    if not near:
        return None
    fewest = min(slips for slips, _ in near)
    return min((mark for slips, mark in near if slips == fewest), key=_LEAST_APPROVING.index)


def _slips(token: str, word: str, most: int) -> int | None:
    """How many letters were added, lost, changed or swapped, up to `most`; the first letter must be right."""
    if token[:1] != word[:1] or abs(len(token) - len(word)) > most:
        return None
    before: list[int] = []
    row = list(range(len(word) + 1))
    for at, letter in enumerate(token, 1):
        older, before, row = before, row, [at]
        for to, other in enumerate(word, 1):
            cost = min(before[to] + 1, row[-1] + 1, before[to - 1] + (letter != other))
            if at > 1 and to > 1 and letter == word[to - 2] and token[at - 2] == other:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
    return row[-1] if row[-1] <= most else None
