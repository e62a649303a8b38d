"""Writes the demonstration's mails and their truth anew; a name or two after the command: only those mails."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.samples.demo import samples
from tests.samples.truth import as_toml

FOLDER = Path(__file__).parents[2] / "bot" / "demo" / "mails"


def main(names: list[str]) -> None:
    """Make every mail whose name begins with one of `names` (none: all) and write it; the truth is always written."""
    made = samples()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for one in made:
        if not names or one.name.startswith(tuple(names)):
            raw = one.make()
            (FOLDER / f"{one.name}.eml").write_bytes(raw)
            print(f"{len(raw):>9}  {one.name}")
    (FOLDER / "expected.toml").write_text(as_toml({one.name: one.truth for one in made}), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
