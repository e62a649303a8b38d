"""A paper before any program has made a file of it: pages of lines, and what is true of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Table = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A paper's pages (a tab parts a label from its value), its kind, and the facts in the contract's words."""

    kind: str
    pages: tuple[str, ...]
    facts: Mapping[str, object] = field(default_factory=dict)
    family: str = ""  # of which sort among its kind; misses are listed by it
    tables: tuple[tuple[str, Table], ...] = ()  # a name and rows: made as sheets or tables, where a carrier has them

    @property
    def text(self) -> str:
        """All pages as one text."""
        return "\n".join(self.pages)
