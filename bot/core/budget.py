"""How many automatic letters may go out, so that no loop and no stranger can make us flood anybody (P9)."""

from __future__ import annotations

from bot.core.decision import Context
from replies.letters import CaseReceipt, Receipt

_RECEIPTS = frozenset({Receipt.letter, CaseReceipt.letter})


def over_budget(context: Context) -> str | None:
    """Which limit one more automatic letter would break; None when there is room."""
    limits = context.settings.limits
    if context.letters_last_hour >= limits.letters_an_hour:
        return f"{limits.letters_an_hour} automatic letters to this address within an hour"
    if context.letters_last_day >= limits.letters_a_day:
        return f"{limits.letters_a_day} automatic letters to this address within a day"
    if context.letters_last_day_in_all >= limits.letters_a_day_in_all:
        return f"{limits.letters_a_day_in_all} automatic letters in all within a day"
    return None


def answers_a_receipt(context: Context) -> bool:
    """Whether the mail answers a receipt of ours: another receipt would tell nothing new, and feed a loop (P8)."""
    return context.thread is not None and context.thread.owed.letter in _RECEIPTS
