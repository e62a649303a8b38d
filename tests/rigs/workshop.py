"""The limited process for tests that are not about it: started once in a run, and each file is read once."""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from parsers.answers import Outcome, judged
from parsers.facts import Limits
from parsers.limited import Sandbox, Workshop
from parsers.template import Template
from parsers.wire import ENCODER, Ended, Job


class SharedWorkshops:
    """In place of the class `Workshop`: one for each pair of limits and walls. `kept`: a folder of answers."""

    def __init__(self, kept: Path) -> None:
        self._kept = kept
        self._open: dict[tuple[Limits, Sandbox], _Lent] = {}

    def __call__(self, limits: Limits, sandbox: Sandbox = "auto") -> Workshop:
        if (limits, sandbox) not in self._open:
            self._open[limits, sandbox] = _Lent(limits, sandbox, self._kept)
        return self._open[limits, sandbox]

    def close(self) -> None:
        for workshop in self._open.values():
            Workshop.close(workshop)


class _Lent(Workshop):
    def __init__(self, limits: Limits, sandbox: Sandbox, kept: Path) -> None:
        super().__init__(limits, sandbox)
        self._template = _Remembering(self._template, kept)  # type: ignore[assignment]

    def close(self) -> None:
        """Others need it still."""


class _Remembering:
    """A template process whose whole answers are kept as they came: the same bytes, asked the same, are read once."""

    def __init__(self, template: Template, kept: Path) -> None:
        self._template, self._kept = template, kept

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)

    def run(self, job: Job, content: Iterator[bytes], most: int) -> Outcome:
        pieces = list(content)
        answer = self._kept / _asked(job, pieces)
        with _alone(answer):
            if not answer.exists():
                outcome = self._template.run(job, iter(pieces), most)
                _keep(outcome, answer)
                return outcome
        stream = TemporaryFile()  # noqa: SIM115 - handed on with the outcome
        size = stream.write(answer.read_bytes())
        return judged(job, Ended(number=job.number, how="exit"), stream, size, most)


@contextmanager
def _alone(answer: Path) -> Iterator[None]:
    """While another worker of the same run reads the same bytes, wait for its answer."""
    with answer.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _asked(job: Job, pieces: list[bytes]) -> str:
    """A name for what is asked of which bytes; how much time there is for it is no part of that."""
    timeless = replace(job.limits, document_seconds=0, mail_seconds=0, cpu_seconds=0)
    digest = hashlib.sha256(ENCODER.encode(replace(job, number=0, seconds=0.0, limits=timeless)))
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


def _keep(outcome: Outcome, answer: Path) -> None:
    if outcome.stream is None:
        return
    outcome.stream.seek(0)
    part = answer.with_name(f"{answer.name}.{os.getpid()}")
    part.write_bytes(outcome.stream.read())
    part.rename(answer)
