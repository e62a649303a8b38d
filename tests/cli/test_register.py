"""`registerbot case` and `requeue` on the register that the demonstration left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import call


def test_the_cases_are_listed_in_their_order_for_people_and_for_machines(worked: Path) -> None:
    numbers = [f"6.3-{number}/2026" for number in range(1, 11)]
    listed = call("case", "list", "--json", config=worked)
    assert [json.loads(line)["diary_number"] for line in listed.lines] == numbers
    shown = call("case", "list", config=worked)
    assert [line.split()[0] for line in shown.lines if line.startswith("6.3-")] == numbers
    assert (listed.status, shown.status) == (0, 0)


def test_a_case_is_shown_with_its_papers_its_people_and_what_happened(worked: Path) -> None:
    whole = json.loads(call("case", "show", "6.3-3/2026", "--json", config=worked).out)
    assert {party["role"] for party in whole["parties"]} >= {"orderer", "researcher", "representative"}
    assert [n["number"] for n in whole["documents"]] == list(range(1, len(whole["documents"]) + 1))
    happened = [event["what"] for event in whole["events"]]
    assert happened[:2] == ["case-opened", "completion-received"]
    assert happened.count("letter-sent") == 2
    shown = call("case", "show", "6.3-3/2026", config=worked)
    assert (shown.status, "gunnar.skensson@regionsyd.example" in shown.out) == (0, True)


def test_cases_are_found_by_words_and_what_fits_nothing_says_so(worked: Path) -> None:
    found = call("case", "find", "skensson", "--json", config=worked)
    assert [json.loads(line)["diary_number"] for line in found.lines] == ["6.3-3/2026"]
    assert call("case", "find", "ingen sådan", config=worked).out == "no case\n"
    unknown = call("case", "show", "6.3-99/2026", config=worked)
    assert (unknown.status, len(unknown.faults)) == (1, 1)


def test_a_held_mail_is_taken_in_again_joined_or_set_aside(worked: Path) -> None:
    settled = [
        call("requeue", "10", "--join", "6.3-3/2026", config=worked),
        call("requeue", "13", "--set-aside", config=worked),
        call("requeue", "17", config=worked),
        call("requeue", "19", "--take-in", config=worked),
    ]
    assert [(one.status, one.out) for one in settled] == [
        (0, "mail 10: joined\n"),
        (0, "mail 13: set-aside\n"),
        (0, "mail 17: requeued\n"),
        (0, "mail 19: taken-in\n"),
    ]
    assert call("once", config=worked).status == 0
    assert len(call("case", "list", "--json", config=worked).lines) == 11
    assert call("audit", config=worked).status == 0


@pytest.mark.parametrize(
    ("arguments", "out", "fault"),
    [
        (("10", "999"), "mail 10: requeued\nmail 999: no-such-mail\n", "registerbot: nothing was done with 999"),
        (("1",), "mail 1: no-such-mail\n", "registerbot: nothing was done with 1"),
        (("10", "--join", "6.3-99/2026"), "mail 10: no-such-case\n", "registerbot: nothing was done with 10"),
    ],
)
def test_what_cannot_be_settled_is_named(arguments: tuple[str, ...], out: str, fault: str, worked: Path) -> None:
    called = call("requeue", *arguments, config=worked)
    assert (called.status, called.out, called.faults) == (1, out, [fault])


def test_only_one_way_to_settle_a_mail_can_be_asked_for(worked: Path) -> None:
    called = call("requeue", "10", "--take-in", "--set-aside", config=worked)
    assert (called.status, called.faults) == (2, ["registerbot: choose one of --take-in, --join and --set-aside"])
