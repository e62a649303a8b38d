"""Limited processes for tests, one of each kind for a whole run."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from parsers.facts import Limits
from parsers.limited import Workshop

DRILLS = Path(__file__).with_name("drills.py")
BRISK = Limits(document_seconds=1.0, cpu_seconds=1)


def bubblewrap_works() -> bool:
    """Whether this machine lets bubblewrap make namespaces."""
    program = shutil.which("bwrap")
    if program is None:
        return False
    tried = subprocess.run(
        [program, "--unshare-all", "--ro-bind", "/", "/", "--proc", "/proc", "true"], check=False, capture_output=True
    )
    return tried.returncode == 0


needs_bubblewrap = pytest.mark.skipif(
    not bubblewrap_works(), reason="bubblewrap is missing or not allowed here: apt install bubblewrap"
)


@pytest.fixture(scope="session", params=[pytest.param("bwrap", marks=needs_bubblewrap), "rlimit"])
def arena(request: pytest.FixtureRequest) -> Iterator[Workshop]:
    """A limited process in which drills may be let loose; each sort of walls in turn."""
    with Workshop(BRISK, request.param, drills=DRILLS) as workshop:
        yield workshop


@pytest.fixture
def guarded(arena: Workshop) -> Workshop:
    """The same where files and network are shut off: by bubblewrap, by the kernel's fence, or by both."""
    if arena.walls == "rlimit" and not arena.fenced:
        pytest.skip("neither bubblewrap nor Landlock here: plain limits leave files and network open")
    return arena


@pytest.fixture(scope="session")
def workshop() -> Iterator[Workshop]:
    """A limited process as the service starts it."""
    with Workshop(Limits(), "auto") as workshop:
        yield workshop
