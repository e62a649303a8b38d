"""What kind a document is: signs are weighed, the evidence is quoted, and what is not clear is `other`."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from parsers import data_rules, ethics_outcome, form_labels, identity_numbers, page_ranges, said, variables
from parsers.facts import Content, DocumentKind, Line, Outcome, Table, VariableList
from parsers.identity_numbers import count_distinct
from parsers.page_ranges import Range

FEWEST_QUESTIONS = 3  # of an order form that a paper asks under labels of their own
IN_A_COLUMN = 5  # distinct identity numbers that make a data file of a table
IN_A_DOCUMENT = 20
_MOST_EVIDENCE = 5
_LIST_IN_A_FORM = 3  # rows
_SURE_OF_A_TABLE = 0.85
# Questions that only an order asks; where an invoice goes is asked by all the world.
_OF_AN_ORDER = frozenset(
    [
        "project_title",
        "ethics_numbers",
        "registers",
        "population",
        "only_deceased",
        "principal",
        "period",
        "section:representative",
        "section:researcher",
    ]
)
_ETHICS = (DocumentKind.ETHICS_APPLICATION, DocumentKind.ETHICS_DECISION)


_NO_LIST = VariableList()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A document's kind, how sure that is, why, and the part of the content that it is about."""

    kind: DocumentKind
    confidence: float
    evidence: tuple[str, ...]
    content: Content
    pages: tuple[int, int] | None = None
    listed: VariableList = _NO_LIST  # the variables found in it, whatever it is


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reason:
    kind: DocumentKind
    weight: float
    words: str


def judged(content: Content) -> list[Judged]:
    """The documents in a file, in its order: one, or one a page range of a merged PDF."""
    if (data_file := _as_data_file(content)) is not None:
        return [data_file]
    no_lines = [Range(first=None, last=None, lines=(), signs=())]
    found = [_judged_range(each, content) for each in page_ranges.ranges(content.lines) or no_lines]
    return _without_lists_of_the_bundle([part for each in _joined(found) for part in _with_its_list(each)])


def densest_column(tables: Iterable[Table]) -> int:
    """The most distinct identity numbers that stand in one column of a table."""
    best = 0
    for table in tables:
        for column in range(max((len(row) for row in table.rows), default=0)):
            cells = (row[column] for row in table.rows if column < len(row))
            best = max(best, count_distinct("\n".join(cells)))
    return best


def _as_data_file(content: Content) -> Judged | None:
    """By density, not by presence: a form may hold one number, a table of people holds many (never quoted)."""
    text = "\n".join([line.text for line in content.lines] + [value for _, value in content.fields])
    in_all = count_distinct(text)
    if in_all < IN_A_COLUMN:
        return None
    in_column = densest_column(content.tables)
    if in_column < IN_A_COLUMN and in_all < IN_A_DOCUMENT:
        return None
    said = f"{max(in_all, in_column)} personnummer eller samordningsnummer med rätt kontrollsiffra"
    return Judged(kind=DocumentKind.DATA_FILE, confidence=0.98, evidence=(said,), content=content)


def _judged_range(part: Range, whole: Content) -> Judged:
    content = _part_of(whole, part)
    listed = variables.read(content)
    reasons = _reasons(part, content, listed)
    kind, confidence = _weighed(_scores(reasons))
    reasons.sort(key=lambda reason: -reason.weight)
    evidence = [reason.words for reason in reasons if reason.kind is kind and reason.weight > 0]
    if kind is DocumentKind.OTHER and not evidence:
        evidence = ["inget i innehållet pekar tydligt ut någon av de handlingar som behövs"]
    pages = (part.first, part.last) if part.first is not None and part.last is not None else None
    return Judged(
        kind=kind,
        confidence=round(confidence, 2),
        evidence=tuple(identity_numbers.masked(words) for words in dict.fromkeys(evidence))[:_MOST_EVIDENCE],
        content=content,
        pages=pages,
        listed=listed,
    )


def _reasons(part: Range, content: Content, listed: VariableList) -> list[_Reason]:
    reasons = [*_from_signs(part), *_from_structure(content)]
    if not _is_decision_paper(part) or ethics_outcome.is_notice(part.lines):
        # A mail that tells of an approval holds the same sentence; without the paper's own headings it proves nothing.
        reasons = [reason for reason in reasons if reason.kind is not DocumentKind.ETHICS_DECISION]
    limits, opened_as = data_rules.table("kinds"), part.opened_as
    # A specification, a plan or a form may hold a table of variables: it is still what its heading says.
    is_chapter = opened_as not in (None, DocumentKind.VARIABLE_LIST, DocumentKind.OTHER)
    is_chapter = is_chapter and _scores(reasons).get(opened_as or DocumentKind.OTHER, 0.0) >= limits["least"]
    weight = limits["chapters_of_another"] if is_chapter else 1.0
    return [*reasons, *(replace(each, weight=each.weight * weight) for each in _from_variables(content, listed))]


def _scores(reasons: list[_Reason]) -> dict[DocumentKind, float]:
    scores: dict[DocumentKind, float] = {}
    for reason in reasons:
        scores[reason.kind] = scores.get(reason.kind, 0.0) + reason.weight
    return scores


def _with_its_list(each: Judged) -> list[Judged]:
    """A form that lists the variables with their reasons meets two needs: it is a form and a list."""
    if each.kind is not DocumentKind.FORM or each.listed.rows < _LIST_IN_A_FORM or _is_without_reasons(each):
        return [each]
    columns = variables.best_columns(each.content)
    if columns is None or columns.motivation is None:
        return [each]  # a form's own lines look like rows of a list
    why = (f"blanketten har en tabell med {each.listed.rows} rader med variabler och motiveringar",)
    return [each, replace(each, kind=DocumentKind.VARIABLE_LIST, confidence=_SURE_OF_A_TABLE, evidence=why)]


def _is_decision_paper(part: Range) -> bool:
    """True with the headings of a decision and an ethics authority that decides; others decide on other matters."""
    has_headings = any(
        sign.rule.kind is DocumentKind.ETHICS_DECISION and sign.rule.where in ("heading", "line") for sign in part.signs
    )
    return has_headings and ethics_outcome.comes_from_authority(part.lines)


def _part_of(whole: Content, part: Range) -> Content:
    """The lines, tables and notes of a page range; form fields belong to the file's first pages."""
    if part.first is None or part.last is None:
        return replace(whole, lines=part.lines or whole.lines)
    within = range(part.first, part.last + 1)
    everything = (whole.pages or 1) == len(within)
    return replace(
        whole,
        lines=part.lines,
        tables=tuple(table for table in whole.tables if table.page is None or table.page in within),
        fields=whole.fields if everything or part.first == 1 else (),
    )


def _from_signs(part: Range) -> Iterable[_Reason]:
    seen: set[int] = set()
    for sign in part.signs:
        # A heading inside a document is a chapter of it; only on its first page does it name the document.
        if sign.rule.number in seen or (sign.rule.where == "heading" and sign.page not in (None, part.first)):
            continue
        seen.add(sign.rule.number)
        # Background, aim and method are chapters of an application too: in what opens as another kind they tell little.
        is_chapter = sign.rule.where == "line" and part.opened_as not in (None, sign.rule.kind)
        weight = sign.rule.weight * (data_rules.table("kinds")["chapters_of_another"] if is_chapter else 1.0)
        where = f" (sidan {sign.page})" if sign.page else ""
        what = "rubriken" if sign.rule.where in ("heading", "line") else "orden"
        yield _Reason(kind=sign.rule.kind, weight=weight, words=f"{what} ”{sign.words}”{where}")


def _from_structure(content: Content) -> Iterable[_Reason]:
    weights = data_rules.table("kinds")["structure"]
    yield from _from_decision(content.lines, weights["governing_sentence"])
    asked = form_labels.labels_seen(content)
    questions = len(asked)
    if questions >= FEWEST_QUESTIONS and asked & _OF_AN_ORDER:
        words = f"{questions} av blankettens frågor (t.ex. projektets titel, fakturering) finns med"
        yield _Reason(kind=DocumentKind.FORM, weight=min(questions, 10) * weights["form_question"], words=words)
    elif answers := said.answers_in_prose(content.lines):
        words = f"{answers} av blankettens frågor besvaras i löpande text"
        yield _Reason(kind=DocumentKind.FORM, weight=min(answers, 10) * weights["form_question"], words=words)


def _from_decision(lines: tuple[Line, ...], weight: float) -> Iterable[_Reason]:
    stems = ("godkän", "bifall", "avsl", "avvis", "överlämn", "avskriv", "komplett", "approve", "reject", "dismiss")
    if not any(stem in line.text.lower() for line in lines for stem in stems):
        return
    for each in ethics_outcome.governing(lines)[:1]:
        if each.outcome is Outcome.COMPLETION_REQUESTED:
            weight -= 2.0
        where = f" (sidan {each.sentence.page})" if each.sentence.page else ""
        yield _Reason(kind=DocumentKind.ETHICS_DECISION, weight=weight, words=f"”{each.sentence.text[:200]}”{where}")


def _from_variables(content: Content, listed: VariableList) -> Iterable[_Reason]:
    if not listed.rows:
        return
    weights = data_rules.table("kinds")["structure"]
    weight = weights["variable_rows"] if listed.rows >= 3 else weights["variable_row"]
    words = f"{listed.rows} rader med variabler"
    yield _Reason(kind=DocumentKind.VARIABLE_LIST, weight=weight, words=words)
    columns = variables.best_columns(content)
    if columns is not None and columns.motivation is not None:
        words = "en kolumn för motivering"
        yield _Reason(kind=DocumentKind.VARIABLE_LIST, weight=weights["motivation_column"], words=words)
    if columns is not None and (columns.register is not None or listed.registers):
        words = "register: " + ", ".join(listed.registers[:8])
        yield _Reason(kind=DocumentKind.VARIABLE_LIST, weight=weights["register_column"], words=words)


def _weighed(scores: dict[DocumentKind, float]) -> tuple[DocumentKind, float]:
    limits = data_rules.table("kinds")
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    best, score = ranked[0] if ranked else (DocumentKind.OTHER, 0.0)
    rival = max(ranked[1][1], 0.0) if len(ranked) > 1 else 0.0
    if score < limits["least"] or score - rival < limits["least_margin"]:
        return DocumentKind.OTHER, _measured(max(0.3, limits["sure_of_other"] - score / 12))
    return best, _measured(1 - 0.5 * math.exp(-(score - 0.5 * rival - 2.0) / limits["grows_sure_by"]))


def _measured(sureness: float) -> float:
    """The share of papers that were right when they were as sure."""
    known = data_rules.table("kinds")["measured"]
    for (low, least), (high, most) in pairwise(known):
        if sureness <= high:
            return float(least + (most - least) * (sureness - low) / (high - low))
    return float(known[-1][1])


def _joined(found: list[Judged]) -> list[Judged]:
    """Neighbours of no known kind are one document: a bundle's appendices need no row each."""
    joined: list[Judged] = []
    for each in found:
        last = joined[-1] if joined else None
        if last and each.pages and last.pages and each.kind is last.kind is DocumentKind.OTHER:
            lines = (*last.content.lines, *each.content.lines)
            joined[-1] = replace(last, pages=(last.pages[0], each.pages[1]), content=replace(last.content, lines=lines))
        else:
            joined.append(each)
    return joined


def _without_lists_of_the_bundle(found: list[Judged]) -> list[Judged]:
    """A list of variables among ethics papers that gives no reasons is their appendix, not the order's own list."""
    if not any(each.kind in _ETHICS for each in found):
        return found
    why = ("en variabellista utan motiveringar bland etikhandlingarna: ersätter inte beställningens lista",)
    appendix: dict[str, Any] = {"kind": DocumentKind.OTHER, "confidence": 0.7, "evidence": why}
    return [
        replace(each, **appendix) if each.kind is DocumentKind.VARIABLE_LIST and _is_without_reasons(each) else each
        for each in found
    ]


def _is_list_without_reasons(each: Judged) -> bool:
    return each.kind is DocumentKind.VARIABLE_LIST and _is_without_reasons(each)


def _is_without_reasons(each: Judged) -> bool:
    return not any(variable.motivation for variable in each.listed.variables)
