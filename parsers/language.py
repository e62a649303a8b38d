"""The language of a mail: Swedish, English or another, by its small words and its letters."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib import resources
from typing import Literal

_WORD = re.compile(r"[^\W\d_]{1,30}")
_MOST = 20_000  # characters that are looked at

_LISTS = tomllib.loads((resources.files("parsers") / "data" / "small_words.toml").read_text("utf-8"))
_SWEDISH, _ENGLISH, _NEITHER = (frozenset(_LISTS[name].split()) for name in ("sv", "en", "other"))
_SHARED = frozenset({"ja", "on", "mvh", "eller", "för", "den", "i", "a", "no", "ok", "man"})
_NEIGHBOURS, _OURS = frozenset("æøßñçéèêüłżšč"), frozenset("åäö")
_BOTH = (_SWEDISH & _ENGLISH) | (_SWEDISH & _NEITHER) | (_ENGLISH & _NEITHER) | _SHARED


def language_of(text: str) -> Literal["sv", "en", "other"]:
    """``sv``, ``en``, or ``other`` when neither shows itself; a single telling word decides."""
    scores = {"sv": 0, "en": 0, "other": 0}
    for word, times in Counter(_WORD.findall(text[:_MOST].lower())).items():
        weight = times * (3 if word in _BOTH else 10)
        scores["sv"] += weight * (word in _SWEDISH)
        scores["en"] += weight * (word in _ENGLISH)
        scores["other"] += weight * (word in _NEITHER)
        if language := _by_letters(word):
            scores[language] += times * 5
    best = max(scores, key=lambda name: scores[name])
    if scores[best] == 0 or best == "other":
        return "other"
    return "sv" if best == "sv" else "en"


def _by_letters(word: str) -> Literal["sv", "other"] | None:
    """What the letters alone tell: å, ä and ö beside the letters of the neighbours."""
    if not _NEIGHBOURS.isdisjoint(word) and word != "idé":
        return "other"
    return None if _OURS.isdisjoint(word) else "sv"
