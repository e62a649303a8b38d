"""What the governing sentence of an ethics decision decided, and nothing more than it says.

To call approved what is not is the one grave error, so the negative words are asked for first, a sentence that only
may decide decides nothing, an approval that anything else in the paper speaks against is none, and what stays unclear
is `unknown`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from parsers import data_rules, labels
from parsers.facts import Line, Outcome
from parsers.folding import folded
from parsers.sentences import Sentence, sentences

_HEAD_LINES = 25
_LETTERHEAD = 14  # lines in which an authority names itself
_HEADINGS = ("decision_headings", "ending_headings", "general_headings", "condition_headings")
_MOST_CONDITIONS = 12
_NUMBERED_HEADING = re.compile(r"^(?:§ ?\d+ ?[.:]? ?|\d{1,2}[.)]? )")
_HEADING_AND_TEXT = re.compile(r"^(?:§ ?\d+ ?[.:]? ?)?([^:.]{4,45}): ?(.{3,})$", re.DOTALL)
_CLAUSE_END = re.compile(r"(?:,|;| och| men| and| but)\s")
_IF = re.compile(r"(\S+)\s(om|nar|if|when|once)\s(?!etik|andring|tillagg)")
# "Lagen om ...", "ansökan om ...": what a noun is about is no condition.
_ABOUT = re.compile(
    r"(?:\)|lag(?:en)?|ansokan|begaran|beslut(?:et)?|information(?:en)?|fragan|uppgifter(?:na)?|avtal(?:et)?|fraga|studie(?:n)?|projekt(?:et)?|forskning(?:en)?|[a-z]*forordning(?:en)?)$"
)
_PASSIVE = re.compile(r"(?:nn|ll)e?s$|(?:is|are|hereby) (?:approved|granted)$|approval$|till ansokan$")
_BEGINS_WITH_IF = re.compile(r"(?:nar|om|forst nar|forst sedan|sedan|sa snart|if|when|once|as soon as)\b")
_LISTED = re.compile(r"\s*(?:[•*–-]|\d{1,2}[.)]|[a-h][.)])\s?")
_SHORT = r"(?:ansokan |forskningen |projektet |studien |the application )?(?:ar |is )?"
_SHORT_APPROVAL = re.compile(_SHORT + r"(?:godkand|godkant|approved)")
_SHORT_REFUSAL = re.compile(_SHORT + r"(?:(?:ej|icke|inte|not) (?:godkand|godkant|approved)|avslag|avslagen|rejected)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Governing:
    """A sentence in which the authority decides, and what it decides."""

    outcome: Outcome
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was decided, in which sentences, under which conditions."""

    outcome: Outcome
    deciding: tuple[Governing, ...] = ()
    conditions: tuple[str, ...] = ()


def verdict(lines: tuple[Line, ...]) -> Verdict:
    """The outcome of a decision; `unknown` whenever its sentences do not agree."""
    text = sentences(_ticked(lines), stands_alone=_is_any_heading)
    deciding = _deciding(text)
    conditions = _conditions(deciding, text)
    outcome = _outcome(deciding, text, conditions)
    kept = conditions if outcome in (Outcome.APPROVED_WITH_CONDITIONS, Outcome.PARTLY) else ()
    return Verdict(outcome=outcome, deciding=tuple(deciding), conditions=kept)


def governing(lines: tuple[Line, ...]) -> list[Governing]:
    """The deciding sentences: under the heading "Beslut" where there is one, else wherever the authority governs."""
    return _deciding(sentences(_ticked(lines), stands_alone=_is_any_heading))


def is_notice(lines: tuple[Line, ...]) -> bool:
    """True for a message that a decision has been made: it is not the decision."""
    said = [folded(line.text) for line in lines[:60]]
    return any(_hints("notice").search(each) for each in said)


def comes_from_authority(lines: tuple[Line, ...]) -> bool:
    """True when an ethics authority stands at the head of a paper, signs it, or governs what is decided."""
    head = [folded(line.text) for line in lines[:_LETTERHEAD]]
    if any(_hints("ethics_authorities").search(each) and not _hints("spoken_of").search(each) for each in head):
        return True
    said = [folded(line.text) for line in lines]
    if any(_hints("signs_for").search(each) for each in said):
        return True
    return any(_hints("ethics_authorities").search(folded(each.sentence.text)) for each in governing(lines))


def hints(key: str) -> re.Pattern[str]:
    """The phrases of a list in `ethics.toml` as one pattern over folded text."""
    return _hints(key)


def _ticked(lines: tuple[Line, ...]) -> list[Line]:
    """The lines with what is ticked only: "☒ Godkänner ☐ Avslår" says one thing."""
    shown = ((line, labels.ticked_only(line.text)) for line in lines)
    return [replace(line, text=text) if text != line.text else line for line, text in shown if text]


def _deciding(text: list[Sentence]) -> list[Governing]:
    section = _under_decision_heading(text)
    named = [found for each in section if (found := _decides(each, in_section=True))]
    if named:
        return named
    rest = [each for each in _speaking(text) if each not in section] if section else _speaking(text)
    return [found for each in rest if (found := _decides(each, in_section=False))]


@cache
def _words() -> dict[str, Any]:
    data = data_rules.table("ethics")
    return {key: [folded(each) for each in value] for key, value in data.items() if key not in ("outcome", "matters")}


@cache
def _matters() -> tuple[str, ...]:
    return tuple(folded(each) + " " for each in data_rules.table("ethics")["matters"])


@cache
def _outcomes() -> list[tuple[Outcome, re.Pattern[str]]]:
    return [(Outcome(entry["name"]), _pattern(entry["phrases"])) for entry in data_rules.table("ethics")["outcome"]]


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    gap = r"[,;:]?(?:\s+\S+){0,8}?\s+"
    spelled = (gap.join(_whole(part) for part in re.split(r"\s*…\s*", folded(each))) for each in phrases)
    return re.compile(r"\b(?:" + "|".join(spelled) + ")")


def _whole(phrase: str) -> str:
    """Whole words; a phrase that ends in * may go on."""
    return re.escape(phrase[:-1]) if phrase.endswith("*") else re.escape(phrase) + r"(?!\w)"


@cache
def _hints(key: str) -> re.Pattern[str]:
    return _pattern(_words()[key])


@cache
def _reported() -> re.Pattern[str]:
    """ "... att nämnden godkänner": somebody tells of a decision, or asks for one; the authority does not speak."""
    authorities = "|".join(re.escape(each) for each in _words()["authorities"])
    return re.compile(rf"\b(?:att|that)(?: den| regionala| the| swedish){{0,2}} (?:{authorities})\b")


@cache
def _negation() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(each) for each in _words()["negations"]) + r")\b")


def _is_heading(sentence: Sentence, key: str) -> bool:
    return _heading(sentence.text) in _words()[key]


def _is_any_heading(text: str) -> bool:
    plain = _heading(text)
    return any(plain in _words()[key] for key in _HEADINGS)


def _heading(text: str) -> str:
    plain = _NUMBERED_HEADING.sub("", folded(text)).strip(" :")
    return plain.replace(" ", "") if re.fullmatch(r"(?:\w ){3,}\w", plain) else plain


def _under_decision_heading(text: list[Sentence]) -> list[Sentence]:
    """The sentences of the sections that decide, and those that carry such a heading themselves ("Beslut: ...")."""
    section: list[Sentence] = []
    inside = False
    for sentence in text:
        if _is_heading(sentence, "ending_headings") or _is_heading(sentence, "general_headings"):
            inside = False
        elif _is_heading(sentence, "decision_headings"):
            inside = True
        elif inside or _carries_heading(sentence):
            section.append(sentence)
    return section


def _carries_heading(sentence: Sentence) -> bool:
    match = _HEADING_AND_TEXT.match(folded(sentence.text))
    return match is not None and match[1].strip() in _words()["decision_headings"]


def _speaking(text: list[Sentence]) -> list[Sentence]:
    """What stands before the appeal instructions and outside general information: there refusals are spoken of too."""
    kept: list[Sentence] = []
    general = False
    for at, sentence in enumerate(text):
        plain = folded(sentence.text)
        if "overklag" in plain and len(plain) < 60 and at > 3 and "overklagandenamnd" not in plain:
            break
        if _is_heading(sentence, "general_headings"):
            general = True
        elif _is_heading(sentence, "ending_headings") or _is_heading(sentence, "decision_headings"):
            general = False
        if not general and "kan overklagas" not in plain and "may be appealed" not in plain:
            kept.append(sentence)
    return kept


def _decides(sentence: Sentence, *, in_section: bool) -> Governing | None:
    plain = folded(sentence.text)
    if sentence.text.rstrip().endswith("?") or not (in_section or _has_authority(plain)):
        return None
    if in_section and len(plain) < 70 and (short := _short_verdict(plain)):
        return Governing(outcome=short, sentence=sentence)
    found = {outcome: match for outcome, pattern in _outcomes() if (match := _first(outcome, pattern, plain))}
    first = next(iter(found), None)
    if first is None or (not in_section and _hints("only_in_section").match(found[first][0])):
        return None
    said_before = plain[: found[first].end()]
    if _hints("not_deciding").search(said_before) or _reported().search(said_before) or _BEGINS_WITH_IF.match(plain):
        return None
    outcome = _weighed(first, found, plain)
    if outcome is Outcome.APPROVED and not in_section and _is_conditional(plain[found[first].start() :]):
        return None  # "Nämnden godkänner ändringen om villkoren är uppfyllda": so it is in general
    return Governing(outcome=outcome, sentence=sentence)


def _short_verdict(plain: str) -> Outcome | None:
    """The outcome of "Godkänd", "Ansökan: avslag", alone or behind the heading."""
    bare = (match[2] if (match := _HEADING_AND_TEXT.match(plain)) else plain).strip(" .")
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
        return _hints("objects").search(plain[: match.start()]) is not None or len(plain) < 60
    found = _hints("objects").search(plain, match.start())
    if found is None:
        return False
    between = plain[match.end() : found.start()]
    if re.search(r"\b(?:att|that)\b", between):
        return _hints("carried_out").search(plain, found.end()) is not None
    return not _hints("other_objects").search(between)


def _weighed(first: Outcome, found: dict[Outcome, re.Match[str]], plain: str) -> Outcome:
    """The outcome of a sentence that holds several deciding words, or words that take some of it back."""
    approval = found.get(Outcome.APPROVED)
    partial = _hints("exceptions").search(plain)
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
    found = _hints("objects").search(plain, approval.end())
    behind = plain[approval.end() : found.start()] if found else " ".join(plain[approval.end() :].split()[:3])
    return _negation().search(before) is not None or _negation().search(behind) is not None


def _has_authority(plain: str) -> bool:
    return _hints("authorities").search(plain) is not None or plain.startswith(_matters())


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
    later = negative is Outcome.COMPLETION_REQUESTED and all(map(_is_conditional, approving))
    return negative if later or not approves else Outcome.UNKNOWN


def _silent(text: list[Sentence]) -> Outcome:
    """The outcome of a paper without a deciding sentence."""
    if _is_advisory(text):
        return Outcome.ADVISORY
    head = [folded(each.text) for each in text[:_HEAD_LINES]]
    asks = any("komplett" in each and _hints("not_final").match(each) for each in head)
    return Outcome.COMPLETION_REQUESTED if asks else Outcome.UNKNOWN


def _kind_of_approval(deciding: list[Governing], text: list[Sentence], conditions: tuple[str, ...]) -> Outcome:
    """An approval stands only when nothing else in the paper speaks against it."""
    head = [folded(each.text) for each in text[:_HEAD_LINES]]
    if (early := next((each for each in head if _hints("not_final").match(each)), None)) is not None:
        return Outcome.COMPLETION_REQUESTED if "komplett" in early else Outcome.UNKNOWN
    if any(_gives_advice(folded(each.text)) for each in _speaking(text)):
        return Outcome.UNKNOWN
    approving = [each.sentence for each in deciding]
    others = (_decides(each, in_section=False) for each in _speaking(text) if each not in approving)
    if any(each is not None and each.outcome is not Outcome.APPROVED for each in others):
        return Outcome.UNKNOWN
    on_a_condition = any(_is_conditional(folded(each.text)) for each in approving)
    return Outcome.APPROVED_WITH_CONDITIONS if conditions or on_a_condition else Outcome.APPROVED


def _is_conditional(plain: str) -> bool:
    """True for "godkänner forskningen om ..." and not for "godkänner ansökan om ...": behind the approving word."""
    match = _outcomes()[-1][1].search(plain)
    return match is not None and any(
        found[2] != "om" or not _ABOUT.search(found[1]) for found in _IF.finditer(plain[match.start() :])
    )


def _gives_advice(plain: str) -> bool:
    return _hints("gives_advice").search(plain) is not None and not _hints("no_advice").search(plain)


def _is_advisory(text: list[Sentence]) -> bool:
    said = [folded(each.text) for each in _speaking(text) if not each.text.rstrip().endswith("?")]
    return any(_hints("advisory").search(each) and not _hints("no_advice").search(each) for each in said)


def _conditions(deciding: list[Governing], text: list[Sentence]) -> tuple[str, ...]:
    """Sentences that set a condition: the governing one, those after it in its paragraph, and a section "Villkor"."""
    found: list[str] = []
    for each in deciding:
        if each.outcome is Outcome.APPROVED:
            found += _conditions_of(text.index(each.sentence), text)
    for at, sentence in enumerate(text):
        if _is_heading(sentence, "condition_headings"):
            found += _listed_after(text, at) or [later.text for later in text[at + 1 : at + 2]]
    return tuple(dict.fromkeys(found))[:_MOST_CONDITIONS]


def _conditions_of(at: int, text: list[Sentence]) -> list[str]:
    sentence, found = text[at], []
    if _hints("conditions").search(folded(sentence.text)):
        found += [sentence.text, *_listed_after(text, at)]
    for place, later in enumerate(text[at + 1 : at + 6], start=at + 1):
        if _is_heading(later, "ending_headings") or _is_heading(later, "general_headings"):
            break
        near = later.paragraph <= sentence.paragraph + 2
        if near and folded(later.text).startswith(("villkor:", "conditions:")):
            found.append(later.text)
        if near and _hints("conditions").search(folded(later.text)) and not _is_general(later):
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
