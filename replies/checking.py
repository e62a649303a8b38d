"""Finds every fault in templates and phrase files at once, before a letter does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Undefined, meta, nodes

from replies.faults import Fault, Unusable
from replies.letters import type_by_name
from replies.making import PARTS, fault_of, languages_of, made, walls_of
from replies.phrases import FREE, Phrases, Tables, phrases
from replies.samples import cases, sample
from replies.sandbox import TOO_LONG, ShelfLoader, Walls, unknown_sentence
from replies.shelves import Shelf, built_in, shelves_of

LANGUAGES = ("sv", "en")


def faults_of(folder: Path | None) -> tuple[Fault, ...]:
    """Every fault in the built-in and the administrators' own files, each once, in the order of the files."""
    shelves = shelves_of(folder)
    found = {*_of_built_in(), *(fault for shelf in shelves[1:] for fault in _files(shelf))}
    found |= {fault for language in LANGUAGES for fault in phrases(shelves, language)[1]}
    found |= set(_letters(shelves))
    told = (fault for fault in found if not any(_says_more(other, fault) for other in found))
    return tuple(sorted(told, key=lambda fault: (fault.file, fault.line or 0, fault.sentence)))


def _says_more(one: Fault, other: Fault) -> bool:
    return (one.file, one.line) == (other.file, other.line) and one.sentence.startswith(f"{other.sentence};")


@cache  # what is built in stays as it is while the program runs
def _of_built_in() -> tuple[Fault, ...]:
    return tuple(_files(built_in()))


@cache
def _names() -> frozenset[str]:
    return frozenset(built_in().names())


@cache
def _words() -> tuple[Tables, ...]:
    return tuple(phrases((built_in(),), language)[0].tables for language in LANGUAGES)


def _files(shelf: Shelf) -> Iterator[Fault]:
    """Files by themselves: known by their name, readable, of sound syntax, and asking only for what exists."""
    known = _names()
    for name in shelf.names():
        if name not in known and not _is_own_part(name):
            yield Fault(file=name, sentence=f"belongs to no letter; {_nearest(name, known)}")
            continue
        try:
            text = shelf.text(name)
        except Unusable as error:
            yield error.fault
            continue
        if not name.endswith(".toml"):
            yield from _template(name, text or "", shelf)


def _is_own_part(name: str) -> bool:
    """A part of the administrators' own that their templates include: its name begins with an underscore."""
    return PurePosixPath(name).name.startswith("_") and name.endswith((".txt", ".html"))


def _nearest(name: str, known: frozenset[str]) -> str:
    near = get_close_matches(name, sorted(known), 1, 0.5)
    own = "a part of your own begins with _"
    return f"did you mean {near[0]}? ({own})" if near else own


def _template(name: str, text: str, shelf: Shelf) -> Iterator[Fault]:
    walls = Walls("sv", Phrases(), ShelfLoader((shelf,)))
    try:
        tree = walls.parse(text, name, name)
        asked = meta.find_undeclared_variables(tree)
        walls.compile(tree, name, name)
    except Exception as error:  # noqa: BLE001 - besides its own errors, what is nested too deep for jinja2 or Python
        yield replace(fault_of(error, name), file=name)
        return
    yield from _unworded(name, tree)
    letter = type_by_name.get(name.split("/", maxsplit=1)[0])
    if letter is None or PurePosixPath(name).name.split(".")[0] not in LANGUAGES:
        return  # a shared part: what it may ask for depends on who includes it
    there = dict.fromkeys([*(field.name for field in fields(letter)), "language"])
    for unknown in sorted(asked - set(there)):
        line = next((n for n, row in enumerate(text.splitlines(), 1) if unknown in row), None)
        yield Fault(file=name, line=line, sentence=unknown_sentence(unknown, there))


def _unworded(name: str, tree: nodes.Template) -> Iterator[Fault]:
    """Tables, and codes written out in a template, that the built-in phrases do not have in any language."""
    for node in tree.find_all(nodes.Filter):
        table = node.args[0] if node.name in {"phrase", "phrases"} and node.args else None
        if not isinstance(table, nodes.Const) or table.value == FREE:
            continue
        known = [one[table.value] for one in _words() if table.value in one]
        if not known:
            yield Fault(file=name, line=node.lineno, sentence=f"there is no table of phrases [{table.value}]")
        elif isinstance(node.node, nodes.Const) and all(node.node.value not in one for one in known):
            sentence = f"the table of phrases [{table.value}] has no code {node.node.value}"
            yield Fault(file=name, line=node.lineno, sentence=sentence)


def _letters(shelves: tuple[Shelf, ...]) -> Iterator[Fault]:
    """Every letter made of every sample: what a template does with its fields shows here."""
    own = {name.split("/")[0] for shelf in shelves[1:] for name in shelf.names()}
    if not own <= set(type_by_name):  # a shared part, or a phrase, may show in any letter
        own = set(type_by_name)
    yield from (fault for letter in set(type_by_name) - own for fault in _of_built_in_letter(letter))
    yield from _made(own, shelves)


@cache
def _of_built_in_letter(letter: str) -> tuple[Fault, ...]:
    return tuple(_made({letter}, (built_in(),)))


def _made(letters: set[str], shelves: tuple[Shelf, ...]) -> Iterator[Fault]:
    for language in LANGUAGES:
        noted: list[Fault] = []
        walls, _ = walls_of(shelves, language, _noting(noted))
        for letter in (one for one in type_by_name if one in letters and language in languages_of(one)):
            for part in PARTS:
                yield from _part(walls, letter, language, part)
        yield from noted


def _part(walls: Walls, letter: str, language: str, part: str) -> Iterator[Fault]:
    for case in cases(letter):
        try:
            made(walls, f"{letter}/{language}.{part}", sample(letter, language, case))
        except Unusable as error:
            yield error.fault
            if error.fault.sentence == TOO_LONG:  # the other samples would take as long
                return


def _noting(noted: list[Fault]) -> type[Undefined]:
    """Stands in for a field that does not exist, and notes where it is used, so that one hides no other."""

    class Noting(Undefined):
        def _note(self, *_: Any) -> str:
            file, line = _template_line()
            if file is None:
                raise nodes.Impossible  # jinja2 tries what it can at compile time; it comes back when the part is made
            sentence = self._undefined_hint or unknown_sentence(self._undefined_name, self._undefined_obj)
            noted.append(Fault(file=file, line=line, sentence=sentence))
            return ""

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            self._note()
            return self

        def __iter__(self) -> Iterator[Any]:
            return iter(self._note())

        def __len__(self) -> int:
            return len(self._note())

        def __bool__(self) -> bool:
            return bool(self._note())

        def __eq__(self, other: object) -> bool:
            return self._note() == other

        __str__ = _note
        __hash__ = Undefined.__hash__

    return Noting


def _template_line() -> tuple[str | None, int | None]:
    """The line of a template that is being worked on; jinja2 leaves the template in its frame."""
    frame = sys._getframe(1)
    while frame is not None and "__jinja_template__" not in frame.f_globals:
        frame = frame.f_back  # type: ignore[assignment]
    if frame is None:
        return None, None
    template = frame.f_globals["__jinja_template__"]
    return str(template.name), template.get_corresponding_lineno(frame.f_lineno)
