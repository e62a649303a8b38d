"""HTML files: their text by `html_text`, and their tables from the tabs it leaves between cells."""

from __future__ import annotations

import re

from parsers.facts import Content, Limits
from parsers.html_text import html_to_text
from parsers.text import lines_of, tables_within

# The file that Purview attaches for readers elsewhere: a form that leads to the mail on Microsoft's server.
_LOCKED_MAIL = re.compile(rb"/Encryption/(?:retrieve|store)\.ashx|name=[\"']rpmsg[\"']", re.IGNORECASE)


def read(data: bytes, limits: Limits) -> Content:
    """Lines and tables of an HTML page; nothing is rendered and nothing fetched (P22)."""
    if _LOCKED_MAIL.search(data[:200_000]):
        return Content(problems=("encrypted",))
    text = html_to_text(data, limits)
    lines = lines_of(text, limits)
    return Content(
        lines=lines,
        tables=tables_within(text, limits),
        problems=() if lines else ("no-text",),
    )
