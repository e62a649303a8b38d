"""What is wrong with a value of the configuration, or with those of a section together, in an administrator's words."""

from __future__ import annotations

import json
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Meta

from bot.settings import Agency, Diary, Mailbox, Smtp, Staff, Storage, Templates

_LONGEST = 60  # characters of a value that are quoted
_PLAIN = {
    str: "a text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    Path: "a path in quotes",
}


def mistaken(wanted: Any, given: Any) -> str:
    """What an option wants, and what it got instead."""
    shown = json.dumps(given, ensure_ascii=False, default=str)
    return f"want {_in_words(wanted)}, not {shown if len(shown) <= _LONGEST else shown[:_LONGEST] + ' ...'}"


def _in_words(wanted: Any) -> str:
    kinds = [kind for kind in get_args(wanted) if kind is not NoneType]
    if get_origin(wanted) is Literal:
        return "one of " + ", ".join(f'"{word}"' for word in kinds)
    if get_origin(wanted) is Annotated:
        return _within(*kinds)
    if get_origin(wanted) is tuple:
        each = _in_words(kinds[0])
        return f"a list, each {each}" if Ellipsis in kinds else f"a list of {len(kinds)}, each {each}"
    return _in_words(kinds[0]) if kinds else _PLAIN[wanted]


def _within(kind: Any, meta: Meta) -> str:
    if meta.description:
        return meta.description
    return f"{_PLAIN[kind]} of at least {meta.ge}" if meta.le is None else f"{_PLAIN[kind]} from {meta.ge} to {meta.le}"


def contradictions(section: object) -> list[str]:
    """The faults of a section that show only when its options are seen together."""
    return _CONTRADICTIONS.get(type(section), lambda _: [])(section)


def _mailbox_faults(mailbox: Mailbox) -> list[str]:
    nameless = mailbox.kind == "imap" and not mailbox.user
    return (["mailbox.user: needed to log in"] if nameless else []) + _edge_faults("mailbox", mailbox, "imap")


def _smtp_faults(smtp: Smtp) -> list[str]:
    return _edge_faults("smtp", smtp, "smtp")


def _staff_faults(staff: Staff) -> list[str]:
    return [
        *_address_faults("staff.addresses", staff.addresses),
        *_address_faults("staff.digest_to", staff.digest_to),
        *_address_faults("staff.deciding_manager", tuple(filter(None, (staff.deciding_manager,)))),
        *_address_faults("staff.lawyer", tuple(filter(None, (staff.lawyer,)))),
    ]


def _templates_faults(templates: Templates) -> list[str]:
    gone = templates.folder is not None and not templates.folder.is_dir()
    return [f"templates.folder: no such folder: {templates.folder}"] if gone else []


def _edge_faults(name: str, edge: Mailbox | Smtp, networked: str) -> list[str]:
    if edge.kind != networked:
        return []
    faults = [] if edge.host else [f'{name}.host: needed when kind = "{networked}"']
    if edge.security == "none" and not _is_loopback(edge.host):
        faults.append(f'{name}.security: "none" is allowed only towards this machine itself; use "tls"')
    named = {"password_file": edge.password_file, "ca_file": edge.ca_file}
    faults += [f"{name}.{key}: no such file: {file}" for key, file in named.items() if file and not file.is_file()]
    secret = edge.password_file
    if secret and secret.is_file() and secret.stat().st_mode & 0o077:
        faults.append(f"{name}.password_file: {secret} can be read by others; run: chmod 600 {secret}")
    return faults


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _address_faults(option: str, addresses: tuple[str, ...]) -> list[str]:
    return [f"{option}: not a mail address: {address!r}" for address in addresses if not _is_address(address)]


def _is_address(text: str) -> bool:
    local, at, domain = text.rpartition("@")
    plain = text.isascii() and text.isprintable() and not set(text) & set(' <>,;:"\\()[]')
    return bool(plain and at and local and "@" not in local and domain.strip("."))


def _agency_faults(agency: Agency) -> list[str]:
    faults = _address_faults("agency.mailbox_address", (agency.mailbox_address,))
    faults += _address_faults("agency.other_addresses", agency.other_addresses)
    if agency.public_address:
        faults += _address_faults("agency.public_address", (agency.public_address,))
    try:
        ZoneInfo(agency.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        faults.append(f"agency.timezone: no such time zone: {agency.timezone!r}")
    for option in ("handling_months", "usual_hours"):
        low, high = getattr(agency, option)
        if low > high:
            faults.append(f"agency.{option}: the first number is the larger one")
    return faults


def _storage_faults(storage: Storage) -> list[str]:
    faults = []
    if not storage.database.startswith(("sqlite:///", "postgresql+psycopg://")):
        faults.append('storage.database: want "sqlite:///FILE" or "postgresql+psycopg://..."')
    if "://" in storage.files:
        faults.append("storage.files: want a folder (object storage is not supported yet)")
    return faults


def _diary_faults(diary: Diary) -> list[str]:
    try:
        first, second = diary.format.format(number=1, year=2026), diary.format.format(number=2, year=2027)
        across = diary.format.format(number=1, year=2027)
    except (KeyError, IndexError, ValueError, AttributeError):
        return ['diary.format: only {number} and {year} can stand in it, as in "6.3-{number}/{year}"']
    if len({first, second, across, diary.format.format(number=2, year=2026)}) < 4:
        return ["diary.format: needs both {number} and {year}, else the same number would come twice"]
    return []


_CONTRADICTIONS: dict[type, Callable[[Any], list[str]]] = {
    Agency: _agency_faults,
    Mailbox: _mailbox_faults,
    Smtp: _smtp_faults,
    Storage: _storage_faults,
    Diary: _diary_faults,
    Staff: _staff_faults,
    Templates: _templates_faults,
}
