"""The README says what is so: its configuration works, its commands exist, its places are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.config import read_settings
from tests.cli.calling import call

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_its_configuration_has_ten_lines_and_works(tmp_path: Path) -> None:
    (written,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    config = tmp_path / "config.toml"
    config.write_text(written, "utf-8")
    (tmp_path / "mailbox.password").write_text("hemligt")
    (tmp_path / "mailbox.password").chmod(0o600)
    settings = read_settings(config)
    assert len(written.splitlines()) == 10
    assert (settings.mailbox.host, settings.smtp.host) == ("imap.agency.example", "smtp.agency.example")
    assert settings.staff.digest_to == ("staff@agency.example",)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`registerbot ((?:case |templates )?[a-z]+)", README))))
def test_every_command_that_it_names_has_a_help(command: str) -> None:
    shown = call(*command.split(), "--help")
    assert (shown.status, shown.lines[0].startswith(f"Usage: registerbot {command} ")) == (0, True)


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`((?:bot|parsers|replies|storage|tests)/[\w/.]*)`", README))))
def test_every_place_that_it_names_is_there(place: str) -> None:
    assert (ROOT / place).exists()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"make ([a-z]+)", README)) - {"a"}))
def test_every_make_target_that_it_names_is_there(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml", "Makefile"])
def test_no_file_for_installing_names_an_index(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert re.search(r"https?://|--(extra-)?index-url [^-\s]|--find-links", text) is None
