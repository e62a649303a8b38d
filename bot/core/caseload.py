"""The caseload of the digest: what waits for whom, what is overdue, the queue by month, how long steps last."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from bot.core.clocks import Watched, rung
from bot.core.diary import arrival_day
from bot.core.pace import NO_OFFICER_YET, days_at_steps
from bot.core.steps import AWAITS, ENDED, Step
from bot.core.suggestions import action_links, next_lines
from bot.settings import Settings
from replies.letters import DigestPace, DigestWork
from storage.records import Move

LISTED = 100
ACTIONS_SHOWN = 3
_NOT_OVERDUE = frozenset({"data-check"})  # a reminder to the researcher, not a delay of ours


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
    queue: tuple[tuple[str, int], ...]


def caseload(watched: tuple[Watched, ...], settings: Settings, now: datetime, reader: Reader) -> Caseload:
    """The open cases as an officer wants them: their own first; what is overdue is shown to all."""
    live = tuple(one for one in watched if one.case.step not in ENDED)
    works = {one.case.id: _work(one, settings, now, reader) for one in live}
    own = tuple(one for one in live if one.case.officer == reader.address)
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
    )


def _work(one: Watched, settings: Settings, now: datetime, reader: Reader) -> DigestWork:
    today = arrival_day(now, settings.agency.timezone)
    case = one.case
    since = one.opened(settings) if Step(case.step) in NO_OFFICER_YET else one.step_day(settings)
    lines = next_lines(Step(case.step), case.officer, case.diary_number)
    struck = tuple(each.clock for each in rung(one, settings, today))
    return DigestWork(
        diary_number=case.diary_number,
        step=case.step,
        since=since.isoformat(),
        days=(today - since).days,
        officer="" if case.officer in {None, reader.address} else case.officer or "",
        overdue=tuple(clock for clock in struck if clock not in _NOT_OVERDUE),
        actions=action_links(lines, reader.address, settings, now, reader.key)[:ACTIONS_SHOWN],
    )


def _queue(unassigned: tuple[Watched, ...], settings: Settings) -> tuple[tuple[str, int], ...]:
    """How many cases wait for an officer, by the month when they came in."""
    return tuple(sorted(Counter(one.opened(settings).isoformat()[:7] for one in unassigned).items()))


def pace(
    watched: tuple[Watched, ...], moves: tuple[Move, ...], settings: Settings, now: datetime
) -> tuple[DigestPace, ...]:
    """How long cases have stood at each step, and how long they stood there who passed it."""
    today = arrival_day(now, settings.agency.timezone)
    stood: dict[str, list[int]] = defaultdict(list)
    for one in watched:
        if one.case.step not in ENDED:
            stood[one.case.step].append((today - one.step_day(settings)).days)
    passed = days_at_steps(moves, settings.agency.timezone, now)
    return tuple(
        DigestPace(
            step=step.value,
            standing=len(stood[step]),
            days=round(median(stood[step])) if stood[step] else None,
            passed=passed[step][0] if step in passed else 0,
            days_passed=passed[step][1] if step in passed else None,
        )
        for step in Step
        if stood[step] or step in passed
    )
