"""Cases for people to read: each in a row, or one as a story of people, documents and what happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.diary import arrival_day
from storage import records

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
# Details of an event that a reader of the story wants, each with the words before it.
_TOLD = {
    "from": "from {}",
    "officer": "to {}",
    "sender": "from {}",
    "arrived_at": "arrived {}",
    "to": "to {}",
    "version": "version {}",
    "outcome": "{}",
    "starts": "on {}",
    "letter": "{}",
    "verdict": "read as {}",
    "doubt": "in doubt: {}",
    "reason": "{}",
    "text": "“{}”",
    "sentences": "“{}”",
    "joined-to": "joined to {}",
    "kind": "{}",
    "number": "document {}",
    "limit": "{}",
}


def rows(cases: Iterable[records.Case], timezone: str) -> Iterator[tuple[str, ...]]:
    """A row a case: number, the day when it came in, step, what is missing, flags."""
    for case in cases:
        came = arrival_day(case.opened_at, timezone).isoformat()
        yield case.diary_number, came, case.step, ", ".join(case.missing), ", ".join(case.flags)


def story(whole: dict[str, Any], timezone: str) -> Iterator[str]:
    """The lines of the story; times are the agency's own."""
    case = whole["case"]

    def at(moment: str, form: str = "%Y-%m-%d %H:%M") -> str:
        return datetime.fromisoformat(moment).astimezone(ZoneInfo(timezone)).strftime(form)

    since = at(case["step_since"] or case["opened_at"], "%Y-%m-%d")
    yield f"came in {at(case['opened_at'], '%Y-%m-%d')} · {case['step']} since {since} · " + (
        f"officer {case['officer']}" if case["officer"] else "no officer"
    )
    yield f"missing: {', '.join(case['missing']) or 'nothing'} · flags: {', '.join(case['flags']) or 'none'}"
    yield ""
    yield from (f"{p['role']}: {p['name']} {p['address'] or ''}".rstrip() for p in whole["parties"])
    yield ""
    for paper in whole["documents"]:
        number, way, day = paper["number"] or "", paper["direction"], at(paper["at"], "%Y-%m-%d")
        name = "" if paper["name"] in {paper["kind"], "mejl"} else paper["name"]
        yield f"{number:>4} {way:<3} {day}  {paper['kind']:<20} {name}".rstrip()
    yield ""
    for version in whole["specifications"]:
        yield _version(version, at)
    if whole["specifications"]:
        yield ""
    for event in whole["events"]:
        yield f"{at(event['at'])}  {_happened(event)}"


def _version(version: dict[str, Any], at: Any) -> str:
    effort = f"{version['hours']} hours, " if version["hours"] else ""
    price = f"{version['price_sek']} SEK" if version["price_sek"] else "no price"
    settled = f" {at(version['settled_at'], '%Y-%m-%d')}" if version["settled_at"] else ""
    files = ", ".join(f"{file['name']} ({file['sha256'][:12]})" for file in version["files"])
    return f"specification {version['version']}: {effort}{price}; {files}; {version['state']}{settled}"


def _happened(event: dict[str, Any]) -> str:
    details = event["details"] or {}
    told = [_TOLD[key].format(_plain(details[key])) for key in _TOLD if details.get(key)]
    mail = [f"mail {event['mail_id']}"] if event["mail_id"] else []
    about = "; ".join([*told, *mail])
    return f"{event['who']}: {event['what']}" + (f" ({about})" if about else "")


def _plain(value: object) -> str:
    """In one line; the moment of a meeting stands in the agency's own time already."""
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return value[:16].replace("T", " ")
    text = " / ".join(map(str, value)) if isinstance(value, list) else str(value)
    line = " ".join(text.split())
    return line if len(line) <= 200 else line[:199] + "…"
