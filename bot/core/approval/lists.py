"""The lists of words and phrases of this room (`lists/`); their entries are regular expressions over folded text."""

from __future__ import annotations

from functools import partial

from bot.core import wordlists
from bot.core.wordlists import WITHIN, WORD

__all__ = ["WITHIN", "WORD", "any_of", "entries", "found_in", "words"]

found_in = partial(wordlists.found_in, "bot.core.approval")
any_of = partial(wordlists.any_of, "bot.core.approval")
words = partial(wordlists.words, "bot.core.approval")
entries = partial(wordlists.entries, "bot.core.approval")
