"""What only people say to this mailbox: they want, give, answer or tell something of their own case."""

from __future__ import annotations

from bot.core.automatic.words import Words

_JUDGES = Words("people", "judges", before=r"\b")
_HANDS_OVER = Words("people", "hands_over", before=r"\b")
_WANTS = Words("people", "wants")


def judges(text: str) -> bool:
    """Whether the text approves or turns down something: where that answers us, a person has to see it."""
    return bool(_JUDGES.search(text))


def wants(text: str) -> bool:
    """Whether the text asks for, gives or tells something that belongs to a case."""
    return bool(_WANTS.search(text)) or hands_over(text)


def hands_over(text: str) -> bool:
    """Whether a subject or a text names who comes in somebody's place, in a case or a project."""
    return bool(_HANDS_OVER.search(text))
