"""Hostile structure: parts in parts, parts without end, bodies that cost more than they say (P16, P22)."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from tests.hostile.case import HELLO, Case, File
from tests.hostile.headers import unreadable, whole
from tests.parsers.mail.raw import mail, mixed, part

INNER = File(name="bilaga-1.eml", kind="other")
TOO_MANY = "mejlet har fler än 200 delar"
TOO_DEEP = "mejlets delar ligger fler än 20 nivåer djupt i varandra"
ODD_BOUNDS = "mejlets delar är avgränsade på ett sätt som ingen använder"
TEXT = b"Content-Type: text/plain; charset=utf-8"
HTML = b"Content-Type: text/html; charset=utf-8"
RFC822 = b"Content-Type: message/rfc822"


def nested(levels: int, parts: int = 1, *, length: int = 0) -> Callable[[bytes], bytes]:
    """Multiparts in multiparts, with many parts in the innermost."""

    def made(head: bytes) -> bytes:
        names = [b"%d" % level + b"x" * length for level in range(levels)]
        out = [head + b"Content-Type: multipart/mixed; boundary=b" + names[0] + b"\r\n\r\n"]
        for outer, inner in pairwise(names):
            out.append(b"--b" + outer + b"\r\nContent-Type: multipart/mixed; boundary=b" + inner + b"\r\n\r\n")
        return b"".join(out) + (b"--b" + names[-1] + b"\r\n\r\nx\r\n") * parts

    return made


def mails_in_mails(levels: int) -> Callable[[bytes], bytes]:
    """A mail in a mail in a mail."""

    def made(head: bytes) -> bytes:
        raw = mixed(HELLO, part(b"Innerst.", b'Content-Type: text/plain; name="innerst.txt"'), boundary=b"b0")
        for level in range(1, levels):
            raw = mixed(HELLO, part(raw, RFC822), boundary=b"b%d" % level)
        return mixed(HELLO, part(raw, RFC822), boundary=b"b%d" % levels, head=head)

    return made


def body(name: str, content: bytes, *fields: bytes, promise: str = "P16", **outcome: object) -> Case:
    """A mail of one text."""
    return whole(name, promise, lambda head: mail(content, *fields, head=head), **outcome)


def of_parts(name: str, promise: str, *parts: bytes, **outcome: object) -> Case:
    """A mail of several parts."""
    return whole(name, promise, lambda head: mixed(*parts, head=head), **outcome)


def declared(field: bytes, content: bytes = b"Hej\r\n") -> Callable[[bytes], bytes]:
    """A mail whose Content-Type is that."""
    return lambda head: mail(content, b"Content-Type: " + field, head=head)


DEPTH = (
    unreadable("900 levels of 30 000 parts", TOO_MANY, nested(900, 30_000)),
    unreadable("2 000 levels", TOO_MANY, nested(2_000)),
    unreadable("21 levels", TOO_DEEP, nested(21)),
    unreadable("21 levels ended by carriage returns", TOO_DEEP, lambda head: nested(21)(head).replace(b"\r\n", b"\r")),
    unreadable("201 parts", TOO_MANY, nested(1, 201)),
    unreadable("20 000 parts", TOO_MANY, nested(1, 20_000)),
    unreadable("boundaries too long to be counted", ODD_BOUNDS, nested(300, length=250)),
    unreadable(
        "boundaries in pieces",
        ODD_BOUNDS,
        declared(b"multipart/mixed" + b"".join(b"; boundary*%d=a" % n for n in range(25)), b"--" + b"a" * 25),
    ),
    whole("20 levels", "P16", nested(20), problems=("broken-mime",)),
    whole("200 parts", "P16", nested(1, 200), problems=("broken-mime",)),
    whole(
        "mails seven deep",
        "P16",
        mails_in_mails(7),
        files=(*[replace(INNER, kind="decoration")] * 5, replace(INNER, problems=("mails-too-deep",))),
    ),
    of_parts(
        "51 files",
        "P16",
        HELLO,
        *(part(b"Fil %d\r\n" % n, b'Content-Type: text/plain; name="%d.txt"' % n) for n in range(51)),
        problems=("too-many-documents",),
        files=tuple(File(name=f"{n}.txt", kind="other") for n in range(50)),
    ),
)

BOUNDS = (
    whole("multipart without a boundary", "P16", declared(b"multipart/mixed"), problems=("broken-mime",)),
    whole("empty boundary", "P16", declared(b'multipart/mixed; boundary=""'), problems=("broken-mime",)),
    whole("boundary that never comes", "P16", declared(b"multipart/mixed; boundary=x"), problems=("broken-mime",)),
    whole("boundary that never ends", "P16", lambda head: mixed(HELLO, head=head, end=False),
        problems=("broken-mime",)),
    whole("boundary of a pattern", "P16", lambda head: mixed(HELLO, boundary=b"(a+)+$.*", head=head)),
    whole(
        "a multipart within its own boundary",
        "P16",
        lambda head: mixed(part(b"--x\r\n\r\nHej\r\n--x--", b"Content-Type: multipart/mixed; boundary=x"),
                           boundary=b"x", head=head),
        problems=("broken-mime",),
    ),
    whole("unknown encoding", "P16", lambda head: mail(b"Hej\r\n", b"Content-Transfer-Encoding: x-brotli", head=head)),
    whole("a type that is none", "P16", declared(b"////;;==")),
    body("a part of a mail", b"Hej\r\n", b"Content-Type: message/partial; number=1; total=9", promise="P16",
         files=(File(name="bilaga-1", kind="other"),)),
    body("a mail that lies elsewhere", b"Hej\r\n",
         b"Content-Type: message/external-body; access-type=URL; URL=\"http://evil.example/x\"", promise="P22",
         files=(File(name="bilaga-1", kind="other"),)),
)  # fmt: skip

BODIES = (
    replace(
        body("a million empty lines in a report", b"\r\n" * 1_000_000, b"Content-Type: message/delivery-status"),
        answered=False,  # a report is never answered
    ),
    body("half a million lines of dashes", b"--x\r\n" * 500_000, problems=("body-cut",)),
    body("a million quotation marks", b"> " * 1_000_000, problems=("body-cut",)),
    body("20 000 half attributions", b"On a wrote <b " * 20_000, problems=("body-cut",)),
    body("one line of five megabytes", b"a" * 5_000_000, problems=("body-cut",)),
    body("50 000 beginnings of files", b"begin 644 a\r\n" * 50_000, problems=("body-cut",)),
    body("flowed without end", b"a \r\n" * 300_000, b"Content-Type: text/plain; format=flowed; delsp=yes",
         problems=("body-cut",)),
    body("a body in an unknown character set", b"Hej \xe5\r\n", b"Content-Type: text/plain; charset=finns-inte",
         problems=("unknown-charset",)),
    body("a body whose character set has a NUL", b"Hej\r\n", b'Content-Type: text/plain; charset="utf-8\x00"',
         problems=("unknown-charset",)),
    body("a codec that is no character set", b"Hej\r\n", b"Content-Type: text/plain; charset=rot13",
         problems=("unknown-charset",)),
    body("says UTF-16 and is not", b"Hej hej hej\r\n", b"Content-Type: text/plain; charset=utf-16"),
    body("soft line ends only", b"=\r\n" * 500_000, b"Content-Transfer-Encoding: quoted-printable"),
    body("personal numbers as text", b"850709-9805 " * 10),
)  # fmt: skip

PAGES = (
    body("half a million angle brackets", b"<" * 500_000, HTML, promise="P22", problems=("body-cut",)),
    body("300 000 open tags", b"<a " * 300_000 + b">", HTML, promise="P22"),
    body("100 000 quotations in each other", b"<blockquote>" * 100_000 + b"Hej", HTML, promise="P22"),
    body("100 000 lists in each other", b"<ul><li>" * 100_000 + b"Hej", HTML, promise="P22",
         problems=("body-cut",)),
    body("200 000 entities", b"&#x41;&amp;&lt" * 200_000, HTML, promise="P22", problems=("body-cut",)),
    body("entities that are none", b"<p>&#99999999999999; &#xD800; &#0; &a&b;</p>", HTML, promise="P22"),
    body("a comment without end", b"<p>Hej</p><!-- " + b"x" * 500_000, HTML, promise="P22"),
    body("a script without end", b"<p>Hej</p><script>" + b"x<" * 200_000, HTML, promise="P22"),
    body("a page that calls home", b'<p>Hej</p><img src="http://127.0.0.1:9/x.png"><iframe src="file:///etc/passwd">'
         b'<link rel=stylesheet href="http://evil.example"><meta http-equiv=refresh content="0;url=http://x.example">'
         b'<a href="javascript:alert(1)">x</a><svg onload=alert(1)><form action="//evil.example">',
         HTML, promise="P22"),
    body("a page with a document type of its own", b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>',
         HTML, promise="P22"),
)  # fmt: skip

LARGE = (
    unreadable("51 megabytes", "mejlet är större än 50 MiB", lambda head: mail(b"x" * 76 + b"\r\n", head=head)
               + b"y" * (51 * 2**20)),
    whole("36 megabytes in base64", "P15",
          lambda head: mixed(HELLO, part(base64.encodebytes(bytes(27 * 2**20)),
                                         b'Content-Type: application/octet-stream; name="noll.bin"',
                                         b"Content-Transfer-Encoding: base64"), head=head),
          files=(File(name="noll.bin", kind="unreadable", problems=("empty",)),)),
)  # fmt: skip

CASES = (*DEPTH, *BOUNDS, *BODIES, *PAGES, *LARGE)
