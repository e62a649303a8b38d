"""What is said between the bot and the limited process: jobs in, answers out, as JSON; never pickle.

An answer is a stream: the bytes of files found, one after another, then the JSON, then its length in
eight bytes (big endian). Whoever reads it treats every byte as a stranger's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from parsers.facts import Document, Limits, Mail

LENGTH_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One piece of work for one short-lived process. The bytes come beside it, as a file descriptor."""

    number: int
    work: Literal["split", "head", "read", "drill"]
    limits: Limits
    seconds: float  # wall clock
    name: str = ""  # read: as shown to people; drill: the function
    path: str = ""  # read: how the document was reached
    declared_type: str = ""  # read: what the mail says of it
    inline: bool = False  # read: shown within the mail's text
    reason: str = ""  # head: why the mail cannot be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a job's process ended."""

    number: int
    how: Literal["exit", "signal", "time", "stopped"]
    code: int = 0  # exit status or signal number
    strays: int = 0  # further processes of the job that had to be killed


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The template process has imported its readers and waits for jobs."""

    threads: int
    fenced: bool  # the kernel keeps it from files and network, whatever else stands around it


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file whose bytes stand in the stream before the JSON."""

    name: str
    size: int
    declared_type: str = ""
    inline: bool = False
    content_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a job found: a mail with its attachments, or documents with what lay inside them."""

    mail: Mail | None = None
    documents: tuple[Document, ...] = ()
    files: tuple[File, ...] = ()
    failed: str | None = None  # the reader gave up, in words without the stranger's text


ENCODER = msgspec.json.Encoder()
JOBS = msgspec.json.Decoder(Job)
READY = msgspec.json.Decoder(Ready)
ANSWERS = msgspec.json.Decoder(Answer)
ENDINGS = msgspec.json.Decoder(Ended)
