"""The walls around templates: what they may use, and how much they may write.

Administrators write them, so the aim is that a slip or a copied trick can neither reach anything but the
letter's fields nor keep the service busy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, Undefined
from jinja2.environment import TemplateModule
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError

from replies.faults import Unusable
from replies.phrases import Phrases
from replies.shelves import Shelf
from replies.wording import filters

LARGEST_OUTPUT = 1024 * 1024  # characters of one part of a letter
LONGEST_SECONDS = 5.0
HARMLESS_FILTERS = ("upper", "lower", "length", "first", "last", "default", "join", "trim", "indent", "escape", "e")
TESTS = ("defined", "undefined", "none", "in", "odd", "even", "eq", "ne", "lt", "le", "gt", "ge", "true", "false")


class TooMuch(Exception):
    """A template writes or works more than a letter can need."""


class Unknown(StrictUndefined):
    """A name that a letter does not have; its message says which ones there are."""

    @property
    def _undefined_message(self) -> str:
        return unknown_sentence(self._undefined_name, self._undefined_obj)


def unknown_sentence(name: object, holder: object) -> str:
    """What to tell about a field that is not there."""
    there = f"; there are {', '.join(sorted(map(str, holder)))}" if isinstance(holder, dict) else ""
    return f"there is no field {name}{there}"


class ShelfLoader(BaseLoader):
    """Loads from the shelves, the last one first; a file that changes is read again."""

    def __init__(self, shelves: tuple[Shelf, ...]) -> None:
        self.shelves = shelves

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        shelf, text = self._found(template)
        if shelf is None or text is None:
            raise TemplateNotFound(template, f"there is no template {template}")
        return text, str(shelf.path(template)), lambda: self._found(template) == (shelf, text)

    def _found(self, name: str) -> tuple[Shelf | None, str | None]:
        try:
            texts = ((s, s.text(name)) for s in reversed(self.shelves) if not name.startswith("phrases/"))
            return next(((shelf, text) for shelf, text in texts if text is not None), (None, None))
        except Unusable as error:
            raise SecurityError(f"{name}: {error.fault.sentence}") from None


class Walls(ImmutableSandboxedEnvironment):
    """An environment in which only fields, macros and the listed filters can be used."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(
        self, language: str, phrases: Phrases, loader: ShelfLoader, undefined: type[Undefined] = Unknown
    ) -> None:
        super().__init__(
            loader=loader,
            undefined=undefined,
            autoescape=lambda name: name is None or not name.endswith(".txt"),
            trim_blocks=True,
            lstrip_blocks=True,
        )
        own = filters(language, phrases)
        self.filters = {name: self.filters[name] for name in HARMLESS_FILTERS} | own
        self.tests = {name: self.tests[name] for name in TESTS}
        self.globals = {}
        self.deadline = monotonic() + LONGEST_SECONDS
        self.concat = limited_join  # type: ignore[assignment]

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return isinstance(obj, LoopContext | TemplateModule) and super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, Macro) or getattr(obj, "__self__", None).__class__ is LoopContext

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Of a field, only its own keys: never a method of the value that holds it."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.getattr(obj, argument) if isinstance(obj, dict) else super().getitem(obj, argument)

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        self.in_time()
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Reckoning is for small numbers: a text times a number, or a tower of powers, fills the memory."""
        numbers = all(isinstance(side, int) and abs(side) < 10**9 for side in (left, right))
        if not numbers or operator == "**":
            raise SecurityError(f"{operator} is for whole numbers below a thousand million; write texts side by side")
        return super().call_binop(context, operator, left, right)

    def in_time(self) -> None:
        if monotonic() > self.deadline:
            raise TooMuch(f"takes longer than {LONGEST_SECONDS:.0f} seconds")

    def written(self, name: str, fields: dict[str, object]) -> str:
        """What a template makes of fields. Raises jinja2's errors, TooMuch and Unusable."""
        self.deadline = monotonic() + LONGEST_SECONDS
        return limited_join(self._in_time(self.get_template(name).generate(fields)))

    def _in_time(self, pieces: Iterable[str]) -> Iterable[str]:
        for piece in pieces:
            self.in_time()
            yield piece


def limited_join(pieces: Iterable[str]) -> str:
    """The pieces together, as long as a letter may be."""
    kept = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LARGEST_OUTPUT:
            raise TooMuch("writes more than 1 MiB")
        kept.append(piece)
    return "".join(kept)
