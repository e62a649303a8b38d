"""The command line as a user calls it, in this process: what it prints, and how it ends."""

from __future__ import annotations

import io
import logging
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from bot.cli.faults import run_with_clear_faults

LEAST = '[agency]\nname = "Exempelmyndigheten"\nmailbox_address = "registerservice@agency.example"\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """How a call ended."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def faults(self) -> list[str]:
        return self.err.splitlines()


def call(*arguments: str | Path, config: Path | None = None) -> Called:
    """One call; whatever it is given, no traceback and no fault of our own may come of it."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        status = run_with_clear_faults([*map(str, arguments), *(["--config", str(config)] if config else [])])
    logging.getLogger("registerbot").handlers = [logging.NullHandler()]  # its stream goes with this call
    said = []
    for stream in (out, err):
        stream.seek(0)
        said.append(stream.read())
    assert "Traceback" not in said[1], said[1]
    assert "a fault of registerbot itself" not in said[1]
    return Called(status=status, out=said[0], err=said[1])


def write_config(folder: Path, more: str = "") -> Path:
    """A configuration of embedded parts in a folder, as an administrator writes it."""
    path = folder / "config.toml"
    path.write_text(LEAST + more, "utf-8")
    return path
