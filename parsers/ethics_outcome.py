"""The outcome of a whole ethics decision: an approval stands only when nothing else in the paper speaks against it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from parsers import label_values
from parsers.ethics_governing import Governing, decides, deciding_sentences, is_conditional, speaking
from parsers.ethics_phrases import hints, is_any_heading, is_heading
from parsers.facts import Line, Outcome
from parsers.folding import folded
from parsers.sentences import Sentence, sentences

_HEAD_LINES = 25
_LETTERHEAD = 14  # lines in which an authority names itself
_MOST_CONDITIONS = 12
_LISTED = re.compile(r"\s*(?:[•*–-]|\d{1,2}[.)]|[a-h][.)])\s?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was decided, in which sentences, under which conditions."""

    outcome: Outcome
    deciding: tuple[Governing, ...] = ()
    conditions: tuple[str, ...] = ()


def verdict(lines: tuple[Line, ...]) -> Verdict:
    """The outcome of a decision; `unknown` whenever its sentences do not agree."""
    text = sentences(_ticked(lines), stands_alone=is_any_heading)
    deciding = _without_listed_conditions(deciding_sentences(text))
    conditions = _conditions(deciding, text)
    outcome = _outcome(deciding, text, conditions)
    kept = conditions if outcome in (Outcome.APPROVED_WITH_CONDITIONS, Outcome.PARTLY) else ()
    return Verdict(outcome=outcome, deciding=tuple(deciding), conditions=kept)


def _without_listed_conditions(deciding: list[Governing]) -> list[Governing]:
    """What is listed below "godkänns med följande villkor" asks for something and decides nothing."""
    kept: list[Governing] = []
    for each in deciding:
        above = kept[-1] if kept else None
        is_listed = each.outcome is Outcome.COMPLETION_REQUESTED and _LISTED.match(each.sentence.text)
        with_conditions = above is not None and hints("conditions").search(folded(above.sentence.text))
        if not (is_listed and with_conditions and above is not None and above.outcome is Outcome.APPROVED):
            kept.append(each)
    return kept


def governing(lines: tuple[Line, ...]) -> list[Governing]:
    """The deciding sentences: under the heading "Beslut" where there is one, else wherever the authority governs."""
    return deciding_sentences(sentences(_ticked(lines), stands_alone=is_any_heading))


def is_notice(lines: tuple[Line, ...]) -> bool:
    """True for a message that a decision has been made: it is not the decision."""
    said = [folded(line.text) for line in lines[:60]]
    return any(hints("notice").search(each) for each in said)


def comes_from_authority(lines: tuple[Line, ...]) -> bool:
    """True when an ethics authority stands at the head of a paper, signs it, or governs what is decided."""
    head = [folded(line.text) for line in lines[:_LETTERHEAD]]
    if any(hints("ethics_authorities").search(each) and not hints("spoken_of").search(each) for each in head):
        return True
    said = [folded(line.text) for line in lines]
    if any(hints("signs_for").search(each) for each in said):
        return True
    return any(hints("ethics_authorities").search(folded(each.sentence.text)) for each in governing(lines))


def _ticked(lines: tuple[Line, ...]) -> list[Line]:
    """The lines with what is ticked only: "☒ Godkänner ☐ Avslår" says one thing."""
    shown = ((line, label_values.ticked_only(line.text)) for line in lines)
    return [replace(line, text=text) if text != line.text else line for line, text in shown if text]


def _outcome(deciding: list[Governing], text: list[Sentence], conditions: tuple[str, ...]) -> Outcome:
    found = [each.outcome for each in deciding]
    approves = Outcome.APPROVED in found
    negative = next((each for each in found if each is not Outcome.APPROVED), None)
    if not found:
        return _silent(text)
    if negative is None:
        return _kind_of_approval(deciding, text, conditions)
    if negative is Outcome.DISMISSED and _is_advisory(text):
        return Outcome.ADVISORY
    if approves and negative in (Outcome.REJECTED, Outcome.DISMISSED, Outcome.PARTLY):
        return Outcome.PARTLY
    approving = [folded(each.sentence.text) for each in deciding if each.outcome is Outcome.APPROVED]
    later = negative is Outcome.COMPLETION_REQUESTED and all(map(is_conditional, approving))
    return negative if later or not approves else Outcome.UNKNOWN


def _silent(text: list[Sentence]) -> Outcome:
    """The outcome of a paper without a deciding sentence."""
    if _is_advisory(text):
        return Outcome.ADVISORY
    head = [folded(each.text) for each in text[:_HEAD_LINES]]
    asks = any("komplett" in each and hints("not_final").match(each) for each in head)
    return Outcome.COMPLETION_REQUESTED if asks else Outcome.UNKNOWN


def _kind_of_approval(deciding: list[Governing], text: list[Sentence], conditions: tuple[str, ...]) -> Outcome:
    """An approval stands only when nothing else in the paper speaks against it."""
    head = [folded(each.text) for each in text[:_HEAD_LINES]]
    if (early := next((each for each in head if hints("not_final").match(each)), None)) is not None:
        return Outcome.COMPLETION_REQUESTED if "komplett" in early else Outcome.UNKNOWN
    if any(_gives_advice(folded(each.text)) for each in speaking(text)):
        return Outcome.UNKNOWN
    approving = [each.sentence for each in deciding]
    others = (decides(each, in_section=False) for each in speaking(text) if each not in approving)
    if any(each is not None and each.outcome is not Outcome.APPROVED for each in others):
        return Outcome.UNKNOWN
    on_a_condition = any(is_conditional(folded(each.text)) for each in approving)
    return Outcome.APPROVED_WITH_CONDITIONS if conditions or on_a_condition else Outcome.APPROVED


def _gives_advice(plain: str) -> bool:
    return hints("gives_advice").search(plain) is not None and not hints("no_advice").search(plain)


def _is_advisory(text: list[Sentence]) -> bool:
    said = [folded(each.text) for each in speaking(text) if not each.text.rstrip().endswith("?")]
    return any(hints("advisory").search(each) and not hints("no_advice").search(each) for each in said)


def _conditions(deciding: list[Governing], text: list[Sentence]) -> tuple[str, ...]:
    """Sentences that set a condition: the governing one, those after it in its paragraph, and a section "Villkor"."""
    found: list[str] = []
    for each in deciding:
        if each.outcome is Outcome.APPROVED:
            found += _conditions_of(text.index(each.sentence), text)
    for at, sentence in enumerate(text):
        if is_heading(sentence, "condition_headings"):
            found += _listed_after(text, at) or [later.text for later in text[at + 1 : at + 2]]
    return tuple(dict.fromkeys(found))[:_MOST_CONDITIONS]


def _conditions_of(at: int, text: list[Sentence]) -> list[str]:
    sentence, found = text[at], []
    if hints("conditions").search(folded(sentence.text)):
        found += [sentence.text, *_listed_after(text, at)]
    for place, later in enumerate(text[at + 1 : at + 6], start=at + 1):
        if is_heading(later, "ending_headings") or is_heading(later, "general_headings"):
            break
        near = later.paragraph <= sentence.paragraph + 2
        if near and folded(later.text).startswith(("villkor:", "conditions:")):
            found.append(later.text)
        if near and hints("conditions").search(folded(later.text)) and not _is_general(later):
            found += [later.text, *_listed_after(text, place)]
    return found


def _is_general(sentence: Sentence) -> bool:
    """ "Ett godkännande får förenas med villkor": the law's words, no condition."""
    return (
        re.search(r"\b(?:ett godkannande|an approval|far forenas|kan forenas|may be)\b", folded(sentence.text))
        is not None
    )


def _listed_after(text: list[Sentence], at: int) -> list[str]:
    listed: list[str] = []
    for later in text[at + 1 : at + 1 + _MOST_CONDITIONS]:
        if not _LISTED.match(later.text):
            break
        listed.append(later.text)
    return listed
