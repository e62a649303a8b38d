"""One contract for every way out: a letter is handed over once, and trouble comes under one of three names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from bot.sender import InDoubt, Refused, Sender, TryLater
from bot.sender.maildir import MaildirSender
from bot.sender.smtp import SmtpSender
from bot.settings import Smtp
from tests.fakes.sender import FakeSender
from tests.rigs.smtp_sink import sink_running

OWN, ANNA = "registerservice@agency.example", "anna@uni.example"
LETTER = (
    b"From: <registerservice@agency.example>\r\nTo: anna@uni.example\r\nMessage-ID: <1@agency.example>\r\n\r\n"
    b"Hej!\r\n.\r\n..tv\xc3\xa5 punkter\r\n.en punkt\r\n"
)
OTHER = LETTER.replace(b"<1@", b"<2@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way out, and what has come through."""

    sender: Sender
    taken: Callable[[], list[bytes]]


@pytest.fixture(params=["fake", "maildir", "none", "starttls", "tls", "tls and login"])
def way(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Way]:
    if request.param == "fake":
        fake = FakeSender()
        yield Way(sender=fake, taken=lambda: [letter for _, _, letter in fake.letters])
    elif request.param == "maildir":
        new = tmp_path / "out" / "new"
        maildir = MaildirSender(Smtp(path=tmp_path / "out"))
        yield Way(sender=maildir, taken=lambda: [path.read_bytes() for path in new.iterdir()])
    else:
        security: Literal["tls", "starttls", "none"] = request.param.split()[0]
        with sink_running(security, wants_login="login" in request.param) as sink:
            smtp = SmtpSender(sink.settings())
            yield Way(sender=smtp, taken=lambda: [letter.message for letter in sink.taken])
            smtp.close()


def test_a_letter_arrives_byte_for_byte(way: Way) -> None:
    way.sender.send(OWN, (ANNA, OWN), LETTER)
    assert way.taken() == [LETTER]


def test_letters_follow_each_other_and_the_connection_may_be_let_go_of_between_them(way: Way) -> None:
    way.sender.send(OWN, (ANNA,), LETTER)
    way.sender.close()
    way.sender.close()
    way.sender.send("", (ANNA,), OTHER)
    assert sorted(way.taken()) == [LETTER, OTHER]


@pytest.mark.parametrize("trouble", [Refused("550 no"), TryLater("450 later"), InDoubt("silence")])
def test_the_fake_tells_each_trouble_once(trouble: Exception) -> None:
    fake = FakeSender()
    fake.troubles = [trouble]
    with pytest.raises(type(trouble)):
        fake.send(OWN, (ANNA,), LETTER)
    fake.send(OWN, (ANNA,), LETTER)
    assert fake.letters == [(OWN, (ANNA,), LETTER)]


def test_a_letter_that_is_sent_again_is_one_file(tmp_path: Path) -> None:
    """P13"""
    sender = MaildirSender(Smtp(path=tmp_path / "out"))
    for letter in (LETTER, LETTER, OTHER):
        sender.send(OWN, (ANNA,), letter)
    assert len(list((tmp_path / "out" / "new").iterdir())) == 2
    assert list((tmp_path / "out" / "tmp").iterdir()) == []


def test_a_folder_that_does_not_work_is_tried_later(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be")
    with pytest.raises(TryLater, match=r"^the Maildir .*out does not work: \w"):
        MaildirSender(Smtp(path=tmp_path / "out")).send(OWN, (ANNA,), LETTER)
