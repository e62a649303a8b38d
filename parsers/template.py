"""The bot's end of the limited process: starts it, hands it jobs, and takes what comes back as a stranger's."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import IO, Literal

import msgspec

from parsers.answers import Outcome, judged
from parsers.walls import bubblewrap_command, worker_command
from parsers.wire import ENCODER, ENDINGS, READY, Ended, Job

_START_SECONDS = 30.0
_MESSAGE_BYTES = 64 * 2**10
_PIECE = 2**20
_CLOSED = "the process that reads mail has been closed"
_SEALS = fcntl.F_SEAL_SEAL | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE


class NoLimitedProcess(Exception):
    """The limited process cannot be started; without it no mail can be read."""


class Template:
    """A warm template process. Dead or silent, it is started anew; each job's end is an ordinary `Outcome`."""

    def __init__(
        self,
        sandbox: Literal["auto", "bwrap", "rlimit"],
        drills: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
        grace_seconds: float = 6.0,
    ) -> None:
        """Starts the process and returns at once; the first job waits until it is ready.

        `grace_seconds`: how much longer than a job's own time the process may be silent.
        Raises NoLimitedProcess when bubblewrap is demanded and not installed.
        """
        self._clock, self._drills, self._grace_seconds = clock, drills, grace_seconds
        self._bubblewrap = bubblewrap_command(drills) if sandbox != "rlimit" else None
        self._may_fall_back = sandbox == "auto"
        self._process: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None
        self._ready = self._fenced = self._closed = False
        self._number = 0
        if sandbox == "bwrap" and self._bubblewrap is None:
            raise NoLimitedProcess('bubblewrap is not installed (apt install bubblewrap), and sandbox = "bwrap"')
        self._start()

    @property
    def walls(self) -> Literal["bwrap", "rlimit"]:
        """What stands around the process; waits until it has started."""
        self._be_ready()
        return "rlimit" if self._bubblewrap is None else "bwrap"

    @property
    def fenced(self) -> bool:
        """Whether the kernel keeps the process from files and network by itself; waits until it has started."""
        self._be_ready()
        return self._fenced

    @property
    def pid(self) -> int | None:
        """The process started (bubblewrap's own where it is around)."""
        return self._process.pid if self._process else None

    def run(self, job: Job, content: Iterator[bytes], most: int) -> Outcome:
        """Does a job on `content` in a process of its own. `most`: how many bytes may come back."""
        self._be_ready()
        self._number += 1
        job = replace(job, number=self._number)
        source, (inlet, outlet) = _sealed(content), os.pipe()
        with suppress(OSError):
            fcntl.fcntl(outlet, fcntl.F_SETPIPE_SZ, _PIECE)
        try:
            assert self._socket
            socket.send_fds(self._socket, [ENCODER.encode(job)], [source, outlet])
        except OSError:
            self._kill()
            os.close(inlet)
            return Outcome(code="reader-crashed", reason="läsaren hade avslutats")
        finally:
            os.close(source)
            os.close(outlet)
        outcome = self._outcome(job, inlet, most)
        if self._closed:
            raise NoLimitedProcess(_CLOSED)  # it says nothing about what was read
        return outcome

    def close(self) -> None:
        """Lets go of the process; to be called where jobs are run."""
        self._kill()

    def end(self) -> None:
        """Ends the process with all that runs in it, for good; may be called while another thread runs a job."""
        self._closed = True
        if self._process is not None:
            _kill_group(self._process)

    def _start(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, nothing of a stranger's
                self._bubblewrap or worker_command(self._drills),
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
                start_new_session=True,  # a Ctrl-C at the terminal is the bot's to handle
            )
        self._socket, self._ready = ours, False

    def _be_ready(self) -> None:
        """Waits for the process, starts a dead one anew, and does without bubblewrap where it does not work."""
        if self._closed:
            raise NoLimitedProcess(_CLOSED)
        if self._process is not None and self._process.poll() is not None:
            self._kill()
        if self._process is None:
            self._start()
        self._ready = self._ready or self._greeted()
        if self._ready:
            return
        self._kill()
        if self._bubblewrap is None or not self._may_fall_back:
            what = "inside bubblewrap" if self._bubblewrap else "even without bubblewrap"
            raise NoLimitedProcess(f"the process that reads mail does not start, {what}")
        self._bubblewrap = None
        self._be_ready()

    def _greeted(self) -> bool:
        assert self._socket
        self._socket.settimeout(_START_SECONDS)
        try:
            ready = READY.decode(self._socket.recv(_MESSAGE_BYTES))
        except (OSError, msgspec.MsgspecError):
            return False
        self._fenced = ready.fenced
        return ready.threads == 1

    def _kill(self) -> None:
        if self._process is not None:
            _kill_group(self._process)
            self._process.wait()
        if self._socket is not None:
            self._socket.close()
        self._process = self._socket = None

    def _outcome(self, job: Job, inlet: int, most: int) -> Outcome:
        """Takes in what the job writes until it has ended, and judges it."""
        try:
            stream = tempfile.TemporaryFile()  # noqa: SIM115 - handed on with the outcome
            ended, size = self._collected(job, inlet, stream, most)
        except BaseException:
            self._kill()  # its answer was not taken, and would be taken for the next job's
            raise
        finally:
            os.close(inlet)
        outcome = judged(job, ended, stream, size, most)
        if outcome.stream is None:
            stream.close()
        return outcome

    def _collected(self, job: Job, inlet: int, stream: IO[bytes], most: int) -> tuple[Ended | None, int]:
        deadline, size, stopped = self._clock() + job.seconds + self._grace_seconds, 0, False
        assert self._socket
        answering = self._socket.fileno()
        waiting = [inlet, answering]
        ended: Ended | None = None
        while waiting:
            # The pipe may stay open in a process that outlived its job's end: never wait for it alone.
            left = 0.0 if ended else max(deadline - self._clock(), 0.0)
            ready, _, _ = select.select(waiting, [], [], left)
            if not ready:
                if ended is None:
                    self._kill()
                break
            if inlet in ready:
                piece = os.read(inlet, _PIECE)
                size += len(piece)
                if not piece:
                    waiting.remove(inlet)
                elif size <= most:
                    stream.write(piece)
                elif not stopped:
                    stopped = True
                    with suppress(OSError):
                        self._socket.send(b"stop")
            if answering in ready:
                ended = self._ending(job)
                waiting.remove(answering)
                if ended is None:
                    self._kill()
                    break
        return ended, size

    def _ending(self, job: Job) -> Ended | None:
        assert self._socket
        try:
            ended = ENDINGS.decode(self._socket.recv(_MESSAGE_BYTES))
        except (OSError, msgspec.MsgspecError):
            return None
        return ended if ended.number == job.number else None


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _sealed(content: Iterator[bytes]) -> int:
    """A file in memory that holds the job's input and nothing else, and that nobody can change any more."""
    descriptor = os.memfd_create("job", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        for piece in content:
            view = memoryview(piece)
            while view:
                view = view[os.write(descriptor, view) :]
        os.lseek(descriptor, 0, os.SEEK_SET)
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, _SEALS)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor
