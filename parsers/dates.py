"""Dates as Swedish and English letters write them -> ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from parsers.folding import with_plain_dashes

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "mars march mar",
            "april apr",
            "maj may",
            "juni june jun",
            "juli july jul",
            "augusti august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d) ?[-./] ?(?P<number>[01]?\d) ?[-./] ?(?P<day>[0-3]?\d)(?!\d|-\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)(?!\d|-\d)",
        rf"(?<!\d)(?P<day>[0-3]?\d)(?:\s?:?[ea]|st|nd|rd|th)?\s(?:of\s)?{_MONTH},?\s(?P<year>(?:19|20)\d\d)(?!\d)",
        rf"\b{_MONTH}\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<![\d/.])(?P<day>[0-3]?\d)[/.](?P<number>[01]?\d)[-/. ]\s?(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<![\d/])(?P<day>[0-3]?\d)/(?P<number>[01]?\d)[- ](?P<year>\d\d)(?![\d-])",
    )
)


def first_date(text: str) -> str | None:
    """The first date in a text as YYYY-MM-DD, or None."""
    found = sorted(dates(text))
    return found[0][1] if found else None


def dates(text: str) -> Iterator[tuple[int, str]]:
    """Every possible date with the place where it begins."""
    plain = with_plain_dashes(text).replace("\u00a0", " ")
    for pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            if (iso := _iso(match.groupdict())) is not None:
                yield match.start(), iso


def _iso(parts: dict[str, str]) -> str | None:
    month = int(parts["number"]) if parts.get("number") else _MONTHS[parts["month"].lower()]
    year = int(parts["year"])
    try:
        return date(year if year > 99 else 2000 + year, month, int(parts["day"])).isoformat()
    except ValueError:
        return None
