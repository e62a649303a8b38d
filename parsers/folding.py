"""Text made comparable: one case, one dash, one space and no diacritics, so that "Ansökan" is found as "ANSOKAN"."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)
_BARE = {
    ord(character): unicodedata.normalize("NFD", character)[0]
    for character in map(chr, range(0xC0, 0x180))
    if unicodedata.decomposition(character)
}
_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u201c\u201d\u201e\u00b4`"), "'")
_TABLE = {**_BARE, **_DASHES, **_DROPPED, **_QUOTES, ord("ø"): "o", ord("æ"): "a"}


@lru_cache(maxsize=5_000)  # one line is asked for by every reader, and a heading on every page
def folded(text: str) -> str:
    """Lower case, without diacritics, with plain dashes, quotes and single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).lower().translate(_TABLE).split())


def with_plain_dashes(text: str) -> str:
    """The text as written, but with every kind of dash as a hyphen: lengths stay the same."""
    return text.translate(_DASHES)


def one_line(text: str) -> str:
    """The text as written, on one line with single spaces."""
    return " ".join(text.split())
