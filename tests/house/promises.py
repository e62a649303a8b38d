"""From promise to test: reads which promises the tests cite, and writes the table in docs/promises.md.

`python -m tests.house.promises` writes it. A test cites a promise by its number in its name (`test_p15_...`), in its
docstring or in its file's docstring; "P15-P17" is three of them.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "promises.md"
BEGIN, END = "<!-- table: make promises -->", "<!-- end of the table -->"
TITLES = {
    1: "a sender is known only where every reading agrees",
    2: "a number in a subject opens no case and tells nothing",
    3: "thread tokens are signed",
    4: "approval only by the orderer, proven, on the latest specification, without reservation",
    5: "staff commands need a proven address and a token",
    6: "authentication results count only from the own server",
    7: "a delivery report changes only the letter that it names",
    8: "no backscatter",
    9: "a budget of automatic letters; two bots exchange at most two",
    10: "automatic letters carry the marks of such, and no stranger's text",
    11: "one recipient: the From",
    12: "no header can be injected",
    13: "a letter in doubt goes out again as the same bytes",
    14: "personal identity numbers are masked in all that goes out",
    15: "whatever the bytes, the bot goes on",
    16: "limits on a mail's structure",
    17: "archives are judged before they are unpacked",
    18: "limits on workbooks",
    19: "limits on PDFs",
    20: "names are data, never paths",
    21: "types by content; nothing is executed",
    22: "HTML is turned to text and fetches nothing",
    23: "exports hold no formulas",
    24: "logs hold no person and no secret",
    25: "templates are walled in; a broken one stops no letter",
    26: "no mail is lost",
    27: "every mail counts once",
    28: "diary numbers without gap or double",
    29: "a rebuilt mailbox changes nothing",
    30: "two instances do no harm",
    31: "a full disk changes nothing",
    32: "the clock may jump",
    33: "secrets are for us alone and never shown",
    34: "TLS with a checked certificate, or nothing",
    35: "no word of a mail in an IMAP command",
    36: "a poisonous mail is held after three attempts",
    37: "a flood is held back",
}
_NUMBERS = re.compile(r"\bP(\d{1,2})(?:\s?[-–]\s?P?(\d{1,2}))?\b")
_IN_NAME = re.compile(r"(?<=_)p(\d{1,2})(?=_)")


def cited() -> dict[int, set[str]]:
    """The test files that cite each promise."""
    found: dict[int, set[str]] = defaultdict(set)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        tests = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
        texts = [ast.get_docstring(tree) or "", *(ast.get_docstring(test) or "" for test in tests)]
        numbers = {number for text in texts for number in _expanded(text)} if tests else set()
        numbers |= {int(number) for test in tests for number in _IN_NAME.findall(test.name)}
        for number in numbers:
            found[number].add(path.relative_to(ROOT).as_posix())
    return found


def _expanded(text: str) -> Iterator[int]:
    for match in _NUMBERS.finditer(text):
        yield from range(int(match[1]), int(match[2] or match[1]) + 1)


def table() -> str:
    """The table, a row a promise."""
    files = cited()
    rows = (f"| P{n} | {title} | {_links(files.get(n, set()))} |" for n, title in TITLES.items())
    return "\n".join(("| | promise | tests |", "|---|---|---|", *rows))


def _links(files: set[str]) -> str:
    return "<br>".join(f"[{file.removeprefix('tests/')}](../{file})" for file in sorted(files)) or "none yet"


def excused() -> set[int]:
    """The promises that the page names after its table, each with what falls short."""
    return {int(number) for number in re.findall(r"^- \*\*P(\d{1,2})\*\*", PAGE.read_text("utf-8"), re.MULTILINE)}


def outdated(page: str) -> list[str]:
    """The lines of the page that call a promise unproven which has a test by now."""
    proven = cited()
    return [line for line in page.splitlines(keepends=True) if (n := _unproven(line)) is not None and n in proven]


def _unproven(line: str) -> int | None:
    found = re.match(r"- \*\*P(\d{1,2})\*\* Not proven yet", line)
    return int(found[1]) if found else None


def main() -> None:
    """Writes the table into the page, and takes out what it says of promises that have become proven."""
    page = PAGE.read_text("utf-8")
    for line in outdated(page):
        page = page.replace(line, "")
    before, _, rest = page.partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
