"""The caseload of the digest: what waits for whom, what is overdue, the queue by month, how long steps last."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from bot.core.clocks import Watched, rung
from bot.core.diary import arrival_day
from bot.core.steps import AWAITS, ENDED, Step
from bot.core.suggestions import action_links, next_lines
from bot.settings import Settings
from replies.letters import DigestWork

LISTED = 100
ACTIONS_SHOWN = 3
_NOT_OVERDUE = frozenset({"data-check"})  # a reminder to the researcher, not a delay of ours
_NO_OFFICER_YET = frozenset({Step.RECEIVED, Step.CONFIRMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Whose digest it is, and what signs the actions in it."""

    address: str = ""
    key: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caseload:
    """What one reader is told of the open cases."""

    mine: tuple[DigestWork, ...]
    unassigned: tuple[DigestWork, ...]
    theirs: tuple[DigestWork, ...]
    overdue: tuple[DigestWork, ...]
    queue: tuple[tuple[str, int, int], ...]
    handling: str | None
    lead_times: tuple[tuple[str, int, int], ...]


def caseload(watched: tuple[Watched, ...], settings: Settings, now: datetime, reader: Reader) -> Caseload:
    """The open cases as an officer wants them: their own first; what is overdue is shown to all."""
    live = tuple(one for one in watched if one.case.step not in ENDED)
    works = {one.case.id: _work(one, settings, now, reader) for one in live}
    own = tuple(one for one in live if one.case.officer and one.case.officer == reader.address)
    mine = tuple(one for one in own if AWAITS[Step(one.case.step)] == "officer")
    theirs = tuple(one for one in own if AWAITS[Step(one.case.step)] == "researcher")
    unassigned = tuple(one for one in live if not one.case.officer)

    def listed(chosen: Iterable[Watched]) -> tuple[DigestWork, ...]:
        return tuple(works[one.case.id] for one in chosen)[:LISTED]

    return Caseload(
        mine=listed(mine),
        unassigned=listed(unassigned),
        theirs=listed(theirs),
        overdue=listed(one for one in live if works[one.case.id].overdue and one not in (*mine, *unassigned)),
        queue=_queue(unassigned, settings),
        handling=_handling(live, settings),
        lead_times=_lead_times(live, settings, now),
    )


def _work(one: Watched, settings: Settings, now: datetime, reader: Reader) -> DigestWork:
    today = arrival_day(now, settings.agency.timezone)
    case = one.case
    since = one.opened(settings) if Step(case.step) in _NO_OFFICER_YET else one.step_day(settings)
    lines = next_lines(Step(case.step), case.officer, case.diary_number)
    struck = tuple(each.clock for each in rung(one, settings, today))
    return DigestWork(
        diary_number=case.diary_number,
        step=case.step,
        since=since.isoformat(),
        days=(today - since).days,
        officer=case.officer or "",
        overdue=tuple(clock for clock in struck if clock not in _NOT_OVERDUE),
        actions=action_links(lines, reader.address, settings, now, reader.key)[:ACTIONS_SHOWN],
    )


def _month(one: Watched, settings: Settings) -> str:
    return one.opened(settings).isoformat()[:7]


def _queue(unassigned: tuple[Watched, ...], settings: Settings) -> tuple[tuple[str, int, int], ...]:
    months = Counter(_month(one, settings) for one in unassigned)
    most = max(months.values(), default=1)
    return tuple((month, number, max(1, 80 * number // most)) for month, number in sorted(months.items()))


def _handling(live: tuple[Watched, ...], settings: Settings) -> str | None:
    """The month of arrival of the case that got its officer last."""
    given = [(one.latest[Step.ASSIGNED], _month(one, settings)) for one in live if Step.ASSIGNED in one.latest]
    return max(given)[1] if given else None


def _lead_times(live: tuple[Watched, ...], settings: Settings, now: datetime) -> tuple[tuple[str, int, int], ...]:
    today = arrival_day(now, settings.agency.timezone)
    days: dict[str, list[int]] = defaultdict(list)
    for one in live:
        days[one.case.step].append((today - one.step_day(settings)).days)
    return tuple((step.value, len(days[step]), round(median(days[step]))) for step in Step if step in days)
