"""A module with one fault in it: which there are, its code, and the functions that get it."""

from __future__ import annotations

import ast
import gc
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType

from tests.house.mutations import changes
from tests.house.places import Place, places

ROOT = Path(__file__).parents[2]
RULES = ROOT / "bot" / "core"


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


def functions_by_place() -> dict[tuple[str, str], list[FunctionType]]:
    """The functions that are there of the rule modules, by file and qualified name."""
    found: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename.startswith(str(RULES)):
            found[(thing.__code__.co_filename, thing.__code__.co_qualname)].append(thing)
    return found


def code_of(code: CodeType, qualname: str) -> CodeType:
    """The code of a function in its module's."""
    inside = [constant for constant in code.co_consts if isinstance(constant, CodeType)]
    for found in inside:
        if found.co_qualname == qualname:
            return found
    return next(code_of(found, qualname) for found in inside if qualname.startswith(f"{found.co_qualname}."))
