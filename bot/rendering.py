"""Makes letters: of the built-in wordings here, of the administrators' own in a limited process (P25)."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from replies.faults import Fault
from replies.kept import keep, last_good, said
from replies.render import Rendered, TemplateBroken, Templates, with_stand_in

_PATIENCE = 30.0  # wall clock beyond which nobody waits, however busy the machine is; processor time ends sooner
_LARGEST = 32 * 2**20  # bytes of one answer
_PIECE = 2**16
STOPPED = "took too long or too much memory and was stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the limited process says to one request."""

    rendered: Rendered | None = None
    broken: str = ""
    faults: tuple[Fault, ...] = field(default=())


class Renderer:
    """The letters' wordings for the service; without a folder of own templates no process is started.

    In `room` the last set of own templates without fault is kept, to serve while they are broken.
    """

    def __init__(self, folder: Path | None, room: Path | None = None) -> None:
        self._folder = folder
        self._room = room
        self._templates = Templates(folder, room)
        self._built_in = Templates(None)
        self._tried: dict[str, str] = {}
        self._one_at_a_time = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def render(self, letter: str, language: str, fields: dict[str, Any]) -> Rendered:
        """A letter from its fields; `fell_back` tells what of the own templates could not be used.

        Raises TemplateBroken only for the built-in wording.
        """
        if self._folder is None:
            return self._built_in.render(letter, language, fields)
        asked = {"letter": letter, "language": language, "fields": fields}
        if answer := self._asked({**asked, "own_too": True}):
            return _letter_of(answer)
        kept = last_good(self._room)
        if kept and (answer := self._asked({**asked, "own_too": False})):
            served = _letter_of(answer)
        else:
            kept, served = None, self._built_in.render(letter, language, fields)
        stopped = with_stand_in(Fault(file=f"{letter}/{language}", sentence=STOPPED), kept)
        return replace(served, fell_back=(stopped, *served.fell_back))

    def words(self, language: str) -> Callable[[str, str], str]:
        """The wording of any code by its table; phrases are plain tables, with nothing in them that runs."""
        return self._templates.words(language)

    def own_faults(self) -> tuple[Fault, ...]:
        """The faults of the administrators' templates, none where there are no own ones; a set without is kept."""
        if self._folder is None:
            return ()
        self._tried = said(self._folder)
        faults = self.faults()
        if self._room and not faults and said(self._folder) == self._tried:
            with suppress(OSError):  # a full disk must stop no letter; the next start, or the digest, comes back to it
                keep(self._tried, self._room)
        return faults

    def is_untried(self) -> bool:
        """Whether the administrators' files say something else than when all of them were last tried."""
        return self._folder is not None and said(self._folder) != self._tried

    def faults(self) -> tuple[Fault, ...]:
        """Every fault in every template and phrase file: each is compiled, and each letter made of every sample."""
        if self._folder is None:
            return self._built_in.faults()
        answer = self._asked({})
        return tuple(self._stopped_ones()) if answer is None else answer.faults

    def _stopped_ones(self) -> Iterator[Fault]:
        """Which letters it is that cannot be made, when trying them all at once was stopped."""
        from replies.samples import sample  # noqa: PLC0415 - hardly ever needed

        for listed in self._templates.listing():
            for language in listed.languages:
                yield from self.render(listed.letter, language, sample(listed.letter, language)).fell_back

    def close(self) -> None:
        """Ends the limited process."""
        with self._one_at_a_time:
            self._end()

    def _asked(self, request: dict[str, Any]) -> Answer | None:
        """The answer of the limited process; None when it was stopped, or ended itself."""
        with self._one_at_a_time:
            try:
                process = self._started()
                assert process.stdin is not None
                process.stdin.write(msgspec.json.encode(request) + b"\n")
                process.stdin.flush()
                return msgspec.json.decode(self._line(process), type=Answer)
            except (OSError, msgspec.MsgspecError):
                self._end()
                return None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own folder
                [sys.executable, "-I", "-m", "replies.worker", *map(str, filter(None, (self._folder, self._room)))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
                start_new_session=True,  # a Ctrl-C at the terminal is the bot's to handle
            )
        return self._process

    def _line(self, process: subprocess.Popen[bytes]) -> bytes:
        assert process.stdout is not None
        end, line = time.monotonic() + _PATIENCE, bytearray()
        while not line.endswith(b"\n"):
            left = end - time.monotonic()
            if left <= 0 or len(line) > _LARGEST or not select.select([process.stdout], [], [], left)[0]:
                raise TimeoutError("no answer")
            if not (piece := os.read(process.stdout.fileno(), _PIECE)):
                raise BrokenPipeError("it has ended")
            line += piece
        return bytes(line)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def _letter_of(answer: Answer) -> Rendered:
    if answer.rendered is None:
        raise TemplateBroken(answer.broken)
    return answer.rendered
