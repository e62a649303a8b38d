"""Letters that are owed, on their way, sent or given up."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, or_, update
from sqlmodel import col, select

from storage import records
from storage.records import LetterState
from storage.subject import Subject
from storage.tables import LetterRow

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LONGEST_PAUSE = timedelta(hours=12)  # no letter is ever put off for longer
_CLAIMABLE = (LetterState.OWED, LetterState.SENDING)


class Letters(Subject):
    """Questions about letters."""

    def owe(self, owed: records.OwedLetter) -> records.Letter | None:
        """Owe a letter; None when one of that key is owed already: owing twice is owing once."""
        values: dict[str, Any] = {name: getattr(owed, name) for name in records.OwedLetter.__dataclass_fields__}
        values |= {"attachments": [asdict(file) for file in owed.attachments], "references": list(owed.references)}
        values |= {"state": LetterState.OWED, "next_try_at": owed.owed_at}
        letter_id = self._add_once(LetterRow, ("key",), values | {"attempts": 0})
        return None if letter_id is None else self.letter(letter_id)

    def letter(self, letter_id: int) -> records.Letter | None:
        """One letter."""
        row = self._session.get(LetterRow, letter_id)
        return _letter(row) if row else None

    def letter_by_message_id(self, message_id: str) -> records.Letter | None:
        """The letter of ours that has this Message-ID."""
        return self._one(LetterRow.message_id == message_id)

    def letter_by_key(self, key: str) -> records.Letter | None:
        """The letter owed under this key."""
        return self._one(LetterRow.key == key)

    def letter_keys(self, case_id: int) -> tuple[str, ...]:
        """The keys of all letters in a case."""
        return tuple(self._session.exec(select(LetterRow.key).where(LetterRow.case_id == case_id)))

    def due(self, now: datetime) -> tuple[records.Letter, ...]:
        """Letters to be sent now, the oldest first."""
        return self._many(LetterRow.state == LetterState.OWED, _is_reached(now))

    def in_doubt(self, now: datetime | None = None) -> tuple[records.Letter, ...]:
        """Letters that were handed over and never marked: the server may or may not have them (P13).

        With `now`, only those whose time of waiting for their copy is over.
        """
        return self._many(LetterRow.state == LetterState.SENDING, *((_is_reached(now),) if now else ()))

    def claim(
        self, letter_id: int, doubtful_until: datetime, seen_attempts: int | None = None
    ) -> records.Letter | None:
        """Take a letter for sending; None when somebody else has it, or it is settled.

        It is taken only if its attempts are still `seen_attempts`, as the caller read them: so of all who saw it owed
        (or in doubt) one gets it, whoever asks at the same time. Without them, a letter in doubt may be taken again.
        """
        before = self.letter(letter_id)
        seen = before.attempts if before and seen_attempts is None else seen_attempts
        step = (
            update(LetterRow)
            .where(
                col(LetterRow.id) == letter_id,
                col(LetterRow.state).in_(_CLAIMABLE),
                col(LetterRow.attempts) == seen,
            )
            .values(state=LetterState.SENDING, attempts=col(LetterRow.attempts) + 1, next_try_at=doubtful_until)
            .returning(col(LetterRow.id))
            .execution_options(synchronize_session=False)
        )
        taken = self._session.execute(step).scalar_one_or_none()
        self._session.expire_all()
        return None if taken is None else self.letter(letter_id)

    def rendered(self, letter_id: int, sha256: str) -> str:
        """The letter's bytes are made and stored; those that were made first are kept, and told (P13)."""
        row = self._row(LetterRow, letter_id)
        row.sha256 = row.sha256 or sha256
        self._add(row)
        return row.sha256

    def sent(self, letter_id: int, at: datetime) -> None:
        """The server has taken the letter."""
        self._set(letter_id, state=LetterState.SENT, sent_at=at, last_error=None)

    def again(self, letter_id: int, next_try_at: datetime, error: str) -> None:
        """The letter was surely not taken; try again then."""
        self._set(letter_id, state=LetterState.OWED, next_try_at=next_try_at, last_error=error)

    def failed(self, letter_id: int, error: str) -> None:
        """The letter is given up."""
        self._set(letter_id, state=LetterState.FAILED, last_error=error)

    def letters(
        self,
        state: LetterState | None = None,
        since: datetime | None = None,
        case_id: int | None = None,
        name: str | None = None,
    ) -> tuple[records.Letter, ...]:
        """Letters, oldest first; `since` counts from when they were owed."""
        which = []
        if state is not None:
            which.append(LetterRow.state == state)
        if since is not None:
            which.append(LetterRow.owed_at >= since)
        if case_id is not None:
            which.append(LetterRow.case_id == case_id)
        if name is not None:
            which.append(LetterRow.letter == name)
        return self._many(*which)

    def last_owed(self, name: str, now: datetime) -> datetime | None:
        """When a letter of that name was last owed; what a wrong clock dated after `now` does not count (P32)."""
        asked = select(func.max(LetterRow.owed_at)).where(LetterRow.letter == name, LetterRow.owed_at <= now)
        return self._session.exec(asked).one()

    def last_said(self, name: str, recipient: str, field: str, since: datetime, until: datetime) -> str | None:
        """What the last letter of that name to somebody said in a field, if it was owed between two moments."""
        asked = (
            select(LetterRow.owed_at, col(LetterRow.fields)[field].as_string())
            .where(LetterRow.recipient == recipient, LetterRow.letter == name)
            .order_by(col(LetterRow.id).desc())
            .limit(1)
        )
        found = self._session.execute(asked).first()
        return found[1] if found and since <= found[0] <= until else None

    def count_letters(self, recipient: str | None, now: datetime) -> tuple[int, int, int]:
        """How many automatic letters were owed to an address within an hour and a day, and to anybody within a day.

        Those that were given up do not count.
        """
        to_one, of_the_hour = col(LetterRow.recipient) == recipient, col(LetterRow.owed_at) >= now - HOUR
        counts = (func.count().filter(to_one, of_the_hour), func.count().filter(to_one), func.count())
        asked = select(*counts).where(col(LetterRow.automatic).is_(True))
        asked = asked.where(LetterRow.owed_at >= now - DAY, LetterRow.state != LetterState.FAILED)
        return self._session.exec(asked).one()

    def _set(self, letter_id: int, **values: Any) -> None:
        row = self._row(LetterRow, letter_id)
        for name, value in values.items():
            setattr(row, name, value)
        self._add(row)

    def _one(self, which: Any) -> records.Letter | None:
        row = self._session.exec(select(LetterRow).where(which)).first()
        return _letter(row) if row else None

    def _many(self, *which: Any) -> tuple[records.Letter, ...]:
        asked = select(LetterRow).where(*which).order_by(col(LetterRow.owed_at), col(LetterRow.id))
        return tuple(_letter(row) for row in self._session.exec(asked))


def _is_reached(now: datetime) -> Any:
    """Whether a letter's time has come; a time that lies further off than any pause was set by a wrong clock (P32)."""
    when = col(LetterRow.next_try_at)
    return or_(when <= now, when > now + LONGEST_PAUSE)


def _letter(row: LetterRow) -> records.Letter:
    values = {name: getattr(row, name) for name in records.OwedLetter.__dataclass_fields__}
    files = tuple(records.Attachment(**file) for file in row.attachments or ())
    owed = records.OwedLetter(**(values | {"references": tuple(row.references), "attachments": files}))
    return records.Letter(
        id=row.id or 0,
        owed=owed,
        state=LetterState(row.state),
        attempts=row.attempts,
        next_try_at=row.next_try_at,
        sha256=row.sha256,
        sent_at=row.sent_at,
        last_error=row.last_error,
    )
