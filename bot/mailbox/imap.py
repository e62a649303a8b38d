"""A mailbox on an IMAP server that people use too: nothing depends on flags, only UIDs go into a command."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import IO, Any, Concatenate, ParamSpec, TypeVar

from imapclient import IMAPClient

from bot.mailbox import Fetched, Listing, MailboxUnreachable, reading
from bot.mailbox.connection import BROKEN, TROUBLES, connect, drop, login, why
from bot.mailbox.idle import SLICE_SECONDS, idle
from bot.settings import Mailbox

BATCH_MAILS = 200
P = ParamSpec("P")
T = TypeVar("T")


class ImapMailbox:
    """The protocol over IMAP. Connects when first asked, and anew after a break; one thread at a time."""

    def __init__(self, settings: Mailbox, log_in: Callable[[IMAPClient, Mailbox], None] = login) -> None:
        self._settings = settings
        self._log_in = log_in
        self._open: IMAPClient | None = None
        self._told: dict[str, tuple[int, int]] = {}  # a folder's UIDVALIDITY and UIDNEXT when it was last looked at
        self.name = f"{settings.user}@{settings.host}"

    def listing(self, folder: str) -> Listing:
        """All messages of a folder but those marked as deleted; a folder that does not exist is empty."""
        return self._twice(self._listing, folder)

    def _listing(self, client: IMAPClient, folder: str) -> Listing:
        found = reading.select(client, folder)
        if found is None:
            return Listing(folder=folder, validity=0, uids=())
        self._told[folder] = (found.validity, found.next_uid)
        uids = client.search(["UNDELETED"])
        return Listing(folder=folder, validity=found.validity, uids=tuple(sorted(int(uid) for uid in uids)))

    def fetch(self, folder: str, validity: int, uids: Iterable[int]) -> Iterator[Fetched]:
        """The messages: sizes and arrivals first, then bytes in batches of a few MiB; what is gone is left out.

        What the server cannot give does not stop the others: it is told of when they are through.
        """
        faults: list[MailboxUnreachable] = []
        for lot in _lots(uids):
            heads = self._each(reading.heads, folder, validity, lot, faults)
            for batch in reading.batches([heads[uid] for uid in lot if uid in heads]):
                yield from self._fetched(folder, validity, batch, faults)
        if faults:
            raise faults[0]

    def senders(self, folder: str, validity: int, uids: Iterable[int]) -> dict[int, str]:
        """Whom each message's From names; what the server cannot give is left out."""
        found: dict[int, str] = {}
        for lot in _lots(uids):
            found |= self._each(reading.senders, folder, validity, lot, [])
        return found

    def _each(
        self,
        ask: Callable[[IMAPClient, str, int, list[int]], dict[int, T]],
        folder: str,
        validity: int,
        uids: list[int],
        faults: list[MailboxUnreachable],
    ) -> dict[int, T]:
        """What is asked of each message; where a message spoils the answer for others, they are asked without it."""
        try:
            return self._twice(ask, folder, validity, uids) if uids else {}
        except MailboxUnreachable as error:
            self._twice(reading.select, folder)  # raises when it is the server that does not answer
            if len(uids) == 1:
                faults.append(error)
                return {}
        half = len(uids) // 2
        first, second = (self._each(ask, folder, validity, part, faults) for part in (uids[:half], uids[half:]))
        return first | second

    def _fetched(
        self, folder: str, validity: int, batch: list[reading.Head], faults: list[MailboxUnreachable]
    ) -> Iterator[Fetched]:
        small = [head.uid for head in batch if not head.is_large]
        bodies = self._each(reading.bodies, folder, validity, small, faults)
        for head in batch:
            if head.is_large:
                yield from self._large(folder, validity, head)
            elif (body := bodies.pop(head.uid, None)) is not None:
                yield Fetched(uid=head.uid, size=len(body), arrived_at=head.arrived_at, chunks=(body,))

    def _large(self, folder: str, validity: int, head: reading.Head) -> Iterator[Fetched]:
        """A large message by way of a file, so that one that vanishes halfway is left out instead of stored half."""
        with reading.spool() as file:
            if self._twice(reading.copy_into, folder, validity, head, file):
                size = file.tell()
                file.seek(0)
                yield Fetched(uid=head.uid, size=size, arrived_at=head.arrived_at, chunks=_chunks(file))

    def move(self, folder: str, validity: int, uids: Iterable[int], destination: str) -> None:
        """Move messages to a folder, made if it is missing; of others in the folder nothing is touched.

        Where the server cannot MOVE, a break between its COPY and our knowing of it leaves a second copy there.
        """
        for lot in _lots(uids):
            self._twice(_move, folder, validity, lot, destination)

    def wait(self, folder: str, seconds: float, stopped: Callable[[], bool]) -> bool:
        """Wait by IDLE where it is offered, else until time is up; True as soon as the server tells of a message."""
        end = time.monotonic() + seconds
        if self._twice(self._has_news, folder):
            return True
        with self._troubles():
            client = self._connected()
            if not (self._settings.idle and client.has_capability("IDLE") and folder in self._told):
                _sleep(end, stopped)
                return False
            heard = idle(client, end - time.monotonic(), self._settings.idle_minutes * 60, stopped)
            if heard:
                self._has_news(client, folder)
            return heard

    def _has_news(self, client: IMAPClient, folder: str) -> bool:
        """Whether there is something not listed or told of yet: UIDNEXT only ever rises (RFC 9051, 2.3.1.1)."""
        found = reading.select(client, folder)
        before = self._told.pop(folder, None)
        if found is None:
            return False
        self._told[folder] = now = (found.validity, found.next_uid)
        return found.messages > 0 if before is None else now[0] != before[0] or now[1] > before[1]

    def close(self) -> None:
        """Log out if that is still possible."""
        client, self._open = self._open, None
        if client is not None:
            try:
                client.logout()
            except TROUBLES:
                drop(client)

    def _twice(self, ask: Callable[Concatenate[IMAPClient, P], T], *args: P.args, **more: P.kwargs) -> T:
        """Ask; if the connection was broken, connect anew and ask once more. What is asked may be done twice."""
        with self._troubles():
            if self._open is not None:
                try:
                    return ask(self._open, *args, **more)
                except BROKEN:
                    self._lose()
            return ask(self._connected(), *args, **more)

    def _connected(self) -> IMAPClient:
        if self._open is None:
            self._open = connect(self._settings, self._log_in)
        return self._open

    def _lose(self) -> None:
        client, self._open = self._open, None
        if client is not None:
            drop(client)

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        """Whatever the library, the network or the server raises becomes one line; the next call connects anew."""
        where = f"mailbox {self._settings.host}:{self._settings.port}"
        try:
            yield
        except MailboxUnreachable as error:
            self._lose()
            raise MailboxUnreachable(f"{where}: {error}") from None
        except TROUBLES as error:
            self._lose()
            raise MailboxUnreachable(f"{where}: {why(error)}") from None


def _move(client: IMAPClient, folder: str, validity: int, uids: list[int], destination: str) -> None:
    found = reading.select(client, folder)
    if found is None or found.validity != validity:
        return
    here = client.search(["UID", ",".join(map(str, uids)), "UNDELETED"])  # what a person has deleted is gone
    if not here:
        return
    _make(client, destination)
    if client.has_capability("MOVE"):
        client.move(here, destination)
        return
    client.copy(here, destination)
    client.add_flags(here, [b"\\Deleted"], silent=True)
    if client.has_capability("UIDPLUS"):  # without it, EXPUNGE would remove what people have marked, too
        client.uid_expunge(here)


def _make(client: IMAPClient, folder: str) -> None:
    """Make a folder that is missing, and have people's mail programs show it."""
    if not client.folder_exists(reading.sound(folder)):
        client.create_folder(folder)
        client.subscribe_folder(folder)


def _lots(uids: Iterable[int]) -> Iterator[list[int]]:
    wanted = [int(uid) for uid in uids]  # integers alone enter a command, whatever was handed in (P35)
    return (wanted[start : start + BATCH_MAILS] for start in range(0, len(wanted), BATCH_MAILS))


def _chunks(file: IO[Any]) -> Iterator[bytes]:
    return iter(partial(file.read, reading.CHUNK), b"")


def _sleep(end: float, stopped: Callable[[], bool]) -> None:
    while (left := end - time.monotonic()) > 0 and not stopped():
        time.sleep(min(left, SLICE_SECONDS))
