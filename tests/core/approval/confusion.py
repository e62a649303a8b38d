"""Labelled replies, and how the verdicts on them fall out: `python -m tests.core.approval.confusion [FILE]`."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.core.approval import APPROVALS, verdict
from parsers.reply_text import own_text
from tests.core import making

OURS = frozenset({"registerservice@socialstyrelsen.se"})
OWN = Path(__file__).with_name("replies.tsv")


@dataclass(frozen=True)
class Reply:
    """What a person wrote, and what a person says that it amounts to."""

    label: str
    text: str

    @cached_property
    def verdict(self) -> str:
        return self.verdict_changed(str)

    def verdict_changed(self, new: Callable[[str], str], signature: Callable[[str], str] = str) -> str:
        """The verdict where the new text is changed, or the signature too."""
        own = own_text(self.text)
        changed = new(own.new)
        body = self.text.replace(own.new, changed, 1)
        whole = making.mail(
            body=body, new_text=changed, signature=signature(own.signature), subject="Sv: Specifikation"
        )
        return verdict(whole, "specification-reply", OURS)[0]


def replies(path: Path = OWN) -> list[Reply]:
    """The replies of a file: label, language, text; `\\n` is a line break and `\\uXXXX` a character."""
    rows = [row.split("\t") for row in path.read_text("utf-8").split("\n") if row and not row.startswith("#")]
    return [Reply(label, _written(text)) for label, _, text in rows]


def _written(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text).replace("\\n", "\n")


def false_approvals(found: list[Reply]) -> list[Reply]:
    return [r for r in found if r.label not in APPROVALS and r.verdict in APPROVALS]


def recall(found: list[Reply]) -> float:
    approving = [r for r in found if r.label in APPROVALS]
    return sum(r.verdict in APPROVALS for r in approving) / (len(approving) or 1)


def table(found: list[Reply]) -> str:
    """A row a label, a column a verdict."""
    pairs = Counter((r.label, r.verdict) for r in found)
    words = sorted({word for pair in pairs for word in pair})
    head = " " * 18 + " ".join(word[:8].rjust(8) for word in words)
    rows = (f"{a:18}" + " ".join(str(pairs[a, b] or ".").rjust(8) for b in words) for a in words)
    return "\n".join((head, *rows))


if __name__ == "__main__":
    whole = replies(Path(sys.argv[1]) if len(sys.argv) > 1 else OWN)
    wrong = false_approvals(whole)
    sys.stdout.write(
        f"{table(whole)}\n\n{len(whole)} replies, {len(wrong)} falsely approved, recall {recall(whole):.1%}\n"
    )
    sys.stdout.write("".join(f"FALSE {reply.label}: {reply.text!r}\n" for reply in wrong))
