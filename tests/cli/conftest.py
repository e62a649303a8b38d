"""A demonstration that was played once, and copies of it to work on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.calling import Called, call, write_config

OUTBOX = '[smtp]\npath = "letters"\ncopy_to_mailbox = false\n[staff]\ndigest_to = ["staff@agency.example"]\n'


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Called]:
    """`registerbot demo --keep DIR` where an earlier one left its files: the folder, and what it printed."""
    folder = tmp_path_factory.mktemp("demonstration")
    for left in ("registerbot.db", "mailbox/new/old.eml", "letters/new/old", "files/ab/old", "to-read/99-old.txt"):
        (folder / left).parent.mkdir(parents=True, exist_ok=True)
        (folder / left).write_text("From: an@earlier.example\n\nof an earlier demonstration\n")
    (folder / "notes.txt").write_text("a reader's own")
    return folder, call("demo", "--keep", folder)


@pytest.fixture
def worked(demonstration: tuple[Path, Called], tmp_path: Path) -> Path:
    """The configuration of a service that has taken in every sample mail."""
    folder = tmp_path / "worked"
    shutil.copytree(demonstration[0], folder)
    return write_config(folder, OUTBOX)
