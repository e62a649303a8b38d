"""Letters to text: templates in a sandbox, phrases by code, the built-in wording where an own one is broken (P25)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from replies.checking import faults_of
from replies.faults import Fault, Unusable
from replies.letters import type_by_name
from replies.making import PARTS, languages_of, made, walls_of
from replies.sandbox import Walls
from replies.shelves import Shelf, shelves_of
from replies.wording import html_part, subject_line, text_part


class TemplateBroken(Exception):
    """A letter cannot be made, not even with the built-in wording; it waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A finished letter. `fell_back` tells which own files, or lines of them, were broken and left aside."""

    subject: str
    text: str
    html: str
    fell_back: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A letter as administrators see it; "" stands for files that all letters share."""

    letter: str
    languages: tuple[str, ...]
    own_files: tuple[str, ...]


class Templates:
    """The letters' wordings: the administrators' folder before the built-in one. Holds the compiled templates."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._shelves = shelves_of(folder)
        self._kept: dict[tuple[tuple[Shelf, ...], str], Walls] = {}

    def render(self, letter: str, language: str, fields: dict[str, Any]) -> Rendered:
        """A letter from its fields (plain JSON-like values). Raises TemplateBroken only for the built-in wording."""
        told: tuple[Fault, ...] = ()
        for shelves in dict.fromkeys((self._shelves, self._shelves[:1])):
            walls, faults = self._walls(shelves, language)
            told += faults
            try:
                subject, text, html = (made(walls, f"{letter}/{language}.{part}", fields) for part in PARTS)
            except Unusable as error:
                told += (error.fault,)
            else:
                return Rendered(
                    subject=subject_line(subject), text=text_part(text), html=html_part(html), fell_back=told
                )
        raise TemplateBroken(str(told[-1]))

    def words(self, language: str) -> Callable[[str, str], str]:
        """The wording of any code by its table, as the letters of a language have it."""
        return self._walls(self._shelves, language)[0].phrases.word

    def faults(self) -> tuple[Fault, ...]:
        """Every fault in every template and phrase file: each is compiled, and each letter made of every sample."""
        return faults_of(self._folder)

    def listing(self) -> tuple[Listed, ...]:
        """The letters, their languages, and which files are the administrators' own; shared ones at the end."""
        mine = tuple(name for shelf in self._shelves if shelf.own for name in shelf.names())
        letters = tuple(
            Listed(
                letter=name, languages=languages_of(name), own_files=tuple(f for f in mine if f.startswith(f"{name}/"))
            )
            for name in type_by_name
        )
        shared = tuple(file for file in mine if file.split("/")[0] not in type_by_name)
        return (*letters, Listed(letter="", languages=(), own_files=shared)) if shared else letters

    def _walls(self, shelves: tuple[Shelf, ...], language: str) -> tuple[Walls, tuple[Fault, ...]]:
        """The sandbox of a language, kept while the phrase files say the same; templates look after themselves."""
        fresh, faults = walls_of(shelves, language)
        kept = self._kept.setdefault((shelves, language), fresh)
        if kept.phrases != fresh.phrases:
            kept = self._kept[shelves, language] = fresh
        return kept, faults
