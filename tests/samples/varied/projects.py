"""Invented projects, wider than the demonstration's: more titles, principals, invoices, and ethics numbers of every era."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.samples import scenery
from tests.samples.projects import Project, invent
from tests.samples.varied.draw import Draw, wordings

_ARRIVAL = date(2026, 11, 2)


def project(draw: Draw, *, language: str = "sv", old: bool | None = None, deceased: bool = False) -> Project:
    """A project with its people, its matter and its invoice."""
    subjects = [key for key in scenery.subjects() if ("endast avlidna" in scenery.subject(key).population) is deceased]
    is_old = draw.maybe(0.25) if old is None else old
    decided = (
        date(2005, 1, 10) + timedelta(days=draw.randint(0, 4900))
        if is_old
        else _ARRIVAL - timedelta(days=draw.randint(20, 700))
    )
    whole = invent(
        draw.randint(0, 10**6), draw.choice(subjects), draw.choice(scenery.organisations()), decided, language=language
    )
    told = wordings("projects")
    name, number = draw.pick(told["organisations"])
    home = replace(
        whole.organisation,
        name=name,
        number=number,
        invoice=tuple(draw.pick(told["invoices"])),
        authority=number[0] == "2",
    )
    subject = replace(whole.subject, title=draw.pick(told["titles"]), kva=whole.subject.kva)
    return replace(
        whole,
        subject=subject,
        organisation=home,
        reference=draw.pick(told["references"]),
        ethics_number="" if deceased else _number(draw, decided),
    )


def _number(draw: Draw, decided: date) -> str:
    year, running = decided.year, draw.randint(101, 1999)
    if year >= 2019:
        return f"{year}-{draw.randint(301, 7999):05}{draw.choice(('-01', '', '-01', '-02'))}"
    return draw.choice((
        f"{year}/{running}-31/{draw.randint(1, 4)}", f"{year}/{running}", f"{year}:{running}", f"{year}/{running}-31",
        f"{year}-{running}-31M", f"{running}-{year % 100:02}",
    ))  # fmt: skip
