"""The word-list of what can be wrong with a template or a phrase file."""

from __future__ import annotations

from dataclasses import dataclass

LAST_GOOD = "the last good wording"
BUILT_IN = "the built-in wording"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fault:
    """One fault of one file; `str()` is a line that an administrator can act on."""

    file: str  # as seen from the folder of templates: "confirmation/sv.txt"
    line: int | None = None  # from 1; None where the fault is the file itself
    sentence: str
    instead: str = ""  # the wording that serves meanwhile, where the file is used for letters

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{place}: {self.sentence}" + (f"; {self.instead} is used meanwhile" if self.instead else "")


class Unusable(Exception):
    """A file cannot be used as it is; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault
