"""The real command, in a process of its own, against a real Dovecot and a real SMTP sink."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.rigs.dovecot import Account
from tests.rigs.smtp_sink import Sink

AGENCY = "registerservice@agency.example"


def write_config(
    folder: Path, account: Account, sink: Sink, more: str = "", database: str | None = None, tries: int = 8
) -> Path:
    """A configuration of the service in a folder of its own; `tries` are those of a letter before it is given up."""
    path, server = folder / "config.toml", account.server
    path.write_text(
        f"""
[agency]
name = "Exempelmyndigheten"
mailbox_address = "{AGENCY}"
[mailbox]
kind = "imap"
host = "localhost"
port = {server.port}
user = "{account.user}"
password_file = "{server.password_file}"
ca_file = "{server.authority}"
[smtp]
kind = "smtp"
host = "127.0.0.1"
port = {sink.port}
security = "none"
doubt_seconds = 2
attempts = {tries}
[storage]
free_mib = 0
free_percent = 0
{f'database = "{database}"' if database else ""}
[schedule]
poll_seconds = 1
[limits]
letters_a_day_in_all = 100000
{more}
"""
    )
    return path


@dataclass
class Service:
    """`registerbot run`, started, killed and started again at will."""

    config: Path
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        log = (self.config.parent / "log.jsonl").open("ab")
        command = [sys.executable, "-m", "bot", "run", "--config", str(self.config)]
        self.process = subprocess.Popen(command, stderr=log, stdout=log)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait(20)

    def stop(self) -> int:
        """Ask it to stop; returns its exit status."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)

    def events(self) -> list[dict[str, object]]:
        lines = (self.config.parent / "log.jsonl").read_text().splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]


def registerbot(*arguments: str | Path, config: Path | None = None) -> subprocess.CompletedProcess[str]:
    """One call of the command line."""
    command = [sys.executable, "-m", "bot", *map(str, arguments), *(["--config", str(config)] if config else [])]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def eventually(holds: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether something comes to hold in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return holds()
