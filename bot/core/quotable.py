"""Officers' words that could come back in a quotation: nothing that the agency has written approves anything (P4)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.core.approval import APPROVALS, verdict_on
from bot.core.commands import folded
from storage import records

MOST_WORDS = 400  # of an officer beside a specification; what needs more belongs in the file
_LONGEST_PIECE = 8  # words; a mail program may break a quotation anywhere
_ENDS = re.compile(r"[.!?:;…\"'“”‘’»«()\n]+")


def fits_a_specification(text: tuple[str, ...]) -> bool:
    """Whether an officer's text may go out with a specification: no piece of it would do as an approval."""
    words = [line.split() for line in text]
    if sum(map(len, words)) > MOST_WORDS:
        return False
    return not any(verdict_on(piece)[0] in APPROVALS for line in words for piece in _pieces(line))


def _pieces(words: list[str]) -> Iterable[str]:
    """Every run of words that could stand in a line of its own."""
    longest = range(1, _LONGEST_PIECE + 1)
    runs = (" ".join(words[first : first + length]) for first in range(len(words)) for length in longest)
    return dict.fromkeys(runs)


def said_by_us(evidence: tuple[str, ...], letters: Iterable[records.Letter]) -> bool:
    """Whether one of the sentences that approve stands in a text that an officer has written in the case."""
    ours = {part for letter in letters for line in _text_of(letter) for part in _parts(line)}
    approving = (part for sentence in evidence if verdict_on(sentence)[0] in APPROVALS for part in _parts(sentence))
    return any(part in ours or (" " in part and _is_edge_of(part, ours)) for part in approving)


def _is_edge_of(part: str, ours: set[str]) -> bool:
    """The beginning or the end of a long sentence may stand alone where a mail program has broken its line."""
    return any(one.endswith(f" {part}") or re.match(rf"{re.escape(part)}\W", one) for one in ours)


def _text_of(letter: records.Letter) -> list[str]:
    text = letter.owed.fields.get("text")
    return [str(line) for line in text] if isinstance(text, list | tuple) else []


def _parts(text: str) -> list[str]:
    parts = (" ".join(folded(part).strip(" ,-").split()) for part in _ENDS.split(text))
    return [part for part in parts if part]
