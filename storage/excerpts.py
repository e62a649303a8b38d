"""What the register's excerpts are made of: every numbered document with its case and its other party."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlalchemy import select as columns
from sqlmodel import col, select

from storage import records
from storage.subject import Subject
from storage.tables import CaseRow, DocumentRow, LetterRow, MailRow

IN = "in"
_ASKED: tuple[Any, ...] = (
    CaseRow.diary_number,
    DocumentRow.number,
    DocumentRow.direction,
    DocumentRow.kind,
    MailRow.arrived_at,
    DocumentRow.registered_at,
    MailRow.sender,
    LetterRow.recipient,
)


class Excerpts(Subject):
    """Questions that take the register out of the house; none needs memory for all rows at once."""

    def registered(self, since: datetime | None = None, until: datetime | None = None) -> Iterator[records.Registered]:
        """Every numbered document from `since` to before `until`, case by case in the order of their numbers.

        What came in counts from the mail's arrival, what went out from its registration.
        """
        moment = func.coalesce(MailRow.arrived_at, DocumentRow.registered_at)
        asked: Any = (
            columns(*_ASKED)
            .join(CaseRow, col(CaseRow.id) == DocumentRow.case_id)
            .join(MailRow, col(MailRow.id) == DocumentRow.mail_id, isouter=True)
            .join(LetterRow, self._is_letter(), isouter=True)
            .where(col(DocumentRow.number).is_not(None))
            .order_by(col(CaseRow.year), col(CaseRow.series), col(CaseRow.number), col(DocumentRow.number))
        )
        asked = asked if since is None else asked.where(moment >= since)
        asked = asked if until is None else asked.where(moment < until)
        for row in self._session.execute(asked, execution_options={"yield_per": 500}):
            yield _registered(*row)

    def mails_of_case(self, case_id: int) -> tuple[tuple[int, str], ...]:
        """The number and the SHA-256 of every mail of a case, in the order of their arrival."""
        asked = select(MailRow.id, MailRow.sha256).where(MailRow.case_id == case_id)
        return tuple((int(key or 0), sha256) for key, sha256 in self._session.exec(asked.order_by(col(MailRow.id))))

    def _is_letter(self) -> Any:
        """An outgoing document that came with no mail is a letter of ours: the two have the same bytes."""
        return (col(DocumentRow.mail_id).is_(None)) & (col(LetterRow.sha256) == DocumentRow.sha256)


def _registered(
    diary_number: str,
    number: int,
    direction: str,
    kind: str,
    arrived_at: datetime | None,
    registered_at: datetime,
    sender: str | None,
    recipient: str | None,
) -> records.Registered:
    return records.Registered(
        diary_number=diary_number,
        number=number,
        direction=direction,
        kind=kind,
        at=arrived_at if direction == IN and arrived_at else registered_at,
        other_party=recipient or sender,
    )
