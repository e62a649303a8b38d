"""Versions of a case's specification, and the signed actions that have been used."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlmodel import col, select

from storage import records
from storage.subject import Subject
from storage.tables import SpecificationRow, SpentTokenRow


class Specifications(Subject):
    """Questions about specifications, and the one about used actions."""

    def add_specification(self, new: records.NewSpecification) -> records.Specification:
        """A version has gone out."""
        files = [asdict(file) for file in new.files]
        return _specification(self._add(SpecificationRow(**(asdict(new) | {"files": files, "evidence": []}))))

    def specifications(self, case_id: int) -> tuple[records.Specification, ...]:
        """A case's versions, the first one first."""
        asked = select(SpecificationRow).where(SpecificationRow.case_id == case_id)
        rows = self._session.exec(asked.order_by(col(SpecificationRow.version)))
        return tuple(_specification(row) for row in rows)

    def specification_sent_as(self, message_id: str) -> records.Specification | None:
        """The version that a mail of this Message-ID carried."""
        asked = select(SpecificationRow).where(SpecificationRow.message_id == message_id)
        row = self._session.exec(asked.order_by(col(SpecificationRow.id))).first()
        return _specification(row) if row else None

    def settle_specification(
        self, specification_id: int, state: str, at: datetime, mail_id: int | None, evidence: tuple[str, ...]
    ) -> None:
        """What became of a version, by which mail, and the sentences that decided."""
        row = self._row(SpecificationRow, specification_id)
        row.state, row.settled_at, row.settled_by_mail, row.evidence = state, at, mail_id, list(evidence)
        self._add(row)

    def spent(self, token: str) -> bool:
        """Whether a signed action was used before."""
        return self._session.get(SpentTokenRow, token) is not None

    def spend(self, token: str, at: datetime) -> bool:
        """Use a signed action; False when it was used before, or is being used at the same time."""
        return self._add_once(SpentTokenRow, ("token",), {"token": token, "spent_at": at}) is not None


def _specification(row: SpecificationRow) -> records.Specification:
    values = {name: getattr(row, name) for name in records.Specification.__dataclass_fields__}
    files = tuple(records.Attachment(**file) for file in row.files)
    return records.Specification(**(values | {"files": files, "evidence": tuple(row.evidence)}))
