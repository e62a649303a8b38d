"""An office of its own for every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.rigs.office import Office, folder_in_memory, open_office


@pytest.fixture
def office() -> Iterator[Office]:
    """An empty register, two officers, and a clock of the test's own."""
    with folder_in_memory() as folder, open_office(folder) as office:
        yield office
