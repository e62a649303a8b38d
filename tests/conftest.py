"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from bot import checkup, desk
from tests.rigs.workshop import SharedWorkshops


@pytest.fixture(scope="session", autouse=True)
def shared_workshops(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Services in a test's own process find the limited process warm; tests of that process start their own."""
    own = tmp_path_factory.getbasetemp()
    kept = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "answers"
    kept.mkdir(exist_ok=True)
    workshops = SharedWorkshops(kept)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk, "Workshop", workshops)
        patch.setattr(checkup, "Workshop", workshops)
        yield
    workshops.close()
