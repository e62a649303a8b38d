"""The mailbox under the service's hands: rebuilt, cut in the middle of a mail, with a mail that cannot be read."""

from __future__ import annotations

import os
import signal
import socket
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from bot.mailbox.imap import ImapMailbox
from tests.faults.forge import forging
from tests.faults.mails import absence, mixed, question
from tests.faults.model import Model, copies_into
from tests.faults.office import Office
from tests.rigs.dovecot import Dovecot, dovecot  # noqa: F401 - fixture
from tests.rigs.relay import Relay
from tests.rigs.service import eventually, write_config
from tests.rigs.smtp_sink import sink_running


def test_a_rebuilt_inbox_of_fifty_mails_is_looked_at_again_and_nothing_comes_twice(
    dovecot: Dovecot,  # noqa: F811 - the fixture
    tmp_path: Path,
) -> None:
    """P27, P28, P29: the mails were decided and not yet moved when their UIDs lost their meaning."""
    account = dovecot.account()
    with sink_running() as sink, forging(tmp_path / "log.jsonl") as forge:
        sink.deliver = lambda letter: copies_into(account, letter)
        config, model = write_config(tmp_path, account, sink), Model(account, sink, tmp_path)
        model.deliver(*mixed(50))
        for hit in (1, 2):
            assert forge.one_pass(config, step="before the move", hit=hit) == -signal.SIGKILL
            account.rebuild()
        assert eventually(lambda: forge.one_pass(config) == 0 and model.unfinished() == [], 60), model.unfinished()
        assert model.repeated() == 0


class CuttingRelay(Relay):
    """Ends the connection after so many bytes of the server's, once; then it passes everything on."""

    def __init__(self, to_port: int) -> None:
        super().__init__(to_port)
        self.left = -1

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        from_server = source.getpeername()[1] == self._to_port
        with suppress(OSError), source:
            while data := source.recv(4096):
                if from_server and 0 <= self.left < len(data):
                    target.sendall(data[: self.left])
                    self.left = -1
                    self.cut()
                    return
                self.left -= len(data) if from_server and self.left >= 0 else 0
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)


def test_cut_anywhere_in_a_fetch_the_mail_is_stored_whole_or_not_at_all(
    dovecot: Dovecot,  # noqa: F811 - the fixture
    desk: Office,
) -> None:
    """P26: every 600th byte of a session is the last one once; the next attempt begins anew."""
    account, relay = dovecot.account(), CuttingRelay(dovecot.plain_port)
    settings = replace(account.settings(), port=relay.port, security="none", ca_file=None)
    desk.work.desk = replace(desk.desk, mailbox=ImapMailbox(settings))
    put = []
    for number, last in enumerate(range(200, 9_000, 600)):
        mail = absence(number)
        raw = mail.raw + b"\r\n".join(b"%04d rad" % line for line in range(500)) + b"\r\n"
        put.append(raw)
        account.append(raw)
        desk.work.desk.mailbox.close()
        relay.left = last
        desk.work.intake()
        desk.work.intake()
    with desk.store.reading() as register:
        stored = [desk.desk.files.open(mail.sha256).read() for mail in register.mails()]
    assert sorted(stored) == sorted(put)
    assert sorted(kept.message for kept in account.messages("Processed")) == sorted(put)
    assert list((desk.folder / "files").glob(".part-*")) == []
    desk.work.desk.mailbox.close()
    relay.close()


def test_a_message_that_its_server_cannot_read_does_not_stop_the_others(
    dovecot: Dovecot,  # noqa: F811 - the fixture
    desk: Office,
) -> None:
    """P15, P26: it stays where it is, is told of, and comes in once the server can read it."""
    account = dovecot.account()
    desk.work.desk = replace(desk.desk, mailbox=ImapMailbox(account.settings()))
    account.seed([question(number).raw for number in range(5)])
    bad = next(file for file in sorted((dovecot.folder / "mail" / account.user / "cur").iterdir()))
    bad.chmod(0)
    if os.getuid() != 0 and os.access(bad, os.R_OK):
        pytest.skip("a file cannot be made unreadable here")
    desk.one_pass()
    assert sorted(letter[1][0] for letter in desk.sender.letters) == [question(n).sender for n in range(1, 5)]
    assert desk.work.troubles
    bad.chmod(0o600)
    desk.go_on(2)
    assert sorted(letter[1][0] for letter in desk.sender.letters) == [question(n).sender for n in range(5)]
    assert desk.work.troubles == {}
    desk.work.desk.mailbox.close()
