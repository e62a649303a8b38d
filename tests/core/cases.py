"""A case at a step, and the letters that staff order in it."""

from __future__ import annotations

from dataclasses import replace

from bot.core.decision import Draft, Enclosure, KnownCase
from bot.core.steps import Step
from parsers.facts import DocumentKind
from storage import records
from tests.core import making
from tests.core.making import ANNA, ORDERER, known

PDF = making.document(DocumentKind.OTHER, name="Spec.pdf", sha256="d" * 64)
SENT = Enclosure(name="Spec.pdf", media_type="application/pdf", sha256="d" * 64)
WITH_FILE = making.mail(documents=(PDF,))


def at(step: Step, **more: object) -> KnownCase:
    """A case of Anna's at a step."""
    return replace(known(step=step.value), parties=(ORDERER,), **more)  # type: ignore[arg-type]


def draft(letter: object, key: str, recipient: str = ANNA, **more: object) -> Draft:
    """A letter that staff ordered in the case."""
    whole: dict[str, object] = {
        "key": key,
        "letter": letter,
        "language": "sv",
        "recipient": recipient,
        "automatic": False,
        "case_id": 3,
    }
    return Draft(**(whole | more))  # type: ignore[arg-type]


def decided(**fields: object) -> records.Letter:
    """The decision as it went out."""
    letter = making.letter("decision", recipient="rektor@b.example")
    return replace(letter, owed=replace(letter.owed, fields=fields, attachments=(making.FILE,)))
