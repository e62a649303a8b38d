"""Functions that tests let loose inside the limited process: each takes its input and the answer's descriptor."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import socket
import sys
import time
from pathlib import Path


def loop_for_ever(data: bytes, out: int) -> None:
    while True:
        pass


def take_name(name: bytes) -> None:
    """Calls this process and all that it forks by a name that tests can look for (PR_SET_NAME)."""
    ctypes.CDLL(None).prctl(15, name, 0, 0, 0)


def sleep_for_ever(data: bytes, out: int) -> None:
    take_name(data)
    time.sleep(3600)


def ignore_the_end(data: bytes, out: int) -> None:
    for number in range(1, 32):
        if number not in (signal.SIGKILL, signal.SIGSTOP):
            signal.signal(number, signal.SIG_IGN)
    time.sleep(3600)


def take_ten_gigabytes(data: bytes, out: int) -> None:
    bytearray(10 * 2**30)


def segfault(data: bytes, out: int) -> None:
    ctypes.string_at(0)


def abort(data: bytes, out: int) -> None:
    os.abort()


def leave_without_a_word(data: bytes, out: int) -> None:
    os._exit(0)


def recurse(data: bytes, out: int) -> None:
    sys.setrecursionlimit(10**9)
    recurse(data, out)


def answer_with_garbage(data: bytes, out: int) -> None:
    os.write(out, b"\x80\x04\x95 not an answer at all")


def answer_with_given_bytes(data: bytes, out: int) -> None:
    os.write(out, data)


def answer_with_600_megabytes(data: bytes, out: int) -> None:
    for _ in range(600):
        os.write(out, bytes(2**20))


def answer_with_a_long_length(data: bytes, out: int) -> None:
    os.write(out, b"{}" + (2**62).to_bytes(8))


def write_to_stdout(data: bytes, out: int) -> None:
    os.write(1, b"x" * 10_000)
    os.write(2, b"x" * 10_000)
    tell(out, "wrote")


def leave_a_child_behind(data: bytes, out: int) -> None:
    """A grandchild in a session of its own, which outlives its parent and holds the answer open."""
    take_name(data)
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            time.sleep(3600)
        os._exit(0)
    os.wait()
    tell(out, "left a child")


def fork_a_hundred(data: bytes, out: int) -> None:
    take_name(data)
    made = 0
    for _ in range(100):
        try:
            if os.fork() == 0:
                time.sleep(3600)
        except OSError:
            break
        made += 1
    tell(out, made)


def call_home(data: bytes, out: int) -> None:
    try:
        socket.create_connection(("127.0.0.1", int(data)), timeout=2).close()
        tell(out, "reached")
    except OSError as refusal:
        tell(out, type(refusal).__name__)


def read_file(data: bytes, out: int) -> None:
    try:
        tell(out, Path(data.decode()).read_text("utf-8"))
    except OSError as refusal:
        tell(out, type(refusal).__name__)


def write_file(data: bytes, out: int) -> None:
    try:
        Path(data.decode()).write_bytes(b"was here")
        tell(out, "written")
    except OSError as refusal:
        tell(out, type(refusal).__name__)


def write_a_large_file(data: bytes, out: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with Path("/tmp/large").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(2**20))
        except OSError as refusal:
            tell(out, [type(refusal).__name__, file.tell()])


def change_the_input(data: bytes, out: int) -> None:
    try:
        os.pwrite(3, b"changed", 0)
        tell(out, "changed")
    except OSError as refusal:
        tell(out, type(refusal).__name__)


def write_into_the_template(data: bytes, out: int) -> None:
    try:
        with Path(f"/proc/{os.getppid()}/mem").open("r+b", buffering=0):
            tell(out, "opened")
    except OSError as refusal:
        tell(out, type(refusal).__name__)


def tell_surroundings(data: bytes, out: int) -> None:
    """What a job finds around itself."""
    open_files = [int(fd.name) for fd in Path("/proc/self/fd").iterdir()]
    tell(
        out,
        {
            "environment": dict(os.environ),
            "open_files": sorted(fd for fd in open_files if fd < 5 or is_open(fd)),
            "leads_its_group": os.getpgid(0) == os.getpid(),
            "core": resource.getrlimit(resource.RLIMIT_CORE)[0],
            "files": resource.getrlimit(resource.RLIMIT_NOFILE)[1],
            "input": data.decode(),
        },
    )


def is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def tell(out: int, what: object) -> None:
    """A proper answer that holds what a drill saw, as JSON in its `failed`."""
    text = json.dumps({"failed": json.dumps(what)}).encode()
    os.write(out, text + len(text).to_bytes(8))
