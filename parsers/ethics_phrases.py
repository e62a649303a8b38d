"""The phrases of `data/ethics.toml` as patterns over folded text, and the headings of the authorities' papers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from parsers import data_rules
from parsers.facts import Outcome
from parsers.folding import folded
from parsers.sentences import Sentence

_HEADINGS = ("decision_headings", "ending_headings", "general_headings", "condition_headings")
_NUMBERED_HEADING = re.compile(r"^(?:§ ?\d+ ?[.:]? ?|\d{1,2}[.)]? )")
HEADING_AND_TEXT = re.compile(r"^(?:§ ?\d+ ?[.:]? ?)?([^:.]{4,45}): ?(.{3,})$", re.DOTALL)


@cache
def words() -> dict[str, Any]:
    data = data_rules.table("ethics")
    return {key: [folded(each) for each in value] for key, value in data.items() if key not in ("outcome", "matters")}


@cache
def matters() -> tuple[str, ...]:
    return tuple(folded(each) + " " for each in data_rules.table("ethics")["matters"])


@cache
def outcomes() -> list[tuple[Outcome, re.Pattern[str]]]:
    return [(Outcome(entry["name"]), _pattern(entry["phrases"])) for entry in data_rules.table("ethics")["outcome"]]


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    gap = r"[,;:]?(?:\s+\S+){0,8}?\s+"
    spelled = (gap.join(_whole(part) for part in re.split(r"\s*…\s*", folded(each))) for each in phrases)
    return re.compile(r"\b(?:" + "|".join(spelled) + ")")


def _whole(phrase: str) -> str:
    """Whole words; a phrase that ends in * may go on."""
    return re.escape(phrase[:-1]) if phrase.endswith("*") else re.escape(phrase) + r"(?!\w)"


@cache
def hints(key: str) -> re.Pattern[str]:
    return _pattern(words()[key])


@cache
def reported() -> re.Pattern[str]:
    """ "... att nämnden godkänner": somebody tells of a decision, or asks for one; the authority does not speak."""
    authorities = "|".join(re.escape(each) for each in words()["authorities"])
    return re.compile(rf"\b(?:att|that)(?: den| regionala| the| swedish){{0,2}} (?:{authorities})\b")


@cache
def negation() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(each) for each in words()["negations"]) + r")\b")


def is_heading(sentence: Sentence, key: str) -> bool:
    return _heading(sentence.text) in words()[key]


def is_any_heading(text: str) -> bool:
    plain = _heading(text)
    return any(plain in words()[key] for key in _HEADINGS)


@lru_cache(maxsize=1_000)  # a sentence is asked for every kind of heading
def _heading(text: str) -> str:
    plain = _NUMBERED_HEADING.sub("", folded(text)).strip(" :")
    return plain.replace(" ", "") if re.fullmatch(r"(?:\w ){3,}\w", plain) else plain


def carries_heading(sentence: Sentence) -> bool:
    match = HEADING_AND_TEXT.match(folded(sentence.text))
    return match is not None and match[1].strip() in words()["decision_headings"]
