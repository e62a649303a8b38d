"""The steps of a case: every one can be reached and left, and nothing leads past the orderer's own word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.core.action_tokens import action_link
from bot.core.steps import AWAITS, ENDED, MOVES, Step, way_to
from bot.core.suggestions import LEADS_TO, action_links, fitting, next_lines
from tests.core.making import NOON, OFFICER, SETTINGS


def test_every_step_is_in_the_tables() -> None:
    assert set(MOVES) == set(AWAITS) == set(Step)


def reachable(start: Step, without: frozenset[Step] = frozenset()) -> set[Step]:
    found, to_go = {start}, [start]
    while to_go:
        new = MOVES[to_go.pop()] - found - without
        found |= new
        to_go += new
    return found


def test_every_step_can_be_reached_from_the_first_and_the_end_from_every_step() -> None:
    assert reachable(Step.RECEIVED) == set(Step)
    assert all(ENDED & reachable(step) for step in Step)


def test_nothing_is_decided_without_an_approved_specification() -> None:
    assert Step.DECIDED not in reachable(Step.RECEIVED, frozenset({Step.APPROVED}))
    assert Step.DELIVERED not in reachable(Step.RECEIVED, frozenset({Step.DECIDED}))


def test_who_decides_has_passed_the_secrecy_review_in_one_go() -> None:
    assert way_to(Step.DECIDED, Step.APPROVED) == (Step.SECRECY_REVIEW, Step.DECIDED)
    assert way_to(Step.DECIDED, Step.SECRECY_REVIEW) == (Step.DECIDED,)
    assert way_to(Step.DECIDED, Step.SPECIFICATION_SENT) == ()


def test_what_is_offered_at_a_step_is_legal_there() -> None:
    for step in Step:
        offered = [LEADS_TO[action] for action in fitting(step, "karin@agency.example") if action in LEADS_TO]
        assert [target for target in offered if not way_to(target, step)] == []
        assert offered or step in ENDED


# Which step may follow which, and who is waited for, as the agency's page has them.
TABLE = """
received: staff > confirmed assigned closed withdrawn
confirmed: staff > assigned closed withdrawn
assigned: officer > completion-requested internal-meeting specification-sent closed withdrawn
completion-requested: researcher > completion-requested internal-meeting specification-sent assigned closed withdrawn
internal-meeting: officer > completion-requested internal-meeting specification-sent assigned closed withdrawn
specification-sent: researcher > completion-requested internal-meeting specification-sent approved change-requested \
closed withdrawn
approved: officer > secrecy-review change-requested specification-sent closed withdrawn
change-requested: officer > completion-requested internal-meeting specification-sent approved closed withdrawn
secrecy-review: officer > decided specification-sent closed withdrawn
decided: officer > delivered closed withdrawn
delivered: officer > invoiced closed
invoiced: officer > closed
closed: nobody > assigned confirmed
withdrawn: nobody > assigned confirmed
"""


def test_the_steps_are_those_of_the_agencys_page() -> None:
    rows = [row.replace(":", " >").split(" > ") for row in TABLE.strip().splitlines()]
    assert {Step(step): {Step(after) for after in may.split()} for step, _, may in rows} == MOVES
    assert {Step(step): awaited for step, awaited, _ in rows} == AWAITS


NUMBER = "6.3-3/2026"


def test_a_case_without_an_officer_is_taken_or_given_first() -> None:
    assert next_lines(Step.CONFIRMED, None, NUMBER) == (
        f"ta {NUMBER}",
        f"tilldela {NUMBER} NAMN",
        f"avsluta {NUMBER}",
        f"återkallad {NUMBER}",
        f"svara {NUMBER}",
        f"anteckning {NUMBER}",
    )


def test_what_fits_next_at_each_step_is_shown_the_likeliest_first() -> None:
    def shown(step: Step) -> list[str]:
        return [line.replace(f" {NUMBER}", "") for line in next_lines(step, OFFICER, NUMBER)]

    before = ["komplettera", "möte ÅÅÅÅ-MM-DD TT:MM", "specifikation ANTAL timmar"]
    always = ["svara", "anteckning"]
    assert shown(Step.ASSIGNED) == [*before, *always]
    assert shown(Step.COMPLETION_REQUESTED) == [*before, *always]
    assert shown(Step.SPECIFICATION_SENT) == [*before, "godkänd", "ändras", *always]
    assert shown(Step.CHANGE_REQUESTED) == [*before, "godkänd", *always]
    decide = "beslut BIFALL, DELVIS eller AVSLAG"
    specify = "specifikation ANTAL timmar"
    assert shown(Step.APPROVED) == [specify, "ändras", "sekretessprövning", decide, *always]
    assert shown(Step.SECRECY_REVIEW) == [specify, decide, *always]
    assert shown(Step.DECIDED) == ["levererat", "avsluta", "återkallad", *always]
    assert shown(Step.DELIVERED) == ["fakturerat", "avsluta", *always]
    assert shown(Step.INVOICED) == ["avsluta", *always]
    assert shown(Step.CLOSED) == shown(Step.WITHDRAWN) == ["återöppna", "anteckning"]


def test_only_lines_that_are_ready_to_send_become_links_and_none_where_nobody_may_steer_by_mail() -> None:
    lines = ("ta 6.3-3/2026", "tilldela 6.3-3/2026 NAMN", "beslut BIFALL", "svara DNR", "anteckning EU")
    made = [action_link(line, OFFICER, date(2026, 12, 8), b"k", SETTINGS.agency.mailbox_address) for line in lines]
    assert action_links(lines, OFFICER, SETTINGS, NOON, b"k") == (made[0], *made[3:])
    assert action_links(lines, OFFICER, SETTINGS, NOON, b"") == ()
    off = replace(SETTINGS, trust=replace(SETTINGS.trust, auth_results="off"))
    assert action_links(lines, OFFICER, off, NOON, b"k") == ()


def test_a_decision_needs_the_review_only_where_that_may_follow() -> None:
    assert way_to(Step.SPECIFICATION_SENT, Step.APPROVED) == (Step.SPECIFICATION_SENT,)
    assert way_to(Step.INVOICED, Step.APPROVED) == ()
