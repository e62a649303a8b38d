"""The commands, and the options that all of them share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.settings import Settings

Config = Annotated[
    Path | None,
    typer.Option("--config", help="The configuration; else ./config.toml, then /etc/registerbot/config.toml."),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, for machines.")]

app = typer.Typer(
    name="registerbot",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _tell_version(asked: bool) -> None:
    if asked:
        from bot.version import VERSION

        typer.echo(f"registerbot {VERSION}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Say which this is.")]


@app.callback()
def every_command(version: Version = False) -> None:
    """The mail intake of the register service: stores, reads, registers and answers what reaches the mailbox."""


def settings_for(config: Path | None) -> Settings:
    """The settings to work with. Raises ConfigUnusable with every fault."""
    from bot.config import config_path, read_settings

    return read_settings(config_path(config))


def settings_or_samples(config: Path | None) -> Settings:
    """The settings if there is a configuration, else plainly invented ones: for commands that touch nothing."""
    from bot.config import config_path, read_settings
    from bot.settings import Agency

    path = config_path(config)
    if config is None and not path.is_file():
        return Settings(agency=Agency(name="Exempelmyndigheten", mailbox_address="registerservice@agency.example"))
    return read_settings(path)


from bot.cli import demo, excerpts, inspect, operate, register, serve, templates  # noqa: E402 - each adds its commands to `app`

__all__ = ["app", "demo", "excerpts", "inspect", "operate", "register", "serve", "templates"]
