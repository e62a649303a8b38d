"""Whose turn it is when more waits than one pass takes: nobody's flood keeps another's single mail waiting (P37)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from heapq import nsmallest
from itertools import count
from typing import TypeVar

T = TypeVar("T")


def fair_share(waiting: Sequence[T], sender: Callable[[T], str], most: int) -> list[T]:
    """At most so many of what waits: everybody's first before anybody's second. Their order stays as it was."""
    turn: defaultdict[str, count[int]] = defaultdict(count)
    turns = [(next(turn[sender(one)]), place) for place, one in enumerate(waiting)]
    return [waiting[place] for place in sorted(place for _, place in nsmallest(most, turns))]
