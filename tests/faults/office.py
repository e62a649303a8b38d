"""The service in this process: a mailbox and a way out in memory, a clock of ours, everything else real."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.desk import Desk
from bot.jobs import Work
from bot.rendering import Renderer
from bot.settings import Agency, Settings, Staff, Storage, Trust
from parsers.limited import Workshop
from storage.files import Files
from storage.store import Store, open_store
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.sender import FakeSender
from tests.faults.mails import AGENCY
from tests.rigs.disk import quick_place

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
KEY = b"k" * 32
TEMPLATES = Renderer(None)


class CopyingSender(FakeSender):
    """A server that also delivers the copy that goes to the mailbox itself (P13)."""

    def __init__(self, mailbox: FakeMailbox) -> None:
        super().__init__()
        self.mailbox = mailbox

    def send(self, envelope_from: str, recipients: tuple[str, ...], message: bytes) -> None:
        super().send(envelope_from, recipients, message)
        if AGENCY in recipients[1:]:
            self.mailbox.deliver(message)


@dataclass
class Office:
    """A desk whose world can be broken, and the hands of its clock."""

    folder: Path
    workshop: Workshop
    settings: Settings
    mailbox: FakeMailbox = field(default_factory=FakeMailbox)
    clock: datetime = NOON

    def __post_init__(self) -> None:
        self.sender = CopyingSender(self.mailbox)
        self._ids = count(1)
        self.start()

    def start(self) -> None:
        """A process begins: what it held in memory is new, disk and servers are as they were."""
        self.desk = Desk(
            settings=self.settings,
            mailbox=self.mailbox,
            sender=self.sender,
            store=open_store(self.settings.storage.database, busy_seconds=0.05),
            files=Files(Path(self.settings.storage.files)),
            workshop=self.workshop,
            templates=TEMPLATES,
            keys=(KEY,),
            now=lambda: self.clock,
            random_id=lambda: f"{next(self._ids):016x}",
            chance=lambda: 0.5,
        )
        self.work = Work(self.desk)

    @property
    def store(self) -> Store:
        return self.desk.store

    def restart(self) -> None:
        """The process ends somehow and begins again."""
        self.close()
        self.start()

    def close(self) -> None:
        self.desk.store.close()

    def one_pass(self) -> None:
        """All jobs of the service, once."""
        self.work.intake()
        self.work.send()
        self.work.intake()  # the copies of what was sent

    def go_on(self, passes: int = 6, pause: timedelta = timedelta(minutes=7)) -> None:
        """Let time pass until whatever was put off has been tried again."""
        for _ in range(passes):
            self.one_pass()
            self.clock += pause


def settings_in(folder: Path, **more: object) -> Settings:
    plain = Settings(
        agency=Agency(name="Exempelmyndigheten", mailbox_address=AGENCY),
        storage=Storage(
            database=f"sqlite:///{folder / 'register.db'}", files=str(folder / "files"), free_mib=0, free_percent=0
        ),
        staff=Staff(digest_to=("karin@agency.example",)),
        trust=Trust(token_key_file=folder / "token.key"),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


@contextmanager
def office(workshop: Workshop, empty: Path, **more: object) -> Iterator[Office]:
    """An office of its own. `empty`: a register whose tables are made, to begin with."""
    with TemporaryDirectory(prefix="office", dir=quick_place()) as name:
        folder = Path(name)
        shutil.copy(empty, folder / "register.db")
        opened = Office(folder, workshop, settings_in(folder, **more))
        try:
            yield opened
        finally:
            opened.close()
