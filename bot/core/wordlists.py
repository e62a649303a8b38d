"""The lists of words and phrases of a room (its folder `lists/`), made into patterns when they are first asked for.

A list is a text: an entry a line, or several with " | " between them; a line that begins with "# " is a comment.
Entries are regular expressions, in which a parenthesis groups and `<name>` stands for any entry of the list of that
name in the same file. A folder is one file in several. A room is named by its package.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

WORD = (r"(?<![\w-])", r"(?![\w-])")  # a hyphen belongs to the word
WITHIN = (r"(?<!\w)", r"(?!\w)")  # a hyphen parts words: "PAR-data"

_COMMENT = re.compile(r"^# .*\n", re.MULTILINE)
_BETWEEN = re.compile(r" \| |\n")
_SET = re.compile(r"(?<!\?P)<([a-z_]+)>")
_GROUP = re.compile(r"\\.|\[\^?(?:\\.|[^\]\\])+\]|\((?!\?)")


@cache
def found_in(
    room: str, file: str, *names: str, edges: tuple[str, str] = WORD, flags: re.RegexFlag = re.NOFLAG
) -> re.Pattern[str]:
    """A pattern that finds any entry of these lists of a file, with what must stand before and behind each."""
    return re.compile(f"{edges[0]}(?:{'|'.join(any_of(room, file, name) for name in names)}){edges[1]}", flags)


@cache
def any_of(room: str, file: str, name: str) -> str:
    """A list as one regular expression, to be built upon."""
    return "|".join(entries(room, file, name))


@cache
def words(room: str, file: str, name: str) -> tuple[str, ...]:
    """The entries of a list of plain words and signs."""
    return tuple(_BETWEEN.split(_COMMENT.sub("", _lists(room, file)[name]).strip()))


@cache
def entries(room: str, file: str, name: str) -> tuple[str, ...]:
    """The entries of a list, each a regular expression."""
    return tuple(_expanded(room, file, entry) for entry in words(room, file, name))


def _expanded(room: str, file: str, entry: str) -> str:
    plain = _GROUP.sub(lambda found: "(?:" if found[0] == "(" else found[0], entry)
    return _SET.sub(lambda found: f"(?:{any_of(room, file, found[1])})", plain)


@cache
def _lists(room: str, file: str) -> dict[str, str]:
    lists = resources.files(room).joinpath("lists")
    folder = lists.joinpath(file)
    parts = folder.iterdir() if folder.is_dir() else (lists.joinpath(f"{file}.toml"),)
    return {name: text for part in parts for name, text in tomllib.loads(part.read_text("utf-8")).items()}
