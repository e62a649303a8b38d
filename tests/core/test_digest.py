"""What the digest tells of each mail, case and letter, and what each reader of it is told of the open cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.caseload import Reader, caseload
from bot.core.clocks import Watched
from bot.core.digest import Slice, digest, is_due
from bot.core.steps import Step
from bot.core.suggestions import action_links, next_lines
from parsers.facts import DocumentKind
from replies.letters import Digest, DigestCase, DigestLetter, DigestMail, DigestWork
from storage import records
from tests.core.making import NOON, OFFICER, SETTINGS, SIGNATURE, known, letter, row

KARIN = Reader(address=OFFICER, key=b"k")
OFF = replace(SETTINGS, trust=replace(SETTINGS.trust, auth_results="off"))


def part(**more: object) -> Slice:
    """A register in which nothing has happened, but for what is told."""
    nothing: dict[str, object] = dict.fromkeys(("cases", "mails", "waiting", "failed"), ())
    nothing |= {"documents": {}, "kinds": {}, "sent": 0, "owed": 0, "unread": 0}
    return Slice(**(nothing | more))  # type: ignore[arg-type]


def told(reader: Reader = KARIN, settings: object = SETTINGS, **more: object) -> Digest:
    return digest(part(**more), settings, NOON - timedelta(days=1), NOON, (), reader)  # type: ignore[arg-type]


def held(mail_id: int = 12, reason: str = "question", **more: object) -> records.Held:
    return records.Held(mail_id=mail_id, reason=reason, since=NOON, **more)  # type: ignore[arg-type]


CASE = replace(known().case, missing=("form",), flags=("title-mismatch",), opened_at=NOON - timedelta(days=2, hours=1))
ORDER = row(id=9, kind="order", case_id=3, sender="anna@b.example")


def test_a_new_case_and_a_completion_are_told_with_their_papers_and_gaps() -> None:
    kinds = ("mail", "form", DocumentKind.DECORATION, "form", "other")
    completion = row(id=10, kind="completion", case_id=3, arrived_at=NOON - timedelta(hours=12))
    found = told(cases=(CASE,), mails=(ORDER, completion), documents={9: kinds})
    as_told = DigestCase(
        diary_number="6.3-3/2026",
        arrived_on="2026-11-22",  # the case's own day: paper comes before the mail that registers it
        sender="anna@b.example",
        documents=("form", "other"),
        missing=("form",),
        flags=("title-mismatch",),
        days_open=2,
    )
    assert found.new_cases == (as_told,)
    assert found.completions == (replace(as_told, arrived_on="2026-11-24", sender="", documents=()),)
    by_staff = told(cases=(CASE,), mails=(replace(ORDER, sender=OFFICER),), documents={9: kinds})
    assert by_staff.new_cases == (replace(as_told, sender=OFFICER, paper=True),)


def test_a_repeated_mail_or_one_of_a_case_that_has_ended_is_no_news() -> None:
    again, of_another, question = replace(ORDER, twin_of=1), replace(ORDER, case_id=4), replace(ORDER, kind="question")
    without = replace(ORDER, case_id=None)
    assert told(cases=(CASE,), mails=(again, of_another, question, without)).new_cases == ()


@pytest.mark.parametrize(
    ("reason", "where"),
    [
        ("unreadable", "held"),
        ("poison", "held"),
        ("too-large", "held"),
        ("in-junk", "left_in_junk"),
        ("question", "waiting"),
        ("unlinked", "waiting"),
    ],
)
def test_a_waiting_mail_stands_under_what_it_waits_for_and_nowhere_else(reason: str, where: str) -> None:
    found = told(waiting=(held(reason=reason),))
    places = {place for place in ("held", "left_in_junk", "silenced", "waiting") if getattr(found, place)}
    assert places == {where}


def test_a_mail_that_fits_no_case_is_told_with_the_lines_that_settle_it() -> None:
    lines = ("svara 12", "ta in 12", "koppla 12 6.3-1/2026", "lägg undan 12")
    waits = held(details="6.3-9/2026", sender="per@b.example", subject="x" * 60, arrived_at=NOON - timedelta(days=3))
    assert told(waiting=(waits,), kinds={12: "question"}).waiting == (
        DigestMail(
            id=12,
            arrived_on="2026-11-21",
            sender="per@b.example",
            subject="x" * 60,
            kind="question",
            reason="question",
            details="6.3-9/2026",
            commands=lines,
            actions=action_links(("svara 12", "ta in 12", "lägg undan 12"), OFFICER, SETTINGS, NOON, b"k"),
        ),
    )
    bare = told(waiting=(held(subject="x" * 61),)).waiting[0]
    assert bare.commands == lines[1:]  # nobody knows whom to answer
    assert (bare.subject, bare.sender, bare.kind, bare.arrived_on) == ("x" * 59 + "…", "", "other", "2026-11-24")


def test_a_mail_in_a_case_is_told_with_what_may_answer_it() -> None:
    sent = known(step="specification-sent", officer=OFFICER).case
    found = told(waiting=(held(),), cases_of_waiting={12: sent}).waiting[0]
    lines = ("svara 12", "godkänd 6.3-3/2026", "ändras 6.3-3/2026", "lägg undan 12")
    assert found.commands == lines
    assert found.actions == action_links(lines, OFFICER, SETTINGS, NOON, b"k")
    new = told(waiting=(held(),), cases_of_waiting={12: known().case}).waiting[0]
    assert new.commands == ("svara 12", "ta 6.3-3/2026", "lägg undan 12")


def test_a_mail_that_its_words_made_automatic_is_shown_once_with_the_lines_that_take_it_in() -> None:
    silent = row(id=12, kind="automatic", case_id=None, sender="per@b.example", subject="Inte på jobbet")
    since_taken_in, marked = replace(silent, id=13, kind="order"), replace(silent, id=14)
    waits_already, of_a_case = replace(silent, id=15), replace(silent, id=16, case_id=3)
    mails = (silent, since_taken_in, marked, waits_already, of_a_case)
    ids = frozenset({12, 13, 15, 16})
    found = told(cases=(CASE,), mails=mails, silenced=ids, waiting=(held(15),))
    as_told = DigestMail(
        id=12,
        arrived_on="2026-11-24",
        sender="per@b.example",
        subject="Inte på jobbet",
        kind="automatic",
        reason="wording",
        commands=("ta in 12", "koppla 12 6.3-1/2026"),
        actions=action_links(("ta in 12",), OFFICER, SETTINGS, NOON, b"k"),
    )
    there = replace(as_told, id=16, details="6.3-3/2026", commands=(), actions=())
    assert found.silenced == (as_told, there)
    shell = ("registerbot requeue 12 --take-in", "registerbot requeue 12 --join 6.3-1/2026")
    off = told(settings=OFF, mails=(silent,), silenced=ids)
    assert off.silenced == (replace(as_told, commands=shell, actions=()),)


def test_where_nobody_may_steer_by_mail_the_lines_are_those_of_an_operators_shell() -> None:
    found = told(settings=OFF, waiting=(held(),))
    assert not found.answerable
    assert told().answerable
    assert found.waiting[0].actions == ()
    assert found.waiting[0].commands == (
        "registerbot requeue 12 --take-in",
        "registerbot requeue 12 --join 6.3-1/2026",
        "registerbot requeue 12 --set-aside",
    )


def test_a_letter_that_did_not_get_through_is_told_with_its_case_and_the_servers_words() -> None:
    lost = replace(letter(), id=5, last_error="550 no such user")
    assert told(cases=(CASE,), failed=(lost, letter(case_id=None))).undelivered == (
        DigestLetter(
            id=5,
            letter="confirmation",
            recipient="anna@exempel-universitetet.example",
            diary_number="6.3-3/2026",
            error="550 no such user",
        ),
        DigestLetter(
            id=1,
            letter="confirmation",
            recipient="anna@exempel-universitetet.example",
            diary_number=None,
            error="",
        ),
    )


def test_everything_is_counted() -> None:
    mails = (
        ORDER,
        replace(ORDER, id=10, kind="completion"),
        replace(ORDER, id=11, twin_of=9),
        *(row(id=20 + place, kind=kind) for place, kind in enumerate(("automatic", "bounce", "list", "question"))),
    )
    ended = replace(CASE, id=4, step="closed")
    found = told(cases=(CASE, replace(CASE, id=5), ended), mails=mails, waiting=(held(),), sent=4, owed=5, unread=6)
    assert found.counts == (
        ("mails-in", 7),
        ("cases-opened", 1),
        ("completions", 1),
        ("repeated-mails", 1),
        ("automatic-mail", 3),
        ("letters-sent", 4),
        ("letters-waiting", 5),
        ("mails-not-decided", 6),
        ("waiting-in-all", 1),
        ("open-cases", 2),
    )


def test_of_each_sort_two_hundred_are_listed_and_all_are_counted() -> None:
    orders = tuple(replace(ORDER, id=1000 + place) for place in range(201))
    completions = tuple(replace(order, kind="completion") for order in orders)
    found = told(cases=(CASE,), mails=(*orders, *completions), waiting=tuple(held(place) for place in range(201)))
    assert (len(found.new_cases), len(found.completions), len(found.waiting)) == (200, 200, 200)
    assert dict(found.counts)["cases-opened"] == 201


def test_a_digest_bears_its_days_its_signature_and_its_warnings() -> None:
    found = digest(part(), SETTINGS, NOON - timedelta(days=1), NOON + timedelta(hours=12), ("disk-low",), KARIN)
    assert (found.date, found.since, found.agency) == ("2026-11-25", "2026-11-23", SIGNATURE)
    assert (found.warnings, found.officer) == (("disk-low",), OFFICER)
    assert digest(part(), SETTINGS, NOON, NOON, ()).officer == ""


def test_a_digest_is_due_from_its_very_minute() -> None:
    at = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
    assert is_due(at, SETTINGS, None)
    assert not is_due(at - timedelta(seconds=1), SETTINGS, None)


def watched(number: int, step: Step, officer: str | None, days: int = 1, **latest: datetime) -> Watched:
    since = NOON - timedelta(days=days)
    case = records.Case(
        id=number,
        diary_number=f"6.3-{number}/2026",
        step=step.value,
        opened_at=NOON - timedelta(days=days + 5),
        changed_at=NOON,
        language="sv",
        officer=officer,
        step_since=since,
    )
    return Watched(case=case, latest=latest)


MINE = watched(1, Step.ASSIGNED, OFFICER)
MINE_AT_THE_RESEARCHERS = watched(2, Step.SPECIFICATION_SENT, OFFICER)
NOBODYS = watched(3, Step.CONFIRMED, None)
NEW = watched(4, Step.RECEIVED, None)
ANOTHERS = watched(5, Step.APPROVED, "olle@agency.example")
ENDED = watched(6, Step.CLOSED, OFFICER)
LATE = watched(7, Step.SPECIFICATION_SENT, "olle@agency.example", days=60)
ALL = (MINE, MINE_AT_THE_RESEARCHERS, NOBODYS, NEW, ANOTHERS, ENDED, LATE)


def work(one: Watched, since: str, days: int, *overdue: str) -> DigestWork:
    case = one.case
    lines = next_lines(Step(case.step), case.officer, case.diary_number)
    return DigestWork(
        diary_number=case.diary_number,
        step=case.step,
        since=since,
        days=days,
        officer="" if case.officer in {None, OFFICER} else case.officer,
        overdue=overdue,
        actions=action_links(lines, OFFICER, SETTINGS, NOON, b"k")[:3],
    )


def test_each_reader_sees_their_own_cases_those_of_nobody_and_what_is_late_of_others() -> None:
    load = caseload(ALL, SETTINGS, NOON, KARIN)
    assert load.mine == (work(MINE, "2026-11-23", 1),)
    assert load.theirs == (work(MINE_AT_THE_RESEARCHERS, "2026-11-23", 1),)
    assert load.unassigned == (work(NOBODYS, "2026-11-18", 6), work(NEW, "2026-11-18", 6))  # from their arrival
    assert load.overdue == (work(LATE, "2026-09-25", 60, "specification-unanswered"),)
    nobody = caseload(ALL, SETTINGS, NOON, Reader())
    assert (nobody.mine, nobody.theirs, len(nobody.unassigned)) == ((), (), 2)


def test_the_digest_holds_the_caseload_of_its_reader() -> None:
    load = caseload(ALL, SETTINGS, NOON, KARIN)
    found = told(watched=ALL)
    assert (found.mine, found.theirs, found.unassigned, found.overdue) == (
        load.mine,
        load.theirs,
        load.unassigned,
        load.overdue,
    )
    assert found.queue == load.queue


def test_ones_own_late_cases_stand_among_ones_own_and_a_reminder_to_the_researcher_is_no_delay() -> None:
    late = watched(1, Step.ASSIGNED, OFFICER, days=170)
    (mine,) = caseload((late,), SETTINGS, NOON, KARIN).mine
    assert mine.overdue == ("five-months",)
    assert caseload((late,), SETTINGS, NOON, KARIN).overdue == ()
    checked = watched(2, Step.INVOICED, OFFICER, delivered=NOON - timedelta(days=365))
    assert caseload((checked,), SETTINGS, NOON, KARIN).mine[0].overdue == ()
    waits = watched(3, Step.SPECIFICATION_SENT, OFFICER, days=60)
    assert len(caseload((waits,), SETTINGS, NOON, KARIN).overdue) == 1


def test_the_queue_counts_the_cases_of_nobody_by_the_month_of_their_arrival() -> None:
    older = watched(8, Step.CONFIRMED, None, days=40)
    found = [row[:2] for row in caseload((*ALL, older), SETTINGS, NOON, KARIN).queue]
    assert found == [("2026-10", 1), ("2026-11", 2)]


def test_a_hundred_cases_of_one_sort_are_listed_each_with_three_actions() -> None:
    many = tuple(watched(number, Step.CONFIRMED, None) for number in range(101))
    load = caseload(many, SETTINGS, NOON, KARIN)
    assert len(load.unassigned) == 100
    sent = watched(200, Step.SPECIFICATION_SENT, OFFICER)
    assert [len(one.actions) for one in caseload((sent,), SETTINGS, NOON, KARIN).theirs] == [3]
