"""Personal identity numbers in text: counted and masked, never handed on (standard library only)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

MASK = "ÅÅMMDD-****"

# Personnummer: 6 or 8 digits of birth date, a separator or none, 4 digits. The dashes are those of Word and PDF.
_CANDIDATE = re.compile(
    r"(?<![^\W_])(?<!\d-)(?:18|19|20)?([0-9]{6})[-+\u2010-\u2013\u2212 ]?([0-9]{4})(?![^\W_])(?!-\d)"
)
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def count_distinct(text: str) -> int:
    """How many different personal identity numbers and co-ordination numbers a text holds.

    A number counts when its date is possible (day + 60 for a samordningsnummer) and its control digit is right
    (modulus 10; Folkbokföringslagen 18 §). With and without century it is the same number. An organisation number
    never counts: its third digit is at least 2, which no month has.
    """
    return len({digits for digits, _ in _found(text)})


def masked(text: str) -> str:
    """The text with every personal identity number shown as ÅÅMMDD-****."""
    pieces: list[str] = []
    end = 0
    for _, (first, last) in _found(text):
        pieces += [text[end:first], MASK]
        end = last
    return "".join([*pieces, text[end:]])


def masked_in(value: Any) -> Any:
    """A value with every text in it masked, however deep it lies in lists and fields."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, dict):
        return {name: masked_in(one) for name, one in value.items()}
    return [masked_in(one) for one in value] if isinstance(value, list | tuple) else value


def _found(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for match in _CANDIDATE.finditer(text):
        digits = match[1] + match[2]
        if digits[6:] != "0000" and _has_possible_date(digits) and has_control_digit(digits):
            yield digits, match.span()


def _has_possible_date(digits: str) -> bool:
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    if day > 60:
        day -= 60
    # 2000 is the one leap year that a century could differ on, so one century is asked for all.
    try:
        date(2000 + year, month, day)
    except ValueError:
        return False
    return True


def has_control_digit(digits: str) -> bool:
    """True when the last of ten digits is right by modulus 10, the rule of personal and organisation numbers alike."""
    total = sum(_DOUBLED[int(digit)] if place % 2 == 0 else int(digit) for place, digit in enumerate(digits))
    return total % 10 == 0
