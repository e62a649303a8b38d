"""Where mail comes from: one protocol, whatever the server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class MailboxUnreachable(Exception):
    """The mailbox cannot be reached or refuses us; nothing is lost, try again later.

    Its one line may be shown and logged: it holds no password and nothing out of a mail.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The messages of a folder at one moment. UIDs hold only under `validity` (RFC 9051, 2.3.1.1)."""

    folder: str
    validity: int
    uids: tuple[int, ...]  # ascending


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One message: its arrival (INTERNALDATE, aware, UTC) and its exact bytes, chunk by chunk.

    The chunks are read once, before the next message is asked for.
    """

    uid: int
    size: int
    arrived_at: datetime
    chunks: Iterable[bytes]


class Mailbox(Protocol):
    """A mailbox that people use too: messages may be read, moved or gone at any time.

    Every method raises MailboxUnreachable, and ValueError for a folder name that no mailbox can have.
    """

    name: str  # account and server; part of a message's identity

    def listing(self, folder: str) -> Listing:
        """All messages of a folder, read or not, but those marked as deleted. A folder that does not exist is empty."""

    def senders(self, folder: str, validity: int, uids: Iterable[int]) -> dict[int, str]:
        """Whom each message's From names (`said.py`), without reading it all; what cannot be told is left out."""

    def fetch(self, folder: str, validity: int, uids: Iterable[int]) -> Iterator[Fetched]:
        """The messages, in the order asked for, without changing a flag.

        What is gone is left out, and so is everything when the folder has another validity by now.
        """

    def move(self, folder: str, validity: int, uids: Iterable[int], destination: str) -> None:
        """Move messages with their flags to a folder, which is made if it is missing. What is gone is no fault."""

    def wait(self, folder: str, seconds: float, stopped: Callable[[], bool]) -> bool:
        """Wait for new mail in a folder; False when time is up or `stopped()`, which is asked every second or so.

        True as soon as there is mail that this object has neither listed nor told of, also from before the call.
        """

    def close(self) -> None:
        """Let go of the connection; the next call makes a new one."""
