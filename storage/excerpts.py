"""What the register's excerpts are made of: every numbered document with its case and its other party."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func
from sqlalchemy import select as columns
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from storage import records
from storage.subject import Subject
from storage.tables import CaseRow, DocumentRow, EventRow, LetterRow, MailRow

_ON = aliased(LetterRow)

IN = "in"
# What staff told of a mail that they brought or sent, and to whom we sent on what they attached.
_TOLD = (
    select(EventRow.details)
    .where(EventRow.mail_id == DocumentRow.mail_id)
    .where(col(EventRow.what).in_([records.PAPER_REGISTERED, records.OFFICER_WROTE]))
    .order_by(col(EventRow.id).desc())
    .limit(1)
    .scalar_subquery()
    .label("told")
)
_SENT_WITH = (
    select(col(_ON.recipient))
    .where(_ON.mail_id == DocumentRow.mail_id, _ON.letter == DocumentRow.kind)
    .order_by(col(_ON.id))
    .limit(1)
    .scalar_subquery()
    .label("sent_with")
)
_ASKED: tuple[Any, ...] = (
    CaseRow.diary_number,
    DocumentRow.number,
    DocumentRow.direction,
    DocumentRow.kind,
    MailRow.arrived_at,
    DocumentRow.registered_at,
    MailRow.sender,
    LetterRow.recipient,
    _TOLD,
    _SENT_WITH,
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
            yield _registered(row)

    def mails_of_case(self, case_id: int) -> tuple[tuple[int, str], ...]:
        """The number and the SHA-256 of every mail of a case, in the order of their arrival."""
        asked = select(MailRow.id, MailRow.sha256).where(MailRow.case_id == case_id)
        return tuple((int(key or 0), sha256) for key, sha256 in self._session.exec(asked.order_by(col(MailRow.id))))

    def _is_letter(self) -> Any:
        """An outgoing document that came with no mail is a letter of ours: the two have the same bytes."""
        return (col(DocumentRow.mail_id).is_(None)) & (col(LetterRow.sha256) == DocumentRow.sha256)


def _registered(row: Any) -> records.Registered:
    told = row.told or {}
    arrived_at = datetime.fromisoformat(told["arrived_at"]).astimezone(UTC) if "arrived_at" in told else row.arrived_at
    came_from = told["sender"] or None if "sender" in told else row.sender
    went_to = row.recipient or ", ".join(told.get("to", ())) or row.sent_with
    return records.Registered(
        diary_number=row.diary_number,
        number=row.number,
        direction=row.direction,
        kind=row.kind,
        at=arrived_at if row.direction == IN and arrived_at else row.registered_at,
        other_party=came_from if row.direction == IN else went_to,
    )
