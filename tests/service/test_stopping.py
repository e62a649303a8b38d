"""The service is stopped while it works: what is in hand is finished, and nothing else is waited for."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from bot import jobs, service
from bot.demo.play import deliver, settings_in
from bot.desk import open_desk
from storage.records import MailState
from tests.faults.mails import question


def test_a_mail_in_hand_is_finished_and_holds_up_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The scheduler's own shutdown waits with a lock in hand that the job needs to have its letters sent."""
    stop, plain = threading.Event(), service.process_waiting

    def stopped_meanwhile(*given: object, **more: object) -> object:
        stop.set()
        time.sleep(0.3)  # until the stopping has begun
        return plain(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(service, "process_waiting", stopped_meanwhile)
    settings = settings_in(tmp_path)
    deliver(settings.mailbox.path, {"question": ("", question(1).raw)})
    with open_desk(settings) as desk:
        assert jobs.run(desk, stop)
        with desk.store.reading() as register:
            assert [mail.state for mail in register.mails()] == [MailState.DECIDED]
