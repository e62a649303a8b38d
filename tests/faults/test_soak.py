"""The short form of the soak; `make soak` runs the long one."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.soak import Soak, report, run, world
from tests.rigs.disk import small_file_system
from tests.rigs.dovecot import Dovecot, dovecot  # noqa: F401 - fixture
from tests.rigs.service import registerbot

MAILS = 1000  # some forty rounds, so that every fault strikes three times
SEED = 20261124


@pytest.fixture
def soak(dovecot: Dovecot, tmp_path: Path) -> Iterator[Soak]:  # noqa: F811 - the fixture
    with ExitStack() as stack:
        disk = stack.enter_context(small_file_system(tmp_path / "disk", 64)) if os.getuid() == 0 else None
        yield stack.enter_context(world(tmp_path, dovecot, SEED, disk))


def test_random_faults_lose_nothing_double_nothing_and_every_letter_arrives(
    soak: Soak, capsys: pytest.CaptureFixture[str]
) -> None:
    """P13, P26-P32: kills, no room, locks, 4xx, cuts, double delivery, two instances, wrong clocks, a rebuilt inbox."""
    run(soak, lambda: soak.mails >= MAILS)
    with capsys.disabled():
        print(f"\nsoak: {report(soak)}")
    audit = registerbot("audit", "--json", config=soak.config)
    assert (audit.returncode, json.loads(audit.stdout)["findings"]) == (0, [])
