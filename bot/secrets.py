"""Passwords: from a file that only we can read, or from the environment; never from the configuration (P33)."""

from __future__ import annotations

import os
from pathlib import Path


class SecretUnusable(Exception):
    """A password cannot be used; the sentence names the mend and never the password."""


def password(file: Path | None, variable: str) -> str:
    """The password of a file, else of an environment variable. Raises SecretUnusable."""
    if file is None:
        if found := os.environ.get(variable):
            return found
        raise SecretUnusable(f"no password: name a password_file, or set {variable}")
    try:
        if file.stat().st_mode & 0o077:
            raise SecretUnusable(f"{file} can be read by others; run: chmod 600 {file}")
        return file.read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SecretUnusable(f"{file} cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
