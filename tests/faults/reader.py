"""Reads mails as the limited process does, a fork for each job, but without a warm process to wait for."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import BinaryIO

from parsers.answers import Outcome, judged
from parsers.children import Taken, run_child
from parsers.facts import Limits
from parsers.reading import reading_of
from parsers.regions import Reading
from parsers.wire import Ended, Job

_PLENTY = Taken(address_space=4 << 30, processes=1000)


class QuickReader:
    """In place of the workshop in processes that live for one pass only; they have no threads."""

    walls = "rlimit"

    def __init__(self, limits: Limits, sandbox: str = "rlimit") -> None:
        self._limits = limits

    def read(self, raw: BinaryIO) -> Reading:
        return reading_of(raw, self, self._limits, time.monotonic)

    def run(self, job: Job, content: Iterator[bytes], most: int) -> Outcome:
        stream, answer = TemporaryFile(), TemporaryFile()  # noqa: SIM115 - the answer is handed on with the outcome
        stream.writelines(content)
        stream.seek(0)
        pid = os.fork()
        if pid == 0:
            run_child(job, stream.fileno(), answer.fileno(), _PLENTY, None)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        ended = Ended(number=job.number, how="exit" if code >= 0 else "signal", code=abs(code))
        return judged(job, ended, answer, os.fstat(answer.fileno()).st_size, most)

    def close(self) -> None:
        """Nothing is left running."""
