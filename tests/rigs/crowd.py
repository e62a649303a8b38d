"""Many mails of every sort, small and each different, with what must come of each."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from tests.samples import documents, scenery
from tests.samples.clients import Envelope, apple_mail, gmail, thunderbird
from tests.samples.mails import farewell, from_researcher, local
from tests.samples.outlook import outlook
from tests.samples.projects import invent

Client = Callable[[Envelope], bytes]
_CLIENTS: tuple[Client, ...] = (gmail, apple_mail, thunderbird, lambda mail: outlook(mail, with_logo=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A mail, and what must come of it."""

    raw: bytes
    message_id: str
    answered: bool = False
    numbered: bool = False


def crowd(count: int, seed: int = 1) -> list[Delivered]:
    """Orders, questions, out-of-office answers, bounces and newsletters, shuffled; each seed gives other mails."""
    makers = (_order, _order, _order, _question, _absence, _bounce, _newsletter, _question)
    mails = [makers[number % len(makers)](number, seed) for number in range(count)]
    random.Random(seed).shuffle(mails)
    return mails


def order(number: int, seed: int, *, whole: bool = False) -> Delivered:
    """An order of its own project, from its own person: form, and by turns list, application and decision."""
    subjects, homes = scenery.subjects(), scenery.organisations()
    project = invent(
        seed * 10_000 + number, subjects[number % len(subjects)], homes[number % len(homes)], date(2017, 5, 10)
    )
    project = replace(
        project,
        subject=replace(project.subject, title=f"{project.subject.title}, delstudie {seed}-{number}"),
        contact=replace(project.contact, email=f"forskare{seed}x{number}@uni{number}.example"),
    )
    papers = [documents.form(project, "Blankett.docx", "docx")]
    if whole or number % 3:
        papers.append(documents.variable_list(project, "variabler.csv", "csv"))
    if whole or number % 2:
        papers.append(documents.decision(project, "beslut.pdf", family="epn"))
    text = f"Hej!\n\nHärmed beställer vi registerdata till {project.subject.title}.\n\n{farewell(project)}"
    mail = from_researcher(project, "Beställning av registerdata", text, local(11, 2, 8, 1), *papers)
    return _delivered(mail, number, seed, _CLIENTS[number % len(_CLIENTS)], answered=True, numbered=True)


def _order(number: int, seed: int) -> Delivered:
    return order(number, seed)


def _question(number: int, seed: int) -> Delivered:
    text = f"Hej! Hur lång är handläggningstiden för registerdata i fall {number}?\n\nMvh F"
    return _letter(number, seed, f"fraga{seed}x{number}@privat.example", "Fråga", text, answered=True)


def _absence(number: int, seed: int) -> Delivered:
    more = (("Auto-Submitted", "auto-replied"),)
    subject = "Automatiskt svar: Bekräftelse"
    return _letter(number, seed, f"borta{seed}x{number}@privat.example", subject, f"Jag är borta {number}.", more)


def _bounce(number: int, seed: int) -> Delivered:
    subject = "Undelivered Mail Returned to Sender"
    return _letter(number, seed, "mailer-daemon@mx.example", subject, f"No user {number}.")


def _newsletter(number: int, seed: int) -> Delivered:
    more = (("List-Unsubscribe", "<mailto:av@leverantor.example>"),)
    address = f"nyheter{seed}x{number}@leverantor.example"
    return _letter(number, seed, address, f"Nyheter {number}", f"Nu finns nummer {number} ute.", more)


def _letter(
    number: int,
    seed: int,
    address: str,
    subject: str,
    text: str,
    more: tuple[tuple[str, str], ...] = (),
    *,
    answered: bool = False,
) -> Delivered:
    mail = Envelope(
        name=f"Någon {number}", address=address, subject=subject, text=text, arrival=local(11, 2, 9, 0), more=more
    )
    return _delivered(mail, number, seed, _CLIENTS[number % 3], answered=answered)


def _delivered(
    mail: Envelope, number: int, seed: int, client: Client, *, answered: bool, numbered: bool = False
) -> Delivered:
    """The mail under a Message-ID by which its answer is found again."""
    message_id = f"<{seed}.{number}@elsewhere.example>"
    head, blank, body = client(mail).partition(b"\r\n\r\n")
    lines = (line for line in head.split(b"\r\n") if not line.lower().startswith(b"message-id:"))
    raw = b"\r\n".join((*lines, b"Message-ID: " + message_id.encode())) + blank + body
    return Delivered(raw=raw, message_id=message_id, answered=answered, numbered=numbered)
