"""Tries every part of a set-up and says of each whether it works, or how to mend it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bot.desk import keys_in, mailbox_of
from bot.mailbox import MailboxUnreachable
from bot.sender import TryLater
from bot.sender.smtp import SmtpSender
from bot.settings import Settings
from parsers.limited import Workshop
from replies.render import Templates
from storage.files import Files
from storage.store import open_store


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One part: whether it works, and what there is to say of it."""

    part: str
    ok: bool
    says: str


def checkup(settings: Settings) -> tuple[Checked, ...]:
    """Every part, faulty or not; a fault in one does not hide another."""
    parts: dict[str, Callable[[Settings], str]] = {
        "templates": _templates,
        "mailbox": _mailbox,
        "letters out": _smtp,
        "database": _database,
        "disk": _disk,
        "sandbox": _sandbox,
        "text recognition": _ocr,
        "token key": _key,
        "trust": _trust,
        "libraries": _libraries,
    }
    return tuple(_try(name, look, settings) for name, look in parts.items())


class Fault(Exception):
    """A part does not work; the sentence names the mend."""


def _try(name: str, look: Callable[[Settings], str], settings: Settings) -> Checked:
    try:
        return Checked(part=name, ok=True, says=look(settings))
    except Exception as error:  # noqa: BLE001 - whatever a part raises is its finding, and the other parts go on
        return Checked(part=name, ok=False, says=str(error) or type(error).__name__)


def _templates(settings: Settings) -> str:
    faults = Templates(settings.templates.folder).faults()
    if faults:
        raise Fault("; ".join(map(str, faults)))
    return "all sound"


def _mailbox(settings: Settings) -> str:
    mailbox = mailbox_of(settings)
    try:
        found = mailbox.listing(settings.mailbox.inbox)
    except MailboxUnreachable as error:
        raise Fault(f"{error}; see that the server is up, and host, port, user and password in [mailbox]") from None
    finally:
        mailbox.close()
    return f"{mailbox.name}: {len(found.uids)} messages in {settings.mailbox.inbox}"


def _smtp(settings: Settings) -> str:
    smtp = settings.smtp
    if smtp.kind == "maildir":
        return f"letters are written to {smtp.path}"
    sender = SmtpSender(smtp)
    try:
        sender.greet()
    except TryLater as error:
        raise Fault(f"{error}; see that the server is up, and host, port, user and password in [smtp]") from None
    finally:
        sender.close()
    return f"{smtp.host}:{smtp.port} answers" + (" and takes the login" if smtp.user else "")


def _database(settings: Settings) -> str:
    url = settings.storage.database
    if url.startswith("sqlite") and not Path(url.removeprefix("sqlite:///")).is_file():
        return "not made yet; the service makes it at its first start"
    store = open_store(url)
    try:
        with store.reading() as register:
            waiting = register.count_waiting()
    finally:
        store.close()
    return f"up to date, {waiting} mails not decided"


def _disk(settings: Settings) -> str:
    free, wanted = Files(Path(settings.storage.files)).free(), settings.storage
    if free.mib < wanted.free_mib or free.percent < wanted.free_percent:
        raise Fault(f"only {free.mib} MiB ({free.percent:.0f} %) free: nothing more is fetched until there is room")
    return f"{free.mib} MiB ({free.percent:.0f} %) free"


def _sandbox(settings: Settings) -> str:
    workshop = Workshop(settings.limits.reading, settings.limits.sandbox)
    try:
        walls = workshop.walls
    finally:
        workshop.close()
    if walls != "bwrap":
        return "limits without bubblewrap: works, but install bubblewrap to shut readers off from files and network"
    return "bubblewrap"


def _ocr(_: Settings) -> str:
    if shutil.which("tesseract") is None:
        raise Fault("tesseract is not installed: scans are not read; install tesseract-ocr and tesseract-ocr-swe")
    return "tesseract"


def _key(settings: Settings) -> str:
    if not settings.trust.token_key_file.exists():
        return "not made yet; the service makes it at its first start"
    return f"{len(keys_in(settings.trust.token_key_file))} keys"


def _trust(settings: Settings) -> str:
    if settings.trust.auth_results == "off":
        return "off: attachments are not named in letters, and staff answer in the shell, not by mail"
    return f"results of {settings.trust.auth_results} count"


def _libraries(_: Settings) -> str:
    least = {"pdfplumber": (0, 11, 10), "mail-parser": (4, 8, 0), "jinja2": (3, 1, 6), "pillow": (12, 3)}
    found = {name: version(name) for name in least}
    old = [f"{name} {found[name]}" for name, wanted in least.items() if _parts(found[name]) < wanted]
    if old:
        raise Fault(f"too old to be safe: {', '.join(old)}; install what requirements.lock names")
    return "new enough"


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".")[:3] if part.isdigit())
