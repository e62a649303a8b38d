"""Lists of variables in many shapes: a sheet or many, groups, marks, heads in two languages, tables and running text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.samples import scenery
from tests.samples.lists import Row, rows
from tests.samples.projects import Project
from tests.samples.varied import carriers
from tests.samples.varied.draw import Draw, wordings
from tests.samples.varied.paper import Table, Written

SHAPES = ("one-sheet", "sheet-a-register", "group-rows", "merged", "said-above", "below-advice", "picker", "cross-marks",
          "word-table", "pdf-table", "pdf-open", "csv", "tsv", "body", "bullets", "from-to", "no-head", "prose-reason")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list as a file, and what is true of it."""

    name: str
    data: bytes
    facts: Mapping[str, object]


def variable_list(draw: Draw, project: Project, shape: str) -> Listed:
    """The project's variables in that shape; some lists lack some motivations."""
    wanted = list(rows(project))
    if not wanted:
        wanted = [
            Row(register=r, name="LopNr", description="Löpnummer", period="", motivation="Koppling")
            for r in project.subject.registers
        ]
    lacking = draw.choice((0.0, 0.0, 0.0, 0.25, 1.0)) if shape not in _ALWAYS_MOTIVATED else 0.0
    wanted = [
        r
        if draw.random() >= lacking
        else Row(register=r.register, name=r.name, description=r.description, period=r.period)
        for r in wanted
    ]
    return _SHAPES[shape](_List(draw, project, tuple(wanted)))


class _List:
    """A list about to be written: its rows and its words."""

    def __init__(self, draw: Draw, project: Project, wanted: tuple[Row, ...]) -> None:
        self.draw, self.project, self.wanted = draw, project, wanted
        told = wordings("lists")
        self.heads = {
            key: draw.pick(told[key]) for key in ("register", "variable", "description", "period", "motivation")
        }
        self.above, self.title = draw.pick(told["above"]), draw.pick(told["titles"])
        self.names = scenery.register_names(project.language)
        self.short = draw.maybe()

    def register(self, row: Row) -> str:
        """The register as this list writes it."""
        return row.register if self.short else self.names[row.register]

    def reason(self, row: Row) -> str:
        """The motivation, or what people write where they have none."""
        return row.motivation or self.draw.pick(wordings("lists")["none"])

    def table(
        self, columns: tuple[str, ...] = ("register", "variable", "description", "period", "motivation")
    ) -> Table:
        """All rows under a head."""
        cells = {
            "register": self.register,
            "variable": lambda r: r.name,
            "description": lambda r: r.description,
            "period": lambda r: r.period,
            "motivation": self.reason,
        }
        return (tuple(self.heads[c] for c in columns), *(tuple(cells[c](r) for c in columns) for r in self.wanted))

    def facts(self, wanted: tuple[Row, ...] | None = None) -> dict[str, object]:
        """What a reader should find."""
        kept = self.wanted if wanted is None else wanted
        return {
            "rows": len(kept),
            "registers": tuple(dict.fromkeys(r.register for r in kept)),
            "variables": tuple((r.register, r.name.upper()) for r in kept),
            "without_motivation": sum(not r.motivation for r in kept),
        }


def _one_sheet(made: _List) -> Listed:
    columns = made.draw.choice((("register", "variable", "description", "period", "motivation"), ("variable", "register", "motivation"),
                                ("register", "variable", "motivation"), ("variable", "description", "register", "period", "motivation")))  # fmt: skip
    return Listed(name="lista.xlsx", data=carriers.workbook((("Blad1", made.table(columns)),)), facts=made.facts())


def _sheet_a_register(made: _List) -> Listed:
    sheets = []
    for register in dict.fromkeys(r.register for r in made.wanted):
        table = made.table(("variable", "description", "period", "motivation"))
        own = tuple(row for row, r in zip(table[1:], made.wanted, strict=True) if r.register == register)
        sheets.append((register if made.short else made.names[register], (table[0], *own)))
    return Listed(name="lista.xlsx", data=carriers.workbook(tuple(sheets)), facts=made.facts())


def _group_rows(made: _List) -> Listed:
    """The register as a row of its own above its variables."""
    table = made.table(("variable", "description", "motivation"))
    rows_out: list[tuple[str, ...]] = [table[0]]
    before = ""
    for row, r in zip(table[1:], made.wanted, strict=True):
        if r.register != before:
            rows_out.append((made.names[r.register], "", ""))
        rows_out.append(row)
        before = r.register
    return Listed(name="lista.xlsx", data=carriers.workbook((("Variabler", tuple(rows_out)),)), facts=made.facts())


def _merged(made: _List) -> Listed:
    """Register and motivation in merged cells, once a register."""
    reasons = {r.register: f"Behövs för att studera {made.names[r.register].lower()}" for r in made.wanted}
    meant = tuple(
        Row(register=r.register, name=r.name, description="", period=r.period, motivation=reasons[r.register])
        for r in made.wanted
    )
    cells, merges, before, start = [("Register", "Variabel", "Motivering")], [], "", 2
    for at, r in enumerate(meant, start=2):
        new = r.register != before
        if new and before:
            merges += [f"A{start}:A{at - 1}", f"C{start}:C{at - 1}"]
        start = at if new else start
        cells.append((made.register(r) if new else "", r.name, r.motivation if new else ""))
        before = r.register
    merges += [f"A{start}:A{len(meant) + 1}", f"C{start}:C{len(meant) + 1}"]
    return Listed(
        name="lista.xlsx",
        data=carriers.workbook((("Blad1", tuple(cells)),), merges=tuple(merges)),
        facts=made.facts(meant),
    )


def _said_above(made: _List) -> Listed:
    """The motivation at the first row of a register, "se ovan" at the others."""
    reasons: dict[str, str] = {}
    cells = [("Register", "Variabel", "Motivering")]
    meant = []
    for r in made.wanted:
        new = r.register not in reasons
        reasons.setdefault(r.register, "Behövs för utfallet och för justering")
        cells.append((made.register(r), r.name, reasons[r.register] if new else made.above))
        meant.append(Row(register=r.register, name=r.name, description="", period="", motivation=reasons[r.register]))
    return Listed(name="lista.xlsx", data=carriers.workbook((("Blad1", tuple(cells)),)), facts=made.facts(tuple(meant)))


def _below_advice(made: _List) -> Listed:
    return Listed(
        name="lista.xlsx",
        data=carriers.workbook((("Blad1", made.table()),), above=made.draw.randint(2, 9)),
        facts=made.facts(),
    )


def _picker(made: _List) -> Listed:
    """The whole catalogue with an x at what is wanted."""
    head = (
        "Register",
        "Variabel",
        "Beskrivning",
        made.draw.pick(("Välj", "Önskas", "Markera med x", "Beställs")),
        "Motivering",
    )
    cells = [head]
    for r in made.wanted:
        cells.append((made.register(r), r.name, r.description, made.draw.choice(("x", "X")), made.reason(r)))
        if made.draw.maybe():
            cells.append((made.register(r), f"{r.name[:3]}EXTRA", "Finns men önskas inte", "", ""))
    return Listed(name="lista.xlsx", data=carriers.workbook((("Variabelväljare", tuple(cells)),)), facts=made.facts())


def _cross_marks(made: _List) -> Listed:
    """A column a register, with x where the variable is wanted from it."""
    registers = tuple(dict.fromkeys(r.register for r in made.wanted))
    by_name: dict[str, list[Row]] = {}
    for r in made.wanted:
        by_name.setdefault(r.name, []).append(r)
    cells = [("Variabel", *(made.names[r] for r in registers), "Motivering")]
    cells += [
        (name, *("x" if any(r.register == reg for r in rs) else "" for reg in registers), rs[0].motivation)
        for name, rs in by_name.items()
    ]
    meant = tuple(
        Row(register=r.register, name=r.name, description="", period="", motivation=rs[0].motivation)
        for rs in by_name.values()
        for r in rs
    )
    return Listed(name="lista.xlsx", data=carriers.workbook((("Blad1", tuple(cells)),)), facts=made.facts(meant))


def _paper(made: _List, columns: tuple[str, ...]) -> Written:
    return Written(
        kind="variable-list",
        pages=(f"{made.title}\n{made.project.subject.title}",),
        tables=(("", made.table(columns)),),
    )


def _word_table(made: _List) -> Listed:
    return Listed(
        name="lista.docx",
        data=carriers.word_tables(_paper(made, ("register", "variable", "description", "motivation"))),
        facts=made.facts(),
    )


def _pdf_table(made: _List) -> Listed:
    return Listed(
        name="lista.pdf",
        data=carriers.table_pdf(_paper(made, ("register", "variable", "period", "motivation"))),
        facts=made.facts(),
    )


def _pdf_open(made: _List) -> Listed:
    return Listed(
        name="lista.pdf",
        data=carriers.table_pdf(_paper(made, ("register", "variable", "motivation")), ruled=False),
        facts=made.facts(),
    )


def _csv(made: _List) -> Listed:
    encoding, mark = made.draw.choice((("cp1252", ";"), ("utf-8-sig", ";"), ("utf-8", ","), ("utf-16", ";")))
    return Listed(name="lista.csv", data=carriers.delimited(made.table(), mark, encoding), facts=made.facts())


def _tsv(made: _List) -> Listed:
    return Listed(
        name="lista.txt",
        data=carriers.delimited(made.table(), "\t", made.draw.choice(("utf-8", "cp1252", "utf-16"))),
        facts=made.facts(),
    )


def _body(made: _List) -> Listed:
    """Typed into the mail under the registers' names."""
    form = made.draw.pick(("- {n}: {m}", "- {n} – {m}", "{n} ({m})", "* {n} - {m}", "{n}: {m}", "• {n}, {m}"))
    lines = ["Hej!", "", "Här kommer variablerna som vi vill ha:", ""]
    for register in dict.fromkeys(r.register for r in made.wanted):
        lines.append(
            made.draw.pick(("{r} ({s}):", "{r}", "{r}:", "Ur {r} ({s})")).format(r=made.names[register], s=register)
        )
        lines += [
            form.format(n=r.name, m=r.motivation) if r.motivation else r.name
            for r in made.wanted
            if r.register == register
        ]
        lines.append("")
    return Listed(name="body.txt", data="\n".join([*lines, "Med vänlig hälsning", "Anna"]).encode(), facts=made.facts())


def _bullets(made: _List) -> Listed:
    """A Word file with names after their register on one line, and no motivations."""
    lines = [made.title]
    for register in dict.fromkeys(r.register for r in made.wanted):
        lines.append(f"{made.names[register]}: " + ", ".join(r.name for r in made.wanted if r.register == register))
    meant = tuple(Row(register=r.register, name=r.name, description="", period="") for r in made.wanted)
    return Listed(name="lista.docx", data=carriers.word(("\n".join(lines),)), facts=made.facts(meant))


def _from_to(made: _List) -> Listed:
    first, last = made.project.subject.period
    cells = [
        ("Register", "Variabel", "Från år", "Till år", "Syfte"),
        *((made.register(r), r.name, first, last, made.reason(r)) for r in made.wanted),
    ]
    return Listed(name="lista.xlsx", data=carriers.workbook((("Blad1", tuple(cells)),)), facts=made.facts())


def _no_head(made: _List) -> Listed:
    return Listed(
        name="lista.xlsx",
        data=carriers.workbook((("Blad1", made.table(("register", "variable", "motivation"))[1:]),)),
        facts=made.facts(),
    )


def _prose_reason(made: _List) -> Listed:
    """A table without reasons, and one paragraph that gives them all."""
    reason = "Motivering: Samtliga variabler behövs för att definiera studiepopulation, exponering och utfall samt för justering."
    paper = Written(
        kind="variable-list", pages=(f"{made.title}\n{reason}",), tables=(("", made.table(("register", "variable"))),)
    )
    meant = tuple(Row(register=r.register, name=r.name, description="", period="", motivation="x") for r in made.wanted)
    return Listed(name="lista.docx", data=carriers.word_tables(paper), facts=made.facts(meant))


_ALWAYS_MOTIVATED = ("merged", "said-above", "cross-marks", "bullets", "prose-reason", "no-head")
_SHAPES = {"one-sheet": _one_sheet, "sheet-a-register": _sheet_a_register, "group-rows": _group_rows, "merged": _merged, "said-above": _said_above,
           "below-advice": _below_advice, "picker": _picker, "cross-marks": _cross_marks, "word-table": _word_table, "pdf-table": _pdf_table, "pdf-open": _pdf_open,
           "csv": _csv, "tsv": _tsv, "body": _body, "bullets": _bullets, "from-to": _from_to, "no-head": _no_head, "prose-reason": _prose_reason}  # fmt: skip
