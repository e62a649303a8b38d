"""The lists of words: every entry is a pattern of its own, and each file says what it is for."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from bot.core.approval import lists

LISTS = Path(str(resources.files("bot.core.approval"))) / "lists"
TEXTS = {str(path.relative_to(LISTS).with_suffix("")): path.read_text("utf-8") for path in LISTS.rglob("*.toml")}
NAMES = sorted((name.partition("/")[0], listed) for name, text in TEXTS.items() for listed in tomllib.loads(text))
PLAIN = {("approving", "and"), ("approving", "comma"), ("approving", "colon"), ("neighbours", "words")}


@pytest.mark.parametrize("file", sorted({file for file, _ in NAMES}))
def test_every_entry_is_a_whole_pattern(file: str) -> None:
    """An entry torn in two at a " | " within its parentheses would not be."""
    named = [name for of, name in NAMES if of == file and (file, name) not in PLAIN]
    written = [entry for name in named for entry in lists.entries(file, name)]
    assert [entry for entry in written if not entry.strip() or not re.compile(entry)] == []


@pytest.mark.parametrize("file", sorted(TEXTS))
def test_every_list_says_first_what_it_is_for(file: str) -> None:
    assert TEXTS[file].startswith("# ")


def test_in_a_folder_every_list_has_a_name_of_its_own() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_a_list_is_lines_and_bars_and_may_name_another() -> None:
    assert lists.words("approving", "formal")[:2] == ("skriftliga", "skriftligt")
    assert lists.any_of("approving", "of_it").startswith("(?: (?:of|av|till|to|for|pa) (?:(?:(?:(?:the|den|")


@pytest.mark.parametrize(
    ("edges", "text", "found"),
    [
        (lists.WORD, "dors", True),
        (lists.WORD, "dors-data", False),
        (lists.WITHIN, "dors-data", True),
        (lists.WITHIN, "dorst", False),
    ],
)
def test_whole_words_are_found(edges: tuple[str, str], text: str, found: bool) -> None:
    assert bool(lists.found_in("danger", "codes", edges=edges).search(text)) is found
