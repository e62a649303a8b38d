"""The places of a module at which a fault can be put: in its functions, and outside them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

# What decides nothing when it runs, or is not run at all; and messages, which are words.
_NOT_RUN = frozenset({"annotation", "returns", "decorator_list", "format_spec", "targets", "exc"})
_FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in a module, and the function around it, if any."""

    holder: ast.AST
    field: str
    at: int | None  # in a list
    node: ast.AST
    statement: ast.stmt
    function: str | None = None  # the outermost, as `Class.method`
    body: range = range(0)  # the lines of that function's body
    rooms: tuple[str, ...] = ()

    def put(self, node: ast.AST) -> None:
        """Put something else there."""
        if self.at is None:
            setattr(self.holder, self.field, node)
        else:
            getattr(self.holder, self.field)[self.at] = node

    @property
    def lines(self) -> range:
        """The lines that run when it does."""
        whole = self.statement if not hasattr(self.statement, "body") else self.node
        first = getattr(whole, "lineno", self.statement.lineno)
        return range(first, (getattr(whole, "end_lineno", None) or first) + 1)


def places(tree: ast.Module) -> Iterator[Place]:
    """All that could be changed, from the top."""
    for at, statement in enumerate(tree.body):
        place = Place(holder=tree, field="body", at=at, node=statement, statement=statement)
        if not _is_alias(statement):
            yield from _below(place)


def _below(place: Place) -> Iterator[Place]:
    yield place
    node = place.node
    if isinstance(node, (ast.ClassDef, *_FUNCTION)):
        place = replace(place, rooms=(*place.rooms, node.name))
    for field, value in ast.iter_fields(node):
        inside = place.function
        if isinstance(node, _FUNCTION) and field == "body" and not inside:
            inside = ".".join(place.rooms)
            place = replace(place, body=range(node.body[0].lineno, (node.end_lineno or 0) + 1))
        for at, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if field in _NOT_RUN or not isinstance(child, ast.AST) or _is_docstring(child):
                continue
            statement = child if isinstance(child, ast.stmt) else place.statement
            yield from _below(
                replace(place, holder=node, field=field, at=at, node=child, statement=statement, function=inside)
            )


def _is_alias(statement: ast.stmt) -> bool:
    """A name for types: what runs there decides nothing."""
    value = getattr(statement, "value", None)
    of_types = (ast.Name, ast.Attribute, ast.BinOp, ast.Subscript, ast.Tuple, ast.expr_context, ast.operator)
    return isinstance(value, ast.BinOp | ast.Subscript) and all(
        isinstance(node, of_types) or (isinstance(node, ast.Constant) and node.value in {None, ...})
        for node in ast.walk(value)
    )


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
