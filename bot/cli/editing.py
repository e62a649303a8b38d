"""An administrator's own copies of templates: made from the built-in ones, opened in an editor, kept when changed."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

from bot.cli.exits import Exit, Failed
from replies.letters import type_by_name
from replies.making import PARTS, languages_of
from replies.shelves import built_in, own


def own_copies(name: str, language: str, folder: Path) -> dict[str, Path]:
    """Where the own files of a letter, or the one file of that name, are; those that were not there are made."""
    return {file: _copied(file, folder) for file in _files_of(name, language)}


def _files_of(name: str, language: str) -> tuple[str, ...]:
    if name in type_by_name:
        if language not in languages_of(name):
            raise Failed(f"{name} is written in {', '.join(languages_of(name))}", Exit.UNUSABLE)
        return tuple(f"{name}/{language}.{part}" for part in PARTS)
    if name not in set(built_in().names()):
        raise Failed(f"there is no letter and no file {name!r}; there are {', '.join(type_by_name)}", Exit.UNUSABLE)
    return (name,)


def _copied(file: str, folder: Path) -> Path:
    there = own(folder).path(file)
    if there is not None:
        return there
    path = folder / file
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(built_in().text(file) or "", "utf-8")
    except OSError as error:
        raise Failed(f"{path} cannot be written: {error.strerror}") from None
    return path


def opened(paths: tuple[Path, ...]) -> bool:
    """Whether there is an editor; it has been closed again. Raises Failed when it ends in a fault."""
    editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not editor:
        return False
    try:
        ended = subprocess.run([*editor, *map(str, paths)], check=False).returncode  # noqa: S603 - the user's own choice
    except OSError as error:
        raise Failed(f"the editor {editor[0]} cannot be started: {error.strerror}; edit {paths[0]}") from None
    if ended:
        raise Failed(f"the editor ended with {ended}; what it saved is in {paths[0].parent}")
    return True


def left_as_built_in(copies: dict[str, Path]) -> Iterator[Path]:
    """Removes the copies that still say what is built in, so that later versions of it are not hidden by them."""
    for file, path in copies.items():
        if path.is_file() and path.read_bytes() == (built_in().text(file) or "").encode():
            path.unlink()
            yield path
