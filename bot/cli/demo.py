"""registerbot demo: the main job, end to end, on invented mails and embedded parts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.app import app
from bot.cli.exits import Exit, Failed
from bot.cli.printing import console

if TYPE_CHECKING:
    from rich.console import Console

    from bot.demo.play import Told


@app.command()
def demo(
    keep: Annotated[
        Path | None, typer.Option("--keep", metavar="DIR", help="Where to work and leave the files; else a new folder.")
    ] = None,
) -> None:
    """Show the main job on sample mails.

    Takes them in, shows what was understood, and writes every letter and the digest to staff.
    """
    from tempfile import mkdtemp

    from bot.demo import play
    from bot.desk import open_desk

    folder = keep.resolve() if keep else Path(mkdtemp(prefix="registerbot-demo-"))
    if keep and keep.exists() and any(keep.iterdir()) and not (keep / "registerbot.db").exists():
        raise Failed(f"{keep} is not empty and no earlier demo's; name another folder", Exit.UNUSABLE)
    play.empty(folder)
    screen = console()
    mails = play.sample_mails()
    play.deliver(folder / "mailbox", mails)
    with open_desk(play.settings_in(folder)) as desk:
        with screen.status(f"taking in {len(mails)} mails ..."):
            play.play(desk)
        _table(screen, play.told(desk, mails))
        letters = play.readable_letters(desk, folder / "to-read")
    _letters(screen, letters)
    _where(screen, folder)


def _table(screen: Console, told: tuple[Told, ...]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table("mail", "understood as", "documents", "missing, and what to look at", box=None, padding=(0, 2, 1, 0))
    for one in told:
        table.add_row(Text(one.about), Text(_understood(one)), Text(_documents(one)), Text(_to_look_at(one)))
    screen.print(table)


def _understood(one: Told) -> str:
    kind = _words(one.mail.kind or one.mail.state)
    again = " (again)" if one.mail.twin_of else ""
    return f"{kind}{again}\n{one.case.diary_number}" if one.case else f"{kind}{again}"


def _documents(one: Told) -> str:
    kinds = Counter(document.kind for document in one.documents if document.kind not in {"decoration", "mail"})
    return ", ".join(f"{count} {_words(kind)}" if count > 1 else _words(kind) for kind, count in kinds.items()) or "-"


def _to_look_at(one: Told) -> str:
    """What the answer to the mail said, or why the mail waits for a person."""
    lines = [f"missing: {', '.join(map(_words, one.missing))}"] if one.missing else []
    lines += [_words(flag) for flag in one.flags]
    lines += [f"waits for a person: {_words(one.waits)}"] if one.waits else []
    return "\n".join(lines) or "-"


def _words(code: str) -> str:
    return code.replace("-", " ")


def _letters(screen: Console, letters: tuple[Path, ...]) -> None:
    from rich.text import Text

    first = next((letter for letter in letters if "confirmation" in letter.name), None)
    digest = next((letter for letter in reversed(letters) if "digest" in letter.name), None)
    for title, letter in (("The first confirmation", first), ("The digest to staff", digest)):
        if letter is not None:
            screen.rule(title)
            screen.print(Text(letter.with_suffix(".txt").read_text("utf-8")))


def _where(screen: Console, folder: Path) -> None:
    screen.rule("Where to look")
    places = {
        "to-read": "every letter as text and HTML",
        "letters": "the same, as mails in a Maildir",
        "mailbox": "the mailbox: filed under .Processed and .Held",
        "files": "every mail and document, byte for byte",
        "registerbot.db": "the register",
    }
    for name, what in places.items():
        screen.print(f"{folder / name}  {what}", soft_wrap=True)
