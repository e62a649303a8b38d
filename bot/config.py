"""Reads config.toml into settings, and tells every fault of it at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from bot.settings import Agency, Diary, Limits, Mailbox, Settings, Smtp, Staff, Storage, Templates
from parsers.facts import Limits as ReadingLimits

SEARCHED = (Path("config.toml"), Path("/etc/registerbot/config.toml"))


class ConfigUnusable(Exception):
    """The configuration cannot be used; `faults` has one sentence for each mend."""

    def __init__(self, path: Path, faults: tuple[str, ...]) -> None:
        self.path = path
        self.faults = faults
        super().__init__(f"{path} cannot be used. " + "; ".join(faults))


def config_path(asked: Path | None) -> Path:
    """The file to read: the one asked for, else the first that exists of those searched."""
    if asked is not None:
        return asked
    return next((path for path in SEARCHED if path.is_file()), SEARCHED[0])


def read_settings(path: Path) -> Settings:
    """The settings of a file. Raises ConfigUnusable with all faults."""
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        mend = "no such file; copy config.example.toml to it and fill in [agency]"
        raise ConfigUnusable(path, (mend,)) from None
    except OSError as error:
        raise ConfigUnusable(path, (f"cannot be read: {error.strerror}",)) from None
    except UnicodeDecodeError:
        raise ConfigUnusable(path, ("not readable as TOML: it is not text in UTF-8",)) from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigUnusable(path, (f"not readable as TOML: {error}",)) from None
    settings = settings_from(document, path)
    if _has_password(settings.storage.database) and path.stat().st_mode & 0o077:
        raise ConfigUnusable(
            path, (f"storage.database holds a password and others can read it; run: chmod 600 {path}",)
        )
    return settings


def _has_password(database: str) -> bool:
    try:
        return urlsplit(database).password is not None
    except ValueError:
        return False


def settings_from(document: dict[str, Any], path: Path) -> Settings:
    """The settings of a TOML document whose relative paths count from the folder of `path`."""
    folder = path.resolve().parent
    faults: list[str] = []
    hints = get_type_hints(Settings)
    names = [f.name for f in fields(Settings)]
    faults += [f"unknown section: [{name}]" for name in document if name not in names]
    sections = {name: _section(name, hints[name], document.get(name, {}), folder, faults) for name in names}
    for section in sections.values():
        faults += _CONTRADICTIONS.get(type(section), lambda _: [])(section)
    if faults:
        raise ConfigUnusable(path, tuple(faults))
    return Settings(**sections)


def _section(name: str, cls: type[Any], given: Any, folder: Path, faults: list[str]) -> Any:
    """One section's value, or None after noting its faults."""
    if not isinstance(given, dict):
        faults.append(f"{name}: want a section, [{name}]")
        return None
    given = dict(given)
    values: dict[str, Any] = {}
    before = len(faults)
    if cls is Limits:
        # What reading may cost stands in the same [limits] section, for one place to look.
        own = {f.name for f in fields(ReadingLimits)}
        part = {key: given.pop(key) for key in list(given) if key in own}
        values["reading"] = _section(name, ReadingLimits, part, folder, faults)
    hints = get_type_hints(cls, include_extras=True)
    for option in fields(cls):
        if option.name in values:
            continue
        if option.name in given:
            values[option.name] = _value(name, option.name, hints[option.name], given.pop(option.name), faults)
        elif _required(option):
            faults.append(f"missing: {name}.{option.name}")
    faults += [f"unknown: {name}.{key}" for key in given]
    if len(faults) > before:
        return None
    section = cls(**values)
    return _with_absolute_paths(section, folder)


def _required(option: Field[Any]) -> bool:
    return option.default is MISSING and option.default_factory is MISSING


def _value(section: str, name: str, wanted: Any, given: Any, faults: list[str]) -> Any:
    try:
        return msgspec.convert(given, wanted, dec_hook=_path)
    except msgspec.ValidationError as error:
        allowed = f": want one of {', '.join(map(repr, get_args(wanted)))}" if get_origin(wanted) is Literal else ""
        faults.append(f"{section}.{name}: {str(error).replace('`', '')}{allowed}")
        return None


def _path(wanted: type[Any], given: Any) -> Any:
    if wanted is Path and isinstance(given, str) and given:
        return Path(given)
    raise ValueError(f"Expected a path, got {given!r}")


def _with_absolute_paths(section: Any, folder: Path) -> Any:
    if not is_dataclass(section) or isinstance(section, type):
        return section
    changed: dict[str, Any] = {
        f.name: folder / value
        for f in fields(section)
        if isinstance(value := getattr(section, f.name), Path) and not value.is_absolute()
    }
    database = getattr(section, "database", "")
    if database.startswith("sqlite:///") and not database.startswith("sqlite:////"):
        changed["database"] = f"sqlite:///{folder / database.removeprefix('sqlite:///')}"
    files = getattr(section, "files", None)
    if isinstance(files, str) and "://" not in files:
        changed["files"] = str(folder / files)
    values = {f.name: changed.get(f.name, getattr(section, f.name)) for f in fields(section)}
    return type(section)(**values)


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


# Faults that show only when the options of a section are seen together.
_CONTRADICTIONS: dict[type, Callable[[Any], list[str]]] = {
    Agency: _agency_faults,
    Mailbox: _mailbox_faults,
    Smtp: _smtp_faults,
    Storage: _storage_faults,
    Diary: _diary_faults,
    Staff: _staff_faults,
    Templates: _templates_faults,
}
