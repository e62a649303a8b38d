"""The one-line answers with which staff settle a mail that waits for a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.core.diary import quoted_numbers


class Action(StrEnum):
    """What can be done with a waiting mail."""

    TAKE_IN = "take-in"  # it is an order after all: open a case
    JOIN = "join"  # it belongs to a case
    SET_ASIDE = "set-aside"  # no case comes of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command line, understood; `line` is as it was written."""

    line: str
    action: Action
    mail_id: int
    diary_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """A line that looks like a command but is none."""

    line: str


_WORDS = {
    Action.TAKE_IN: r"(?:ta|tag) in|take in",
    Action.JOIN: r"koppla|join",
    Action.SET_ASIDE: r"lägg undan|lagg undan|set aside",
}
_LINES = {
    action: re.compile(rf"(?:{words})\s+#?(\d{{1,9}})\b(.*)", re.IGNORECASE | re.DOTALL)
    for action, words in _WORDS.items()
}
LONGEST_LINE = 200


def commands_in(text: str, form: str) -> tuple[Command | Unclear, ...]:
    """The commands of a staff mail: every line up to the first blank one after them; other lines are unclear."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(_command(line[:LONGEST_LINE], form) for line in lines[:20])


def _command(line: str, form: str) -> Command | Unclear:
    for action, pattern in _LINES.items():
        if (match := pattern.fullmatch(line)) is None:
            continue
        numbers = quoted_numbers(match[2], form)
        if action is Action.JOIN and len(numbers) == 1:
            return Command(line=line, action=action, mail_id=int(match[1]), diary_number=numbers[0])
        if action is not Action.JOIN and not match[2].strip(" ."):
            return Command(line=line, action=action, mail_id=int(match[1]))
    return Unclear(line=line)


def command_lines(mail_id: int, diary_number: str = "6.3-1/2026") -> tuple[str, ...]:
    """The answers that settle one mail, as the digest shows them."""
    return (f"ta in {mail_id}", f"koppla {mail_id} {diary_number}", f"lägg undan {mail_id}")
