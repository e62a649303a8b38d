"""How much a template may write and work: jinja2 by itself sets no end to loops, to `~` and to filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import TemplateSyntaxError, Undefined, nodes
from jinja2.visitor import NodeTransformer

LARGEST = 1024 * 1024  # characters of one part of a letter, and of any text on the way to it


class TooMuch(Exception):
    """A template writes or works more than a letter can need."""


def limited_join(pieces: Iterable[str]) -> str:
    """The pieces together. Raises TooMuch when they are more than a letter may hold."""
    kept = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LARGEST:
            raise TooMuch("writes more than 1 MiB")
        kept.append(piece)
    return "".join(kept)


def within(*values: Any) -> None:
    """Raises TooMuch when texts, and lists of texts with another text between them, are longer than a letter."""
    lists = [value for value in values if isinstance(value, list | tuple)]
    listed = sum(len(text) for value in lists for text in value if isinstance(text, str))
    texts = sum(len(value) for value in values if isinstance(value, str))
    if listed + texts * max([1, *map(len, lists)]) > LARGEST:
        raise TooMuch("writes more than 1 MiB")


def bounded(made: Callable[..., Any], *, takes_nothing: bool = False) -> Callable[..., Any]:
    """A filter that is never given more text than a letter may hold, nor, unless it wants that, a missing field."""

    def measured(*values: Any, **named: Any) -> Any:
        there = values if takes_nothing else [str(v) if isinstance(v, Undefined) else v for v in values]
        within(*there, *named.values())
        return made(*there, **named)

    if (wanted := getattr(made, "jinja_pass_arg", None)) is not None:  # the filter asks jinja2 for its context
        measured.jinja_pass_arg = wanted  # type: ignore[attr-defined]
    return measured


class Watch(NodeTransformer):
    """Puts a look at the clock into every loop and a bound on `~`, and lets lists be made of written words only.

    Lists of lists, doubled over and over, would outgrow every other bound.
    """

    def __init__(self, name: str | None, filename: str | None) -> None:
        self.name = name
        self.filename = filename

    def get_visitor(self, node: nodes.Node) -> Callable[[Any], nodes.Node] | None:
        """What is done with a node of this sort; all others are only gone through."""
        watched: dict[type[nodes.Node], Callable[[Any], nodes.Node]] = {
            nodes.For: self._loop,
            nodes.Concat: self._together,
            nodes.List: self._words,
            nodes.Tuple: self._words,
            nodes.Dict: self._words,
        }
        return watched.get(type(node))

    def _loop(self, node: nodes.For) -> nodes.Node:
        self.generic_visit(node)
        node.body.insert(0, nodes.ExprStmt(_of_the_walls("in_time", [], node.lineno), lineno=node.lineno))
        return node

    def _together(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return _of_the_walls("together", node.nodes, node.lineno)

    def _words(self, node: nodes.List | nodes.Tuple | nodes.Dict) -> nodes.Node:
        named = isinstance(node, nodes.Tuple) and node.ctx == "store"  # {% for code, number in ... %}
        items = [item.value if isinstance(item, nodes.Pair) else item for item in node.items]
        if named or all(isinstance(item, nodes.Const) for item in items):
            return node
        sentence = "a list is made of words in quotation marks"
        raise TemplateSyntaxError(sentence, node.lineno, self.name, self.filename)


def _of_the_walls(method: str, arguments: list[nodes.Expr], line: int) -> nodes.Call:
    return nodes.Call(nodes.EnvironmentAttribute(method), arguments, [], None, None, lineno=line)
