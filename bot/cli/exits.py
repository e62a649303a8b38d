"""Exit statuses of the contract."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the exit status says."""

    DONE = 0
    FAILED = 1  # something failed; said in one line
    UNUSABLE = 2  # wrong use, or a configuration that cannot be used
    UNREADABLE = 3  # an input that cannot be read
    FAULTS_FOUND = 4  # audit or check found faults


class Failed(Exception):
    """A command cannot do what was asked; the sentence is what the user reads."""

    def __init__(self, sentence: str, status: Exit = Exit.FAILED) -> None:
        self.status = status
        super().__init__(sentence)
