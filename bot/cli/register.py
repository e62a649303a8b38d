"""registerbot case and requeue: reads the register, and settles mails that wait for a person."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.app import AsJson, Config, app, settings_for
from bot.cli.exits import Exit, Failed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.settings import Settings
    from storage.records import Case
    from storage.store import Transaction

case_app = typer.Typer(help="Read the register.", no_args_is_help=True)
app.add_typer(case_app, name="case")


@contextmanager
def opened(settings: Settings, *, write: bool = False) -> Iterator[Transaction]:
    """The register that the settings name, for as long as the block lasts. Raises Failed when there is none yet."""
    from storage.store import open_store

    path = Path(settings.storage.database.removeprefix("sqlite:///"))
    if settings.storage.database.startswith("sqlite") and not path.is_file():
        raise Failed(f"there is no register yet at {path}; it is made when the service first runs")
    store = open_store(settings.storage.database)
    try:
        with store.transaction() if write else store.reading() as register:
            yield register
    finally:
        store.close()


@case_app.command("list")
def list_cases(config: Config = None, as_json: AsJson = False) -> None:
    """The cases, newest last."""
    settings = settings_for(config)
    with opened(settings) as register:
        _print_cases(register.cases(), settings.agency.timezone, as_json=as_json)


@case_app.command()
def find(
    text: Annotated[str, typer.Argument(help="A diary number, a name, an address or words of the title.")],
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """The cases that a text fits."""
    settings = settings_for(config)
    with opened(settings) as register:
        _print_cases(register.find_cases(text), settings.agency.timezone, as_json=as_json)


@case_app.command()
def show(
    diary_number: Annotated[str, typer.Argument(metavar="DNR")], config: Config = None, as_json: AsJson = False
) -> None:
    """One case as a story: its people, its documents in and out, and what happened."""
    from bot.case_export import case_record

    settings = settings_for(config)
    with opened(settings) as register:
        whole = case_record(register, the_case(register, diary_number))
    if as_json:
        typer.echo(json.dumps(whole, ensure_ascii=False))
    else:
        _print_case(whole, settings.agency.timezone)


def the_case(register: Transaction, diary_number: str) -> Case:
    """The case of a number. Raises Failed with what to do when there is none."""
    case = register.case_by_number(diary_number)
    if case is None:
        raise Failed(f"there is no case {diary_number}; `registerbot case find` looks for parts of it")
    return case


@app.command()
def requeue(
    ids: Annotated[list[int], typer.Argument(metavar="ID...", help="Waiting mails, as the digest numbers them.")],
    config: Config = None,
    take_in: Annotated[bool, typer.Option("--take-in", help="It is an order: open a case.")] = False,
    join: Annotated[str | None, typer.Option("--join", metavar="DNR", help="It belongs to this case.")] = None,
    set_aside: Annotated[bool, typer.Option("--set-aside", help="No case comes of it.")] = False,
) -> None:
    """Take held mails in again, or settle them."""
    if sum((take_in, join is not None, set_aside)) > 1:
        raise Failed("choose one of --take-in, --join and --set-aside", Exit.UNUSABLE)
    with opened(settings_for(config), write=True) as register:
        results = {mail_id: _settle(register, mail_id, take_in, join, set_aside) for mail_id in ids}
    for mail_id, result in results.items():
        typer.echo(f"mail {mail_id}: {result}")
    if bad := [mail_id for mail_id, result in results.items() if result in _WRONG]:
        raise Failed(f"nothing was done with {', '.join(map(str, bad))}")


_WRONG = {"no-such-mail", "already-settled", "no-such-case"}


def _settle(register: Transaction, mail_id: int, take_in: bool, join: str | None, set_aside: bool) -> str:
    from datetime import UTC, datetime

    from bot import ledger
    from bot.core.commands import Action, Command

    now = datetime.now(UTC)
    action = Action.TAKE_IN if take_in else Action.JOIN if join else Action.SET_ASIDE if set_aside else None
    if action is None:
        return ledger.requeue(register, mail_id, now)
    command = Command(line="", action=action, mail_id=mail_id, diary_number=join)
    return ledger.settle(register, command, "operator", now)


def _print_cases(cases: tuple[Case, ...], timezone: str, *, as_json: bool) -> None:
    if as_json:
        import msgspec

        for case in cases:
            typer.echo(json.dumps(msgspec.to_builtins(case), ensure_ascii=False))
        return
    from rich.console import Console
    from rich.table import Table

    from bot.cli.story import rows

    table = Table("number", "came in", "step", "missing", "flags", box=None, padding=(0, 2, 0, 0))
    for row in rows(cases, timezone):
        table.add_row(*row)
    Console().print(table if cases else "no case")


def _print_case(whole: dict[str, Any], timezone: str) -> None:
    from rich.console import Console
    from rich.text import Text

    from bot.cli.story import story

    console = Console()
    console.rule(whole["case"]["diary_number"])
    for line in story(whole, timezone):
        console.print(Text(line), soft_wrap=True)
