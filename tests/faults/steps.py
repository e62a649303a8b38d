"""The named steps of one mail's way, each as a place in the code where a process can be made to end.

The code knows nothing of this: the named functions are wrapped from outside, in a process that is to die.
"""

from __future__ import annotations

import functools
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

from sqlalchemy import event
from sqlalchemy.orm import Session

TRANSACTION = "storage.store:Transaction"
SMTP = "bot.sender.smtp:SmtpSender"
IMAP = "bot.mailbox.imap:ImapMailbox"


@dataclass(frozen=True, slots=True)
class Step:
    """Before or after a function, or when the transaction in which it ran begins or has ended to commit."""

    function: str
    when: Literal["before", "after", "committing", "committed"] = "after"


STEPS: dict[str, Step] = {
    "listed": Step(f"{IMAP}.listing"),
    "fetching": Step("bot.mailbox.reading:bodies", "before"),
    "fetched": Step("bot.mailbox.reading:bodies"),
    "half stored": Step("os:fsync", "before"),
    "before the rename": Step("pathlib:Path.rename", "before"),
    "renamed": Step("pathlib:Path.rename"),
    "stored": Step("storage.files:Files.put"),
    "receiving": Step(f"{TRANSACTION}.receive"),
    "received": Step(f"{TRANSACTION}.receive", "committed"),
    "attempt counted": Step(f"{TRANSACTION}.count_attempt", "committed"),
    "reading": Step("bot.hands:read", "before"),
    "read, papers stored": Step("bot.hands:read"),
    "number taken": Step(f"{TRANSACTION}.take_number"),
    "case opened": Step(f"{TRANSACTION}.open_case"),
    "reading recorded": Step(f"{TRANSACTION}.record"),
    "letter owed": Step(f"{TRANSACTION}.owe"),
    "deciding": Step(f"{TRANSACTION}.owe", "committing"),
    "decided": Step(f"{TRANSACTION}.owe", "committed"),
    "before the move": Step(f"{IMAP}.move", "before"),
    "moved": Step(f"{IMAP}.move"),
    "filing": Step(f"{TRANSACTION}.filed", "committing"),
    "filed": Step(f"{TRANSACTION}.filed", "committed"),
    "rendered": Step(f"{TRANSACTION}.rendered", "committed"),
    "claiming": Step(f"{TRANSACTION}.claim", "committing"),
    "claimed": Step(f"{TRANSACTION}.claim", "committed"),
    "connected": Step(f"{SMTP}._connected"),
    "addressed": Step(f"{SMTP}._address"),
    "before the last dot": Step("bot.sender.smtp:_dotted"),
    "after 250": Step(f"{SMTP}._hand_over"),
    "marking": Step(f"{TRANSACTION}.sent", "committing"),
    "marked": Step(f"{TRANSACTION}.sent", "committed"),
}


def die() -> None:
    """End as by kill -9: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


def end_at(name: str, hit: int, act: Callable[[], object] = die) -> None:
    """Have this process end where the step is reached for the `hit`-th time."""
    step, seen = STEPS[name], [0]
    module, _, path = step.function.partition(":")
    owner: Any = import_module(module)
    *outer, attribute = path.split(".")
    for part in outer:
        owner = getattr(owner, part)
    plain, within = getattr(owner, attribute), [False]

    @functools.wraps(plain)
    def wrapped(*args: Any, **more: Any) -> Any:
        seen[0] += 1
        reached = seen[0] == hit
        if reached and step.when == "before":
            act()
        answer = plain(*args, **more)
        if reached and step.when == "after":
            act()
        within[0] = within[0] or reached
        return answer

    def at_commit(_: Session) -> None:
        if within[0]:
            act()

    setattr(owner, attribute, wrapped)
    if step.when in {"committing", "committed"}:
        event.listen(Session, "before_commit" if step.when == "committing" else "after_commit", at_commit)
