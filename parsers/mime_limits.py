"""Whether a mail stays within the limits on structure: judged on the raw bytes, in linear time (P16)."""

from __future__ import annotations

import re

from parsers.facts import Limits
from parsers.headers import Fields, values

_BLANK_LINE = re.compile(rb"\n\r?\n|\r\r")
_SEPARATOR_N = re.compile(rb"\n--([^\r\n]{1,200})")
_SEPARATOR_R = re.compile(rb"\r--([^\r\n]{1,200})")
_BOUNDARY = re.compile(rb"boundary(\*[0-9*]{0,9})?[ \t]{0,99}=\s{0,99}(?:\"([^\"\r\n]{1,201})|([^\s;\"]{1,201}))")
_ADDRESS_FIELDS = ("from", "sender", "reply-to", "to", "cc", "bcc")


def header_block(raw: bytes, limits: Limits) -> bytes:
    """The bytes up to the first empty line, at most one more than the limit allows."""
    start = raw[: limits.header_bytes + 1]
    if start[:1] in (b"\r", b"\n"):
        return b""
    found = _BLANK_LINE.search(start)
    return start[: found.start() + 1] if found else start


def over_header(block: bytes, all_fields: Fields, limits: Limits) -> str | None:
    """Which limit the header block, or one of its fields, is over, in words."""
    if len(block) > limits.header_bytes:
        return f"mejlets huvud är större än {limits.header_bytes // 1024} KiB"
    if any(len(value) > limits.field_bytes for _, value in all_fields.from_the_top):
        return f"ett fält i mejlets huvud är större än {limits.field_bytes // 1024} KiB"
    if address_count(all_fields) > limits.addresses:
        return f"mejlet nämner fler än {limits.addresses} adresser"
    return None


def address_count(all_fields: Fields) -> int:
    """How many addresses the mail names, roughly: names may hold commas or at-signs, seldom both everywhere."""
    raw = [value for name in _ADDRESS_FIELDS for value in values(all_fields, name)]
    return sum(min(value.count(b"@"), value.count(b",") + value.count(b";") + 1) for value in raw)


def over_structure(raw: bytes, limits: Limits) -> str | None:
    """Which limit on size, parts or nesting the mail is over, in words."""
    if len(raw) > limits.mail_bytes:
        return f"mejlet är större än {limits.mail_bytes // 2**20} MiB"
    separators = _separators(raw)
    declared = _declared(raw, {mark for _, mark in separators})
    if declared is None:
        return "mejlets delar är avgränsade på ett sätt som ingen använder"
    used = {mark for _, mark in declared}
    if len(used) > limits.parts:
        return f"mejlet har fler än {limits.parts} delar"
    lines = [(at, mark) for at, mark in separators if mark in used or _open_mark(mark) in used]
    if sum(_open_mark(mark) == mark or mark in used for _, mark in lines) > limits.parts:
        return f"mejlet har fler än {limits.parts} delar"
    if _depth(declared, lines, used, limits.nesting) > limits.nesting:
        return f"mejlets delar ligger fler än {limits.nesting} nivåer djupt i varandra"
    return None


def _separators(raw: bytes) -> list[tuple[int, bytes]]:
    """The lines that begin with two dashes: place and text. Every line end that the parser knows counts."""
    found = [(m.start() + 1, m[1].rstrip()) for m in _SEPARATOR_N.finditer(raw)]
    if b"\r--" in raw:
        found += [(m.start() + 1, m[1].rstrip()) for m in _SEPARATOR_R.finditer(raw)]
        found.sort()
    return found


def _open_mark(mark: bytes) -> bytes:
    return mark[:-2] if mark.endswith(b"--") else mark


def _declared(raw: bytes, seen: set[bytes]) -> list[tuple[int, bytes]] | None:
    """The boundaries that are declared somewhere and used on a line; None when they hide in pieces or length."""
    usable = seen | {_open_mark(mark) for mark in seen}
    found, pieces, lower = [], 0, raw.lower()
    for match in _BOUNDARY.finditer(lower):
        pieces += match[1] is not None
        group = 2 if match[2] is not None else 3
        value = raw[match.start(group) : match.end(group)].rstrip()
        if pieces > 20 or len(value) > 200:  # RFC 2231 pieces and long ones (RFC 2046: 70) hide from this count
            return None
        if value in usable:
            found.append((match.start(), value))
    return found


def _depth(declared: list[tuple[int, bytes]], lines: list[tuple[int, bytes]], used: set[bytes], most: int) -> int:
    """How deep parts lie in each other, following declarations and separators from the top; ends over `most`."""
    events = sorted([(at, mark, True) for at, mark in declared] + [(at, mark, False) for at, mark in lines])
    stack: list[bytes] = []
    deepest = 0
    for _, mark, opens in events:
        if opens:
            stack.append(mark)
        elif mark in used and mark in stack:
            del stack[stack.index(mark) + 1 :]
        elif (start := _open_mark(mark)) in stack:
            del stack[stack.index(start) :]
        deepest = max(deepest, len(stack))
        if deepest > most:
            break
    return deepest
