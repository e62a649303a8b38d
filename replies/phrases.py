"""The phrase files: a wording for every code, the administrators' own laid over the built-in ones key by key."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache

from replies.faults import Fault, Unusable
from replies.shelves import Shelf

GENERAL = "*"  # the key of the wording for codes that have none
FREE = "own"  # a table that administrators may fill as they like, for their own templates
LONGEST_PHRASE = 1000  # characters

Tables = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The wordings of one language, by table and code."""

    tables: Tables = field(default_factory=dict)

    def word(self, code: str, table: str) -> str:
        """The wording of a code. One without gets the table's general wording, at worst itself."""
        wordings = self.tables.get(table, {})
        if code in wordings:
            return wordings[code]
        readable = code.replace("-", " ").replace("_", " ").strip()
        return wordings.get(GENERAL, "{code}").replace("{code}", readable)


def file_of(language: str) -> str:
    """The name of a language's phrase file on a shelf."""
    return f"phrases/{language}.toml"


def phrases(shelves: tuple[Shelf, ...], language: str) -> tuple[Phrases, tuple[Fault, ...]]:
    """A language's wordings, later shelves over earlier ones, and the faults of what had to be left out."""
    merged: Tables = {}
    faults: list[Fault] = []
    for shelf in shelves:
        tables, found = _tables(shelf, language)
        faults += found
        if shelf.own:
            found, tables = _only_known(file_of(language), tables, merged)
            faults += found
        for name, wordings in tables.items():
            merged[name] = merged.get(name, {}) | wordings
    return Phrases(tables=merged), tuple(faults)


@lru_cache(maxsize=8)
def _parsed(text: str) -> dict[str, object]:
    """A file's tables, taken apart once for as long as it says the same; every letter asks for them."""
    return tomllib.loads(text)


def _tables(shelf: Shelf, language: str) -> tuple[Tables, list[Fault]]:
    """The tables of one file; what is no text is left out and told."""
    name = file_of(language)
    try:
        text = shelf.text(name)
        read = _parsed(text or "")
    except Unusable as error:
        return {}, [error.fault]
    except tomllib.TOMLDecodeError as error:
        return {}, [_no_toml(name, str(error))]
    good: Tables = {}
    faults = []
    for table, wordings in read.items():
        if not isinstance(wordings, dict):
            faults.append(
                Fault(file=name, sentence=f"{table} stands outside a table; a table begins with [kind] or so")
            )
            continue
        wrong = {code for code, wording in wordings.items() if not _is_phrase(wording)}
        faults += [Fault(file=name, sentence=_NO_PHRASE.format(table=table, code=code)) for code in sorted(wrong)]
        good[table] = {code: wording for code, wording in wordings.items() if code not in wrong}
    return good, faults


_NO_PHRASE = f"[{{table}}] {{code}} is to be one line of text of at most {LONGEST_PHRASE} characters in quotation marks"
_PLACE = re.compile(r" ?\(at line (\d+), column \d+\)")


def _is_phrase(wording: object) -> bool:
    return isinstance(wording, str) and "\n" not in wording and 0 < len(wording.strip()) <= LONGEST_PHRASE


def _no_toml(name: str, says: str) -> Fault:
    place = _PLACE.search(says)
    return Fault(
        file=name, line=int(place[1]) if place else None, sentence=f"is not proper TOML: {_PLACE.sub('', says)}"
    )


def _only_known(name: str, tables: Tables, known: Tables) -> tuple[list[Fault], Tables]:
    """A code that nobody asks for is a slip of the pen: it is told and left out."""
    faults = []
    kept: Tables = {}
    for table, wordings in tables.items():
        if table == FREE:
            kept[table] = wordings
        elif table not in known:
            sentence = f"there is no table [{table}]; there are {', '.join(known)} and {FREE}"
            faults.append(Fault(file=name, sentence=sentence))
        else:
            strange = [code for code in wordings if code not in known[table]]
            faults += [Fault(file=name, sentence=f"[{table}] has no code {code}") for code in strange]
            kept[table] = {code: wording for code, wording in wordings.items() if code not in strange}
    return faults, kept
