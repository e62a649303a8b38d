"""Plays the main job on the sample mails: a Maildir in place of the server, SQLite, letters in a folder."""

from __future__ import annotations

import email
import hashlib
import os
import shutil
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from email.policy import default
from importlib.resources import files
from pathlib import Path
from typing import Any

from bot.desk import Desk
from bot.jobs import Work
from bot.reporting import write_digest
from bot.settings import Agency, Limits, Mailbox, Settings, Smtp, Staff, Storage, Trust
from parsers.facts import Limits as ReadingLimits
from storage import records

PATIENT = ReadingLimits(document_seconds=120, mail_seconds=300, cpu_seconds=120)  # a slow computer shows the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One mail of the demonstration: what it is in truth, and what was understood."""

    name: str
    about: str
    mail: records.Mail
    documents: tuple[records.Document, ...]
    case: records.Case | None
    missing: tuple[str, ...]  # as the answer to the mail told
    flags: tuple[str, ...]  # likewise
    waits: str | None


def settings_in(folder: Path) -> Settings:
    """A configuration of embedded parts, all in one folder."""
    return Settings(
        agency=Agency(
            name="Exempelmyndigheten",
            mailbox_address="registerservice@agency.example",
            public_address="registerservice@agency.example",
            phone="0700-00 00 00",
        ),
        mailbox=Mailbox(path=folder / "mailbox"),
        smtp=Smtp(path=folder / "letters", copy_to_mailbox=False),
        storage=Storage(
            database=f"sqlite:///{folder / 'registerbot.db'}",
            files=str(folder / "files"),
            free_mib=0,
            free_percent=0,
        ),
        staff=Staff(digest_to=("staff@agency.example",)),
        trust=Trust(token_key_file=folder / "token.key"),
        limits=Limits(reading=PATIENT),
    )


def sample_mails() -> dict[str, tuple[str, bytes]]:
    """The sample mails by name: what each is in truth, and its bytes."""
    folder = files("bot.demo") / "mails"
    told = tomllib.loads((folder / "expected.toml").read_text("utf-8"))["mails"]
    return {name: (about["about"], (folder / f"{name}.eml").read_bytes()) for name, about in told.items()}


def deliver(folder: Path, mails: dict[str, tuple[str, bytes]]) -> None:
    """Put the mails into the Maildir as a server would, each at the time its own server says."""
    for part in ("tmp", "new", "cur"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for number, (name, (_, raw)) in enumerate(mails.items(), start=1):
        path = folder / "tmp" / f"{number:03}.{name}"
        path.write_bytes(raw)
        arrived = _arrival(raw)
        os.utime(path, (arrived.timestamp(), arrived.timestamp()))
        path.rename(folder / "new" / path.name)


def _arrival(raw: bytes) -> datetime:
    date = email.message_from_bytes(raw, policy=default)["Received"]
    stamp = str(date or "").rpartition(";")[2].strip()
    try:
        return email.utils.parsedate_to_datetime(stamp).astimezone(UTC)
    except (ValueError, TypeError):
        return datetime.now(UTC)


def play(desk: Desk) -> None:
    """Take everything in, decide and answer, and write the digest of it: what the service does in a day."""
    work = Work(desk)
    work.intake()
    work.send()
    write_digest(desk, forced=True)
    work.send()


def told(desk: Desk, mails: dict[str, tuple[str, bytes]]) -> tuple[Told, ...]:
    """What was understood of each mail, beside what it is."""
    with desk.store.reading() as register:
        waiting = {held.mail_id: held.reason for held in register.waiting_mails()}
        answers: dict[int | None, Any] = {letter.owed.mail_id: letter.owed.fields for letter in register.letters()}
        found = []
        for name, (about, raw) in mails.items():
            mail = register.mail_by_sha256(hashlib.sha256(raw).hexdigest())
            if mail is None:
                continue
            documents = tuple(n.document for n in register.documents_of_mail(mail.id))
            case = register.case(mail.case_id) if mail.case_id else None
            found.append(
                Told(
                    name=name,
                    about=about,
                    mail=mail,
                    documents=documents,
                    case=case,
                    missing=tuple(answers.get(mail.id, {}).get("missing", ())),
                    flags=tuple(answers.get(mail.id, {}).get("flags", ())),
                    waits=waiting.get(mail.id),
                )
            )
        return tuple(found)


def readable_letters(desk: Desk, folder: Path) -> tuple[Path, ...]:
    """Each letter as text and HTML files that a person can open, the digest last."""
    folder.mkdir(parents=True, exist_ok=True)
    with desk.store.reading() as register:
        letters = register.letters()
    written = []
    for letter in letters:
        rendered = desk.templates.render(letter.owed.letter, letter.owed.language, letter.owed.fields)
        stem = folder / f"{letter.id:02}-{letter.owed.letter}"
        head = f"To: {letter.owed.recipient}\nSubject: {rendered.subject}\n\n"
        stem.with_suffix(".txt").write_text(head + rendered.text, "utf-8")
        stem.with_suffix(".html").write_text(rendered.html, "utf-8")
        written.append(stem)
    return tuple(written)


def empty(folder: Path) -> None:
    """Remove what an earlier demonstration left, and nothing that is not its own."""
    for part in ("mailbox", "letters", "files", "to-read"):
        shutil.rmtree(folder / part, ignore_errors=True)
    for file in ("registerbot.db", "registerbot.db-wal", "registerbot.db-shm", "registerbot.db.lock", "token.key"):
        (folder / file).unlink(missing_ok=True)
