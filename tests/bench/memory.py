"""What a service and every process below it hold in memory, told apart, at the worst moment of each."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

MIB = 1024


class Watch(threading.Thread):
    """Looks again and again until it is stopped."""

    def __init__(self, pid: int, pause: float = 0.5) -> None:
        super().__init__(daemon=True)
        self._pid, self._pause, self._done = pid, pause, threading.Event()
        self.peaks: dict[str, int] = {}  # KiB of the largest process of a sort
        self.peak_in_all = 0  # KiB, what is shared counted once

    def run(self) -> None:
        while not self._done.wait(self._pause):
            in_all = 0
            for process in (self._pid, *_descendants(self._pid)):
                with suppress(OSError, ValueError, IndexError):  # it has ended meanwhile
                    name = _name(process, self._pid)
                    self.peaks[name] = max(self.peaks.get(name, 0), _kib(process, "status", "VmRSS"))
                    in_all += _kib(process, "smaps_rollup", "Pss")
            self.peak_in_all = max(self.peak_in_all, in_all)

    def stop(self) -> None:
        """Look no more."""
        self._done.set()
        self.join()


def _name(process: int, service: int) -> str:
    if process == service:
        return "service"
    words = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    if b"parsers.worker" in words and not words[0].endswith(b"bwrap"):
        return "readers"
    return Path(words[0].decode()).name or "ending"


def _kib(process: int, file: str, field: str) -> int:
    lines = Path(f"/proc/{process}/{file}").read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{field}:")), 0)


def _descendants(root: int) -> list[int]:
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError, IndexError):
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
    found = [root]
    for process in found:
        found += [child for child, parent in parents.items() if parent == process]
    return found[1:]
