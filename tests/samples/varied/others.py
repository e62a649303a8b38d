"""The other papers that come along: plans, specifications, letters and what merely looks like one of the papers asked for."""

from __future__ import annotations

from tests.samples import ethics
from tests.samples.blocks import Block
from tests.samples.projects import Project
from tests.samples.varied.draw import Draw, wordings
from tests.samples.varied.paper import Written

FAMILIES = ("ethix", "prisma", "epn")
_NUMBERING = ("", "{n}. ", "{n} ")


def other(draw: Draw, project: Project) -> Written:
    """Any of the papers of the file of others."""
    told = draw.pick(wordings("others")["paper"])
    text = told["text"].format(
        title=project.subject.title,
        principal=project.organisation.name,
        researcher=project.researcher.name,
        number=project.ethics_number or "2021-01234-01",
    )
    return Written(kind=told["kind"], pages=tuple(text.split("\n---\n")), family=told["name"])


def application(draw: Draw, project: Project) -> Written:
    """An application to the ethics board, whole, of one of the three families."""
    family = draw.choice(FAMILIES)
    blocks = list(ethics.application_blocks(project, family))
    if family == "epn" and draw.maybe():
        blocks += ethics.written("epn-signature", project.words)
    pages = tuple(_pages(blocks))
    return Written(
        kind="ethics-application",
        pages=pages,
        family=family,
        facts={
            "numbers": (project.ethics_number,),
            "title": project.subject.title,
            "principal": project.organisation.name,
            "researcher": project.researcher.name,
            "registers": project.subject.registers,
        },
    )


def plan(draw: Draw, project: Project) -> Written:
    """A whole research plan."""
    heading = draw.pick(
        (
            "Forskningsplan",
            "Projektplan",
            "Studieprotokoll",
            "Forskningsprogram",
            "Research plan",
            "Plan för forskningen",
        )
    )
    blocks = [Block(kind="title", text=heading), *ethics.plan_blocks(project)[1:]]
    return Written(kind="research-plan", pages=tuple(_pages(blocks)), family=heading)


def _pages(blocks: list[Block]) -> list[str]:
    """The blocks as lines, a page at about sixty."""
    pages: list[list[str]] = [[]]
    for block in blocks:
        if block.kind == "page" or sum(1 + len(line) // 85 for line in pages[-1]) > 48:
            pages.append([])
        if block.kind != "page":
            pages[-1].append(_line(block))
    return ["\n".join(page) for page in pages if page]


def _line(block: Block) -> str:
    marks = {"row": f"{block.text}\t{block.value}", "item": f"• {block.text}"}
    return marks.get(block.kind, block.text)
