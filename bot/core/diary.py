"""Diary numbers (diarienummer): how they are written, which year a mail belongs to, and which ones a text quotes."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


def arrival_day(arrived_at: datetime, timezone: str) -> date:
    """The day a mail counts as received: when it reached the server, in the agency's own time zone."""
    return arrived_at.astimezone(ZoneInfo(timezone)).date()


def diary_number(form: str, number: int, year: int) -> str:
    """The number as the configuration writes it."""
    return form.format(number=number, year=year)


def quoted_numbers(text: str, form: str) -> tuple[str, ...]:
    """The diary numbers that a text quotes, in our own form, once each.

    People leave the series out (12345/2023), write en-dashes, and quote others' numbers too; only what has
    our form's running number and year, with our series or none before it, counts.
    """
    plain = text.translate(DASHES)
    found = (diary_number(form, int(m["number"]), int(m["year"])) for m in _pattern(form).finditer(plain))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8)
def _pattern(form: str) -> re.Pattern[str]:
    number, year = r"(?P<number>\d{1,6})", r"(?P<year>(?:19|20)\d\d)"
    before, _, after = form.partition("{number}")
    series = f"(?:{re.escape(before)})?" if "{year}" not in before else re.escape(before).replace(r"\{year\}", year)
    rest = re.escape(after).replace(r"\{year\}", year)
    return re.compile(rf"(?<![\w/.-]){series}{number}{rest}(?![\d-])")
