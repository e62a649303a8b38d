"""The ledger of mails that wait for a person."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from storage import records
from storage.subject import Subject
from storage.tables import HeldRow, MailRow


class HeldMails(Subject):
    """Questions about mails that wait."""

    def hold(self, mail_id: int, reason: str, details: str, at: datetime) -> None:
        """Let a mail wait for a person; a new reason opens its entry anew."""
        values = {"mail_id": mail_id, "reason": reason, "details": details, "since": at}
        if self._add_once(HeldRow, ("mail_id",), values) is not None:
            return
        row = self._row(HeldRow, mail_id)
        row.reason, row.details, row.since = reason, details, at
        row.resolved_at = row.resolution = None
        self._add(row)

    def held(self, mail_id: int) -> records.Held | None:
        """A mail's entry, settled or not."""
        row = self._session.get(HeldRow, mail_id)
        return _held(row, self._session.get(MailRow, mail_id)) if row else None

    def waiting_mails(self) -> tuple[records.Held, ...]:
        """All that wait, the longest first."""
        asked = (
            select(HeldRow, MailRow)
            .where(HeldRow.mail_id == MailRow.id, col(HeldRow.resolved_at).is_(None))
            .order_by(col(HeldRow.since), col(HeldRow.mail_id))
        )
        return tuple(_held(row, mail) for row, mail in self._session.exec(asked))

    def waiting_of_case(self, case_id: int) -> tuple[records.Held, ...]:
        """Those that wait and belong to a case."""
        asked = select(HeldRow, MailRow).where(HeldRow.mail_id == MailRow.id, MailRow.case_id == case_id)
        rows = self._session.exec(asked.where(col(HeldRow.resolved_at).is_(None)).order_by(col(HeldRow.mail_id)))
        return tuple(_held(row, mail) for row, mail in rows)

    def settle(self, mail_id: int, resolution: str, at: datetime) -> None:
        """A person has settled it."""
        row = self._row(HeldRow, mail_id)
        row.resolution, row.resolved_at = resolution, at
        self._add(row)


def _held(row: HeldRow, mail: MailRow | None) -> records.Held:
    return records.Held(
        mail_id=row.mail_id,
        reason=row.reason,
        details=row.details,
        since=row.since,
        sender=mail.sender if mail else None,
        subject=mail.subject if mail else "",
        arrived_at=mail.arrived_at if mail else None,
        resolved_at=row.resolved_at,
        resolution=row.resolution,
    )
