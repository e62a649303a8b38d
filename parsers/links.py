"""Links to file-sharing services in a mail: only whose they are, they are never fetched (P22)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

_LINK = re.compile(r"https?://([A-Za-z0-9.-]{1,253})([^\s<>\"']{0,4000})", re.IGNORECASE)
# Outlook and Proofpoint wrap the link that the sender wrote into one of their own.
_WRAPPED = re.compile(r"[?&](?:url|u)=(https?(?:%3a|:)[^&\s]{1,2000})", re.IGNORECASE)
_WRAPPERS = ("safelinks.protection.outlook.com", "urldefense.com", "urldefense.proofpoint.com")
_SERVICES = (
    "1drv.ms",
    "app.box.com",
    "box.com",
    "cloud.sunet.se",
    "db.tt",
    "docs.google.com",
    "drive.google.com",
    "dropbox.com",
    "dropboxusercontent.com",
    "filemail.com",
    "filesender.org",
    "filesender.se",
    "filesender.sunet.se",
    "icloud.com",
    "mega.nz",
    "onedrive.com",
    "onedrive.live.com",
    "sendgb.com",
    "sharepoint.com",
    "smash.com",
    "sprend.com",
    "storage.googleapis.com",
    "swisstransfer.com",
    "transfernow.net",
    "we.tl",
    "wetransfer.com",
)
_LABELS = ("filesender", "nextcloud", "owncloud", "sharefile", "filedrop", "sftp", "fildelning", "filtjanst")
_MOST = 20


def sharing_hosts(body: str, hrefs: Iterable[str]) -> tuple[str, ...]:
    """The hosts of file-sharing links in a text and in HTML links, lower case, each once, in order."""
    found: dict[str, None] = {}
    for text in (body, *hrefs):
        for match in _LINK.finditer(text):
            host = _meant(match)
            if _is_sharing(host):
                found[host] = None
    return tuple(found)[:_MOST]


def _meant(match: re.Match[str]) -> str:
    """The host that the link leads to in the end."""
    host = match[1].lower().strip(".")
    if not host.endswith(_WRAPPERS):
        return host
    inner = _WRAPPED.search(match[2])
    target = _LINK.match(unquote(inner[1])) if inner else None
    return target[1].lower().strip(".") if target else host


def _is_sharing(host: str) -> bool:
    labels = host.split(".")
    known = any(host == service or host.endswith(f".{service}") for service in _SERVICES)
    return known or any(label.startswith(_LABELS) for label in labels[:-2])
