"""The kernel's own fence around the limited process, for every machine: Landlock for files, seccomp for the network.

Both need no privilege and hold for all that the process forks. Where bubblewrap works they stand inside it; where
it does not, they are what keeps a reader from secrets, from writing and from the network.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same numbers on every architecture
_VERSION_ONLY = 1
_PATH_BENEATH = 1
_READ = 0b1101  # execute, read a file, read a folder
_WRITE = 1 << 1
_OF_FILES = 0b0111 | 1 << 14  # what a rule may grant on a path that is no folder
_RIGHTS_BY_VERSION = {1: 13, 2: 14, 3: 15, 5: 16}  # how many rights over files a kernel knows from then on
_NET_FROM, _NO_TCP = 4, 0b11
_SCOPE_FROM, _SCOPED = 6, 0b11  # no abstract sockets and no signals to the outside

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # BPF: load a word, two jumps, return
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000  # _REFUSE: EPERM
_FOREIGN_NUMBERS = 0x40000000  # x32: a second door to every call of x86-64
_FIRST_ARGUMENT = 16  # its place in what the filter is shown; the low half, of little-endian machines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Calls:
    """Calls of one sort of machine, by their numbers."""

    architecture: int  # the number that the kernel gives it in audit records
    refused: tuple[int, ...]
    on_others: tuple[int, ...]  # refused unless their first argument is 0: oneself
    signals: tuple[int, ...]
    signal_to_group: int  # tgkill: the first argument is whose thread gets the signal; abort() sends one to itself


# Calls that no reader makes. First socket, socketpair, io_uring_setup (which opens sockets unseen), ptrace,
# process_vm_readv, process_vm_writev, open_by_handle_at, bpf, perf_event_open, userfaultfd, add_key, request_key,
# keyctl, unshare, setns, mount; then what slows or empties other processes: setpriority, ioprio_set, migrate_pages,
# move_pages, pidfd_getfd, process_madvise, process_mrelease; then what changes a file without opening it, which
# Landlock lets be: truncate (before its version 3), chmod, chown, setxattr, removexattr and utime in all their forms.
# On others: prlimit64 (a limit on processor time ends a process as a signal does), sched_setaffinity,
# sched_setscheduler, sched_setparam, sched_setattr. Signals: kill, tkill, rt_sigqueueinfo, rt_tgsigqueueinfo,
# pidfd_send_signal.
_CALLS: dict[str, _Calls] = {
    "x86_64": _Calls(
        architecture=0xC000003E,
        refused=(
            *(41, 53, 425, 101, 310, 311, 304, 321, 298, 323, 248, 249, 250, 272, 308, 165),
            *(141, 251, 256, 279, 438, 440, 448),
            *(76, 90, 91, 268, 452, 92, 93, 94, 260, 188, 189, 190, 197, 198, 199, 132, 235, 261, 280),
        ),
        on_others=(302, 203, 144, 142, 314),
        signals=(62, 200, 129, 297, 424),
        signal_to_group=234,
    ),
    "aarch64": _Calls(
        architecture=0xC00000B7,
        refused=(
            *(198, 199, 425, 117, 270, 271, 265, 280, 241, 282, 217, 218, 219, 97, 268, 40),
            *(140, 30, 238, 239, 438, 440, 448),
            *(45, 52, 53, 452, 54, 55, 5, 6, 7, 14, 15, 16, 88),
        ),
        on_others=(261, 122, 119, 118, 274),
        signals=(129, 130, 138, 240, 424),
        signal_to_group=131,
    ),
}


def fence_in(readable: Iterable[Path], writable: Iterable[Path]) -> bool:
    """Fences this process in for good; True when neither files nor the network are left open to it.

    The process must have given up new privileges (PR_SET_NO_NEW_PRIVS) and run one thread.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    files = _fence_files(libc, readable, writable)
    return _fence_calls(libc) and files


def fence_off() -> bool:
    """From now on this process signals only itself and what it forks: never the one that has forked it.

    Where the kernel cannot tell whom it has forked (before Linux 6.12), it signals itself alone.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if _version(libc) >= _SCOPE_FROM:
        return _fence(libc, struct.pack("=QQQ", 0, 0, _SCOPED), ())
    return refuse_signals(libc)


def refuse_signals(libc: ctypes.CDLL) -> bool:
    """From now on this process signals itself alone, by abort() and its like."""
    calls = _CALLS.get(platform.machine())
    if calls is None:
        return False
    return _filter(libc, calls.architecture, calls.signals, {calls.signal_to_group: os.getpid()})


def _fence_files(libc: ctypes.CDLL, readable: Iterable[Path], writable: Iterable[Path]) -> bool:
    version = _version(libc)
    if version < 1:
        return False
    rights = (1 << max(count for since, count in _RIGHTS_BY_VERSION.items() if since <= version)) - 1
    net = _NO_TCP if version >= _NET_FROM else 0
    scoped = _SCOPED if version >= _SCOPE_FROM else 0
    granted = [(path, _READ & rights) for path in readable] + [(path, (_READ | _WRITE) & rights) for path in writable]
    return _fence(libc, struct.pack("=QQQ", rights, net, scoped), granted)


def _version(libc: ctypes.CDLL) -> int:
    """What the kernel knows of Landlock; below 1 on an old kernel, or one without it."""
    return int(libc.syscall(_CREATE_RULESET, None, 0, _VERSION_ONLY))


def _fence(libc: ctypes.CDLL, handled: bytes, granted: Iterable[tuple[Path, int]]) -> bool:
    rules = libc.syscall(_CREATE_RULESET, handled, len(handled), 0)
    if rules < 0:
        return False
    try:
        for path, rights in granted:
            _grant(libc, rules, path, rights)
        return bool(libc.syscall(_RESTRICT_SELF, rules, 0) == 0)
    finally:
        os.close(rules)


def _grant(libc: ctypes.CDLL, rules: int, path: Path, granted: int) -> None:
    with suppress(OSError):  # what is not there needs no rule
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            rule = struct.pack("=Qi", granted if path.is_dir() else granted & _OF_FILES, descriptor)
            libc.syscall(_ADD_RULE, rules, _PATH_BENEATH, rule, 0)
        finally:
            os.close(descriptor)


def _fence_calls(libc: ctypes.CDLL) -> bool:
    calls = _CALLS.get(platform.machine())
    if calls is None:
        return False
    return _filter(libc, calls.architecture, calls.refused, dict.fromkeys(calls.on_others, 0))


def _filter(libc: ctypes.CDLL, architecture: int, refused: tuple[int, ...], only_with: dict[int, int]) -> bool:
    """Has the kernel refuse calls from now on, some of them unless their first argument is the one given."""
    asked = [step for number, argument in only_with.items() for step in _unless(number, argument)]
    steps = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        *asked,
        (_AT_LEAST, len(refused) + 1, 0, _FOREIGN_NUMBERS),
        *((_EQUAL, len(refused) - place, 0, number) for place, number in enumerate(refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    header = struct.pack("@HP", len(steps), ctypes.addressof(program))
    return bool(libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, header, 0, 0) == 0)


def _unless(number: int, argument: int) -> tuple[tuple[int, int, int, int], ...]:
    """The steps for one call that is allowed with one first argument only; any other call goes on behind them."""
    return (
        (_EQUAL, 0, 4, number),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 0, 1, argument),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    )
