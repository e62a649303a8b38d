"""The three mailboxes, each with a way to deliver into it and to look into it as a person would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from mailbox import Maildir
from pathlib import Path
from uuid import uuid4

import pytest

from bot.mailbox import Mailbox
from bot.mailbox.imap import ImapMailbox
from bot.mailbox.maildir import MaildirMailbox
from bot.settings import Mailbox as Settings
from tests.fakes.mailbox import FakeMailbox
from tests.rigs.dovecot import Account, Dovecot, dovecot  # noqa: F401 - fixture


@dataclass
class Played:
    """A mailbox under test, and what people and other programs do to it."""

    mailbox: Mailbox
    deliver: Callable[[bytes], object]
    messages: Callable[[str], list[bytes]]
    remove: Callable[[], object]  # somebody takes everything out of the inbox


@pytest.fixture
def account(dovecot: Dovecot) -> Account:  # noqa: F811 - the fixture
    """An account that no other test uses."""
    return dovecot.account()


def imap(account: Account) -> Played:
    def messages(folder: str) -> list[bytes]:
        return [kept.message for kept in account.messages(folder)]

    def remove() -> None:
        account.expunge("INBOX", *(kept.uid for kept in account.messages()))

    return Played(ImapMailbox(account.settings()), account.deliver, messages, remove)


def maildir(path: Path) -> Played:
    def deliver(raw: bytes) -> None:
        Maildir(path, create=True)
        aside = path / "tmp" / uuid4().hex
        aside.write_bytes(raw)
        aside.rename(path / "new" / aside.name)

    def messages(folder: str) -> list[bytes]:
        place = path if folder == "INBOX" else path / f".{folder}"
        return [
            file.read_bytes() for part in ("new", "cur") if (place / part).is_dir() for file in (place / part).iterdir()
        ]

    def remove() -> None:
        for file in (path / "new").iterdir():
            file.unlink()

    return Played(MaildirMailbox(Settings(path=path)), deliver, messages, remove)


def fake() -> Played:
    mailbox = FakeMailbox()
    return Played(mailbox, mailbox.deliver, mailbox.messages, mailbox.folders["INBOX"].clear)


@pytest.fixture(params=["fake", "maildir", "dovecot"])
def played(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Played]:
    """One of the three mailboxes."""
    if request.param == "fake":
        found = fake()
    elif request.param == "maildir":
        found = maildir(tmp_path / "mailbox")
    else:
        found = imap(request.getfixturevalue("account"))
    yield found
    found.mailbox.close()
