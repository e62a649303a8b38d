"""Reading what strangers send, from the bot's side: mails go in, facts come out, nothing else can happen."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal

from parsers.answers import Outcome
from parsers.facts import Document, Limits
from parsers.reading import documents_of, reading_of
from parsers.regions import Reading
from parsers.template import NoLimitedProcess, Template
from parsers.wire import Job

__all__ = ["NoLimitedProcess", "Reading", "Workshop"]

Sandbox = Literal["auto", "bwrap", "rlimit"]


class Workshop:
    """Where mail is read: it holds the limited process, warm from the start, and does one mail at a time.

    `drills` names a file of functions that tests let loose inside; the service never gives one. All work is
    done on a thread of the workshop's own, for bubblewrap ends with the thread that has started it.
    """

    def __init__(
        self,
        limits: Limits,
        sandbox: Sandbox = "auto",
        *,
        drills: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
        grace_seconds: float = 6.0,
    ) -> None:
        """Starts the limited process in the background.

        `grace_seconds`: how long beyond a job's own time it may be silent before it is replaced.

        Raises NoLimitedProcess when `sandbox` demands bubblewrap and it is not installed.
        """
        self._limits, self._clock = limits, clock
        self._bench = ThreadPoolExecutor(1, "reader")
        self._template = self._bench.submit(Template, sandbox, drills, clock, grace_seconds).result()

    @property
    def walls(self) -> Literal["bwrap", "rlimit"]:
        """What stands around the limited process. Raises NoLimitedProcess when it does not start."""
        return self._bench.submit(lambda: self._template.walls).result()

    @property
    def fenced(self) -> bool:
        """Whether the kernel's own fence (Landlock, seccomp) stands too. Raises NoLimitedProcess."""
        return self._bench.submit(lambda: self._template.fenced).result()

    @property
    def pid(self) -> int | None:
        """The limited process, for measuring."""
        return self._template.pid

    def read(self, raw: BinaryIO) -> Reading:
        """All that is known about a mail; to be closed after use (it is a context manager).

        Never raises for what the mail holds: `mail.unreadable` and the documents' problems tell. Raises
        NoLimitedProcess when the machine does not let the process start, OSError when the disk is full.
        """
        return self._bench.submit(reading_of, raw, self._template, self._limits, self._clock).result()

    def read_document(self, data: bytes, name: str) -> tuple[Document, ...]:
        """The documents in one file, as if it had been attached to a mail."""
        work = self._bench.submit(documents_of, data, name, self._template, self._limits, self._clock)
        with work.result() as found:
            return found.mail.documents

    def drill(self, name: str, data: bytes = b"") -> Outcome:
        """Lets one of the functions of the `drills` file loose inside the walls."""
        job = Job(number=0, work="drill", limits=self._limits, seconds=self._limits.document_seconds, name=name)
        return self._bench.submit(self._template.run, job, iter([data]), self._limits.answer_bytes + 8).result()

    def close(self) -> None:
        """Ends the limited process, and with it what it has in hand."""
        self._template.end()
        self._bench.submit(self._template.close)
        self._bench.shutdown()

    def __enter__(self) -> Workshop:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
