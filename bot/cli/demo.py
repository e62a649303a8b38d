"""registerbot demo: the main job, end to end, on invented mails and embedded parts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.app import app
from bot.cli.exits import Exit, Failed

if TYPE_CHECKING:
    from rich.console import Console

    from bot.demo.play import Told


@app.command()
def demo(
    keep: Annotated[
        Path | None, typer.Option("--keep", metavar="DIR", help="Where to work and leave the files; else a new folder.")
    ] = None,
) -> None:
    """Take in sample mails, show what was understood, and write every letter and the digest."""
    import sys
    from tempfile import mkdtemp

    from rich.console import Console

    from bot.demo import play
    from bot.desk import open_desk

    folder = keep.resolve() if keep else Path(mkdtemp(prefix="registerbot-demo-"))
    if keep and keep.exists() and any(keep.iterdir()) and not (keep / "registerbot.db").exists():
        raise Failed(f"{keep} is not empty and no earlier demo's; name another folder", Exit.UNUSABLE)
    play.empty(folder)
    console = Console() if sys.stdout.isatty() else Console(width=160)
    mails = play.sample_mails()
    play.deliver(folder / "mailbox", mails)
    with open_desk(play.settings_in(folder)) as desk:
        with console.status(f"taking in {len(mails)} mails ..."):
            play.play(desk)
        _table(console, play.told(desk, mails))
        letters = play.readable_letters(desk, folder / "to-read")
    _letters(console, letters)
    _where(console, folder)


def _table(console: Console, told: tuple[Told, ...]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(
        "mail", "understood as", "number", "documents", "missing", "to look at", box=None, padding=(0, 2, 0, 0)
    )
    for one in told:
        kinds = ", ".join(d.kind for d in one.documents if d.kind != "decoration")
        case = one.case
        kind = one.mail.kind or one.mail.state
        understood = f"{kind} (again)" if one.mail.twin_of else kind
        missing = ", ".join(case.missing) if case and not one.mail.twin_of else ""
        look = ", ".join(
            ([one.waits] if one.waits else []) + list(case.flags if case and one.mail.kind == "order" else ())
        )
        table.add_row(
            Text(one.about), understood, case.diary_number if case else "-", kinds or "-", missing or "-", look or "-"
        )
    console.print(table)


def _letters(console: Console, letters: tuple[Path, ...]) -> None:
    from rich.text import Text

    first = next((letter for letter in letters if "confirmation" in letter.name), None)
    digest = next((letter for letter in reversed(letters) if "digest" in letter.name), None)
    for title, letter in (("The first confirmation", first), ("The digest to staff", digest)):
        if letter is not None:
            console.rule(title)
            console.print(Text(letter.with_suffix(".txt").read_text("utf-8")))


def _where(console: Console, folder: Path) -> None:
    console.rule("Where to look")
    places = {
        "to-read": "every letter as text and HTML",
        "letters": "the same, as mails in a Maildir",
        "mailbox": "the mailbox: filed under .Processed and .Held",
        "files": "every mail and document, byte for byte",
        "registerbot.db": "the register",
    }
    for name, what in places.items():
        console.print(f"{folder / name}  {what}", soft_wrap=True)
