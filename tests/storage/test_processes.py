"""Several processes on one register, and processes that are killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from storage.errors import AlreadyRunning
from storage.lock import single_instance
from storage.store import Store
from tests.storage.papers import new_case

TAKE_TWENTY = """
import sys
from storage.store import open_store
from tests.storage.papers import new_case
store = open_store(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for _ in range(20):
    with store.transaction() as register:
        register.open_case(new_case(register.take_number("main", 2026, 1)), ())
"""
OPEN_A_CASE_AND_WAIT = """
import sys
from storage.store import open_store
from tests.storage.papers import new_case
with open_store(sys.argv[1]).transaction() as register:
    register.open_case(new_case(register.take_number("main", 2026, 1)), ())
    print("ready", flush=True)
    sys.stdin.readline()
"""
HOLD_THE_LOCK = """
import sys
from pathlib import Path
from storage.lock import single_instance
with single_instance(Path(sys.argv[1])):
    print("ready", flush=True)
    sys.stdin.readline()
"""


def started(script: str, argument: str) -> subprocess.Popen[str]:
    """Another process, run up to its "ready"; it goes on after a line."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, argument],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_processes_that_take_numbers_at_once_get_one_each_without_gap(store: Store, register_url: str) -> None:
    """P28"""
    processes = [started(TAKE_TWENTY, register_url) for _ in range(2)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        process.communicate(timeout=60)
    assert [process.returncode for process in processes] == [0, 0]
    with store.reading() as register:
        assert register.numbers() == (("main", 2026, 41, tuple(range(1, 41))),)


def test_a_process_that_is_killed_within_its_transaction_leaves_no_gap(store: Store, register_url: str) -> None:
    """P28"""
    with store.transaction() as register:
        register.open_case(new_case(register.take_number("main", 2026, 1)), ())
    kill(started(OPEN_A_CASE_AND_WAIT, register_url))
    with store.transaction() as register:
        register.open_case(new_case(register.take_number("main", 2026, 1)), ())
    with store.reading() as register:
        assert register.numbers() == (("main", 2026, 3, (1, 2)),)


def test_a_second_instance_is_refused_until_the_first_has_ended_however_it_ended(tmp_path: Path) -> None:
    """P30"""
    database, other_name = tmp_path / "register.db", tmp_path / "link.db"
    database.touch()
    other_name.symlink_to(database)
    first = started(HOLD_THE_LOCK, str(database))
    for path in (database, other_name):
        with pytest.raises(AlreadyRunning, match="stop it first"), single_instance(path):
            pass
    kill(first)
    with single_instance(other_name):
        pass
