"""The lists of words: every entry is a pattern of its own, and each file says what it is for."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

import pytest

from bot.core.approval import lists

FILES = {
    path.name.removesuffix(".toml"): path.read_text("utf-8")
    for path in resources.files("bot.core.approval").joinpath("lists").iterdir()
}
PLAIN = {("approving", "and"), ("approving", "comma"), ("approving", "colon"), ("neighbours", "words")}


@pytest.mark.parametrize("file", sorted(FILES))
def test_every_entry_is_a_whole_pattern(file: str) -> None:
    """An entry torn in two at a " | " within its parentheses would not be."""
    named = [name for name in tomllib.loads(FILES[file]) if (file, name) not in PLAIN]
    written = [entry for name in named for entry in lists.entries(file, name)]
    assert [entry for entry in written if not entry.strip() or not re.compile(entry)] == []


@pytest.mark.parametrize("file", sorted(FILES))
def test_every_list_says_first_what_it_is_for(file: str) -> None:
    assert FILES[file].startswith("# ")


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
