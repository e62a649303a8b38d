"""A command of staff with all that it can need, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.case_letters import Post
from bot.core.commands import Command
from bot.core.decision import Draft, KnownCase, Settled
from bot.core.steps import Step
from bot.settings import Settings
from parsers.facts import Mail
from storage import records


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A command with all that it can need."""

    command: Command
    by: str  # the officer
    known: KnownCase
    mail: Mail  # that brought the command
    mail_id: int
    settings: Settings
    now: datetime
    answering: records.Mail | None = None  # the mail that the officer answers
    key: bytes = field(default=b"", repr=False)

    def post(self, recipient: str) -> Post:
        """A letter that this command owes."""
        return Post(
            known=self.known,
            recipient=recipient,
            key=f"mail:{self.mail_id}:case:{self.known.case.id}",
            settings=self.settings,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of a command; a result that is not in DONE has changed nothing."""

    result: str
    steps: tuple[Step, ...] = ()
    officer: str | None = None
    drafts: tuple[Draft, ...] = ()
    details: dict[str, object] = field(default_factory=dict)
    settled: Settled | None = None
    corrected: tuple[int, str] | None = None  # a document's number and its kind


DONE = frozenset(
    {
        "assigned",
        "completion-requested",
        "noted",
        "meeting-called",
        "specification-sent",
        "approved",
        "change-noted",
        "review-begun",
        "decided",
        "delivered",
        "invoiced",
        "closed",
        "withdrawn",
        "reopened",
        "kind-corrected",
        "answered",
    }
)


def to_orderer(asked: Asked, result: str, write: Callable[[Post], Draft]) -> Done:
    """What owes the orderer a letter, if there is an address on record."""
    if asked.known.orderer is None:
        return Done(result="no-orderer")
    return Done(result=result, drafts=(write(asked.post(asked.known.orderer)),))
