"""Invented research projects: what all papers of one order agree on."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from tests.samples import scenery
from tests.samples.scenery import Organisation, Subject

MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Human:
    """Somebody invented."""

    name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One project with its people, its ethics matter and its invoice."""

    subject: Subject
    organisation: Organisation
    language: str  # of form, list and mail; ethics papers are in Swedish
    researcher: Human
    representative: Human
    contact: Human
    ethics_number: str  # empty: no ethics matter
    applied: date
    decided: date
    reference: str

    @property
    def only_deceased(self) -> bool:
        """Whether no ethics approval is needed, since only deceased persons take part."""
        return "endast avlidna" in self.subject.population

    @property
    def words(self) -> dict[str, str]:
        """What fills the {names} of the prose."""
        subject, home = self.subject, self.organisation
        names = scenery.register_names("sv")
        told = {
            "title": subject.title,
            "aim": subject.aim,
            "background": subject.background,
            "population": subject.population,
            "exposure": subject.exposure,
            "outcome": subject.outcome,
            "codes": ", ".join(subject.icd),
            "years": "–".join(subject.period),
            "last_year": subject.period[1],
            "register_names": _listed([names[short].lower() for short in subject.registers]),
            "register_lines": "\n".join(f"- {names[short]}, Socialstyrelsen" for short in subject.registers),
            "principal": home.name,
            "principal_genitive": home.name if home.name.endswith("s") else f"{home.name}s",
            "org_number": home.number,
            "unit": home.unit,
            "street": home.street,
            "city": home.city,
            "representative": self.representative.name,
            "representative_role": home.role,
            "representative_email": self.representative.email,
            "researcher": self.researcher.name,
            "researcher_email": self.researcher.email,
            "researcher_phone": self.researcher.phone,
            "ethics_number": self.ethics_number,
            "applied": self.applied.isoformat(),
            "applied_later": (self.applied + timedelta(days=11)).isoformat(),
            "decided": self.decided.isoformat(),
        }
        return told | {key: text.format_map(told) for key, text in scenery.answers().items() if key not in told}


def invent(seed: int, subject: str, organisation: str, decided: date, *, language: str = "sv") -> Project:
    """A project with people drawn by `seed`: the same seed gives the same people."""
    dice = random.Random(seed)
    home = scenery.organisation(organisation)
    studied = scenery.subject(subject)
    first = dice.sample(scenery.first_names(), 3)
    last = dice.sample(scenery.last_names(), 3)
    people = [_human(*names, home.domain, dice) for names in zip(first, last, strict=True)]
    initials = (ascii_letters(first[0])[:2] + ascii_letters(last[0])[:2]).upper()
    return Project(
        subject=studied,
        organisation=home,
        language=language,
        researcher=people[0],
        representative=people[1],
        contact=people[2] if dice.random() < 0.5 else people[0],
        ethics_number="" if "endast avlidna" in studied.population else _ethics_number(decided, dice),
        applied=decided - timedelta(days=dice.randint(45, 110)),
        decided=decided,
        reference=home.reference.format(n=dice.randint(1, 99), initials=initials),
    )


def _human(first: str, last: str, domain: str, dice: random.Random) -> Human:
    # The mobile numbers 070-174 06 05 to 06 99 are set aside for fiction by the Swedish telecom authority.
    address = f"{ascii_letters(first)}.{ascii_letters(last)}@{domain}".lower()
    return Human(name=f"{first} {last}", email=address, phone=f"070-174 06 {dice.randint(5, 99):02}")


def _ethics_number(decided: date, dice: random.Random) -> str:
    if decided.year < 2019:
        return f"{decided.year}/{dice.randint(101, 1999)}-31/{dice.randint(1, 4)}"
    return f"{decided.year}-{dice.randint(301, 7999):05}-01"


def ascii_letters(text: str) -> str:
    """Without the dots and rings of Swedish letters."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def in_words(day: date) -> str:
    """17 september 2025."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} och {words[-1]}"
