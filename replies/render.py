"""Letters to text: templates in a sandbox, phrases by code, and the built-in wording whenever an own one is broken (P25)."""

from __future__ import annotations

import textwrap
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError
from jinja2.utils import pass_context

from replies.faults import Fault, Unusable
from replies.letters import type_by_name
from replies.shelves import Shelf, built_in, own

PARTS = ("subject.txt", "txt", "html")
WIDTH = 76
LONGEST_SUBJECT = 150
LARGEST = 1 << 20  # characters of a finished part
_FILTERS = (
    "default",
    "escape",
    "e",
    "first",
    "int",
    "join",
    "last",
    "length",
    "lower",
    "round",
    "sort",
    "string",
    "upper",
)
_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
Phrases = dict[str, dict[str, str]]


class TemplateBroken(Exception):
    """A letter cannot be made, not even with the built-in wording; it waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A finished letter. `fell_back` tells which own files were broken and left aside."""

    subject: str
    text: str
    html: str
    fell_back: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A letter as administrators see it."""

    letter: str
    languages: tuple[str, ...]
    own_files: tuple[str, ...]


class Templates:
    """The letters' wordings: the administrators' folder before the built-in one."""

    def __init__(self, folder: Path | None) -> None:
        self._own = own(folder) if folder else None
        self._built_in = built_in()

    def render(self, letter: str, language: str, fields: dict[str, Any]) -> Rendered:
        """A letter from its fields (plain JSON-like values). Raises TemplateBroken only for the built-in wording."""
        if self._own is not None:
            try:
                return _rendered((self._own, self._built_in), letter, language, fields)
            except Unusable as error:
                broken = error.fault
            try:
                return _rendered((self._built_in,), letter, language, fields, (broken,))
            except Unusable as error:
                raise TemplateBroken(str(error)) from None
        try:
            return _rendered((self._built_in,), letter, language, fields)
        except Unusable as error:
            raise TemplateBroken(str(error)) from None

    def faults(self) -> tuple[Fault, ...]:
        """Every fault in every template and phrase file: each is compiled, and each letter made of every sample."""
        from replies.checking import faults_of  # noqa: PLC0415 - only who checks needs the samples

        return faults_of(self._own, self._built_in)

    def listing(self) -> tuple[Listed, ...]:
        """The letters, their languages, and which of their files are the administrators' own."""
        mine = tuple(self._own.names()) if self._own else ()
        return tuple(
            Listed(
                letter=name,
                languages=cls.languages,  # type: ignore[attr-defined]
                own_files=tuple(file for file in mine if file.startswith(f"{name}/")),
            )
            for name, cls in type_by_name.items()
        )


def _rendered(
    shelves: tuple[Shelf, ...], letter: str, language: str, fields: dict[str, Any], fell_back: tuple[Fault, ...] = ()
) -> Rendered:
    subject, text, html = (made(shelves, f"{letter}/{language}.{part}", language, fields) for part in PARTS)
    return Rendered(
        subject=" ".join(subject.split())[:LONGEST_SUBJECT], text=_wrapped(text), html=html, fell_back=fell_back
    )


def made(shelves: tuple[Shelf, ...], name: str, language: str, fields: dict[str, Any]) -> str:
    """One file made of its fields. Raises Unusable with the file and line that is at fault."""
    environment = environment_of(shelves, html=name.endswith(".html"))
    values = {"phrases": phrases_of(shelves, language), "language": language}
    try:
        pieces = environment.get_template(name).generate(**_plain(fields), **values)
        return _limited(pieces, name)
    except Unusable:
        raise
    except TemplateNotFound as error:
        raise Unusable(Fault(file=str(error.name or name), sentence="there is no such file")) from None
    except TemplateSyntaxError as error:
        raise Unusable(Fault(file=error.name or name, line=error.lineno, sentence=error.message or "syntax")) from None
    except SecurityError as error:
        raise Unusable(Fault(file=name, line=_line(error), sentence=f"is not allowed: {error.message}")) from None
    except (TemplateError, TypeError, ValueError, KeyError, ArithmeticError, RecursionError, LookupError) as error:
        sentence = getattr(error, "message", None) or f"{type(error).__name__}: {error}"
        raise Unusable(Fault(file=_file(error) or name, line=_line(error), sentence=str(sentence))) from None


def environment_of(shelves: tuple[Shelf, ...], *, html: bool) -> Environment:
    """The sandbox in which templates run: no object of ours is within reach, only what is listed here."""
    environment = ImmutableSandboxedEnvironment(
        loader=_ShelfLoader(shelves), undefined=StrictUndefined, autoescape=html, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters = {name: environment.filters[name] for name in _FILTERS} | {
        "phrase": _phrase,
        "sentence": _sentence,
        "date": _date,
        "money": _money,
        "cut": _cut,
    }
    environment.globals = {}
    return environment


class _ShelfLoader(BaseLoader):
    """Finds a template on the first shelf that has it, and nowhere else."""

    def __init__(self, shelves: tuple[Shelf, ...]) -> None:
        self._shelves = shelves

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Any]:  # noqa: ARG002
        """The file's text, under its name on the shelf."""
        for shelf in self._shelves:
            if (text := shelf.text(template)) is not None:
                return text, template, None
        raise TemplateNotFound(template)


def phrases_of(shelves: tuple[Shelf, ...], language: str) -> Phrases:
    """The wordings of a language by section and code; own ones win key by key. Raises Unusable."""
    merged: Phrases = {}
    for shelf in reversed(shelves):
        text = shelf.text(f"phrases/{language}.toml")
        for section, codes in (_toml(f"phrases/{language}.toml", text) if text else {}).items():
            merged.setdefault(section, {}).update(codes)
    return merged


@cache
def _toml(name: str, text: str) -> Phrases:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Unusable(Fault(file=name, sentence=f"is not TOML: {error}")) from None
    for section, codes in document.items():
        if not isinstance(codes, dict) or not all(isinstance(value, str) for value in codes.values()):
            raise Unusable(Fault(file=name, sentence=f'[{section}] wants lines of the kind: code = "wording"'))
    return document


def _plain(value: Any) -> Any:
    """A copy of plain values: dicts, lists, strings and numbers, and nothing that has methods worth reaching."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _limited(pieces: Iterator[str], name: str) -> str:
    collected, size = [], 0
    for piece in pieces:
        size += len(piece)
        if size > LARGEST:
            raise Unusable(Fault(file=name, sentence="makes a letter of more than a million characters"))
        collected.append(piece)
    return "".join(collected)


@pass_context
def _phrase(context: Any, code: str, section: str) -> str:
    """A code's wording; a code that has none is shown as readable words."""
    wording = context["phrases"].get(section, {}).get(code)
    return str(wording) if wording is not None else str(code).replace("-", " ")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


@pass_context
def _date(context: Any, iso: str) -> str:
    """A day in words: 24 november 2026."""
    year, month, day = (int(part) for part in iso.split("-"))
    return f"{day}\N{NO-BREAK SPACE}{_MONTHS[context['language']][month - 1]} {year}"


@pass_context
def _money(context: Any, kronor: int) -> str:
    """An amount as the language writes it: 1 100 kr, SEK 1,100."""
    if context["language"] == "en":
        return f"SEK\N{NO-BREAK SPACE}{kronor:,}"
    return f"{kronor:,} kr".replace(",", "\N{NO-BREAK SPACE}").replace(" ", "\N{NO-BREAK SPACE}")


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _wrapped(text: str) -> str:
    """Plain text as mail programs like it: lines of at most 76 characters, hanging lists, single blank lines.

    A line that is indented four steps is shown as it is: a command to copy.
    """
    lines: list[str] = []
    for line in text.strip().splitlines():
        stripped = line.strip()
        if not stripped:
            lines += [] if lines and not lines[-1] else [""]
        elif line.startswith("    "):
            lines.append(line.rstrip())
        else:
            indent = "  " if line.startswith("  ") else ""
            hanging = "  " if stripped.startswith("- ") else ""
            lines += _fold(stripped, indent, indent + hanging)
    return "\n".join(lines) + "\n"


def _fold(line: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        line, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _line(error: BaseException) -> int | None:
    """The template's own line: the last frame of the traceback that stands in a template."""
    found, place = None, error.__traceback__
    while place is not None:
        if place.tb_frame.f_code.co_filename.endswith((".txt", ".html")):
            found = place.tb_lineno
        place = place.tb_next
    return found


def _file(error: BaseException) -> str | None:
    found, place = None, error.__traceback__
    while place is not None:
        if place.tb_frame.f_code.co_filename.endswith((".txt", ".html")):
            found = place.tb_frame.f_code.co_filename
        place = place.tb_next
    return found
