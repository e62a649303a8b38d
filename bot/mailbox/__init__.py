"""Where mail comes from: one protocol, whatever the server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class MailboxUnreachable(Exception):
    """The mailbox cannot be reached or refuses us; nothing has changed, try again later."""


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
    """A mailbox that people use too: messages may be read, moved or gone at any time."""

    name: str  # account and server; part of a message's identity

    def listing(self, folder: str) -> Listing:
        """All messages of a folder, whatever their flags. A folder that does not exist is empty."""

    def fetch(self, folder: str, validity: int, uids: Iterable[int]) -> Iterator[Fetched]:
        """The messages, in order, without changing a flag. What is gone is left out."""

    def move(self, folder: str, validity: int, uids: Iterable[int], destination: str) -> None:
        """Move messages to a folder, which is made if it is missing. What is gone is no fault."""

    def wait(self, folder: str, seconds: float, stopped: Callable[[], bool]) -> bool:
        """Wait for new mail in a folder; True when something arrived, False when time is up or `stopped()`."""

    def close(self) -> None:
        """Let go of the connection."""
