"""The agency's registers by every name and abbreviation of `data/registers.toml`."""

from __future__ import annotations

import re
import tomllib
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib import resources

from parsers.folding import folded

_BRIEF = 120  # characters
_WHOLE_NAME = 10  # characters: shorter ones could stand across the words of another
_REGISTER_WORD = re.compile(r"\w{4,20}re[gq][il1]s[tl]\w*")
_WORD = re.compile(r"[A-Za-zÅÄÖåäö]{2,12}")


def register_in_cell(text: str) -> str | None:
    """The register that a table's cell names, also where a narrow column has broken its name within a word."""
    if named := registers_named(text, in_list=True):
        return named[0]
    bare = "".join(folded(text).split())
    whole = (code for name, code in _names() if len(name) >= _WHOLE_NAME and "".join(name.split()) in bare)
    return next(whole, None)


def registers_named(text: str, *, in_list: bool = False) -> tuple[str, ...]:
    """Codes (PAR, LMED ...) of the registers that a text names, in the order they stand, each once.

    Abbreviations that are also words or laws (LSS, BU, SOL) count only when the text is known to be a list of
    registers or the register column of a table (`in_list`).
    """
    # The cells of a long list say the same few names over and over.
    return _named_briefly(text, in_list) if len(text) < _BRIEF else _named(text, in_list)


@lru_cache(maxsize=5_000)
def _named_briefly(text: str, in_list: bool) -> tuple[str, ...]:
    return _named(text, in_list)


def _named(text: str, in_list: bool) -> tuple[str, ...]:
    found: dict[str, int] = {}
    compact = folded(text)
    for name, code in (*_names(), *(_weak_names() if in_list else ())):
        place = compact.find(name)
        if place >= 0:
            found[code] = min(place, found.get(code, place))
    for match in _REGISTER_WORD.finditer(compact):
        meant = None if any(name in match[0] for name, _ in _names()) else _misspelled(match[0])
        if meant is not None:
            found[meant] = min(match.start(), found.get(meant, match.start()))
    strong, weak = _abbreviations()
    for match in _WORD.finditer(text):
        abbreviation = match[0].upper() if in_list else match[0]
        known = strong.get(abbreviation) or (weak.get(abbreviation) if in_list else None)
        if known:
            found[known] = min(match.start(), found.get(known, match.start()))
    return tuple(sorted(found, key=lambda code: found[code]))


@lru_cache(maxsize=2_000)
def _misspelled(word: str) -> str | None:
    """The register of a name with a letter or two wrong ("likemedelsregistret"), as typed in haste or read by OCR."""
    best: str | None = None
    least = 0.84
    for name, code in _names():
        if " " in name or abs(len(word) - len(name)) > 4 or len(name) < 10:
            continue
        alike = SequenceMatcher(None, name, word[: len(name)], autojunk=False).ratio()
        if alike >= least:
            best, least = code, alike
    return best


@cache
def _table() -> list[dict[str, list[str] | str]]:
    data = resources.files("parsers").joinpath("data/registers.toml").read_bytes()
    return list(tomllib.loads(data.decode("utf-8"))["register"])


@cache
def _names() -> tuple[tuple[str, str], ...]:
    return tuple((folded(name), str(entry["code"])) for entry in _table() for name in entry["names"])


@cache
def _weak_names() -> tuple[tuple[str, str], ...]:
    return tuple((folded(name), str(entry["code"])) for entry in _table() for name in entry.get("weak_names", []))


@cache
def _abbreviations() -> tuple[dict[str, str], dict[str, str]]:
    strong = {each: str(entry["code"]) for entry in _table() for each in entry["abbreviations"]}
    weak = {each.upper(): str(entry["code"]) for entry in _table() for each in entry.get("weak_abbreviations", [])}
    return strong, weak
