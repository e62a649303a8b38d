"""Passes of the service at a word, each in a process of its own that may be told to end at a step."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass
class Forge:
    """The bot's end of it, for tests."""

    process: subprocess.Popen[str]

    def one_pass(self, config: Path, **fate: Any) -> int:
        """One pass of `registerbot once`; returns how it ended: an exit status, or minus a signal's number.

        `step` and `hit`: where to end; `after`: in how many seconds; `clock`: how wrong its clock is, in seconds;
        `command`: another command than `once`, in words.
        """
        self.begin(config, **fate)
        return self.wait()

    def begin(self, config: Path, **fate: Any) -> None:
        """The same without waiting for its end."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"config": str(config), **fate}) + "\n")
        self.process.stdin.flush()

    def wait(self) -> int:
        assert self.process.stdout is not None
        return int(self.process.stdout.readline())


@contextmanager
def forging(log: Path) -> Iterator[Forge]:
    """A forge for as long as the block lasts; its passes log into a file."""
    with log.open("ab") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.doomed"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            cwd=Path(__file__).parents[2],
        )
    try:
        yield Forge(process)
    finally:
        process.kill()
        process.communicate()
