"""P15: thousands of mutated mails and files through the readers; a fault is whatever they raise beside their own.

The form for every day is two fifths of `make fuzz`; REGISTERBOT_FUZZ sets another share of it, 100 for a night.
"""

from __future__ import annotations

import os

import pytest

from tests.hostile.fuzz import SHORT, fuzzed
from tests.hostile.mutations import mutation

SHARE = float(os.environ.get("REGISTERBOT_FUZZ", "0.4"))


@pytest.mark.parametrize("kind", SHORT)
def test_p15_no_mutated_input_makes_a_reader_raise(kind: str) -> None:
    count = int(SHORT[kind] * SHARE)
    found = fuzzed(kind, 0, count)
    assert found.faults == []
    assert found.read + len(found.contained) == count
    assert len(found.contained) <= count // 100 + 1  # killing the reader stays a rare event


def test_mutations_are_the_same_every_time_and_differ_from_each_other() -> None:
    for kind in SHORT:
        made = [mutation(kind, number) for number in range(20)]
        assert made == [mutation(kind, number) for number in range(20)]
        assert len(set(made)) > 15
