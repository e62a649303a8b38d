"""Mutated input through the readers: every one is read, or refused by name; what else a reader raises is a fault.

`python -m tests.hostile.fuzz [FACTOR]` does so many times the short form and prints what it found.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from parsers import documents, mime
from parsers.facts import Limits
from tests.hostile.mutations import mutation

SHORT = {"mail": 20_000, "xlsx": 5_000, "docx": 5_000, "pdf": 1_500}
LIMITS = Limits(characters=100_000, pages=20, ocr_pages=0)
MEMORY = 1024 * 2**20
PATIENCE = 60.0  # seconds at one input; the service gives a document 15, but a child has to start first
GAVE_UP = re.compile(r"mejlets delar gick inte att läsa \((\w+)\)")


@dataclass(slots=True)
class Tally:
    """What came of many inputs."""

    read: int = 0
    faults: list[str] = field(default_factory=list)  # what a reader raised, with the input's number
    contained: list[str] = field(default_factory=list)  # what only the limited process ends: crash, memory, time


def fuzzed(kind: str, start: int, stop: int) -> Tally:
    """The mutations of those numbers, each read in a child with limits, which is begun anew where one kills it."""
    tally = Tally()
    with TemporaryDirectory(prefix="fuzz") as folder:
        progress = Path(folder) / "progress"
        while start < stop:
            progress.write_text(str(start))
            ended = _batch(kind, start, stop, progress, tally)
            reached = int(progress.read_text())
            if not ended:
                return tally
            tally.contained.append(f"{kind} {reached}: {ended}")
            start = reached + 1
    return tally


def _batch(kind: str, start: int, stop: int, progress: Path, tally: Tally) -> str:
    """One child until it ends: empty when it did all, else how an input ended it."""
    command = [sys.executable, "-m", "tests.hostile.fuzz", kind, str(start), str(stop), str(progress)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as child:
        assert child.stdout
        with ThreadPoolExecutor(1) as pool:
            watch = pool.submit(_watched, child, progress)
            for line in child.stdout:
                _count(json.loads(line), tally)
            too_slow = watch.result()
        if child.wait() > 0:
            raise RuntimeError(f"the fuzzing of {kind} itself failed at {progress.read_text()}")
        return "time" if too_slow else f"signal {-child.wait()}" if child.wait() else ""


def _watched(child: subprocess.Popen[str], progress: Path) -> bool:
    """Ends a child that has been at one input for too long."""
    while child.poll() is None:
        time.sleep(0.2)
        if time.time() - progress.stat().st_mtime > PATIENCE:
            child.kill()
            return True
    return False


def _count(found: dict[str, str], tally: Tally) -> None:
    if "fault" in found:
        tally.faults.append(found["fault"])
    elif "contained" in found:
        tally.contained.append(found["contained"])
    else:
        tally.read += int(found["read"])


def _child(kind: str, start: int, stop: int, progress: Path) -> None:
    mutation(kind, start)  # makes the samples before the limits are set
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    handle, read = os.open(progress, os.O_WRONLY), 0
    for number in range(start, stop):
        os.pwrite(handle, b"%-20d" % number, 0)
        if told := _tried(kind, number):
            print(json.dumps(told), flush=True)
        else:
            read += 1
        if read % 100 == 0 or number == stop - 1:
            print(json.dumps({"read": read}), flush=True)
            read = 0


def _tried(kind: str, number: int) -> dict[str, str]:
    """Empty where an input was read or refused by name."""
    data = mutation(kind, number)
    try:
        if kind != "mail":
            documents.documents_in(data, f"fil.{kind}", "", LIMITS)
            return {}
        unreadable = mime.split(data, LIMITS).mail.unreadable
    except (MemoryError, RecursionError) as limit:
        return {"contained": f"{kind} {number}: {type(limit).__name__}"}
    except Exception as fault:  # noqa: BLE001 - what else a reader raises is what is looked for
        place = traceback.extract_tb(fault.__traceback__)[-1]
        return {"fault": f"{kind} {number}: {type(fault).__name__} at {Path(place.filename).name}:{place.lineno}"}
    return {"fault": f"{kind} {number}: {found[1]}"} if (found := GAVE_UP.search(unreadable or "")) else {}


def all_fuzzed(factor: float, lanes: int = 2) -> Iterator[tuple[str, Tally]]:
    """Every kind, so many times the short form, on so many processors; the larger the factor, the newer the numbers."""
    with ThreadPoolExecutor(lanes) as pool:
        jobs = [
            (kind, pool.submit(fuzzed, kind, *_span(int(count * factor), lane, lanes)))
            for kind, count in SHORT.items()
            for lane in range(lanes)
        ]
        for kind, job in jobs:
            yield kind, job.result()


def _span(count: int, lane: int, lanes: int) -> tuple[int, int]:
    return count * lane // lanes, count * (lane + 1) // lanes


def main() -> None:
    """The command line."""
    if len(sys.argv) == 5:
        _child(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
        return
    faults = 0
    for kind, tally in all_fuzzed(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0):
        print(f"{kind}: {tally.read} read or refused, {len(tally.contained)} contained, {len(tally.faults)} faults")
        print("".join(f"  {one}\n" for one in (tally.faults + tally.contained)[:20]), end="")
        faults += len(tally.faults)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
