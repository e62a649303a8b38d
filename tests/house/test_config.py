"""The configuration: every fault at once, each with its mend, and the example tells every option."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from datetime import time
from pathlib import Path
from typing import get_type_hints

import pytest

from bot.config import ConfigUnusable, config_path, read_settings, settings_from
from bot.settings import Agency, Limits, Settings
from parsers.facts import Limits as ReadingLimits

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "config.example.toml"
LEAST = {"agency": {"name": "Exempelmyndigheten", "mailbox_address": "registerservice@agency.example"}}


def faults_of(document: dict[str, object], folder: Path) -> tuple[str, ...]:
    with pytest.raises(ConfigUnusable) as caught:
        settings_from(document, folder / "config.toml")
    return caught.value.faults


def test_five_faults_are_told_as_five(tmp_path: Path) -> None:
    document = {
        "agency": {"mailbox_address": "registerservice@agency.example", "nmae": "x"},
        "mailbox": {"kind": "pop3"},
        "smtp": {"port": "465"},
        "storrage": {},
    }
    assert faults_of(document, tmp_path) == (
        "unknown section: [storrage]",
        "missing: agency.name",
        "unknown: agency.nmae",
        'mailbox.kind: want one of "imap", "maildir", not "pop3"',
        'smtp.port: want a whole number from 1 to 65535, not "465"',
    )


@pytest.mark.parametrize(
    ("section", "given", "fault"),
    [
        ("agency", {"timezone": "Europe/Exempelstad"}, "agency.timezone: no such time zone"),
        ("agency", {"mailbox_address": "nobody"}, "agency.mailbox_address: not a mail address"),
        ("agency", {"handling_months": [6, 3]}, "agency.handling_months: the first number is the larger one"),
        ("mailbox", {"kind": "imap", "user": "u"}, "mailbox.host: needed"),
        ("mailbox", {"kind": "imap", "host": "mail.example", "user": "u", "security": "none"}, "mailbox.security"),
        (
            "mailbox",
            {"kind": "imap", "host": "h", "user": "u", "password_file": "no"},
            "mailbox.password_file: no such",
        ),
        ("smtp", {"kind": "smtp"}, "smtp.host: needed"),
        ("smtp", {"kind": "smtp", "host": "192.0.2.1", "security": "none"}, "smtp.security"),
        ("storage", {"database": "mysql://x"}, "storage.database: want"),
        ("storage", {"files": "s3://bucket"}, "storage.files: want a folder"),
        ("diary", {"format": "6.3-{nummer}/{year}"}, "diary.format: only {number} and {year}"),
        ("diary", {"format": "{number}"}, "diary.format: needs both"),
        ("staff", {"digest_at": "7.30"}, "staff.digest_at"),
        ("staff", {"addresses": ["karin"]}, "staff.addresses: not a mail address"),
        ("templates", {"folder": "nowhere"}, "templates.folder: no such folder"),
        ("limits", {"pages": "many"}, 'limits.pages: want a whole number, not "many"'),
        ("limits", {"document_seconds": "x"}, 'limits.document_seconds: want a number, not "x"'),
        ("agency", {"name": 5}, "agency.name: want a text in quotes, not 5"),
        ("agency", {"public_address": 5}, "agency.public_address: want a text in quotes, not 5"),
        ("agency", {"handling_months": [3]}, "agency.handling_months: want a list of 2, each a whole number of at"),
        ("mailbox", {"idle": "yes"}, 'mailbox.idle: want true or false, not "yes"'),
        ("mailbox", {"path": True}, "mailbox.path: want a path in quotes, not true"),
        ("mailbox", {"path": ""}, 'mailbox.path: want a path in quotes, not ""'),
        ("staff", {"digest_at": time(7, 30)}, 'staff.digest_at: want a time of day in quotes, like "07:30", not "07'),
        ("staff", {"addresses": "k" * 99}, f'staff.addresses: want a list, each a text in quotes, not "{"k" * 59} ...'),
    ],
)
def test_each_fault_is_named_with_its_option(
    section: str, given: dict[str, object], fault: str, tmp_path: Path
) -> None:
    document: dict[str, dict[str, object]] = {"agency": dict(LEAST["agency"])}
    document[section] = document.get(section, {}) | given
    (found,) = faults_of(document, tmp_path)  # type: ignore[arg-type]
    assert found.startswith(fault)


def test_a_password_that_others_can_read_is_refused_at_once(tmp_path: Path) -> None:
    """P33"""
    (tmp_path / "password").write_text("hemligt")
    (tmp_path / "password").chmod(0o640)
    reached = {"host": "mail.agency.example", "user": "u", "password_file": "password"}
    document = LEAST | {"mailbox": {"kind": "imap"} | reached, "smtp": {"kind": "smtp"} | reached}
    path = tmp_path / "password"
    told = f"password_file: {path} can be read by others; run: chmod 600 {path}"
    assert faults_of(document, tmp_path) == (f"mailbox.{told}", f"smtp.{told}")


def test_the_example_tells_every_option_with_its_default() -> None:
    told = tomllib.loads(re.sub(r"(?m)^# (?=(?:password_file|ca_file|folder) )", "", EXAMPLE.read_text("utf-8")))
    hints = get_type_hints(Settings)
    for section, cls in hints.items():
        options = {f.name for f in fields(cls)} - {"reading"}
        if cls is Limits:
            options |= {f.name for f in fields(ReadingLimits)}
        assert set(told[section]) == options, section
    assert read_settings(EXAMPLE) == settings_from({"agency": told["agency"]}, EXAMPLE)


def test_relative_paths_count_from_the_configurations_folder(tmp_path: Path) -> None:
    settings = settings_from(LEAST, tmp_path / "config.toml")
    assert settings.mailbox.path == tmp_path / "mailbox"
    assert settings.storage.database == f"sqlite:///{tmp_path / 'registerbot.db'}"
    assert settings.storage.files == str(tmp_path / "files")


def test_limits_of_reading_stand_in_the_same_section(tmp_path: Path) -> None:
    settings = settings_from(LEAST | {"limits": {"pages": 7, "attempts": 2}}, tmp_path / "config.toml")
    assert (settings.limits.reading.pages, settings.limits.attempts) == (7, 2)


def test_a_missing_or_broken_file_says_how_to_mend_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigUnusable, match=r"copy config\.example\.toml"):
        read_settings(tmp_path / "config.toml")
    (tmp_path / "config.toml").write_text("[agency")
    with pytest.raises(ConfigUnusable, match="not readable as TOML"):
        read_settings(tmp_path / "config.toml")


def test_the_configuration_asked_for_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert config_path(tmp_path / "other.toml") == tmp_path / "other.toml"
    assert config_path(None) == Path("config.toml")


def test_an_agency_needs_only_its_name_and_address() -> None:
    assert settings_from(LEAST, EXAMPLE).agency == Agency(**LEAST["agency"])
