"""One part of a letter from its template and fields, and what was at fault when it could not be made."""

from __future__ import annotations

from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, Undefined

from replies.bounds import TooMuch
from replies.faults import Fault, Unusable
from replies.letters import type_by_name
from replies.phrases import phrases
from replies.sandbox import ShelfLoader, Unknown, Walls
from replies.shelves import Shelf
from replies.wording import plain

PARTS = ("subject.txt", "txt", "html")


def languages_of(letter: str) -> tuple[str, ...]:
    """The languages that a letter is written in."""
    found: tuple[str, ...] = type_by_name[letter].languages  # type: ignore[attr-defined]
    return found


def walls_of(
    shelves: tuple[Shelf, ...], language: str, undefined: type[Undefined] = Unknown
) -> tuple[Walls, tuple[Fault, ...]]:
    """The sandbox of a language with all phrases that can be used, and the faults of those that cannot."""
    words, faults = phrases(shelves, language)
    return Walls(language, words, ShelfLoader(shelves), undefined), faults


def made(walls: Walls, name: str, fields: dict[str, Any]) -> str:
    """One part made of its fields. Raises Unusable with the file and line at fault, whatever the template did."""
    try:
        return walls.written(name, {**plain_fields(fields), "language": walls.language})
    except Unusable:
        raise
    except Exception as error:  # noqa: BLE001 - what a template can raise has no end; no slip in one may stop a letter
        raise Unusable(fault_of(error, name)) from None


def plain_fields(fields: dict[str, Any]) -> dict[str, object]:
    """The fields as cleaned copies: nothing in them can start a line, turn the direction or be reached into."""
    return {key: plain(value) for key, value in fields.items()}


def fault_of(error: BaseException, name: str) -> Fault:
    """What to tell an administrator about an error in a template."""
    if isinstance(error, TemplateNotFound):
        file, line = _place(error)
        missing = str(error.name or name)
        if file is None:
            return Fault(file=missing, sentence="there is no such file")
        return Fault(file=file, line=line, sentence=f"there is no file {missing} to include")
    if isinstance(error, TemplateSyntaxError):
        return Fault(file=error.name or name, line=error.lineno, sentence=error.message or "the syntax is wrong")
    file, line = _place(error)
    if isinstance(error, TemplateError | TooMuch):
        return Fault(file=file or name, line=line, sentence=getattr(error, "message", None) or str(error))
    if isinstance(error, RecursionError | MemoryError | SyntaxError):  # Python's own compiler gives the last two
        return Fault(file=file or name, sentence="includes itself, or is nested too deep")
    return Fault(file=file or name, line=line, sentence=f"{type(error).__name__}: {error}")


def _place(error: BaseException) -> tuple[str | None, int | None]:
    """The template's own file and line: the last frame of the traceback that stands in one."""
    file, line, place = None, None, error.__traceback__
    while place is not None:
        if place.tb_frame.f_code.co_filename.endswith((".txt", ".html")):
            file, line = place.tb_frame.f_code.co_filename, place.tb_lineno
        place = place.tb_next
    return file, line
