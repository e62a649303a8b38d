"""How commands print: JSON lines for machines, and tables that are never cut for people."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, TypeVar

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

Thing = TypeVar("Thing")
WIDE = 160  # columns of what goes into a file or a pipe
_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}  # JSON lets them stand, lines end there


def print_json(value: Any) -> None:
    """One JSON object a line, in UTF-8 or, where the output is not, in ASCII."""
    utf8 = sys.stdout.encoding.lower().replace("-", "") == "utf8"
    typer.echo(json.dumps(value, ensure_ascii=not utf8).translate(_LINE_ENDS))


def counted(things: Iterable[Thing], total: int | None) -> Iterator[Thing]:
    """The same things; how many there have been is shown to whoever waits at the terminal for a file to fill."""
    if sys.stdout.isatty() or not sys.stderr.isatty():
        yield from things
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("mails"), TimeElapsedColumn())
    shown = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
    with shown:
        yield from shown.track(things, total=total)


def console() -> Console:
    """Where tables and rules go: as wide as the terminal."""
    from rich.console import Console

    return Console(highlight=False) if sys.stdout.isatty() else Console(width=WIDE, highlight=False)
