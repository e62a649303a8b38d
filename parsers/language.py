"""The language of a mail: Swedish, English or another, by its small words and its letters."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Literal

_WORD = re.compile(r"[^\W\d_]{1,30}")
_MOST = 20_000  # characters that are looked at

_LISTS = tomllib.loads((resources.files("parsers") / "data" / "small_words.toml").read_text("utf-8"))
_SWEDISH, _ENGLISH, _NEITHER = (frozenset(_LISTS[name].split()) for name in ("sv", "en", "other"))
_SHARED = frozenset({"ja", "on", "mvh", "eller", "för", "den", "i", "a", "no", "ok", "man"})
_BOTH = (_SWEDISH & _ENGLISH) | (_SWEDISH & _NEITHER) | (_ENGLISH & _NEITHER) | _SHARED


def language_of(text: str) -> Literal["sv", "en", "other"]:
    """``sv``, ``en``, or ``other`` when neither shows itself; a single telling word decides."""
    words = _WORD.findall(text[:_MOST].lower())
    scores = {"sv": 0.0, "en": 0.0, "other": 0.0}
    for word in words:
        weight = 0.3 if word in _BOTH else 1.0
        scores["sv"] += weight * (word in _SWEDISH)
        scores["en"] += weight * (word in _ENGLISH)
        scores["other"] += weight * (word in _NEITHER)
        _by_letters(word, scores)
    best = max(scores, key=lambda name: scores[name])
    if scores[best] == 0 or best == "other":
        return "other"
    return "sv" if best == "sv" else "en"


def _by_letters(word: str, scores: dict[str, float]) -> None:
    """What the letters alone tell: å, ä and ö beside the letters of the neighbours."""
    if any(letter in word for letter in "æøßñçéèêüłżšč") and word != "idé":
        scores["other"] += 0.5
    elif any(letter in word for letter in "åäö"):
        scores["sv"] += 0.5
