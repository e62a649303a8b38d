"""The register: opens the database and hands out transactions; each subject's questions stand in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlmodel import Session

from storage.cases import Cases
from storage.database import make_engine, named_troubles, want_current
from storage.events import Events
from storage.held import HeldMails
from storage.letters import Letters
from storage.mails import Mails


class Transaction(Mails, Cases, Events, Letters, HeldMails):
    """One unit of work on the register: all of it is committed at the end, or none."""


class Store:
    """The register's database. Raises DatabaseBusy and StorageFull; only a commit that returned counts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reader = engine.execution_options(writing=False)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A writing transaction: locks at the start, commits at the end, rolls back on any exception."""
        with named_troubles(), Session(self._engine) as session, session.begin():
            session.connection()  # the lock is taken now, not at the first write
            yield Transaction(session)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A transaction that sees one moment of the register and changes nothing."""
        with named_troubles(), Session(self._reader) as session, session.begin():
            yield Transaction(session)
            session.rollback()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def open_store(url: str) -> Store:
    """The register at a URL; an embedded one is made and brought up to date by itself.

    Raises DatabaseOutdated for any other that is not up to date.
    """
    engine = make_engine(url)
    want_current(url, engine)
    return Store(engine)
