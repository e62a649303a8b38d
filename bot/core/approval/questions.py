"""Questions on the next steps: how the files arrive, when, where to send something, whom to call.

Such a question is known by its words alone (`lists/questions.toml`): none of them names what is ordered, denies,
changes or chooses, so that whatever they say together leaves an approval beside them as it is.
"""

from __future__ import annotations

import re

from bot.core.approval.lists import found_in

_FEWEST = 4  # words; "or what?" asks nothing
_WORDS = re.compile(r"[^\W_][\w-]*")


def is_of_the_next_steps(plain: str) -> bool:
    """Whether a folded question is one of how, when, where or who, in words of which none can touch an order."""
    rest = found_in("questions", "asked").sub("~", plain)
    known = found_in("questions", "words")
    return rest != plain and len(plain.split()) >= _FEWEST and all(map(known.fullmatch, _WORDS.findall(rest)))
