"""Whose mail it is: an address is known only where three readings of the From field agree (P1)."""

from __future__ import annotations

import logging
import re
from email.utils import getaddresses

import mailparser

from parsers.charsets import decoded, one_line
from parsers.facts import Sender
from parsers.headers import Fields, is_address, values, words_decoded

# It logs strangers' text as warnings; personal data stays out of logs (P24).
logging.getLogger("mailparser").setLevel(logging.ERROR)

_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"')
_CONTROLS = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")
_LONGEST_NAME = 120


def sender(all_fields: Fields, from_fields_elsewhere: int = 1) -> Sender:
    """The sender, or why it is unclear. `from_fields_elsewhere`: how many From fields another parser counts."""
    raw = values(all_fields, "from")
    if not raw:
        return _unclear("mejlet har inget From-fält")
    text = one_line(decoded(raw[0]), 4000)
    name = _name(text)
    if len(raw) > 1 or from_fields_elsewhere > 1:
        return _unclear("mejlet har mer än ett From-fält", name)
    if _CONTROLS.search(raw[0]):
        return _unclear("From-fältet innehåller styrtecken", name)
    return _agreed(raw[0], text, name)


def _agreed(raw: bytes, text: str, name: str) -> Sender:
    by_brackets = bracket_reading(text)
    if by_brackets is None:
        return _unclear("From-fältet anger inte exakt en adress", name)
    if {_library_reading(text), _mail_parser_reading(raw)} != {by_brackets}:
        return _unclear("From-fältet kan läsas på mer än ett sätt", name)
    if not is_address(by_brackets):
        return _unclear("From-fältets adress är inte en vanlig e-postadress", name)
    return Sender(address=by_brackets, name=name)


def _unclear(reason: str, name: str = "") -> Sender:
    return Sender(address=None, name=name, unclear_because=reason)


def bracket_reading(text: str) -> str | None:
    """The first reading, by the eye: without quotations and comments, the one <address> or the bare address."""
    bare = _without_comments(_QUOTED.sub(" ", text))
    if bare is None or '"' in bare:
        return None
    opened, closed = bare.count("<"), bare.count(">")
    if (opened, closed) == (0, 0):
        address = bare.strip()
    elif (opened, closed) == (1, 1) and bare.rstrip().endswith(">"):
        address = bare[bare.index("<") + 1 : bare.index(">")].strip()
    else:
        return None
    return address.lower() if address.count("@") == 1 and not re.search(r"[\s,;:]", address) else None


def _without_comments(text: str) -> str | None:
    """The text outside parentheses; None when they do not pair, or nest deeper than anybody means."""
    depth, kept = 0, []
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth < 0 or depth > 5:
            return None
        if depth == 0 and character != ")":
            kept.append(character)
    return "".join(kept) if depth == 0 else None


def _library_reading(text: str) -> str | None:
    """What is no address ("Lind" of an unquoted "Lind, Anna <...>") names nobody and does not count."""
    try:
        found = {address.lower() for _, address in getaddresses([text]) if "@" in address}
    except (RecursionError, ValueError, IndexError, TypeError):
        return None
    return found.pop() if len(found) == 1 else None


def _mail_parser_reading(raw: bytes) -> str | None:
    try:
        found = mailparser.parse_from_bytes(b"From: " + raw + b"\r\n\r\n").from_
        return str(found[0][1]).lower() if len(found) == 1 else None
    except Exception:  # noqa: BLE001 - a stranger's field: mail-parser also fails with AttributeError and others
        return None


def _name(text: str) -> str:
    """The name that stands before the address, or in the comment after it."""
    before, bracket, _ = text.rpartition("<")
    if not bracket:
        comment = re.search(r"\(([^()]{1,500})\)\s*$", text)
        before = comment[1] if comment else ""
    unquoted = re.sub(r"\\(.)", r"\1", before.strip().strip('"'))
    return one_line(words_decoded(unquoted), _LONGEST_NAME).strip('"').strip()
