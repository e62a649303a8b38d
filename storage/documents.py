"""Documents: what came in with a mail and what went out, with their running numbers in their case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func
from sqlmodel import col, select

from storage import records
from storage.records import PAPER_REGISTERED
from storage.subject import Subject
from storage.tables import CaseRow, DocumentRow, EventRow, MailRow


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedDocument:
    """A document with its running number in its case (None while it has no case)."""

    number: int | None
    direction: str  # in, out
    registered_at: datetime
    at: datetime  # when it arrived, or went out
    document: records.Document


class Documents(Subject):
    """Questions about documents."""

    def documents_of_mail(self, mail_id: int) -> tuple[NumberedDocument, ...]:
        """A mail's documents."""
        return self._numbered(DocumentRow.mail_id == mail_id)

    def documents_of_case(self, case_id: int, direction: str | None = None) -> tuple[NumberedDocument, ...]:
        """A case's documents, or those that came in (or went out), in the order of their numbers."""
        found = self._numbered(DocumentRow.case_id == case_id)
        return tuple(one for one in found if direction in {None, one.direction})

    def add_document(self, case_id: int, paper: records.Document, direction: str, at: datetime) -> None:
        """Give a document that came with no mail (a letter of ours) the next number of its case."""
        number = self._last_number(case_id) + 1
        row = _document_row(paper, None, at, direction)
        row.case_id, row.number = case_id, number
        self._add(row)

    def correct_kind(self, case_id: int, number: int, kind: str) -> bool:
        """Call a document of a case something else; False when there is no such document that came in."""
        for row in self._document_rows(DocumentRow.case_id == case_id):
            if row.number == number and row.facts is not None:
                row.kind, row.facts, row.confidence = kind, {**row.facts, "kind": kind}, 1.0
                self._add(row)
                return True
        return False

    def _keep_documents(
        self, mail_id: int, documents: tuple[records.Document, ...], at: datetime, direction: str, *, again: bool
    ) -> None:
        """Write a mail's documents; deciding `again` replaces those that have no number yet, numbered ones stand."""
        already = self._document_rows(DocumentRow.mail_id == mail_id) if again else []
        if any(row.number is not None for row in already):
            return
        for row in already:
            self._session.delete(row)
        self._session.flush()
        for paper in documents:  # one by one: their ids keep the order of the mail
            self._add(_document_row(paper, mail_id, at, direction))

    def _number(self, mail_id: int, case_id: int) -> None:
        """Give a mail's documents the next numbers of a case; what has its number there keeps it."""
        last = self._last_number(case_id)
        new = [row for row in self._document_rows(DocumentRow.mail_id == mail_id) if row.case_id != case_id]
        for number, row in enumerate(new, start=last + 1):
            row.case_id, row.number = case_id, number
            self._add(row)

    def _last_number(self, case_id: int) -> int:
        self._row(CaseRow, case_id)  # one at a time: two never take the same number
        asked = select(func.max(DocumentRow.number)).where(DocumentRow.case_id == case_id)
        return self._session.exec(asked).one() or 0

    def _numbered(self, which: object) -> tuple[NumberedDocument, ...]:
        rows = self._document_rows(which)
        mails = select(MailRow.id, MailRow.arrived_at).where(col(MailRow.id).in_({row.mail_id for row in rows}))
        arrivals = dict(self._session.execute(mails).all()) | self._paper_arrivals({row.mail_id for row in rows})
        return tuple(_numbered(row, arrivals.get(row.mail_id)) for row in rows)

    def _paper_arrivals(self, mail_ids: set[int | None]) -> dict[int | None, datetime]:
        """When the paper arrived that staff brought with mails of theirs."""
        brought = select(EventRow.mail_id, EventRow.details).where(
            EventRow.what == PAPER_REGISTERED, col(EventRow.mail_id).in_(mail_ids)
        )
        return {
            mail_id: datetime.fromisoformat(details["arrived_at"]).astimezone(UTC)
            for mail_id, details in self._session.exec(brought)
            if details
        }

    def _document_rows(self, which: object) -> list[DocumentRow]:
        asked = select(DocumentRow).where(which)  # type: ignore[arg-type]
        return list(self._session.exec(asked.order_by(col(DocumentRow.number), col(DocumentRow.id))))


def _document_row(paper: records.Document, mail_id: int | None, at: datetime, direction: str) -> DocumentRow:
    values = {name: getattr(paper, name) for name in records.Document.__dataclass_fields__}
    lists = {name: list(values[name]) for name in ("evidence", "problems")}
    pages = list(paper.pages) if paper.pages else None
    return DocumentRow(**(values | lists | {"pages": pages}), mail_id=mail_id, registered_at=at, direction=direction)


def _numbered(row: DocumentRow, arrived_at: datetime | None) -> NumberedDocument:
    values = {name: getattr(row, name) for name in records.Document.__dataclass_fields__}
    lists = {name: tuple(values[name]) for name in ("evidence", "problems")}
    pages = (row.pages[0], row.pages[1]) if row.pages else None
    document = records.Document(**(values | lists | {"pages": pages}))
    return NumberedDocument(
        number=row.number,
        direction=row.direction,
        registered_at=row.registered_at,
        at=arrived_at if row.direction == "in" and arrived_at else row.registered_at,
        document=document,
    )
