"""A whole service in this process (SQLite, the real readers), and its people.

Mail and letters go through two Maildirs, or through a real Dovecot and a real SMTP server. The clock is the test's
own. Each mail is delivered as a server would, and one pass of everything follows.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from bot.desk import Desk, open_desk
from bot.jobs import once
from bot.settings import Agency, Limits, Mailbox, Settings, Smtp, Staff, Storage, Trust
from storage import records
from storage.store import open_store
from tests.rigs.dovecot import Account
from tests.rigs.smtp_sink import Sink

MX = "mx.agency.example"
AGENCY = "registerservice@agency.example"
KARIN, ANNA = "karin.handler@agency.example", "anna.handler@agency.example"
CHIEF, LAWYER = "chief@agency.example", "lawyer@agency.example"
DEMO_MAILS = Path(__file__).parents[2] / "bot" / "demo" / "mails"
SPECIFICATION = ("Specifikation.pdf", b"%PDF-1.4 specification, version one")
DECISION = ("Beslut.pdf", b"%PDF-1.4 decision")


def settings_in(folder: Path) -> Settings:
    """An office with two officers, of whom one gets the digest."""
    return Settings(
        agency=Agency(name="Exempelmyndigheten", mailbox_address=AGENCY),
        mailbox=Mailbox(path=folder / "mailbox"),
        smtp=Smtp(path=folder / "outbox", copy_to_mailbox=False),
        storage=Storage(
            database=f"sqlite:///{folder / 'register.db'}", files=str(folder / "files"), free_mib=0, free_percent=0
        ),
        staff=Staff(
            addresses=(KARIN, ANNA), digest_to=(KARIN,), digest_at="07:30", deciding_manager=CHIEF, lawyer=LAWYER
        ),
        trust=Trust(auth_results=MX, token_key_file=folder / "token.key"),
        limits=Limits(letters_an_hour=100, letters_a_day=100, sandbox="rlimit"),
    )


@dataclass
class Office:
    """The service, its clock, and the letters that have gone out so far."""

    folder: Path
    desk: Desk
    now: datetime = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
    letters: list[EmailMessage] = field(default_factory=list)
    account: Account | None = None  # on a real server; with it goes the sink
    sink: Sink | None = None
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def passes(self, **later: float) -> list[EmailMessage]:
        """Time goes by, then one pass of everything; the letters that went out in it."""
        self.now += timedelta(**later)
        assert once(self.desk)
        new = [cast(EmailMessage, message_from_bytes(raw, policy=default)) for raw in self._gone_out()]
        new.sort(key=lambda letter: self.owed(letter).id)
        self.letters += new
        return new

    def _gone_out(self) -> list[bytes]:
        """The letters that nobody has looked at yet."""
        if self.sink is not None:
            taken = [letter.message for letter in self.sink.taken]
            self.sink.taken.clear()
            return taken
        paths = sorted((self.folder / "outbox" / "new").glob("*"))
        letters = [path.read_bytes() for path in paths]
        for path in paths:
            path.unlink()
        return letters

    def delivers(self, raw: bytes) -> list[EmailMessage]:
        """A mail reaches the mailbox; the letters that follow at once."""
        if self.account is not None:
            self.account.append(raw, arrived_at=self.now)
            return self.passes(minutes=5)
        new = self.folder / "mailbox" / "new"
        for part in ("tmp", "new", "cur"):
            (self.folder / "mailbox" / part).mkdir(parents=True, exist_ok=True)
        path = new / f"{next(self.numbers):05}.mail"
        path.write_bytes(raw)
        os.utime(path, (self.now.timestamp(), self.now.timestamp()))
        return self.passes(minutes=5)

    def hears(self, sender: str, text: str, **more: object) -> list[EmailMessage]:
        """Somebody writes a mail; see `mail`."""
        return self.delivers(self.mail(sender, text, **more))

    def mail(
        self,
        sender: str,
        text: str,
        *,
        answers: EmailMessage | None = None,
        subject: str = "",
        files: tuple[tuple[str, bytes], ...] = (),
        proven: bool = True,
        cc: tuple[str, ...] = (),
        to: str = AGENCY,
        headers: dict[str, str] | None = None,
    ) -> bytes:
        """A mail as it reaches the mailbox, with what our own server found out about its sender."""
        domain = sender.rpartition("@")[2]
        mail = EmailMessage(policy=SMTP)
        passed = f"dmarc=pass header.from={domain}" if proven else "spf=fail; dkim=none; dmarc=fail (p=none)"
        mail["Authentication-Results"] = f"{MX}; {passed}"
        mail["Received"] = f"from mail.{domain} by {MX} with ESMTPS; {self.now:%a, %d %b %Y %H:%M:%S} +0000"
        mail["From"] = sender
        mail["To"] = to
        if cc:
            mail["Cc"] = ", ".join(cc)
        mail["Subject"] = subject or (f"SV: {answers['Subject']}" if answers else "Hej")
        mail["Message-ID"] = f"<m{next(self.numbers)}@{domain}>"
        if answers is not None:
            mail["In-Reply-To"] = str(answers["Message-ID"])
            mail["References"] = f"{answers['References'] or ''} {answers['Message-ID']}".strip()
        for name, value in (headers or {}).items():
            mail[name] = value
        mail.set_content(text)
        for name, content in files:
            mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
        return mail.as_bytes()

    def orders(self, name: str = "01-complete") -> EmailMessage:
        """One of the demonstration's orders comes in; its confirmation."""
        letters = self.delivers((DEMO_MAILS / f"{name}.eml").read_bytes())
        (confirmation,) = (letter for letter in letters if name_of(self, letter) == "confirmation")
        return confirmation

    def owed(self, letter: EmailMessage) -> records.Letter:
        """What the register has on a letter."""
        with self.desk.store.reading() as register:
            found = register.letter_by_message_id(str(letter["Message-ID"]))
        assert found is not None
        return found

    def case(self, number: int = 1) -> records.Case:
        """A case as it stands."""
        with self.desk.store.reading() as register:
            found = register.case_by_number(f"6.3-{number}/2026")
        assert found is not None
        return found

    def events(self, number: int = 1) -> list[tuple[str, str]]:
        """Who did what in a case."""
        with self.desk.store.reading() as register:
            return [(event.who, event.what) for event in register.events(case_id=self.case(number).id)]

    def waiting(self) -> list[str]:
        """Why mails wait for a person."""
        with self.desk.store.reading() as register:
            return [held.reason for held in register.waiting_mails()]


def name_of(office: Office, letter: EmailMessage) -> str:
    """Which letter it is."""
    return office.owed(letter).owed.letter


def text_of(letter: EmailMessage) -> str:
    """A letter's text, its lines joined."""
    body = letter.get_body(("plain",))
    assert body is not None
    return re.sub(r"[^\S\n]+", " ", str(body.get_content()))


@cache
def _empty_register() -> bytes:
    """A register just made, brought up to date once for all offices."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        open_store(f"sqlite:///{path}").close()
        return path.read_bytes()


@contextmanager
def folder_in_memory() -> Iterator[Path]:
    """A folder that is gone afterwards, in memory where there is one: waiting for a disk proves nothing here."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(prefix="office", dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@contextmanager
def open_office(folder: Path, account: Account | None = None, sink: Sink | None = None) -> Iterator[Office]:
    """An office on an empty register, with real servers where they are given."""
    (folder / "register.db").write_bytes(_empty_register())
    settings = settings_in(folder)
    if account is not None and sink is not None:
        smtp = sink.settings(copy_to_mailbox=False)
        settings = replace(settings, mailbox=account.settings(junk=""), smtp=smtp)
    with open_desk(settings) as real:
        office = Office(folder=folder, desk=real, account=account, sink=sink)
        office.desk = replace(real, now=lambda: office.now)
        yield office
