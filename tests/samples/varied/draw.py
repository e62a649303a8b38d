"""Chance with a seed, and the wordings that each half may draw: a third of every pool is kept for the held-back half."""

from __future__ import annotations

import random
import tomllib
import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal, TypeVar

from tests.samples import scenery

Half = Literal["development", "held-back"]
T = TypeVar("T")


class Draw(random.Random):
    """Dice of one half. It is a class for its state: each throw moves it on."""

    def __init__(self, half: Half, seed: int) -> None:
        super().__init__(f"{half} {seed}")
        self.half: Half = half

    def pick(self, pool: Sequence[T]) -> T:
        """One of a pool: never a held-back wording while building, every other time one while measuring."""
        kept = [each for each in pool if zlib.crc32(repr(each).encode()) % 3 == 0]
        rest = [each for each in pool if each not in kept] or kept
        if self.half == "development":
            return self.choice(rest)
        return self.choice(kept) if kept and self.random() < 0.5 else self.choice(list(pool))

    def maybe(self, chance: float = 0.5) -> bool:
        """True as often as `chance` says."""
        return self.random() < chance


@cache
def wordings(name: str) -> Mapping[str, Any]:
    """A file of wordings."""
    return tomllib.loads((scenery.FOLDER / "wordings" / f"{name}.toml").read_text("utf-8"))
