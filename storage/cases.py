"""Cases, their people and their diary numbers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from datetime import datetime
from typing import Any
from unicodedata import normalize

from sqlalchemy import update
from sqlmodel import col, select

from storage import records
from storage.subject import WRITING, Subject
from storage.tables import ENDED, CaseRow, PartyRow, SeriesRow


class Cases(Subject):
    """Questions about cases."""

    def next_number(self, series: str, year: int, first: int) -> int:
        """The number that the next case of a series and year gets; nobody else can take it before we end (P28).

        In a reading transaction it is only looked at.
        """
        asked = select(SeriesRow.next_number).where(SeriesRow.name == series, SeriesRow.year == year)
        writing = self._session.info[WRITING]
        found = self._session.exec(asked.with_for_update() if writing else asked).first()
        if found is not None:
            return found
        if not writing:
            return first
        self._make_counter(series, year, first)
        return self._session.exec(asked.with_for_update()).one()

    def take_number(self, series: str, year: int, first: int) -> int:
        """Take the next number; if we do not commit it is free again, so there is no gap (P28)."""
        self._make_counter(series, year, first)
        step = (
            update(SeriesRow)
            .where(col(SeriesRow.name) == series, col(SeriesRow.year) == year)
            .values(next_number=col(SeriesRow.next_number) + 1)
            .returning(col(SeriesRow.next_number))
        )
        return int(self._session.execute(step).scalar_one()) - 1

    def _make_counter(self, series: str, year: int, first: int) -> None:
        """The one counter row, made if it is not there yet."""
        values = {"name": series, "year": year, "first_number": first, "next_number": first}
        self._add_once(SeriesRow, ("name", "year"), values)

    def open_case(self, new: records.NewCase, parties: tuple[records.Party, ...]) -> records.Case:
        """Open a case with its people."""
        row = CaseRow(
            diary_number=new.diary_number,
            series=new.series,
            year=new.year,
            number=new.number,
            step="received",
            opened_at=new.opened_at,
            changed_at=new.opened_at,
            step_since=new.opened_at,
            language=new.language,
            missing=list(new.missing),
            flags=list(new.flags),
            order=new.order,
        )
        case = _case(self._add(row))
        self.add_parties(case.id, parties)
        return case

    def case(self, case_id: int) -> records.Case | None:
        """One case."""
        row = self._session.get(CaseRow, case_id)
        return _case(row) if row else None

    def case_by_number(self, diary_number: str) -> records.Case | None:
        """The case of a diary number."""
        row = self._session.exec(select(CaseRow).where(CaseRow.diary_number == diary_number)).first()
        return _case(row) if row else None

    def cases(self, *, open_only: bool = False) -> tuple[records.Case, ...]:
        """All cases, or those that have not ended, oldest first."""
        asked = select(CaseRow).order_by(col(CaseRow.opened_at), col(CaseRow.id))
        if open_only:
            asked = asked.where(col(CaseRow.step).not_in(ENDED))
        return tuple(_case(row) for row in self._session.exec(asked))

    def find_cases(self, text: str) -> tuple[records.Case, ...]:
        """Cases whose number, title or people a text fits, whatever its case (åäö too, which SQL leaves alone)."""
        wanted = _plain(text)
        people: dict[int, list[str]] = defaultdict(list)
        for case_id, name, address in self._session.exec(select(PartyRow.case_id, PartyRow.name, PartyRow.address)):
            people[case_id] += [name, address or ""]
        return tuple(case for case in self.cases() if wanted in _words_of(case, people[case.id]))

    def open_cases_of(self, address: str) -> tuple[records.Case, ...]:
        """The cases in which an address takes part as a known sender, but for those that have ended."""
        taking_part = select(PartyRow.case_id).where(PartyRow.address == address, col(PartyRow.participant).is_(True))
        asked = select(CaseRow).where(col(CaseRow.id).in_(taking_part), col(CaseRow.step).not_in(ENDED))
        return tuple(_case(row) for row in self._session.exec(asked.order_by(col(CaseRow.id))))

    def update_case(
        self,
        case_id: int,
        *,
        changed_at: datetime,
        step: str | None = None,
        missing: tuple[str, ...] | None = None,
        flags: tuple[str, ...] | None = None,
        order: dict[str, object] | None = None,
        officer: str | None = None,
    ) -> records.Case:
        """Change what is given in a case; leave the rest."""
        row = self._row(CaseRow, case_id)
        given: dict[str, Any] = {"step": step, "order": order, "officer": officer}
        given |= {name: list(codes) for name, codes in (("missing", missing), ("flags", flags)) if codes is not None}
        for name, value in given.items():
            if value is not None:
                setattr(row, name, value)
        row.changed_at = changed_at
        row.step_since = changed_at if step is not None else row.step_since
        return _case(self._add(row))

    def parties(self, case_id: int) -> tuple[records.Party, ...]:
        """The people of a case."""
        rows = self._session.exec(select(PartyRow).where(PartyRow.case_id == case_id).order_by(col(PartyRow.id)))
        return tuple(
            records.Party(role=r.role, address=r.address, name=r.name, participant=r.participant) for r in rows
        )

    def add_parties(self, case_id: int, parties: tuple[records.Party, ...]) -> None:
        """Add people to a case, each once in each role."""
        self._row(CaseRow, case_id)  # one at a time: who adds the same person waits, and then finds them there
        known = {(p.role, p.address, p.name) for p in self.parties(case_id)}
        for party in parties:
            if (party.role, party.address, party.name) not in known:
                known.add((party.role, party.address, party.name))
                self._add(PartyRow(case_id=case_id, **asdict(party)))


def _case(row: CaseRow) -> records.Case:
    values = {name: getattr(row, name) for name in records.Case.__dataclass_fields__}
    return records.Case(**(values | {"missing": tuple(row.missing), "flags": tuple(row.flags)}))


def _words_of(case: records.Case, people: list[str]) -> str:
    title = (case.order or {}).get("project_title") or ""
    return _plain(" ".join((case.diary_number, str(title), *people)))


def _plain(text: str) -> str:
    """A text as it is compared: å may come as one character or as two (NFD)."""
    return normalize("NFC", text).casefold()
