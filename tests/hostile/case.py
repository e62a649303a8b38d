"""The word-list of the corpus: a hostile mail or file, the promise that it tries, and what must come of it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass

from tests.parsers.mail.raw import mixed, part

SUBJECT = "Prov"
HELLO = part(b"Hej, h\xc3\xa4r kommer det.\r\n", b"Content-Type: text/plain; charset=utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A document as the register has it."""

    name: str
    kind: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What must have come of a mail; the defaults are those of an ordinary one."""

    waits: str | None = None  # for a person: "unreadable", "unclear-sender"; other reasons are the core's
    because: str = ""  # what staff are told of an unreadable mail or an unclear sender
    known_sender: bool = True
    subject: str = SUBJECT
    problems: tuple[str, ...] = ()  # of the mail as a whole
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One of the corpus. `made` gets the mail's ordinary header, or is called for a file's bytes alone."""

    name: str
    promise: str
    raw: Callable[[bytes], bytes]
    outcome: Outcome = Outcome()
    answered: bool = True  # unless it waits for a person
    answered_at: str = ""  # empty = the address that its ordinary header names


def sender_of(name: str) -> str:
    """The address that a case's mail is from: one each, for nobody's budget to run out."""
    return name.replace(" ", "-").encode("ascii", "ignore").decode().lower() + "@exempel.se"


def head_of(name: str, *, without: tuple[str, ...] = ()) -> bytes:
    """The ordinary header of a case's mail."""
    fields = {
        "From": f"Anna Exempel <{sender_of(name)}>",
        "To": "registerservice@agency.example",
        "Subject": SUBJECT,
        "Message-ID": f"<{sender_of(name)}>",
        "MIME-Version": "1.0",
    }
    return b"".join(f"{key}: {value}\r\n".encode() for key, value in fields.items() if key not in without)


def attached(made: Callable[[], bytes], name: str) -> Callable[[bytes], bytes]:
    """A mail with one file, which is made when the mail is."""
    fields = (
        b"Content-Type: application/octet-stream",
        f'Content-Disposition: attachment; filename="{name}"'.encode(),
        b"Content-Transfer-Encoding: base64",
    )
    return lambda head: mixed(HELLO, part(base64.encodebytes(made()), *fields), head=head)


def file_case(name: str, promise: str, file: str, made: Callable[[], bytes], kind: str, *problems: str) -> Case:
    """A mail with one hostile file, made when the test runs, and what must be said of that file."""
    outcome = Outcome(files=(File(name=file, kind=kind, problems=problems),))
    return Case(name=name, promise=promise, raw=attached(made, file), outcome=outcome)
