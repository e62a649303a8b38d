"""What an unforeseen label asks for, by the words in it: `[[pattern]]` of `data/labels.toml`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from parsers import data_rules
from parsers.folding import folded

_MOST_WORDS = 14
_ABBREVIATED = re.compile(r"\b(?:no|nr|dnr|ref|tel|adr|fr\.?o\.?m|t\.?o\.?m)\. $")
_VALUE_LIKE = re.compile(r"\d{3}|@")  # no label has a number or an address in it


@dataclass(frozen=True, slots=True)
class _Pattern:
    key: str
    each_of: tuple[tuple[str, ...], ...]  # of each group one word must stand in the label
    none_of: tuple[str, ...]

    def fits(self, label: str) -> bool:
        return all(any(word in label for word in group) for group in self.each_of) and not any(
            word in label for word in self.none_of
        )


def keyed_by(*tables: str) -> Callable[[str], str | None]:
    """The key of a label by the patterns of these tables ("form", "people" ...), the first that fits."""
    known = [pattern for table in tables for pattern in _patterns(table)]

    def key(text: str) -> str | None:
        label = f" {folded(text)} "
        is_sentence = label.rstrip().endswith(".") and not _ABBREVIATED.search(label)
        if len(label.split()) > _MOST_WORDS or is_sentence or _VALUE_LIKE.search(label):
            return None
        return next((pattern.key for pattern in known if pattern.fits(label)), None)

    return key


@cache
def _patterns(table: str) -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(
            entry["key"],
            tuple(tuple(folded_word(word) for word in group) for group in entry["each_of"]),
            tuple(folded_word(word) for word in entry.get("none_of", [])),
        )
        for entry in data_rules.table("labels")["pattern"]
        if entry["table"] == table
    )


def folded_word(word: str) -> str:
    """A word of the data file made comparable; a space at either end, which stands for a word's edge, is kept."""
    plain = folded(word)
    return f"{' ' if word.startswith(' ') else ''}{plain}{' ' if word.endswith(' ') else ''}"
