"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from bot import checkup, desk
from bot.rendering import Renderer
from tests.rigs.workshop import SharedWorkshops


@pytest.fixture(scope="session", autouse=True)
def warm_desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Services in a test's own process find the limited process warm and the built-in letters compiled.

    Tests of the one and of the other make their own.
    """
    own = tmp_path_factory.getbasetemp()
    kept = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "answers"
    kept.mkdir(exist_ok=True)
    workshops, built_in = SharedWorkshops(kept), Renderer(None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk, "Workshop", workshops)
        patch.setattr(checkup, "Workshop", workshops)
        patch.setattr(desk, "Renderer", lambda folder: Renderer(folder) if folder else built_in)
        yield
    workshops.close()
