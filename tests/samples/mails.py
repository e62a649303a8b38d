"""A sample: a mail's name, its truth, and how its bytes are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from tests.samples.clients import SWEDEN, Envelope
from tests.samples.documents import Paper
from tests.samples.forms import form_facts
from tests.samples.projects import Project
from tests.samples.truth import Facts, MailTruth, PaperTruth

LOGO = PaperTruth(path="image001.png", kind="decoration", carrier="png")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One mail; `make` may need the programs that make papers, `truth` never does."""

    name: str
    truth: MailTruth
    make: Callable[[], bytes]
    attachments: tuple[str, ...] = ()  # the names on the outside of the mail


def local(month: int, day: int, hour: int, minute: int) -> datetime:
    """A moment in Sweden in the year of the samples."""
    return datetime(2026, month, day, hour, minute, 4, tzinfo=SWEDEN)


def sample(
    name: str,
    truth: MailTruth,
    mail: Envelope,
    client: Callable[[Envelope], bytes],
    *,
    logo: bool = False,
    body: tuple[PaperTruth, ...] = (),
) -> Sample:
    """A sample whose truth on sender, subject, arrival and papers is told by its mail."""
    papers = tuple(t for paper in mail.papers for t in paper.truths) + body
    told = replace(
        truth,
        sender=mail.address,
        subject=mail.subject,
        arrival=mail.arrival,
        papers=truth.papers or papers + ((LOGO,) if logo else ()),
    )
    outside = tuple(paper.name for paper in mail.papers) + ((LOGO.path,) if logo else ())
    outside += (mail.attached_mail[0],) if mail.attached_mail else ()
    return Sample(name=name, truth=told, make=lambda: client(mail), attachments=outside)


def order_of(project: Project, *, without: tuple[str, ...] = ()) -> Facts:
    """The order's fields that its papers tell together."""
    return form_facts(project, without=without)


def from_researcher(project: Project, subject: str, text: str, arrival: datetime, *papers: Paper) -> Envelope:
    """A mail from the project's contact person."""
    human = project.contact
    return Envelope(name=human.name, address=human.email, subject=subject, text=text, arrival=arrival, papers=papers)


def farewell(project: Project, wish: str = "Med vänlig hälsning") -> str:
    """The end of a mail: wish, name, place, telephone."""
    human, home = project.contact, project.organisation
    return f"{wish}\n{human.name}\n\n{home.unit}\n{home.name}\n{home.street}, {home.city}\nTelefon {human.phone}"
