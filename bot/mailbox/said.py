"""Whom a mail's From names, at a glance at its first bytes: unproven, for taking turns and for nothing else (P1)."""

from __future__ import annotations

HEAD_BYTES = 64 * 1024  # of a mail's beginning, in which its From is looked for
LINE_BYTES = 1000
_LONGEST = 320  # characters of an address


def said_sender(head: bytes) -> str:
    """The address in the first From line of a mail's beginning; "" when there is none."""
    start = (b"\n" + head[:HEAD_BYTES].lower()).find(b"\nfrom:")
    if start < 0:
        return ""
    line = (
        head[start + len("from:") :][:LINE_BYTES].replace(b"\r\n", b"\n").replace(b"\n ", b" ").replace(b"\n\t", b" ")
    )
    address = line.partition(b"\n")[0].rpartition(b"<")[2].partition(b">")[0]
    return address.strip().lower().decode("ascii", "replace").replace("\0", "")[:_LONGEST]
