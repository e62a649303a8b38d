"""Mails, and where they were seen."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select

from storage import records
from storage.documents import Documents
from storage.records import MailState
from storage.tables import MailRow, PlaceRow


class Mails(Documents):
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
        decided_before = row.decided_at is not None
        case_id = reading.case_id if reading.case_id is not None else row.case_id
        for name, value in (asdict(reading) | {"case_id": case_id}).items():
            setattr(row, name, value)
        self._add(row)
        self._keep_documents(mail_id, documents, reading.decided_at, direction, again=decided_before)
        if case_id is not None:
            self._number(mail_id, case_id)

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


def _mail(row: MailRow) -> records.Mail:
    values = {name: getattr(row, name) for name in records.Mail.__dataclass_fields__}
    return records.Mail(**(values | {"state": MailState(row.state)}))


def _place(row: PlaceRow) -> records.Place:
    return records.Place(mailbox=row.mailbox, folder=row.folder, validity=row.validity, uid=row.uid)
