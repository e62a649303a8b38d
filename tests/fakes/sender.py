"""A way out that remembers, under the same contract test as the real ones."""

from __future__ import annotations


class FakeSender:
    """Keeps letters; raises what it is told to, once each."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, tuple[str, ...], bytes]] = []
        self.troubles: list[Exception] = []

    def send(self, envelope_from: str, recipients: tuple[str, ...], message: bytes) -> None:
        if self.troubles:
            raise self.troubles.pop(0)
        self.letters.append((envelope_from, recipients, message))

    def close(self) -> None: ...
