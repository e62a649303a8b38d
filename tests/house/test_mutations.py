"""The faults that mutation testing puts into a module are the ones that it says, and stand where they belong."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house.mutated import RULES, code_of, mutants, mutated
from tests.house.mutations import changes
from tests.house.places import places


def faults(source: str) -> set[tuple[str, str]]:
    return {(before, after) for place in places(ast.parse(source)) for _, before, after in changes(place)}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("return a < 1", {("a < 1", "a <= 1"), ("1", "2"), ("return a < 1", "return None")}),
        ("return", set()),
        ("return False", {("False", "True")}),
        (
            "x = a and not b",
            {("a and (not b)", "a or not b"), ("a and (not b)", "a"), ("a and (not b)", "not b"), ("not b", "b")},
        ),
        ("if a:\n        b()", {("a", "not a"), ("b()", "pass")}),
        ("x = [y for y in a if y]", {("y", "not y")}),
        ("x = f(a, key='k')", {("f(... key='k')", "left out"), ("'k'", "'¤k'")}),
        ("x = any(a) + max(b)", {("any(a)", "all(a)"), ("max(b)", "min(b)"), ("any(a) + max(b)", "any(a) - max(b)")}),
        ("raise ValueError('words')", set()),
        ('"""Words."""', set()),
        ("for x in a:\n        break", {("break", "continue")}),
    ],
)
def test_what_is_changed_in_a_function(body: str, expected: set[tuple[str, str]]) -> None:
    assert faults(f"def f(a: int, b: str):\n    {body}\n") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("MOST = 5", {("5", "6")}),
        ("PATTERN = re.compile('words')", set()),
        ("WORDS = ('one', 'two')", set()),
        ("CODES = frozenset({'one', 'two'})", {("'one'", "left out"), ("'two'", "left out")}),
        ("CLOCKS = (one, two)", {("one", "left out"), ("two", "left out")}),
        ("TABLE = {A: 'b'}", {("A: ...", "left out")}),
        ("Cell = str | int | None", set()),
        ("Paper = tuple[A, B | C]", set()),
        ("@dataclass(frozen=True)\nclass A:\n    b: bool = False", {("False", "True")}),
        ("def f(a=1):\n    pass", {("1", "2")}),
    ],
)
def test_what_is_changed_outside_functions(source: str, expected: set[tuple[str, str]]) -> None:
    assert faults(source) == expected


def test_a_mutant_is_its_module_with_one_function_changed(tmp_path: Path) -> None:
    module = tmp_path / "rules.py"
    module.write_text("class A:\n    def b(self):\n        return 1\n\ndef c():\n    return 2\n")
    made = list(mutants(module))
    assert [(one.place.function, one.before, one.after) for one in made] == [
        ("A.b", "return 1", "return None"),
        ("A.b", "1", "2"),
        ("c", "return 2", "return None"),
        ("c", "2", "3"),
    ]
    assert [eval(code_of(mutated(one), "c")) for one in made] == [2, 2, None, 3]
    assert code_of(mutated(made[1]), "A.b").co_consts[-1] == 2


def test_every_rule_module_but_lists_of_words_has_mutants() -> None:
    bare = {module.name for module in RULES.rglob("*.py") if not any(mutants(module))}
    assert bare <= {"__init__.py", "lists.py"}
