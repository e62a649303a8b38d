"""The workshop as the service uses it: it starts, survives its process's death and says what stands around it."""

from __future__ import annotations

import errno
import os
import signal
import tempfile
import threading
import time
from pathlib import Path
from typing import IO

import pytest

from parsers.facts import DocumentKind, Limits
from parsers.limited import NoLimitedProcess, Workshop
from tests.parsers.process.conftest import BRISK, DRILLS, needs_bubblewrap

TEXT = b"En rad om ingenting alls.\n"


def kinds(workshop: Workshop, data: bytes = TEXT) -> list[DocumentKind]:
    return [document.kind for document in workshop.read_document(data, "rad.txt")]


def test_it_says_what_stands_around_it() -> None:
    with Workshop(BRISK, "rlimit") as workshop:
        assert workshop.walls == "rlimit"


@needs_bubblewrap
def test_auto_takes_bubblewrap_where_it_works(workshop: Workshop) -> None:
    assert workshop.walls == "bwrap"


@needs_bubblewrap
def test_code_that_lies_in_the_temporary_folder_is_not_hidden_by_the_readers_own(tmp_path: Path) -> None:
    moved = tmp_path / "drills.py"
    moved.write_bytes(DRILLS.read_bytes())
    with Workshop(BRISK, "bwrap", drills=moved) as workshop:
        assert workshop.drill("segfault").reason == "läsaren kraschade (SIGSEGV)"


def test_auto_does_without_a_bubblewrap_that_does_not_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with Workshop(BRISK, "auto") as workshop:
        assert (workshop.walls, kinds(workshop)) == ("rlimit", [DocumentKind.OTHER])
    with Workshop(BRISK, "bwrap") as workshop, pytest.raises(NoLimitedProcess):
        kinds(workshop)


def test_bubblewrap_that_is_demanded_and_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoLimitedProcess, match="bubblewrap is not installed"):
        Workshop(BRISK, "bwrap")


def test_p15_it_starts_anew_when_its_process_dies() -> None:
    with Workshop(BRISK, "auto") as workshop:
        assert kinds(workshop) == [DocumentKind.OTHER]
        first = workshop.pid
        assert first is not None
        os.kill(first, signal.SIGKILL)
        time.sleep(0.05)
        assert kinds(workshop, TEXT * 2) == [DocumentKind.OTHER]
        assert workshop.pid != first


def test_p15_a_silent_process_is_given_up_and_replaced() -> None:
    with Workshop(Limits(document_seconds=0.5), "rlimit", drills=DRILLS, grace_seconds=0.5) as workshop:
        assert workshop.walls == "rlimit"
        assert workshop.pid is not None
        os.kill(workshop.pid, signal.SIGSTOP)
        assert workshop.drill("write_to_stdout").reason == "läsaren svarade inte och avslutades"
        assert kinds(workshop) == [DocumentKind.OTHER]


def test_threads_take_turns(workshop: Workshop) -> None:
    found: list[DocumentKind] = []
    threads = [threading.Thread(target=lambda n=n: found.extend(kinds(workshop, TEXT * n))) for n in range(2, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [DocumentKind.OTHER] * 4


def test_nothing_of_it_is_left_after_close() -> None:
    with Workshop(BRISK, "auto") as workshop:
        assert kinds(workshop) == [DocumentKind.OTHER]
        pid = workshop.pid
    assert not Path(f"/proc/{pid}").exists()


def test_drills_are_refused_where_none_are_given(workshop: Workshop) -> None:
    outcome = workshop.drill("write_to_stdout")
    assert (outcome.answer, outcome.code) == (None, "reader-crashed")


def test_no_room_for_one_answer_is_told_and_the_next_one_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer that was not taken came to the next mail, which was held as unreadable for it."""
    plain, calls = tempfile.TemporaryFile, iter((True, False))

    def full_once() -> IO[bytes]:
        if next(calls, True):  # the job's input, not its answer
            return plain()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with Workshop(BRISK, "rlimit") as workshop:
        assert kinds(workshop) == [DocumentKind.OTHER]
        monkeypatch.setattr(tempfile, "TemporaryFile", full_once)
        with pytest.raises(OSError, match="No space left"):
            kinds(workshop)
        assert kinds(workshop) == [DocumentKind.OTHER]
