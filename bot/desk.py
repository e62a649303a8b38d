"""The parts that the service works with, put together from the settings."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import random

from bot.mailbox import Mailbox
from bot.rendering import Renderer
from bot.secrets import SecretUnusable, secret_in
from bot.sender import Sender
from bot.settings import Settings
from parsers.limited import Workshop
from storage.database import is_embedded
from storage.files import Files
from storage.lock import single_instance
from storage.store import Store, open_store

SURELY_LEFT_SECONDS = 3600  # nobody writes one file for so long


class KeyUnusable(Exception):
    """The token key file cannot be used; the sentence names the mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything that does I/O for the service, and where time and chance come from."""

    settings: Settings
    mailbox: Mailbox
    sender: Sender
    store: Store
    files: Files
    workshop: Workshop
    templates: Renderer
    keys: tuple[bytes, ...]  # the first signs, all verify
    now: Callable[[], datetime]
    random_id: Callable[[], str]  # 16 hexadecimal digits
    chance: Callable[[], float]  # 0 to 1

    @property
    def domain(self) -> str:
        """The domain of our Message-IDs."""
        return self.settings.agency.mailbox_address.rpartition("@")[2].lower()

    def sweep(self) -> int:
        """Remove what kills left half written; what is fresh may be another process's only where there can be one."""
        alone = is_embedded(self.settings.storage.database)
        return self.files.sweep(0 if alone else SURELY_LEFT_SECONDS)


def mailbox_of(settings: Settings) -> Mailbox:
    """The mailbox that the settings name; nothing is connected yet."""
    if settings.mailbox.kind == "maildir":
        from bot.mailbox.maildir import MaildirMailbox

        return MaildirMailbox(settings.mailbox)
    from bot.mailbox.imap import ImapMailbox

    return ImapMailbox(settings.mailbox)


def sender_of(settings: Settings) -> Sender:
    """The way out that the settings name; nothing is connected yet."""
    if settings.smtp.kind == "maildir":
        from bot.sender.maildir import MaildirSender

        return MaildirSender(settings.smtp)
    from bot.sender.smtp import SmtpSender

    return SmtpSender(settings.smtp)


def keys_in(path: Path) -> tuple[bytes, ...]:
    """The token keys of a file, made with a fresh key when there is none. Raises KeyUnusable."""
    try:
        if not path.exists():
            _make_key(path)
        keys = tuple(bytes.fromhex(line) for line in secret_in(path).split())
    except SecretUnusable as error:
        raise KeyUnusable(str(error)) from None
    except OSError as error:
        raise KeyUnusable(f"{path} cannot be used as token key file: {error.strerror}") from None
    except ValueError:
        keys = ()
    if not keys or min(map(len, keys)) < 16:
        raise KeyUnusable(f"{path} holds no key of at least 32 hexadecimal digits; remove it to have one made")
    return keys


def _make_key(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(32) + "\n")
        file.flush()
        os.fsync(file.fileno())


def renderer_of(settings: Settings) -> Renderer:
    """What makes the letters; the last good set of own wordings lies with the stored bytes."""
    return Renderer(settings.templates.folder, Path(settings.storage.files) / "last-good-templates")


@contextmanager
def open_desk(settings: Settings) -> Iterator[Desk]:
    """The desk, ready for work, and let go of at the end.

    Raises storage.errors.AlreadyRunning, DatabaseOutdated, KeyUnusable.
    """
    with ExitStack() as stack:
        if settings.storage.database.startswith("sqlite"):
            path = Path(settings.storage.database.removeprefix("sqlite:///"))
            path.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(single_instance(path))
        store = open_store(settings.storage.database)
        stack.callback(store.close)
        workshop = Workshop(settings.limits.reading, settings.limits.sandbox)
        stack.callback(workshop.close)
        templates = renderer_of(settings)
        stack.callback(templates.close)
        mailbox, sender = mailbox_of(settings), sender_of(settings)
        stack.callback(mailbox.close)
        stack.callback(sender.close)
        yield Desk(
            settings=settings,
            mailbox=mailbox,
            sender=sender,
            store=store,
            files=Files(Path(settings.storage.files)),
            workshop=workshop,
            templates=templates,
            keys=keys_in(settings.trust.token_key_file),
            now=lambda: datetime.now(UTC),
            random_id=lambda: secrets.token_hex(8),
            chance=random,
        )
