"""A paper before any program has made it: a row of blocks, written in the small marks of the prose files.

`#` title, `##` heading, `?` numbered question, `~` line under the title, `|` label and value, `-` item, `@` a name to be
signed above, `---` a new page; everything else is a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tests.samples import scenery

Kind = Literal["title", "heading", "question", "under", "row", "item", "sign", "page", "text"]
_MARKS: dict[str, Kind] = {
    "## ": "heading",
    "# ": "title",
    "? ": "question",
    "~ ": "under",
    "| ": "row",
    "- ": "item",
    "@ ": "sign",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of a paper; only a row has a value beside its text."""

    kind: Kind
    text: str = ""
    value: str = ""


def written(name: str, words: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks of a prose file with its {names} filled in."""
    return tuple(blocks(scenery.prose(name).format_map(words)))


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a marked text."""
    for line in text.splitlines():
        if line.strip():
            yield _block(line)


def _block(line: str) -> Block:
    if line.strip() == "---":
        return Block(kind="page")
    for mark, kind in _MARKS.items():
        if line.startswith(mark):
            text, _, value = line[len(mark) :].partition(" | ") if kind == "row" else (line[len(mark) :], "", "")
            return Block(kind=kind, text=text.strip(), value=value.strip())
    return Block(kind="text", text=line.strip())
