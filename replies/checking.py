"""Finds every fault in templates and phrase files at once, before a letter does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from jinja2 import TemplateSyntaxError

from replies.faults import Fault, Unusable
from replies.letters import type_by_name
from replies.render import PARTS, environment_of, made, phrases_of
from replies.samples import cases, sample
from replies.shelves import Shelf

LANGUAGES = ("sv", "en")


def faults_of(own: Shelf | None, built_in: Shelf) -> tuple[Fault, ...]:
    """Every fault, each once, in the order of the files."""
    shelves = (own, built_in) if own else (built_in,)
    found = {
        *(fault for shelf in shelves for fault in _files(shelf, built_in)),
        *_phrases(shelves, built_in),
        *_letters(shelves),
    }
    return tuple(sorted(found, key=lambda fault: (fault.file, fault.line or 0, fault.sentence)))


def _files(shelf: Shelf, built_in: Shelf) -> Iterator[Fault]:
    """Files by themselves: known by their name, readable, and of sound syntax."""
    known = set(built_in.names())
    for name in shelf.names():
        if name not in known and not _is_new_part(name):
            yield Fault(file=name, sentence=f"belongs to no letter; {_nearest(name, known)}")
            continue
        try:
            text = shelf.text(name)
        except Unusable as error:
            yield error.fault
            continue
        if not name.endswith(".toml") and text is not None:
            yield from _syntax(name, text, shelf)


def _is_new_part(name: str) -> bool:
    """A part of their own, at the top of the folder or beside a letter, that other templates include."""
    stem = PurePosixPath(name).name
    return stem.startswith("_") and name.endswith((".txt", ".html"))


def _nearest(name: str, known: set[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only when there is a fault

    near = get_close_matches(name, sorted(known), 1, 0.5)
    return f"did you mean {near[0]}? (a part of your own begins with _)" if near else "a part of your own begins with _"


def _syntax(name: str, text: str, shelf: Shelf) -> Iterator[Fault]:
    try:
        environment_of((shelf,), html=name.endswith(".html")).compile(text, name, name)
    except TemplateSyntaxError as error:
        yield Fault(file=name, line=error.lineno, sentence=error.message or "the syntax is wrong")


def _phrases(shelves: tuple[Shelf, ...], built_in: Shelf) -> Iterator[Fault]:
    """Phrase files that do not read, and codes that nothing asks for."""
    for language in LANGUAGES:
        name = f"phrases/{language}.toml"
        known = phrases_of((built_in,), language)
        for shelf in shelves:
            try:
                given = phrases_of((shelf,), language)
            except Unusable as error:
                yield error.fault
                continue
            for section, codes in given.items():
                unknown = [code for code in codes if code not in known.get(section, {})]
                if section not in known:
                    yield Fault(file=name, sentence=f"there is no section [{section}]")
                else:
                    yield from (Fault(file=name, sentence=f"[{section}] has no code {code!r}") for code in unknown)


def _letters(shelves: tuple[Shelf, ...]) -> Iterator[Fault]:
    """Every letter made of every sample: undefined fields and forbidden reaches show here."""
    for letter, cls in type_by_name.items():
        for language in cls.languages:  # type: ignore[attr-defined]
            for case in cases(letter):
                for part in PARTS:
                    try:
                        made(shelves, f"{letter}/{language}.{part}", language, sample(letter, language, case))
                    except Unusable as error:
                        yield error.fault
