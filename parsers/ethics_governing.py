"""The sentences of an ethics paper that decide, and what each of them decides.

To call approved what is not is the one grave error, so the negative words are asked for first, a sentence that only
may decide decides nothing, and what is approved must be the research or the application.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.ethics_phrases import (
    HEADING_AND_TEXT,
    carries_heading,
    hints,
    is_heading,
    matters,
    negation,
    outcomes,
    reported,
)
from parsers.facts import Outcome
from parsers.folding import folded
from parsers.sentences import Sentence

_CLAUSE_END = re.compile(r"(?:,|;| och| men| and| but)\s")
_IF = re.compile(r"(\S+)\s(om|nar|if|when|once)\s(?!etik|andring|tillagg)")
# "Lagen om ...", "ansökan om ...": what a noun is about is no condition.
_ABOUT = re.compile(
    r"(?:\)|lag(?:en)?|ansokan|begaran|beslut(?:et)?|information(?:en)?|fragan|uppgifter(?:na)?|avtal(?:et)?|fraga|studie(?:n)?|projekt(?:et)?|forskning(?:en)?|[a-z]*forordning(?:en)?)$"
)
_PASSIVE = re.compile(r"(?:nn|ll)e?s$|(?:is|are|hereby) (?:approved|granted)$|approval$|till ansokan$")
# What was asked for on the way to the decision: what came of it stands after it, or nowhere.
_LEFT_TO_THE_CHAIR = re.compile(r"\bbeslutade\b.*\bkomplett.*\b(?:uppdrog|delegerade|overlat|bemyndigade)\b")
_BEGINS_WITH_IF = re.compile(r"(?:nar|om|forst nar|forst sedan|sedan|sa snart|if|when|once|as soon as)\b")
_SHORT = r"(?:ansokan |forskningen |projektet |studien |the application )?(?:ar |is )?"
_SHORT_APPROVAL = re.compile(_SHORT + r"(?:godkand|godkant|approved)")
_SHORT_REFUSAL = re.compile(_SHORT + r"(?:(?:ej|icke|inte|not) (?:godkand|godkant|approved)|avslag|avslagen|rejected)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Governing:
    """A sentence in which the authority decides, and what it decides."""

    outcome: Outcome
    sentence: Sentence


def deciding_sentences(text: list[Sentence]) -> list[Governing]:
    section = _under_decision_heading(text)
    named = [found for each in section if (found := decides(each, in_section=True))]
    if named:
        return named
    rest = [each for each in speaking(text) if each not in section] if section else speaking(text)
    return [found for each in rest if (found := decides(each, in_section=False))]


def _under_decision_heading(text: list[Sentence]) -> list[Sentence]:
    """The sentences of the sections that decide, and those that carry such a heading themselves ("Beslut: ...")."""
    section: list[Sentence] = []
    inside = False
    for sentence in text:
        if is_heading(sentence, "ending_headings") or is_heading(sentence, "general_headings"):
            inside = False
        elif is_heading(sentence, "decision_headings"):
            inside = True
        elif inside or carries_heading(sentence):
            section.append(sentence)
    return section


def speaking(text: list[Sentence]) -> list[Sentence]:
    """What stands before the appeal instructions and outside general information: there refusals are spoken of too."""
    kept: list[Sentence] = []
    general = False
    for at, sentence in enumerate(text):
        plain = folded(sentence.text)
        if "overklag" in plain and len(plain) < 60 and at > 3 and "overklagandenamnd" not in plain:
            break
        if is_heading(sentence, "general_headings"):
            general = True
        elif is_heading(sentence, "ending_headings") or is_heading(sentence, "decision_headings"):
            general = False
        if not general and "kan overklagas" not in plain and "may be appealed" not in plain:
            kept.append(sentence)
    return kept


def decides(sentence: Sentence, *, in_section: bool) -> Governing | None:
    plain = folded(sentence.text)
    if sentence.text.rstrip().endswith("?") or not (in_section or _has_authority(plain)):
        return None
    if in_section and len(plain) < 70 and (short := _short_verdict(plain)):
        return Governing(outcome=short, sentence=sentence)
    found = {outcome: match for outcome, pattern in outcomes() if (match := _first(outcome, pattern, plain))}
    first = next(iter(found), None)
    if first is None or (not in_section and hints("only_in_section").match(found[first][0])):
        return None
    said_before = plain[: found[first].end()]
    if hints("not_deciding").search(said_before) or reported().search(said_before) or _BEGINS_WITH_IF.match(plain):
        return None
    outcome = _weighed(first, found, plain)
    on_the_way = outcome is Outcome.COMPLETION_REQUESTED and _LEFT_TO_THE_CHAIR.search(plain)
    # "Nämnden godkänner ändringen om villkoren är uppfyllda": so it is in general.
    general = outcome is Outcome.APPROVED and not in_section and is_conditional(plain[found[first].start() :])
    return None if on_the_way or general else Governing(outcome=outcome, sentence=sentence)


def _short_verdict(plain: str) -> Outcome | None:
    """The outcome of "Godkänd", "Ansökan: avslag", alone or behind the heading."""
    bare = (match[2] if (match := HEADING_AND_TEXT.match(plain)) else plain).strip(" .")
    if _SHORT_REFUSAL.fullmatch(bare):
        return Outcome.REJECTED
    return Outcome.APPROVED if _SHORT_APPROVAL.fullmatch(bare) else None


def _first(outcome: Outcome, pattern: re.Pattern[str], plain: str) -> re.Match[str] | None:
    """The first deciding word; an approving one must approve the research or the application, and nothing else."""
    found = pattern.finditer(plain)
    if outcome is Outcome.APPROVED:
        return next((match for match in found if _has_object(match, plain)), None)
    return next(found, None)


def _has_object(match: re.Match[str], plain: str) -> bool:
    """True for "godkänner ... den forskning", "ansökan godkänns"; not for "godkänner begäran om anstånd"."""
    if _PASSIVE.search(match[0]):
        return hints("objects").search(plain[: match.start()]) is not None or len(plain) < 60
    found = hints("objects").search(plain, match.start())
    if found is None:
        return False
    between = plain[match.end() : found.start()]
    if re.search(r"\b(?:att|that)\b", between):
        return hints("carried_out").search(plain, found.end()) is not None
    return not hints("other_objects").search(between)


def _weighed(first: Outcome, found: dict[Outcome, re.Match[str]], plain: str) -> Outcome:
    """The outcome of a sentence that holds several deciding words, or words that take some of it back."""
    approval = found.get(Outcome.APPROVED)
    partial = hints("exceptions").search(plain)
    if first is Outcome.REJECTED:
        approves_too = approval and not _is_negated(approval, plain)
        return Outcome.PARTLY if partial or approves_too else first
    if first is Outcome.DISMISSED and approval and partial:
        return Outcome.PARTLY
    # "Godkänner ... under förutsättning att informationen kompletteras" approves; a request alone does not.
    if first is Outcome.COMPLETION_REQUESTED and approval and approval.start() < found[first].start():
        first = Outcome.APPROVED
    if first is not Outcome.APPROVED or approval is None:
        return first
    if _is_negated(approval, plain):
        return Outcome.REJECTED
    return Outcome.PARTLY if partial else first


def _is_negated(approval: re.Match[str], plain: str) -> bool:
    """True when "inte", "ej" or "inga" stands in the clause before the approving word, or between it and its object."""
    before = _CLAUSE_END.split(plain[: approval.start()])[-1]
    found = hints("objects").search(plain, approval.end())
    behind = plain[approval.end() : found.start()] if found else " ".join(plain[approval.end() :].split()[:3])
    return negation().search(before) is not None or negation().search(behind) is not None


def is_conditional(plain: str) -> bool:
    """True for "godkänner forskningen om ..." and not for "godkänner ansökan om ...": behind the approving word."""
    match = outcomes()[-1][1].search(plain)
    return match is not None and any(
        found[2] != "om" or not _ABOUT.search(found[1]) for found in _IF.finditer(plain[match.start() :])
    )


def _has_authority(plain: str) -> bool:
    return hints("authorities").search(plain) is not None or plain.startswith(matters())
