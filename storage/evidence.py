"""What an audit asks of the register: which bytes it refers to, which numbers are taken, how much there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, literal, union_all
from sqlmodel import col, select

from storage.records import LetterState, MailState
from storage.subject import Subject
from storage.tables import CaseRow, DocumentRow, HeldRow, LetterRow, MailRow, SeriesRow

BODY = "body"  # the path of a mail's own text: its bytes are the mail's, not stored beside it
_ASTRAY = 'SELECT "table" FROM pragma_foreign_key_check LIMIT 10'


class Evidence(Subject):
    """Questions of an audit; none needs memory for all rows at once."""

    def all_hashes(self) -> Iterator[tuple[str, str]]:
        """Every SHA-256 that a row refers to, ascending, with what refers to it ("mail 17")."""
        mails = select(MailRow.sha256, literal("mail").label("what"), MailRow.id)
        papers = select(DocumentRow.sha256, literal("document"), DocumentRow.id).where(DocumentRow.path != BODY)
        letters = select(LetterRow.sha256, literal("letter"), LetterRow.id).where(col(LetterRow.sha256).is_not(None))
        together: Any = union_all(mails, papers, letters).order_by("sha256")
        for sha256, what, key in self._session.execute(together, execution_options={"yield_per": 1000}):
            yield sha256, f"{what} {key}"

    def numbers(self) -> tuple[tuple[str, int, int, tuple[int, ...]], ...]:
        """Every series: its name, year, next number, and the numbers that cases hold, ascending."""
        found = []
        for row in self._session.exec(select(SeriesRow).order_by(col(SeriesRow.name), col(SeriesRow.year))):
            asked = select(CaseRow.number).where(CaseRow.series == row.name, CaseRow.year == row.year)
            taken = tuple(self._session.exec(asked.order_by(col(CaseRow.number))))
            found.append((row.name, row.year, row.next_number, taken))
        return tuple(found)

    def counts(self) -> dict[str, int]:
        """How many mails and letters there are in each state, how many cases, and how many mails wait for a person."""
        mails = dict(self._session.execute(select(MailRow.state, func.count()).group_by(col(MailRow.state))).all())
        letters = dict(self._session.execute(select(LetterRow.state, func.count()).group_by(LetterRow.state)).all())
        waiting = select(func.count()).select_from(HeldRow).where(col(HeldRow.resolved_at).is_(None))
        return (
            {f"mails-{state}": mails.get(state, 0) for state in MailState}
            | {f"letters-{state}": letters.get(state, 0) for state in LetterState}
            | {"cases": self._session.exec(select(func.count()).select_from(CaseRow)).one()}
            | {"waiting-for-a-person": self._session.exec(waiting).one()}
        )

    def damage(self) -> tuple[str, ...]:
        """What the embedded database finds wrong with its own file; a server looks after its own."""
        connection = self._session.connection()
        if connection.dialect.name != "sqlite":
            return ()
        found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(10)")]
        astray = [f"a row of {row[0]} has lost what it refers to" for row in connection.exec_driver_sql(_ASTRAY)]
        return (*(words for words in found if words != "ok"), *astray)
