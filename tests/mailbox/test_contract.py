"""What every mailbox does alike: the fake, a Maildir, and IMAP on a real Dovecot."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.mailbox import Fetched
from tests.mailbox.conftest import Played

ONE = b"From: anna@b.example\r\nSubject: Best\xe4llning\r\n\r\nHej \xe5\xe4\xf6\r\n.\r\n..\r\n\x00\r\n".replace(
    b"\x00", b""
)
TWO = b"Subject: two\r\n\r\nsecond\r\n"


def read(message: Fetched) -> bytes:
    return b"".join(message.chunks)


def test_a_message_is_listed_and_read_byte_for_byte_with_its_arrival(played: Played) -> None:
    before = datetime.now(UTC) - timedelta(seconds=2)
    played.deliver(ONE)
    played.deliver(TWO)
    listing = played.mailbox.listing("INBOX")
    found = [
        (m.uid, m.size, m.arrived_at, read(m)) for m in played.mailbox.fetch("INBOX", listing.validity, listing.uids)
    ]
    assert [uid for uid, *_ in found] == sorted(listing.uids)
    assert sorted(raw for *_, raw in found) == sorted(played.messages("INBOX"))
    assert sorted(sent for sent in (ONE, TWO) for *_, raw in found if raw.endswith(sent)) == sorted((ONE, TWO))
    assert [size for _, size, *_ in found] == [len(raw) for *_, raw in found]
    for _, _, arrived, _ in found:
        assert arrived.tzinfo is not None
        assert before <= arrived <= datetime.now(UTC) + timedelta(seconds=2)


def test_reading_leaves_the_message_as_new_as_it_was(played: Played) -> None:
    played.deliver(ONE)
    listing = played.mailbox.listing("INBOX")
    assert len([read(m) for m in played.mailbox.fetch("INBOX", listing.validity, listing.uids)]) == 1
    assert played.mailbox.listing("INBOX") == listing


def test_a_folder_that_does_not_exist_is_empty(played: Played) -> None:
    listing = played.mailbox.listing("Nowhere")
    assert listing.uids == ()
    assert list(played.mailbox.fetch("Nowhere", listing.validity, [1])) == []


def test_whom_the_messages_say_they_are_from_is_told_without_reading_them(played: Played) -> None:
    """P37"""
    folded = b"From: =?utf-8?q?Namn=2C_Namn?=\r\n <Per@B.example>\r\n\r\n"
    for raw in (ONE, TWO, folded):
        played.deliver(raw)
    listing = played.mailbox.listing("INBOX")
    told = played.mailbox.senders("INBOX", listing.validity, [*listing.uids, 4711])
    assert dict(sorted(told.items())) == dict(zip(listing.uids, ("anna@b.example", "", "per@b.example"), strict=True))
    assert played.mailbox.senders("INBOX", listing.validity + 1, listing.uids) == {}


def test_moving_makes_the_folder_and_takes_just_what_is_named(played: Played) -> None:
    played.deliver(ONE)
    played.deliver(TWO)
    listing = played.mailbox.listing("INBOX")
    played.mailbox.move("INBOX", listing.validity, listing.uids[:1], "Klara åäö")
    (left,) = played.messages("INBOX")
    (moved,) = _by_mailbox(played, "Klara åäö")
    assert left.endswith(TWO)
    assert moved.endswith(ONE)


def _by_mailbox(played: Played, folder: str) -> list[bytes]:
    listing = played.mailbox.listing(folder)
    return [read(m) for m in played.mailbox.fetch(folder, listing.validity, listing.uids)]


def test_moving_twice_or_what_is_gone_is_no_fault(played: Played) -> None:
    played.deliver(ONE)
    listing = played.mailbox.listing("INBOX")
    for _ in range(2):
        played.mailbox.move("INBOX", listing.validity, [*listing.uids, 4711], "Processed")
    assert len(_by_mailbox(played, "Processed")) == 1
    assert played.messages("INBOX") == []


def test_what_a_person_took_away_is_left_out(played: Played) -> None:
    played.deliver(ONE)
    listing = played.mailbox.listing("INBOX")
    played.remove()
    assert list(played.mailbox.fetch("INBOX", listing.validity, listing.uids)) == []
    played.mailbox.move("INBOX", listing.validity, listing.uids, "Processed")
    assert played.mailbox.listing("INBOX").uids == ()


def test_uids_of_another_validity_name_nothing(played: Played) -> None:
    """P29"""
    played.deliver(ONE)
    listing = played.mailbox.listing("INBOX")
    assert list(played.mailbox.fetch("INBOX", listing.validity + 1, listing.uids)) == []
    played.mailbox.move("INBOX", listing.validity + 1, listing.uids, "Processed")
    assert len(played.messages("INBOX")) == 1


def test_a_uid_is_never_given_twice(played: Played) -> None:
    played.deliver(ONE)
    first = played.mailbox.listing("INBOX")
    played.mailbox.move("INBOX", first.validity, first.uids, "Processed")
    played.deliver(TWO)
    second = played.mailbox.listing("INBOX")
    assert second.validity == first.validity
    assert set(second.uids).isdisjoint(first.uids)


def test_a_large_message_comes_whole(played: Played) -> None:
    large = b"Subject: large\r\n\r\n" + b"".join(b"%060d\r\n" % n for n in range(60_000))
    played.deliver(large)
    listing = played.mailbox.listing("INBOX")
    (raw,) = [read(m) for m in played.mailbox.fetch("INBOX", listing.validity, listing.uids)]
    assert raw.endswith(large)


def test_mail_from_before_the_wait_ends_it_once_and_what_is_listed_does_not(played: Played) -> None:
    played.deliver(ONE)
    assert played.mailbox.wait("INBOX", 5, lambda: False)
    assert not played.mailbox.wait("INBOX", 0.1, lambda: False)
    played.deliver(TWO)
    played.mailbox.listing("INBOX")
    assert not played.mailbox.wait("INBOX", 0.1, lambda: False)


def test_a_folder_name_that_could_end_a_command_is_refused(played: Played) -> None:
    """P35"""
    with pytest.raises(ValueError, match="cannot be named"):
        played.mailbox.listing("INBOX\r\nA LOGOUT")


def test_waiting_ends_when_something_is_delivered(played: Played) -> None:
    played.mailbox.wait("INBOX", 0.1, lambda: False)
    timer = threading.Timer(0.3, lambda: played.deliver(ONE))
    timer.start()
    began = time.monotonic()
    assert played.mailbox.wait("INBOX", 20, lambda: False)
    assert time.monotonic() - began < 5
    timer.join()


def test_waiting_ends_soon_when_it_is_stopped(played: Played) -> None:
    played.mailbox.wait("INBOX", 0.1, lambda: False)
    began = time.monotonic()
    assert not played.mailbox.wait("INBOX", 20, lambda: time.monotonic() - began > 0.3)
    assert time.monotonic() - began < 3
