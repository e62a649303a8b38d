"""Commands in the text of a mail: one a line, each with the lines below it that are its free text."""

from __future__ import annotations

from dataclasses import replace

from bot.core.commands import TO_A_READER, Action, Command, Unclear, command_of, folded

# All that stands below these is their text; of the others that take one, it ends where the next command begins.
_TAKES_THE_REST = frozenset(
    {Action.COMPLETE, Action.NOTE, Action.SPECIFY, Action.APPROVE, Action.CHANGE, Action.ANSWER, Action.REGISTER}
)
_READ_OUTSIDE = frozenset({Action.DECIDE, Action.DELIVERED})
WITH_TEXT = (
    _TAKES_THE_REST
    | _READ_OUTSIDE
    | {Action.ASSIGN, Action.MEETING, Action.REVIEW, Action.INVOICED, Action.CLOSE, Action.WITHDRAWN, Action.REOPEN}
)
_SETTLING = ("ta in", "koppla", "flytta", "dela", "lagg undan", "take in", "join", "set aside")
MOST_LINES = 200  # of free text
MOST_COMMANDS = 20


def commands_in(text: str, form: str) -> tuple[Command | Unclear, ...]:
    """The commands of a staff mail: one a line, each with the text below it that it takes; other lines are unclear."""
    lines = [line.strip() for line in text.splitlines()]
    found: list[Command | Unclear] = []
    at = 0
    while at < len(lines) and len(found) < MOST_COMMANDS:
        line, at = lines[at], at + 1
        if not line:
            continue
        command = command_of(line, form)
        if isinstance(command, Command) and command.action in WITH_TEXT:
            below = _text_of(command, lines[at:], form)
            command, at = with_text(command, below), at + len(below)
        found.append(command)
    return tuple(found)


def _text_of(command: Command, below: list[str], form: str) -> list[str]:
    if command.action in _TAKES_THE_REST:
        return below
    ends = (at for at, line in enumerate(below) if line and _ends_text(command_of(line, form), command.action))
    return below[: next(ends, len(below))]


def _ends_text(line: Command | Unclear, action: Action) -> bool:
    """Whether a command's text ends before a line; what is read outside may begin a sentence like a command."""
    if isinstance(line, Unclear):
        return looks_like_one(line)
    return action not in _READ_OUTSIDE or bool(line.diary_number or line.mail_id or not line.said)


def looks_like_one(line: Unclear) -> bool:
    """Whether a line begins like a command that settles a waiting mail: not understood is worth saying."""
    return folded(line.line).startswith(_SETTLING)


def with_text(command: Command, below: list[str]) -> Command:
    """A command with the lines below it as its text."""
    said = (command.said,) if command.action in TO_A_READER | {Action.NOTE} else ()
    return replace(command, text=trimmed((*said, *below[:MOST_LINES])))


def trimmed(text: tuple[str, ...]) -> tuple[str, ...]:
    """The lines without the empty ones above and below."""
    said = [at for at, line in enumerate(text) if line]
    return text[said[0] : said[-1] + 1] if said else ()
