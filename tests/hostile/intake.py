"""The service on embedded parts, which takes in one hostile mail after another and tells what came of each."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from bot import service
from bot.core.papers import MAIL
from bot.demo.play import settings_in
from bot.desk import Desk, open_desk
from parsers.facts import Mail
from parsers.limited import Reading, Workshop
from storage import records
from tests.hostile.case import File, Outcome

NAMED = ("unreadable", "unclear-sender", "poison")
PLENTY = 10**6


class Noting:
    """The real workshop, and what it read last."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop, self.last = workshop, Mail(sha256="", size=0)

    def read(self, raw: BinaryIO) -> Reading:
        reading = self.workshop.read(raw)
        self.last = reading.mail
        return reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What came of one mail, and at what cost."""

    outcome: Outcome
    attempts: int
    seconds: float
    letters: tuple[bytes, ...]
    mail: Mail
    kept: bytes  # the bytes that the store has


class Intake:
    """The service; `settled` takes one mail all the way."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.workshop = Noting(desk.workshop)
        self.desk = replace(desk, workshop=self.workshop)
        self.folder = folder

    def settled(self, raw: bytes) -> Settled:
        """Delivers a mail, does all that is due, and tells what came of it."""
        began, before = time.monotonic(), set(self._letters())
        inbox = self.folder / "mailbox" / "new"
        inbox.mkdir(parents=True, exist_ok=True)
        for other in ("cur", "tmp"):
            (inbox.parent / other).mkdir(exist_ok=True)
        (inbox / uuid4().hex).write_bytes(raw)
        for act in (service.take_in, service.process_waiting, service.file, service.send):
            act(self.desk)
        letters = tuple(path.read_bytes() for path in self._letters() if path not in before)
        return self._told(raw, time.monotonic() - began, letters)

    def _letters(self) -> Iterator[Path]:
        return (self.folder / "letters" / "new").glob("*")

    def _told(self, raw: bytes, seconds: float, letters: tuple[bytes, ...]) -> Settled:
        with self.desk.store.reading() as register:
            row = register.mail_by_sha256(hashlib.sha256(raw).hexdigest())
            assert row is not None
            held = register.held(row.id)
            everything = (numbered.document for numbered in register.documents_of_mail(row.id))
            documents = tuple(document for document in everything if document.path != MAIL)
        waits = held.reason if held and held.reason in NAMED else None
        outcome = Outcome(
            waits=waits,
            because=held.details if held and waits else "",
            known_sender=row.sender is not None,
            subject=row.subject,
            problems=self.workshop.last.problems,
            files=tuple(File(name=d.name, kind=d.kind, problems=d.problems) for d in documents),
        )
        assert row.state is not records.MailState.RECEIVED
        return Settled(
            outcome=outcome,
            attempts=row.attempts,
            seconds=seconds,
            letters=letters,
            mail=self.workshop.last,
            kept=self._bytes(row),
        )

    def _bytes(self, row: records.Mail) -> bytes:
        return self.desk.files.path(row.sha256).read_bytes()


@contextmanager
def intake_in(folder: Path) -> Iterator[Intake]:
    """The service in a folder of its own, with no end to the letters that it may send."""
    settings = settings_in(folder)
    limits = replace(
        settings.limits,
        letters_a_day_in_all=PLENTY,
        letters_a_day=PLENTY,
        letters_an_hour=PLENTY,
        mails_of_one_sender_a_day=PLENTY,
    )
    with open_desk(replace(settings, limits=limits)) as desk:
        yield Intake(desk, folder)
