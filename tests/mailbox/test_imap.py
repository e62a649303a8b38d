"""What only an IMAP server can do to us."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.mailbox import MailboxUnreachable, idle
from bot.mailbox.imap import ImapMailbox
from tests.rigs.dovecot import Account, Dovecot, running
from tests.rigs.relay import relay_to

MAIL = b"Subject: x\r\n\r\nhej\r\n"


def all_of(mailbox: ImapMailbox, folder: str = "INBOX") -> list[bytes]:
    listing = mailbox.listing(folder)
    return [b"".join(m.chunks) for m in mailbox.fetch(folder, listing.validity, listing.uids)]


@pytest.fixture
def own_server() -> Iterator[Dovecot]:
    """A server that a test may stop without disturbing others."""
    with running() as server:
        yield server


def test_a_server_that_was_restarted_is_simply_asked_again(own_server: Dovecot) -> None:
    account = own_server.account()
    mailbox = ImapMailbox(account.settings())
    account.deliver(MAIL)
    assert len(all_of(mailbox)) == 1
    own_server.restart()
    assert len(all_of(mailbox)) == 1
    mailbox.close()


def test_a_rebuilt_mailbox_has_another_validity_and_everything_is_looked_at_again(account: Account) -> None:
    """P29"""
    mailbox = ImapMailbox(account.settings())
    account.deliver(MAIL)
    before = mailbox.listing("INBOX")
    account.rebuild()
    mailbox.close()
    after = mailbox.listing("INBOX")
    assert after.validity != before.validity
    assert len(after.uids) == 1
    assert list(mailbox.fetch("INBOX", before.validity, before.uids)) == []
    mailbox.close()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"port": 1}, "Connection refused"),
        ({"ca_file": None}, "not trusted"),
        ({"host": "localhost.invalid"}, "localhost.invalid:"),
    ],
)
def test_what_is_wrong_is_one_line_that_names_the_mend(account: Account, change: dict[str, object], words: str) -> None:
    """P34: an untrusted certificate is refused, and there is no way round it."""
    mailbox = ImapMailbox(account.settings(**change))
    with pytest.raises(MailboxUnreachable) as caught:
        mailbox.listing("INBOX")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_wrong_password_is_told_without_showing_it(account: Account, tmp_path: Path) -> None:
    """P24"""
    wrong = tmp_path / "password"
    wrong.write_text("fel-lösen")
    wrong.chmod(0o600)
    with pytest.raises(MailboxUnreachable, match="check user and password") as caught:
        ImapMailbox(account.settings(password_file=wrong)).listing("INBOX")
    assert "fel-lösen" not in str(caught.value)


def test_a_password_file_that_others_can_read_is_refused(account: Account, tmp_path: Path) -> None:
    """P33"""
    open_file = tmp_path / "password"
    open_file.write_text("hemligt")
    open_file.chmod(0o644)
    with pytest.raises(MailboxUnreachable, match="chmod 600"):
        ImapMailbox(account.settings(password_file=open_file)).listing("INBOX")


def test_without_tls_only_this_machine_itself_is_spoken_to(account: Account) -> None:
    """P34"""
    with pytest.raises(MailboxUnreachable, match="only on this machine"):
        ImapMailbox(account.settings(host="192.0.2.1", security="none")).listing("INBOX")


def test_flags_that_people_set_stay_and_what_they_marked_deleted_is_not_ours(account: Account) -> None:
    account.append(MAIL, flags=["\\Seen", "\\Flagged"])
    account.append(MAIL.replace(b"x", b"y"), flags=["\\Deleted"])
    mailbox = ImapMailbox(account.settings())
    listing = mailbox.listing("INBOX")
    assert len(listing.uids) == 1
    mailbox.move("INBOX", listing.validity, listing.uids, "Processed")
    assert [kept.flags for kept in account.messages("Processed")] == [frozenset({"\\Seen", "\\Flagged"})]
    assert [kept.flags for kept in account.messages("INBOX")] == [frozenset({"\\Deleted"})]
    assert "Processed" in account.subscribed()
    mailbox.close()


@pytest.fixture(scope="module")
def poor() -> Iterator[Dovecot]:
    """A server that offers neither MOVE nor IDLE."""
    with running("imap_capability = IMAP4rev1 LITERAL+ UIDPLUS\n") as server:
        yield server


def test_a_server_without_move_and_idle_will_do(poor: Dovecot) -> None:
    """P35: COPY and UID EXPUNGE take away just what was moved."""
    account = poor.account()
    account.deliver(MAIL)
    account.deliver(MAIL.replace(b"x", b"y"))
    mailbox = ImapMailbox(account.settings())
    listing = mailbox.listing("INBOX")
    account.mark("INBOX", listing.uids[1], "\\Deleted")
    mailbox.move("INBOX", listing.validity, listing.uids[:1], "Processed")
    assert len(account.messages("Processed")) == 1
    assert len(account.messages("INBOX")) == 1  # what somebody else marked is still there
    began = time.monotonic()
    assert not mailbox.wait("INBOX", 0.5, lambda: False)
    assert time.monotonic() - began >= 0.4
    mailbox.close()


def test_three_thousand_messages_are_read_in_flat_memory(account: Account) -> None:
    account.seed(b"Subject: %d\r\n\r\n" % number + b"x" * 3000 + b"\r\n" for number in range(3000))
    mailbox = ImapMailbox(account.settings())
    listing = mailbox.listing("INBOX")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    messages = mailbox.fetch("INBOX", listing.validity, listing.uids)
    subjects = {b"".join(m.chunks).partition(b"\r\n")[0] for m in messages}
    assert len(subjects) == 3000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30 * 1024
    mailbox.close()


def test_a_connection_that_is_cut_while_we_read_is_made_anew_and_nothing_is_left_out(account: Account) -> None:
    sent = [b"Subject: %d\r\n\r\n" % number + b"x" * 2_000_000 + b"\r\n" for number in range(4)]
    for message in sent:
        account.append(message)
    with relay_to(account.server.port) as relay:
        mailbox = ImapMailbox(account.settings(port=relay.port))
        listing = mailbox.listing("INBOX")
        got = []
        for message in mailbox.fetch("INBOX", listing.validity, listing.uids):
            got.append(b"".join(message.chunks))
            relay.cut()
        mailbox.close()
    assert got == sent


@pytest.fixture
def short_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes rounds of seconds in IDLE takes rounds of tenths."""
    monkeypatch.setattr(idle, "SLICE_SECONDS", 0.1)
    monkeypatch.setattr(idle, "FIRST_ROUND_SECONDS", 0.2)


@pytest.mark.usefixtures("short_rounds")
def test_a_connection_that_dies_while_we_wait_is_noticed(own_server: Dovecot) -> None:
    """The library answers nothing, at once, for ever, on a dead connection; waiting must not spin on that."""
    mailbox = ImapMailbox(own_server.account().settings())
    assert not mailbox.wait("INBOX", 0.3, lambda: False)
    own_server.stop()
    began = time.monotonic()
    with pytest.raises(MailboxUnreachable):
        mailbox.wait("INBOX", 30, lambda: False)
    assert time.monotonic() - began < 20
    own_server.start()
    assert not mailbox.wait("INBOX", 0.3, lambda: False)
    mailbox.close()


@pytest.mark.usefixtures("short_rounds")
def test_a_wire_that_goes_silent_while_we_wait_is_noticed(account: Account) -> None:
    """imapclient issues 349 and 403: an IDLE on a dead wire would hang for ever."""
    with relay_to(account.server.port) as relay:
        mailbox = ImapMailbox(account.settings(port=relay.port, timeout_seconds=1))
        mailbox.listing("INBOX")
        relay.freeze()
        began = time.monotonic()
        with pytest.raises(MailboxUnreachable, match="no answer in time"):
            mailbox.wait("INBOX", 60, lambda: False)
        assert time.monotonic() - began < 20
        relay.thaw()
        mailbox.close()
