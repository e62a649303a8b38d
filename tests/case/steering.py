"""How officers steer in the tests: they answer a letter, and are told what came of it."""

from __future__ import annotations

from email.message import EmailMessage

from tests.rigs.office import KARIN, SPECIFICATION, Office, name_of

SARA = "sara.mallberg@exempel-universitetet.example"  # who ordered, in the demonstration's first mail
REPRESENTATIVE = "gunnar.fiktiva@exempel-universitetet.example"
RESEARCHER = "tage.modellqvist@exempel-universitetet.example"


def digest_of(office: Office) -> EmailMessage:
    """The next day's digest."""
    (found,) = (letter for letter in office.passes(days=1) if name_of(office, letter) == "digest")
    return found


def told(office: Office, letters: list[EmailMessage]) -> list[str]:
    """Letters in short: which to whom; of an answer to a command, its result."""
    return [
        str(office.owed(letter).owed.fields["result"])
        if name_of(office, letter) == "command-answer"
        else f"{name_of(office, letter)} to {office.owed(letter).owed.recipient}"
        for letter in letters
    ]


def steered(office: Office, text: str, answers: EmailMessage, **more: object) -> list[str]:
    """Karin writes; what follows, in short."""
    return told(office, office.hears(KARIN, text, answers=answers, **more))


def specified(office: Office) -> tuple[EmailMessage, EmailMessage]:
    """An order whose specification has been sent: the digest that was answered, and the specification."""
    office.orders()
    digest = digest_of(office)
    steered(office, "ta 6.3-1/2026", digest)
    letters = office.hears(KARIN, "specifikation 6.3-1/2026 20 timmar", answers=digest, files=(SPECIFICATION,))
    return digest, letters[0]
