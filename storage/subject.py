"""What the register's subjects share: a session, and the two ways of changing a row that others may change too."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy.dialects import sqlite
from sqlmodel import Session, SQLModel

WRITING = "writing"  # the session's note of which kind its transaction is
Row = TypeVar("Row", bound=SQLModel)


class Subject:
    """One subject's questions to the register, within a transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def _row(self, table: type[Row], key: Any) -> Row:
        """A row to be changed, as it is now and locked until the transaction ends.

        The lock lets others refer to the row (PostgreSQL: FOR NO KEY UPDATE): two who each referred to it first and
        then asked for more would wait for each other for ever. What is locked already is not asked for again.
        """
        locked: dict[Any, Row] = self._session.info.setdefault("locked", {})
        if (table, key) in locked:
            return locked[table, key]
        row = self._session.get(table, key, with_for_update={"key_share": True}, populate_existing=True)
        if row is None:
            raise LookupError(f"{table.__name__} {key} is not in the register")
        locked[table, key] = row
        return row

    def _add(self, row: Row) -> Row:
        self._session.add(row)
        self._session.flush()
        return row

    def _add_once(self, table: type[SQLModel], unique: tuple[str, ...], values: dict[str, Any]) -> Any:
        """Add a row unless one of the same unique columns is there, or comes at the same time; its key, or None."""
        insert = _insert_on(self._session.connection().dialect.name)
        key = table.__table__.primary_key.columns[0]  # type: ignore[attr-defined]
        step = insert(table).values(values).on_conflict_do_nothing(index_elements=unique).returning(key)
        return self._session.execute(step).scalar_one_or_none()


def _insert_on(dialect: str) -> Any:
    """The INSERT that can meet a conflict: each database has its own."""
    if dialect == "sqlite":
        return sqlite.insert
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - slow to load, and needed only by those who have one

    return postgresql.insert
