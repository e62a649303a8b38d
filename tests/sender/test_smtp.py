"""What a mail server may do to a letter, and under which name it is told: Refused, TryLater or InDoubt (P13, P34)."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest

from bot.sender import InDoubt, Refused, TryLater
from bot.sender import smtp as room
from bot.sender.smtp import SmtpSender
from bot.settings import Smtp
from tests.rigs.certificates import make_certificates
from tests.rigs.postgres import free_port
from tests.rigs.smtp_sink import Faults, Sink, Taken, sink_running

OWN, ANNA = "registerservice@agency.example", "anna@uni.example"
LETTER = b"From: <registerservice@agency.example>\r\nMessage-ID: <1@agency.example>\r\n\r\nHej!\r\n"
BOTH = Taken(envelope_from=OWN, recipients=(ANNA, OWN), message=LETTER)


@pytest.fixture
def sink() -> Iterator[Sink]:
    with sink_running() as running:
        yield running


@pytest.fixture
def sender(sink: Sink) -> Iterator[SmtpSender]:
    made = SmtpSender(sink.settings())
    yield made
    made.close()


def send(sender: SmtpSender) -> None:
    sender.send(OWN, (ANNA, OWN), LETTER)


@pytest.mark.parametrize(
    ("faults", "name", "sentence"),
    [
        (Faults(at_mail="550 5.7.1 not you"), Refused, "550 5.7.1 not you"),
        (Faults(at_mail="451 4.3.2 later"), TryLater, "451 4.3.2 later"),
        (Faults(answers={ANNA: "550 5.1.1 no such user"}), Refused, "550 5.1.1 no such user"),
        (Faults(answers={ANNA: "450 4.2.0 greylisted"}), TryLater, "450 4.2.0 greylisted"),
        (Faults(at_data="554 5.7.1 no"), Refused, "554 5.7.1 no"),
        (Faults(at_data="421 4.3.2 going down"), TryLater, "421 4.3.2 going down"),
        (Faults(at_end="552 5.3.4 too large"), Refused, "552 5.3.4 too large"),
        (Faults(at_end="452 4.3.1 disk full"), TryLater, "452 4.3.1 disk full"),
        (Faults(at_data_drop=True), TryLater, "the connection broke before the letter"),
    ],
)
def test_a_letter_that_was_surely_not_taken_is_refused_or_tried_later_and_the_next_one_goes_out(
    faults: Faults, name: type[Exception], sentence: str, sink: Sink, sender: SmtpSender
) -> None:
    sink.faults = faults
    with pytest.raises(name) as told:
        send(sender)
    assert str(told.value).startswith(sentence)
    assert sink.taken == []
    sink.faults = Faults()
    send(sender)
    assert sink.taken == [BOTH]


@pytest.mark.parametrize("answer", ["550 5.1.1 no such user", "450 4.2.0 greylisted"])
def test_a_copy_to_ourselves_that_is_refused_does_not_stop_the_letter(
    answer: str, sink: Sink, sender: SmtpSender
) -> None:
    sink.faults = Faults(answers={OWN: answer})
    send(sender)
    assert sink.taken == [Taken(envelope_from=OWN, recipients=(ANNA,), message=LETTER)]


def test_a_connection_lost_after_the_final_dot_leaves_the_letter_in_doubt(sink: Sink, sender: SmtpSender) -> None:
    sink.faults = Faults(after_end="drop")
    with pytest.raises(InDoubt, match=r"^the connection broke before the server's last word: \w"):
        send(sender)
    assert sink.taken == [BOTH]
    sink.faults = Faults()
    send(sender)
    assert sink.taken == [BOTH, BOTH]


def test_silence_after_the_final_dot_is_waited_for_and_then_leaves_the_letter_in_doubt(
    sink: Sink, sender: SmtpSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "FINAL_ANSWER_SECONDS", 0.3)  # ten minutes, else
    sink.faults = Faults(after_end="silence")
    with pytest.raises(InDoubt, match="timed out"):
        send(sender)
    assert sink.taken == [BOTH]


def test_one_connection_serves_a_pass_and_a_lost_one_is_made_anew(sink: Sink, sender: SmtpSender) -> None:
    send(sender)
    send(sender)
    assert sink.connections == 1
    sink.stop()
    with pytest.raises(TryLater, match="Connection refused"):
        send(sender)
    sink.start()
    send(sender)
    assert sink.taken == [BOTH] * 3


def test_a_server_that_is_not_there_is_tried_later() -> None:
    port = free_port()
    with pytest.raises(TryLater, match=f"^127.0.0.1:{port}: Connection refused$"):
        send(SmtpSender(Smtp(kind="smtp", host="127.0.0.1", port=port, security="none", timeout_seconds=2)))


@contextmanager
def saying(greeting: bytes) -> Iterator[int]:
    """The port of a server that says one thing and then nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        ends: list[socket.socket] = []

        def greet() -> None:
            end, _ = listening.accept()
            ends.append(end)
            end.sendall(greeting)

        threading.Thread(target=greet, daemon=True).start()
        yield listening.getsockname()[1]
        for end in ends:
            end.close()


@pytest.mark.parametrize(
    "greeting", [b"", b"554 5.3.2 closed\r\n", b"220 hej\r\n", b"HTTP/1.1 400 Bad Request\r\n\r\n"]
)
def test_a_server_that_does_not_speak_is_tried_later(greeting: bytes) -> None:
    with saying(greeting) as port, pytest.raises(TryLater, match=f"^127.0.0.1:{port}: "):
        send(SmtpSender(Smtp(kind="smtp", host="127.0.0.1", port=port, security="none", timeout_seconds=1)))


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_that_nobody_vouches_for_ends_the_connection_before_the_login(
    security: Literal["tls", "starttls"], tmp_path: Path
) -> None:
    """P34"""
    stranger = make_certificates(tmp_path).authority
    with sink_running(security, wants_login=True) as sink:
        for ca_file in (None, stranger):
            with pytest.raises(TryLater, match=r"its certificate is not trusted .* name its authority in ca_file"):
                send(SmtpSender(sink.settings(ca_file=ca_file)))
        assert sink.taken == []


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_of_another_name_is_not_trusted(security: Literal["tls", "starttls"]) -> None:
    """P34: 127.1 is this machine too, but not a name that the certificate vouches for."""
    with sink_running(security) as sink, pytest.raises(TryLater, match="its certificate is not trusted"):
        send(SmtpSender(sink.settings(host="127.1")))


def test_starttls_that_is_not_offered_is_never_done_without(sink: Sink) -> None:
    """P34: there is no way back to plain text."""
    with pytest.raises(TryLater, match="does not offer what the configuration asks for"):
        send(SmtpSender(sink.settings(security="starttls")))
    assert sink.taken == []


def test_a_wrong_password_is_told_without_showing_it(tmp_path: Path) -> None:
    """P33"""
    wrong = tmp_path / "password"
    wrong.write_text("fel-hemlighet")
    wrong.chmod(0o600)
    with sink_running("tls", wants_login=True) as sink, pytest.raises(TryLater) as told:
        send(SmtpSender(sink.settings(password_file=wrong)))
    assert str(told.value) == f"localhost:{sink.port}: the login was refused; check user and password"


def test_a_password_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    """P33"""
    with sink_running("tls", wants_login=True) as sink:
        sink.password_file.chmod(0o644)
        with pytest.raises(TryLater, match=f"run: chmod 600 {sink.password_file}$"):
            send(SmtpSender(sink.settings()))


@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
def test_it_greets_without_sending(security: Literal["tls", "starttls", "none"]) -> None:
    with sink_running(security, wants_login=True) as sink:
        sender = SmtpSender(sink.settings())
        sender.greet()
        sender.close()
        assert (sink.connections, sink.taken) == (1, [])
