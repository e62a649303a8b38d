"""P15: whatever runs inside the limited process, the bot gets an ordinary result, soon, and nothing leaks out."""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from parsers import worker
from parsers.facts import Limits
from parsers.limited import Workshop
from tests.parsers.process.conftest import DRILLS

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


@pytest.mark.parametrize("drill", ["loop_for_ever", "match_for_ever"])
def test_p15_an_endless_loop_ends_by_the_processors_clock(arena: Workshop, drill: str) -> None:
    outcome = arena.drill(drill)
    # On a busy machine the wall clock may come first.
    assert (outcome.code, outcome.reason.startswith("läsningen tog ")) == ("too-slow", True)


def test_p15_a_loop_that_ignores_the_processors_clock_ends_too(arena: Workshop) -> None:
    assert arena.drill("loop_and_ignore_the_clock").code in ("too-slow", "reader-crashed")
    assert seen(arena, "tell_surroundings", b"next")["input"] == "next"


@pytest.mark.parametrize("drill", ["recurse", "leak_slowly"])
def test_p15_recursion_and_leaks_end(arena: Workshop, drill: str) -> None:
    assert arena.drill(drill).code in ("too-slow", "reader-crashed")


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


class Trap:
    """What a pickle does to whoever opens it."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.mark),)


def test_p15_an_answer_is_never_unpickled(arena: Workshop, tmp_path: Path) -> None:
    mark = tmp_path / "sprung"
    trap = pickle.dumps(Trap(mark))
    for answer in (trap, trap + len(trap).to_bytes(8)):
        outcome = arena.drill("answer_with_given_bytes", answer)
        assert (outcome.answer, outcome.code) == (None, "reader-crashed")
    assert not mark.exists()
    pickle.loads(trap)  # so that the line above means something
    assert mark.exists()


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
    assert tasks_called(name) == 0
    sleeper = threading.Thread(target=arena.drill, args=("sleep_for_ever", name))
    sleeper.start()
    time.sleep(0.5)
    assert tasks_called(name) == 1  # so that the count above means something
    sleeper.join()


def test_p15_two_hundred_processes_are_killed_with_their_job(arena: Workshop) -> None:
    name = f"f{time.monotonic_ns() % 10**12:x}".encode()
    with Workshop(Limits(document_seconds=20), arena.walls, drills=DRILLS) as patient:
        assert seen(patient, "fork_two_hundred", name) > 10
        assert tasks_called(name) == 0
        assert seen(patient, "tell_surroundings", b"next")["input"] == "next"


def test_p15_a_file_cannot_grow_over_its_limit(arena: Workshop) -> None:
    assert seen(arena, "write_a_large_file") == ["OSError", 8 * 2**20]
    assert seen(arena, "claim_four_gigabytes_of_file") == "OSError"


def test_the_input_cannot_be_changed(arena: Workshop) -> None:
    assert seen(arena, "change_the_input", b"indata") == "PermissionError"


def test_p15_the_network_cannot_be_reached(guarded: Workshop, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(type=socket.SOCK_DGRAM) as datagrams:
        datagrams.bind(("127.0.0.1", 0))
        datagrams.settimeout(0.2)
        assert seen(guarded, "call_home", str(server.getsockname()[1]).encode()) in NO_WAY
        assert seen(guarded, "send_a_datagram", str(datagrams.getsockname()[1]).encode()) in (*NO_WAY, 1)
        with pytest.raises(TimeoutError):
            datagrams.recv(10)  # nothing came, whatever the job believes
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "door"))
        door.listen()
        assert seen(guarded, "knock_at_a_local_door", str(tmp_path / "door").encode()) in NO_WAY


NO_WAY = ("PermissionError", "FileNotFoundError", "ConnectionRefusedError", "OSError")


def test_p15_a_secret_cannot_be_read(guarded: Workshop, tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("hemligt", encoding="utf-8")
    bots_own = [Path(f"/proc/{os.getpid()}/{name}") for name in ("environ", "mem", "fd/0", "root/etc/passwd", "maps")]
    for path in (secret, Path("/etc/passwd"), Path("/etc/shadow"), Path.home() / ".profile", *bots_own):
        assert seen(guarded, "read_file", str(path).encode()) in ("FileNotFoundError", "PermissionError"), path


def test_p15_a_program_that_a_job_runs_is_shut_in_too(guarded: Workshop, tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("hemligt", encoding="utf-8")
    assert seen(guarded, "run_a_program", str(secret).encode()) == ""
    assert "Name:" in seen(guarded, "run_a_program", b"/proc/self/status")  # so that the line above means something


@pytest.mark.parametrize(
    "where", ["/usr/mark", "/mark", "/etc/mark", "/dev/shm/mark", "/dev/mark", "/proc/mark", worker.__file__]
)
def test_p15_nothing_can_be_written(guarded: Workshop, where: str) -> None:
    before = Path(where).exists()
    assert seen(guarded, "write_file", where.encode()) in ("OSError", "PermissionError", "FileNotFoundError")
    assert Path(where).exists() == before


def test_p15_the_machines_temporary_folder_is_not_written(guarded: Workshop, tmp_path: Path) -> None:
    for mark in (Path("/tmp/registerbot-mark"), tmp_path / "mark"):
        seen(guarded, "write_file", str(mark).encode())
        assert not mark.exists()


@pytest.mark.parametrize("drill", ["open_to_all", "empty_a_file", "remove_a_file", "rename_a_file", "write_file"])
def test_p15_a_file_of_the_bots_cannot_be_changed(guarded: Workshop, drill: str, tmp_path: Path) -> None:
    register = tmp_path / "registerbot.db"
    register.write_bytes(b"everything")
    register.chmod(0o600)
    assert seen(guarded, drill, str(register).encode()) in ("FileNotFoundError", "PermissionError")
    assert (register.read_bytes(), register.stat().st_mode & 0o777) == (b"everything", 0o600)


def test_p15_a_job_cannot_write_into_the_template(guarded: Workshop) -> None:
    assert seen(guarded, "write_into_the_template") == "PermissionError"


def test_p15_a_job_cannot_signal_the_template_or_the_bot(arena: Workshop) -> None:
    assert seen(arena, "end_the_template") == "PermissionError"
    assert seen(arena, "signal_a_process", str(os.getpid()).encode()) in ("PermissionError", "ProcessLookupError")


def test_p15_a_job_cannot_set_limits_on_the_template_or_the_bot(guarded: Workshop) -> None:
    """A limit on processor time ends a process as a signal does."""
    assert seen(guarded, "limit_the_template") == "PermissionError"
    assert seen(guarded, "limit_a_process", str(os.getpid()).encode()) in ("PermissionError", "ProcessLookupError")


def test_p15_where_the_kernel_cannot_scope_signals_a_job_signals_itself_alone() -> None:
    """As before Linux 6.12, whatever kernel runs this."""
    tried = subprocess.run([sys.executable, "-c", SIGNALLING], capture_output=True, text=True, check=False)
    assert (tried.stdout.split(), tried.returncode) == (["PermissionError"] * 4, -signal.SIGABRT)


SIGNALLING = """
import ctypes, os, signal, threading
from parsers.fence import refuse_signals
libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(38, 1, 0, 0, 0)
assert refuse_signals(libc)
parent, beside = os.getppid(), os.pidfd_open(os.getppid())
def to_a_thread():
    if libc.syscall(234 if os.uname().machine == "x86_64" else 131, parent, parent, 0):
        raise OSError(ctypes.get_errno(), "tgkill")
for attempt in (
    lambda: os.kill(parent, 0),
    lambda: os.killpg(os.getpgid(parent), 0),
    lambda: signal.pidfd_send_signal(beside, 0),
    to_a_thread,
):
    try:
        attempt()
    except OSError as error:
        print(type(error).__name__, flush=True)
os.abort()
"""


def test_p15_after_every_attack_the_bot_is_as_small_as_before_and_reads_the_next(arena: Workshop) -> None:
    """The worst of them again, and what the bot's own process has grown by meanwhile: at most 50 MiB."""
    attacks = ("take_ten_gigabytes", "segfault", "answer_with_600_megabytes", "fork_two_hundred", "sleep_for_ever")
    arena.drill("write_to_stdout")
    before, files = resident(), open_files()
    for attack in attacks:
        arena.drill(attack)
    assert (resident() - before < 50 * 2**20, open_files()) == (True, files)
    assert seen(arena, "tell_surroundings", b"next")["input"] == "next"


def resident() -> int:
    """The memory that this process holds, in bytes."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))
