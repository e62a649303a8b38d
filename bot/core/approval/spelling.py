"""The class of a single word of `lists/approving.toml`, also of one that is misspelt; and faces, smiling or not."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.core.approval.lists import words

# A letter for each list of words, the forms of "approve" first.
CLASSES = {
    "approves_not": "X",
    "to_approve": "I",
    "approved": "T",
    "approval": "O",
    "approve": "E",
    "is_approved": "P",
    "approves": "V",
    "specification": "N",
    "paper": "N",
    "who": "S",
    "in_or_i": "i",
    "group": "G",
    "others": "u",
    "is": "B",
    "has": "H",
    "the": "D",
    "my": "m",
    "formal": "M",
    "price": "Q",
    "surely": "A",
    "gives": "J",
    "and": "K",
    "yes": "Y",
    "thanks": "R",
    "reads": "F",
    "comma": ",",
    "colon": ":",
}
_FORMS = ("approves_not", "to_approve", "approved", "approval", "approve", "is_approved", "approves")
_LEAST_APPROVING = "XITOPEV"
_VERY = ("jatte", "super", "toppen")
_MARK = re.compile(r"[A-Z]")

# What a sentence may show beside words and still be plain, and what never is.
FACES = re.compile(
    r"[:;]-?[)dp](?!\w)|\^\^|<3|[\U0001F600-\U0001F60A\U0001F642\U0001F44C\U0001F44D\U0001F64F\u2705\u2713\u2714\u2611\u263a\u2764]"
)
FROWNS = re.compile(r"[:;]-?[(/|\[oc](?!\w)|[\U0001F611-\U0001F641\U0001F914\u2639\u274c]")


@lru_cache(maxsize=16384)
def class_of(token: str) -> str:
    """One letter: the class of a folded word, of a mark for a turn of phrase, or U for what is unknown."""
    if _MARK.fullmatch(token):
        return token
    bare = token.replace("ae", "a").replace("oe", "o").replace("aa", "a")
    known = _classes().get(token) or _classes().get(bare)
    if known or not token.isalpha():
        return known or ("n" if token[0].isdigit() else "," if set(token) == {"."} else "U")
    if token.startswith(_VERY):
        return "Y"
    return _misspelt(token) or _misspelt(bare) or "U"


@cache
def _classes() -> dict[str, str]:
    return {word: mark for name, mark in CLASSES.items() for word in words("approving", name)}


def _misspelt(token: str) -> str | None:
    """The class of a word that is a slip or two away from a form of "approve" or "specification"."""
    if token.startswith("sp") and any(
        _slips(token, word, 2) is not None for word in words("approving", "specification")
    ):
        return "N"
    near = [
        (slips, mark)
        for word, mark in _forms_with(token[0])
        if (slips := _slips(token, word, 1 if len(word) < 9 else 2)) is not None
    ]
    if not near:
        return None
    fewest = min(slips for slips, _ in near)
    return min((mark for slips, mark in near if slips == fewest), key=_LEAST_APPROVING.index)


@cache
def _forms_with(initial: str) -> tuple[tuple[str, str], ...]:
    """The forms of "approve" that begin with a letter, with their classes."""
    forms = ((word, CLASSES[name]) for name in _FORMS for word in words("approving", name))
    return tuple((word, mark) for word, mark in forms if word.startswith(initial))


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
