"""The register on both databases: every storage test runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from storage.database import migrate
from storage.store import Store, open_store
from tests.rigs.disk import small_file_system
from tests.rigs.postgres import fresh_database, postgres  # noqa: F401 - a fixture


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which database."""
    kind: str = request.param
    return kind


@pytest.fixture
def url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if kind == "sqlite":
        return f"sqlite:///{tmp_path / 'register.db'}"
    return fresh_database(request.getfixturevalue("postgres"), _name())


@pytest.fixture
def register_url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database whose tables are made."""
    if kind == "postgresql":
        return fresh_database(request.getfixturevalue("postgres"), _name(), request.getfixturevalue("migrated"))
    url = f"sqlite:///{tmp_path / 'register.db'}"
    migrate(url)
    return url


@pytest.fixture(scope="session")
def migrated(postgres: str) -> str:  # noqa: F811 - the fixture of that name
    """The name of a database to copy from: cheaper than migrating each anew."""
    name = _name()
    migrate(fresh_database(postgres, name))
    return name


@pytest.fixture
def store(register_url: str) -> Iterator[Store]:
    """A register brought up to date."""
    store = open_store(register_url)
    yield store
    store.close()


def _name() -> str:
    return f"t{uuid4().hex[:12]}"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for two megabytes, of its own."""
    with small_file_system(tmp_path / "small", 2) as folder:
        yield folder
