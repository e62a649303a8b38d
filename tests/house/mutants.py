"""Mutation testing of the rule modules: one small fault at a time (`mutations`), and the tests that reach it must fail.

`python -m tests.house.mutants [MODULE...]`, or `make mutants`. Everything is imported and collected once; each mutant
is a fork of that, in which the function gets its changed code, and the quickest tests that reach the line run first,
until one fails. What runs at import (tables, defaults) is imported anew in its fork. A mutant that no test in
tests/core notices survives, whether it can be noticed or not: nothing is excused.
"""

from __future__ import annotations

import ast
import gc
import os
import signal
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import NoReturn

import pytest

from tests.house.mutated import ROOT, RULES, Mutant, code_of, functions_by_place, mutants, mutated
from tests.house.mutating import Chosen, Imported, Measuring, exit_of, run_here

TESTS = ROOT / "tests" / "core"
ENOUGH = 0.9
_SECONDS = 10  # of processor time, beside what the tests need


class Warm:
    """The pytest plugin that judges every mutant once the tests are collected."""

    def __init__(self, modules: Sequence[Path], measured: Measuring) -> None:
        self.judged: list[tuple[Mutant, bool]] = []
        self._modules, self._measured = modules, measured

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._items = {item.nodeid: item for item in session.items}
        self._functions = functions_by_place()
        gc.freeze()
        for module in self._modules:
            judged = self._judged(module)
            for line in rows(judged):
                print(line, flush=True)
            self.judged += judged
        return True

    def _judged(self, module: Path) -> list[tuple[Mutant, bool]]:
        self._control(module)
        running: dict[int, Mutant] = {}
        judged: list[tuple[Mutant, bool]] = []
        for mutant in mutants(module):
            if len(running) == (os.cpu_count() or 1):
                judged.append(_ended(running))
            tests = self._tests_of(mutant)
            if not tests:
                judged.append((mutant, False))
            elif (pid := os.fork()) == 0:
                self._judge(mutant, tests)
            else:
                running[pid] = mutant
        while running:
            judged.append(_ended(running))
        return sorted(judged, key=lambda one: one[0].number)

    def _tests_of(self, mutant: Mutant) -> list[str]:
        """The tests that run the line, the quickest first; for what runs at import, those of all that imports it."""
        measured = self._measured
        if self._at_import(mutant):
            users = _users(mutant.module)
            found = {test for module in users for test in measured.of_module(str(module))}
            found |= {test for test in measured.seconds if ROOT / test.partition("::")[0] in users}
        else:
            found = measured.of_lines(str(mutant.module), mutant.place.lines)
        return sorted(found, key=measured.seconds.__getitem__)

    def _at_import(self, mutant: Mutant) -> bool:
        return mutant.place.function is None or self._measured.imported(str(mutant.module), mutant.place.body)

    def _judge(self, mutant: Mutant, tests: list[str]) -> NoReturn:
        """In a fork: ends with 0 when nothing is noticed."""
        code = mutated(mutant)
        if self._at_import(mutant):
            self._judge_anew(mutant.module, code, tests)
        self._limit(tests)
        functions = self._functions[(str(mutant.module), str(mutant.place.function))]
        changed = code_of(code, str(mutant.place.function))
        for function in functions:
            function.__code__ = changed
        exit_of(lambda: not functions or run_here([self._items[test] for test in tests]))

    def _judge_anew(self, module: Path, code: CodeType, tests: list[str]) -> NoReturn:
        """The same with everything imported anew."""
        self._limit(tests)
        with Imported(module, code):
            exit_of(lambda: pytest.main(["-q", "-x", *_OPTIONS, *_files(tests)], plugins=[Chosen(tests)]) != 0)

    def _limit(self, tests: list[str]) -> None:
        """Ends the process when the tests take ten times their time and more: an endless loop is noticed too."""
        seconds = _SECONDS + 10 * sum(self._measured.seconds[test] for test in tests)
        signal.setitimer(signal.ITIMER_PROF, seconds)

    def _control(self, module: Path) -> None:
        """A module in which nothing is changed must pass, or what is said of its mutants is worth nothing."""
        tests = sorted(self._measured.of_module(str(module)), key=self._measured.seconds.__getitem__)[:20]
        if tests and (pid := os.fork()) == 0:
            self._judge_anew(module, compile(module.read_text(), str(module), "exec"), tests)
        if tests and os.waitpid(pid, 0)[1] != 0:
            raise SystemExit(f"{module}: its tests fail when it is imported anew, with nothing changed")


_OPTIONS = ("-p", "no:cacheprovider", "-p", "no:xdist", "--capture=no", "--no-header", "--no-summary")


def _files(tests: list[str]) -> list[str]:
    return [str(ROOT / name) for name in dict.fromkeys(test.partition("::")[0] for test in tests)]


@lru_cache
def _users(module: Path) -> tuple[Path, ...]:
    """A rule module, and the others and the files of tests that import it."""
    parts = module.relative_to(ROOT).with_suffix("").parts
    whole, room = ".".join(parts), ".".join(parts[:-1])

    def uses(other: Path) -> bool:
        imports = [node for node in ast.parse(other.read_text()).body if isinstance(node, ast.ImportFrom)]
        return any(
            node.module == whole or (node.module == room and any(name.name == parts[-1] for name in node.names))
            for node in imports
        )

    return (module, *filter(uses, sorted((*RULES.rglob("*.py"), *TESTS.rglob("*.py")))))


def _ended(running: dict[int, Mutant]) -> tuple[Mutant, bool]:
    pid, status = os.wait()
    return running.pop(pid), status != 0


def rows(judged: list[tuple[Mutant, bool]]) -> Iterator[str]:
    """How many of a module were killed, and below it each that was not."""
    if judged:
        yield _row(str(judged[0][0].module.relative_to(ROOT)), judged)
        yield from (str(mutant) for mutant, noticed in judged if not noticed)


def _row(name: str, judged: list[tuple[Mutant, bool]]) -> str:
    killed = sum(noticed for _, noticed in judged)
    return f"{name:45} {killed:5} of {len(judged):5}  {100 * killed / len(judged):5.1f} %"


def main() -> int:
    """Judge the modules named, or all; 1 under 90 % killed."""
    asked = ArgumentParser(prog="python -m tests.house.mutants")
    asked.add_argument("modules", nargs="*", type=Path)
    asked.add_argument(
        "--tests", nargs="+", default=[str(TESTS)], help="only these tests, for a quick look at a module"
    )
    said = asked.parse_args()
    modules = [module.resolve() for module in said.modules] or sorted(RULES.rglob("*.py"))
    with tempfile.TemporaryDirectory(prefix="mutants") as folder:
        measured = Measuring.of_tests(said.tests, RULES, Path(folder), _OPTIONS)
    warm = Warm(modules, measured)
    pytest.main(["-q", *_OPTIONS, *said.tests], plugins=[warm])
    if not warm.judged:
        return 1
    print(_row("killed in all", warm.judged))
    return 0 if sum(noticed for _, noticed in warm.judged) >= ENOUGH * len(warm.judged) else 1


if __name__ == "__main__":
    sys.exit(main())
