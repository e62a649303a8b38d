"""P15: whatever runs inside the limited process, the bot gets an ordinary result, soon, and nothing leaks out."""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from parsers import worker
from parsers.limited import Workshop

QUIET = "läsaren slutade utan att svara"
NONSENSE = "läsarens svar gick inte att förstå"
TOO_MUCH = "läsningen gav mer än vad som är tillåtet"


def seen(workshop: Workshop, drill: str, data: bytes = b"") -> Any:
    """What a drill saw from inside."""
    outcome = workshop.drill(drill, data)
    assert outcome.code == "not-readable", outcome
    return json.loads(outcome.reason)


def tasks_called(name: bytes) -> int:
    """How many processes of this machine have given themselves that name, in whatever namespace."""
    count = 0
    for entry in Path("/proc").iterdir():
        try:
            count += entry.name.isdigit() and (entry / "comm").read_bytes().strip() == name
        except OSError:
            continue
    return count


@pytest.mark.parametrize(
    ("drill", "code", "reason"),
    [
        ("sleep_for_ever", "too-slow", "läsningen tog längre än 1 s"),
        ("ignore_the_end", "too-slow", "läsningen tog längre än 1 s"),
        ("take_ten_gigabytes", "reader-crashed", QUIET),
        ("segfault", "reader-crashed", "läsaren kraschade (SIGSEGV)"),
        ("abort", "reader-crashed", "läsaren kraschade (SIGABRT)"),
        ("leave_without_a_word", "reader-crashed", QUIET),
        ("answer_with_garbage", "reader-crashed", NONSENSE),
        ("answer_with_a_long_length", "reader-crashed", NONSENSE),
        ("answer_with_600_megabytes", "too-large", TOO_MUCH),
    ],
)
def test_p15_an_attack_ends_as_an_ordinary_result(arena: Workshop, drill: str, code: str, reason: str) -> None:
    started = time.monotonic()
    outcome = arena.drill(drill)
    assert (outcome.answer, outcome.code, outcome.reason) == (None, code, reason)
    assert time.monotonic() - started < 6
    assert seen(arena, "tell_surroundings", b"next")["input"] == "next"


def test_p15_an_endless_loop_ends_by_the_processors_clock(arena: Workshop) -> None:
    outcome = arena.drill("loop_for_ever")
    # On a busy machine the wall clock may come first.
    assert (outcome.code, outcome.reason.startswith("läsningen tog ")) == ("too-slow", True)


def test_p15_endless_recursion_ends(arena: Workshop) -> None:
    assert arena.drill("recurse").code in ("too-slow", "reader-crashed")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\x00" * 8,
        b"{}",
        b'{"failed": 3}' + (13).to_bytes(8),
        b'{"documents": [{}]}' + (19).to_bytes(8),
        b'{"files": [{"name": "x", "size": 99}]}' + (38).to_bytes(8),
        b'{"files": [{"name": "x", "size": -38}]}' + (39).to_bytes(8),
        b'bytes nobody told of{"failed": "x"}' + (15).to_bytes(8),
        b"[" * 100_000 + (100_000).to_bytes(8),
        b'{"failed": "\xff"}' + (15).to_bytes(8),
        b"cposix\nsystem\n(S'id'\ntR." + (25).to_bytes(8),
    ],
)
def test_an_answer_of_the_wrong_shape_is_no_answer(arena: Workshop, answer: bytes) -> None:
    outcome = arena.drill("answer_with_given_bytes", answer)
    assert (outcome.answer, outcome.code) == (None, "reader-crashed")


def test_what_is_written_to_stdout_is_not_an_answer(arena: Workshop) -> None:
    assert seen(arena, "write_to_stdout") == "wrote"


def test_p15_a_job_finds_only_its_input_and_output(arena: Workshop) -> None:
    os.environ["REGISTERBOT_MAILBOX_PASSWORD"] = "hemligt"  # what a real service may have
    try:
        found = seen(arena, "tell_surroundings", b"indata")
    finally:
        del os.environ["REGISTERBOT_MAILBOX_PASSWORD"]
    assert found == {
        "environment": {},
        "open_files": [0, 1, 2, 3, 4],
        "leads_its_group": True,
        "core": 0,
        "files": 64,
        "input": "indata",
    }


def test_p15_processes_left_behind_are_killed(arena: Workshop) -> None:
    name = f"d{time.monotonic_ns() % 10**12:x}".encode()
    assert seen(arena, "leave_a_child_behind", name) == "left a child"
    assert seen(arena, "fork_a_hundred", name) > 10
    assert tasks_called(name) == 0
    sleeper = threading.Thread(target=arena.drill, args=("sleep_for_ever", name))
    sleeper.start()
    time.sleep(0.5)
    assert tasks_called(name) == 1  # so that the count above means something
    sleeper.join()


def test_p15_a_file_cannot_grow_over_its_limit(arena: Workshop) -> None:
    assert seen(arena, "write_a_large_file") == ["OSError", 8 * 2**20]


def test_the_input_cannot_be_changed(arena: Workshop) -> None:
    assert seen(arena, "change_the_input", b"indata") == "PermissionError"


def test_p15_the_network_cannot_be_reached(walled: Workshop) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1]).encode()
        assert seen(walled, "call_home", port) == "ConnectionRefusedError"


def test_p15_a_secret_cannot_be_read(walled: Workshop, tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("hemligt", encoding="utf-8")
    for path in (secret, Path("/etc/passwd"), Path("/root/.profile"), Path("/etc/shadow")):
        assert seen(walled, "read_file", str(path).encode()) in ("FileNotFoundError", "PermissionError")


@pytest.mark.parametrize("where", ["/usr/mark", "/mark", "/etc/mark", "/dev/shm/mark", "/dev/mark", "/proc/mark"])
def test_p15_nothing_but_its_own_temporary_folder_can_be_written(walled: Workshop, where: str) -> None:
    assert seen(walled, "write_file", where.encode()) in ("OSError", "PermissionError", "FileNotFoundError")


def test_p15_the_readers_own_code_cannot_be_written(walled: Workshop) -> None:
    assert seen(walled, "write_file", worker.__file__.encode()) == "OSError"


def test_p15_a_job_cannot_write_into_the_template(walled: Workshop) -> None:
    assert seen(walled, "write_into_the_template") == "PermissionError"


def test_the_temporary_folder_is_not_the_machines(walled: Workshop) -> None:
    assert seen(walled, "write_file", b"/tmp/registerbot-mark") == "written"
    assert not Path("/tmp/registerbot-mark").exists()
