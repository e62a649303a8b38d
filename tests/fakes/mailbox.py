"""A mailbox in memory, under the same contract test as the real ones; people in it can be played."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from bot.mailbox import Fetched, Listing, MailboxUnreachable
from bot.mailbox.said import said_sender


class FakeMailbox:
    """Folders of messages by UID."""

    def __init__(self) -> None:
        self.name = "fake"
        self.folders: dict[str, dict[int, tuple[datetime, bytes]]] = {"INBOX": {}}
        self.validities: dict[str, int] = {"INBOX": 1}
        self.unreachable = False
        self._next = 1
        self._told = 0  # the newest UID listed or told of

    def deliver(self, raw: bytes, folder: str = "INBOX", at: datetime | None = None) -> int:
        uid, self._next = self._next, self._next + 1
        self.validities.setdefault(folder, 1)
        self.folders.setdefault(folder, {})[uid] = (at or datetime.now(UTC).replace(microsecond=0), raw)
        return uid

    def rebuild(self, folder: str = "INBOX") -> None:
        """Every UID is forgotten, as after a restored backup."""
        kept, self.folders[folder] = self.folders[folder], {}
        self.validities[folder] += 1
        for at, raw in kept.values():
            self.deliver(raw, folder, at)

    def messages(self, folder: str) -> list[bytes]:
        return [raw for _, raw in self.folders.get(folder, {}).values()]

    def listing(self, folder: str) -> Listing:
        self._answer()
        if set(folder) & set("\r\n\0"):
            raise ValueError(f"a folder cannot be named {folder!r}")
        uids = tuple(sorted(self.folders.get(folder, {})))
        self._told = max(self._told, *uids, 0)
        return Listing(folder=folder, validity=self.validities.get(folder, 0), uids=uids)

    def senders(self, folder: str, validity: int, uids: Iterable[int]) -> dict[int, str]:
        self._answer()
        there = self.folders.get(folder, {}) if self.validities.get(folder) == validity else {}
        return {uid: said_sender(there[uid][1]) for uid in uids if uid in there}

    def fetch(self, folder: str, validity: int, uids: Iterable[int]) -> Iterator[Fetched]:
        for uid in uids:
            self._answer()
            found = self.folders.get(folder, {}).get(uid)
            if found is not None and self.validities.get(folder) == validity:
                at, raw = found
                yield Fetched(uid=uid, size=len(raw), arrived_at=at, chunks=(raw,))

    def move(self, folder: str, validity: int, uids: Iterable[int], destination: str) -> None:
        self._answer()
        for uid in uids:
            if self.validities.get(folder) == validity and uid in self.folders[folder]:
                at, raw = self.folders[folder].pop(uid)
                self.deliver(raw, destination, at)

    def wait(self, folder: str, seconds: float, stopped: Callable[[], bool]) -> bool:
        end = time.monotonic() + seconds
        while (newest := max(self.folders[folder], default=0)) <= self._told:
            if time.monotonic() >= end or stopped():
                return False
            time.sleep(0.02)
        self._told = newest
        return True

    def close(self) -> None: ...

    def _answer(self) -> None:
        if self.unreachable:
            raise MailboxUnreachable("the fake is told not to answer")
