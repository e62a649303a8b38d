"""No room, no lock, a disk that fails: nothing changes, mail stays where it is, and it is said (P31)."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from bot.settings import Storage
from parsers.limited import NoLimitedProcess, Workshop
from storage.audit import audit
from storage.records import LetterState, MailState
from tests.faults.mails import mixed, order, question
from tests.faults.office import NOON, Office, settings_in
from tests.rigs.disk import fill
from tests.rigs.service import registerbot


def states(office: Office) -> list[tuple[MailState, int]]:
    with office.store.reading() as register:
        return [(mail.state, mail.attempts) for mail in register.mails()]


@pytest.mark.parametrize("leaving", [0, 40_000, 200_000])
def test_a_disk_that_fills_up_keeps_mail_in_the_inbox_and_all_is_done_once_there_is_room(
    workshop: Workshop, small_disk: Path, leaving: int
) -> None:
    """P26, P31"""
    desk = Office(small_disk, workshop, settings_in(small_disk))
    mails = mixed(12)
    ballast = fill(small_disk, leaving)
    for mail in mails:
        desk.mailbox.deliver(mail.raw)
    desk.go_on(3)
    assert "no room" in " ".join(desk.work.troubles.values())
    with desk.store.reading() as register:
        undecided = len(mails) - sum(mail.state is MailState.DECIDED for mail in register.mails())
    assert len(desk.mailbox.messages("INBOX")) >= undecided > 0
    ballast.unlink()
    desk.go_on(3)
    assert desk.work.troubles == {}
    with desk.store.reading() as register:
        assert {mail.sha256 for mail in mails} <= {mail.sha256 for mail in register.mails()}
        assert {mail.state for mail in register.mails()} == {MailState.DECIDED}
        assert {letter.state for letter in register.letters()} == {LetterState.SENT}
    assert audit(desk.store, desk.desk.files).findings == ()
    assert len(desk.sender.letters) == sum(mail.answered for mail in mails)
    desk.close()


def test_no_room_to_read_in_is_never_counted_against_a_mail(
    desk: Office, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P31, P36: a reading needs room too; without it a mail waits instead of being held."""
    mail = order(1)
    desk.mailbox.deliver(mail.raw + b"x" * 50_000)
    monkeypatch.setattr(tempfile, "tempdir", str(small_disk))
    fill(small_disk, 4096)
    desk.go_on(5)
    assert states(desk) == [(MailState.RECEIVED, 0)]
    assert "no room on the disk while reading a mail" in desk.work.troubles["store"]
    monkeypatch.setattr(tempfile, "tempdir", None)
    desk.go_on(2)
    assert states(desk)[0] == (MailState.DECIDED, 1)


def test_a_reader_that_cannot_be_started_is_never_counted_against_a_mail(desk: Office) -> None:
    """P36: the machine's trouble, not the mail's."""

    class Nowhere:
        def read(self, raw: object) -> object:
            raise NoLimitedProcess("the process that reads mail does not start")

    desk.mailbox.deliver(order(1).raw)
    able = desk.desk
    desk.work.desk = replace(able, workshop=Nowhere())  # type: ignore[arg-type]
    desk.go_on(5)
    assert states(desk) == [(MailState.RECEIVED, 0)]
    desk.work.desk = able
    desk.go_on(2)
    assert states(desk)[0] == (MailState.DECIDED, 1)


def test_below_the_floor_nothing_more_is_fetched_before_the_disk_is_full(workshop: Workshop, small_disk: Path) -> None:
    """P31: the room is looked at after each mail, not now and then."""
    settings = settings_in(small_disk)
    floor = replace(settings.storage, free_mib=1)
    desk = Office(small_disk, workshop, replace(settings, storage=floor))
    fill(small_disk, 1_500_000)
    for number in range(8):
        desk.mailbox.deliver(question(number).raw + b"y" * 200_000)
    desk.work.intake()
    assert desk.work.troubles["mailbox"].startswith("only 0 MiB free where mails are stored")
    free = os.statvfs(small_disk)
    assert 0 < free.f_bavail * free.f_frsize < 1 << 20
    with desk.store.reading() as register:
        assert 0 < len(register.mails()) < 8
    assert len(desk.mailbox.messages("INBOX")) + len(desk.mailbox.messages("Processed")) == 8
    desk.close()


def test_once_says_in_one_line_that_there_is_no_room_and_fails(tmp_path: Path) -> None:
    """P31"""
    config, inbox = tmp_path / "config.toml", tmp_path / "mailbox" / "new"
    inbox.mkdir(parents=True)
    for part in ("tmp", "cur"):
        (inbox.parent / part).mkdir()
    (inbox / "1.mail").write_bytes(order(1).raw)
    config.write_text(
        '[agency]\nname = "Exempelmyndigheten"\nmailbox_address = "registerservice@agency.example"\n'
        "[storage]\nfree_mib = 1000000000\n"
    )
    said = registerbot("once", config=config)
    assert said.returncode == 1
    last = said.stderr.splitlines()[-1]
    assert last.startswith("registerbot: mailbox: only ")
    assert "Traceback" not in said.stderr
    assert len([file for part in ("new", "cur") for file in (inbox.parent / part).iterdir()]) == 1


def test_a_database_that_somebody_locks_costs_time_and_nothing_else(desk: Office) -> None:
    """P31"""
    mails = mixed(5)
    for mail in mails[:2]:
        desk.mailbox.deliver(mail.raw)
    desk.go_on(1)
    other = sqlite3.connect(desk.folder / "register.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for mail in mails[2:]:
        desk.mailbox.deliver(mail.raw)
    desk.go_on(4)
    assert "the database is busy" in desk.work.troubles["mailbox"]
    assert len(desk.mailbox.messages("INBOX")) == 3
    other.execute("ROLLBACK")
    desk.go_on(2)
    assert desk.work.troubles == {}
    assert set(states(desk)) == {(MailState.DECIDED, 1)}
    assert audit(desk.store, desk.desk.files).findings == ()


def test_a_mail_whose_stored_bytes_are_gone_does_not_stop_the_others(desk: Office) -> None:
    """P26, P31: it waits and is told of at every pass, and is read once its bytes are back."""
    lost, other = order(1), order(2)
    desk.mailbox.deliver(lost.raw, at=NOON)
    desk.mailbox.deliver(other.raw)
    desk.work._take_in()
    desk.desk.files.path(lost.sha256).unlink()
    desk.go_on(2)
    assert [letter[1][0] for letter in desk.sender.letters] == [other.sender]
    assert "cannot be read" in desk.work.troubles["store"]
    assert [finding.code for finding in audit(desk.store, desk.desk.files).findings] == ["bytes-lost"]
    assert desk.mailbox.messages("INBOX") == [lost.raw]
    desk.desk.files.put([lost.raw])
    desk.go_on(2)
    assert [letter[1][0] for letter in desk.sender.letters] == [other.sender, lost.sender]
    assert desk.work.troubles == {}


def test_what_kills_left_half_written_is_swept_at_the_next_start(desk: Office) -> None:
    """The prototype left 195 files: on an embedded database nobody else can be writing them."""
    left = desk.folder / "files" / ".part-fresh"
    left.write_bytes(b"half")
    server = replace(desk.desk, settings=replace(desk.settings, storage=Storage(database="postgresql+psycopg://x/y")))
    assert server.sweep() == 0
    assert desk.desk.sweep() == 1
    assert not left.exists()
