"""Clocks: each strikes when its days are over and not before, and what it owes is owed once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.clocks import ASKED_12, Rung, Watched, letters_of, months_after, rung, untold, working_days_after
from bot.core.steps import Step
from replies.letters import Reminder
from storage import records
from tests.core.making import OFFICER, SETTINGS, SIGNATURE, known

MONDAY = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 27), 1, date(2026, 11, 30)),  # over a weekend
        (date(2026, 12, 22), 3, date(2026, 12, 29)),  # Christmas Eve, Day and a Saturday; Monday is worked
        (date(2026, 6, 18), 1, date(2026, 6, 22)),  # Midsummer's Eve is a Friday
        (date(2027, 3, 25), 1, date(2027, 3, 30)),  # Easter
        (date(2026, 4, 30), 1, date(2026, 5, 4)),  # the first of May
    ],
)
def test_working_days_leave_out_weekends_swedish_holidays_and_their_eves(start: date, days: int, end: date) -> None:
    assert working_days_after(start, days) == end


def test_a_month_later_is_the_same_day_or_the_last() -> None:
    assert [months_after(date(2026, 8, 31), months) for months in (1, 5, 6)] == [
        date(2026, 9, 30),
        date(2027, 1, 31),
        date(2027, 2, 28),
    ]


def watched(step: Step, latest: dict[str, datetime] | None = None, **more: object) -> Watched:
    case = replace(known().case, step=step.value, opened_at=MONDAY, step_since=MONDAY, officer=OFFICER)
    return Watched(case=replace(case, **more), latest=latest or {})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("case", "clock", "strikes"),
    [
        (watched(Step.SPECIFICATION_SENT), "specification-unanswered", date(2026, 12, 14)),
        (watched(Step.COMPLETION_REQUESTED), "completion-unanswered", date(2026, 12, 14)),
        (watched(Step.CONFIRMED, officer=None), "without-officer", date(2026, 12, 7)),
        (watched(Step.ASSIGNED), "five-months", date(2027, 4, 30)),
        (watched(Step.ASSIGNED), "six-months", date(2027, 5, 30)),
        (watched(Step.ASSIGNED, {ASKED_12: MONDAY}), "section-12-limit", date(2026, 12, 21)),
        (watched(Step.DELIVERED, {Step.DELIVERED: MONDAY}), "invoice-due", date(2026, 12, 30)),
        (watched(Step.DELIVERED, {Step.DELIVERED: MONDAY}), "data-check", date(2027, 2, 14)),
        (watched(Step.INVOICED, {Step.DELIVERED: MONDAY}), "data-check", date(2027, 2, 14)),
    ],
)
def test_a_clock_strikes_on_its_day_and_not_the_day_before(case: Watched, clock: str, strikes: date) -> None:
    def struck(day: date) -> bool:
        return clock in {one.clock for one in rung(case, SETTINGS, day)}

    assert (struck(strikes - timedelta(days=1)), struck(strikes)) == (False, True)


@pytest.mark.parametrize("step", [Step.CLOSED, Step.WITHDRAWN])
def test_a_case_that_has_ended_has_no_clocks(step: Step) -> None:
    assert rung(watched(step, {Step.DELIVERED: MONDAY, ASKED_12: MONDAY}), SETTINGS, date(2030, 1, 1)) == ()


@pytest.mark.parametrize("step", [Step.DECIDED, Step.DELIVERED, Step.INVOICED])
def test_once_it_is_decided_nobody_counts_its_months(step: Step) -> None:
    struck = {one.clock for one in rung(watched(step, {ASKED_12: MONDAY}), SETTINGS, date(2030, 1, 1))}
    assert struck & {"five-months", "six-months", "section-12-limit"} == set()


def test_reminders_go_to_the_orderer_and_notices_to_the_officer_under_keys_that_tell_their_day() -> None:
    orderer = records.Party(role="orderer", address="anna@b.example", participant=True)
    case = replace(known(), case=watched(Step.SPECIFICATION_SENT).case, parties=(orderer,))
    struck = (
        Rung(clock="specification-unanswered", since=date(2026, 11, 30)),
        Rung(clock="five-months", since=date(2026, 11, 30), until=date(2027, 5, 30)),
    )
    drafts = letters_of(case, struck, SETTINGS, MONDAY, b"")
    assert [(d.key, d.recipient) for d in drafts] == [
        ("reminder:case:3:specification-unanswered:2026-11-30:anna@b.example", "anna@b.example"),
        (f"case-notice:five-months:case:3:five-months:2026-11-30:{OFFICER}", OFFICER),
    ]
    assert letters_of(case, struck, SETTINGS, MONDAY + timedelta(days=9), b"")[0].key == drafts[0].key


def test_a_clock_is_told_once_for_its_case_and_its_day() -> None:
    struck = (Rung(clock="five-months", since=date(2026, 11, 30)), Rung(clock="five-months", since=date(2026, 12, 1)))
    keys = (f"case-notice:five-months:case:3:five-months:2026-11-30:{OFFICER}", "confirmation:mail:7")
    assert untold(struck, 3, keys) == struck[1:]
    assert untold(struck, 33, keys) == untold(struck, 3, ()) == struck


def test_without_an_address_on_record_nobody_is_reminded() -> None:
    struck = (Rung(clock="specification-unanswered", since=date(2026, 11, 30)),)
    assert letters_of(known(), struck, SETTINGS, MONDAY, b"") == ()


STRUCK = {
    "specification-unanswered": (watched(Step.SPECIFICATION_SENT), None),
    "completion-unanswered": (watched(Step.COMPLETION_REQUESTED), None),
    "without-officer": (watched(Step.CONFIRMED, officer=None), None),
    "five-months": (watched(Step.ASSIGNED), date(2027, 5, 30)),
    "six-months": (watched(Step.ASSIGNED), date(2027, 5, 30)),
    "section-12-limit": (watched(Step.ASSIGNED, {ASKED_12: MONDAY}), date(2026, 12, 28)),
    "invoice-due": (watched(Step.DELIVERED, {Step.DELIVERED: MONDAY}), None),
    "data-check": (watched(Step.INVOICED, {Step.DELIVERED: MONDAY}), date(2027, 2, 28)),
}


@pytest.mark.parametrize("clock", STRUCK)
def test_a_clock_tells_from_when_it_counts_and_the_limit_where_there_is_one(clock: str) -> None:
    case, until = STRUCK[clock]
    found = {one.clock: one for one in rung(case, SETTINGS, date(2028, 1, 1))}
    assert found[clock] == Rung(clock=clock, since=date(2026, 11, 30), until=until)


def test_a_step_counts_from_its_own_day_and_in_an_old_register_from_the_arrival() -> None:
    later = watched(Step.SPECIFICATION_SENT, step_since=MONDAY + timedelta(days=7))
    assert later.step_day(SETTINGS) == date(2026, 12, 7)
    assert replace(later, case=replace(later.case, step_since=None)).step_day(SETTINGS) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("clock", "about", "until"),
    [
        ("specification-unanswered", "specification", None),
        ("completion-unanswered", "completion", None),
        ("data-check", "data-check", date(2027, 2, 28)),
    ],
)
def test_a_reminder_says_what_is_waited_for_and_counts_as_automatic(clock: str, about: str, until: date | None) -> None:
    orderer = records.Party(role="orderer", address="anna@b.example", participant=True)
    struck = (Rung(clock=clock, since=date(2026, 11, 30), until=until),)
    (draft,) = letters_of(replace(known(), parties=(orderer,)), struck, SETTINGS, MONDAY, b"")
    assert draft.letter == Reminder(
        agency=SIGNATURE,
        diary_number="6.3-3/2026",
        about=about,
        since="2026-11-30",
        until=until.isoformat() if until else None,
    )
    assert draft.automatic


def test_a_notice_by_the_clock_tells_its_limit() -> None:
    struck = (Rung(clock="six-months", since=date(2026, 11, 30), until=date(2027, 5, 30)),)
    (draft,) = letters_of(known(officer=OFFICER), struck, SETTINGS, MONDAY, b"")
    assert (draft.letter.until, draft.automatic) == ("2027-05-30", False)  # type: ignore[union-attr]
