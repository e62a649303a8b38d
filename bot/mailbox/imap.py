"""A mailbox on an IMAP server that people use too: nothing depends on flags, and nothing but UIDs goes into a command.

The library's own pitfalls are met here: it has no time limit by itself, a dead connection in IDLE looks like an
endless row of empty answers, and leaving IDLE on a dead connection hangs.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from imaplib import IMAP4
from ipaddress import ip_address
from typing import Any, TypeVar

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import CapabilityError, IMAPClientError, LoginError

from bot.mailbox import Fetched, Listing, MailboxUnreachable
from bot.secrets import SecretUnusable, password
from bot.settings import Mailbox

CHUNK = 1 << 20  # bytes of a message asked for at a time
BATCH_BYTES = 8 << 20
BATCH_MAILS = 200
SLICE_SECONDS = 1.0  # how long stopping may have to wait
WATCHDOG_SECONDS = 120  # an IDLE that says nothing for so long is asked whether it lives
T = TypeVar("T")
_BROKEN = (IMAP4.abort, OSError, ssl.SSLError)


def login(client: IMAPClient, settings: Mailbox) -> None:
    """Log in with a password. Another way in (OAuth2) takes this one function's place. Raises SecretUnusable."""
    client.login(settings.user, password(settings.password_file, "REGISTERBOT_MAILBOX_PASSWORD"))


class ImapMailbox:
    """The protocol over IMAP. Connects when first asked, and anew after a break; one thread at a time."""

    def __init__(self, settings: Mailbox, log_in: Callable[[IMAPClient, Mailbox], None] = login) -> None:
        for folder in (settings.inbox, settings.processed, settings.held, settings.junk):
            if set(folder) & set("\r\n\0"):
                raise ValueError(f"a folder cannot be named {folder!r}")
        self._settings = settings
        self._log_in = log_in
        self._open: IMAPClient | None = None
        self._uid_next = 0
        self.name = f"{settings.user}@{settings.host}"

    def listing(self, folder: str) -> Listing:
        """All messages of a folder that nobody has marked as deleted; a folder that does not exist is empty."""
        return self._twice(lambda client: self._listing(client, folder))

    def _listing(self, client: IMAPClient, folder: str) -> Listing:
        validity = _select(client, folder)
        if validity is None:
            return Listing(folder=folder, validity=0, uids=())
        uids = client.search(["NOT", "DELETED"])
        return Listing(folder=folder, validity=validity, uids=tuple(sorted(int(uid) for uid in uids)))

    def fetch(self, folder: str, validity: int, uids: Iterable[int]) -> Iterator[Fetched]:
        """The messages, sizes first, then bytes in batches of a few MiB; what is gone is left out."""
        wanted = [int(uid) for uid in uids]
        for start in range(0, len(wanted), BATCH_MAILS):
            some = wanted[start : start + BATCH_MAILS]
            sizes = self._twice(lambda client, some=some: self._sizes(client, folder, validity, some))  # type: ignore[misc]
            for batch in _batches(some, sizes):
                yield from self._fetch_batch(folder, validity, batch, sizes)

    def _sizes(
        self, client: IMAPClient, folder: str, validity: int, uids: list[int]
    ) -> dict[int, tuple[int, datetime]]:
        if _select(client, folder) != validity:
            return {}
        found = client.fetch(uids, ["RFC822.SIZE", "INTERNALDATE"])
        return {
            int(uid): (int(data[b"RFC822.SIZE"]), data[b"INTERNALDATE"].astimezone(UTC))
            for uid, data in found.items()
            if b"RFC822.SIZE" in data and b"INTERNALDATE" in data
        }

    def _fetch_batch(
        self, folder: str, validity: int, batch: list[int], sizes: dict[int, tuple[int, datetime]]
    ) -> Iterator[Fetched]:
        small = [uid for uid in batch if sizes[uid][0] <= CHUNK]
        bodies = self._twice(lambda client: self._bodies(client, folder, validity, small)) if small else {}
        for uid in batch:
            size, arrived = sizes[uid]
            if uid in bodies:
                body = bodies.pop(uid)
                yield Fetched(uid=uid, size=len(body), arrived_at=arrived, chunks=(body,))
            elif size > CHUNK:
                chunks = self._chunks(folder, validity, uid, size)
                first = next(chunks, None)  # a message that is gone by now is left out before anybody stores it
                if first is not None:
                    yield Fetched(uid=uid, size=size, arrived_at=arrived, chunks=_joined(first, chunks))

    def _bodies(self, client: IMAPClient, folder: str, validity: int, uids: list[int]) -> dict[int, bytes]:
        if _select(client, folder) != validity:
            return {}
        found = client.fetch(uids, ["BODY.PEEK[]"])
        return {int(uid): data[b"BODY[]"] for uid, data in found.items() if data.get(b"BODY[]")}

    def _chunks(self, folder: str, validity: int, uid: int, size: int) -> Iterator[bytes]:
        """A large message piece by piece; one that vanishes halfway raises, so that no half is ever stored."""
        for offset in range(0, size, CHUNK):
            piece = self._twice(lambda client, offset=offset: self._piece(client, folder, validity, uid, offset))  # type: ignore[misc]
            if piece is None and offset == 0:
                return
            if not piece:
                raise MailboxUnreachable(f"{self._where()}: message {uid} went away while it was read")
            yield piece

    def _piece(self, client: IMAPClient, folder: str, validity: int, uid: int, offset: int) -> bytes | None:
        if _select(client, folder) != validity:
            return None
        found = client.fetch([uid], [f"BODY.PEEK[]<{offset}.{CHUNK}>"]).get(uid, {})
        return next((value for key, value in found.items() if key.startswith(b"BODY[]")), None)

    def move(self, folder: str, validity: int, uids: Iterable[int], destination: str) -> None:
        """Move messages to a folder, made if it is missing; of others in the folder nothing is touched."""
        wanted = [int(uid) for uid in uids]
        for start in range(0, len(wanted), BATCH_MAILS):
            some = wanted[start : start + BATCH_MAILS]
            self._twice(lambda client, some=some: self._move(client, folder, validity, some, destination))  # type: ignore[misc]

    def _move(self, client: IMAPClient, folder: str, validity: int, uids: list[int], destination: str) -> None:
        if _select(client, folder) != validity:
            return
        here = [int(uid) for uid in client.search(["UID", ",".join(map(str, uids))])]
        if not here:
            return
        if not client.folder_exists(destination):
            client.create_folder(destination)
        if client.has_capability("MOVE"):
            client.move(here, destination)
            return
        client.copy(here, destination)
        client.add_flags(here, [b"\\Deleted"], silent=True)
        if client.has_capability("UIDPLUS"):  # without it, EXPUNGE would remove what people have marked, too
            client.uid_expunge(here)

    def wait(self, folder: str, seconds: float, stopped: Callable[[], bool]) -> bool:
        """Wait by IDLE where it is offered; True as soon as the server tells of a message."""
        end = time.monotonic() + seconds
        with self._troubles():
            client = self._connected()
            if not self._settings.idle or not client.has_capability("IDLE") or _select(client, folder) is None:
                _sleep(end, stopped)
                return False
            if self._has_grown(client, folder):  # since we listened last
                return True
            while (left := end - time.monotonic()) > 0 and not stopped():
                if self._idle(client, min(left, WATCHDOG_SECONDS), stopped):
                    self._has_grown(client, folder)
                    return True
        return False

    def _has_grown(self, client: IMAPClient, folder: str) -> bool:
        """Whether messages have come since this was last asked: UIDNEXT only ever rises (RFC 9051, 2.3.1.1)."""
        before, self._uid_next = self._uid_next, int(client.select_folder(folder).get(b"UIDNEXT", 0))
        return self._uid_next > before

    def _idle(self, client: IMAPClient, seconds: float, stopped: Callable[[], bool]) -> bool:
        """One IDLE, ended by a word from the server, by `stopped`, or by the watchdog that asks for a sign of life."""
        end = time.monotonic() + seconds
        client.idle()
        arrived, silent = False, 0
        while (left := end - time.monotonic()) > 0 and not arrived and not stopped() and silent < 3:
            asked = time.monotonic()
            answers = client.idle_check(timeout=min(left, SLICE_SECONDS))
            arrived = _tells_of_mail(answers)
            early = time.monotonic() - asked < min(left, SLICE_SECONDS) / 2
            silent = silent + 1 if early and not answers else 0  # a dead connection answers nothing, at once, for ever
        _, rest = client.idle_done()
        client.noop()
        return arrived or _tells_of_mail(rest)

    def close(self) -> None:
        """Log out if that is still possible."""
        if self._open is not None:
            client, self._open = self._open, None
            try:
                client.logout()
            except (IMAPClientError, IMAP4.error, *_BROKEN):
                _drop(client)

    def _twice(self, ask: Callable[[IMAPClient], T]) -> T:
        """Ask; if that fails on a connection from earlier, connect anew and ask once more. Asking twice is harmless.

        A server that says BYE leaves the library in a state in which every command raises a plain error.
        """
        with self._troubles():
            if self._open is not None:
                try:
                    return ask(self._open)
                except (IMAPClientError, IMAP4.error, *_BROKEN):
                    self._lose()
            return ask(self._connected())

    def _connected(self) -> IMAPClient:
        if self._open is None:
            self._open = self._connect()
        return self._open

    def _connect(self) -> IMAPClient:
        settings = self._settings
        limit = SocketTimeout(connect=min(settings.timeout_seconds, 15), read=settings.timeout_seconds)
        client = IMAPClient(
            settings.host,
            settings.port,
            ssl=settings.security == "tls",
            ssl_context=self._context(),
            timeout=limit,
        )
        client.normalise_times = False  # INTERNALDATE keeps its zone
        try:
            self._log_in(client, settings)
        except BaseException:
            _drop(client)
            raise
        return client

    def _context(self) -> ssl.SSLContext | None:
        settings = self._settings
        if settings.security == "none":
            if settings.host != "localhost" and not ip_address(settings.host).is_loopback:
                raise MailboxUnreachable("a mailbox without TLS is allowed only on this machine itself")
            return None
        context = ssl.create_default_context(cafile=str(settings.ca_file) if settings.ca_file else None)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        return context

    def _lose(self) -> None:
        if self._open is not None:
            _drop(self._open)
            self._open = None

    def _where(self) -> str:
        return f"mailbox {self._settings.host}:{self._settings.port}"

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        """Whatever the library, the network or the server raises becomes one line that names the mend."""
        try:
            yield
        except MailboxUnreachable:
            self._lose()
            raise
        except (IMAPClientError, IMAP4.error, SecretUnusable, *_BROKEN) as error:
            self._lose()
            raise MailboxUnreachable(f"{self._where()}: {_why(error)}") from None


def _select(client: IMAPClient, folder: str) -> int | None:
    """Select a folder and give its UIDVALIDITY; None when it does not exist."""
    try:
        return int(client.select_folder(folder)[b"UIDVALIDITY"])
    except IMAP4.abort:
        raise
    except IMAP4.error:
        if client.folder_exists(folder):
            raise
        return None


def _batches(uids: list[int], sizes: dict[int, tuple[int, datetime]]) -> Iterator[list[int]]:
    """UIDs in lots of at most BATCH_BYTES; those that are gone are left out."""
    batch: list[int] = []
    total = 0
    for uid in uids:
        if uid not in sizes:
            continue
        size = min(sizes[uid][0], CHUNK)
        if batch and total + size > BATCH_BYTES:
            yield batch
            batch, total = [], 0
        batch.append(uid)
        total += size
    if batch:
        yield batch


def _joined(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _tells_of_mail(answers: list[Any]) -> bool:
    return any(len(answer) > 1 and answer[1] in {b"EXISTS", b"RECENT"} for answer in answers)


def _sleep(end: float, stopped: Callable[[], bool]) -> None:
    while (left := end - time.monotonic()) > 0 and not stopped():
        time.sleep(min(left, SLICE_SECONDS))


def _drop(client: IMAPClient) -> None:
    with suppress(OSError, IMAP4.error):
        client.shutdown()


# An error in a few words of our own: what a server or a login may have put into its text stays out.
_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (LoginError, "the login was refused; check user and password"),
    (CapabilityError, "the server lacks something that is needed"),
    (TimeoutError, "no answer in time"),
    (IMAP4.abort, "the connection broke"),
    (IMAP4.error, "the server refused what was asked"),
    (IMAPClientError, "the server refused what was asked"),
)


def _why(error: Exception) -> str:
    if isinstance(error, SecretUnusable):
        return str(error)
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted ({error.verify_message}); name its authority in ca_file"
    known = next((words for kind, words in _WORDS if isinstance(error, kind)), None)
    return known or getattr(error, "strerror", None) or "the connection broke"
