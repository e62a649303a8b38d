"""The kinds of machine that answer, bring something or write of their own accord without any mark.

How each speaks, in subject and text, stands in `lists/kinds/`. The words are wide, since none decides alone:
`unmarked.py` wants two signs out of three (the sender calls itself a service, the subject and the text are of a kind)
in a mail in which no person speaks.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.automatic.words import Words


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of machine; its lists bear its name."""

    name: str
    reason: str  # told to staff
    from_own_box: bool = False  # whether it writes from a person's own address
    carries: bool = False  # whether it brings files
    in_a_name: bool = False  # whether it speaks as "I", in its owner's name

    @property
    def subject(self) -> Words:
        """What stands in its subjects."""
        return Words("kinds", f"{self.name}_subject")

    @property
    def text(self) -> Words:
        """What stands in its texts."""
        return Words("kinds", f"{self.name}_text")


KINDS = (
    # These answer, or bring something.
    Kind("acknowledges", "it acknowledges what came in", from_own_box=True),
    Kind("books", "it confirms an order, a booking or a payment"),
    Kind("refuses", "it reports that something was not delivered or could not be read"),
    Kind("scans", "a scanner, a fax or a telephone sent it", carries=True),
    Kind("challenges", "it wants proof that the sender is no machine", from_own_box=True, in_a_name=True),
    # These write of their own accord.
    Kind("reports", "a system reports on itself"),
    Kind("tasks", "a system tells of a task, a share or a file"),
    Kind("asks", "it asks for an opinion"),
    Kind("spreads", "it is sent to many"),
)
