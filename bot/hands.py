"""Mails in hand: ours alone, their attempt counted, their reading begun; while one is decided the next is read."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from itertools import zip_longest

from bot.desk import Desk
from parsers.facts import Mail
from parsers.limited import NoLimitedProcess
from storage import records
from storage.errors import DatabaseBusy, StorageFailed, StorageFull, disk_troubles

# Not the mail's fault: nothing is counted against it.
OUTSIDE_TROUBLE = (DatabaseBusy, StorageFull, StorageFailed, NoLimitedProcess)


@dataclass(frozen=True, slots=True, kw_only=True)
class InHand:
    """A mail that nobody else works at. `reading` is None for one that has been tried too often to be read again."""

    row: records.Mail  # with this attempt
    reading: Future[Mail] | None
    lock: ExitStack

    def put_back(self, desk: Desk) -> None:
        """Nothing came of it, and that was not the mail's fault."""
        with self.lock, desk.store.transaction() as register:
            register.uncount_attempts(self.row.id)


def taken_in_hand(desk: Desk, waiting: Sequence[records.Waiting]) -> Generator[InHand, None, None]:
    """Each mail that is ours to work at, in turn; while it is worked at, the next is read.

    A mail that was tried before comes last and is read with no other in hand: if its reading ends the service, no
    other mail's attempt is counted for it (P36).
    """
    fresh = [mail.id for mail in waiting if not mail.attempts]
    tried = [mail.id for mail in waiting if mail.attempts]
    ahead: InHand | None = None
    if not waiting:
        return
    with ThreadPoolExecutor(1, "ahead") as reader:
        try:
            for mail_id, following in zip_longest(fresh, fresh[1:]):
                current, ahead = ahead or _begun(desk, mail_id, reader), None
                if current is None:
                    continue
                with current.lock:
                    if following is not None:
                        with suppress(*OUTSIDE_TROUBLE):  # it shows when that mail's turn comes
                            ahead = _begun(desk, following, reader)
                    yield current
            for mail_id in tried:
                if (current := _begun(desk, mail_id, reader)) is not None:
                    with current.lock:
                        yield current
        finally:
            if ahead is not None:
                with suppress(*OUTSIDE_TROUBLE):
                    ahead.put_back(desk)


def _begun(desk: Desk, mail_id: int, reader: Executor) -> InHand | None:
    """The mail, its attempt counted before the reading begins (P36); None when it is another's, or decided (P30)."""
    with ExitStack() as lock:
        if not lock.enter_context(desk.store.alone(f"mail {mail_id}")):
            return None
        with desk.store.transaction() as register:
            row = register.mail(mail_id) if register.still_waits(mail_id) else None
            if row is None:
                return None
            row = replace(row, attempts=register.count_attempt(mail_id))
        too_often = row.attempts > desk.settings.limits.attempts
        reading = None if too_often else reader.submit(read, desk, row)
        return InHand(row=row, reading=reading, lock=lock.pop_all())


def read(desk: Desk, row: records.Mail) -> Mail:
    """The mail's facts, its documents stored beside it."""
    with disk_troubles("reading a mail"), desk.files.open(row.sha256) as raw, desk.workshop.read(raw) as reading:
        for document in reading.mail.documents:
            if document.path != "body" and document.sha256 not in desk.files:
                desk.files.put(reading.content(document))
        return reading.mail
