"""Many mails of every sort, small and each different, with what must come of each."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from tests.samples import documents, texts
from tests.samples.clients import gmail, outlook, plain, with_fixed_boundaries
from tests.samples.projects import DEATHS, HEART, HIP, TEETH

_TOPICS = (
    "astma hos barn",
    "stroke",
    "psoriasis",
    "artros i knä",
    "migrän",
    "glaukom",
    "hörselnedsättning",
    "epilepsi",
)
_PLACES = ("Norrland", "Skåne", "Dalarna", "Västra Götaland", "Uppland", "Halland", "Blekinge", "Jämtland")


@dataclass(frozen=True)
class Delivered:
    """A mail, and what must come of it."""

    raw: bytes
    sender: str
    message_id: str
    answered: bool
    numbered: bool


def crowd(count: int, seed: int = 1) -> list[Delivered]:
    """Orders, questions, out-of-office answers, bounces and newsletters, shuffled."""
    chance = random.Random(seed)
    makers = (_order, _order, _order, _question, _absence, _bounce, _newsletter, _question)
    mails = [makers[number % len(makers)](number, seed) for number in range(count)]
    chance.shuffle(mails)
    return mails


def _delivered(mail: object, number: int, seed: int, *, answered: bool, numbered: bool) -> Delivered:
    sender = str(mail["From"]).rpartition("<")[2].rstrip(">")  # type: ignore[index]
    message_id = f"<{seed}.{number}@elsewhere.example>"
    mail.replace_header("Message-ID", message_id)  # type: ignore[attr-defined]
    raw = with_fixed_boundaries(mail, f"{seed}.{number}")  # type: ignore[arg-type]
    return Delivered(raw, sender, message_id, answered, numbered)


def _order(number: int, seed: int) -> Delivered:
    base = (HIP, HEART, TEETH, DEATHS)[number % 4]
    topic = f"{_TOPICS[number % 8].capitalize()} i {_PLACES[(number // 8) % 8]}: studie {seed}-{number}"
    project = replace(
        base, title=topic, title_en=topic, researcher_email=f"forskare{seed}x{number}@uni{number}.example"
    )
    files = {"Blankett.docx": documents.form_docx(texts.form_fields(project))}
    if number % 3:
        files["variabler.csv"] = documents.variables_csv(("PAR",), project.period)
    if number % 2 and project.ethics_number:
        files["beslut.pdf"] = documents.decision_pdf(project)
    sender = f"Forskare {number} <{project.researcher_email}>"
    text = f"Hej!\n\nHärmed beställer vi registerdata till studien {topic}.\n\nMed vänlig hälsning\nForskare {number}"
    make = outlook if number % 2 else gmail
    return _delivered(
        make(sender, f"Beställning {number}", text, files, number), number, seed, answered=True, numbered=True
    )


def _question(number: int, seed: int) -> Delivered:
    text = f"Hej! Hur lång är handläggningstiden för registerdata i fall {number}?\n\nMvh F"
    mail = plain(f"F <fraga{seed}x{number}@privat.example>", "Fråga", text, {}, number)
    return _delivered(mail, number, seed, answered=True, numbered=False)


def _absence(number: int, seed: int) -> Delivered:
    mail = plain(
        f"B <borta{number}@privat.example>", "Automatiskt svar: Bekräftelse", f"Jag är borta {number}.", {}, number
    )
    mail["Auto-Submitted"] = "auto-replied"
    return _delivered(mail, number, seed, answered=False, numbered=False)


def _bounce(number: int, seed: int) -> Delivered:
    mail = plain(
        "Mail <mailer-daemon@mx.example>", "Undelivered Mail Returned to Sender", f"No user {number}.", {}, number
    )
    return _delivered(mail, number, seed, answered=False, numbered=False)


def _newsletter(number: int, seed: int) -> Delivered:
    mail = gmail(
        f"N <nyheter{number}@leverantor.example>", f"Nyheter {number}", f"Nu finns nummer {number} ute.", {}, number
    )
    mail["List-Unsubscribe"] = "<mailto:av@leverantor.example>"
    return _delivered(mail, number, seed, answered=False, numbered=False)
