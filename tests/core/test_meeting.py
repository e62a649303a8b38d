"""Days and times as officers write them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.meeting import moment_in

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-03 10:00", (2026, 12, 3)),
        ("2026-12-03 kl. 10.00", (2026, 12, 3)),
        ("2026-12-03T10:00", (2026, 12, 3)),
        ("3 december 10:00", (2026, 12, 3)),
        ("torsdag 3 dec. kl 10.00", (2026, 12, 3)),
        ("den 3 december 2026, kl. 10.00", (2026, 12, 3)),
        ("3 December at 10:00", (2026, 12, 3)),
        ("3/12 10:00", (2026, 12, 3)),
        ("3/12 kl 10", (2026, 12, 3)),
        ("3 december kl. 10.", (2026, 12, 3)),
        ("3 December at 10–11", (2026, 12, 3)),
        ("3/12-2026 kl 10.00", (2026, 12, 3)),
        ("7 maj 10:00", (2027, 5, 7)),  # the next one
        ("7 May 10:00", (2027, 5, 7)),
        ("1 oktober 2026 10:00", (2026, 10, 1)),  # has been, and the command says so
    ],
)
def test_a_day_and_a_time_are_understood(text: str, day: tuple[int, int, int]) -> None:
    now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    assert moment_in(text, "Europe/Stockholm", now) == datetime(*day, 10, 0, tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    "text",
    ["", "3 december", "10:00", "2026-13-01 10:00", "31/2 10:00", "3 december 25:00", "version 3.12 10:00", "3/12 10"],
)
def test_what_is_no_day_and_time_is_none(text: str) -> None:
    assert moment_in(text, "Europe/Stockholm", datetime(2026, 11, 24, 12, 0, tzinfo=UTC)) is None
