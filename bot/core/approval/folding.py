"""A reply's letters made comparable: broken encodings mended, what cannot be seen left out, diacritics taken off."""

from __future__ import annotations

import html
import re
import unicodedata


def _twice_encoded() -> dict[str, str]:
    """What UTF-8 letters look like when a program has read them as Latin-1 or Windows-1252."""
    found: dict[str, str] = {}
    for letter in "åäöÅÄÖéÉüÜæøÆØ\u00a0–’“”…":
        raw = letter.encode()
        for read in (raw.decode("latin-1"), raw.decode("cp1252", "ignore"), _by_windows(raw)):
            found[read] = letter
    once = {broken: letter for broken, letter in found.items() if len(broken) > 1}
    return once | {_by_windows(broken.encode()): letter for broken, letter in once.items()}  # once more


def _by_windows(raw: bytes) -> str:
    """Windows-1252 as programs read it: a byte that it does not define is a control character."""
    return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in raw)


_BROKEN = _twice_encoded()
_BROKEN_LETTER = re.compile("|".join(map(re.escape, sorted(_BROKEN, key=len, reverse=True))))
_QUOTED_PRINTABLE = re.compile("(?:=[0-9A-F]{2}){2,}")
_LOST_LETTER = re.compile(r"(?<=[^\W\d])[?\ufffd](?=[^\W\d])|\ufffd(?=[^\W\d])|(?<=[^\W\d])\ufffd")
_NORDIC = str.maketrans({"ø": "o", "æ": "a", "’": "'", "‘": "'", "´": "'", "`": "'", "”": '"', "“": '"'})
_CONTRACTED = re.compile(r"\b(i|it|that|we|you)'(s|m|re|ve)\b")
_IN_FULL = {"s": "is", "m": "am", "re": "are", "ve": "have"}
_DASH = re.compile("[\u2010-\u2015\u2212]")


def mended(text: str) -> str:
    """The text with repaired encodings and no characters that cannot be seen; a lost letter becomes "a"."""
    whole = _QUOTED_PRINTABLE.sub(_read, html.unescape(text))
    whole = _BROKEN_LETTER.sub(lambda m: _BROKEN[m[0]], whole)
    whole = unicodedata.normalize("NFKC", whole)
    whole = "".join(c for c in whole if unicodedata.category(c) != "Cf" and c != "\ufe0f")
    return _LOST_LETTER.sub("a", whole)


def _read(encoded: re.Match[str]) -> str:
    """Letters outside ASCII as a transport writes them (RFC 2045 section 6.7), left there by a mail program."""
    return bytes.fromhex(encoded[0].replace("=", "")).decode("utf-8", "replace")


def folded(text: str) -> str:
    """Lower case, bare letters, single spaces; "å" and "ä" are "a", "ö" is "o"."""
    plain = unicodedata.normalize("NFD", text.casefold().translate(_NORDIC))
    plain = "".join(c for c in plain if unicodedata.category(c) not in {"Mn", "Sk"})
    plain = _CONTRACTED.sub(lambda m: f"{m[1]} {_IN_FULL[m[2]]}", _DASH.sub("-", plain))
    return " ".join(plain.split())
