"""The calendar file of an internal meeting (RFC 5545, RFC 5546), without anything of what the case is about."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

_MONTHS = ("jan", "feb", "mar", "apr", "ma[jy]", "jun", "jul", "aug", "sep", "o[ck]t", "nov", "dec")
_TIME = r"(?:[\sT,]|kl\.?|at\b)+(\d{1,2})[:.](\d\d)\b"
_HOUR_ALONE = re.compile(r"\b(kl\.?|at)\s*(\d{1,2})(?![\d:]|\.\d)", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)" + _TIME, re.IGNORECASE)
_IN_FIGURES = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:[\s/-](\d{4}))?" + _TIME, re.IGNORECASE)
_IN_WORDS = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(_MONTHS)})[a-z]*\.?(?:\s+(\d{{4}}))?" + _TIME, re.IGNORECASE)


def moment_in(text: str, timezone: str, now: datetime) -> datetime | None:
    """The day and time that a text names, in the agency's own time zone; without a year the next such day."""
    text = _HOUR_ALONE.sub(r"\1 \2:00", text)
    if (iso := _ISO.search(text)) is not None:
        year, month, day, hour, minute = (int(part) for part in iso.groups())
        return _moment(year, month, day, hour, minute, timezone)
    found = _IN_WORDS.search(text) or _IN_FIGURES.search(text)
    if found is None:
        return None
    month = int(found[2]) if found[2].isdigit() else _month(found[2])
    wanted = month, int(found[1]), int(found[4]), int(found[5])
    years = (int(found[3]),) if found[3] else (now.year, now.year + 1)
    moments = [moment for year in years if (moment := _moment(year, *wanted, timezone))]
    return next((moment for moment in moments if moment > now), moments[0] if moments else None)


def _month(word: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, start=1) if re.match(month, word, re.IGNORECASE))


def _moment(year: int, month: int, day: int, hour: int, minute: int, timezone: str) -> datetime | None:
    try:
        return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(timezone))
    except ValueError:
        return None


def invitation(
    uid: str, title: str, starts: datetime, minutes: int, organizer: str, guests: tuple[str, ...], made_at: datetime
) -> bytes:
    """The file that a calendar program offers to take in."""
    event = Event()
    event.add("uid", uid)
    event.add("summary", title)
    event.add("dtstamp", made_at)
    event.add("dtstart", starts.astimezone(ZoneInfo("UTC")))
    event.add("dtend", starts.astimezone(ZoneInfo("UTC")) + timedelta(minutes=minutes))
    event.add("organizer", vCalAddress(f"mailto:{organizer}"))
    for guest in guests:
        attendee = vCalAddress(f"mailto:{guest}")
        attendee.params["RSVP"] = "TRUE"
        event.add("attendee", attendee, encode=False)
    calendar = Calendar()
    calendar.add("prodid", "-//Registerbot//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "REQUEST")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
