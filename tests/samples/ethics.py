"""Ethics papers of three families: applications in the manner of EPN, Prisma and Ethix, decisions of EPM and EPN."""

from __future__ import annotations

from datetime import timedelta

from tests.samples import scenery
from tests.samples.blocks import Block, blocks, written
from tests.samples.boxed_pages import boxed_pdf
from tests.samples.programs import merged
from tests.samples.projects import Project, in_words
from tests.samples.scans import scanned_pdf
from tests.samples.truth import Facts
from tests.samples.web_pages import web_pdf
from tests.samples.word_pages import word_pdf

AUTHORITY = {"epm": "Etikprövningsmyndigheten", "epn": "Nämnden"}


def application_blocks(project: Project, family: str) -> tuple[Block, ...]:
    """The application's text: `family` is "ethix", "prisma" or "epn" (without its signature page)."""
    return written(family, {**project.words, "signing": "" if family != "ethix" else _signing_record(project)})


def application_pdf(project: Project, family: str, *, seed: int = 0) -> bytes:
    """The application as its own system prints it: only Ethix signs digitally, EPN has a scanned page at the end."""
    paper = application_blocks(project, family)
    if family == "ethix":
        return web_pdf(paper, f"Ansökan {project.ethics_number}")
    if family == "prisma":
        return boxed_pdf(paper, f"Etikprövning {project.ethics_number}")
    signed = scanned_pdf(boxed_pdf(written("epn-signature", project.words), "Ansökan om etikprövning"), seed)
    return merged((boxed_pdf(paper, "Ansökan om etikprövning, version 2016"), signed))[0]


def application_facts(project: Project, family: str) -> Facts:
    """What a reader should find in an application; a Prisma print carries no signature."""
    return {
        "numbers": (project.ethics_number,),
        "title": project.subject.title,
        "principal": project.organisation.name,
        "researcher": project.researcher.name,
        "signed": True if family in {"ethix", "epn"} else None,
        "registers": project.subject.registers,
    }


def _signing_record(project: Project) -> str:
    first, second = project.applied, project.applied + timedelta(days=1)
    return (
        "? 13.2 Signering\n"
        f"Signerad av {project.researcher.name}, ansvarig forskare, datum {first} 14:02\n"
        f"Signerad av {project.representative.name}, behörig företrädare, datum {second} 09:17"
    )


def decision_blocks(project: Project, outcome: str, family: str, *, amendment: bool = False) -> tuple[Block, ...]:
    """The decision's text: `family` is "epm" or "epn", `outcome` one of scenery.outcomes()."""
    authority = AUTHORITY[family]
    names = {"Authority": authority, "authority": authority if family == "epm" else "nämnden"}
    names["authority_genitive"] = f"{names['authority']}s"
    told = {part: text.format_map(names) for part, text in scenery.outcome(outcome).items()}
    if amendment:
        told["verdict"] = told["verdict"].replace(
            "den forskning som anges i ansökan", "den ändring som anges i ansökan om ändring"
        )
    words = {
        **project.words,
        **told,
        "request": _request(project, amendment),
        "appeal": scenery.prose("appeal").strip(),
        "decided": in_words(project.decided) if family == "epn" else project.decided.isoformat(),
    }
    return written(f"decision-{family}", words)


def _request(project: Project, amendment: bool) -> str:
    if amendment:
        return "Ansökan avser ändring av en tidigare godkänd ansökan: studieperioden förlängs och uppgifter ur ytterligare ett register hämtas in."
    return f"Av ansökan framgår att uppgifter ska hämtas från {project.words['register_names']} för åren {project.words['years']}. Samtycke avses inte att inhämtas. Sökanden har begärt ett rådgivande yttrande, om ansökan inte anses falla inom etikprövningslagens tillämpningsområde."


def decision_pdf(project: Project, outcome: str, family: str = "epm", *, amendment: bool = False) -> bytes:
    """The decision: EPM writes in a word processor, EPN kept minutes."""
    paper = decision_blocks(project, outcome, family, amendment=amendment)
    if family == "epn":
        return boxed_pdf(paper, "Regionala etikprövningsnämnden i Exempelstad, Box 9, 123 45 Exempelstad")
    return word_pdf(
        paper,
        head="Etikprövningsmyndigheten",
        foot="Etikprövningsmyndigheten, Box 0000, 000 00 Exempelstad",
        font="Liberation Serif",
    )


def decision_facts(project: Project, outcome: str, *, amendment: bool = False) -> Facts:
    """What a reader should find in a decision."""
    verdict = scenery.outcome(outcome)["verdict"]
    return {
        "outcome": outcome,
        "amendment": amendment,
        "numbers": (project.ethics_number,),
        "date": project.decided.isoformat(),
        "title": project.subject.title,
        "principal": project.organisation.name,
        "conditions": tuple(b.text for b in blocks(verdict) if b.kind == "item")
        if outcome == "approved-with-conditions"
        else (),
    }


def plan_blocks(project: Project) -> tuple[Block, ...]:
    """A research plan."""
    return written("plan", project.words)
