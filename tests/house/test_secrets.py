"""P33: secrets come from files that only we can read, from systemd or the environment, and are never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import ConfigUnusable, read_settings
from bot.desk import KeyUnusable, keys_in
from bot.secrets import SecretUnusable, password

SECRET = "hemligt-lösen"
VARIABLE = "REGISTERBOT_SMTP_PASSWORD"


def secret_file(folder: Path, mode: int = 0o600, content: str = SECRET + "\n") -> Path:
    file = folder / "password"
    file.write_text(content, encoding="utf-8")
    file.chmod(mode)
    return file


def test_p33_a_password_is_read_from_a_file_that_only_we_can_read(tmp_path: Path) -> None:
    assert password(secret_file(tmp_path), VARIABLE) == SECRET


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o602])
def test_p33_a_file_that_others_can_read_is_refused_without_its_secret(mode: int, tmp_path: Path) -> None:
    file = secret_file(tmp_path, mode)
    with pytest.raises(SecretUnusable) as refusal:
        password(file, VARIABLE)
    assert str(refusal.value) == f"{file} can be read by others; run: chmod 600 {file}"


def test_p33_a_credential_of_systemd_needs_no_mode_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folder is shut off by systemd, which gives access by ACL: the mode's group bits are set then."""
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    (tmp_path / "registerbot-smtp-password").write_text(SECRET, encoding="utf-8")
    (tmp_path / "registerbot-smtp-password").chmod(0o440)
    assert password(None, VARIABLE) == SECRET
    assert password(secret_file(tmp_path, 0o440), VARIABLE) == SECRET


def test_p33_a_file_that_is_named_wins_over_a_credential_and_that_over_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "from the environment")
    found = [password(None, VARIABLE)]
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    (tmp_path / "registerbot-smtp-password").write_text("from systemd")
    found.append(password(None, VARIABLE))
    found.append(password(secret_file(tmp_path), VARIABLE))
    assert found == ["from the environment", "from systemd", SECRET]


def test_p33_no_password_at_all_names_every_way_to_give_one() -> None:
    with pytest.raises(SecretUnusable, match=f"password_file.*registerbot-smtp-password.*{VARIABLE}"):
        password(None, VARIABLE)


def test_p33_a_token_key_is_made_for_us_alone_and_refused_when_others_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "token.key"
    (key,) = keys_in(path)
    assert (len(key), path.stat().st_mode & 0o777) == (32, 0o600)
    path.chmod(0o644)
    with pytest.raises(KeyUnusable, match="chmod 600") as refusal:
        keys_in(path)
    assert key.hex() not in str(refusal.value)


def test_p33_a_broken_token_key_is_told_without_its_content(tmp_path: Path) -> None:
    file = secret_file(tmp_path, content="not hexadecimal: " + SECRET)
    with pytest.raises(KeyUnusable) as refusal:
        keys_in(file)
    assert SECRET not in str(refusal.value)


CONFIG = """
[agency]
name = "Exempelmyndigheten"
mailbox_address = "registerservice@agency.example"
[storage]
database = "postgresql+psycopg://bot:{secret}@127.0.0.1/register"
"""


def test_p33_a_configuration_with_a_password_in_it_is_for_us_alone(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(CONFIG.format(secret="hemligt"))
    path.chmod(0o644)
    with pytest.raises(ConfigUnusable, match=r"storage\.database holds a password.*chmod 600") as refusal:
        read_settings(path)
    assert "hemligt" not in str(refusal.value)
    path.chmod(0o600)
    settings = read_settings(path)
    assert "hemligt" in settings.storage.database
    assert "hemligt" not in repr(settings)


def test_p33_a_configuration_without_secrets_may_be_read_by_all(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(CONFIG.replace("bot:{secret}@", "bot@"))
    path.chmod(0o644)
    assert read_settings(path).storage.database.endswith("bot@127.0.0.1/register")
