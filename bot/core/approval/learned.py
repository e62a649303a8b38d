"""How much a sentence beside an approval is like those that have taken one back: learned from labelled sentences.

People write more sentences than any list holds. So each beginning of a word, and each two that stand together or with
one between, has a weight (`learned.tsv`), fitted by logistic regression to the sentences of
`tests/core/approval/sentences.tsv` (`make learn`). What nobody has labelled weighs nothing, and thins what is known.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from math import exp, sqrt

WEIGHTS = files("bot.core.approval") / "learned.tsv"
_BEGINNING = 6  # letters, by which a word is known whatever its ending
_FEW = 4  # words
_WORD = re.compile(r"[a-z]+|\d+|[?:@]")
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=8192)
def likeness(plain: str) -> float:
    """How much folded words are like those that take an approval back: 0 not at all, 1 wholly."""
    marks, weights = features(plain), _weights()
    told = weights[""] + sum(weights.get(mark, 0.0) for mark in marks) / sqrt(len(marks))
    return 1 / (1 + exp(-told))


def worst_part(plain: str) -> float:
    """The same of the few words that stand together and are most like them: a long courtesy may end in a short wish."""
    words = plain.split()
    return max(likeness(" ".join(words[at : at + _FEW])) for at in range(max(1, len(words) - _FEW + 1)))


def features(plain: str) -> frozenset[str]:
    """The beginnings of folded words, with the edges of the sentence, in ones, twos and twos with one between."""
    found = [word[:_BEGINNING] for word in _WORD.findall(_DIGIT.sub("0", plain))]
    words = ["<", *found, ">"]
    beside = (f"{a} {b}" for a, b in pairwise(words))
    around = (f"{a} _ {b}" for a, b in zip(words, words[2:], strict=False))
    return frozenset((*words, *beside, *around))


@cache
def _weights() -> dict[str, float]:
    """The weight of each mark; that of no mark at all is where every sentence begins."""
    rows = (row.split("\t") for row in WEIGHTS.read_text("utf-8").splitlines())
    return {mark: float(weight) for mark, weight in rows}
