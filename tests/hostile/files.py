"""Hostile attachments: names that are paths and tricks (P20), and content that is not what it says (P21)."""

from __future__ import annotations

import struct
import zlib

from tests.hostile.case import HELLO, Case, File, Outcome, file_case
from tests.hostile.structures import of_parts
from tests.parsers.mail.raw import PDF, mixed, part

NOTE = b"En rad om ingenting.\r\n"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def named(name: str, field: bytes, shown: str, *problems: str) -> Case:
    """A text file under that name, and the name that people see."""
    file = part(NOTE, b"Content-Type: text/plain", b"Content-Disposition: attachment; " + field)
    return Case(
        name=name,
        promise="P20",
        raw=lambda head: mixed(HELLO, file, head=head),
        outcome=Outcome(files=(File(name=shown, kind="other", problems=problems),)),
    )


def content(name: str, file: str, data: bytes, kind: str, *problems: str) -> Case:
    """A file of those bytes."""
    return file_case(name, "P21", file, lambda: data, kind, *problems)


def ole(stream: str) -> bytes:
    """The least of an OLE file: its mark, and a stream's name in its directory."""
    return OLE + bytes(504) + (stream + "\0").encode("utf-16-le") + bytes(500)


def picture(width: int, height: int) -> bytes:
    """A PNG that says it is that large and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


NAMES = (
    named("a path upwards", b'filename="../../../etc/passwd"', "passwd"),
    named("an absolute path", b'filename="/etc/cron.d/x.txt"', "x.txt"),
    named("a Windows path", b'filename="C:\\\\Windows\\\\x.txt"', "x.txt"),
    named("a path in pieces", b'filename*0="../"; filename*1="../x.txt"', "x.txt"),
    named("a path in percent signs", b"filename*=utf-8''..%2F..%2Fx.txt", "x.txt"),
    named("NUL in the name", b'filename="a\x00b.txt"', "a␦b.txt"),
    named("line end in the name", b"filename*=utf-8''a%0D%0AX-Injected:%201.txt", "a␦␦X-Injected: 1.txt"),
    named("a name that turns direction", 'filename="a\u202etxt.exe"'.encode(), "a␦txt.exe"),
    named("nothing but invisible signs", 'filename="\u200b\u200b"'.encode(), "␦␦"),
    named("two dots", b'filename=".."', "bilaga-1.txt"),
    named("only spaces", b'filename="   "', "bilaga-1.txt"),
    named("empty name", b'filename=""', "bilaga-1.txt"),
    named("300 characters", b'filename="' + b"a" * 300 + b'.txt"', "a" * 115 + "….txt"),
    named("a name of 15 KiB", b'filename="' + b"a/" * 7_500 + b'x.txt"', "bilaga-1.txt"),
    named("a device", b'filename="CON"', "CON"),
    named("a template as name", b'filename="{{ 7*7 }}.txt"', "{{ 7*7 }}.txt"),
    named("markup as name", b'filename="<img src=x onerror=alert(1)>.txt"', "<img src=x onerror=alert(1)>.txt"),
    named("a formula as name", b"filename=\"=cmd|' !A0.txt\"", "=cmd|' !A0.txt"),
    named("half a surrogate pair in the name", b"filename*=utf-16-le''%00%D8.txt", "␦Ø.txt"),
    named("a name of another type", b'filename="beslut.pdf"', "beslut.pdf", "name-type-mismatch"),
    named("two names", b'filename="a.exe"; filename*=utf-8\'\'a.txt', "a.txt"),
    of_parts("five files of one name", "P20", HELLO,
             *(part(NOTE + b"%d" % n, b'Content-Type: text/plain; name="a.txt"') for n in range(5)),
             files=tuple(File(name="a.txt", kind="other") for _ in range(5))),
)  # fmt: skip

KINDS = (
    content("a program as PDF", "beslut.pdf", b"MZ\x90\x00\x03" + bytes(range(256)) * 8, "other",
            "name-type-mismatch", "unsupported"),
    content("a page as PDF", "beslut.pdf", b"<html><script>alert(1)</script></html>", "unreadable",
            "name-type-mismatch", "no-text"),
    content("a PDF as Word", "blankett.docx", PDF, "unreadable", "name-type-mismatch", "truncated"),
    content("nothing", "tom.pdf", b"", "unreadable", "empty"),
    content("nothing but NUL", "noll.pdf", bytes(5_000), "unreadable", "empty"),
    content("a script", "uppdatering.js", b"new ActiveXObject('WScript.Shell').Run('calc')\r\n", "other"),
    content("a Windows link", "blankett.lnk", bytes.fromhex("4c00000001140200") + bytes(range(256)) * 2,
            "other", "unsupported"),
    content("an Outlook mail", "brev.msg", ole("__properties_version1.0"), "unreadable", "not-readable"),
    content("an old Word file", "blankett.doc", ole("WordDocument"), "unreadable", "broken-document"),
    content("a protected Office file", "lista.xlsx", ole("EncryptedPackage"), "unreadable", "encrypted"),
    content("winmail.dat", "winmail.dat", b"\x78\x9f\x3e\x22" + bytes(range(200)), "unreadable", "not-readable"),
    content("7z", "paket.7z", b"7z\xbc\xaf\x27\x1c" + bytes(range(200)), "unreadable", "broken-archive"),
    content("gzip bomb", "paket.gz", b"\x1f\x8b\x08" + bytes(7) + zlib.compress(bytes(10_000_000))[2:-4], "unreadable",
            "unsupported"),
    content("a drawing that acts", "bild.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "other",
            "unsupported"),
    content("a picture of four hundred million points", "karta.png", picture(20_000, 20_000), "unreadable",
            "broken-image"),
    content("a picture of a hundred million points", "karta.png", picture(10_000, 10_000), "unreadable",
            "image-too-large"),
    content("a picture that ends at once", "karta.png", picture(2_000, 2_000), "unreadable", "scanned", "broken-image",
            "no-text"),
    content("a sheet of a million separators", "data.csv", b";" * 1_000_000, "other"),
    content("a cell of ten megabytes", "data.csv", b'a;"' + b"x" * 10_000_000, "other", "cut"),
    content("a text of ten megabytes", "text.txt", b"Hej hej\r\n" * 1_200_000, "other", "cut"),
    content("UTF-16 that is none", "text.txt", b"\xff\xfe" + b"\x00\xd8" * 5_000, "other"),
)  # fmt: skip

CASES = (*NAMES, *KINDS)
