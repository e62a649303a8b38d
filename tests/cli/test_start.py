"""Commands start fast: none loads a library that its work does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import call, write_config

HEAVY = {
    "alembic", "apscheduler", "imapclient", "jinja2", "mailparser", "pdfplumber", "pypdfium2", "psycopg", "openpyxl",
    "lxml", "PIL", "sqlalchemy.dialects.postgresql",
}  # fmt: skip
LOADED = (
    "import sys\nfrom bot.cli.faults import run_with_clear_faults\nassert run_with_clear_faults(sys.argv[1:]) == 0\n"
)
LOADED += "print(*sys.modules, sep='\\n')"


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (("--help",), HEAVY | {"sqlalchemy", "sqlmodel", "parsers.limited", "rich.console"}),
        (("case", "list"), HEAVY | {"parsers.limited", "replies.render"}),
        (("templates", "list"), HEAVY - {"jinja2"} | {"sqlalchemy"}),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_a_command_loads_only_what_it_works_with(
    arguments: tuple[str, ...], unwanted: set[str], tmp_path: Path
) -> None:
    config = write_config(tmp_path)
    call("migrate", config=config)
    asked = [*arguments, *(["--config", str(config)] if arguments != ("--help",) else [])]
    loaded = subprocess.run([sys.executable, "-c", LOADED, *asked], capture_output=True, text=True, check=True)
    assert unwanted & set(loaded.stdout.splitlines()) == set()
