"""What people read at the terminal is dated by the agency's own day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.cli.story import rows
from tests.core.making import known


def test_cases_are_listed_by_the_day_in_sweden() -> None:
    late = replace(known().case, opened_at=datetime(2026, 11, 24, 23, 30, tzinfo=UTC), missing=("form", "org-number"))
    assert list(rows([late], "Europe/Stockholm")) == [("6.3-3/2026", "2026-11-25", "confirmed", "form, org-number", "")]
