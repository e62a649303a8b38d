"""The administrators' last files that were all without fault, kept where only the service writes (P25)."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

from replies.faults import Unusable
from replies.shelves import own


def last_good(room: Path | None) -> Path | None:
    """The folder of the set that was kept last; None where there never was a good one, or who asks may not know."""
    try:
        return max(room.glob("[0-9]*"), default=None) if room else None
    except PermissionError:  # an administrator tries templates who has no business in the store
        return None


def said(folder: Path) -> dict[str, str]:
    """What each file of a folder says, by its name; of one that cannot be read, why."""
    shelf, texts = own(folder), {}
    for name in shelf.names():
        try:
            texts[name] = shelf.text(name) or ""
        except Unusable as error:
            texts[name] = str(error)
    return texts


def keep(texts: dict[str, str], room: Path) -> None:
    """Keep a set as the last good one: whole on disk before it counts, and only when it is another. Raises OSError."""
    before = last_good(room)
    if texts == (said(before) if before else {}):
        return
    room.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = Path(mkdtemp(dir=room, prefix=".new-"))
    for name, text in texts.items():
        _write(aside / name, text)
    if said(aside) != texts:
        return  # another service, doing the same, has swept it away
    kept = room / f"{int(before.name) + 1 if before else 1:08}"
    aside.rename(kept)
    for other in room.iterdir():  # the one before, and what a crash left half written
        if other != kept:
            shutil.rmtree(other, ignore_errors=True)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
