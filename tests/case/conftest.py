"""An office of its own for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rigs.office import Office, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An empty register, two officers, and a clock of the test's own."""
    with open_office(tmp_path) as office:
        yield office
