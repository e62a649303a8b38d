"""Decisions that read like approvals and are none, and approvals that hold the words of refusals."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from parsers import ethics
from parsers.facts import Content, Line

HEAD = ("Etikprövningsmyndigheten", "BESLUT", "Dnr 2023-04567-01", "2023-06-14")
TOLD = tomllib.loads(Path(__file__).with_name("outcome_traps.toml").read_text("utf-8"))["decision"]


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told["lines"][-1][:60])
def test_a_decision_is_what_its_governing_sentence_says_and_never_more(told: dict[str, str]) -> None:
    read = ethics.read(Content(lines=tuple(Line(text=line, page=1) for line in (*HEAD, *told["lines"]))))
    is_none = told["outcome"] == "no approval" and "approved" not in read.outcome
    assert ("no approval" if is_none else read.outcome.value) == told["outcome"]
