"""From a stranger's bytes to text: a ladder of guesses that never raises and costs linear time."""

from __future__ import annotations

import codecs
import re
import unicodedata

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Text in these can pass for UTF-8 without being it, so their own name is tried first.
_SEVEN_BIT = ("iso2022", "utf-7", "hz", "utf-16", "utf-32")
# Codecs that are no character sets; idna and punycode also cost quadratic time.
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
# What calls itself Latin-1 is cp1252 in practice (the WHATWG Encoding Standard says the same).
_REALLY_CP1252 = frozenset({"iso8859-1", "ascii", "latin-1", "latin_1"})

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_BODY_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")


def known(charset: str | None) -> str | None:
    """The codec's own name for a declared character set, or None when there is no such set."""
    if not charset:
        return None
    try:
        name = codecs.lookup(charset.strip().strip("\"'").split("*")[0]).name
        bytes(4).decode(name)  # refuses the codecs that turn bytes into bytes
    except (LookupError, ValueError, UnicodeError):
        return None
    if name in _NO_CHARSETS:
        return None
    return "cp1252" if name in _REALLY_CP1252 else name


def decoded(data: bytes, declared: str | None = None) -> str:
    """The text of `data`: byte order mark, strict UTF-8, the declared character set, cp1252."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    codec = known(declared)
    ladder = [codec] if codec and codec.startswith(_SEVEN_BIT) else []
    for name in (*ladder, "utf-8", codec or "utf-8"):
        try:
            return data.decode(name)
        except UnicodeError:
            continue
    return data.decode("cp1252", "replace")


def one_line(text: str, most: int) -> str:
    """A header value fit to be shown (P12): composed, without controls, bidi marks and surrogates, cut."""
    text = _INVISIBLE.sub("", _SURROGATES.sub("\ufffd", text))
    return unicodedata.normalize("NFC", " ".join(_CONTROLS.sub(" ", text).split()))[:most].rstrip()


def many_lines(text: str, most: int) -> str:
    """A body fit to be read: composed, lines ended by newline, without controls and invisible marks, cut."""
    text = _LINE_ENDS.sub("\n", text[: most * 2])
    text = _INVISIBLE.sub("", _BODY_CONTROLS.sub("", _SURROGATES.sub("\ufffd", text)))
    return unicodedata.normalize("NFC", text.replace("\u00a0", " "))[:most]


def marked(text: str) -> str:
    """Text whose controls, bidi marks and invisible characters are shown as one visible sign each (P20)."""
    shown = _INVISIBLE.sub("␦", _CONTROLS.sub("␦", _SURROGATES.sub("␦", text)))
    return unicodedata.normalize("NFC", shown)
