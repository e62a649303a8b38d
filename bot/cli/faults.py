"""Turns whatever went wrong into one line (or one line a fault) and an exit status."""

from __future__ import annotations

import os
import sys
from functools import cache
from io import TextIOWrapper
from typing import TYPE_CHECKING, cast

from bot.cli.exits import Exit, Failed

if TYPE_CHECKING:
    from typer.core import TyperGroup


def run_with_clear_faults(arguments: list[str]) -> int:
    """Run the command line; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a letter that the terminal cannot show must not end the command
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(arguments)
        sys.stdout.flush()  # what cannot be written shows here, not when the interpreter has ended
    except OSError as error:  # standard output: the reader of a pipe has gone, or the disk is full
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            _say(str(error.strerror))
        return Exit.FAILED
    return status


@cache  # a process that runs several, as tests do, puts them together once
def every_command() -> TyperGroup:
    """The command line, put together."""
    from typer.main import get_command

    from bot.cli.app import app

    return cast("TyperGroup", get_command(app))


def _run(arguments: list[str]) -> int:
    from typer import Abort
    from typer import Exit as Ended

    from bot.config import ConfigUnusable

    try:
        with every_command().make_context("registerbot", list(arguments)) as context:
            every_command().invoke(context)
    except Ended as end:  # after --help and --version
        return int(end.exit_code)
    except ConfigUnusable as error:
        _say(f"{error.path} cannot be used:")
        for fault in error.faults:
            _say(f"  - {fault}")
        return Exit.UNUSABLE
    except Failed as error:
        _say(str(error))
        return error.status
    except (KeyboardInterrupt, Abort):
        _say("stopped")
        return Exit.FAILED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches a user
        return _other(error)
    return Exit.DONE


def _other(error: Exception) -> int:
    """Faults that rooms and the command library raise, by name; last, what nobody foresaw."""
    if type(error).__name__ == "NoArgsIsHelpError":
        print(str(error), file=sys.stderr)
        return Exit.UNUSABLE
    if type(error).__module__.startswith(("click", "typer")) and hasattr(error, "exit_code"):
        message = getattr(error, "format_message", lambda: str(error))()
        if message:
            _say(message)
        return int(error.exit_code)
    if type(error).__module__.split(".")[0] in {"bot", "storage", "replies", "parsers"}:
        _say(str(error))
        return Exit.UNUSABLE if type(error).__name__ in _REFUSALS else Exit.FAILED
    if isinstance(error, OSError) and error.strerror:
        _say(f"{error.filename}: {error.strerror}" if error.filename else error.strerror)
        return Exit.FAILED
    _say(f"a fault of registerbot itself ({_where(error)}); please report it. Nothing that was stored is lost.")
    return Exit.FAILED


_REFUSALS = frozenset({"KeyUnusable", "DatabaseOutdated"})


def _where(error: Exception) -> str:
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    name = type(error).__name__
    return f"{name} at {place.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{place.tb_lineno}" if place else name


def _say(line: str) -> None:
    print(f"registerbot: {line}" if not line.startswith("  ") else line, file=sys.stderr)
