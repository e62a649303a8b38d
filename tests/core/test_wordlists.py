"""The lists of words, of approvals and of machines: every entry is a pattern of its own, and each file says its use."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from bot.core import wordlists
from bot.core.approval import lists

ROOMS = ("bot.core.approval", "bot.core.automatic")
TEXTS = {
    (room, str(path.relative_to(folder).with_suffix(""))): path.read_text("utf-8")
    for room in ROOMS
    for folder in (Path(str(resources.files(room))) / "lists",)
    for path in folder.rglob("*.toml")
}
NAMES = sorted(
    (room, name.partition("/")[0], listed) for (room, name), text in TEXTS.items() for listed in tomllib.loads(text)
)
PLAIN = {("approving", "and"), ("approving", "comma"), ("approving", "colon"), ("neighbours", "words")}


@pytest.mark.parametrize(("room", "file"), sorted({(room, file) for room, file, _ in NAMES}))
def test_every_entry_is_a_whole_pattern(room: str, file: str) -> None:
    """An entry torn in two at a " | " within its parentheses would not be."""
    named = [name for within, of, name in NAMES if (within, of) == (room, file) and (file, name) not in PLAIN]
    written = [entry for name in named for entry in wordlists.entries(room, file, name)]
    assert [entry for entry in written if not entry.strip() or not re.compile(entry)] == []


@pytest.mark.parametrize(("room", "file"), sorted(TEXTS))
def test_every_list_says_first_what_it_is_for(room: str, file: str) -> None:
    assert TEXTS[room, file].startswith("# ")


def test_in_a_folder_every_list_has_a_name_of_its_own() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_a_list_is_lines_and_bars_and_may_name_another() -> None:
    assert lists.words("approving", "formal")[:2] == ("skriftliga", "skriftligt")
    assert lists.any_of("approving", "of_it").startswith("(?: (?:of|av|till|to|for|pa) (?:(?:(?:(?:the|den|")


def test_a_comment_among_the_entries_is_none_of_them() -> None:
    text = tomllib.loads(TEXTS["bot.core.automatic", "senders"])["deliverers"]
    assert text.startswith("# gateways and lists\npostmaster | mail-?gateway | ")
    assert wordlists.words("bot.core.automatic", "senders", "deliverers")[:2] == ("postmaster", "mail-?gateway")


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
