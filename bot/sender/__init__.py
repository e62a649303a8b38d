"""Where letters go out: one protocol, whatever the server."""

from __future__ import annotations

from typing import Protocol


class Refused(Exception):
    """The server refuses this letter for good (5xx); it will not be tried again."""


class TryLater(Exception):
    """The letter was surely not taken (4xx, no connection); it is tried again later."""


class InDoubt(Exception):
    """The connection broke where the server may already have taken the letter (P13)."""


class Sender(Protocol):
    """A way out for finished letters."""

    def send(self, envelope_from: str, recipients: tuple[str, ...], message: bytes) -> None:
        """Hand over one letter; returns once the server has taken it.

        The first recipient is the addressee; a copy to ourselves that is refused does not stop the letter.
        Raises Refused, TryLater or InDoubt.
        """

    def close(self) -> None:
        """Let go of the connection."""
