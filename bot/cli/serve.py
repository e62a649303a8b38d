"""registerbot run, once and migrate: the service itself."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.app import Config, app, settings_for
from bot.cli.exits import Exit, Failed


@app.command()
def run(config: Config = None) -> None:
    """Wait for mail and answer it, until SIGTERM.

    Stops cleanly within ten seconds; may be killed at any moment.
    """
    import os
    import signal
    import sys
    import threading

    from bot import jobs, log
    from bot.desk import open_desk
    from bot.version import VERSION

    settings = settings_for(config)
    log.to_stream(sys.stderr)
    threading.excepthook = lambda raised: log.job_failed("thread", raised.exc_value or RuntimeError())
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with open_desk(settings) as desk:
        desk.sweep()
        log.started(VERSION, desk.mailbox.name, desk.workshop.walls)
        clean = jobs.run(desk, stop)
        log.stopped()
        if not clean:  # a long reading is in hand: it is done again at the next start
            os._exit(Exit.DONE)


@app.command()
def once(
    config: Config = None,
    digest: Annotated[bool, typer.Option("--digest", help="Write a digest now, due or not.")] = False,
) -> None:
    """Do all that is due, once, then exit."""
    import sys

    from bot import jobs, log
    from bot.desk import open_desk
    from bot.reporting import write_digest

    settings = settings_for(config)
    if digest and not settings.staff.digest_to:
        raise Failed("staff.digest_to is empty: nobody would get the digest", Exit.UNUSABLE)
    log.to_stream(sys.stderr)
    with open_desk(settings) as desk:
        desk.sweep()
        work = jobs.Work(desk)
        work.intake()
        if digest:
            write_digest(desk, forced=True)
        else:
            work.digest()
        work.send()
        if work.troubles:
            raise Failed("; ".join(f"{what}: {sentence}" for what, sentence in work.troubles.items()))


@app.command()
def migrate(config: Config = None) -> None:
    """Bring a database up to this version.

    An embedded one is brought up by itself.
    """
    from storage.database import migrate as migrate_database

    settings = settings_for(config)
    migrate_database(settings.storage.database)
    typer.echo("the database is up to date")
