"""The limited process: a warm template that forks one short-lived child for each job.

Run as ``python -I -m parsers.worker`` with a socket as standard input. The template imports the readers
once, runs no threads (so that forking is safe) and never touches a stranger's bytes. A child sets its
limits, reads, answers and is gone; the template kills what is left of it by the wall clock.
"""

from __future__ import annotations

import ctypes
import gc
import os
import resource
import select
import signal
import socket
import struct
import sys
import time
from contextlib import suppress
from pathlib import Path

if __name__ == "__main__":
    # openpyxl loads numpy wherever it is installed, and the library that draws the digest's pictures brings it along:
    # 25 MiB, and a thread for each core, which a process that forks must not have.
    sys.modules["numpy"] = None  # type: ignore[assignment]

from parsers.children import Taken, run_child, warm
from parsers.fence import fence_in
from parsers.walls import READ_TOO, WRITTEN_TO, readable
from parsers.wire import ENCODER, JOBS, Ended, Job, Ready

_PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS, _PR_SET_CHILD_SUBREAPER = 4, 38, 36
_CAPABILITIES = struct.pack("=Ii", 0x20080522, 0), bytes(24)  # of this process, none at all (capset(2), version 3)
_MESSAGE_BYTES = 64 * 2**10
_CLEARING_SECONDS = 3.0


def main() -> None:
    """Serves jobs until the bot closes its end of the socket."""
    warm()
    _prepare_process()
    processes = _tasks_of_user()
    drills = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    fenced = fence_in((*readable(drills), *READ_TOO), WRITTEN_TO)
    with socket.socket(fileno=os.dup(0)) as bot:
        bot.send(ENCODER.encode(Ready(threads=_threads(), fenced=fenced)))
        while received := _job(bot):
            job, source, out = received
            bot.send(ENCODER.encode(_run(job, source, out, bot, processes, drills)))


def _prepare_process() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)  # orphans of a job come to us, to be killed
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.capset(*_CAPABILITIES)  # where the service runs as root: it may look into every process otherwise
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)  # a job's process cannot write into our memory
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # the bot decides when we end, not the terminal
    gc.collect()
    gc.freeze()  # keeps the imported readers on shared pages after the fork


def _threads() -> int:
    return len(list(Path("/proc/self/task").iterdir()))


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    return pages * resource.getpagesize()


def _tasks_of_user() -> int:
    """How many tasks our user runs, as far as this process can see (in a PID namespace: only our own)."""
    mine, count = os.getuid(), 0
    for entry in Path("/proc").iterdir():
        with suppress(OSError):  # it has ended meanwhile
            if entry.name.isdigit() and entry.stat().st_uid == mine:
                count += len(list((entry / "task").iterdir()))
    return count


def _job(bot: socket.socket) -> tuple[Job, int, int] | None:
    """The next job with its input and output, or None when the bot is gone."""
    while True:
        message, descriptors, _, _ = socket.recv_fds(bot, _MESSAGE_BYTES, 2)
        if not message:
            return None
        if len(descriptors) == 2:
            return JOBS.decode(message), descriptors[0], descriptors[1]
        # A word to stop that came after its job had ended.


def _run(job: Job, source: int, out: int, bot: socket.socket, processes: int, drills: Path | None) -> Ended:
    taken = Taken(address_space=_address_space(), processes=processes)
    pid = os.fork()
    if pid == 0:
        run_child(job, source, out, taken, drills)
    os.close(source)
    os.close(out)
    how, code = _wait(pid, time.monotonic() + job.seconds, bot)
    strays = _clear(pid)
    if how == "exit" and os.WIFSIGNALED(code):
        return Ended(number=job.number, how="signal", code=os.WTERMSIG(code), strays=strays)
    return Ended(number=job.number, how=how, code=os.waitstatus_to_exitcode(code), strays=strays)  # type: ignore[arg-type]


def _wait(pid: int, deadline: float, bot: socket.socket) -> tuple[str, int]:
    """Waits for a child's end, the wall clock or a word from the bot; kills it in the latter cases."""
    watched = os.pidfd_open(pid)
    try:
        patience = max(deadline - time.monotonic(), 0)
        ready, _, _ = select.select([watched, bot.fileno()], [], [], patience)
        how = "exit" if watched in ready else "stopped" if ready else "time"
        if how != "exit":
            _kill_group(pid)
        return how, os.waitpid(pid, 0)[1]
    finally:
        os.close(watched)


def _kill_group(pid: int) -> None:
    for kill in (os.killpg, os.kill):  # the child itself too, in case it has not yet made its group
        with suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


def _clear(pid: int) -> int:
    """Kills and collects what the job has left behind: its group, and orphans that have come to us."""
    killed, deadline = 0, time.monotonic() + _CLEARING_SECONDS
    _kill_group(pid)
    while children := _own_children():
        for child in children:
            _kill_group(child)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                killed += 1
        if time.monotonic() > deadline:
            sys.exit(1)  # a fork bomb outruns us: with our end the whole PID namespace goes
    return killed


def _own_children() -> list[int]:
    listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii")
    return [int(child) for child in listed.split()]


if __name__ == "__main__":
    main()
