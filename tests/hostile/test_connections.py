"""P34, P35: no connection without a checked certificate, and no word of a mail in an IMAP command; real servers."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.mailbox import MailboxUnreachable
from bot.mailbox.imap import ImapMailbox
from bot.sender import TryLater
from bot.sender.smtp import SmtpSender
from bot.settings import Mailbox, Smtp
from tests.hostile.case import head_of
from tests.hostile.headers import CASES, HELLO
from tests.parsers.mail.raw import mail
from tests.rigs.dovecot import running
from tests.rigs.relay import Relay
from tests.rigs.smtp_sink import PASSWORD, USER, sink_running
from tests.rigs.tls import Greeter, greeting

pytestmark = [
    pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning"),  # old on purpose
    pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning"),
]

GREETINGS = {"imap": b"* OK [CAPABILITY IMAP4rev1] ready\r\n", "smtp": b"220 mail.example ESMTP\r\n"}
UNREACHABLE = (MailboxUnreachable, TryLater)


def reach(kind: str, server: Greeter, folder: Path, **changes: Any) -> None:
    """Connects to a server as the service does."""
    secret = folder / "password"
    secret.write_text(PASSWORD)
    secret.chmod(0o600)
    where = {"host": server.address, "port": server.port, "user": USER, "password_file": secret, "timeout_seconds": 5}
    where |= {"ca_file": server.certificates.authority} | changes
    if kind == "imap":
        ImapMailbox(Mailbox(kind="imap", **where)).listing("INBOX")  # type: ignore[arg-type]
    else:
        SmtpSender(Smtp(kind="smtp", **where)).send("a@b.example", ("c@d.example",), b"x\r\n")  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", GREETINGS)
def test_p34_the_server_that_the_others_differ_from_is_talked_to(kind: str, tmp_path: Path) -> None:
    """So that the refusals below mean something: with TLS 1.2 and its own authority, we speak."""
    with greeting(tmp_path, GREETINGS[kind], newest=ssl.TLSVersion.TLSv1_2) as server:
        with pytest.raises(UNREACHABLE):  # it only greets
            reach(kind, server, tmp_path)
        assert server.heard.split()[:1] in ([b"EHLO"], [b"ehlo"]) or b"LOGIN" in server.heard or b"CAPA" in server.heard


@pytest.mark.parametrize("kind", GREETINGS)
@pytest.mark.parametrize(
    ("server", "changes", "words"),
    [
        pytest.param({}, {"ca_file": None}, "not trusted", id="a certificate of its own making"),
        pytest.param({"address": "127.0.0.2"}, {}, "not trusted", id="a certificate for another host"),
        pytest.param({"newest": ssl.TLSVersion.TLSv1_1}, {}, ":", id="TLS 1.1 at most"),
    ],
)
def test_p34_a_server_that_cannot_be_trusted_hears_nothing_from_us(
    kind: str, server: dict[str, Any], changes: dict[str, Any], words: str, tmp_path: Path
) -> None:
    with greeting(tmp_path, GREETINGS[kind], **server) as untrusted:
        with pytest.raises(UNREACHABLE, match=words) as refusal:
            reach(kind, untrusted, tmp_path, **changes)
        assert untrusted.heard == b""
    assert PASSWORD not in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_p34_the_old_server_would_have_been_talked_to_by_an_old_client(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.TLSv1
    with greeting(tmp_path, GREETINGS["smtp"], newest=ssl.TLSVersion.TLSv1_1) as server:
        context.load_verify_locations(server.certificates.authority)
        with socket.create_connection((server.address, server.port)) as plain:
            safe = context.wrap_socket(plain, server_hostname="localhost")
            assert (safe.version(), safe.recv(100)) == ("TLSv1.1", GREETINGS["smtp"])


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_p34_a_plain_server_gets_neither_a_letter_nor_a_password(security: Any) -> None:
    with sink_running("none", wants_login=True) as sink:
        sender = SmtpSender(sink.settings(security=security, ca_file=sink.certificates.authority))
        with pytest.raises(TryLater) as refusal:
            sender.send("a@b.example", ("c@d.example",), b"Subject: x\r\n\r\nx\r\n")
        assert (sink.taken, PASSWORD in str(refusal.value)) == ([], False)


def test_p34_a_plain_mailbox_on_another_machine_is_refused_before_a_word_is_said() -> None:
    with pytest.raises(MailboxUnreachable, match="only on this machine itself"):
        ImapMailbox(Mailbox(kind="imap", host="192.0.2.1", user="u", security="none")).listing("INBOX")


def test_p24_a_refused_login_is_told_without_the_password(tmp_path: Path) -> None:
    wrong = tmp_path / "password"
    wrong.write_text("alldeles-fel")
    wrong.chmod(0o600)
    with sink_running("tls", wants_login=True) as sink:
        with pytest.raises(TryLater, match="login was refused") as refusal:
            SmtpSender(sink.settings(password_file=wrong)).send("a@b.example", ("c@d.example",), b"x\r\n")
        assert "alldeles-fel" not in str(refusal.value)


class Listening(Relay):
    """A relay that keeps what the client says."""

    def __init__(self, to_port: int) -> None:
        self.said = b""
        super().__init__(to_port)

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        if source.getsockname()[1] == self.port:  # the client's end
            source = Overheard(source, self._hear)  # type: ignore[assignment]
        super()._pass_on(source, target)

    def _hear(self, data: bytes) -> None:
        self.said += data


class Overheard:
    """A socket whose bytes are told to somebody else as well."""

    def __init__(self, inner: socket.socket, hear: Callable[[bytes], None]) -> None:
        self.inner, self.hear = inner, hear

    def recv(self, size: int) -> bytes:
        data = self.inner.recv(size)
        self.hear(data)
        return data

    def __enter__(self) -> Overheard:
        return self

    def __exit__(self, *_: object) -> None:
        self.inner.close()


@pytest.fixture(scope="module")
def overheard() -> Iterator[tuple[Any, Listening]]:
    """A Dovecot, and a wire to its plain port that is listened to."""
    with running() as server:
        relay = Listening(server.plain_port)
        yield server, relay
        relay.close()


def test_p35_not_a_word_of_a_mail_enters_an_imap_command(overheard: tuple[Any, Listening]) -> None:
    server, relay = overheard
    account = server.account()
    injected = b'"} LOGOUT {3}\r\n A1 DELETE INBOX ngt-eget'
    for number, case in enumerate(CASES[:40]):
        if len(raw := case.raw(head_of(case.name))) < 100_000 and b"\x00" not in raw:
            account.append(raw.replace(b"\r\n\r\n", b"\r\nX-Ngt-Eget: %d\r\n\r\n" % number, 1))
    account.append(mail(HELLO, b"Message-ID: <ngt-eget" + injected.replace(b"\r\n", b"") + b"@x>", head=b""))
    settings = account.settings(host="127.0.0.1", port=relay.port, security="none", ca_file=None)
    mailbox = ImapMailbox(settings)
    listing = mailbox.listing("INBOX")
    fetched = b"".join(piece for one in mailbox.fetch("INBOX", listing.validity, listing.uids) for piece in one.chunks)
    mailbox.move("INBOX", listing.validity, listing.uids, "Processed")
    mailbox.close()
    assert (b"ngt-eget" in fetched, len(account.messages("Processed"))) == (True, len(listing.uids))
    assert b"UID FETCH" in relay.said
    assert b"ngt-eget" not in relay.said.lower()
    assert b"@exempel.se" not in relay.said.lower()


@pytest.mark.parametrize("folder", ["INBOX\r\nA1 LOGOUT", "a\nb", "a\0b", ""])
@pytest.mark.parametrize("option", ["listing", "move to"])
def test_p35_a_folder_that_ends_a_command_is_no_folder(
    folder: str, option: str, overheard: tuple[Any, Listening]
) -> None:
    account = overheard[0].account()
    account.append(mail(HELLO, head=head_of("to be moved")))
    mailbox = ImapMailbox(account.settings())
    with pytest.raises(ValueError, match="a folder cannot be named"):
        if option == "listing":
            mailbox.listing(folder)
        else:
            listing = mailbox.listing("INBOX")
            mailbox.move("INBOX", listing.validity, listing.uids, folder)
    mailbox.close()
