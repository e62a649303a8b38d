"""Which specification a reply names, by its version, its case or its day, and whether that is the one it answers."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.dates import days

_VERSION = re.compile(r"\b(?:version|ver\.?|v\.?)\s?(\d{1,2})\b", re.IGNORECASE)
_CASE = re.compile(
    r"(?:\b(?:dnr|diarien\w+|ärende\w*|case|ref|reg)\b\W{0,3}(?:(?:nr|no|number)\b\W{0,3})?|\d[-–])"
    r"(\d{1,7}/(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:specifi\w+|spec|den|it|version \d+)\b[^.!?\n]{0,40}?"
    r"\b(?:daterad\w*|dated|av den|från den|from|of|sent|skicka\w*|mejla\w*)\b(?P<day>[^.!?\n]{0,30})",
    re.IGNORECASE,
)


class Named(NamedTuple):
    """What tells one specification from another: its versions, running numbers with year ("17/2026"), month and day."""

    versions: frozenset[int] = frozenset()
    cases: frozenset[str] = frozenset()
    days: frozenset[tuple[int, int]] = frozenset()


def named_in(text: str) -> Named:
    """What a reply says of the specification that it means."""
    sent = (found["day"] for found in _SENT.finditer(text))
    return Named(*_numbers(text), frozenset((month, day) for said in sent for _, month, day in days(said)))


def quoted_in(body: str, own: str) -> Named:
    """What the letter that a reply quotes says of itself; its first day is that of the line above it."""
    said = set(own.splitlines())
    quoted = "\n".join(line for line in body.splitlines() if line not in said)
    first = min(days(quoted), default=None)
    return Named(*_numbers(quoted), frozenset({first[1:]} if first else ()))


def means_another(named: Named, answered: Named) -> bool:
    """Whether a reply names something that the specification it answers is not, where both say it."""
    return any(said and known and not said <= known for said, known in zip(named, answered, strict=True))


def _numbers(text: str) -> tuple[frozenset[int], frozenset[str]]:
    return frozenset(map(int, _VERSION.findall(text))), frozenset(_CASE.findall(text))
