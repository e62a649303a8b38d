"""Letters to text: templates in a sandbox, phrases by code, the last good wording where an own one is broken (P25)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from replies.checking import faults_of
from replies.faults import BUILT_IN, LAST_GOOD, Fault, Unusable
from replies.kept import last_good
from replies.letters import type_by_name
from replies.making import PARTS, languages_of, made
from replies.phrases import phrases
from replies.sandbox import ShelfLoader, Walls
from replies.shelves import Shelf, own, shelves_of
from replies.wording import html_part, subject_line, text_part


class TemplateBroken(Exception):
    """A letter cannot be made, not even with the built-in wording; it waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A finished letter. `fell_back` tells what of the own files was broken, and which wording served in its place."""

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
    """The letters' wordings: the administrators' folder before the built-in one. Holds the compiled templates.

    In `room` lies their last good set (`kept`); it stands in for a letter, or a phrase file, that is broken now.
    """

    def __init__(self, folder: Path | None, room: Path | None = None) -> None:
        self._folder = folder
        self._room = room
        self._compiled: dict[tuple[tuple[Shelf, ...], str], Walls] = {}

    def render(self, letter: str, language: str, fields: dict[str, Any], *, own_too: bool = True) -> Rendered:
        """A letter from its fields (plain JSON-like values); without `own_too`, of the last good set.

        Raises TemplateBroken only for the built-in wording.
        """
        told: tuple[Fault, ...] = ()
        for shelves, kept in self._in_turn(own_too=own_too):
            walls, faults = self._walls(shelves, language)
            told += faults
            try:
                subject, text, html = (made(walls, f"{letter}/{language}.{part}", fields) for part in PARTS)
            except Unusable as error:
                told += (error.fault,)
            else:
                return Rendered(
                    subject=subject_line(subject),
                    text=text_part(text),
                    html=html_part(html),
                    fell_back=tuple(with_stand_in(fault, kept) for fault in dict.fromkeys(told)),
                )
        raise TemplateBroken(str(told[-1]))

    def _in_turn(self, *, own_too: bool) -> Iterator[tuple[tuple[Shelf, ...], Path | None]]:
        """The shelves to try, one after another, each with the last good set where that has its say in it."""
        kept = last_good(self._room)
        if own_too and self._folder:
            yield shelves_of(self._folder), kept
        if kept:
            yield shelves_of(kept), kept
        yield shelves_of(None), None

    def words(self, language: str) -> Callable[[str, str], str]:
        """The wording of any code by its table, as the letters of a language have it."""
        return self._walls(shelves_of(self._folder), language)[0].phrases.word

    def faults(self) -> tuple[Fault, ...]:
        """Every fault in every template and phrase file: each is compiled, and each letter made of every sample."""
        kept = last_good(self._room)
        return tuple(with_stand_in(fault, kept) for fault in faults_of(self._folder))

    def listing(self) -> tuple[Listed, ...]:
        """The letters, their languages, and which files are the administrators' own; shared ones at the end."""
        mine = tuple(name for shelf in shelves_of(self._folder) if shelf.own for name in shelf.names())
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
        words, faults = phrases(shelves, language)
        if faults and (kept := last_good(self._room)):
            words, _ = phrases(shelves_of(kept), language)
        compiled = self._compiled.get((shelves, language))
        if compiled is None or compiled.phrases != words:
            compiled = self._compiled[shelves, language] = Walls(language, words, ShelfLoader(shelves))
        return compiled, faults


def with_stand_in(fault: Fault, kept: Path | None) -> Fault:
    """A fault that says which wording serves in place of what is broken: a file, or all of a letter in a language."""
    was_good = kept is not None and any(name.startswith(fault.file) for name in own(kept).names())
    return replace(fault, instead=LAST_GOOD if was_good else BUILT_IN)
