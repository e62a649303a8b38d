"""What the register's subjects share: a session, and rows that become records."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlmodel import Session, SQLModel

Row = TypeVar("Row", bound=SQLModel)


class Subject:
    """One subject's questions to the register, within a transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def _row(self, table: type[Row], key: Any) -> Row:
        row = self._session.get(table, key)
        if row is None:
            raise LookupError(f"{table.__name__} {key} is not in the register")
        return row

    def _add(self, row: Row) -> Row:
        self._session.add(row)
        self._session.flush()
        return row
