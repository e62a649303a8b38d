"""Names of attachments as shown to people: the sender's name is data, never a path (P20)."""

from __future__ import annotations

import re

from parsers.charsets import marked

_LONGEST = 120
_PATH_PARTS = re.compile(r"[/\\]")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,9}$")
_ENDINGS = {
    "application/pdf": ".pdf",
    "application/x-7z-compressed": ".7z",
    "application/zip": ".zip",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "application/ms-tnef": ".dat",
    "application/pkcs7-mime": ".p7m",
    "application/pkcs7-signature": ".p7s",
    "application/pgp-signature": ".asc",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.ms-outlook": ".msg",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "image/gif": ".gif",
    "image/heic": ".heic",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tif",
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/rtf": ".rtf",
}


def shown_name(name: str, fallback: str = "bilaga") -> str:
    """A name that can be shown: NFC, path parts cut, invisible and control characters as ␦, 1 to 120 characters.

    A long name keeps its ending. A name with nothing to show becomes `fallback`.
    """
    last = _PATH_PARTS.split(marked(name[:4000]).strip())[-1].strip()
    if not last.strip(". "):
        return fallback
    ending = match[0] if (match := _ENDING.search(last)) else ""
    return last if len(last) <= _LONGEST else last[: _LONGEST - 1 - len(ending)] + "…" + ending


def name_for(number: int, media_type: str) -> str:
    """The name of an attachment that came without one: the same every time it is read."""
    return f"bilaga-{number}{_ENDINGS.get(media_type, '')}"
