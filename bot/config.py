"""Reads config.toml into settings, and tells every fault of it at once."""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import Any, get_type_hints
from urllib.parse import urlsplit

import msgspec

from bot.config_faults import contradictions, mistaken
from bot.settings import Limits, Settings
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
        faults += contradictions(section)
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
    except msgspec.ValidationError:
        faults.append(f"{section}.{name}: {mistaken(wanted, given)}")
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
