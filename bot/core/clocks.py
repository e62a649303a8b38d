"""Clocks: what has waited too long, counted in working days and months of the agency's own calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta
from holidays import country_holidays

from bot.core.case_letters import Post, reminder
from bot.core.decision import Draft, KnownCase
from bot.core.diary import arrival_day
from bot.core.notices import Told, notices
from bot.core.steps import ENDED, Step
from bot.settings import Settings
from storage import records

ASKED_12 = "asked-for-decision-12-fl"  # the event of a request for a decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A case with the moments that clocks count from."""

    case: records.Case
    latest: dict[str, datetime]  # when each sort of event last happened

    def day(self, what: str, settings: Settings) -> date | None:
        """The day of the latest such event."""
        at = self.latest.get(what)
        return arrival_day(at, settings.agency.timezone) if at else None

    def step_day(self, settings: Settings) -> date:
        """The day when the case came to its step."""
        return arrival_day(self.case.step_since or self.case.opened_at, settings.agency.timezone)

    def opened(self, settings: Settings) -> date:
        """The day when the case came in."""
        return arrival_day(self.case.opened_at, settings.agency.timezone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A clock that has struck: which, for what day it was set, and the day that is the limit, where there is one."""

    clock: str
    since: date
    until: date | None = None


@lru_cache(maxsize=1)
def _holidays() -> dict[date, str]:
    """Swedish public holidays and the eves that count as such, of any year that is asked for."""
    days: dict[date, str] = country_holidays("SE", categories=("public", "de_facto"))
    return days


def working_days_after(start: date, days: int) -> date:
    """The day that many working days after another: no Saturday, Sunday, holiday or holiday's eve."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < 5 and day not in _holidays()
    return day


def months_after(start: date, months: int) -> date:
    """The same day of a later month, or its last day."""
    later: date = start + relativedelta(months=months)
    return later


def rung(watched: Watched, settings: Settings, today: date) -> tuple[Rung, ...]:
    """Every clock of a case that has struck."""
    if watched.case.step in ENDED:
        return ()
    found = (look(watched, settings) for look in _CLOCKS)
    return tuple(one for one, strikes in (pair for pair in found if pair is not None) if strikes <= today)


_Look = Callable[[Watched, Settings], "tuple[Rung, date] | None"]


def _at_step(clock: str, step: Step, days: Callable[[Settings], int]) -> _Look:
    def look(watched: Watched, settings: Settings) -> tuple[Rung, date] | None:
        since = watched.step_day(settings)
        if watched.case.step != step:
            return None
        return Rung(clock=clock, since=since), working_days_after(since, days(settings))

    return look


def _without_officer(watched: Watched, settings: Settings) -> tuple[Rung, date] | None:
    since = watched.opened(settings)
    if watched.case.officer:
        return None
    return Rung(clock="without-officer", since=since), working_days_after(since, settings.schedule.officer_days)


def _old(clock: str, months: Callable[[Settings], int]) -> _Look:
    """From the arrival to the decision (11 § förvaltningslagen)."""

    def look(watched: Watched, settings: Settings) -> tuple[Rung, date] | None:
        since = watched.opened(settings)
        if watched.case.step in _DECIDED:
            return None
        limit = months_after(since, settings.schedule.limit_months)
        return Rung(clock=clock, since=since, until=limit), months_after(since, months(settings))

    return look


_DECIDED = frozenset({Step.DECIDED, Step.DELIVERED, Step.INVOICED})


def _section_12(watched: Watched, settings: Settings) -> tuple[Rung, date] | None:
    """Four weeks from a request for a decision (12 §): told a week before, while there is time."""
    since = watched.day(ASKED_12, settings)
    if since is None or watched.case.step in _DECIDED:
        return None
    limit = since + timedelta(weeks=settings.schedule.section_12_weeks)
    return Rung(clock="section-12-limit", since=since, until=limit), limit - timedelta(weeks=1)


def _invoice(watched: Watched, settings: Settings) -> tuple[Rung, date] | None:
    since = watched.step_day(settings)
    if watched.case.step != Step.DELIVERED:
        return None
    return Rung(clock="invoice-due", since=since), months_after(since, settings.schedule.invoice_months)


def _data_check(watched: Watched, settings: Settings) -> tuple[Rung, date] | None:
    since = watched.day(Step.DELIVERED, settings)
    if since is None:
        return None
    limit = months_after(since, settings.schedule.check_data_months)
    strikes = limit - timedelta(days=settings.schedule.check_data_days_before)
    return Rung(clock="data-check", since=since, until=limit), strikes


_CLOCKS: tuple[_Look, ...] = (
    _at_step("specification-unanswered", Step.SPECIFICATION_SENT, lambda s: s.schedule.remind_specification_days),
    _at_step("completion-unanswered", Step.COMPLETION_REQUESTED, lambda s: s.schedule.remind_completion_days),
    _without_officer,
    _old("five-months", lambda s: s.schedule.warn_months),
    _old("six-months", lambda s: s.schedule.limit_months),
    _section_12,
    _invoice,
    _data_check,
)
# Clocks that remind the researcher, and what of; the others tell staff.
_REMINDS = {
    "specification-unanswered": "specification",
    "completion-unanswered": "completion",
    "data-check": "data-check",
}


def untold(struck: Iterable[Rung], case_id: int, keys: Iterable[str]) -> tuple[Rung, ...]:
    """Those of a case's clocks of which no letter tells yet, by the keys of its letters."""
    told = tuple(keys)
    return tuple(one for one in struck if not any(_once(case_id, one) in key for key in told))


def letters_of(
    known: KnownCase, struck: Iterable[Rung], settings: Settings, now: datetime, key: bytes
) -> tuple[Draft, ...]:
    """The letters that clocks owe; their keys make each owed once, however often the clocks are looked at."""
    owed: list[Draft] = []
    for one in struck:
        until = one.until.isoformat() if one.until else None
        once = _once(known.case.id, one)
        if (about := _REMINDS.get(one.clock)) is None:
            owed += notices(one.clock, known.case, Told(key=once, until=until), settings, now, key)
        elif known.orderer is not None:
            post = Post(known=known, recipient=known.orderer, key=once, settings=settings, automatic=True)
            owed.append(reminder(post, about, one.since.isoformat(), until))
    return tuple(owed)


def _once(case_id: int, one: Rung) -> str:
    return f"case:{case_id}:{one.clock}:{one.since.isoformat()}"
