"""The register: opens the database and hands out transactions; each subject's questions stand in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import Engine
from sqlmodel import Session

from storage.cases import Cases
from storage.database import BUSY_SECONDS, make_engine, reader_of, want_current
from storage.events import Events
from storage.evidence import Evidence
from storage.excerpts import Excerpts
from storage.held import HeldMails
from storage.letters import Letters
from storage.lock import held_alone
from storage.mails import Mails
from storage.specifications import Specifications
from storage.subject import WRITING
from storage.troubles import named_troubles


class Transaction(Mails, Cases, Specifications, Events, Letters, HeldMails, Evidence, Excerpts):
    """One unit of work on the register: all of it is committed at the end, or none."""


class Store:
    """The register's database. Raises DatabaseBusy, StorageFull, StorageFailed; only a returned commit counts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reader = reader_of(engine)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A writing transaction: locks at the start, commits at the end, rolls back on any exception."""
        with named_troubles(), Session(self._engine, info={WRITING: True}) as session, session.begin():
            session.connection()  # the lock is taken now, not at the first write
            yield Transaction(session)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A transaction that sees one moment of the register; the database refuses to change anything in it."""
        with named_troubles(), Session(self._reader, info={WRITING: False}) as session:
            yield Transaction(session)

    @contextmanager
    def alone(self, name: str) -> Iterator[bool]:
        """Whether nobody else holds this name now; if so, nobody else gets it until the end (P30).

        On an embedded database there is nobody else.
        """
        if self._engine.dialect.name == "sqlite":
            yield True
            return
        with ExitStack() as until_the_end:
            with named_troubles():
                ours = until_the_end.enter_context(held_alone(self._engine, name))
            yield ours

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def open_store(url: str, busy_seconds: float = BUSY_SECONDS) -> Store:
    """The register at a URL; an embedded one is made and brought up to date by itself.

    A lock is waited for `busy_seconds`. Raises DatabaseOutdated for any other that is not up to date.
    """
    engine = make_engine(url, busy_seconds)
    try:
        want_current(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine)
