"""What comes back from the limited process, judged as a stranger's data before anybody uses it."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from typing import IO

import msgspec

from parsers.wire import ANSWERS, LENGTH_BYTES, Answer, Ended, Job


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a job: an answer with the bytes of its files in `stream`, or why there is none."""

    answer: Answer | None = None
    stream: IO[bytes] | None = None
    code: str = ""  # too-slow, reader-crashed ... for `Document.problems`
    reason: str = ""  # the same in words


def judged(job: Job, ended: Ended | None, stream: IO[bytes], size: int, most: int) -> Outcome:
    """The answer in a job's stream of `size` bytes, when it is whole, within limits and of the right shape."""
    if size > most:
        return Outcome(code="too-large", reason="läsningen gav mer än vad som är tillåtet")
    if failure := _failure(job, ended):
        return failure
    answer = _answer(stream, size, job.limits.answer_bytes) if size else None
    if size == 0:
        return Outcome(code="reader-crashed", reason="läsaren slutade utan att svara")
    if answer is None or not _fits(answer, job):
        return Outcome(code="reader-crashed", reason="läsarens svar gick inte att förstå")
    if answer.failed is not None:
        return Outcome(code="not-readable", reason=answer.failed[:200])
    return Outcome(answer=answer, stream=stream)


def _failure(job: Job, ended: Ended | None) -> Outcome | None:
    """Why there is no answer, as the way in which the process ended tells it."""
    if ended is None:
        return Outcome(code="reader-crashed", reason="läsaren svarade inte och avslutades")
    if ended.how == "time":
        return Outcome(code="too-slow", reason=f"läsningen tog längre än {job.seconds:.0f} s")
    if ended.how == "signal" and ended.code == signal.SIGXCPU:
        spent = f"läsningen tog mer än {job.limits.cpu_seconds} s processortid"
        return Outcome(code="too-slow", reason=spent)
    if ended.how == "signal":
        return Outcome(code="reader-crashed", reason=f"läsaren kraschade ({_signal_name(ended.code)})")
    if ended.how == "stopped":
        return Outcome(code="too-large", reason="läsningen gav mer än vad som är tillåtet")
    return None


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _answer(stream: IO[bytes], size: int, most: int) -> Answer | None:
    """The JSON at the stream's end; None unless every byte before it is accounted for."""
    if size < LENGTH_BYTES:
        return None
    stream.flush()
    length = int.from_bytes(os.pread(stream.fileno(), LENGTH_BYTES, size - LENGTH_BYTES))
    start = size - LENGTH_BYTES - length
    if start < 0 or length > most:
        return None
    try:
        answer = ANSWERS.decode(os.pread(stream.fileno(), length, start))
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    whole = sum(file.size for file in answer.files) == start and all(file.size >= 0 for file in answer.files)
    return answer if whole else None


def _fits(answer: Answer, job: Job) -> bool:
    """Whether the answer is of the kind that the job asked for, with numbers in their ranges."""
    if answer.failed is not None:
        return not answer.files
    documents_fit = all(0 <= document.confidence <= 1 for document in answer.documents)
    if job.work in ("split", "head"):
        mail = answer.mail
        return mail is not None and not answer.documents and len(mail.body) <= 100_000
    return answer.mail is None and documents_fit
