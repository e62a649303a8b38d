"""The child that does one job: walls first, then the stranger's bytes, then the answer, then the end."""

from __future__ import annotations

import ctypes
import os
import resource
import runpy
import signal
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from parsers import carriers, documents, mime
from parsers.facts import Limits, Mail
from parsers.fence import fence_off
from parsers.wire import ENCODER, LENGTH_BYTES, Answer, File, Job

_PR_SET_PDEATHSIG = 1
_SOURCE, _OUT = 3, 4
_PIECE = 2**20
_PROCESSES = 64  # tesseract and its like


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What the template itself takes before any job."""

    address_space: int  # bytes
    processes: int  # tasks of our user that the kernel counts with ours: all that can be seen


def run_child(job: Job, source: int, out: int, taken: Taken, drills: Path | None) -> NoReturn:
    """Does the job in this process and ends it: exit status 0 when it answered, 1 when not."""
    status = 1
    try:
        _close_in(source, out)
        fence_off()
        _set_limits(job.limits, taken)
        os.environ.clear()
        data = _read_all()
        if job.work == "drill":
            runpy.run_path(str(drills))[job.name](data, _OUT)  # fails, and answers nothing, where there are none
        else:
            _write(answer_bytes(job, data))
        status = 0
    finally:
        os._exit(status)


def warm() -> None:
    """Lets the readers load their word-lists once, on a line of our own, so that no child has to."""
    documents.documents_in(b"Variabellista;Register;Motivering\nKON;PAR;", "prov.txt", "", Limits())
    mime.split(b"From: Anna Exempel <anna@exempel.se>\r\n\r\nHej, ett prov.\r\n", Limits())


def _close_in(source: int, out: int) -> None:
    """Leaves the child with its input, its output and nothing else, in a group of its own."""
    os.setsid()
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    for ignored in (signal.SIGINT, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    # First out of the way of the numbers they are to have, whatever numbers they came with.
    high = [os.dup2(fd, 60 + place) for place, fd in enumerate((nothing, source, out))]
    for number, fd in ((0, high[0]), (1, high[0]), (2, high[0]), (_SOURCE, high[1]), (_OUT, high[2])):
        os.dup2(fd, number, inheritable=number < _SOURCE)
    os.closerange(_OUT + 1, os.sysconf("SC_OPEN_MAX"))


def _set_limits(limits: Limits, taken: Taken) -> None:
    """The walls that the kernel keeps; those on memory and processes count from what is taken already."""
    processes = taken.processes + _PROCESSES
    memory = taken.address_space + limits.memory_bytes
    for what, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1),  # a signal that tells, then SIGKILL
        (resource.RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes),
        (resource.RLIMIT_NOFILE, limits.open_files, limits.open_files),
        (resource.RLIMIT_NPROC, processes, processes),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(what, (soft, hard))


def _read_all() -> bytes:
    with open(_SOURCE, "rb", closefd=False) as source:
        return source.read()


def _answer(job: Job, data: bytes) -> tuple[Answer, tuple[bytes, ...]]:
    """The answer, and the bytes of the files that it names."""
    try:
        if job.work == "head":
            return Answer(mail=mime.head(data, job.limits, job.reason)), ()
        if job.work == "split":
            return _split(data, job.limits)
        return _read(data, job)
    except MemoryError:
        return Answer(failed="läsningen behöver mer minne än vad som är tillåtet"), ()
    except RecursionError:
        return Answer(failed="delarna ligger för djupt i varandra"), ()
    except Exception as fault:  # noqa: BLE001 - a stranger's bytes in other people's readers: anything is raised
        return Answer(failed=f"läsaren gav upp ({type(fault).__name__})"), ()


def _split(data: bytes, limits: Limits) -> tuple[Answer, tuple[bytes, ...]]:
    try:
        found = mime.split(carriers.as_mail(data, limits), limits)
    except carriers.Broken:
        return Answer(mail=Mail(sha256="", size=0, unreadable="mejlets omslag gick inte att öppna")), ()
    files = tuple(
        File(
            name=item.name,
            size=len(item.data),
            declared_type=item.declared_type,
            inline=item.inline,
            content_id=item.content_id,
        )
        for item in found.attachments
    )
    return Answer(mail=found.mail, files=files), tuple(item.data for item in found.attachments)


def _read(data: bytes, job: Job) -> tuple[Answer, tuple[bytes, ...]]:
    # A reader that can stop half-way should know when: the mail may have less time left than a document may take.
    limits = replace(job.limits, document_seconds=job.seconds)
    opened = documents.documents_in(
        data, job.name, job.path, limits, declared_type=job.declared_type, inline=job.inline
    )
    files = tuple(File(name=name, size=len(content)) for name, content in opened.children)
    return Answer(documents=opened.documents, files=files), tuple(content for _, content in opened.children)


def answer_bytes(job: Job, data: bytes) -> tuple[bytes, ...]:
    """Files, JSON and length, as they go into the pipe; an answer over the limit says so instead."""
    answer, contents = _answer(job, data)
    text = ENCODER.encode(answer)
    if len(text) > job.limits.answer_bytes:
        contents, text = (), ENCODER.encode(Answer(failed="innehållet är större än vad som kan återges"))
    return (*contents, text, len(text).to_bytes(LENGTH_BYTES))


def _write(pieces: tuple[bytes, ...]) -> None:
    for piece in pieces:
        view = memoryview(piece)
        while view:
            view = view[os.write(_OUT, view[:_PIECE]) :]
