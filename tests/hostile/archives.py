"""Hostile archives: bombs, directories that lie, names that climb, archives in archives (P17)."""

from __future__ import annotations

import base64
from collections.abc import Callable

from tests.hostile.case import Case, File, Outcome, attached, file_case, head_of
from tests.hostile.packing import flagged, overlapping, packed, with_member, zeros
from tests.hostile.pdfs import SENTENCE, one_page, stream
from tests.hostile.word_files import of, text
from tests.parsers.mail.raw import mixed, part

NOTE = b"En rad om ingenting.\r\n"
BOMB = ("unreadable", "archive-bomb")


def archive(name: str, made: Callable[[], bytes], kind: str, *problems: str, promise: str = "P17") -> Case:
    """An archive that stays closed."""
    return file_case(name, promise, "paket.zip", made, kind, *problems)


def opened(
    name: str, made: Callable[[], bytes], *files: File, promise: str = "P17", problems: tuple[str, ...] = ()
) -> Case:
    """An archive whose members are read, and what is said of them."""
    outcome = Outcome(files=files, problems=problems)
    return Case(name=name, promise=promise, raw=attached(made, "paket.zip"), outcome=outcome)


def note(name: str) -> File:
    return File(name=name, kind="other")


def letter() -> bytes:
    """A mail with a file, to lie in an archive."""
    return mixed(part(NOTE, b'Content-Type: text/plain; name="inre.txt"'), head=head_of("a mail inside"))


CLOSED = (
    archive("an archive of 300 megabytes", lambda: with_member(packed({"a.txt": NOTE}), "b.bin",
        zeros(300), 300 * 2**20), *BOMB),
    archive("an archive that packs too well", lambda: packed({"a.bin": bytes(5_000_000)}), *BOMB),
    archive("three parts of ninety megabytes", lambda: with_member(with_member(with_member(
        packed({"a.txt": NOTE}), "b", zeros(90), 90 * 2**20), "c", zeros(90), 90 * 2**20), "d",
            zeros(90), 90 * 2**20), *BOMB),
    archive("two hundred members that share their bytes", lambda: overlapping([f"{n}.txt" for n in range(200)], 1),
        *BOMB),
    archive("2 001 members", lambda: packed({f"{n}.txt": NOTE for n in range(2_001)}), *BOMB),
    archive("a locked archive", lambda: flagged(packed({"a.txt": NOTE}), 1), "unreadable", "encrypted"),
    archive("half an archive", lambda: packed({"a.txt": NOTE * 50})[:60], "unreadable", "broken-archive"),
    archive("an empty archive", lambda: packed({}), "unreadable", "empty"),
    archive("only folders", lambda: packed({"mapp/": b"", "mapp/inre/": b""}), "unreadable", "empty"),
    archive("a member that says it is small", lambda: with_member(packed({}), "a.txt", zeros(300), 1_000), "unreadable",
            "not-readable"),
    archive("a member with a wrong checksum", lambda: with_member(packed({}), "a.txt", zeros(1)[:500], 100, 7),
        "unreadable",
            "archive-member-broken"),
    archive("noise after the mark of an archive", lambda: b"PK\x03\x04" + bytes(range(256)) * 40, "unreadable",
            "broken-archive"),
)  # fmt: skip

NESTED = (
    opened("an archive in an archive", lambda: packed({"inre.zip": packed({"a.txt": NOTE}), "b.txt": NOTE}),
           note("b.txt"), note("a.txt")),
    opened("an archive in a mail in an archive", lambda: packed({"brev.eml": mixed(
        part(base64.encodebytes(packed({"a.txt": NOTE})), b'Content-Type: application/zip; name="inre.zip"',
             b"Content-Transfer-Encoding: base64"), head=head_of("in between"))}),
        File(name="brev.eml", kind="decoration"), note("a.txt")),
    opened("a mail in an archive", lambda: packed({"brev.eml": letter()}),
           File(name="brev.eml", kind="decoration"), note("inre.txt")),
    opened("ten levels of archives", lambda: deep(10), File(name="inre.zip", kind="unreadable",
        problems=("nested-archive",))),
    opened("readable papers in an archive",
        lambda: packed({"b.pdf": one_page(stream(SENTENCE)), "c.docx": of(text("Hej"))}),
           note("b.pdf"), note("c.docx")),
    opened("three hundred files", lambda: packed({f"{n:03}.txt": NOTE + b"%d" % n for n in range(300)}),
           *(note(f"{n:03}.txt") for n in range(49)), problems=("too-many-documents",)),
)  # fmt: skip

NAMES = (
    opened("names that climb", lambda: packed({"../../../etc/passwd": NOTE, "/etc/cron.d/x": NOTE + b"1",
           "C:\\Windows\\x.txt": NOTE + b"2"}), note("passwd"), note("x"), note("x.txt"), promise="P20"),
    opened("names that deceive", lambda: packed({"a\u202etxt.exe": NOTE, "\u200b": NOTE + b"1"}), note("a␦txt.exe"),
           note("␦"), promise="P20"),
    opened("one name twice", lambda: packed([("a.txt", NOTE), ("a.txt", NOTE + b"2")]), note("a.txt"), note("a.txt"),
           promise="P20"),
    opened("a name of sixty thousand characters", lambda: packed({"a" * 60_000 + ".txt": NOTE}),
           note("a" * 119 + "…"), promise="P20"),
)  # fmt: skip


def deep(levels: int) -> bytes:
    """An archive in an archive in an archive."""
    data = packed({"a.txt": NOTE})
    for _ in range(levels):
        data = packed({"inre.zip": data})
    return data


CASES = (*CLOSED, *NESTED, *NAMES)
