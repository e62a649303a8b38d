"""Papers: a file with its name, what is true of it, and how to make it. Nothing is made before it is asked for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache

from PIL import Image, ImageDraw

from tests.samples import ethics, form_carriers, forms, lists
from tests.samples.data_files import cohort_xlsx
from tests.samples.programs import merged
from tests.samples.projects import Project
from tests.samples.scans import photo_jpg, scanned_pdf
from tests.samples.truth import Facts, PaperTruth
from tests.samples.word_pages import word_docx, word_pdf

_OLD_CODE_PAGE = "cp850"  # what Windows Explorer writes names with in a zip


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One file; a bundle or an archive has the truths of what is in it."""

    name: str
    kind: str
    carrier: str
    make: Callable[[], bytes]
    facts: Facts = field(default_factory=dict)
    inside: tuple[PaperTruth, ...] = ()

    @property
    def truths(self) -> tuple[PaperTruth, ...]:
        """What is true of the file, or of each document in it."""
        return self.inside or (PaperTruth(path=self.name, kind=self.kind, carrier=self.carrier, facts=self.facts),)


def form(project: Project, name: str, carrier: str, *, without: tuple[str, ...] = (), seed: int = 0) -> Paper:
    """The order form; `carrier` is a word of `_FORMS`."""
    sections = forms.questions(project, without=without)
    make = _FORMS[carrier]
    return Paper(name=name, kind="form", carrier=carrier, facts=forms.form_facts(project, without=without),
                 make=cache(lambda: make(sections, project, seed)))  # fmt: skip


_FORMS: dict[str, Callable[[forms.Sections, Project, int], bytes]] = {
    "docx-content-controls": lambda s, p, _: form_carriers.form_docx(s, p.language, signed_by=p.representative.name),
    "docx": lambda s, p, _: form_carriers.form_docx(s, p.language, controls=False),
    "pdf-fillable": lambda s, p, _: form_carriers.form_fillable_pdf(s, p.language),
    "pdf-flattened": lambda s, p, _: form_carriers.form_flattened_pdf(s, p.language),
    "pdf-printed": lambda s, p, _: form_carriers.form_printed_pdf(s, p.language, p),
    "scan": lambda s, p, seed: scanned_pdf(form_carriers.form_printed_pdf(s, p.language, p), seed),
    "photo": lambda s, p, seed: photo_jpg(form_carriers.form_printed_pdf(s, p.language, p), seed),
}


def application(project: Project, name: str, family: str = "ethix", *, seed: int = 0) -> Paper:
    """The application to the ethics board."""
    return Paper(name=name, kind="ethics-application", carrier=f"pdf-{family}", facts=ethics.application_facts(project, family),
                 make=cache(lambda: ethics.application_pdf(project, family, seed=seed)))  # fmt: skip


def decision(
    project: Project,
    name: str,
    outcome: str = "approved",
    family: str = "epm",
    *,
    scan: int | None = None,
    amendment: bool = False,
) -> Paper:
    """The decision; `scan` is a seed: it went over glass."""

    @cache
    def make() -> bytes:
        pdf = ethics.decision_pdf(project, outcome, family, amendment=amendment)
        return pdf if scan is None else scanned_pdf(pdf, scan)

    carrier = f"pdf-{family}" if scan is None else f"scan-{family}"
    facts = ethics.decision_facts(project, outcome, amendment=amendment)
    return Paper(name=name, kind="ethics-decision", carrier=carrier, facts=facts, make=make)


def variable_list(project: Project, name: str, shape: str = "one-sheet", *, motivated: bool = True) -> Paper:
    """The list of variables; `shape` is "one-sheet", "sheet-a-register", "grouped", "csv" or "word-table"."""
    wanted, language = lists.rows(project, motivated=motivated), project.language
    if shape == "grouped":
        data, meant = lists.grouped(wanted, language)
        return Paper(
            name=name, kind="variable-list", carrier="xlsx-grouped", facts=lists.list_facts(meant), make=lambda: data
        )
    make, carrier = {
        "one-sheet": (lists.one_sheet, "xlsx-one-sheet"),
        "sheet-a-register": (lists.sheet_a_register, "xlsx-sheet-a-register"),
        "csv": (lists.semicolon_csv, "csv-cp1252"),
        "word-table": (lists.word_table, "docx-table"),
    }[shape]
    return Paper(
        name=name,
        kind="variable-list",
        carrier=carrier,
        facts=lists.list_facts(wanted),
        make=cache(lambda: make(wanted, language)),
    )


def list_in_the_mail(project: Project) -> tuple[str, PaperTruth]:
    """The list as text of the mail, and what is true of it."""
    wanted = lists.rows(project)
    return lists.in_the_mail(wanted), PaperTruth(
        path="body", kind="variable-list", carrier="mail-text", facts=lists.list_facts(wanted)
    )


def plan(project: Project, name: str) -> Paper:
    """The research plan, by the name's ending as Word file or PDF."""
    make = word_docx if name.endswith(".docx") else word_pdf
    return Paper(name=name, kind="research-plan", carrier=name.rpartition(".")[2],
                 make=cache(lambda: make(ethics.plan_blocks(project), foot="Forskningsplan")))  # fmt: skip


def data_file(name: str, seed: int) -> Paper:
    """A file of persons, sent by mistake."""
    return Paper(name=name, kind="data-file", carrier="xlsx", make=cache(lambda: cohort_xlsx(seed)))


def bundle(name: str, papers: tuple[tuple[Paper, tuple[int, int]], ...]) -> Paper:
    """One PDF of many papers, each with its pages; making it raises ValueError if the pages are others than said."""

    @cache
    def make() -> bytes:
        whole, ranges = merged(tuple(paper.make() for paper, _ in papers))
        if ranges != tuple(pages for _, pages in papers):
            raise ValueError(f"{name}: the papers stand on pages {ranges}")
        return whole

    inside = tuple(replace(truth, path=name, pages=pages) for paper, pages in papers for truth in paper.truths)
    return Paper(name=name, kind="other", carrier="pdf-bundle", make=make, inside=inside)


def windows_zip(name: str, folder: str, papers: tuple[Paper, ...]) -> Paper:
    """The papers as Explorer compresses a folder: names in the old code page, no flag that says so.

    In the truth the folder is left out: a reader shows names, never paths of strangers.
    """

    @cache
    def make() -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for paper in papers:
                entry = _ExplorerEntry(f"{folder}/{paper.name}", (2026, 11, 3, 15, 22, 10))
                entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
                archive.writestr(entry, paper.make())
        return out.getvalue()

    inside = tuple(replace(t, path=f"{name}/{t.path}") for paper in papers for t in paper.truths)
    return Paper(name=name, kind="other", carrier="zip", make=make, inside=inside)


class _ExplorerEntry(zipfile.ZipInfo):
    """An entry whose name is written in the code page of old Windows."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's own name
        return self.filename.encode(_OLD_CODE_PAGE), self.flag_bits & ~0x800


def logo(text: str, colour: str) -> bytes:
    """The picture under a signature."""
    image = Image.new("RGB", (180, 48), "white")
    draw = ImageDraw.Draw(image)
    draw.ellipse((4, 6, 40, 42), fill=colour)
    draw.rectangle((16, 18, 28, 30), fill="white")
    draw.text((50, 18), text, fill="black")
    out = io.BytesIO()
    image.quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()
