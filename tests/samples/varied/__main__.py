"""Prints how well the varied papers are read: `python -m tests.samples.varied [--half held-back] [--count 100] [--misses]`."""

from __future__ import annotations

import argparse
import time

from tests.samples.varied import score, sureness
from tests.samples.varied.tally import Tally

_MEASURES = {
    "decisions": score.of_decisions,
    "others": score.of_others,
    "forms": score.of_forms,
    "lists": score.of_lists,
    "orders": score.of_orders,
}


def main() -> None:
    """Measure both halves, or one, topic by topic."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--half", choices=("development", "held-back", "both"), default="both")
    wanted.add_argument("--count", type=int, default=100, help="papers of each sort; orders: a half of that")
    wanted.add_argument("--topic", choices=tuple(_MEASURES), action="append")
    wanted.add_argument("--misses", action="store_true", help="list every miss")
    asked = wanted.parse_args()
    for half in ("development", "held-back") if asked.half == "both" else (asked.half,):
        sure: list[tuple[float, bool]] = []
        for topic in asked.topic or _MEASURES:
            started = time.perf_counter()
            tally = _MEASURES[topic](half, asked.count // (2 if topic == "orders" else 1))
            sure += tally.sureness
            print(f"\n== {topic}, {half} ({time.perf_counter() - started:.0f} s)\n{tally.table()}")
            for name in ("missing", "flags") if topic == "orders" else ():
                print(f"{name}, F1 {tally.f1(f'{name} '):.3f}")
            _list(tally, everything=asked.misses)
        print(f"\n== confidence, {half}\n{sureness.table(sure)}")


def _list(tally: Tally, *, everything: bool) -> None:
    for each in tally.grave:
        print(f"APPROVED SAID WRONGLY: {each}")
    for each in tally.misses if everything else ():
        print(f"  {each}")


if __name__ == "__main__":
    main()
