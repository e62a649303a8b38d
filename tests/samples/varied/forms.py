"""Order forms in many wordings: the same questions under other labels, in another order, with other ways to answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from tests.samples import scenery
from tests.samples.forms import Question, Sections, form_facts
from tests.samples.projects import Human, Project
from tests.samples.truth import Facts
from tests.samples.varied.draw import Draw, wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form filled in: its heading, its sections, and what is true of it."""

    heading: str
    sections: Sections
    facts: Facts
    family: str = ""


def form(draw: Draw, project: Project, *, without: tuple[str, ...] = ()) -> Form:
    """A form in the project's language; `without` names facts left empty: "reference", "org_number", "invoice"."""
    words = wordings("forms")[project.language]
    facts: dict[str, Any] = dict(form_facts(project, without=without))
    sections = [
        _project(draw, words, project, facts),
        *_people(draw, words, project),
        _invoice(draw, words, project, without, facts),
        _data(draw, words, project, facts),
    ]
    if draw.maybe(0.3):
        sections.insert(draw.randint(1, 3), sections.pop())
    numbered = draw.maybe()
    shown = tuple(
        (f"{number}. {heading}" if numbered and heading else heading, tuple(questions))
        for number, (heading, questions) in enumerate(sections, start=1)
    )
    return Form(heading=draw.pick(words["heading"]), sections=shown, facts=facts)


Section = tuple[str, list[Question]]


def _asked(draw: Draw, words: dict[str, Any], key: str, answer: str) -> Question:
    return Question(label=draw.pick(words[key]), answer=answer)


def _project(draw: Draw, words: dict[str, Any], project: Project, facts: dict[str, Any]) -> Section:
    swedish, home = project.language == "sv", project.organisation
    number = project.ethics_number
    if number and draw.maybe(0.25):
        number = (
            draw.pick((f"Dnr {number}", f"{number} (beslut {project.decided.isoformat()})", f"{number}, EPM"))
            if swedish
            else f"{number} (approved {project.decided.isoformat()})"
        )
    questions = [
        _asked(draw, words, "project_title", project.subject.title),
        _asked(draw, words, "summary", project.subject.aim),
        _asked(draw, words, "ethics", number),
        _asked(draw, words, "principal", home.name),
        _asked(draw, words, "org_number", _org_number(draw, home.number) if facts["org_number"] else ""),
    ]
    if draw.maybe(0.3):
        questions.insert(0, questions.pop(3))
        questions.insert(1, questions.pop())
    return ("Uppgifter om projektet" if swedish else "Project", questions)


def _org_number(draw: Draw, number: str) -> str:
    bare = number.replace("-", "")
    return draw.pick(
        (number, number, bare, f"16{bare}", f"SE{bare}01", f"{number[:6]} - {number[7:]}", number.replace("-", "–"))
    )


def _people(draw: Draw, words: dict[str, Any], project: Project) -> list[Section]:
    style = draw.choice(("sections", "sections", "combined", "inline"))
    roles = [
        ("representative", project.representative),
        ("researcher", project.researcher),
        ("contact", project.contact),
    ]
    if style == "inline":
        heading = "Kontaktuppgifter till medverkande" if project.language == "sv" else "People"
        return [(heading, [_asked(draw, words, role, f"{human.name}, {human.email}") for role, human in roles])]
    found = [_person(draw, words, role, human, combined=style == "combined") for role, human in roles]
    if draw.maybe(0.3):
        officer = draw.pick(words["other_person"])
        found.append(
            (
                officer,
                [_asked(draw, words, "name", "Disa Skyddsson"), _asked(draw, words, "email", "dso@annan.example")],
            )
        )
    return found


def _person(draw: Draw, words: dict[str, Any], role: str, human: Human, *, combined: bool) -> Section:
    label = draw.pick(words[role])
    name, email = draw.pick(words["name"]), draw.pick(words["email"])
    if combined:
        join = draw.choice(("{r}, {p}", "{r} – {p}", "{r} ({p})"))
        return (
            "",
            [
                Question(label=join.format(r=label, p=name.lower()), answer=human.name),
                Question(label=join.format(r=label, p=email.lower()), answer=human.email),
            ],
        )
    questions = [
        Question(label=name, answer=human.name if draw.maybe(0.8) else f"Docent {human.name}"),
        _asked(draw, words, "title", "prefekt"),
        _asked(draw, words, "phone", human.phone),
        Question(label=email, answer=human.email),
    ]
    if draw.maybe(0.3):
        questions.insert(0, questions.pop())
    return (label, questions)


def _invoice(
    draw: Draw, words: dict[str, Any], project: Project, without: tuple[str, ...], facts: dict[str, Any]
) -> Section:
    home = project.organisation
    address = () if "invoice" in without else home.invoice
    style = draw.choice(("line", "lines", "split", "street"))
    facts["invoice"] = {**facts["invoice"], "address": ", ".join(address) or None}
    if style in ("line", "lines"):
        questions = [_asked(draw, words, "invoice_address", (", " if style == "line" else "\n").join(address))]
    elif style == "street":
        questions = [_asked(draw, words, "invoice_address", ", ".join(address[:-1])),
                     Question(label=f"{draw.pick(words['postcode'])} {'och' if project.language == 'sv' else 'and'} {draw.pick(words['city']).lower()}", answer=address[-1] if address else "")]  # fmt: skip
    else:
        code, _, town = (address[-1] if address else "").rpartition(" ")
        questions = [
            _asked(draw, words, "invoice_address", ", ".join(address[:-1])),
            _asked(draw, words, "postcode", code),
            _asked(draw, words, "city", town),
        ]
    questions.append(_asked(draw, words, "invoice_reference", "" if "reference" in without else project.reference))
    if draw.maybe(0.7):
        questions.append(_asked(draw, words, "peppol", home.peppol))
    else:
        facts["invoice"] = {**facts["invoice"], "peppol": None}
    return ("Fakturering" if project.language == "sv" else "Invoicing", questions)


def _data(draw: Draw, words: dict[str, Any], project: Project, facts: dict[str, Any]) -> Section:
    subject = project.subject
    questions = [_registers(draw, words, project)]
    population = (
        subject.population
        if project.language == "sv"
        else (subject.population_en or "All persons treated for the disease")
    )
    questions.append(_asked(draw, words, "population", f"{population[0].upper()}{population[1:]}."))
    dash = draw.choice(("-", "–"))
    for key, codes in (("icd", subject.icd), ("atc", subject.atc), ("kva", subject.kva)):
        if codes or draw.maybe(0.5):
            questions.append(
                _asked(draw, words, key, draw.choice((", ", "; ", " ")).join(code.replace("-", dash) for code in codes))
            )
    questions += _period(draw, words, project)
    if draw.maybe(0.8) or project.only_deceased:
        questions.append(_deceased(draw, words, project))
    else:
        facts["only_deceased"] = None
    questions += [Question(label=label, answer=answer) for label, answer in draw.sample(words["extra"], 3)]
    return ("Uttaget" if project.language == "sv" else "Data requested", questions)


def _registers(draw: Draw, words: dict[str, Any], project: Project) -> Question:
    names, wanted = scenery.register_names(project.language), project.subject.registers
    label = draw.pick(words["registers"])
    if draw.maybe():
        return Question(label=label, choices=tuple((name, short in wanted) for short, name in names.items()))
    said = draw.choice((
        ", ".join(names[short] for short in wanted), ", ".join(wanted), " och ".join(f"{names[short]} ({short})" for short in wanted),
        "\n".join(names[short] for short in wanted),
    ))  # fmt: skip
    return Question(label=label, answer=said)


def _period(draw: Draw, words: dict[str, Any], project: Project) -> list[Question]:
    first, last = project.subject.period
    if draw.maybe(0.25):
        return [_asked(draw, words, "period_from", first), _asked(draw, words, "period_to", last)]
    forms = [f"{first}–{last}", f"{first}-{last}", f"{first} - {last}", f"{first}-01-01 – {last}-12-31"]
    forms += (
        [f"fr.o.m. {first} t.o.m. {last}", f"från {first} till {last}"]
        if project.language == "sv"
        else [f"from {first} to {last}"]
    )
    return [_asked(draw, words, "period", draw.pick(forms))]


def _deceased(draw: Draw, words: dict[str, Any], project: Project) -> Question:
    yes, label = project.only_deceased, draw.pick(words["only_deceased"])
    if draw.maybe():
        return Question(label=label, choices=((words["yes"], yes), (words["no"], not yes)))
    return Question(label=label, answer=words["yes"] if yes else words["no"])


def answered(form_filled: Form, *, boxes: str) -> Form:
    """The form with its choices in print: with other boxes than Word's ("[x]"), or only what is ticked."""
    mark, empty = {"word": ("☒", "☐"), "brackets": ("[x]", "[ ]"), "ticked": ("", "")}[boxes]

    def shown(question: Question) -> Question:
        if not question.choices:
            return question
        parts = [f"{mark if ticked else empty} {text}".strip() for text, ticked in question.choices if ticked or empty]
        return Question(
            label=question.label, answer=("\n" if len(parts) > 2 else "  ").join(parts) if empty else ", ".join(parts)
        )

    return replace(
        form_filled,
        sections=tuple((heading, tuple(map(shown, questions))) for heading, questions in form_filled.sections),
    )
