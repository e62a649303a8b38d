"""The database is opened as it must be, brought up to date, and of what an installed wheel holds."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from storage.database import current_revision, make_engine, migrate, needed_revision
from storage.errors import DatabaseOutdated
from storage.store import open_store
from storage.tables import Base
from tests.storage.racing import at_once

ROOT = Path(__file__).parents[2]
BUILD = "from setuptools.build_meta import build_wheel; print(build_wheel('dist'))"
MIGRATE = """
import sys
sys.path.insert(0, sys.argv[1])
from storage.database import current_revision, make_engine, migrate
migrate(sys.argv[2])
import storage
print(storage.__file__.startswith(sys.argv[1]), current_revision(make_engine(sys.argv[2])))
"""


def test_the_migrations_make_the_tables_that_the_code_means(url: str) -> None:
    migrate(url)
    with make_engine(url).connect() as connection:
        asked = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(asked, Base.metadata) == []


def test_migrating_twice_is_migrating_once(url: str) -> None:
    migrate(url)
    migrate(url)
    open_store(url).close()


def test_migrating_at_once_is_migrating_once(url: str) -> None:
    at_once(3, lambda: migrate(url))
    assert current_revision(make_engine(url)) == needed_revision()


def test_an_embedded_database_is_made_by_itself_and_another_one_names_the_command(url: str, kind: str) -> None:
    if kind == "sqlite":
        open_store(url).close()
        assert current_revision(make_engine(url)) == needed_revision()
        return
    with pytest.raises(DatabaseOutdated, match=r"has no tables yet; run: registerbot migrate"):
        open_store(url)


def test_a_database_of_a_newer_version_is_left_alone(register_url: str) -> None:
    engine = make_engine(register_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for act in (open_store, migrate):
        with pytest.raises(DatabaseOutdated, match="revision 9999, of a newer registerbot"):
            act(register_url)
    assert current_revision(engine) == "9999"
    engine.dispose()


def test_the_embedded_database_is_safe_on_disk_when_a_commit_returns(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'register.db'}"
    open_store(url).close()
    with make_engine(url).connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_server_is_asked_to_have_commits_on_disk_too(postgres: str) -> None:
    url = postgres + "?options=-c%20synchronous_commit%3Doff"
    with make_engine(url, busy_seconds=2.5).connect() as connection:
        settings = [connection.execute(text(f"SHOW {n}")).scalar() for n in ("synchronous_commit", "lock_timeout")]
    assert settings == ["on", "2500ms"]


def test_others_may_not_read_the_embedded_database(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'register.db'}")
    with store.transaction() as register:
        register.take_number("main", 2026, 1)
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {"register.db": 0o600, "register.db-wal": 0o600, "register.db-shm": 0o600}
    store.close()


def test_an_installed_wheel_brings_its_migrations(tmp_path: Path) -> None:
    """Built and unpacked apart from this folder, as pip would."""
    shutil.copytree(ROOT / "storage", tmp_path / "source" / "storage", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, tmp_path / "source" / name)
    source, installed = tmp_path / "source", tmp_path / "installed"
    built = subprocess.run([sys.executable, "-c", BUILD], cwd=source, check=True, capture_output=True, text=True)
    with ZipFile(source / "dist" / built.stdout.split()[-1]) as wheel:
        wheel.extractall(installed)
    url = f"sqlite:///{tmp_path / 'register.db'}"
    migrated = subprocess.run(
        [sys.executable, "-I", "-c", MIGRATE, installed, url], check=True, capture_output=True, text=True, cwd=tmp_path
    )
    assert migrated.stdout.split() == ["True", needed_revision()]
