"""The register on both databases: every storage test runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from storage.database import migrate
from storage.store import Store, open_store
from tests.rigs.postgres import fresh_database, postgres  # noqa: F401 - a fixture


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'register.db'}"
    return fresh_database(request.getfixturevalue("postgres"), f"t{uuid4().hex[:12]}")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A register brought up to date."""
    migrate(url)
    store = open_store(url)
    yield store
    store.close()
