"""Whose turn it is when more waits than one pass takes."""

from __future__ import annotations

import pytest

from bot.core.fairness import fair_share


@pytest.mark.parametrize(
    ("waiting", "most", "share"),
    [
        (["a1", "a2", "a3", "b1", "c1"], 3, ["a1", "b1", "c1"]),
        (["a1", "a2", "a3", "b1", "c1"], 4, ["a1", "a2", "b1", "c1"]),
        (["a1", "b1", "a2"], 9, ["a1", "b1", "a2"]),
        (["a1", "b1", "b2", "a2", "a3", "b3"], 4, ["a1", "b1", "b2", "a2"]),
        (["a1"], 0, []),
        ([], 5, []),
    ],
)
def test_p37_everybodys_first_comes_before_anybodys_second(waiting: list[str], most: int, share: list[str]) -> None:
    assert fair_share(waiting, lambda mail: mail[0], most) == share
