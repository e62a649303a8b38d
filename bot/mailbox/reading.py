"""What is asked of an IMAP server to read a folder: in bounded amounts, by UID, without leaving a trace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from imaplib import IMAP4
from tempfile import TemporaryFile
from typing import IO, Any

from imapclient import IMAPClient

from bot.mailbox import MailboxUnreachable
from bot.mailbox.said import LINE_BYTES, said_sender

CHUNK = 1 << 20  # bytes of a message asked for at a time
BATCH_BYTES = 8 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """A folder as SELECT describes it."""

    validity: int
    next_uid: int  # 0 when the server does not say
    messages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What is known of a message before its bytes; some servers only estimate the size."""

    uid: int
    size: int
    arrived_at: datetime

    @property
    def is_large(self) -> bool:
        return self.size > CHUNK


def sound(folder: str) -> str:
    """The folder's name, if it can be one. Raises ValueError for what would end a command's line (P35)."""
    if not folder or set(folder) & set("\r\n\0"):
        raise ValueError(f"a folder cannot be named {folder!r}")
    return folder


def select(client: IMAPClient, folder: str) -> Selected | None:
    """Select a folder; None when it does not exist."""
    try:
        answer = client.select_folder(sound(folder))
    except IMAP4.abort:
        raise
    except IMAP4.error:
        if client.folder_exists(folder):
            raise
        return None
    if b"UIDVALIDITY" not in answer:
        raise MailboxUnreachable("the server keeps no lasting UIDs (no UIDVALIDITY)")
    return Selected(
        validity=int(answer[b"UIDVALIDITY"]),
        next_uid=int(answer.get(b"UIDNEXT", 0)),
        messages=int(answer.get(b"EXISTS", 0)),
    )


def heads(client: IMAPClient, folder: str, validity: int, uids: list[int]) -> dict[int, Head]:
    """Sizes and arrivals of the messages that are still there."""
    if not _still_valid(client, folder, validity):
        return {}
    found = client.fetch(uids, ["RFC822.SIZE", "INTERNALDATE"])
    return {
        int(uid): Head(uid=int(uid), size=int(answer[b"RFC822.SIZE"]), arrived_at=_utc(answer.get(b"INTERNALDATE")))
        for uid, answer in found.items()
        if b"RFC822.SIZE" in answer
    }


def senders(client: IMAPClient, folder: str, validity: int, uids: list[int]) -> dict[int, str]:
    """Whom the messages that are still there come from, by the beginnings of their From lines."""
    if not _still_valid(client, folder, validity):
        return {}
    found = client.fetch(uids, [f"BODY.PEEK[HEADER.FIELDS (FROM)]<0.{LINE_BYTES}>"])
    return {int(uid): said_sender(_piece(answer) or b"") for uid, answer in found.items()}


def _piece(answer: dict[bytes, Any]) -> bytes | None:
    """The part of a message that was asked for, by whatever name the server gives it."""
    return next((value for key, value in answer.items() if key.startswith(b"BODY[")), None)


def _utc(arrived: datetime | None) -> datetime:
    """An arrival in UTC; one that cannot be read is now, since the mail must not wait for ever."""
    try:
        return arrived.astimezone(UTC) if arrived is not None else datetime.now(UTC)
    except (OverflowError, ValueError):  # the year 0 or 9999, and a zone that leads out of the calendar
        return datetime.now(UTC)


def batches(found: list[Head]) -> Iterator[list[Head]]:
    """Messages in lots of at most BATCH_BYTES, a large one counting with its first chunk."""
    batch: list[Head] = []
    total = 0
    for head in found:
        size = min(head.size, CHUNK)
        if batch and total + size > BATCH_BYTES:
            yield batch
            batch, total = [], 0
        batch.append(head)
        total += size
    if batch:
        yield batch


def bodies(client: IMAPClient, folder: str, validity: int, uids: list[int]) -> dict[int, bytes]:
    """The whole bytes of small messages."""
    if not _still_valid(client, folder, validity):
        return {}
    found = client.fetch(uids, ["BODY.PEEK[]"])
    return {int(uid): answer[b"BODY[]"] for uid, answer in found.items() if answer.get(b"BODY[]") is not None}


def spool() -> IO[bytes]:
    """A nameless file that is gone with its closing."""
    return TemporaryFile(prefix="registerbot-")


def copy_into(client: IMAPClient, folder: str, validity: int, head: Head, file: IO[bytes]) -> bool:
    """Copy a large message into a file, chunk by chunk; False when it went away meanwhile.

    It ends where the server has no more to give: the size is only an estimate on some servers (Exchange).
    """
    file.seek(0)  # a second try after a broken connection begins anew
    file.truncate()
    if not _still_valid(client, folder, validity):
        return False
    while True:
        asked = f"BODY.PEEK[]<{file.tell()}.{CHUNK}>"
        answer = client.fetch([head.uid], [asked]).get(head.uid, {})
        piece = _piece(answer)
        if piece is None:
            return False
        file.write(piece)
        if not piece or (len(piece) < CHUNK and file.tell() == head.size):
            return True


def _still_valid(client: IMAPClient, folder: str, validity: int) -> bool:
    found = select(client, folder)
    return found is not None and found.validity == validity
