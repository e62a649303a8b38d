"""What happened, in its order; only ever added to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select

from storage import records
from storage.subject import Subject
from storage.tables import ENDED, CaseRow, EventRow


class Events(Subject):
    """Questions about what happened."""

    def add_event(self, event: records.Event) -> None:
        """Write down what happened."""
        self._add(EventRow(**asdict(event)))

    def events(
        self,
        case_id: int | None = None,
        mail_id: int | None = None,
        since: datetime | None = None,
        what: str | None = None,
    ) -> tuple[records.Event, ...]:
        """Events, oldest first."""
        asked = select(EventRow).order_by(col(EventRow.id))
        if case_id is not None:
            asked = asked.where(EventRow.case_id == case_id)
        if mail_id is not None:
            asked = asked.where(EventRow.mail_id == mail_id)
        if since is not None:
            asked = asked.where(EventRow.at >= since)
        if what is not None:
            asked = asked.where(EventRow.what == what)
        return tuple(_event(row) for row in self._session.exec(asked))

    def moves(self, since: datetime) -> tuple[records.Move, ...]:
        """All moves from step to step of the cases in which anything has happened since then, in their order."""
        alive = select(EventRow.case_id).where(EventRow.at >= since, col(EventRow.case_id).is_not(None))
        asked = (
            select(EventRow, CaseRow.opened_at)
            .where(EventRow.case_id == CaseRow.id, col(EventRow.case_id).in_(alive))
            .order_by(col(EventRow.id))
        )
        return tuple(
            records.Move(
                case_id=row.case_id or 0, opened_at=opened_at, left=row.details["from"], step=row.what, at=row.at
            )
            for row, opened_at in self._session.exec(asked)
            if row.details and "from" in row.details
        )

    def latest_events(self, *, open_only: bool = False) -> dict[int, dict[str, datetime]]:
        """When each sort of event last happened, by case; of all cases, or of those that have not ended."""
        asked = select(EventRow.case_id, EventRow.what, func.max(EventRow.at)).where(col(EventRow.case_id).is_not(None))
        if open_only:
            asked = asked.where(col(EventRow.case_id).in_(select(CaseRow.id).where(col(CaseRow.step).not_in(ENDED))))
        found: dict[int, dict[str, datetime]] = defaultdict(dict)
        for case_id, what, at in self._session.exec(asked.group_by(col(EventRow.case_id), EventRow.what)):
            found[case_id or 0][what] = at
        return found


def _event(row: EventRow) -> records.Event:
    return records.Event(**{name: getattr(row, name) for name in records.Event.__dataclass_fields__})
