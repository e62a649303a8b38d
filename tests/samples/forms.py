"""The order form (our own, in the manner of such forms): its questions, the answers of a project, and what a reader should find."""

from __future__ import annotations

from dataclasses import dataclass

from tests.samples import scenery
from tests.samples.projects import Human, Project
from tests.samples.truth import Facts

HEADING = {
    "sv": "Beställning av registeruppgifter för forskning",
    "en": "Request for register data for research purposes",
}
LEAD = {
    "sv": "Blanketten fylls i elektroniskt. Skicka den med e-post tillsammans med ansökan om etikprövning, beslut och variabellista med motiveringar.",
    "en": "Complete the form electronically. Send it by e-mail together with the ethics application, the decision and a list of variables with motivations.",
}
FOOT = {"sv": "Blankett REG-17 (2026-03)", "en": "Form REG-17E (2026-03)"}
EMPTY = {"sv": "Klicka eller tryck här för att ange text.", "en": "Click or tap here to enter text."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of the form; `choices` are its boxes, ticked or not."""

    label: str
    answer: str = ""
    choices: tuple[tuple[str, bool], ...] = ()

    @property
    def shown(self) -> str:
        """The answer in print."""
        return "   ".join(f"{'☒' if ticked else '☐'} {text}" for text, ticked in self.choices) or self.answer


Sections = tuple[tuple[str, tuple[Question, ...]], ...]


def questions(project: Project, *, without: tuple[str, ...] = ()) -> Sections:
    """The form's sections filled in; `without` names facts left empty: "reference", "org_number", "invoice"."""
    return (_swedish if project.language == "sv" else _english)(project, without)


def form_facts(project: Project, *, without: tuple[str, ...] = ()) -> Facts:
    """What a reader should find in the form: the fields of `order`."""
    home, subject = project.organisation, project.subject
    return {
        "project_title": subject.title,
        "principal": home.name,
        "org_number": None if "org_number" in without else home.number,
        "principal_is_authority": home.authority,
        "representative": _person(project.representative),
        "researcher": _person(project.researcher),
        "contact": _person(project.contact),
        "invoice": {
            "address": None if "invoice" in without else ", ".join(home.invoice),
            "reference": None if "reference" in without else project.reference,
            "peppol": home.peppol,
        },
        "ethics_numbers": (project.ethics_number,) if project.ethics_number else (),
        "registers": subject.registers,
        "codes": {"icd": subject.icd, "atc": subject.atc, "kva": subject.kva},
        "period": subject.period,
        "only_deceased": project.only_deceased,
    }


def _person(human: Human) -> Facts:
    return {"name": human.name, "email": human.email}


def _swedish(project: Project, without: tuple[str, ...]) -> Sections:
    home, subject = project.organisation, project.subject
    names = scenery.register_names("sv")
    street, city = ("", "") if "invoice" in without else (", ".join(home.invoice[:-1]), home.invoice[-1])
    return (
        (
            "1. Projektet",
            (
                Question(label="Projektets titel (som i etikansökan)", answer=subject.title),
                Question(label="Sammanfattande projektbeskrivning", answer=subject.aim),
                Question(label="Diarienummer för etikprövningsmyndighetens beslut", answer=project.ethics_number),
                Question(label="Är projektet en läkemedelsstudie?", choices=_yes_no(False)),
                Question(label="Sker samarbete med industrin?", choices=_yes_no(not home.authority)),
            ),
        ),
        (
            "2. Forskningshuvudman",
            (
                Question(label="Forskningshuvudman", answer=home.name),
                Question(label="Organisationsnummer", answer="" if "org_number" in without else home.number),
            ),
        ),
        ("3. Behörig företrädare för forskningshuvudman", _human_sv(project.representative, home.role, home.name)),
        ("4. Huvudansvarig forskare", _human_sv(project.researcher, "docent", home.unit)),
        (
            "5. Kontaktperson för beställningen",
            (
                Question(label="Namn", answer=project.contact.name),
                Question(label="E-postadress", answer=project.contact.email),
            ),
        ),
        (
            "6. Fakturering",
            (
                Question(label="Faktureringsadress", answer=street),
                Question(label="Postnummer och postort", answer=city),
                Question(label="Referens", answer="" if "reference" in without else project.reference),
                Question(label="Peppol-id", answer=home.peppol),
            ),
        ),
        (
            "7. Uttaget",
            (
                Question(
                    label="Vilket register avser uttaget?",
                    choices=tuple((name, short in subject.registers) for short, name in names.items()),
                ),
                Question(
                    label="Population (källa, urval, kontroller)",
                    answer=f"{subject.population[0].upper()}{subject.population[1:]}.",
                ),
                Question(label="Diagnoskoder (ICD-10-SE)", answer=", ".join(subject.icd)),
                Question(label="Läkemedel (ATC-koder)", answer=", ".join(subject.atc)),
                Question(label="Åtgärder (KVÅ-koder)", answer=", ".join(subject.kva)),
                Question(label="Tidsperiod (från–till)", answer="–".join(subject.period)),
                Question(label="Omfattar studien endast avlidna personer?", choices=_yes_no(project.only_deceased)),
                Question(label="Samkörning med andra register?", choices=_yes_no(False)),
                Question(
                    label="Leveransformat", choices=(("SAS", True), ("csv", False), ("SPSS", False), ("Stata", False))
                ),
            ),
        ),
    )


def _english(project: Project, without: tuple[str, ...]) -> Sections:
    home, subject = project.organisation, project.subject
    names = scenery.register_names("en")
    return (
        (
            "1. Project",
            (
                Question(label="Project title (as in the ethics application)", answer=subject.title),
                Question(label="Short project description", answer=subject.aim_en or subject.aim),
                Question(label="Registration number of the ethical approval", answer=project.ethics_number),
            ),
        ),
        (
            "2. Research principal",
            (
                Question(label="Research principal", answer=home.name),
                Question(label="Organisation number", answer="" if "org_number" in without else home.number),
            ),
        ),
        ("3. Authorised representative of the research principal", _human_en(project.representative, home.role)),
        ("4. Principal investigator", _human_en(project.researcher, "Associate professor")),
        ("5. Contact person", _human_en(project.contact, "Research assistant")),
        (
            "6. Invoicing",
            (
                Question(label="Invoice address", answer="" if "invoice" in without else ", ".join(home.invoice)),
                Question(label="Invoice reference", answer="" if "reference" in without else project.reference),
                Question(label="Peppol ID", answer=home.peppol),
            ),
        ),
        (
            "7. Data requested",
            (
                Question(
                    label="Which registers does the request concern?",
                    choices=tuple((name, short in subject.registers) for short, name in names.items()),
                ),
                Question(label="Study population", answer=subject.population_en or subject.population),
                Question(label="Diagnoses (ICD-10-SE codes)", answer=", ".join(subject.icd)),
                Question(label="Drugs (ATC codes)", answer=", ".join(subject.atc)),
                Question(label="Time period", answer="–".join(subject.period)),
                Question(
                    label="Does the study concern only deceased persons?",
                    choices=(("Yes", project.only_deceased), ("No", not project.only_deceased)),
                ),
                Question(
                    label="Delivery format", choices=(("SAS", False), ("csv", False), ("SPSS", False), ("Stata", True))
                ),
            ),
        ),
    )


def _yes_no(yes: bool) -> tuple[tuple[str, bool], ...]:
    return (("Ja", yes), ("Nej", not yes))


def _human_sv(human: Human, role: str, where: str) -> tuple[Question, ...]:
    return (
        Question(label="Namn", answer=human.name),
        Question(label="Titel eller roll", answer=role),
        Question(label="Organisation", answer=where),
        Question(label="Mobiltelefon", answer=human.phone),
        Question(label="E-postadress", answer=human.email),
    )


def _human_en(human: Human, role: str) -> tuple[Question, ...]:
    return (
        Question(label="Name", answer=human.name),
        Question(label="Title or role", answer=role),
        Question(label="Mobile phone", answer=human.phone),
        Question(label="E-mail address", answer=human.email),
    )
