"""Secrets: from files that only we can read, from systemd's credentials, or from the environment (P33).

Never from the configuration, and never shown: not in a sentence, not in a log, not by `registerbot check`.
"""

from __future__ import annotations

import os
from pathlib import Path


class SecretUnusable(Exception):
    """A secret cannot be used; the sentence names the mend and never the secret."""


def password(file: Path | None, variable: str) -> str:
    """The password of a file, else of a systemd credential, else of an environment variable. Raises SecretUnusable.

    The credential of REGISTERBOT_SMTP_PASSWORD is `registerbot-smtp-password` (systemd.exec(5), LoadCredential).
    """
    if file is not None:
        return secret_in(file).rstrip("\r\n")
    name = variable.lower().replace("_", "-")
    folder = _credentials()
    if folder is not None and (folder / name).is_file():
        return secret_in(folder / name).rstrip("\r\n")
    if found := os.environ.get(variable):
        return found
    raise SecretUnusable(f"no password: name a password_file, give the credential {name}, or set {variable}")


def secret_in(file: Path) -> str:
    """What a secret's file says. Raises SecretUnusable when it cannot be read, or not by us alone."""
    try:
        if is_open_to_others(file):
            raise SecretUnusable(f"{file} can be read by others; run: chmod 600 {file}")
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SecretUnusable(f"{file} cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None


def is_open_to_others(file: Path) -> bool:
    """Whether others than its owner may read a file. What systemd hands us it has shut off in its own way."""
    folder = _credentials()
    if folder is not None and folder in file.absolute().parents:
        return False
    return bool(file.stat().st_mode & 0o077)


def _credentials() -> Path | None:
    named = os.environ.get("CREDENTIALS_DIRECTORY")
    return Path(named) if named else None
