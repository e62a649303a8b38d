"""Whole orders, put together as researchers put them together, with what is missing and what is odd about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tests.samples.programs import merged
from tests.samples.projects import Project
from tests.samples.varied import carriers, decisions, form_files, forms, lists, others
from tests.samples.varied.draw import Draw
from tests.samples.varied.projects import project

ARRIVAL = date(2026, 11, 2)
_LIST_SHAPES = tuple(shape for shape in lists.SHAPES if shape not in ("bullets", "body"))
_FORM_CARRIERS = tuple(carrier for carrier in form_files.CARRIERS if carrier != "workbook")
_NO_APPROVAL = ("rejected", "dismissed", "advisory", "handed-over", "closed", "completion-requested")


@dataclass(slots=True)
class Ordered:
    """An order on its way to the mailbox: files by name, and its truth."""

    files: list[tuple[str, bytes]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    flags: set[str] = field(default_factory=set)
    family: str = ""


def order(draw: Draw, number: int) -> Ordered:
    """One of the cases below, in turn."""
    name, make = _CASES[number % len(_CASES)]
    made = Ordered(family=name)
    make(draw, made)
    return made


def _complete(draw: Draw, made: Ordered, *, without: tuple[str, ...] = (), **change: object) -> Project:
    """An order with everything but what `without` names; what follows from that is put into its truth."""
    ordered = replace(_fresh(draw), **change) if change else _fresh(draw)
    _add_form(draw, made, ordered, without)
    _add_application(draw, made, ordered, without)
    if "ethics-decision" in without:
        made.missing.add("ethics-decision")
    else:
        _add_decision(draw, made, ordered, "approved")
    _add_list(draw, made, ordered, without)
    if not ordered.organisation.authority and "form" not in without and "org_number" not in without:
        made.flags.add("private-principal")
    return ordered


def _fresh(draw: Draw) -> Project:
    while not (drawn := project(draw, language="en" if draw.maybe(0.2) else "sv", old=False)).subject.registers or any(
        r in drawn.subject.registers for r in ("KHSL", "SOL")
    ):
        pass
    return drawn


def _add_form(draw: Draw, made: Ordered, ordered: Project, without: tuple[str, ...]) -> None:
    if "form" in without:
        made.missing.add("form")
        return
    lacking = tuple(each for each in without if each in ("reference", "org_number", "invoice"))
    filled = forms.form(draw, ordered, without=lacking)
    ending, data = form_files.made(draw, filled, ordered.language, draw.choice(_FORM_CARRIERS))
    _put(made, f"Blankett.{ending}", data, "form")
    codes = {"reference": "invoice-reference", "org_number": "org-number", "invoice": "invoice-address"}
    made.missing |= {codes[each] for each in lacking}


def _add_application(draw: Draw, made: Ordered, ordered: Project, without: tuple[str, ...]) -> None:
    if "ethics-application" in without:
        made.missing.add("ethics-application")
        return
    paper = others.application(draw, ordered)
    ending, data = carriers.plain(draw, paper.pages)
    _put(made, f"Ansökan.{ending}", data, "ethics-application")
    if paper.family == "prisma" or (paper.family == "epn" and "Ort och datum" not in paper.text):
        made.flags.add("signature-not-found")


def _add_decision(draw: Draw, made: Ordered, ordered: Project, outcome: str, *, amendment: bool = False) -> None:
    paper = decisions.decision(draw, ordered, outcome, amendment=amendment)
    ending, data = carriers.plain(draw, paper.pages)
    _put(made, f"Beslut{len(made.files)}.{ending}", data, "ethics-decision")


def _add_list(draw: Draw, made: Ordered, ordered: Project, without: tuple[str, ...]) -> None:
    if "variable-list" in without:
        made.missing.add("variable-list")
        return
    shape = "bullets" if "motivations" in without else draw.choice(_LIST_SHAPES)
    listed = lists.variable_list(draw, ordered, shape)
    _put(made, listed.name, listed.data, "variable-list")
    if listed.facts["without_motivation"]:
        made.missing.add("motivations")


def _put(made: Ordered, name: str, data: bytes, kind: str) -> None:
    made.files.append((name, data))
    made.kinds.append(kind)


def _lacking(*without: str) -> Callable[[Draw, Ordered], None]:
    return lambda draw, made: _ignored(_complete(draw, made, without=without))


def _ignored(_: object) -> None:
    return None


def _decided(outcome: str) -> Callable[[Draw, Ordered], None]:
    def make(draw: Draw, made: Ordered) -> None:
        ordered = _complete(draw, made, without=("ethics-decision",))
        _add_decision(draw, made, ordered, outcome)
        if outcome not in _NO_APPROVAL:
            made.missing.discard("ethics-decision")
        else:
            made.flags.add("decision-is-no-approval")
        if outcome == "approved-with-conditions":
            made.flags.add("decision-has-conditions")

    return make


def _amendment_alone(draw: Draw, made: Ordered) -> None:
    _add_decision(draw, made, _complete(draw, made, without=("ethics-decision",)), "approved", amendment=True)


def _amendment_and_base(draw: Draw, made: Ordered) -> None:
    _add_decision(draw, made, _complete(draw, made), "approved", amendment=True)


def _of_another_project(draw: Draw, made: Ordered) -> None:
    """Somebody took the wrong decision out of the folder."""
    ordered = _complete(draw, made, without=("ethics-decision",))
    while (
        foreign := _fresh(draw)
    ).subject.title == ordered.subject.title or foreign.organisation.name == ordered.organisation.name:
        pass
    _add_decision(
        draw,
        made,
        replace(foreign, organisation=ordered.organisation, ethics_number="2024-09999-01", decided=ordered.decided),
        "approved",
    )
    made.missing.discard("ethics-decision")
    made.flags |= {"ethics-number-mismatch", "title-mismatch"}


def _another_principal(draw: Draw, made: Ordered) -> None:
    ordered = _complete(draw, made, without=("ethics-decision",))
    other = replace(ordered.organisation, name="Stiftelsen Annanstans")
    _add_decision(draw, made, replace(ordered, organisation=other), "approved")
    made.missing.discard("ethics-decision")
    made.flags.add("principal-mismatch")


def _lapsed(draw: Draw, made: Ordered) -> None:
    decided = ARRIVAL - timedelta(days=draw.randint(800, 2200))
    decided = max(decided, date(2019, 3, 1))
    ordered = _complete(draw, made, decided=decided, applied=decided - timedelta(days=60))
    assert ordered.decided == decided
    made.flags.add("approval-may-have-lapsed")


def _bad_org_number(draw: Draw, made: Ordered) -> None:
    drawn = _fresh(draw)
    home = replace(drawn.organisation, number=draw.choice(("202100-6546", "212000-0143", "556036-0794")))
    _complete(draw, made, organisation=replace(home, authority=True))
    made.flags.add("org-number-invalid")
    made.flags.discard("private-principal")


def _deceased(draw: Draw, made: Ordered) -> None:
    ordered = project(draw, old=False, deceased=True)
    _add_form(draw, made, ordered, ())
    _add_list(draw, made, ordered, ())
    if draw.maybe(0.7):
        ending, data = carriers.plain(draw, others.plan(draw, ordered).pages)
        _put(made, f"Plan.{ending}", data, "research-plan")
    else:
        made.missing.add("research-plan")
    if not ordered.organisation.authority:
        made.flags.add("private-principal")


def _with_extras(draw: Draw, made: Ordered) -> None:
    ordered = _complete(draw, made)
    for _ in range(2):
        paper = others.other(draw, ordered)
        if paper.kind in ("other", "research-plan"):
            ending, data = carriers.plain(draw, paper.pages)
            _put(made, f"Bilaga.{ending}", data, paper.kind)


def _bundle(draw: Draw, made: Ordered) -> None:
    """One merged PDF of form, application and decision, with appendices between; the list apart."""
    ordered = _fresh(draw)
    filled = forms.form(draw, ordered)
    _, form_pdf = form_files.made(draw, filled, ordered.language, draw.choice(("printed", "pdf-table")))
    application, decided = others.application(draw, ordered), decisions.decision(draw, ordered, "approved")
    parts = [
        (form_pdf, "form"),
        (carriers.text_pdf(application.pages), "ethics-application"),
        (carriers.text_pdf(decided.pages), "ethics-decision"),
    ]
    if draw.maybe():
        parts.append((carriers.text_pdf(others.plan(draw, ordered).pages), "research-plan"))
    if draw.maybe(0.4):
        draw.shuffle(parts)
    made.files.append(("Komplett pdf.pdf", merged(tuple(data for data, _ in parts))[0]))
    made.kinds += [kind for _, kind in parts]
    if application.family == "prisma" or (application.family == "epn" and "Ort och datum" not in application.text):
        made.flags.add("signature-not-found")
    if not ordered.organisation.authority:
        made.flags.add("private-principal")
    _add_list(draw, made, ordered, ())


_CASES: tuple[tuple[str, Callable[[Draw, Ordered], None]], ...] = (
    ("complete", _lacking()), ("bundle", _bundle), ("no form", _lacking("form")), ("no application", _lacking("ethics-application")),
    ("no decision", _lacking("ethics-decision")), ("no list", _lacking("variable-list")), ("no motivations", _lacking("motivations")),
    ("no reference", _lacking("reference")), ("no number", _lacking("org_number")), ("no invoice address", _lacking("invoice")),
    *((outcome, _decided(outcome)) for outcome in decisions.OUTCOMES[1:]), ("amendment alone", _amendment_alone),
    ("amendment and base", _amendment_and_base), ("another project", _of_another_project), ("another principal", _another_principal),
    ("lapsed", _lapsed), ("bad number", _bad_org_number), ("deceased", _deceased), ("extras", _with_extras), ("complete again", _lacking()),
)  # fmt: skip
