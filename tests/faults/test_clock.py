"""A clock that jumps costs nothing: nothing waits for a year, no number comes twice, polling goes on (P32)."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.reporting import write_digest
from bot.sender import TryLater
from storage.records import LetterState, MailState
from tests.faults.mails import order, question
from tests.faults.office import NOON, Office

YEAR, HOUR = timedelta(days=365), timedelta(hours=1)
JUMPS = (HOUR, -HOUR, YEAR, -YEAR)


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_mails_are_answered_before_during_and_after_a_wrong_clock(desk: Office, jump: timedelta) -> None:
    """P28, P32: the year of a number is that of the arrival, which the mail server tells."""
    for number, clock in enumerate((NOON, NOON + jump, NOON + timedelta(minutes=1))):
        desk.clock = clock
        desk.mailbox.deliver(order(number).raw, at=NOON)
        desk.one_pass()
    assert [letter[1][0] for letter in desk.sender.letters] == [order(number).sender for number in range(3)]
    with desk.store.reading() as register:
        assert [case.diary_number for case in register.cases()] == ["6.3-1/2026", "6.3-2/2026", "6.3-3/2026"]
        assert {letter.state for letter in register.letters()} == {LetterState.SENT}
        assert {mail.state for mail in register.mails()} == {MailState.DECIDED}


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_a_letter_put_off_by_a_wrong_clock_goes_out_soon_after_it_is_right_again(desk: Office, jump: timedelta) -> None:
    """P13, P32"""
    desk.clock = NOON + jump
    desk.sender.troubles = [TryLater("451 later")]
    desk.mailbox.deliver(question(1).raw, at=NOON)
    desk.one_pass()
    assert desk.sender.letters == []
    desk.clock = NOON
    desk.go_on(12, timedelta(minutes=7))
    assert len(desk.sender.letters) == 1


def test_a_digest_of_a_wrong_year_does_not_silence_those_of_the_right_one(desk: Office) -> None:
    """P32: and what came since the last right one is still told."""
    desk.mailbox.deliver(question(1).raw, at=NOON)
    for clock in (NOON, NOON + YEAR, NOON + timedelta(days=1)):
        desk.clock = clock
        desk.one_pass()
        assert write_digest(desk.desk)
        assert not write_digest(desk.desk)
    with desk.store.reading() as register:
        digests = register.letters(name="digest")
    told = {str(letter.owed.fields["date"]): letter.owed.fields["since"] for letter in digests}
    assert told == {"2026-11-24": "2026-10-25", "2027-11-24": "2026-11-24", "2026-11-25": "2026-11-24"}


@pytest.mark.parametrize(
    ("arrived", "number"),
    [
        (datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC), "6.3-1/2026"),
        (datetime(2026, 12, 31, 23, 0, 0, tzinfo=UTC), "6.3-1/2027"),
        (datetime(2026, 3, 29, 1, 0, 0, tzinfo=UTC), "6.3-1/2026"),  # the hour that is skipped in spring
        (datetime(2026, 10, 25, 0, 30, 0, tzinfo=UTC), "6.3-1/2026"),  # the hour that comes twice in autumn
        (datetime(2026, 10, 25, 1, 30, 0, tzinfo=UTC), "6.3-1/2026"),
    ],
)
def test_the_year_turns_at_midnight_in_sweden(desk: Office, arrived: datetime, number: str) -> None:
    """P28"""
    desk.mailbox.deliver(order(1).raw, at=arrived)
    desk.one_pass()
    with desk.store.reading() as register:
        assert [case.diary_number for case in register.cases()] == [number]


JUMPING = """
import sys, threading, time
from datetime import timedelta
from pathlib import Path
import time_machine
from bot import jobs
from bot.mailbox.maildir import MaildirMailbox
from bot.demo.play import settings_in
from bot.desk import open_desk
from dataclasses import replace

looks = []
plain = MaildirMailbox.listing
MaildirMailbox.listing = lambda self, folder: (looks.append(time.monotonic()), plain(self, folder))[1]
jobs.CLOCK_SECONDS = 0.1
settings = settings_in(Path(sys.argv[1]))
settings = replace(settings, schedule=replace(settings.schedule, poll_seconds=0.3))
stop = threading.Event()
with open_desk(settings) as desk:
    running = threading.Thread(target=jobs.run, args=(desk, stop))
    running.start()
    with time_machine.travel(time.time()) as traveller:
        for seconds in (3600, -3600, 31_536_000, -31_536_000):
            traveller.shift(seconds)
            before, end = len(looks), time.monotonic() + 60
            while len(looks) < before + 9 and time.monotonic() < end:  # three polls of three folders
                time.sleep(0.05)
            print(seconds, len(looks) >= before + 9, flush=True)
    stop.set()
    running.join()
"""


def test_polling_goes_on_within_seconds_of_every_jump(tmp_path: Path) -> None:
    """P32: an hour forth and back left a prototype without a poll for an hour."""
    said = subprocess.run(
        [sys.executable, "-c", JUMPING, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"TZ": "Europe/Stockholm"},
    )
    assert said.stdout == "3600 True\n-3600 True\n31536000 True\n-31536000 True\n"
