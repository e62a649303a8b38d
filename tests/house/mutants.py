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
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import CodeType, FunctionType
from typing import NoReturn

import pytest

from tests.house.mutating import Chosen, Imported, Measuring, exit_of, run_here
from tests.house.mutations import Place, changes, places

ROOT = Path(__file__).parents[2]
RULES = ROOT / "bot" / "core"
TESTS = ROOT / "tests" / "core"
ENOUGH = 0.9
_SECONDS = 10  # of processor time, and ten times what the tests need


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A change in a module."""

    module: Path
    number: int  # in its module
    place: Place
    before: str
    after: str

    def __str__(self) -> str:
        where = f"{self.module.relative_to(ROOT)}:{self.place.lines.start}"
        return f"  {where}\n      - {self.before[:160]}\n      + {self.after[:160]}"


def mutants(module: Path) -> Iterator[Mutant]:
    """All of a module."""
    number = 0
    for place in places(ast.parse(module.read_text())):
        for _, before, after in changes(place):
            yield Mutant(module=module, number=number, place=place, before=before, after=after)
            number += 1


def mutated(mutant: Mutant) -> CodeType:
    """The module's code with the change."""
    tree = ast.parse(mutant.module.read_text())
    every = ((place, node) for place in places(tree) for node, _, _ in changes(place))
    place, node = next(found for number, found in enumerate(every) if number == mutant.number)
    place.put(node)
    return compile(ast.fix_missing_locations(tree), str(mutant.module), "exec")


class Warm:
    """The pytest plugin that judges every mutant once the tests are collected."""

    def __init__(self, modules: Sequence[Path], measured: Measuring) -> None:
        self.judged: list[tuple[Mutant, bool]] = []
        self._modules, self._measured = modules, measured

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._items = {item.nodeid: item for item in session.items}
        self._functions = _functions_by_place()
        gc.freeze()
        for module in self._modules:
            judged = self._judged(module)
            for line in rows(judged):
                print(line, flush=True)
            self.judged += judged
        return True

    def _judged(self, module: Path) -> list[tuple[Mutant, bool]]:
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
        seconds = _SECONDS + 10 * sum(self._measured.seconds[test] for test in tests)
        signal.setitimer(signal.ITIMER_PROF, seconds)  # ends the process: an endless loop is noticed too
        code = mutated(mutant)
        if self._at_import(mutant):
            with Imported(mutant.module, code):
                exit_of(lambda: pytest.main(["-q", "-x", *_OPTIONS, *_files(tests)], plugins=[Chosen(tests)]) != 0)
        functions = self._functions[(str(mutant.module), str(mutant.place.function))]
        changed = _code_of(code, str(mutant.place.function))
        for function in functions:
            function.__code__ = changed
        exit_of(lambda: not functions or run_here([self._items[test] for test in tests]))


_OPTIONS = ("-p", "no:cacheprovider", "-p", "no:xdist", "--capture=no", "--no-header", "--no-summary")


def _files(tests: list[str]) -> list[str]:
    return [str(ROOT / name) for name in dict.fromkeys(test.partition("::")[0] for test in tests)]


def _functions_by_place() -> dict[tuple[str, str], list[FunctionType]]:
    found: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename.startswith(str(RULES)):
            found[(thing.__code__.co_filename, thing.__code__.co_qualname)].append(thing)
    return found


def _code_of(code: CodeType, qualname: str) -> CodeType:
    inside = [constant for constant in code.co_consts if isinstance(constant, CodeType)]
    return next(
        found
        for c in inside
        for found in ([c] if c.co_qualname == qualname else _codes(c))
        if found.co_qualname == qualname
    )


def _codes(code: CodeType) -> list[CodeType]:
    inside = [constant for constant in code.co_consts if isinstance(constant, CodeType)]
    return inside + [found for c in inside for found in _codes(c)]


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
