"""What staff write to steer: a line of a word or two, in Swedish or English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.core.diary import quoted_numbers


class Action(StrEnum):
    """What can be asked for."""

    TAKE_IN = "take-in"  # a waiting mail is an order after all: open a case
    JOIN = "join"  # a waiting mail, or one in another case, belongs to this case
    SPLIT = "split"  # a mail that went to a case is an order of its own
    SET_ASIDE = "set-aside"  # no case comes of a waiting mail
    ASSIGN = "assign"
    TAKE = "take"  # assign to whoever writes
    COMPLETE = "complete"  # ask the orderer for more
    NOTE = "note"
    MEETING = "meeting"
    SPECIFY = "specify"
    APPROVE = "approve"  # an officer's judgement that the orderer has approved
    CHANGE = "change"  # the orderer wants the specification changed
    REVIEW = "review"  # the secrecy review begins
    DECIDE = "decide"
    DELIVERED = "delivered"
    INVOICED = "invoiced"
    CLOSE = "close"
    WITHDRAWN = "withdrawn"
    REOPEN = "reopen"
    KIND = "kind"  # a document is of another kind
    ANSWER = "answer"
    REGISTER = "register"  # paper mail, scanned
    SEARCH = "search"
    HELP = "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command, understood; `line` is as it was written."""

    line: str
    action: Action
    mail_id: int | None = None
    diary_number: str | None = None
    said: str = ""  # what stands after the word, without the numbers
    text: tuple[str, ...] = ()  # the lines below, where the action takes them (command_mail)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """A line that looks like a command but is none."""

    line: str


# Longer words stand before those that begin like them. Written without diacritics: people leave them out.
WORDS: dict[Action, tuple[str, ...]] = {
    Action.TAKE_IN: ("ta in", "tag in", "take in"),
    Action.JOIN: ("koppla", "flytta", "join", "move"),
    Action.SPLIT: ("dela", "bryt ut", "split"),
    Action.SET_ASIDE: ("lagg undan", "set aside"),
    Action.ASSIGN: ("tilldela", "assign"),
    Action.TAKE: ("ta", "jag tar", "take"),
    Action.COMPLETE: ("begar komplettering", "komplettera", "komplettering", "request completion", "complete"),
    Action.NOTE: ("anteckning", "anteckna", "note"),
    Action.MEETING: ("internt mote", "mote", "internal meeting", "meeting"),
    Action.SPECIFY: ("skicka specifikation", "specifikation", "send specification", "specification"),
    Action.APPROVE: ("godkand", "godkant", "approved"),
    Action.CHANGE: ("andras", "change requested"),
    Action.REVIEW: ("sekretessprovning", "secrecy review"),
    Action.DECIDE: ("beslut", "decision"),
    Action.DELIVERED: ("levererat", "levererad", "delivered"),
    Action.INVOICED: ("fakturerat", "fakturerad", "invoiced"),
    Action.CLOSE: ("avsluta", "avslutat", "avslutad", "close"),
    Action.WITHDRAWN: ("aterkallad", "aterkallat", "withdrawn"),
    Action.REOPEN: ("ateroppna", "oppna igen", "reopen"),
    Action.KIND: ("handling", "document"),
    Action.ANSWER: ("svara", "answer"),
    Action.REGISTER: ("registrera", "register"),
    Action.SEARCH: ("sok", "search"),
    Action.HELP: ("hjalp", "help"),
}
# What may stand after the word (numbers of cases and mails apart); what does not fit makes the line unclear.
_NOTHING = r"\W*"
_SAID: dict[Action, str] = {
    Action.ASSIGN: r"(?:till\s+|to\s+)?[^\s:]+",
    Action.NOTE: r".*",
    Action.MEETING: r".*\d.*",
    Action.SPECIFY: r".*",
    Action.APPROVE: r".*",
    Action.DECIDE: r".*",
    Action.KIND: r"\d{1,4}\b.+",
    Action.REGISTER: r".*",
    Action.SEARCH: r".+",
    Action.HELP: r"\S*",
    Action.ANSWER: r"\W*|:.+",
    Action.COMPLETE: r"\W*|:.+",
}
_OF_A_MAIL = frozenset({Action.TAKE_IN, Action.JOIN, Action.SPLIT, Action.SET_ASIDE})
TO_A_READER = frozenset({Action.COMPLETE, Action.ANSWER})  # what stands behind a colon is the letter's first line
_MAIL_NUMBER = re.compile(r"\s*#?(\d{1,9})\b(?![./-]\d)")
LONGEST_LINE = 200


def folded(text: str) -> str:
    """A text as commands are compared: small letters, no diacritics, one character for each."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return "".join(unicodedata.normalize("NFKD", letter)[0] for letter in plain)


def command_of(line: str, form: str) -> Command | Unclear:
    """One line as a command."""
    written = unicodedata.normalize("NFC", line)[:LONGEST_LINE]
    for action, word in _words_of(written):
        if (command := _command(written, action, written[len(word) :], form)) is not None:
            return command
    return Unclear(line=written)


def meant_by(line: str) -> Action | None:
    """The command whose word a line begins with, whether the line is understood or not."""
    return next((action for action, _ in _words_of(line)), None)


def _words_of(written: str) -> Iterator[tuple[Action, str]]:
    plain = folded(written)
    for action, words in WORDS.items():
        fits = (w for w in words if plain == w or (plain.startswith(w) and not plain[len(w)].isalnum()))
        if (word := next(fits, None)) is not None:
            yield action, word


def _command(line: str, action: Action, rest: str, form: str) -> Command | None:
    numbers = quoted_numbers(rest, form)
    if len(numbers) > 1:
        return None
    number = numbers[0] if numbers else None
    mail_id = None
    if action in _OF_A_MAIL or action is Action.ANSWER:
        if (match := _MAIL_NUMBER.match(rest)) is not None:
            mail_id, rest = int(match[1]), rest[match.end() :]
        elif action in _OF_A_MAIL:
            return None
    if action is Action.JOIN and number is None:
        return None
    said = _without_numbers(rest, form) if action is not Action.SEARCH else rest.strip()
    if action not in TO_A_READER:
        said = said.lstrip(" :")
    if not re.fullmatch(_SAID.get(action, _NOTHING), said, re.IGNORECASE):
        return None
    said = said.strip(" .:#") if action is not Action.NOTE else said.strip(" :")
    return Command(line=line, action=action, mail_id=mail_id, diary_number=number, said=said)


def _without_numbers(text: str, form: str) -> str:
    """What is said beside the diary number; a colon behind that stays, since the words for a reader begin with it."""
    left = [word if not quoted_numbers(word, form) else ":" if word.endswith(":") else "" for word in text.split()]
    return " ".join(filter(None, left))
