"""The small faults that are put into a rule module, one at a time, to see whether a test notices.

Inside functions: a comparison turned or moved by one, "and" for "or", a condition left out or turned round, a `not`
taken away, a number, word or truth value changed, a result lost, a field of a value left out, a call not made. Outside
them: numbers and truth values changed, and tables (sets, dictionaries, tuples of names) that lose one entry. Patterns
and lists of words are what the samples of replies and automatic mails are for, and stay as they are.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import copy

from tests.house.places import Place

Change = tuple[ast.AST, str, str]  # what stands there instead; how both are shown

_OPPOSITE: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.Break: ast.Continue,
    ast.Continue: ast.Break,
}
_TWINS = {"any": "all", "all": "any", "min": "max", "max": "min"}
_CONDITION = {ast.If: "test", ast.IfExp: "test", ast.While: "test", ast.comprehension: "ifs"}


def changes(place: Place) -> Iterator[Change]:
    """What can stand at a place instead."""
    node = place.node
    found = _INSIDE if place.function else _OUTSIDE
    for kind, of_kind in found:
        if isinstance(node, kind):
            yield from of_kind(node)
    if place.function and _CONDITION.get(type(place.holder)) == place.field and not isinstance(node, ast.Compare):
        turned = node.operand if _is_not(node) else ast.UnaryOp(ast.Not(), node)
        yield from [] if _is_not(node) else [_shown(node, turned)]


def _is_not(node: ast.AST) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)


def _shown(old: ast.AST, new: ast.AST) -> Change:
    return new, ast.unparse(old), ast.unparse(new)


def _with(node: ast.AST, **fields: object) -> ast.AST:
    other = copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def _compared(node: ast.Compare) -> Iterator[Change]:
    for at, operator in enumerate(node.ops):
        if type(operator) in _OPPOSITE:
            yield _shown(node, _with(node, ops=[*node.ops[:at], _OPPOSITE[type(operator)](), *node.ops[at + 1 :]]))


def _joined(node: ast.BoolOp) -> Iterator[Change]:
    yield _shown(node, _with(node, op=_OPPOSITE[type(node.op)]()))
    for at in range(len(node.values)):
        left = [*node.values[:at], *node.values[at + 1 :]]
        yield _shown(node, left[0] if len(left) == 1 else _with(node, values=left))


def _reckoned(node: ast.BinOp | ast.AugAssign) -> Iterator[Change]:
    if type(node.op) in _OPPOSITE:
        yield _shown(node, _with(node, op=_OPPOSITE[type(node.op)]()))


def _without_not(node: ast.UnaryOp) -> Iterator[Change]:
    if _is_not(node):
        yield _shown(node, node.operand)


def _constant(node: ast.Constant) -> Iterator[Change]:
    if isinstance(node.value, str):
        yield _shown(node, ast.Constant("¤" + node.value))
    else:
        yield from _figure(node)


def _figure(node: ast.Constant) -> Iterator[Change]:
    if isinstance(node.value, bool):
        yield _shown(node, ast.Constant(not node.value))
    elif isinstance(node.value, int | float):
        yield _shown(node, ast.Constant(node.value + 1))


def _returned(node: ast.Return) -> Iterator[Change]:
    if node.value is not None and not (isinstance(node.value, ast.Constant) and not node.value.value):
        yield _shown(node, ast.Return(ast.Constant(None)))


def _called(node: ast.Call) -> Iterator[Change]:
    if isinstance(node.func, ast.Name) and node.func.id in _TWINS:
        yield _shown(node, _with(node, func=ast.Name(_TWINS[node.func.id], ast.Load())))
    for at, keyword in enumerate(node.keywords):
        if keyword.arg is not None:
            left = [*node.keywords[:at], *node.keywords[at + 1 :]]
            yield _with(node, keywords=left), f"{ast.unparse(node.func)}(... {ast.unparse(keyword)})", "left out"


def _done(node: ast.Expr) -> Iterator[Change]:
    if isinstance(node.value, ast.Call):
        yield _shown(node, ast.Pass())


def _gone_on(node: ast.Break | ast.Continue) -> Iterator[Change]:
    yield _shown(node, _OPPOSITE[type(node)]())


def _table(node: ast.Set | ast.Tuple) -> Iterator[Change]:
    if isinstance(node, ast.Set) or all(isinstance(entry, ast.Name) for entry in node.elts):
        for at, entry in enumerate(node.elts if len(node.elts) > 1 else ()):
            yield _with(node, elts=[*node.elts[:at], *node.elts[at + 1 :]]), ast.unparse(entry), "left out"


def _lookup(node: ast.Dict) -> Iterator[Change]:
    for at, key in enumerate(node.keys):
        if key is not None:
            keys, values = [*node.keys[:at], *node.keys[at + 1 :]], [*node.values[:at], *node.values[at + 1 :]]
            yield _with(node, keys=keys, values=values), f"{ast.unparse(key)}: ...", "left out"


_INSIDE = (
    (ast.Compare, _compared),
    (ast.BoolOp, _joined),
    (ast.BinOp | ast.AugAssign, _reckoned),
    (ast.UnaryOp, _without_not),
    (ast.Constant, _constant),
    (ast.Return, _returned),
    (ast.Call, _called),
    (ast.Expr, _done),
    (ast.Break | ast.Continue, _gone_on),
)
_OUTSIDE = (
    (ast.BinOp, _reckoned),
    (ast.Constant, _figure),
    (ast.Set | ast.Tuple, _table),
    (ast.Dict, _lookup),
)
