"""The real servers of the end-to-end tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rigs.dovecot import dovecot, dovecot_server  # noqa: F401 - fixtures
from tests.rigs.smtp_sink import Sink, smtp_sink


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[Sink]:
    """Where letters end up."""
    folder = tmp_path / "sink"
    folder.mkdir()
    with smtp_sink(folder) as sink:
        yield sink
