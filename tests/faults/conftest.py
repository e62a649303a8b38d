"""What fault tests share: one reader of mails, and an empty register to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from parsers.facts import Limits
from storage.database import migrate
from tests.faults.office import Office, office
from tests.faults.reader import QuickReader
from tests.rigs.disk import small_file_system


@pytest.fixture(scope="session")
def workshop() -> QuickReader:
    """What reads the mails; faults strike around it."""
    return QuickReader(Limits())


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register whose tables are made."""
    path = tmp_path_factory.mktemp("empty") / "register.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def desk(workshop: QuickReader, empty: Path) -> Iterator[Office]:
    """An office of the test's own."""
    with office(workshop, empty) as opened:
        yield opened


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for sixteen megabytes, of its own."""
    with small_file_system(tmp_path / "small", 16) as folder:
        yield folder
