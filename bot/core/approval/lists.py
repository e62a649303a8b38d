"""The lists of words and phrases of this room (`lists/`), made into patterns when they are first asked for.

A list is a text: an entry a line, or several with " | " between them. Entries are regular expressions over folded
text, in which a parenthesis groups and `<name>` stands for any entry of the list of that name in the same file. A
folder is one file in several.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

WORD = (r"(?<![\w-])", r"(?![\w-])")  # a hyphen belongs to the word
WITHIN = (r"(?<!\w)", r"(?!\w)")  # a hyphen parts words: "PAR-data"

_BETWEEN = re.compile(r" \| |\n")
_SET = re.compile(r"(?<!\?P)<([a-z_]+)>")
_GROUP = re.compile(r"\\.|\[\^?(?:\\.|[^\]\\])+\]|\((?!\?)")


@cache
def found_in(file: str, *names: str, edges: tuple[str, str] = WORD) -> re.Pattern[str]:
    """A pattern that finds any entry of these lists of a file."""
    return re.compile(f"{edges[0]}(?:{'|'.join(any_of(file, name) for name in names)}){edges[1]}")


@cache
def any_of(file: str, name: str) -> str:
    """A list as one regular expression, to be built upon."""
    return "|".join(entries(file, name))


@cache
def words(file: str, name: str) -> tuple[str, ...]:
    """The entries of a list of plain words and signs."""
    return tuple(_BETWEEN.split(_lists(file)[name].strip()))


@cache
def entries(file: str, name: str) -> tuple[str, ...]:
    """The entries of a list, each a regular expression."""
    return tuple(_expanded(file, entry) for entry in _BETWEEN.split(_lists(file)[name].strip()))


def _expanded(file: str, entry: str) -> str:
    plain = _GROUP.sub(lambda found: "(?:" if found[0] == "(" else found[0], entry)
    return _SET.sub(lambda found: f"(?:{any_of(file, found[1])})", plain)


@cache
def _lists(file: str) -> dict[str, str]:
    room = resources.files("bot.core.approval").joinpath("lists")
    folder = room.joinpath(file)
    parts = folder.iterdir() if folder.is_dir() else (room.joinpath(f"{file}.toml"),)
    return {name: text for part in parts for name, text in tomllib.loads(part.read_text("utf-8")).items()}
