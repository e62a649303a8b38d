"""The walls around templates: what they may use, and how much they may write.

Administrators write them, so the aim is that a slip or a copied trick can neither reach anything but the
letter's fields nor keep the service busy or fill its memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import thread_time
from types import MethodType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound, Undefined, nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, LoopContext, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment

from replies.bounds import TooMuch, Watch, bounded, limited_join, within
from replies.phrases import Phrases
from replies.shelves import OUTSIDE, Shelf, is_inside
from replies.wording import filters

LONGEST_SECONDS = 1.0  # of processor time, for one part; a letter takes milliseconds
TOO_LONG = "takes longer than a second"
HARMLESS_FILTERS = ("upper", "lower", "length", "first", "last", "default", "join", "trim", "escape", "e")
TESTS = ("defined", "undefined", "none", "in", "odd", "even", "eq", "ne", "lt", "le", "gt", "ge", "true", "false")


class Unknown(StrictUndefined):
    """A name that a letter does not have; its message says which ones there are."""

    @property
    def _undefined_message(self) -> str:
        return unknown_sentence(self._undefined_name, self._undefined_obj)


def unknown_sentence(name: object, holder: object) -> str:
    """What to tell about a field that is not there."""
    if isinstance(holder, list):
        return f"the list has no item {name}: it may be empty, so ask with if, or go through it with for"
    there = f"; there are {', '.join(sorted(map(str, holder)))}" if isinstance(holder, dict) else ""
    return f"there is no field {name}{there}"


class ShelfLoader(BaseLoader):
    """Loads from the shelves, the last one first; a file that changes is read again."""

    def __init__(self, shelves: tuple[Shelf, ...]) -> None:
        self.shelves = shelves

    def get_source(self, _: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template from the last shelf that has it. Raises Unusable where it cannot be read."""
        found = self._found(template)
        if found is None:
            raise TemplateNotFound(template, f"there is no template {template}")
        return found[1], template, lambda: self._found(template) == found

    def _found(self, name: str) -> tuple[Shelf, str] | None:
        if name.startswith("phrases/"):
            return None
        if not is_inside(name):  # the fault is of the file that asks for such a name
            raise SecurityError(f"{name}: {OUTSIDE}")
        for shelf in reversed(self.shelves):
            if (text := shelf.text(name)) is not None:
                return shelf, text
        return None


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
        usable = {name: self.filters[name] for name in HARMLESS_FILTERS} | filters(language, phrases)
        self.filters = {name: bounded(made, takes_nothing=name == "default") for name, made in usable.items()}
        self.tests = {name: self.tests[name] for name in TESTS}
        self.globals = {}
        self.language = language
        self.phrases = phrases
        self.deadline = thread_time() + LONGEST_SECONDS
        self.concat = limited_join  # type: ignore[method-assign]

    def _load_template(self, name: str, globals: Any) -> Template:  # noqa: A002 - the name that jinja2 gives it
        """A part that includes itself twice over would be read a million times without a loop in sight."""
        self.in_time()
        return super()._load_template(name, globals)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The template's tree with the watch set: jinja2 by itself lets loops and `~` run without end."""
        tree: nodes.Template = Watch(name, filename).visit(super()._parse(source, name, filename))
        return tree

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return isinstance(obj, LoopContext | TemplateModule) and super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        if isinstance(obj, MethodType):
            return obj.__self__ is self or isinstance(obj.__self__, LoopContext)
        return isinstance(obj, Macro | BlockReference)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Of a field, only its own keys: never a method of the value that holds it."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Undefined):
            # Which tells what was not there in the first place; its own insides are Python's and stay out of letters.
            return obj if attribute.startswith("_") else getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.getattr(obj, argument) if isinstance(obj, dict) else super().getitem(obj, argument)

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        self.in_time()
        if not self.is_safe_callable(obj):
            raise SecurityError("only macros can be called; fields are shown as they are, or through a filter")
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Reckoning is for small numbers: a text times a number, or a tower of powers, fills the memory."""
        self.in_time()
        numbers = all(isinstance(side, int) and abs(side) < 10**9 for side in (left, right))
        if not numbers or operator == "**":
            raise SecurityError(f"{operator} is for whole numbers below a thousand million; texts are joined by ~")
        return super().call_binop(context, operator, left, right)

    def in_time(self) -> None:
        """Raises TooMuch when the time of a part is up."""
        if thread_time() > self.deadline:
            raise TooMuch(TOO_LONG)

    def together(self, *texts: Any) -> str:
        """What `~` makes of its sides."""
        within(*texts)
        return markup_join(texts)

    def written(self, name: str, fields: dict[str, object]) -> str:
        """What a template makes of fields. Raises jinja2's errors, TooMuch and Unusable."""
        self.deadline = thread_time() + LONGEST_SECONDS
        text = limited_join(self._in_time(self.get_template(name).generate(fields)))
        self.in_time()  # what writes nothing is seen only here: slow filters, one after another
        return text

    def _in_time(self, pieces: Iterable[str]) -> Iterable[str]:
        for piece in pieces:
            self.in_time()
            yield piece
