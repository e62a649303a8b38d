"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from bot import checkup, desk
from bot.rendering import Renderer
from tests.rigs.disk import quick_place
from tests.rigs.workshop import SharedWorkshops

# The files that take longest, most of it waiting for other programs: they begin first, so that none is left to the end.
LONGEST = (
    "faults/test_soak.py", "faults/test_kill_points.py", "service/test_end_to_end.py", "faults/test_side_effects.py",
    "hostile/test_corpus.py", "hostile/test_fuzz.py", "faults/test_state_machine.py", "hostile/test_templates.py",
)  # fmt: skip


def pytest_configure() -> None:
    """What tests write stays in memory where that has room."""
    if place := quick_place():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", place)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, the others in their order."""
    rank = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get("/".join(item.path.parts[-2:]), len(LONGEST)))


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
        patch.setattr(desk, "Renderer", lambda folder, room: Renderer(folder, room) if folder else built_in)
        yield
    workshops.close()
