"""The process behind the forge: it forks a pass of the service for each line that it is given; run as a module.

It imports everything once and has no threads, so that a pass costs a fork and not a start.
"""

from __future__ import annotations

import json
import os
import random
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine

import bot.mailbox.imap
import bot.sender.smtp  # noqa: F401 - so that passes need not
import storage.store
from bot import desk, jobs
from bot.cli import serve  # noqa: F401
from bot.cli.faults import every_command, run_with_clear_faults
from bot.demo.play import deliver, settings_in
from parsers.children import warm
from storage.database import is_embedded, make_engine
from tests.faults.mails import order
from tests.faults.reader import QuickReader
from tests.faults.steps import die, end_at


def main() -> None:
    """Fork a pass for each line, and tell how it ended."""
    templates = desk.Renderer(None)
    desk.Workshop = QuickReader  # type: ignore[misc,assignment]
    desk.Renderer = lambda *_: templates  # type: ignore[misc,assignment]
    _keep_compiled(_warm_up())
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _pass(json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def _warm_up() -> Engine:
    """One order comes and is answered, by way of folders: what every pass would make anew is there then."""
    warm()
    every_command()
    with TemporaryDirectory(prefix="forge") as folder, desk.open_desk(settings_in(Path(folder))) as opened:
        deliver(opened.settings.mailbox.path, {"order": ("", order(0).raw)})
        assert jobs.once(opened)
        assert any((opened.settings.smtp.path / "new").iterdir())
        return opened.store._engine


def _keep_compiled(warm: Engine) -> None:
    """SQLAlchemy keeps compiled statements by engine and dialect: passes on an embedded register get the warm one's."""

    def engine_of(url: str, busy_seconds: float) -> Engine:
        engine = make_engine(url, busy_seconds)
        if is_embedded(url):
            engine.dialect, engine._compiled_cache = warm.dialect, warm._compiled_cache
        return engine

    storage.store.make_engine = engine_of


def _pass(fate: dict[str, Any]) -> None:
    random.seed()
    if step := fate.get("step"):
        end_at(step, fate.get("hit", 1))
    if (after := fate.get("after")) is not None:
        threading.Thread(target=lambda: (time.sleep(after), die()), daemon=True).start()
    if wrong := fate.get("clock"):
        desk.datetime = _clock(wrong)  # type: ignore[misc]
    os._exit(run_with_clear_faults([*fate.get("command", ["once"]), "--config", fate["config"]]))


def _clock(seconds: float) -> type[datetime]:
    class Wrong(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime.now(tz or UTC) + timedelta(seconds=seconds)

    return Wrong


if __name__ == "__main__":
    main()
