"""Amounts in kronor as people write them: "38 500 kr", "38.500 kronor", "SEK 38,500"."""

from __future__ import annotations

import re

_NUMBER = r"\d{1,3}(?:[ .,\u00a0]\d{3})+|\d{1,7}"
_IN_KRONOR = re.compile(
    rf"(?<![\d.,])(?P<before>{_NUMBER})(?:[.,]\d\d)?\s*(?:kr\b|kronor\b|sek\b|:-)"
    rf"|\b(?:sek|kr)\s?(?P<behind>{_NUMBER})(?!\d)",
    re.IGNORECASE,
)


def kronor_in(text: str) -> list[int]:
    """The amounts of a text, in kronor without öre."""
    return [int(re.sub(r"\D", "", found["before"] or found["behind"])) for found in _IN_KRONOR.finditer(text)]


def without_kronor(text: str) -> str:
    """A text with a space for each amount."""
    return _IN_KRONOR.sub(" ", text)
