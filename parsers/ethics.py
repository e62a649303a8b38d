"""Decisions of the ethics authorities: what the governing sentence decided, and nothing more than it says.

To call approved what is not is the one grave error, so the negative words are asked for first, a sentence that only
may decide decides nothing, and what stays unclear is `unknown`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from parsers import data_rules, dates, labels
from parsers.ethics_numbers import ethics_numbers
from parsers.facts import Content, EthicsDecision, Line, Outcome
from parsers.folding import folded, one_line
from parsers.labels import Pair, Vocabulary
from parsers.sentences import Sentence, sentences

_HEAD_LINES = 25
_MOST_CONDITIONS = 12
_NUMBERED_HEADING = re.compile(r"^(?:§ ?\d+ ?[.:]? ?|\d{1,2}[.)]? )")
_IN_PART = re.compile(
    r"\b(?:delvis|i ovrigt|i den del|i vissa delar|partly|partially|in part|in other respects|otherwise)\b"
)
_APPROVES_TOO = re.compile(r"\bgodkanner (?!inte|ej|darfor inte|saledes inte)|(?<!not )\bapproves\b")
_COMPLETION = re.compile(r"(?:begaran om komplettering|request for (?:completion|supplement|additional))")
_AMENDS = re.compile(r"\b(?:andringen|tillagget|den andring|andringsansokan|tillaggsansokan|amendment)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Governing:
    """A sentence in which the authority decides, and what it decides."""

    outcome: Outcome
    sentence: Sentence


def read(content: Content) -> EthicsDecision:
    """Outcome, conditions, amendment, numbers, date, title and principal of a decision."""
    text = sentences(content.lines)
    deciding = governing(content.lines, text)
    found = list(labels.pairs(content, vocabulary()))
    conditions = _conditions(deciding, text)
    return EthicsDecision(
        outcome=_outcome(deciding, text, conditions),
        amendment=_is_amendment(content.lines, deciding, found),
        numbers=_numbers(content, found),
        date=_date(content, found),
        title=value_of("title", found, longest=True),
        principal=value_of("principal", found),
        conditions=conditions,
    )


@cache
def vocabulary() -> Vocabulary:
    """The labels of the authorities' papers."""
    return Vocabulary(data_rules.table("labels")["ethics"])


def governing(lines: tuple[Line, ...], text: list[Sentence] | None = None) -> list[Governing]:
    """The deciding sentences: under the heading "Beslut" where there is one, else wherever the authority governs."""
    text = sentences(lines) if text is None else text
    section = _under_decision_heading(text)
    named = [found for each in section if (found := _decides(each, needs_authority=False))]
    return named or [found for each in _before_appeal(text) if (found := _decides(each, needs_authority=True))]


def value_of(key: str, found: Iterable[Pair], *, longest: bool = False) -> str | None:
    """The first answer to a label; a title may run over the lines below it."""
    for pair in found:
        if pair.key != key:
            continue
        first, *below = [part for part in (pair.value, *pair.nearby) if part] or [""]
        value = one_line(f"{first} {below[0]}" if longest and below and _runs_on(first, below[0]) else first)
        if len(value) > 2 and re.search("[A-Za-zÅÄÖåäö]{2}", value):
            return value.strip(" \"”“'")[:400]
    return None


def _runs_on(value: str, below: str) -> bool:
    return len(value) > 45 and (below[:1].islower() or value[-1:] in ",-–")


@cache
def _words() -> dict[str, Any]:
    data = data_rules.table("ethics")
    return {key: [folded(each) for each in value] for key, value in data.items() if key != "outcome"}


@cache
def _outcomes() -> list[tuple[Outcome, re.Pattern[str]]]:
    return [(Outcome(entry["name"]), _pattern(entry["phrases"])) for entry in data_rules.table("ethics")["outcome"]]


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    gap = r"(?:\s+\S+){0,8}?\s+"
    spelled = (gap.join(re.escape(part) for part in re.split(r"\s*…\s*", folded(each))) for each in phrases)
    return re.compile(r"\b(?:" + "|".join(spelled) + ")")


@cache
def _hints(key: str) -> re.Pattern[str]:
    return _pattern(_words()[key])


@cache
def _reported() -> re.Pattern[str]:
    """ "... att nämnden godkänner": somebody tells of a decision, or asks for one; the authority does not speak."""
    authorities = "|".join(re.escape(each) for each in _words()["authorities"])
    return re.compile(rf"\b(?:att|that)(?: den| regionala| the| swedish){{0,2}} (?:{authorities})\b")


def _is_heading(sentence: Sentence, key: str) -> bool:
    plain = _NUMBERED_HEADING.sub("", folded(sentence.text)).strip(" .:")
    return plain in _words()[key]


def _under_decision_heading(text: list[Sentence]) -> list[Sentence]:
    section: list[Sentence] = []
    inside = False
    for sentence in text:
        if _is_heading(sentence, "ending_headings"):
            inside = False
        elif _is_heading(sentence, "decision_headings"):
            inside = True
        elif inside:
            section.append(sentence)
    return section


def _before_appeal(text: list[Sentence]) -> list[Sentence]:
    """What stands before the appeal instructions, which speak of refusals in general."""
    for at, sentence in enumerate(text):
        if "overklag" in (plain := folded(sentence.text)) and len(plain) < 60 and at > 3:
            return text[:at]
    return text


def _decides(sentence: Sentence, *, needs_authority: bool) -> Governing | None:
    plain = folded(sentence.text)
    if sentence.text.rstrip().endswith("?") or (needs_authority and not _has_authority(plain)):
        return None
    found = {outcome: match for outcome, pattern in _outcomes() if (match := pattern.search(plain))}
    first = next(iter(found), None)
    if first is None:
        return None
    said_before = plain[: found[first].end()]
    if _hints("not_deciding").search(said_before) or _reported().search(said_before):
        return None
    return Governing(outcome=_weighed(first, found, plain), sentence=sentence)


def _weighed(first: Outcome, found: dict[Outcome, re.Match[str]], plain: str) -> Outcome:
    """The outcome of a sentence that holds several deciding words."""
    if first is Outcome.REJECTED and (_IN_PART.search(plain) or _APPROVES_TOO.search(plain)):
        return Outcome.PARTLY
    approval = found.get(Outcome.APPROVED)
    # "Godkänner ... under förutsättning att informationen kompletteras" approves; a request alone does not.
    if first is Outcome.COMPLETION_REQUESTED and approval and approval.start() < found[first].start():
        return Outcome.APPROVED
    return first


def _has_authority(plain: str) -> bool:
    return _hints("authorities").search(plain) is not None or plain.startswith(("ansokan ", "the application "))


def _outcome(deciding: list[Governing], text: list[Sentence], conditions: tuple[str, ...]) -> Outcome:
    found = [each.outcome for each in deciding]
    approves = Outcome.APPROVED in found
    negative = next((each for each in found if each is not Outcome.APPROVED), None)
    asks_for_more = any(_COMPLETION.match(folded(each.text)) for each in text[:_HEAD_LINES])
    if negative is None and not approves:
        silent = Outcome.COMPLETION_REQUESTED if asks_for_more else Outcome.UNKNOWN
        return Outcome.ADVISORY if _is_advisory(text) else silent
    if approves and asks_for_more:
        return Outcome.UNKNOWN
    if negative is None:
        return _kind_of_approval(deciding, text, conditions)
    if approves and negative in (Outcome.REJECTED, Outcome.DISMISSED, Outcome.PARTLY):
        return Outcome.PARTLY
    if negative is Outcome.DISMISSED and _is_advisory(text):
        return Outcome.ADVISORY
    return Outcome.UNKNOWN if approves else negative


def _kind_of_approval(deciding: list[Governing], text: list[Sentence], conditions: tuple[str, ...]) -> Outcome:
    said = " ".join(folded(each.sentence.text) for each in deciding)
    if _IN_PART.search(said):
        return Outcome.PARTLY
    if _hints("advisory").search(said) or (_is_advisory(text) and "avvis" in " ".join(folded(s.text) for s in text)):
        return Outcome.UNKNOWN
    return Outcome.APPROVED_WITH_CONDITIONS if conditions else Outcome.APPROVED


def _is_advisory(text: list[Sentence]) -> bool:
    said = [folded(each.text) for each in _before_appeal(text) if not each.text.rstrip().endswith("?")]
    return any(phrase in each and "onskas" not in each for each in said for phrase in _words()["advisory"])


def _conditions(deciding: list[Governing], text: list[Sentence]) -> tuple[str, ...]:
    """Sentences that set a condition: the governing one, those after it in its paragraph, and a section "Villkor"."""
    found: list[str] = []
    for each in deciding:
        if each.outcome is not Outcome.APPROVED:
            continue
        at = text.index(each.sentence)
        if _hints("conditions").search(folded(each.sentence.text)):
            found += [each.sentence.text, *_listed_after(text, at)]
        found += [
            later.text
            for later in text[at + 1 : at + 6]
            if later.paragraph <= each.sentence.paragraph + 1 and _hints("conditions").search(folded(later.text))
        ]
    for at, sentence in enumerate(text):
        if _is_heading(sentence, "condition_headings"):
            found += _listed_after(text, at) or [later.text for later in text[at + 1 : at + 2]]
    return tuple(dict.fromkeys(found))[:_MOST_CONDITIONS]


def _listed_after(text: list[Sentence], at: int) -> list[str]:
    listed: list[str] = []
    for later in text[at + 1 : at + 1 + _MOST_CONDITIONS]:
        if not re.match(r"\s*(?:[•*–-]|\d{1,2}[.)]|[a-h][.)])\s?", later.text):
            break
        listed.append(later.text)
    return listed


def _is_amendment(lines: tuple[Line, ...], deciding: list[Governing], found: list[Pair]) -> bool:
    """True when what is decided is a change of approved research; general advice about changes does not count."""
    said = [folded(each.sentence.text) for each in deciding]
    said += [folded(pair.value) for pair in found if pair.key in ("title", "other") and pair.value]
    head = [folded(line.text) for line in lines[:_HEAD_LINES] if len(line.text) < 120]
    return any(_hints("amendment").search(each) for each in said) or any(_AMENDS.search(each) for each in head)


def _numbers(content: Content, found: list[Pair]) -> tuple[str, ...]:
    labelled = [
        number
        for pair in found
        if pair.key == "number"
        for number in ethics_numbers(pair.value or " ".join(pair.nearby[:1]), beside_cue=True)
    ]
    text = "\n".join(line.text for line in content.lines)
    return tuple(dict.fromkeys([*labelled, *ethics_numbers(text)]))


def _date(content: Content, found: list[Pair]) -> str | None:
    """The day of the decision: beside a label that says so, else the first date at the top of the paper."""
    labelled = [pair for pair in found if pair.key == "date"]
    labelled.sort(key=lambda pair: "beslut" not in folded(pair.label) and "decision" not in folded(pair.label))
    for pair in labelled:
        if (day := dates.first_date(pair.value or " ".join(pair.nearby[:1]))) is not None:
            return day
    head = "\n".join(line.text for line in content.lines[:_HEAD_LINES])
    return dates.first_date(head) or dates.first_date("\n".join(line.text for line in content.lines))
