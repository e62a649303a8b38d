"""Where templates and phrase files lie: the administrators' folder before the built-in one, file by file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from replies.faults import Fault, Unusable

BUILT_IN = Path(__file__).parent
OUTSIDE = "a template is named inside the folder of templates, without .."
LONGEST_FILE = 64 * 1024  # bytes; a letter's template is a few thousand, and this much compiles in a second


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One folder of templates, with its phrase files in `phrases`."""

    templates: Path
    phrases: Path
    own: bool  # the administrators'

    def path(self, name: str) -> Path | None:
        """Where a file is, or None. Raises Unusable where it lies outside the folder, by its name or by a link."""
        if not is_inside(name):
            raise Unusable(Fault(file=name, sentence=OUTSIDE))
        parts = PurePosixPath(name).parts
        in_phrases = parts[0] == "phrases"
        root = self.phrases if in_phrases else self.templates
        path = root.joinpath(*parts[1:] if in_phrases else parts)
        if not path.is_file():
            return None
        if not path.resolve().is_relative_to(root.resolve()):
            raise Unusable(Fault(file=name, sentence="the link leads out of the folder of templates"))
        return path

    def text(self, name: str) -> str | None:
        """What a file says, or None where there is none. Raises Unusable."""
        path = self.path(name)
        return None if path is None else _read(name, path)

    def names(self) -> Iterator[str]:
        """Every file, by its name on the shelf, sorted; hidden ones and editors' copies are passed over."""
        roots = {"": self.templates, "phrases/": self.phrases}
        for prefix, root in roots.items():
            files = (path for path in sorted(root.rglob("*")) if path.is_file() or path.is_symlink())
            for path in files:
                name = path.relative_to(root).as_posix()
                if not _passed_over(name) and not (prefix == "" and name.startswith("phrases/")):
                    yield prefix + name


def is_inside(name: str) -> bool:
    """Whether a name stays inside a folder, by the look of it."""
    parts = PurePosixPath(name).parts
    return bool(parts) and not (name.startswith("/") or "\\" in name or "\0" in name or ".." in parts)


def built_in() -> Shelf:
    """The shelf that comes with the bot."""
    return Shelf(templates=BUILT_IN / "templates", phrases=BUILT_IN / "phrases", own=False)


def own(folder: Path) -> Shelf:
    """The administrators' shelf; a folder that does not exist is an empty one."""
    return Shelf(templates=folder, phrases=folder / "phrases", own=True)


def shelves_of(folder: Path | None) -> tuple[Shelf, ...]:
    """The built-in shelf, and the administrators' own over it."""
    return (built_in(), own(folder)) if folder else (built_in(),)


def _read(name: str, path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(LONGEST_FILE + 1)
    except OSError as error:
        raise Unusable(Fault(file=name, sentence=f"cannot be read: {error.strerror}")) from None
    if len(raw) > LONGEST_FILE:
        raise Unusable(Fault(file=name, sentence=f"is larger than {LONGEST_FILE // 1024} KiB"))
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unusable(Fault(file=name, line=line, sentence="is not UTF-8: save it as UTF-8 in the editor")) from None


def _passed_over(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/")) or name.endswith(("~", ".bak", ".swp", ".orig"))
