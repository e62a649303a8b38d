"""A Maildir that others meddle with, and the amounts in which a server is asked for mail: no server is needed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.mailbox import MailboxUnreachable
from bot.mailbox.maildir import MaildirMailbox
from bot.mailbox.reading import BATCH_BYTES, CHUNK, Head, _utc, batches, sound
from bot.settings import Mailbox

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)


def mailbox(path: Path) -> MaildirMailbox:
    return MaildirMailbox(Mailbox(path=path))


def test_what_cannot_be_opened_is_told_of_after_the_others(tmp_path: Path) -> None:
    box = mailbox(tmp_path / "mail")
    box.listing("INBOX")
    for name in ("1.a", "2.b"):
        (tmp_path / "mail" / "new" / name).write_bytes(name.encode())
    listing = box.listing("INBOX")
    (tmp_path / "mail" / "new" / "1.a").unlink()
    (tmp_path / "mail" / "new" / "1.a").symlink_to("1.a")  # a loop: there, and nothing can read it
    read: list[bytes] = []
    with pytest.raises(MailboxUnreachable, match="cannot be read"):
        read.extend(b"".join(message.chunks) for message in box.fetch("INBOX", listing.validity, listing.uids))
    assert read == [b"2.b"]


def test_a_place_where_no_maildir_can_be_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("not a folder")
    with pytest.raises(MailboxUnreachable, match="does not work"):
        mailbox(tmp_path / "mail").listing("INBOX")
    assert mailbox(tmp_path / "mail").listing("Held").uids == ()


def test_a_message_never_takes_the_place_of_another_of_its_name(tmp_path: Path) -> None:
    box = mailbox(tmp_path / "mail")
    for said in (b"one", b"two", b"three"):
        box.listing("INBOX")
        (tmp_path / "mail" / "new" / "1.same").write_bytes(said)
        listing = box.listing("INBOX")
        box.move("INBOX", listing.validity, listing.uids, "Processed")
    kept = tmp_path / "mail" / ".Processed" / "cur"
    assert sorted(file.read_bytes() for file in kept.iterdir()) == [b"one", b"three", b"two"]


def head(uid: int, size: int) -> Head:
    return Head(uid=uid, size=size, arrived_at=NOON)


def test_messages_are_asked_for_in_lots_a_large_one_counting_with_its_first_piece() -> None:
    small = [head(uid, CHUNK) for uid in range(1, 9)]  # one lot exactly
    assert BATCH_BYTES == 8 * CHUNK
    assert list(batches([])) == []
    assert list(batches(small)) == [small]
    more = [*small, head(9, 1)]
    assert list(batches(more)) == [small, more[8:]]
    huge = [head(1, 100 * CHUNK), *small[:7]]
    assert list(batches(huge)) == [huge]
    assert [one.is_large for one in (head(1, CHUNK), head(1, CHUNK + 1))] == [False, True]


@pytest.mark.parametrize("folder", ["", "a\r\nb", "a\nb", "a\0b"])
def test_p35_what_would_end_a_commands_line_is_no_folder(folder: str) -> None:
    with pytest.raises(ValueError, match="cannot be named"):
        sound(folder)
    assert sound("Åtgärdat/2026") == "Åtgärdat/2026"


def test_an_arrival_that_cannot_be_read_is_now() -> None:
    out_of_the_calendar = datetime.min.replace(tzinfo=timezone(timedelta(hours=1)))
    for arrived in (None, out_of_the_calendar):
        assert abs(datetime.now(UTC) - _utc(arrived)) < timedelta(minutes=1)
    assert _utc(NOON) == NOON
