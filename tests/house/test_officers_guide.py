"""The officers' guide says what is so: each of its lines is understood, and each command is in it."""

from __future__ import annotations

import re
from pathlib import Path

from bot.core.command_mail import WITH_TEXT
from bot.core.commands import WORDS, Action, Command, command_of, folded

GUIDE = (Path(__file__).parents[2] / "docs" / "officers.md").read_text("utf-8")
ROWS = [row.split(" | ") for row in GUIDE.splitlines() if row.startswith("| `")]
FORM = "6.3-{number}/{year}"


def lines() -> list[str]:
    return [line for row in ROWS for line in re.findall(r"`([^`]+)`", row[0])]


def test_every_line_of_the_guide_is_understood() -> None:
    understood = [command_of(line, FORM) for line in lines()]
    assert [command.line for command in understood if not isinstance(command, Command)] == []


def test_every_command_is_in_the_guide() -> None:
    told = {command.action for line in lines() if isinstance(command := command_of(line, FORM), Command)}
    assert set(Action) - told == set()


def test_the_guide_offers_text_below_where_the_command_takes_some() -> None:
    for row in ROWS:
        for line, rest in re.findall(r"`([^`]+)`([^`|]*)", row[0]):
            command = command_of(line, FORM)
            assert isinstance(command, Command)
            takes = command.action in WITH_TEXT and command.action is not Action.REGISTER  # its words are no letter's
            assert ("text" in rest) is takes, line


def test_the_other_words_of_each_row_are_words_of_the_same_command() -> None:
    for row in ROWS:
        command = command_of(re.findall(r"`([^`]+)`", row[0])[0], FORM)
        assert isinstance(command, Command)
        others = re.findall(r"`([^`]+)`", row[1].split(";")[0])
        wrong = [word for word in others if not folded(word).startswith(WORDS[command.action])]
        assert wrong == [], command.action
