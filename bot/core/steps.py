"""The steps of a case in one table: which may follow which, and who is waited for at each."""

from __future__ import annotations

from enum import StrEnum


class Step(StrEnum):
    """Where a case stands."""

    RECEIVED = "received"
    CONFIRMED = "confirmed"  # bekräftelse: the diary number has reached the researcher
    ASSIGNED = "assigned"  # an officer (handläggare) has it
    COMPLETION_REQUESTED = "completion-requested"
    INTERNAL_MEETING = "internal-meeting"
    SPECIFICATION_SENT = "specification-sent"
    APPROVED = "approved"  # the orderer has confirmed the specification in writing
    CHANGE_REQUESTED = "change-requested"
    SECRECY_REVIEW = "secrecy-review"  # sekretessprövning
    DECIDED = "decided"
    DELIVERED = "delivered"
    INVOICED = "invoiced"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"  # the orderer wants it no more


ENDED = frozenset({Step.CLOSED, Step.WITHDRAWN})
_BEFORE_SPECIFICATION = frozenset({Step.COMPLETION_REQUESTED, Step.INTERNAL_MEETING, Step.SPECIFICATION_SENT})

MOVES: dict[Step, frozenset[Step]] = {
    Step.RECEIVED: frozenset({Step.CONFIRMED, Step.ASSIGNED}) | ENDED,
    Step.CONFIRMED: frozenset({Step.ASSIGNED}) | ENDED,
    Step.ASSIGNED: _BEFORE_SPECIFICATION | ENDED,
    Step.COMPLETION_REQUESTED: _BEFORE_SPECIFICATION | {Step.ASSIGNED} | ENDED,
    Step.INTERNAL_MEETING: _BEFORE_SPECIFICATION | {Step.ASSIGNED} | ENDED,
    Step.SPECIFICATION_SENT: _BEFORE_SPECIFICATION | {Step.APPROVED, Step.CHANGE_REQUESTED} | ENDED,
    Step.CHANGE_REQUESTED: _BEFORE_SPECIFICATION | {Step.APPROVED} | ENDED,
    Step.APPROVED: frozenset({Step.SECRECY_REVIEW, Step.CHANGE_REQUESTED, Step.SPECIFICATION_SENT}) | ENDED,
    Step.SECRECY_REVIEW: frozenset({Step.DECIDED, Step.SPECIFICATION_SENT}) | ENDED,
    Step.DECIDED: frozenset({Step.DELIVERED}) | ENDED,
    Step.DELIVERED: frozenset({Step.INVOICED, Step.CLOSED}),
    Step.INVOICED: frozenset({Step.CLOSED}),
    Step.CLOSED: frozenset({Step.ASSIGNED, Step.CONFIRMED}),  # reopened
    Step.WITHDRAWN: frozenset({Step.ASSIGNED, Step.CONFIRMED}),
}

# Who is waited for: the codes that the digest and the letter about where a case stands put into words.
AWAITS: dict[Step, str] = {
    Step.RECEIVED: "staff",
    Step.CONFIRMED: "staff",
    Step.ASSIGNED: "officer",
    Step.COMPLETION_REQUESTED: "researcher",
    Step.INTERNAL_MEETING: "officer",
    Step.SPECIFICATION_SENT: "researcher",
    Step.APPROVED: "officer",
    Step.CHANGE_REQUESTED: "officer",
    Step.SECRECY_REVIEW: "officer",
    Step.DECIDED: "officer",
    Step.DELIVERED: "officer",
    Step.INVOICED: "officer",
    Step.CLOSED: "nobody",
    Step.WITHDRAWN: "nobody",
}


def may_follow(step: Step, after: Step) -> bool:
    """Whether a case that stands at `after` may move to `step`."""
    return step in MOVES[after]


def way_to(step: Step, after: Step) -> tuple[Step, ...]:
    """The steps that lead there from `after`; empty when there is no way.

    The secrecy review may be passed in one go: whoever decides has reviewed.
    """
    if may_follow(step, after):
        return (step,)
    through = Step.SECRECY_REVIEW
    return (through, step) if may_follow(through, after) and may_follow(step, through) else ()
