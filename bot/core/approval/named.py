"""Which specification a reply names, by version, case, day, month or price, and what it quotes: do they agree?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.core.approval.folding import mended
from bot.core.money import kronor_in

_VERSION = re.compile(r"\b(?:version|ver\.?|v\.?)\s?(\d{1,2})\b", re.IGNORECASE)
_CASE = re.compile(
    r"(?:\b(?:dnr|diarien\w+|ärende\w*|case|ref|reg)\b\W{0,3}(?:(?:nr|no|number)\b\W{0,3})?|\d[-–])"
    r"(\d{1,7}/(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:specifi\w+|spec|den|it|version\w*(?: \d+)?|utkast\w*|draft)\b[^.!?\n]{0,40}?"
    r"\b(?:daterad\w*|dated|av den|från den|from|of|sent|came|skicka\w*|mejla\w*|kom)\b(?P<day>[^.!?\n]{0,30})",
    re.IGNORECASE,
)
_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9} | {
    "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_IN_MONTH = re.compile(
    rf"(?:^|\b(?:i|in|från|from|of|av))\s(?:början av |slutet av |early |late )?{_MONTH}", re.IGNORECASE
)
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d)(?P<day>[0-3]?\d)\.?(?:\s?:?[ea]|st|nd|rd|th)?\s(?:of\s)?{_MONTH}",
        rf"\b{_MONTH}\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)",
        r"(?<![\d/])(?P<day>[0-3]?\d)/(?P<number>[01]?\d)(?![\d/])",
        r"(?<!\d)(?:19|20)\d\d-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
    )
)


_SUBJECT = re.compile(r"^[\s*_>]{0,9}(?:ämne|subject|emne|betreff)\s?\*{0,2}:.*$", re.IGNORECASE | re.MULTILINE)
_WROTE = re.compile(r"^[\s*_>]{0,9}(?:från|from|fra|von)\s?\*{0,2}:|\b(?:skrev|wrote|skreiv|schrieb)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?P<name>[\w.+-]{1,64})@(?P<domain>[\w.-]{1,250}\w)")


class Named(NamedTuple):
    """What tells one specification from another: its versions, running numbers with year ("17/2026"), month and day,
    months without a day, and prices in kronor."""

    versions: frozenset[int] = frozenset()
    cases: frozenset[str] = frozenset()
    days: frozenset[tuple[int, int]] = frozenset()
    months: frozenset[int] = frozenset()
    prices: frozenset[int] = frozenset()


def named_in(text: str) -> Named:
    """What a reply says of the specification that it means."""
    text = mended(text)
    sent = [found["day"] for found in _SENT.finditer(text)]
    days = frozenset((month, day) for said in sent for _, month, day in _days(said))
    months = (
        frozenset(_month(found) for said in sent for found in _IN_MONTH.finditer(said)) if not days else frozenset()
    )
    return Named(*_numbers(text), days, months, frozenset(kronor_in(text)))


def quoted_in(body: str, own: str) -> Named:
    """What the letter that a reply quotes says of itself; its first day is that of the line above it."""
    said = set(own.splitlines())
    quoted = "\n".join(line for line in body.splitlines() if line not in said)
    first = min(_days(quoted), default=None)
    versions, cases = _numbers(quoted)
    subject = _SUBJECT.search(quoted)
    of_subject = frozenset(_CASE.findall(subject[0])) if subject else frozenset()
    return Named(versions, of_subject or cases, *_sent_on(first), frozenset(kronor_in(quoted)))


def quotes_another(body: str, own: str, ours: frozenset[str]) -> bool:
    """Whether the topmost letter that a reply quotes is by somebody with neither name nor domain of our addresses."""
    said = set(own.splitlines())
    lines = (line for line in body.splitlines() if line not in said and _WROTE.search(line))
    found = _ADDRESS.search(next(lines, ""))
    names, domains = zip(*(address.split("@") for address in ours), strict=True)
    return found is not None and found["name"].lower() not in names and found["domain"].lower() not in domains


def means_another(named: Named, answered: Named) -> bool:
    """Whether a reply names something that the specification it answers is not, where both say it."""
    return any(said and known and not said <= known for said, known in zip(named, answered, strict=True))


def _numbers(text: str) -> tuple[frozenset[int], frozenset[str]]:
    return frozenset(map(int, _VERSION.findall(text))), frozenset(_CASE.findall(text))


def _sent_on(first: tuple[int, int, int] | None) -> tuple[frozenset[tuple[int, int]], frozenset[int]]:
    return (frozenset({first[1:]}), frozenset({first[1]})) if first else (frozenset(), frozenset())


def _month(found: re.Match[str]) -> int:
    return _MONTHS[found["month"].lower()]


def _days(text: str) -> Iterator[tuple[int, int, int]]:
    """Where each day of a text begins, its month and its day, whether a year is told or not."""
    for pattern in _DAYS:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            month = int(parts["number"]) if parts.get("number") else _month(found)
            yield found.start(), month, int(parts["day"])
