"""Functions that tests let loose inside the limited process: each takes its input and the answer's descriptor."""

from __future__ import annotations

import ctypes
import json
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def loop_for_ever(data: bytes, out: int) -> None:
    while True:
        pass


def loop_and_ignore_the_clock(data: bytes, out: int) -> None:
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    loop_for_ever(data, out)


def match_for_ever(data: bytes, out: int) -> None:
    """A pattern that backtracks without end inside C, where no Python signal handler gets a turn."""
    re.match(r"(?:a+)+$", "a" * 60 + "b")


def leak_slowly(data: bytes, out: int) -> None:
    kept = []
    while True:
        kept.append(b"x" * 2**20)


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


def fork_two_hundred(data: bytes, out: int) -> None:
    take_name(data)
    made = 0
    for _ in range(200):
        try:
            if os.fork() == 0:
                time.sleep(3600)
        except OSError:
            break
        made += 1
    tell(out, made)


def tell_of(out: int, attempt: Callable[[], object]) -> None:
    """What an attempt came to: its result, or the name of the refusal."""
    try:
        tell(out, attempt())
    except OSError as refusal:
        tell(out, type(refusal).__name__)


def call_home(data: bytes, out: int) -> None:
    tell_of(out, lambda: socket.create_connection(("127.0.0.1", int(data)), timeout=2).close())


def send_a_datagram(data: bytes, out: int) -> None:
    tell_of(out, lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", int(data))))


def knock_at_a_local_door(data: bytes, out: int) -> None:
    tell_of(out, lambda: socket.socket(socket.AF_UNIX).connect(data.decode()))


def end_the_template(data: bytes, out: int) -> None:
    tell_of(out, lambda: os.kill(os.getppid(), signal.SIGKILL))


def signal_a_process(data: bytes, out: int) -> None:
    tell_of(out, lambda: os.kill(int(data), 0))


def limit_the_template(data: bytes, out: int) -> None:
    tell_of(out, lambda: resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1)))


def limit_a_process(data: bytes, out: int) -> None:
    tell_of(out, lambda: resource.prlimit(int(data), resource.RLIMIT_CORE))


def run_a_program(data: bytes, out: int) -> None:
    """An outside program, as text recognition is one, shut in like the job itself."""
    done = subprocess.run(["cat", data.decode()], capture_output=True, check=False, env={"PATH": "/usr/bin:/bin"})
    tell(out, done.stdout.decode()[:100])


def read_file(data: bytes, out: int) -> None:
    tell_of(out, lambda: Path(data.decode()).read_text("utf-8"))


def write_file(data: bytes, out: int) -> None:
    tell_of(out, lambda: Path(data.decode()).write_bytes(b"was here"))


def open_to_all(data: bytes, out: int) -> None:
    tell_of(out, lambda: Path(data.decode()).chmod(0o777))


def empty_a_file(data: bytes, out: int) -> None:
    tell_of(out, lambda: os.truncate(data, 0))


def remove_a_file(data: bytes, out: int) -> None:
    tell_of(out, lambda: Path(data.decode()).unlink())


def rename_a_file(data: bytes, out: int) -> None:
    tell_of(out, lambda: Path(data.decode()).rename(data.decode() + ".gone"))


def write_a_large_file(data: bytes, out: int) -> None:
    """In memory, since no folder can be written to; the kernel counts such files alike."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    file = os.memfd_create("large")
    try:
        while True:
            os.write(file, bytes(2**20))
    except OSError as refusal:
        tell(out, [type(refusal).__name__, os.fstat(file).st_size])


def claim_four_gigabytes_of_file(data: bytes, out: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    tell_of(out, lambda: os.truncate(os.memfd_create("hollow"), 4 * 2**30))


def change_the_input(data: bytes, out: int) -> None:
    tell_of(out, lambda: os.pwrite(3, b"changed", 0))


def write_into_the_template(data: bytes, out: int) -> None:
    tell_of(out, lambda: Path(f"/proc/{os.getppid()}/mem").open("r+b", buffering=0).close())


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
