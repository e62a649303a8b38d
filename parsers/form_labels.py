"""The form's questions: their labels in the lists, those that name a person and a part at once, and unforeseen ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import product

from parsers import data_rules, labels
from parsers.facts import Content
from parsers.folding import folded, one_line
from parsers.label_patterns import keyed_by
from parsers.labels import Vocabulary

PEOPLE = ("representative", "researcher", "contact")
_JOINED = ("{p} {s}", "{s} {p}", "{p} till {s}", "{p} for {s}", "{p} pa {s}", "{p} of {s}", "{p} of the {s}",
           "{s}s {p}", "{s}'s {p}", "{s}, {p}", "{s} - {p}", "{p}, {s}", "{s}ns {p}")  # fmt: skip
_MOST_LINES, _MOST_ROWS = 3_000, 300  # no form is longer, and lists of variables are
_ASKED_OF_A_PERSON = {
    "email": ("e-post", "epost", "e-mail", "email", "mejl", "mailadress"),
    "name": ("namn", " name"),
    "other": ("telefon", "mobil", "phone", "titel", "title", "roll", "role", "befattning", "position", "organisation"),
}


@cache
def vocabulary() -> Vocabulary:
    """The form's labels, with those that name a person and a part at once ("E-post till kontaktperson")."""
    data = data_rules.table("labels")
    aliases = {f"end:{key}": names for key, names in data["ends"].items()}
    aliases |= {f"part:{key}": names for key, names in data["person"].items()}
    aliases |= {f"section:{key}": names for key, names in data["people"].items()}
    return Vocabulary({**aliases, **data["form"]}, _combined(data), _by_words)


def _by_words(label: str) -> str | None:
    """The key of an unforeseen label: a person's, with the part that it asks for, or another question's."""
    if _asks_name_and_address(label):
        return "part:both"
    plain, role = f" {folded(label)}", _people_patterns()(label)
    if role is None or role == "none":
        return f"section:{role}" if role else _form_patterns()(label)
    part = next((each for each, words in _ASKED_OF_A_PERSON.items() if any(word in plain for word in words)), None)
    return f"section:{role}" if part is None else "end:other" if part == "other" else f"{role}.{part}"


def _asks_name_and_address(label: str) -> bool:
    """Whether one label asks for a person's name and e-mail address together ("Namn*, mejl*")."""
    parts = {
        normal: key
        for key, names in data_rules.table("labels")["person"].items()
        for normal in map(labels.normal_label, names)
    }
    for between in (r"[,/;&+]", r"[,/;&+]|\boch\b|\band\b|\bsamt\b"):
        asked = {parts.get(labels.normal_label(each)) for each in re.split(between, label)}
        if None not in asked and {"name", "email"} <= asked:
            return True
    return False


@cache
def _people_patterns() -> Callable[[str], str | None]:
    return keyed_by("people")


@cache
def _form_patterns() -> Callable[[str], str | None]:
    return keyed_by("form")


def _combined(data: dict[str, dict[str, list[str]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for person, part in product(PEOPLE, ("name", "email")):
        for role, name in product(data["people"][person], data["person"][part]):
            s, p = labels.normal_label(role), labels.normal_label(name)
            found |= {pattern.format(s=s, p=p): f"{person}.{part}" for pattern in _JOINED}
    return found


def labels_seen(content: Content) -> frozenset[str]:
    """Which of the form's questions a text asks, answered or not: how a form is told from other papers."""
    known = vocabulary()
    texts = [name for name, _ in content.fields]
    lines = content.lines[:_MOST_LINES]
    rows = [row for table in content.tables for row in table.rows[:_MOST_ROWS]]
    texts += [one_line(cell.partition("\n")[0]) for row in rows[:_MOST_LINES] for cell in row]
    texts += [part for line in lines for part in (line.text, line.text.partition(":")[0])]
    texts += [part for line in lines if "\t" in line.text for part in line.text.split("\t")]
    keys = {known.exact_key(text) for text in texts}
    return frozenset(key for key in keys if key and not key.startswith(("end:", "part:")) and key != "section:none")
