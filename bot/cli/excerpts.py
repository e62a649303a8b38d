"""registerbot register and case export: what leaves the register as files, for archive, publication and invoicing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.app import Config, app, settings_for
from bot.cli.exits import Exit, Failed
from bot.cli.register import case_app, opened, the_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from bot.core.excerpts import Delivery, Sheet, Words
    from bot.settings import Settings
    from storage.store import Transaction

register_app = typer.Typer(help="Write excerpts of the register.", no_args_is_help=True)
app.add_typer(register_app, name="register")

Out = Annotated[Path, typer.Argument(metavar="OUT", help="The file to write: .xlsx or .csv.")]


@register_app.command()
def diary(
    out: Out,
    config: Config = None,
    year: Annotated[int | None, typer.Option("--year", help="Only what came in or went out in this year.")] = None,
) -> None:
    """The diary: every document in and out, with its number, day and other party."""
    from bot.core.excerpts import diary as diary_sheet

    settings = settings_for(config)
    with opened(settings) as register:
        entries = register.registered(*_year(settings, year)) if year else register.registered()
        _write(diary_sheet(entries, _words(settings), settings.agency.timezone), out)


@register_app.command("public-list")
def public_list(
    out: Out,
    config: Config = None,
    day: Annotated[datetime | None, typer.Option("--day", formats=["%Y-%m-%d"], help="Else today.")] = None,
) -> None:
    """A day's public list (postlista): no names, no addresses, no illnesses."""
    from bot.core.excerpts import public_list as public_sheet

    settings = settings_for(config)
    with opened(settings) as register:
        entries = register.registered(*_day(settings, day))
        _write(public_sheet(entries, _words(settings), settings.agency.timezone), out)


@register_app.command()
def invoices(
    out: Out,
    config: Config = None,
    every: Annotated[bool, typer.Option("--all", help="Invoiced cases too.")] = False,
) -> None:
    """What delivered cases are to be invoiced: hours, rate, reference and Peppol id."""
    from bot.core.excerpts import invoice_basis

    settings = settings_for(config)
    with opened(settings) as register:
        deliveries = _deliveries(register, settings, every=every)
        _write(invoice_basis(deliveries, _words(settings), settings.agency.hourly_rate_sek), out)


@case_app.command()
def export(
    diary_number: Annotated[str, typer.Argument(metavar="DNR")],
    out: Annotated[Path, typer.Argument(metavar="OUT.zip")],
    config: Config = None,
) -> None:
    """A whole case as a zip: the case in JSON, every original and checksums."""
    from bot.case_export import export_case
    from storage.files import Files

    settings = settings_for(config)
    with opened(settings) as register:
        count = export_case(register, Files(Path(settings.storage.files)), the_case(register, diary_number), out)
    typer.echo(f"{out}: {count} originals")


def _write(sheet: Sheet, out: Path) -> None:
    from bot.sheets import SheetFormatUnknown, write_sheet

    try:
        count = write_sheet(sheet, out)
    except SheetFormatUnknown as error:
        raise Failed(str(error), Exit.UNUSABLE) from None
    typer.echo(f"{out}: {count} rows")


def _words(settings: Settings) -> Words:
    from replies.render import Templates

    return Templates(settings.templates.folder).words("sv")


def _year(settings: Settings, year: int) -> tuple[datetime, datetime]:
    zone = _zone(settings)
    return datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)


def _day(settings: Settings, day: datetime | None) -> tuple[datetime, datetime]:
    from datetime import timedelta

    zone = _zone(settings)
    start = (day or datetime.now(zone)).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=zone)
    return start, start + timedelta(days=1)  # wall-clock days: the zone makes them 23 or 25 hours twice a year


def _zone(settings: Settings) -> ZoneInfo:
    from zoneinfo import ZoneInfo

    return ZoneInfo(settings.agency.timezone)


def _deliveries(register: Transaction, settings: Settings, *, every: bool) -> Iterator[Delivery]:
    from bot.core.excerpts import Delivery
    from bot.core.steps import Step

    delivered = register.latest_events()
    for case in register.cases():
        on = delivered.get(case.id, {}).get(Step.DELIVERED)
        if on is not None and (every or case.step == Step.DELIVERED):
            versions = register.specifications(case.id)
            approved = [version for version in versions if version.state == "approved"]
            yield Delivery(
                case=case,
                delivered_on=on.astimezone(_zone(settings)).date().isoformat(),
                specification=next(reversed(approved or versions), None),
            )
