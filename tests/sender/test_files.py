"""Files that go out with a letter: whole, under a name that any client reads, and nothing smuggled in by a name."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest

from bot.sender.message import Outgoing, letter_bytes
from bot.sender.parts import Attached

PDF = b"%PDF-1.4\n\x00\xff binary \r\n.\r\nFrom here\n" * 50


def sent(*attached: Attached) -> bytes:
    return letter_bytes(
        Outgoing(
            from_name="Registerservice, Exempelmyndigheten",
            from_address="registerservice@agency.example",
            to="anna@b.example",
            subject="Specifikation version 1, dnr 6.3-17/2026",
            text="Hej!\n",
            html="<p>Hej!</p>\n",
            message_id="<0.specification.0@agency.example>",
            date=datetime(2026, 11, 24, 11, 0, tzinfo=UTC),
            bot_id="agency.example",
            attached=attached,
        )
    )


def pdf(name: str, media_type: str = "application/pdf") -> Attached:
    return Attached(name=name, media_type=media_type, content=PDF)


def test_a_file_arrives_byte_for_byte_beside_both_texts() -> None:
    raw = sent(pdf("Specifikation åäö.pdf"))
    mail = message_from_bytes(raw, policy=default)
    (file,) = mail.iter_attachments()  # type: ignore[attr-defined]
    assert (file.get_filename(), file.get_content_type()) == ("Specifikation åäö.pdf", "application/pdf")
    assert file.get_payload(decode=True) == PDF
    assert mail.get_body(("plain",)).get_content().strip() == "Hej!"  # type: ignore[attr-defined,union-attr]
    assert mail.get_body(("html",)) is not None  # type: ignore[attr-defined]
    assert raw.isascii()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("a\r\nX-Injected: 1\r\n\r\ntext.pdf", "a X-Injected: 1 text.pdf"),
        ("faktura\u202egpj.pdf", "faktura gpj.pdf"),
        ("\U0001f600" * 100 + ".pdf", "\U0001f600" * 56 + ".pdf"),
        ("x" * 200, "x" * 60),
    ],
)
def test_a_name_stays_a_name_on_one_line(name: str, shown: str) -> None:
    """P12, P20"""
    raw = sent(pdf(name))
    mail = message_from_bytes(raw, policy=default)
    (file,) = mail.iter_attachments()  # type: ignore[attr-defined]
    assert file.get_filename() == shown
    assert "X-Injected" not in mail
    assert "X-Injected" not in file
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998


@pytest.mark.parametrize(
    ("media_type", "sent_as"),
    [
        ("application/pdf", "application/pdf"),
        ("text/calendar; method=REQUEST", "text/calendar"),
        ("message/rfc822", "application/octet-stream"),
        ("multipart/mixed", "application/octet-stream"),
        ("text/html\r\nX: y", "application/octet-stream"),
        ("", "application/octet-stream"),
    ],
)
def test_only_a_plain_type_is_told(media_type: str, sent_as: str) -> None:
    mail = message_from_bytes(sent(pdf("a.bin", media_type)), policy=default)
    (file,) = mail.iter_attachments()  # type: ignore[attr-defined]
    assert (file.get_content_type(), file.get_payload(decode=True)) == (sent_as, PDF)


def test_a_letter_without_files_is_as_it_was() -> None:
    assert message_from_bytes(sent(), policy=default).get_content_type() == "multipart/alternative"


def test_the_same_letter_is_made_of_the_same_bytes() -> None:
    """P13"""
    assert sent(pdf("a.pdf")) == sent(pdf("a.pdf"))
