"""Tries every part of a set-up and says of each whether it works, or how to mend it."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr
from importlib.metadata import PackageNotFoundError, version
from os import getuid
from pathlib import Path

from bot.desk import keys_in, mailbox_of, renderer_of
from bot.mailbox import MailboxUnreachable
from bot.secrets import is_open_to_others
from bot.sender import TryLater
from bot.sender.smtp import SmtpSender
from bot.settings import Settings
from parsers.limited import Workshop
from storage.files import Files
from storage.store import open_store

# Older ones have known holes: code run from a mailed PDF, lost headers, a way out of the template sandbox.
LEAST_VERSIONS = {
    "pdfplumber": (0, 11, 10),
    "mail-parser": (4, 8, 0),
    "jinja2": (3, 1, 6),
    "pillow": (12, 3),
    "defusedxml": (0, 7, 1),
}


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
        "letters out": _sender,
        "database": _database,
        "disk": _disk,
        "sandbox": _sandbox,
        "text recognition": _ocr,
        "secrets": _secrets,
        "permissions": _permissions,
        "token key": _key,
        "trust": _trust,
        "libraries": _libraries,
        "interpreter": _interpreter,
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
    with closing(renderer_of(settings)) as renderer:
        faults = renderer.faults()
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


def _sender(settings: Settings) -> str:
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
        walls, fenced = workshop.walls, workshop.fenced
    finally:
        workshop.close()
    if walls == "bwrap":
        return "bubblewrap" + (", and the kernel's own fence inside it" if fenced else "")
    if fenced:
        return (
            "limits and the kernel's own fence (Landlock, seccomp), without bubblewrap: works; install bubblewrap too"
        )
    raise Fault(
        "limits only: readers could reach files and network; install bubblewrap, and allow user namespaces to this user"
    )


def _ocr(_: Settings) -> str:
    if shutil.which("tesseract") is None:
        raise Fault("tesseract is not installed: scans are not read; install tesseract-ocr and tesseract-ocr-swe")
    return "tesseract"


def _secrets(settings: Settings) -> str:
    named = (settings.mailbox.password_file, settings.smtp.password_file)
    files = [file for file in named if file is not None]
    if wide := [str(file) for file in files if is_open_to_others(file)]:
        raise Fault(f"can be read by others; run: chmod 600 {' '.join(wide)}")
    return f"{len(files)} password files, readable by this user alone" if files else "no password files named"


def _permissions(settings: Settings) -> str:
    """The register and the bytes are people's papers: nobody else on the machine has business with them."""
    places = [Path(settings.storage.files)]
    if settings.storage.database.startswith("sqlite"):
        places.append(Path(settings.storage.database.removeprefix("sqlite:///")))
    wide = [place for place in places if place.exists() and place.stat().st_mode & 0o007]
    if wide:
        raise Fault(f"can be read by everybody; run: chmod o-rwx {' '.join(map(str, wide))}")
    if getuid() == 0:
        return "nobody else can read the register; run the service as a user of its own, not as root"
    return "nobody else can read the register"


def _key(settings: Settings) -> str:
    if not settings.trust.token_key_file.exists():
        return "not made yet; the service makes it at its first start"
    return f"{len(keys_in(settings.trust.token_key_file))} keys"


def _trust(settings: Settings) -> str:
    if settings.trust.auth_results == "off":
        return "off: attachments are not named in letters, and staff answer in the shell, not by mail"
    return f"results of {settings.trust.auth_results} count"


def _libraries(_: Settings) -> str:
    found = {name: _installed(name) for name in LEAST_VERSIONS}
    old = [
        f"{name} {found[name] or 'missing'}" for name, least in LEAST_VERSIONS.items() if _parts(found[name]) < least
    ]
    if old:
        raise Fault(f"too old to be safe: {', '.join(old)}; install what requirements.lock names")
    return ", ".join(f"{name} {number}" for name, number in found.items())


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".")[:3] if part.isdigit())


def _interpreter(_: Settings) -> str:
    """Which of two known holes this Python has; our own code holds either way (P1, P12), other programs may not."""
    holes = [
        name for name, is_open in (("parseaddr", _misreads_addresses()), ("headers", _lets_headers_in())) if is_open
    ]
    python = f"Python {platform.python_version()}"
    if not holes:
        return f"{python}, without the two known holes in its mail library"
    told = {
        "parseaddr": "reads an address out of a name (CVE-2023-27043)",
        "headers": "lets an encoded subject end the header (CVE-2024-6923)",
    }
    return f"{python} {' and '.join(told[hole] for hole in holes)}: guarded against here; a newer one is better"


def _misreads_addresses() -> bool:
    return parseaddr("alice@good.example <mallory@evil.example>")[1] == "alice@good.example"


def _lets_headers_in() -> bool:
    message = EmailMessage()
    message["Subject"] = "=?utf-8?q?a=0D=0AX-Injected=3A_1?="
    try:
        return b"\nX-Injected" in message.as_bytes()
    except ValueError:  # a newer Python refuses to write it
        return False
