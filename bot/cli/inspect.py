"""registerbot inspect: what the bot sees and would send; touches nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.app import AsJson, Config, app, settings_or_samples
from bot.cli.exits import Exit, Failed
from bot.cli.printing import console, counted, print_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.settings import Settings

    Found = dict[str, Any]  # one object of the contract


@app.command()
def inspect(
    mails: Annotated[
        list[Path], typer.Argument(metavar="MAIL...", help="Mails (.eml), or an mbox, Maildir or folder to replay.")
    ],
    config: Config = None,
    as_json: AsJson = False,
    against: Annotated[
        Path | None, typer.Option("--against", help="An earlier run's JSON lines: print only what changed since.")
    ] = None,
) -> None:
    """Say what the bot sees in mails and would send.

    Touches nothing. Single mails are looked at one by one. An mbox, a Maildir or a folder is replayed in its
    order, each mail decided with the ones before it known.
    """
    from bot.inspection import InputUnreadable

    settings = settings_or_samples(config)
    earlier = _earlier_lines(against) if against else None
    try:
        objects = _objects(mails, settings)
        if earlier is not None:
            _print_changes(earlier, objects)
        else:
            for found in objects:
                print_json(found) if as_json else _print(found)
    except InputUnreadable as error:
        raise Failed(str(error), Exit.UNREADABLE) from None


def _objects(mails: list[Path], settings: Settings) -> Iterator[Found]:
    from bot.inspection import look_at, replays, samples_in, scratch_desk

    remember = replays(mails)
    with scratch_desk(settings) as desk:
        samples = (sample for path in mails for sample in samples_in(path))
        for number, sample in enumerate(counted(samples, None if remember else len(mails)), start=1):
            yield look_at(desk, sample, number, remember=remember)


def _earlier_lines(path: Path) -> dict[str, list[Found]]:
    """An earlier run's objects by the mail's hash; a mail that came twice has two."""
    earlier: dict[str, list[Found]] = {}
    try:
        for line in filter(str.strip, path.read_text("utf-8").split("\n")):
            found = json.loads(line)
            earlier.setdefault(found["mail"]["sha256"], []).append(found)
    except OSError as error:
        raise Failed(f"{path} cannot be read: {error.strerror}", Exit.UNREADABLE) from None
    except (ValueError, KeyError, TypeError):
        raise Failed(f"{path} is not what `inspect --json` printed", Exit.UNREADABLE) from None
    return earlier


def _print_changes(earlier: dict[str, list[Found]], objects: Iterator[Found]) -> None:
    """One line a difference: the mail, where, before and now; last, how many mails were compared."""
    mails = changed = 0
    for mails, found in enumerate(objects, start=1):  # noqa: B007 - counts
        before = earlier.get(found["mail"]["sha256"])
        lines = list(_changes(before.pop(0), found)) if before else ["was not in the earlier run"]
        changed += bool(lines)
        for line in lines:
            typer.echo(f"{_name(found)}: {line}")
    gone = [found for left in earlier.values() for found in left]
    for found in gone:
        typer.echo(f"{_name(found)}: only in the earlier run")
    same = "nothing is seen or decided otherwise" if not changed + len(gone) else f"{changed + len(gone)} differ"
    typer.echo(f"{mails} mails compared: {same}")


def _name(found: Found) -> str:
    return str(found["mail"].get("subject") or found["mail"]["sha256"][:12])


def _changes(before: Found, now: Found) -> Iterator[str]:
    as_printed = json.loads(json.dumps(now))  # what was read back from a file knows lists only
    for where, was, is_ in _differences(before, as_printed, ""):
        yield f"{where}: {json.dumps(was, ensure_ascii=False)} -> {json.dumps(is_, ensure_ascii=False)}"


def _differences(old: Any, new: Any, where: str) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from _differences(old.get(key), new.get(key), f"{where}.{key}".lstrip("."))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _differences(one, other, f"{where}[{number}]")
    elif old != new:
        yield where, old, new


def _print(found: dict[str, Any]) -> None:
    from rich.table import Table
    from rich.text import Text

    screen = console()
    mail = found["mail"]
    screen.rule(Text(mail["subject"] or "(no subject)"))
    if "repeats" in found:
        screen.print(f"the same mail as number {found['repeats']}: nothing follows")
        return
    sender = mail["from"] or "unclear"
    screen.print(Text(f"from {sender} · {mail['language']} · {found['kind']} · reply: {found['reply']['verdict']}"))
    table = Table("document", "pages", "is", "sure", "because", box=None, padding=(0, 2, 0, 0))
    for document in found["documents"]:
        pages = "-".join(str(page) for page in document["pages"] or ())
        because = "; ".join([*document["evidence"][:1], *document["problems"]])
        table.add_row(Text(document["path"]), pages, document["kind"], f"{document['confidence']:.2f}", Text(because))
    if found["documents"]:
        screen.print(table)
    for word in ("missing", "flags"):
        if found[word]:
            screen.print(f"{word}: {', '.join(found[word])}")
    for letter in found["letters"]:
        screen.print(Text(f"\nwould send to {letter['to']}: {letter['subject']}\n\n{letter['text']}"))
