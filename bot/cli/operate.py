"""registerbot check and audit: is everything in order, and is anything lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bot.cli.app import AsJson, Config, app, settings_for
from bot.cli.exits import Exit, Failed
from bot.cli.printing import print_json

if TYPE_CHECKING:
    from bot.checkup import Checked


@app.command()
def check(config: Config = None, as_json: AsJson = False) -> None:
    """Try every part, and say how to mend it.

    Configuration, templates, mailbox, SMTP, database, disk, sandbox: all faults at once.
    """
    from bot.checkup import checkup

    found = checkup(settings_for(config))
    for part in found:
        if as_json:
            print_json({"part": part.part, "ok": part.ok, "says": part.says})
        else:
            typer.echo(_line(part))
    faults = [part for part in found if not part.ok]
    if faults:
        raise Failed(f"{len(faults)} of {len(found)} parts have faults", Exit.FAULTS_FOUND)


def _line(part: Checked) -> str:
    return f"{'ok   ' if part.ok else 'FAULT'}  {part.part}: {part.says}"


@app.command()
def audit(config: Config = None, as_json: AsJson = False) -> None:
    """Prove that nothing is lost or doubled.

    Stored bytes against their hashes, rows against files, numbers without gap, every letter sent or waiting.
    """
    import sys
    from pathlib import Path

    from rich.progress import Progress

    from storage.audit import audit as audit_store
    from storage.files import Files
    from storage.store import open_store

    settings = settings_for(config)
    store = open_store(settings.storage.database)
    try:
        with Progress(transient=True, disable=as_json or not sys.stdout.isatty()) as progress:
            task = progress.add_task("reading what is stored", total=None)
            result = audit_store(
                store, Files(Path(settings.storage.files)), lambda done: progress.update(task, completed=done)
            )
    finally:
        store.close()
    if as_json:
        findings = [{"code": f.code, "sentence": f.sentence} for f in result.findings]
        print_json({"counts": dict(result.counts), "findings": findings})
    else:
        for name, number in dict(result.counts).items():
            typer.echo(f"{number:>8}  {name}")
        for finding in result.findings:
            typer.echo(f"FAULT  {finding.code}: {finding.sentence}")
    if result.findings:
        raise Failed(f"{len(result.findings)} faults found", Exit.FAULTS_FOUND)
    if not as_json:
        typer.echo("nothing is lost and nothing is doubled")
