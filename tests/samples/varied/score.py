"""How well the varied papers are read: each is made, read as the service reads it, and held against its truth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from bot.core.completeness import missing
from bot.core.flags import flag_sources
from bot.core.order import order_from
from parsers.documents import documents_in
from parsers.facts import Document, DocumentKind, EthicsDecision, Limits, Mail, Order, Sender, VariableList
from tests.samples.varied import carriers, decisions, form_files, forms, lists, orders, others
from tests.samples.varied.draw import Draw, Half
from tests.samples.varied.paper import Written
from tests.samples.varied.projects import project
from tests.samples.varied.tally import Tally

LIMITS = Limits()
_APPROVALS = ("approved", "approved-with-conditions")


def of_decisions(half: Half, count: int) -> Tally:
    """Outcomes, amendments, numbers, dates, titles and principals of decisions."""
    tally = Tally()
    for seed in range(count):
        draw = Draw(half, seed)
        outcome = decisions.OUTCOMES[seed % len(decisions.OUTCOMES)]
        amendment = outcome in ("approved", "rejected") and draw.maybe(0.3)
        paper = decisions.decision(draw, project(draw), outcome, amendment=amendment)
        ending, data = carriers.plain(draw, paper.pages)
        _note_decision(tally, paper, opened(data, f"handling.{ending}"), f"{half} {seed} {ending} {paper.family}")
    return tally


def opened(data: bytes, name: str) -> tuple[Document, ...]:
    """The documents in a file."""
    return documents_in(data, name, name, LIMITS).documents


def _note_decision(tally: Tally, paper: Written, found: tuple[Document, ...], where: str) -> None:
    _note_kind(tally, paper, found, where)
    told = next((each.decision for each in found if each.kind is DocumentKind.ETHICS_DECISION), None)
    if told is not None:
        _note_facts(tally, paper, told, where)


def _note_grave(tally: Tally, document: Document, truth: str, where: str) -> None:
    said = document.decision.outcome.value if document.decision else ""
    if said == "approved" != truth or (said in _APPROVALS and truth not in _APPROVALS):
        tally.grave.append(f"{where}: {said} for {truth}")


def _note_facts(tally: Tally, paper: Written, told: EthicsDecision, where: str) -> None:
    truth = paper.facts
    tally.note(f"outcome {truth['outcome']}", told.outcome.value == truth["outcome"], f"{where}: {told.outcome.value}")
    for name in ("amendment", "date", "title", "principal"):
        tally.note(
            f"decision.{name}",
            getattr(told, name) == truth[name],
            f"{where}: {getattr(told, name)!r} for {truth[name]!r}",
        )
    tally.note(
        "decision.numbers", told.numbers[:1] == truth["numbers"], f"{where}: {told.numbers} for {truth['numbers']}"
    )


def of_others(half: Half, count: int) -> Tally:
    """Kinds of all running text that is no decision: applications, plans, specifications, and what is none of them."""
    tally = Tally()
    for seed in range(count):
        draw = Draw(half, seed)
        make = (others.other, others.other, others.other, others.application, others.plan)[seed % 5]
        paper = make(draw, project(draw))
        ending, data = carriers.plain(draw, paper.pages)
        found = opened(data, f"bilaga.{ending}")
        where = f"{half} {seed} {ending} {paper.family}"
        _note_kind(tally, paper, found, where)
        if paper.facts:
            _note_application(tally, paper, found, where)
    return tally


def _note_kind(tally: Tally, paper: Written, found: tuple[Document, ...], where: str) -> None:
    kinds = [each.kind.value for each in found]
    why = [(each.pages, each.kind.value, each.confidence, each.evidence[:2]) for each in found]
    tally.note(f"kind {paper.kind}", kinds == [paper.kind], f"{where}: {why}")
    for each in found:
        tally.sureness.append((each.confidence, each.kind.value == paper.kind))
        _note_grave(tally, each, str(paper.facts.get("outcome")), where)


def _note_application(tally: Tally, paper: Written, found: tuple[Document, ...], where: str) -> None:
    told = next((each.application for each in found if each.application), None)
    for name, truth in paper.facts.items() if told else ():
        said = getattr(told, name)
        right = set(said) == set(truth) if name == "registers" else said == truth
        tally.note(f"application.{name}", right, f"{where}: {said!r} for {truth!r}")


def of_forms(half: Half, count: int, carrier: str = "") -> Tally:
    """Every field of the order form in every carrier."""
    tally = Tally()
    for seed in range(count):
        draw = Draw(half, seed)
        ordered = project(draw, language="en" if draw.maybe(0.25) else "sv", deceased=draw.maybe(0.1))
        filled = forms.form(draw, ordered)
        chosen = carrier or form_files.CARRIERS[seed % len(form_files.CARRIERS)]
        ending, data = form_files.made(draw, filled, ordered.language, chosen)
        found = opened(data, f"blankett.{ending}")
        where = f"{half} {seed} {chosen} {ending}"
        _note_kind(tally, Written(kind="form", pages=()), found, where)
        told = next((each.form for each in found if each.form), None)
        if told is not None:
            _note_form(tally, filled.facts, told, where)
    return tally


def _note_form(tally: Tally, facts: Mapping[str, Any], told: Order, where: str) -> None:
    said = dict(_flat(msgspec.to_builtins(told)))
    for name, truth in _flat(facts):
        right = _alike(name, said.get(name), truth)
        tally.note(f"form.{name}", right, f"{where}: {said.get(name)!r} for {truth!r}")


def _flat(facts: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in facts.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{part}", each) for part, each in value.items())
        else:
            yield name, list(value) if isinstance(value, tuple) else value


def _alike(name: str, said: Any, truth: Any) -> bool:
    truth = list(truth) if isinstance(truth, tuple) else truth
    if name in ("registers", "codes.icd", "codes.atc", "codes.kva"):
        return sorted(said or ()) == sorted(truth)
    return bool(said == truth)


def of_lists(half: Half, count: int) -> Tally:
    """Rows, registers and lacking motivations of variable lists in every shape."""
    tally = Tally()
    for seed in range(count):
        draw = Draw(half, seed)
        shape = lists.SHAPES[seed % len(lists.SHAPES)]
        listed = lists.variable_list(draw, project(draw, language="en" if draw.maybe(0.2) else "sv"), shape)
        found = opened(listed.data, listed.name)
        where = f"{half} {seed} {shape}"
        _note_kind(tally, Written(kind="variable-list", pages=()), found, where)
        told = next((each.variables for each in found if each.variables), None)
        if told is not None:
            _note_list(tally, listed.facts, told, where)
    return tally


def _note_list(tally: Tally, facts: Mapping[str, Any], told: VariableList, where: str) -> None:
    said = [(each.register, each.name.upper()) for each in told.variables]
    for each in facts["variables"]:
        tally.note("list.row found", each in said, f"{where}: {each}")
    for name in ("rows", "registers", "without_motivation"):
        right = set(told.registers) == set(facts[name]) if name == "registers" else getattr(told, name) == facts[name]
        tally.note(f"list.{name}", right, f"{where}: {getattr(told, name)} for {facts[name]}")


def of_orders(half: Half, count: int) -> Tally:
    """Kinds in whole orders, what is missing, and what is flagged."""
    tally = Tally()
    for seed in range(count):
        made = orders.order(Draw(half, seed), seed)
        found = tuple(each for name, data in made.files for each in opened(data, name))
        where = f"{half} {seed} {made.family}"
        kinds = [each.kind.value for each in found]
        tally.sureness += [(each.confidence, each.kind.value in made.kinds) for each in found]
        why = [(each.name, each.pages, each.kind.value, each.confidence, each.evidence[:2]) for each in found]
        tally.note("order.kinds", sorted(kinds) == sorted(made.kinds), f"{where}: {why} for {made.kinds}")
        told = order_from(found)
        mail = Mail(sha256="", size=0, sender=Sender(address="a@b.example"))
        said = flag_sources(mail, found, told, (), orders.ARRIVAL)
        _note_codes(tally, "missing", set(missing(found, told)), made.missing, where)
        _note_codes(tally, "flags", set(said), made.flags, f"{where} {said}")
    return tally


def _note_codes(tally: Tally, name: str, said: set[str], truth: set[str], where: str) -> None:
    """Every code that is true or said counts once: a share of agreement, stricter than F1."""
    for code in sorted(said | truth):
        tally.note(
            f"{name} {code}", code in said and code in truth, f"{'false' if code in said else 'not said'} {where}"
        )
    tally.note(f"{name}, whole set", said == truth, f"{sorted(said)} for {sorted(truth)} {where}")
