"""How tests are run for `mutants`: measured once for what they reach, chosen, and in a fork with a module changed."""

from __future__ import annotations

import functools
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, ModuleType
from typing import NoReturn

import coverage
import hypothesis
import pytest
from _pytest.runner import runtestprotocol

_CACHED = type(functools.lru_cache(len))
IMPORT = ""  # the context of lines that run before any test


@dataclass
class Measuring:
    """Which tests run which lines, and how long each takes."""

    lines: dict[str, dict[int, list[str]]] = field(default_factory=dict)  # by file
    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    @classmethod
    def of_tests(cls, tests: Sequence[str], source: Path, folder: Path, options: Sequence[str]) -> Measuring:
        """Runs the tests in a process of its own. Ends the program when one fails: nothing can be said then."""
        command = [sys.executable, "-m", "tests.house.mutating", str(source), str(folder / "told"), *options, *tests]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        told = json.loads((folder / "told").read_text())
        if told["failed"]:
            raise SystemExit("these tests fail without any mutant: " + ", ".join(told["failed"]))
        lines = {name: {int(n): tests for n, tests in found.items()} for name, found in told["lines"].items()}
        return cls(lines, told["seconds"])

    def of_lines(self, module: str, lines: Iterable[int]) -> set[str]:
        found = self.lines.get(module, {})
        return {test for line in lines for test in found.get(line, ())} - {IMPORT}

    def of_module(self, module: str) -> set[str]:
        return {test for tests in self.lines.get(module, {}).values() for test in tests} - {IMPORT}

    def imported(self, module: str, lines: Iterable[int]) -> bool:
        found = self.lines.get(module, {})
        return any(IMPORT in found.get(line, ()) for line in lines)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        running, began = coverage.Coverage.current(), time.process_time()
        assert running is not None
        _forget()
        running.switch_context(item.nodeid)
        try:
            return (yield)
        finally:
            running.switch_context(IMPORT)
            self.seconds[item.nodeid] = time.process_time() - began

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)


@dataclass
class Chosen:
    """Only these tests, in this order."""

    tests: list[str]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        order = {test: place for place, test in enumerate(self.tests)}
        items[:] = sorted((item for item in items if item.nodeid in order), key=lambda item: order[item.nodeid])


class Imported(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Within: the bot and its tests are imported anew, one module with other code."""

    def __init__(self, module: Path, code: CodeType) -> None:
        parts = module.relative_to(Path(__file__).parents[2]).with_suffix("").parts
        self._package = parts[-1] == "__init__"
        self._name, self._code = ".".join(parts[:-1] if self._package else parts), code

    def __enter__(self) -> None:
        for name in [name for name in sys.modules if name.partition(".")[0] in {"bot", "tests"}]:
            if not name.startswith("tests.house"):
                del sys.modules[name]
        sys.meta_path.insert(0, self)

    def __exit__(self, *_: object) -> None:
        sys.meta_path.remove(self)

    def find_spec(self, name: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:
        if name != self._name:
            return None
        return importlib.util.spec_from_loader(name, self, is_package=self._package)

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)


def _forget() -> None:
    """What a function has remembered of an earlier call would hide from a test that it is reached."""
    for name, module in list(sys.modules.items()):
        for thing in vars(module).values() if name.startswith("bot.core") else ():
            if isinstance(thing, _CACHED):
                thing.cache_clear()


def run_here(items: list[pytest.Item]) -> bool:
    """Whether one of the tests fails; those after it are not run."""
    _forget()
    for item, following in zip(items, [*items[1:], None], strict=True):
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=following)):
            return True
    return False


def exit_of(noticed: Callable[[], bool]) -> NoReturn:
    """Ends a fork: 1 when the change is noticed, by a test or by a fall."""
    status = 1
    quiet = os.open(os.devnull, os.O_RDWR)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    with suppress(BaseException):
        status = int(noticed())
    os._exit(status)


def _measure(source: str, told: str, asked: list[str]) -> None:
    running, measuring = coverage.Coverage(data_file=None, source=[source], config_file=False), Measuring()
    running.start()
    pytest.main(["-q", *asked], plugins=[measuring])
    running.stop()
    data = running.get_data()
    lines: dict[str, dict[int, list[str]]] = defaultdict(dict)
    for name in data.measured_files():
        lines[name] = data.contexts_by_lineno(name)
    whole = {"lines": lines, "seconds": measuring.seconds, "failed": measuring.failed}
    Path(told).write_text(json.dumps(whole))


# Each fork makes the same examples: a mutant that one run kills is killed by the next.
hypothesis.settings.register_profile("mutants", database=None, derandomize=True, deadline=None)
hypothesis.settings.load_profile("mutants")

if __name__ == "__main__":
    _measure(sys.argv[1], sys.argv[2], sys.argv[3:])
