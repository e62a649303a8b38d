"""Decisions of the ethics authorities: outcome, conditions, amendment, numbers, date, title and principal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from parsers import data_rules, dates, label_values, labels, people
from parsers.ethics_numbers import ethics_numbers
from parsers.ethics_outcome import Verdict, verdict
from parsers.ethics_phrases import hints
from parsers.facts import Content, EthicsDecision, Line
from parsers.folding import folded, one_line
from parsers.labels import Pair, Vocabulary

_HEAD_LINES = 25
_MOST_TITLE_LINES = 4
_SHORTEST_MATTER = 25  # characters; less is a sort of matter ("Ändringsansökan"), not a title
_NOW_ABOUT = re.compile(r"^.*\bnu fråga om\s+", re.IGNORECASE)  # "Etikprövning enligt lagen ...; nu fråga om ..."
_LONGEST_DATE = 60  # characters; more, and "Beslut" was a heading above prose


def read(content: Content) -> EthicsDecision:
    """Outcome, conditions, amendment, numbers, date, title and principal of a decision."""
    decided = verdict(content.lines)
    found = list(labels.pairs(content, vocabulary()))
    return EthicsDecision(
        outcome=decided.outcome,
        amendment=_is_amendment(content, decided, found),
        numbers=_numbers(content, found),
        date=_date(content, found),
        title=title_of(found),
        principal=people.organisation_in(value_of("principal", found, most_lines=2) or ""),
        conditions=decided.conditions,
    )


@cache
def vocabulary() -> Vocabulary:
    """The labels of the authorities' papers."""
    return Vocabulary(data_rules.table("labels")["ethics"])


def title_of(found: Iterable[Pair]) -> str | None:
    """The project's title: beside a label that says so, else beside one that only may ("Ärende", "Avser")."""
    known = list(found)
    said = value_of("title", known, most_lines=_MOST_TITLE_LINES)
    matter = value_of("matter", known, most_lines=_MOST_TITLE_LINES) if said is None else None
    # What ends in a full stop tells the story of the case.
    return said or (matter if matter and len(matter) > _SHORTEST_MATTER and not matter.endswith(".") else None)


def value_of(key: str, found: Iterable[Pair], *, most_lines: int = 1) -> str | None:
    """The first answer to a label; a title may run over the lines below it."""
    for pair in found:
        if pair.key != key:
            continue
        parts = [part for each in (pair.value, *pair.nearby) for part in each.split("\n") if part]
        value = one_line(label_values.running(parts, most_lines))
        if len(value) > 2 and re.search("[A-Za-zÅÄÖåäö]{2}", value):
            return _NOW_ABOUT.sub("", value).strip(" \"”“'")[:400]
    return None


def _is_amendment(content: Content, decided: Verdict, found: list[Pair]) -> bool:
    """True when what is decided is a change of approved research; general advice about changes does not count."""
    said = [folded(each.sentence.text) for each in decided.deciding]
    if any(hints("amendment").search(each) for each in said):
        return True
    matters = [folded(pair.value) for pair in found if pair.key in ("title", "matter", "other") and pair.value]
    above = [folded(line.text) for line in _above_decision(content, decided)]
    return any(
        hints("amendment_matters").search(each) and not hints("amendment_advice").search(each)
        for each in (*matters, *above)
    )


def _above_decision(content: Content, decided: Verdict) -> list[Line]:
    """The lines before the deciding sentence; of a paper without one, its head."""
    opening = folded(decided.deciding[0].sentence.text)[:25] if decided.deciding else None
    for at, line in enumerate(content.lines):
        if opening and folded(line.text)[:25] and opening.startswith(folded(line.text)[:25]):
            return list(content.lines[:at])
    return list(content.lines[: _HEAD_LINES // 2])


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
        said = pair.value or " ".join(pair.nearby[:1])
        if len(said) < _LONGEST_DATE and (day := dates.first_date(said)) is not None:
            return day
    head = "\n".join(line.text for line in content.lines[:_HEAD_LINES])
    return dates.first_date(head) or dates.first_date("\n".join(line.text for line in content.lines))
