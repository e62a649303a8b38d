"""The calendar file of an internal meeting (RFC 5545, RFC 5546), without anything of what the case is about."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)[\sT]+(?:kl\.?\s*)?(\d{1,2})[:.](\d\d)\b", re.IGNORECASE)


def moment_in(text: str, timezone: str) -> datetime | None:
    """The day and time that a text names, in the agency's own time zone."""
    found = _MOMENT.search(text)
    if found is None:
        return None
    year, month, day, hour, minute = (int(part) for part in found.groups())
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
