"""Decisions of the ethics authorities in the layouts of every era, with every outcome and the traps around them."""

from __future__ import annotations

from datetime import date, timedelta

from tests.samples.projects import Project, in_words
from tests.samples.varied.draw import Draw, wordings
from tests.samples.varied.paper import Written

OUTCOMES = ("approved", "approved-with-conditions", "partly", "rejected", "dismissed", "advisory", "handed-over", "closed",
            "completion-requested", "unknown")  # fmt: skip
_LAYOUTS = ("letter", "letter", "minutes", "extract", "english")
_FORMAL_ONLY = ("handed-over", "unknown", "partly")  # no English wordings of these


def decision(draw: Draw, project: Project, outcome: str, *, amendment: bool = False) -> Written:
    """A decision with that outcome on the project's matter."""
    layout = draw.pick(_LAYOUTS)
    if layout == "english" and (outcome in _FORMAL_ONLY or amendment):
        layout = "letter"
    make = {"letter": _letter, "minutes": _minutes, "extract": _extract, "english": _english}[layout]
    words = _Words(draw, project, layout)
    pool = _pool(outcome, amendment, english=layout == "english")
    verdict = words.filled(draw.pick(pool))
    if layout != "english":
        verdict = _broken(draw, verdict)
    pages = make(words, verdict, positive=outcome in ("approved", "approved-with-conditions"), amendment=amendment)
    return Written(
        kind="ethics-decision",
        pages=tuple(_dirtied(draw, page) for page in pages),
        family=f"{layout}: {verdict[:90]!r}",
        facts={
            "outcome": outcome,
            "amendment": amendment,
            "numbers": (project.ethics_number,),
            "date": project.decided.isoformat(),
            "title": project.subject.title,
            "principal": project.organisation.name,
        },
    )


def _pool(outcome: str, amendment: bool, *, english: bool) -> list[str]:
    told = wordings("decisions")
    if amendment:
        return list(told["amendment"] if outcome == "approved" else told["amendment-rejected"])
    return list(told[f"{outcome}-en"] if english else told[outcome])


class _Words:
    """What fills a layout's gaps; drawn once a paper."""

    def __init__(self, draw: Draw, project: Project, layout: str) -> None:
        self.draw, self.project = draw, project
        self.modern = project.decided.year >= 2019
        place = draw.pick(("Stockholm", "Exempelstad", "Provköping", "Lund", "Umeå"))
        self.authority = "Etikprövningsmyndigheten" if self.modern else f"Regionala etikprövningsnämnden i {place}"
        self.governs = "Etikprövningsmyndigheten" if self.modern else draw.pick(("Nämnden", "Etikprövningsnämnden", "Regionala etikprövningsnämnden"))  # fmt: skip
        self.english = "Swedish Ethical Review Authority" if self.modern else "Regional Ethical Review Board"

    def filled(self, text: str) -> str:
        """The text with authority and date."""
        inside = self.governs if self.modern else self.governs[0].lower() + self.governs[1:]
        later = in_words(self.project.decided + timedelta(days=40))
        return text.format(A=self.governs, a=inside, EN=self.english, date=later)

    def some(self, pool: str) -> str:
        """A wording of the pool."""
        return self.filled(self.draw.pick(wordings("decisions")[pool]))

    @property
    def day(self) -> str:
        """The decision's day as such papers print it."""
        day: date = self.project.decided
        return self.draw.pick((day.isoformat(), in_words(day), f"den {in_words(day)}"))


def _rows(words: _Words, pairs: tuple[tuple[str, str], ...]) -> str:
    form = words.draw.pick(("{}: {}", "{}\t{}", "{}\n{}", "{}  {}"))
    return "\n".join(form.format(label, value) for label, value in pairs)


def _about(words: _Words) -> str:
    project, draw = words.project, words.draw
    return _rows(words, (
        (draw.pick(("Sökande forskningshuvudman", "Forskningshuvudman", "Sökande huvudman")), project.organisation.name),
        (draw.pick(("Behörig företrädare", "Företrädare")), project.representative.name),
        (draw.pick(("Forskare som genomför projektet", "Ansvarig forskare", "Huvudansvarig forskare")), project.researcher.name),
        (draw.pick(("Projekttitel", "Projektets titel", "Forskningsprojektets titel", "Titel")), project.subject.title),
    ))  # fmt: skip


def _reasons(words: _Words, positive: bool) -> str:
    return words.some("reasons-positive" if positive else "reasons-negative")


def _letter(words: _Words, verdict: str, *, positive: bool, amendment: bool) -> tuple[str, ...]:
    draw = words.draw
    heading = words.filled(draw.pick(wordings("decisions")["section-headings"]))
    background = "Ansökan avser ändring av tidigare godkänd forskning." if amendment else words.some("background")
    reasons = f"{words.filled(draw.pick(wordings('decisions')['reason-headings']))}\n{_reasons(words, positive)}"
    body = [f"{heading}\n{verdict}", f"Bakgrund\n{background}", reasons]
    if draw.maybe(0.3):  # the older order: what was asked for first
        body = [body[1], body[0], body[2]]
    first = "\n".join((
        words.authority, draw.pick(("BESLUT", "Beslut", "BESLUT om etikprövning")),
        _rows(words, (("Dnr", words.project.ethics_number), (draw.pick(("Datum", "Beslutsdatum")), words.day))),
        _about(words), *body,
        f"Beslutande\nBeslutet har fattats av Gunnar Ordförandesson, ordförande, och ledamöterna Tage Lekmansson och {words.project.contact.name if draw.maybe(0.2) else 'Märta Forskarsson'}.",
    ))  # fmt: skip
    last = f"Hur man överklagar\n{words.some('appeal')}\nUpplysningar\n{words.some('information')}"
    return (first, last) if draw.maybe() else (f"{first}\n{last}",)


def _minutes(words: _Words, verdict: str, *, positive: bool, amendment: bool) -> tuple[str, ...]:
    draw, project = words.draw, words.project
    matter = draw.pick(("Ansökan om etikprövning", "Ny ansökan", "Etikprövning av ansökan"))
    matter = "Ansökan om ändring av godkänt projekt" if amendment else matter
    page = "\n".join((
        words.authority.upper(), f"PROTOKOLL {project.decided.year}:{draw.randint(1, 14)}",
        f"Sammanträde {words.day} i Exempelstad",
        "Avdelning 2, medicin", "Närvarande", "Gunnar Ordförandesson, ordförande; Ulla Sekreterarsson, vetenskaplig sekreterare",
        f"§ {draw.randint(3, 30)} {matter}",
        f"Diarienummer: {project.ethics_number}", _about(words),
        words.filled(draw.pick(("BESLUT", "Beslut", "Beslut:"))), verdict, _reasons(words, positive),
        "Vid protokollet", "Åsa Protokollsson", "Justeras", "Gunnar Ordförandesson",
    ))  # fmt: skip
    return (page, f"Hur man överklagar\n{words.some('appeal')}") if draw.maybe() else (page,)


def _extract(words: _Words, verdict: str, *, positive: bool, amendment: bool) -> tuple[str, ...]:
    project = words.project
    return ("\n".join((
        words.authority, "Protokollsutdrag", f"Dnr {project.ethics_number}", f"Sammanträdesdatum {words.day}",
        f"Ärende: {'Ändringsansökan' if amendment else 'Etikprövning'}", _about(words),
        f"{words.governs}s beslut", verdict, "Motivering", _reasons(words, positive),
        words.some("information"), words.some("appeal"), "Rätt utdraget intygar", "Åsa Protokollsson",
    )),)  # fmt: skip


def _english(words: _Words, verdict: str, *, positive: bool, amendment: bool) -> tuple[str, ...]:
    project = words.project
    return ("\n".join((
        words.english, "DECISION", f"Registration number: {project.ethics_number}", f"Date: {project.decided.isoformat()}",
        f"Applicant: {project.organisation.name}", f"Principal investigator: {project.researcher.name}",
        f"Project title: {project.subject.title}", "Decision", verdict, "Reasons",
        "The research involves sensitive personal data and must be reviewed under the Ethical Review Act.",
        "How to appeal", "If the authority rejects the application, the decision may be appealed within three weeks.",
    )),)  # fmt: skip


def _broken(draw: Draw, verdict: str) -> str:
    """Lines broken in the middle of key phrases, with a hyphen or without, as narrow columns do."""
    if not draw.maybe(0.3):
        return verdict
    words = verdict.split(" ")
    at = draw.randint(1, max(len(words) - 1, 1))
    if draw.maybe(0.4) and at < len(words) and len(words[at]) > 7 and words[at].isalpha():
        cut = len(words[at]) // 2
        words[at] = f"{words[at][:cut]}-\n{words[at][cut:]}"
        return " ".join(words)
    return f"{' '.join(words[:at])}\n{' '.join(words[at:])}"


def _dirtied(draw: Draw, page: str) -> str:
    """Now and then a page as OCR reads it: few letters wrong, and not the same each time."""
    if not draw.maybe(0.15):
        return page
    wrong = {"å": "a", "ä": "a", "ö": "o", "l": "1", "rn": "m", "fi": "ﬁ", ".": ","}
    for right, read in draw.sample(sorted(wrong.items()), 2):
        pieces = page.split(right)
        page = "".join(
            piece + (read if draw.maybe(0.06) else right) for piece in pieces[:-1]
        ) + pieces[-1]  # fmt: skip
    return page
