"""Mails, where they were seen, and their documents."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import func
from sqlmodel import col, select

from storage import records
from storage.records import PAPER_REGISTERED, MailState
from storage.subject import Subject
from storage.tables import CaseRow, DocumentRow, EventRow, MailRow, PlaceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedDocument:
    """A document with its running number in its case (None while it has no case)."""

    number: int | None
    direction: str  # in, out
    registered_at: datetime
    at: datetime  # when it arrived, or went out
    document: records.Document


class Mails(Subject):
    """Questions about mails."""

    def receive(self, arrival: records.Arrival) -> int:
        """Note a message whose bytes are stored; the same place or the same bytes are noted once (P27)."""
        if (seen := self._place(arrival.place)) is not None:
            return seen.mail_id
        mail_id = self._mail_of(arrival)
        values = asdict(arrival.place) | {"mail_id": mail_id, "seen_at": arrival.seen_at}
        self._add_once(PlaceRow, ("mailbox", "folder", "validity", "uid"), values)
        return mail_id

    def _place(self, place: records.Place) -> PlaceRow | None:
        return self._session.exec(
            select(PlaceRow).where(
                PlaceRow.mailbox == place.mailbox,
                PlaceRow.folder == place.folder,
                PlaceRow.validity == place.validity,
                PlaceRow.uid == place.uid,
            )
        ).first()

    def _mail_of(self, arrival: records.Arrival) -> int:
        values = {
            "sha256": arrival.sha256,
            "size": arrival.size,
            "arrived_at": arrival.arrived_at,
            "first_folder": arrival.place.folder,
            "state": MailState.RECEIVED,
            "attempts": 0,
            "subject": "",
            "said_sender": arrival.said_sender,
        }
        if (new := self._add_once(MailRow, ("sha256",), values)) is not None:
            return int(new)
        return int(self._session.exec(select(MailRow.id).where(MailRow.sha256 == arrival.sha256)).one() or 0)

    def sighted(self, mailbox: str, folder: str, validity: int) -> set[int]:
        """The UIDs of a folder that are noted already."""
        asked = select(PlaceRow.uid).where(
            PlaceRow.mailbox == mailbox, PlaceRow.folder == folder, PlaceRow.validity == validity
        )
        return set(self._session.exec(asked))

    def count_attempt(self, mail_id: int) -> int:
        """Count one more reading of a mail; returns which one it is."""
        row = self._row(MailRow, mail_id)
        row.attempts += 1
        self._add(row)
        return row.attempts

    def uncount_attempts(self, mail_id: int) -> None:
        """Forget the readings of a mail that is not decided: what ended them was not its fault."""
        row = self._row(MailRow, mail_id)
        if row.state == MailState.RECEIVED:
            row.attempts = 0
            self._add(row)

    def still_waits(self, mail_id: int) -> bool:
        """Whether nothing is decided about a mail yet; nobody else can decide it before we end (P27)."""
        return self._row(MailRow, mail_id).state == MailState.RECEIVED

    def mail(self, mail_id: int) -> records.Mail | None:
        """One mail."""
        row = self._session.get(MailRow, mail_id)
        return _mail(row) if row else None

    def mail_by_sha256(self, sha256: str) -> records.Mail | None:
        """The mail of these bytes."""
        row = self._session.exec(select(MailRow).where(MailRow.sha256 == sha256)).first()
        return _mail(row) if row else None

    def mails(
        self,
        state: MailState | None = None,
        since: datetime | None = None,
        decided_since: datetime | None = None,
    ) -> tuple[records.Mail, ...]:
        """Mails in the order of their arrival; `since` counts from their arrival."""
        asked = select(MailRow).order_by(col(MailRow.arrived_at), col(MailRow.id))
        if state is not None:
            asked = asked.where(MailRow.state == state)
        if since is not None:
            asked = asked.where(MailRow.arrived_at >= since)
        if decided_since is not None:
            asked = asked.where(col(MailRow.decided_at) >= decided_since)
        return tuple(_mail(row) for row in self._session.exec(asked))

    def waiting(self) -> tuple[records.Waiting, ...]:
        """The mails that nothing is decided about yet, oldest arrival first."""
        asked = select(MailRow.id, MailRow.said_sender, MailRow.attempts).where(MailRow.state == MailState.RECEIVED)
        found = self._session.exec(asked.order_by(col(MailRow.arrived_at), col(MailRow.id)))
        return tuple(records.Waiting(id=key or 0, said_sender=said or "", attempts=tried) for key, said, tried in found)

    def count_waiting(self) -> int:
        """How many mails nothing is decided about yet."""
        asked = select(func.count()).select_from(MailRow)
        return self._session.exec(asked.where(MailRow.state == MailState.RECEIVED)).one()

    def twin(self, fingerprint: str, not_mail_id: int) -> records.Mail | None:
        """The earliest other decided mail with the same sender, text and attachments."""
        asked = select(MailRow).where(
            MailRow.fingerprint == fingerprint,
            MailRow.id != not_mail_id,
            col(MailRow.twin_of).is_(None),
            MailRow.state == MailState.DECIDED,
        )
        row = self._session.exec(asked.order_by(col(MailRow.id))).first()
        return _mail(row) if row else None

    def same_message_id(self, message_id: str, not_mail_id: int) -> tuple[records.Mail, ...]:
        """Other mails that claim the same Message-ID."""
        asked = select(MailRow).where(MailRow.message_id == message_id, MailRow.id != not_mail_id)
        return tuple(_mail(row) for row in self._session.exec(asked.order_by(col(MailRow.id))))

    def count_mails_of(self, sender: str, since: datetime) -> int:
        """How many mails of a sender were decided since."""
        asked = select(func.count()).select_from(MailRow)
        return self._session.exec(asked.where(MailRow.sender == sender, col(MailRow.decided_at) >= since)).one()

    def record(
        self,
        mail_id: int,
        reading: records.MailReading,
        documents: tuple[records.Document, ...],
        direction: str = "in",
    ) -> None:
        """Write a decision into the mail's row, with its documents.

        Deciding anew replaces documents that have no number yet; numbered ones stand, and a mail that has come to
        a case never loses it.
        """
        row = self._row(MailRow, mail_id)
        already = self._document_rows(DocumentRow.mail_id == mail_id) if row.decided_at else []
        case_id = reading.case_id if reading.case_id is not None else row.case_id
        for name, value in (asdict(reading) | {"case_id": case_id}).items():
            setattr(row, name, value)
        self._add(row)
        if all(paper.number is None for paper in already):
            self._replace(
                already, [_document_row(paper, mail_id, reading.decided_at, direction) for paper in documents]
            )
        if case_id is not None:
            self._number(mail_id, case_id)

    def _replace(self, already: list[DocumentRow], new: list[DocumentRow]) -> None:
        for row in already:
            self._session.delete(row)
        self._session.flush()
        for row in new:  # one by one: their ids keep the order of the mail
            self._add(row)

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

    def outgoing_mail(self, message_id: str) -> records.Mail | None:
        """The mail that an officer wrote to somebody under this Message-ID, registered as outgoing (P5)."""
        asked = select(MailRow).where(MailRow.message_id == message_id, col(MailRow.outgoing).is_(True))
        row = self._session.exec(asked.order_by(col(MailRow.id))).first()
        return _mail(row) if row else None

    def join(self, mail_id: int, case_id: int) -> None:
        """Put a mail and its documents to a case, where they get their running numbers."""
        row = self._row(MailRow, mail_id)
        row.case_id = case_id
        self._add(row)
        self._number(mail_id, case_id)

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

    def unfiled(self, mailbox: str) -> tuple[tuple[records.Place, records.Mail], ...]:
        """Places from which a decided or held mail still has to be moved."""
        asked = (
            select(PlaceRow, MailRow)
            .where(PlaceRow.mail_id == MailRow.id, PlaceRow.mailbox == mailbox, col(PlaceRow.filed_at).is_(None))
            .where(MailRow.state != MailState.RECEIVED, MailRow.destination != "stay")
            .order_by(col(PlaceRow.id))
        )
        return tuple((_place(place), _mail(mail)) for place, mail in self._session.exec(asked))

    def filed(self, place: records.Place, at: datetime) -> None:
        """The message is no longer in that place."""
        row = self._place(place)
        if row is None:
            raise LookupError(f"that place is not in the register: {place.folder} {place.uid}")
        row.filed_at = at
        self._add(row)

    def requeue(self, mail_id: int) -> None:
        """Have a mail read and decided anew."""
        row = self._row(MailRow, mail_id)
        row.state, row.attempts = MailState.RECEIVED, 0
        self._add(row)

    def documents_of_mail(self, mail_id: int) -> tuple[NumberedDocument, ...]:
        """A mail's documents."""
        return self._numbered(DocumentRow.mail_id == mail_id)

    def documents_of_case(self, case_id: int, direction: str | None = None) -> tuple[NumberedDocument, ...]:
        """A case's documents, or those that came in (or went out), in the order of their numbers."""
        found = self._numbered(DocumentRow.case_id == case_id)
        return tuple(one for one in found if direction in {None, one.direction})

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


def _mail(row: MailRow) -> records.Mail:
    values = {name: getattr(row, name) for name in records.Mail.__dataclass_fields__}
    return records.Mail(**(values | {"state": MailState(row.state)}))


def _place(row: PlaceRow) -> records.Place:
    return records.Place(mailbox=row.mailbox, folder=row.folder, validity=row.validity, uid=row.uid)


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
