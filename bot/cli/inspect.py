"""registerbot inspect: what the bot sees and would send; touches nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.app import AsJson, Config, app, settings_or_samples
from bot.cli.exits import Exit, Failed

if TYPE_CHECKING:
    from collections.abc import Iterator


@app.command()
def inspect(
    mails: Annotated[list[Path], typer.Argument(help="Mails (.eml), or an mbox, Maildir or folder to replay.")],
    config: Config = None,
    as_json: AsJson = False,
    against: Annotated[
        Path | None, typer.Option("--against", help="An earlier run's JSON lines: print only what changed since.")
    ] = None,
) -> None:
    """Say what the bot sees in mails and would send; touches nothing.

    Single mails are looked at one by one. An mbox, a Maildir or a folder is replayed in its order, each mail
    decided with the ones before it known.
    """
    from bot.inspection import InputUnreadable

    settings = settings_or_samples(config)
    old = _old_lines(against) if against else None
    try:
        for found in _objects(mails, settings):
            if old is not None:
                _print_change(old, found)
            elif as_json:
                typer.echo(json.dumps(found, ensure_ascii=False))
            else:
                _print(found)
    except InputUnreadable as error:
        raise Failed(str(error), Exit.UNREADABLE) from None


def _objects(mails: list[Path], settings: Any) -> Iterator[dict[str, Any]]:
    from bot.inspection import look_at, replays, samples_in, scratch_desk

    remember = replays(mails)
    with scratch_desk(settings) as desk:
        samples = (sample for path in mails for sample in samples_in(path))
        for number, sample in enumerate(samples, start=1):
            yield look_at(desk, sample, number, remember=remember)


def _old_lines(path: Path) -> dict[str, dict[str, Any]]:
    try:
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        return {line["mail"]["sha256"]: line for line in lines}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Failed(f"{path} holds no earlier run's JSON lines: {error}", Exit.UNREADABLE) from None


def _print_change(old: dict[str, dict[str, Any]], found: dict[str, Any]) -> None:
    """One line a difference: the mail, where, before and now."""
    sha256 = found["mail"]["sha256"]
    name = found["mail"].get("subject") or sha256[:12]
    before = old.get(sha256)
    if before is None:
        typer.echo(f"{name}: new")
        return
    for where, was, now in _differences(before, found, ""):
        typer.echo(f"{name}: {where}: {json.dumps(was, ensure_ascii=False)} -> {json.dumps(now, ensure_ascii=False)}")


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
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    mail = found["mail"]
    console.rule(Text(mail.get("subject") or "(no subject)"))
    if "repeats" in found:
        console.print(f"the same mail as number {found['repeats']}: nothing follows")
        return
    sender = mail["from"] or "unclear"
    console.print(Text(f"from {sender} · {mail['language']} · {found['kind']} · reply: {found['reply']['verdict']}"))
    table = Table("document", "pages", "is", "sure", "because", box=None, padding=(0, 2, 0, 0))
    for document in found["documents"]:
        pages = "-".join(str(page) for page in document["pages"] or ())
        because = "; ".join([*document["evidence"][:1], *document["problems"]])
        table.add_row(Text(document["path"]), pages, document["kind"], f"{document['confidence']:.2f}", Text(because))
    if found["documents"]:
        console.print(table)
    for word in ("missing", "flags"):
        if found[word]:
            console.print(f"{word}: {', '.join(found[word])}")
    for letter in found["letters"]:
        console.print(Text(f"\nwould send to {letter['to']}: {letter['subject']}\n\n{letter['text']}"))
