"""Lets several threads do the same thing at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def at_once(count: int, act: Callable[[], T]) -> list[T]:
    """What `count` threads got that did it at once; what one of them raised is raised."""
    barrier = threading.Barrier(count)

    def wait_and_act() -> T:
        barrier.wait(10)
        return act()

    with ThreadPoolExecutor(count) as threads:
        return [running.result() for running in [threads.submit(wait_and_act) for _ in range(count)]]
