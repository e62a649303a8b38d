"""P16: a mail over a limit is unreadable, with the reason, and is found so in linear time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from parsers.facts import Limits, Sender
from parsers.mime import split
from tests.parsers.mail.raw import HEAD, mail, mixed, part

LIMITS = Limits()


def nested(levels: int, parts: int = 1, *, length: int = 0) -> bytes:
    """Multiparts in multiparts, with many parts in the innermost."""
    names = [b"%d" % level + b"x" * length for level in range(levels)]
    out = [HEAD + b"Content-Type: multipart/mixed; boundary=b" + names[0] + b"\r\n\r\n"]
    for outer, inner in pairwise(names):
        out.append(b"--b" + outer + b"\r\nContent-Type: multipart/mixed; boundary=b" + inner + b"\r\n\r\n")
    return b"".join(out) + (b"--b" + names[-1] + b"\r\n\r\nx\r\n") * parts


def report(lines: bytes) -> bytes:
    return mixed(part(lines, b"Content-Type: message/delivery-status"))


TOO_MANY_PARTS = "mejlet har fler än 200 delar"
TOO_DEEP = "mejlets delar ligger fler än 20 nivåer djupt i varandra"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        pytest.param(nested(900, 30_000), TOO_MANY_PARTS, id="900 levels of 30 000 parts"),
        pytest.param(nested(2_000), TOO_MANY_PARTS, id="2 000 levels"),
        pytest.param(nested(21), TOO_DEEP, id="21 levels"),
        pytest.param(nested(21).replace(b"\r\n", b"\r"), TOO_DEEP, id="21 levels, bare carriage returns"),
        pytest.param(nested(20), None, id="20 levels"),
        pytest.param(nested(1, 201), TOO_MANY_PARTS, id="201 parts"),
        pytest.param(nested(1, 200), None, id="200 parts"),
        pytest.param(nested(1, 20_000), TOO_MANY_PARTS, id="20 000 parts"),
        pytest.param(
            nested(300, length=250),
            "mejlets delar är avgränsade på ett sätt som ingen använder",
            id="boundaries too long to be counted",
        ),
        pytest.param(
            mail(b"To: x\r\n", b"To: " + b", ".join(b"a%d@exempel.se" % n for n in range(20_000))),
            "mejlets huvud är större än 256 KiB",
            id="20 000 addresses",
        ),
        pytest.param(
            mail(b"", b"To: " + b",\r\n ".join(b"a%d@exempel.se" % n for n in range(300))),
            "mejlet nämner fler än 128 adresser",
            id="300 addresses",
        ),
        pytest.param(
            mail(b"", b"To: " + b",\r\n ".join(b'"a%d@exempel.se" <a%d@exempel.se>' % (n, n) for n in range(100))),
            None,
            id="100 addresses that are their own names",
        ),
        pytest.param(
            mail(b"", b"Subject: " + b"=?utf-8?q?=C3=A5?= " * 900),
            "ett fält i mejlets huvud är större än 16 KiB",
            id="a subject of 17 KiB",
        ),
        pytest.param(mail(b"", b"Subject: " + b"=?utf-8?q?=C3=A5?= " * 800), None, id="a subject of 15 KiB"),
        pytest.param(mail(b"", b"X-A: b\r\n" * 20_000), None, id="20 000 fields"),
        pytest.param(b"x" * 10_000_000, "mejlets huvud är större än 256 KiB", id="no header at all"),
        pytest.param(report(b"\r\n" * 1_000_000), None, id="a report of a million empty lines"),
        pytest.param(report(b"a: b\r\n\r\n" * 200_000), None, id="a report of 200 000 blocks"),
        pytest.param(mail(b"", b"Cc: " + b"(" * 3_000), None, id="3 000 nested comments"),
        pytest.param(mail(b"", b"Content-Type: a/b" + b"; x" * 5_000), None, id="5 000 parameters"),
        pytest.param(mail(b"", b'Content-Type: a/b; name="' + b'\\"' * 7_000), None, id="7 000 escapes"),
        pytest.param(mail(b"--x\r\n" * 500_000), None, id="half a million lines of dashes"),
        pytest.param(mixed(part(b"boundary=b\r\n" * 500_000)), None, id="half a million boundaries in text"),
        pytest.param(mail(b"> " * 1_000_000), None, id="a million quotation marks"),
        pytest.param(mail(b"<" * 500_000, b"Content-Type: text/html"), None, id="half a million angle brackets"),
        pytest.param(mail(b"<a " * 300_000 + b">", b"Content-Type: text/html"), None, id="300 000 open tags"),
        pytest.param(mail(b"On a wrote <b " * 20_000), None, id="20 000 half attributions"),
        pytest.param(mail(b"begin 644 a\r\n" * 50_000), None, id="50 000 beginnings of files"),
    ],
)
def test_p16_a_limit_is_told_within_a_second(raw: bytes, reason: str | None) -> None:
    started = time.process_time()
    found = split(raw, LIMITS).mail
    assert (found.unreadable, time.process_time() - started < 1.0) == (reason, True)


def test_p16_an_unreadable_mail_still_says_whose_it_is() -> None:
    found = split(nested(21), LIMITS)
    assert (found.mail.message_id, found.mail.sender, found.mail.subject, found.attachments) == (
        "<prov.1@exempel.se>",
        Sender(address="anna@exempel.se", name="Anna Exempel"),
        "Prov",
        (),
    )


def test_p16_a_mail_over_the_size_is_not_taken_apart() -> None:
    assert split(mail(b"x" * 3_000), Limits(mail_bytes=2_000)).mail.unreadable == "mejlet är större än 0 MiB"


@pytest.mark.parametrize(
    "raw", [b"", b"\r\n", b"\x00", b"\xff" * 100, b"From: a@b.se", b"\r\n\r\nHej", b":\r\n:\r\n\r\n"]
)
def test_scraps_are_mails_without_anything(raw: bytes) -> None:
    found = split(raw, LIMITS)
    assert (found.mail.unreadable, found.mail.sender.address in (None, "a@b.se")) == (None, True)
