"""What a reply to a specification amounts to (`verdicts`), and whether it may advance its case (`guards`)."""

from bot.core.approval.verdicts import APPROVALS, asks, thanks_only, verdict, verdict_on

__all__ = ["APPROVALS", "asks", "thanks_only", "verdict", "verdict_on"]
