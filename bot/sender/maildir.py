"""Letters into a folder (Maildir): for demonstrations, and for systems that pick mail up there."""

from __future__ import annotations

import hashlib
import os
import re
from mailbox import Maildir

from bot.sender import TryLater
from bot.settings import Smtp

_MESSAGE_ID = re.compile(rb"^message-id:\s*(<[^>\r\n]+>)", re.IGNORECASE | re.MULTILINE)


class MaildirSender:
    """A way out that is a folder; one letter is one file, however often it is sent."""

    def __init__(self, settings: Smtp) -> None:
        self._path = settings.path

    def send(self, envelope_from: str, recipients: tuple[str, ...], message: bytes) -> None:  # noqa: ARG002 - the file has no envelope
        """Write the letter, named by its Message-ID, safe on disk. Raises TryLater."""
        found = _MESSAGE_ID.search(message)
        name = hashlib.sha256(found[1] if found else message).hexdigest()[:32]
        try:
            Maildir(self._path, create=True)
            aside = self._path / "tmp" / name
            with aside.open("wb") as file:
                file.write(message)
                file.flush()
                os.fsync(file.fileno())
            aside.rename(self._path / "new" / name)
        except OSError as error:
            raise TryLater(f"the Maildir {self._path} does not work: {error.strerror}") from None

    def close(self) -> None:
        """There is no connection to let go of."""
