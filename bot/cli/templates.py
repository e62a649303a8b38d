"""registerbot templates: for the administrators who word the letters."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.app import Config, app, settings_or_samples
from bot.cli.exits import Exit, Failed
from bot.cli.printing import console

templates_app = typer.Typer(help="The letters' wordings.", no_args_is_help=True)
app.add_typer(templates_app, name="templates")


@templates_app.command("list")
def list_templates(config: Config = None) -> None:
    """The letters, their languages, and which files are your own."""
    from rich.table import Table

    from replies.render import Templates

    table = Table("letter", "languages", "your own files", box=None, padding=(0, 2, 0, 0))
    for listed in Templates(settings_or_samples(config).templates.folder).listing():
        table.add_row(listed.letter, ", ".join(listed.languages), ", ".join(listed.own_files) or "-")
    console().print(table)


@templates_app.command()
def check(config: Config = None) -> None:
    """Find every fault in all templates and phrase files."""
    from contextlib import closing

    from bot.desk import renderer_of

    with closing(renderer_of(settings_or_samples(config))) as renderer:
        faults = renderer.faults()
    for fault in faults:
        typer.echo(str(fault))
    if faults:
        raise Failed(f"{len(faults)} faults found", Exit.FAULTS_FOUND)
    typer.echo("all templates are sound")


@templates_app.command()
def preview(
    letter: Annotated[str, typer.Argument(help="A letter, as `templates list` names it.")],
    config: Config = None,
    language: Annotated[str, typer.Option(help="sv or en.")] = "sv",
    case: Annotated[str | None, typer.Option("--case", metavar="DNR", help="Show it as sent in a real case.")] = None,
    sample: Annotated[str | None, typer.Option(help="A named set of sample data.")] = None,
    html: Annotated[bool, typer.Option("--html", help="The HTML part instead of the text.")] = False,
) -> None:
    """Show a letter with sample data, or with a real case's."""
    from contextlib import closing

    from bot.desk import renderer_of
    from replies.render import TemplateBroken, Templates

    settings = settings_or_samples(config)
    known = {listed.letter: listed.languages for listed in Templates(settings.templates.folder).listing()}
    if letter not in known:
        raise Failed(f"no letter {letter!r}; there are {', '.join(known)}", Exit.UNUSABLE)
    if language not in known[letter]:
        raise Failed(f"{letter} is written in {', '.join(known[letter])}", Exit.UNUSABLE)
    fields = _real_fields(config, case, letter) if case else _sample_fields(letter, language, sample)
    try:
        with closing(renderer_of(settings)) as renderer:
            rendered = renderer.render(letter, language, fields)
    except TemplateBroken as error:
        raise Failed(str(error)) from None
    for fault in rendered.fell_back:
        typer.echo(f"your own template is broken: {fault}", err=True)
    typer.echo(rendered.html if html else f"Subject: {rendered.subject}\n\n{rendered.text}")


@templates_app.command()
def edit(
    name: Annotated[str, typer.Argument(metavar="LETTER|FILE", help="A letter, or a file such as phrases/sv.toml.")],
    config: Config = None,
    language: Annotated[str, typer.Option(help="sv or en.")] = "sv",
) -> None:
    """Open your own copies of a letter's files in your editor ($VISUAL or $EDITOR), then check them."""
    from bot.cli.editing import left_as_built_in, opened, own_copies

    settings = settings_or_samples(config)
    folder = settings.templates.folder
    if folder is None:
        raise Failed('there is no folder for your own wordings: set [templates] folder = "templates"', Exit.UNUSABLE)
    copies = own_copies(name, language, folder)
    if not opened(tuple(copies.values())):
        typer.echo("no editor is set (VISUAL or EDITOR); edit these, then run `registerbot templates check`:")
        typer.echo("\n".join(map(str, copies.values())))
        return
    for path in left_as_built_in(copies):
        typer.echo(f"{path} says what is built in: nothing is kept of it")
    check(config)


def _sample_fields(letter: str, language: str, sample: str | None) -> dict[str, object]:
    from replies.samples import sample as sample_fields

    try:
        return sample_fields(letter, language, sample) if sample else sample_fields(letter, language)
    except (KeyError, LookupError) as error:
        raise Failed(f"no such sample: {error}", Exit.UNUSABLE) from None


def _real_fields(config: object, diary_number: str, letter: str) -> dict[str, object]:
    from pathlib import Path

    from bot.cli.app import settings_for
    from storage.store import open_store

    store = open_store(settings_for(config if isinstance(config, Path) else None).storage.database)
    try:
        with store.reading() as register:
            case = register.case_by_number(diary_number)
            letters = register.letters(case_id=case.id) if case else ()
    finally:
        store.close()
    if case is None:
        raise Failed(f"there is no case {diary_number}")
    fields = next((owed.owed.fields for owed in reversed(letters) if owed.owed.letter == letter), None)
    if fields is None:
        raise Failed(f"case {diary_number} has no letter {letter!r} yet")
    return fields
