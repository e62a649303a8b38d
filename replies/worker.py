"""The limited process that makes letters of the administrators' own templates: a line of JSON in, a line out (P25).

Run as ``python -I -m replies.worker FOLDER [ROOM]``; in ROOM their last good set is kept. What no look at a clock
inside of a template can stop, the kernel does: each request has so much processor time, all of it so much memory.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from replies.render import Rendered, TemplateBroken, Templates
from replies.samples import sample

LETTER_SECONDS = 2  # of processor time; a letter takes milliseconds
CHECK_SECONDS = 30  # for every letter made of every sample, which takes less than one
MEMORY_BYTES = 256 * 2**20


def main() -> None:
    """Answers until its input ends; what goes over a limit ends it at once."""
    templates = Templates(*map(Path, sys.argv[1:]))
    Templates(None).render("receipt", "sv", sample("receipt", "sv"))  # loads what rendering needs before the limits
    _limit()
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(json.dumps(_answer(templates, json.loads(line))).encode() + b"\n")
        sys.stdout.buffer.flush()


def _limit() -> None:
    """It writes no files, starts no processes, and grows no further than letters need."""
    taken = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY_BYTES, taken + MEMORY_BYTES))
    for what, most in ((resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_NPROC, 0), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))


def _answer(templates: Templates, asked: dict[str, Any]) -> dict[str, Any]:
    if not asked:
        _allow(CHECK_SECONDS)
        return {"faults": [asdict(fault) for fault in templates.faults()]}
    _allow(LETTER_SECONDS)
    try:
        rendered: Rendered = templates.render(
            asked["letter"], asked["language"], asked["fields"], own_too=asked["own_too"]
        )
    except TemplateBroken as error:
        return {"broken": str(error)}
    return {"rendered": asdict(rendered)}


def _allow(seconds: int) -> None:
    """So much processor time from now on; the signal at its end is not caught."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + 0.5) + seconds, most))


if __name__ == "__main__":
    main()
