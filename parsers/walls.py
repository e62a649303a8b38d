"""The command that starts the limited process, with bubblewrap around it where that works."""

from __future__ import annotations

import shutil
import site
import sys
import sysconfig
from pathlib import Path

# Where the loader, fonts and file types are looked up; what is not there is passed over.
_SYSTEM_FILES = ("/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives", "/etc/fonts")
_SYSTEM_LINKS = ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
# Beside `readable`, for the kernel's fence: programs and their libraries, and what the process asks about itself.
READ_TOO = tuple(map(Path, ("/usr", *_SYSTEM_LINKS, "/proc", "/dev/urandom", "/dev/random", "/dev/zero")))
WRITTEN_TO = (Path("/dev/null"),)


def worker_command(drills: Path | None) -> list[str]:
    """The limited process itself. `drills`: a file of test functions that jobs may name, in tests only."""
    return [sys.executable, "-I", "-m", "parsers.worker", *([str(drills)] if drills else [])]


def bubblewrap_command(drills: Path | None) -> list[str] | None:
    """The same within namespaces of its own: no network, no files but the readers' own, nothing writable but /tmp.

    None when bubblewrap is not installed. Whether it works here shows when it is started.
    """
    program = shutil.which("bwrap")
    if program is None:
        return None
    return [
        program,
        *("--unshare-all", "--die-with-parent", "--new-session", "--clearenv"),
        *("--cap-drop", "ALL", "--hostname", "reader"),
        *("--ro-bind", "/usr", "/usr"),
        *_links(),
        *("--proc", "/proc", "--dev", "/dev"),
        *("--size", str(64 * 2**20), "--tmpfs", "/tmp"),  # noqa: S108 - its own, empty; before what may lie in it
        *(argument for path in readable(drills) for argument in ("--ro-bind", str(path), str(path))),
        *("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/"),
        "--",
        *worker_command(drills),
    ]


def readable(drills: Path | None) -> list[Path]:
    """What the limited process must read: the interpreter, the installed packages, this package; no folder above."""
    installed = sysconfig.get_paths()
    wanted = [Path(path) for path in _SYSTEM_FILES]
    wanted += [Path(path) for path in (sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix)]
    wanted += [Path(installed[name]) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    wanted += [Path(path) for path in site.getsitepackages()]
    wanted += [Path(__file__).resolve().parent, Path(sys.executable).resolve().parent.parent]
    wanted += [drills] if drills else []
    return _outermost([path for path in wanted if path.exists()])


def _outermost(paths: list[Path]) -> list[Path]:
    """Each path once, without those that lie within /usr or within another of them."""
    covered = [Path("/usr")]
    for path in sorted(set(paths), key=lambda path: len(path.parts)):
        if not any(path == outer or outer in path.parents for outer in covered):
            covered.append(path)
    return covered[1:]


def _links() -> list[str]:
    """/lib and its like: links into /usr on a merged system, folders of their own on others."""
    arguments: list[str] = []
    for name in _SYSTEM_LINKS:
        path = Path(name)
        if path.is_symlink():
            arguments += ["--symlink", str(path.readlink()), name]
        elif path.is_dir():
            arguments += ["--ro-bind", name, name]
    return arguments
