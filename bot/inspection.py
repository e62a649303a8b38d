"""What the bot sees in a mail and would send: the service's own decision, on a register that is thrown away."""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import compat32
from email.utils import parsedate_to_datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from bot import service
from bot.core.approval import verdict
from bot.core.decide import decide
from bot.core.decision import Decision
from bot.core.intake import checks
from bot.core.order import order_from
from bot.core.papers import papers_of
from bot.desk import Desk, open_desk
from bot.hands import read
from bot.knowledge import context_of, documents_of_case
from bot.settings import Settings
from parsers.facts import Document, Mail, Order
from storage import records

SCHEMA = 1


class InputUnreadable(Exception):
    """An input that cannot be read; the sentence says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A mail to look at: where it came from, its bytes, and when it reached the server."""

    name: str
    raw: bytes
    arrived_at: datetime


@contextmanager
def scratch_desk(settings: Settings) -> Iterator[Desk]:
    """A desk on a throw-away register: the real mailbox, register and files are never opened."""
    with TemporaryDirectory(prefix="registerbot-") as folder:
        scratch = Path(folder)
        own = replace(
            settings,
            mailbox=replace(settings.mailbox, kind="maildir", path=scratch / "mailbox"),
            smtp=replace(settings.smtp, kind="maildir", path=scratch / "outbox"),
            storage=replace(
                settings.storage, database=f"sqlite:///{scratch / 'register.db'}", files=str(scratch / "files")
            ),
            trust=replace(settings.trust, token_key_file=scratch / "token.key"),
        )
        with open_desk(own) as desk:
            yield desk


def samples_in(path: Path) -> Iterator[Sample]:
    """The mails of a file, an mbox, a Maildir or a folder of files, in order. Raises InputUnreadable."""
    found = 0
    try:
        for found, sample in enumerate(_samples(path), start=1):  # noqa: B007 - counts
            yield sample
    except OSError as error:
        raise InputUnreadable(f"{path} cannot be read: {error.strerror or error}") from None
    if not found:
        raise InputUnreadable(f"{path} holds no mail (looked for: .eml files, an mbox, a Maildir)")


def _samples(path: Path) -> Iterator[Sample]:
    if path.is_dir() and (path / "cur").is_dir():
        yield from (_sample(str(key), raw) for key, raw in _of_maildir(path))
    elif path.is_dir():
        for file in sorted(file for file in path.rglob("*") if file.suffix.lower() in {".eml", ".mbox"}):
            yield from _samples(file)
    elif _is_mbox(path):
        box = mailbox.mbox(path, create=False)
        yield from (_sample(f"{path.name}:{number}", box.get_bytes(key)) for number, key in enumerate(box.keys(), 1))
    else:
        yield _sample(path.name, path.read_bytes())


def replays(paths: list[Path]) -> bool:
    """Whether the inputs are a past mailbox, to be replayed in its order with a memory."""
    return any(path.is_dir() or _is_mbox(path) for path in paths)


def _is_mbox(path: Path) -> bool:
    if not path.is_file():  # a pipe can be read only once
        return False
    with suppress(OSError), path.open("rb") as file:  # what cannot be read is told where it is read
        return file.read(5) == b"From " or path.suffix.lower() == ".mbox"
    return False


def _of_maildir(path: Path) -> Iterator[tuple[str, bytes]]:
    files = sorted((*(path / "cur").iterdir(), *(path / "new").iterdir()), key=lambda f: (f.stat().st_mtime, f.name))
    return ((file.name, file.read_bytes()) for file in files)


def _sample(name: str, raw: bytes) -> Sample:
    return Sample(name=name, raw=raw, arrived_at=_arrival(raw))


def _arrival(raw: bytes) -> datetime:
    """When the mail reached its server, as the topmost Received line says; else its Date; else now."""
    header = message_from_bytes(
        raw.partition(b"\r\n\r\n" if b"\r\n\r\n" in raw[:300_000] else b"\n\n")[0], policy=compat32
    )
    for text in (*(str(v).rpartition(";")[2] for v in header.get_all("Received", [])[:1]), str(header.get("Date", ""))):
        try:
            moment = parsedate_to_datetime(text.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return aware.astimezone(UTC)
    return datetime.now(UTC)


def look_at(desk: Desk, sample: Sample, number: int, *, remember: bool) -> dict[str, Any]:
    """One mail's object of the contract. With `remember`, later mails are decided with this one known."""
    row = _received(desk, sample, number)
    mail = read(desk, row)
    with desk.store.reading() as register:
        context = context_of(register, mail, row, desk.settings, desk.keys, sample.arrived_at)
        decision = decide(mail, context)
        before = _earlier_documents(register, decision) if remember else ()
        said = checks(mail, desk.settings, context, before)
    found = _object(desk, mail, decision, said.missing, said.flag_sources)
    if row.state is not records.MailState.RECEIVED:  # the very same bytes came before: nothing follows
        return found | {"kind": row.kind, "letters": [], "diary_number": None, "waits": None, "repeats": row.id}
    if remember:
        service.settle(desk, row, mail)
    return found


def _received(desk: Desk, sample: Sample, number: int) -> records.Mail:
    stored = desk.files.put([sample.raw])
    place = records.Place(mailbox="inspect", folder=desk.settings.mailbox.inbox, validity=1, uid=number)
    arrival = records.Arrival(
        place=place, sha256=stored.sha256, size=stored.size, arrived_at=sample.arrived_at, seen_at=sample.arrived_at
    )
    with desk.store.transaction() as register:
        row = register.mail(register.receive(arrival))
    if row is None:
        raise InputUnreadable(f"{sample.name} could not be noted")
    return row


def _earlier_documents(register: Any, decision: Decision) -> tuple[Document, ...]:
    case_id = decision.reading.case_id
    return documents_of_case(register, case_id) if case_id else ()


def _object(
    desk: Desk, mail: Mail, decision: Decision, missing: tuple[str, ...], flags: dict[str, tuple[str, ...]]
) -> dict[str, Any]:
    about_an_order = decision.kind in {"order", "completion"}
    verdict_word, evidence = verdict(mail, decision.kind)
    return {
        "schema": SCHEMA,
        "mail": {
            "message_id": mail.message_id,
            "from": mail.sender.address,
            "subject": mail.subject,
            "language": mail.language,
            "sha256": mail.sha256,
        },
        "kind": decision.kind,
        "reply": {"verdict": verdict_word, "new_text": mail.new_text, "evidence": list(evidence)},
        "documents": [_document(document) for document in mail.documents],
        "order": _order(order_from(papers_of(mail))),
        "missing": list(missing) if about_an_order else [],
        "flags": list(flags),
        "flag_sources": {code: list(sources) for code, sources in flags.items()},
        "letters": [_letter(desk, decision, n) for n in range(len(decision.drafts))],
        "diary_number": decision.opens.diary_number if decision.opens else None,
        "waits": decision.waits.reason if decision.waits else None,
        "problems": list(mail.problems) + ([mail.unreadable] if mail.unreadable else []),
    }


def _document(document: Document) -> dict[str, Any]:
    whole: dict[str, Any] = msgspec.to_builtins(document)
    parts = {key: whole.pop(key) for key in ("form", "application", "decision", "variables")}
    facts: dict[str, Any] = next((part for part in parts.values() if part is not None), {})
    return {
        key: whole[key]
        for key in ("name", "path", "pages", "media_type", "sha256", "kind", "confidence", "evidence", "problems")
    } | {"facts": facts}


def _order(order: Order) -> dict[str, Any]:
    whole: dict[str, Any] = msgspec.to_builtins(order)
    return whole


def _letter(desk: Desk, decision: Decision, number: int) -> dict[str, str]:
    draft = decision.drafts[number]
    rendered = desk.templates.render(draft.letter.letter, draft.language, msgspec.to_builtins(draft.letter))
    return {
        "letter": draft.letter.letter,
        "to": draft.recipient,
        "subject": rendered.subject,
        "text": rendered.text,
    }
