"""The drawing of the house holds: what may import what, as an allow-list by file and by folder."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# A room, and the rooms of our own that it may import. The first pattern that fits a module names its room.
ROOMS: dict[str, tuple[str, ...]] = {
    "parsers.facts": (),
    "parsers": ("parsers",),
    "storage.records": (),
    "storage.errors": (),
    "storage": ("storage",),
    "replies.letters": (),
    "replies": ("replies",),
    "bot.settings": ("parsers.facts",),
    "bot.version": (),
    "bot.log": ("parsers.identity_numbers",),
    "bot.config": ("bot.config_faults", "bot.settings", "parsers.facts"),
    "bot.config_faults": ("bot.settings",),
    "bot.core": ("bot.core", "bot.settings", "parsers.facts", "storage.records", "replies.letters"),
    "bot.mailbox": ("bot.mailbox", "bot.settings", "bot.secrets", "bot.core.retry"),
    "bot.sender": ("bot.sender", "bot.settings", "bot.secrets"),
    "bot.secrets": ("bot.settings",),
    "bot.rendering": ("replies",),
    "bot.desk": (
        "bot.mailbox",
        "bot.rendering",
        "bot.secrets",
        "bot.sender",
        "bot.settings",
        "parsers",
        "replies",
        "storage",
    ),
    "bot.knowledge": ("bot.core", "bot.settings", "parsers.facts", "replies.letters", "storage"),
    "bot.ledger": ("bot.core", "bot.knowledge", "bot.settings", "parsers.facts", "replies.letters", "storage"),
    "bot.commanding": (
        "bot.core",
        "bot.knowledge",
        "bot.ledger",
        "bot.settings",
        "parsers.facts",
        "replies.letters",
        "storage",
    ),
    "bot.entering": ("bot.core", "bot.desk", "bot.ledger", "bot.log", "replies.letters", "storage"),
    "bot.hands": ("bot.desk", "parsers", "storage"),
    "bot.posting": (
        "bot.core.retry",
        "bot.desk",
        "bot.entering",
        "bot.hands",
        "bot.log",
        "bot.sender",
        "parsers.identity_numbers",
        "replies.render",
        "storage",
    ),
    "bot.service": (
        "bot.commanding",
        "bot.core",
        "bot.desk",
        "bot.entering",
        "bot.hands",
        "bot.knowledge",
        "bot.log",
        "bot.mailbox",
        "bot.posting",
        "parsers.facts",
        "storage",
    ),
    "bot.drawing": (),
    "bot.pictures": ("bot.core.charts",),
    "bot.reporting": (
        "bot.core",
        "bot.desk",
        "bot.knowledge",
        "bot.log",
        "bot.pictures",
        "replies.faults",
        "replies.letters",
        "replies.wording",
        "storage",
    ),
    "bot.jobs": (
        "bot.core.retry",
        "bot.desk",
        "bot.hands",
        "bot.log",
        "bot.mailbox",
        "bot.reporting",
        "bot.service",
        "bot.settings",
    ),
    "bot.inspection": (
        "bot.core",
        "bot.desk",
        "bot.hands",
        "bot.knowledge",
        "bot.service",
        "bot.settings",
        "parsers.facts",
        "storage.records",
    ),
    "bot.whole_files": (),
    "bot.sheets": ("bot.core.excerpts", "bot.whole_files", "parsers.identity_numbers"),
    "bot.case_export": ("bot.whole_files", "parsers.identity_numbers", "storage"),
    "bot.checkup": (
        "bot.desk",
        "bot.mailbox",
        "bot.secrets",
        "bot.sender",
        "bot.settings",
        "parsers",
        "replies",
        "storage",
    ),
    "bot.demo": ("bot.desk", "bot.jobs", "bot.reporting", "bot.settings", "parsers.facts", "storage"),
    "bot.cli": ("bot", "parsers", "replies", "storage"),
    "bot.__main__": ("bot.cli",),
    "bot": (),
}
OURS = ("bot", "parsers", "replies", "storage")
PURE = ("asyncio", "datetime.now", "logging", "os", "pathlib", "random", "secrets", "socket", "sqlite3", "time")


def modules() -> dict[str, Path]:
    found = {}
    for package in OURS:
        for path in (ROOT / package).rglob("*.py"):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports_of(name: str, path: Path) -> set[str]:
    """Every module of our own that a file imports, wherever in the file it does so."""
    everything = modules()
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            submodules = {f"{node.module}.{alias.name}" for alias in node.names} & set(everything)
            found |= submodules or {node.module}
    return {module for module in found if module.split(".")[0] in OURS and module != name}


def is_in(module: str, room: str) -> bool:
    return module == room or module.startswith(room + ".")


def room_of(module: str) -> str:
    return next(
        room for room in ROOMS if is_in(module, room) and (room not in OURS or room != "bot" or module == "bot")
    )


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_imports_only_what_its_room_may(name: str) -> None:
    allowed = ROOMS[room_of(name)]
    own = room_of(name)
    wrong = {m for m in imports_of(name, modules()[name]) if not any(is_in(m, room) for room in (*allowed, own))}
    assert wrong == set()


def test_nothing_imports_in_a_circle() -> None:
    # `bot.cli.app` and its command files make one program together: each file adds its commands to the app.
    graph = {n: imports_of(n, p) for n, p in modules().items() if not n.startswith(("bot.cli", "storage.migrations"))}
    settled: set[str] = set()
    while ready := [name for name in graph if name not in settled and not ((graph[name] & set(graph)) - settled)]:
        settled |= set(ready)
    assert set(graph) - settled == set()


@pytest.mark.parametrize("name", [n for n in sorted(modules()) if is_in(n, "bot.core")])
def test_the_core_does_no_io_and_has_no_clock(name: str) -> None:
    text = modules()[name].read_text("utf-8")
    imported = {
        alias.name.split(".")[0]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in (node.names if isinstance(node, ast.Import) else [ast.alias(node.module or "")])
    }
    assert imported & set(PURE) == set()
    assert ".now(" not in text
    assert "open(" not in text


@pytest.mark.parametrize("name", ["parsers.facts", "storage.records", "replies.letters"])
def test_the_word_lists_use_the_standard_library_only(name: str) -> None:
    tree = ast.parse(modules()[name].read_text("utf-8"))
    imported = {n.module.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
    assert imported <= set(sys.stdlib_module_names)
