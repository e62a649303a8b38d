"""The small rules that decisions stand on: tokens, trust, numbers, retries, commands, digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.command_mail import commands_in
from bot.core.commands import Action, Command, Unclear
from bot.core.diary import arrival_day, quoted_numbers
from bot.core.digest import Slice, digest, is_due
from bot.core.order import is_org_number, order_from, same_title
from bot.core.retry import next_try, reconnect_pause
from bot.core.steps import MOVES, Step, may_follow
from storage.records import Held
from tests.core import making
from tests.core.making import NOON, SETTINGS

FORM = "6.3-{number}/{year}"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("dnr 6.3-12345/2023", ("6.3-12345/2023",)),
        ("Dnr: 12345/2023.", ("6.3-12345/2023",)),
        ("ärende 6.3\u201312345/2023", ("6.3-12345/2023",)),
        ("6.3-1/2026 och 6.3-2/2026 och 1/2026", ("6.3-1/2026", "6.3-2/2026")),
        ("EPM 2019-00542, 1-866/2020, RA-KS 2021/23, 2013/1234-31/2, 14/3-2024", ()),
        ("10.6.3-1/2026", ()),
    ],
)
def test_quoted_numbers_are_only_ours(text: str, numbers: tuple[str, ...]) -> None:
    assert quoted_numbers(text, FORM) == numbers


@pytest.mark.parametrize(
    ("form", "text", "numbers"),
    [
        ("{year}-{number}", "dnr 2026-17, 26-17, x2026-18, 2026-19-1", ("2026-17",)),
        ("STAT {year}/{number}", "STAT 2026/17 och 2026/18", ("STAT 2026/17",)),
        ("R{number}-{year}.A", "R17-2026.A, 18-2026.A, R19-2026xA", ("R17-2026.A", "R18-2026.A")),
        ("{number}/{year}", "17/2026, 1234567/2026, 18/1899, 19/1999, 20/20261", ("17/2026", "19/1999")),
    ],
)
def test_numbers_are_found_in_whatever_form_an_agency_writes_them(
    form: str, text: str, numbers: tuple[str, ...]
) -> None:
    assert quoted_numbers(text, form) == numbers


def test_the_arrival_day_is_stockholms() -> None:
    assert arrival_day(datetime(2026, 6, 30, 22, 30, tzinfo=UTC), "Europe/Stockholm") == date(2026, 7, 1)


def test_retries_come_slower_and_slower_but_at_least_every_six_hours() -> None:
    pauses = [next_try(NOON, attempts, 0.5) - NOON for attempts in (1, 2, 3, 4, 20)]
    minutes = [1, 4, 16, 64, 360]
    assert pauses == [timedelta(minutes=m) for m in minutes]


def test_tries_are_spread_by_a_fifth_either_way() -> None:
    assert [next_try(NOON, 1, chance) - NOON for chance in (0, 1)] == [timedelta(seconds=48), timedelta(seconds=72)]
    assert next_try(NOON, 0, 0.5) == next_try(NOON, 1, 0.5)


def test_a_broken_connection_is_tried_again_after_one_two_four_seconds_and_at_most_two_minutes() -> None:
    assert [reconnect_pause(failures, 0.5) for failures in (1, 2, 3, 7, 8, 1000)] == [1, 2, 4, 64, 120, 120]
    assert [round(reconnect_pause(1, chance), 3) for chance in (0, 1)] == [0.8, 1.2]


@given(st.integers(1, 1000), st.floats(0, 1))
def test_a_broken_connection_is_tried_again_within_two_and_a_half_minutes(failures: int, chance: float) -> None:
    assert 0.7 < reconnect_pause(failures, chance) < 150


def test_a_move_is_legal_only_if_the_table_says_so() -> None:
    legal = {(before, after) for before in Step for after in Step if may_follow(after, before)}
    assert legal == {(before, after) for before, allowed in MOVES.items() for after in allowed}
    assert not may_follow(Step.DELIVERED, Step.APPROVED)


def test_commands_are_read_line_by_line_and_what_is_no_command_is_said_so() -> None:
    text = "Ta in 12\nkoppla #13 3/2026\nLägg undan 14.\n\nset aside 15 please\nkoppla 16"
    assert commands_in(text, FORM) == (
        Command(line="Ta in 12", action=Action.TAKE_IN, mail_id=12),
        Command(line="koppla #13 3/2026", action=Action.JOIN, mail_id=13, diary_number="6.3-3/2026"),
        Command(line="Lägg undan 14.", action=Action.SET_ASIDE, mail_id=14),
        Unclear(line="set aside 15 please"),
        Unclear(line="koppla 16"),
    )


@pytest.mark.parametrize(
    ("number", "holds"), [("202100-2973", True), ("202100-6545", True), ("850709-9805", False), ("202100-2974", False)]
)
def test_an_organisation_number_has_luhns_digit_and_a_third_digit_of_two_or_more(number: str, holds: bool) -> None:
    assert is_org_number(number) is holds


def test_a_title_is_the_same_with_a_slip_or_a_cut_end_and_another_one_is_not() -> None:
    title = "Uppföljning av höftfrakturer i Exempelregionen"
    assert same_title(title, "Uppföljning av höft-frakturer i exempelregionen.")
    assert same_title(title, title + " – en registerstudie i fyra län")
    assert not same_title(title, "Uppföljning av tandvård hos barn i Norrland")


def test_the_forms_own_words_come_before_other_papers() -> None:
    documents = (making.decision(title="Annan titel", principal="Annan huvudman"), making.form())
    order = order_from(documents)
    assert (order.project_title, order.principal) == (making.ORDER.project_title, making.ORDER.principal)
    assert order_from(documents[:1]).project_title == "Annan titel"


def test_a_digest_is_due_once_a_day_after_its_hour() -> None:
    half_past_seven = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
    assert is_due(half_past_seven, SETTINGS, date(2026, 11, 23))
    assert not is_due(half_past_seven - timedelta(minutes=1), SETTINGS, date(2026, 11, 23))
    assert not is_due(half_past_seven, SETTINGS, date(2026, 11, 24))
    assert not is_due(half_past_seven, replace(SETTINGS, staff=replace(SETTINGS.staff, digest_to=())), None)


def test_the_digest_says_what_is_new_what_waits_and_how_to_settle_it() -> None:
    case = making.known(missing=("form",)).case
    order = making.row(id=9, kind="order", case_id=case.id, sender="anna@exempel-universitetet.example")
    question = Held(mail_id=12, reason="question", since=NOON, sender="per@b.example", subject="x" * 100)
    broken = Held(mail_id=13, reason="unreadable", since=NOON, details="too many parts")
    part = Slice(
        cases=(case,),
        mails=(order,),
        documents={9: ("form", "variable-list")},
        waiting=(question, broken),
        kinds={12: "question", 13: "unreadable"},
        failed=(making.letter(),),
        sent=4,
        owed=1,
        unread=2,
    )
    told = digest(part, SETTINGS, NOON - timedelta(days=1), NOON, ("disk-low",))
    assert [(c.diary_number, c.documents, c.missing) for c in told.new_cases] == [
        ("6.3-3/2026", ("form", "variable-list"), ("form",))
    ]
    assert [(m.id, m.reason, len(m.subject)) for m in told.waiting] == [(12, "question", 60)]
    assert [(m.id, m.reason, m.details) for m in told.held] == [(13, "unreadable", "too many parts")]
    assert told.waiting[0].commands == ("svara 12", "ta in 12", "koppla 12 6.3-1/2026", "lägg undan 12")
    assert [(u.letter, u.diary_number) for u in told.undelivered] == [("confirmation", "6.3-3/2026")]
    assert dict(told.counts)["waiting-in-all"] == 2
    assert told.warnings == ("disk-low",)
