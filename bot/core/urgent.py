"""What staff hear of the same day in a letter of its own, whatever else a mail says: the law sets short limits."""

from __future__ import annotations

from dataclasses import replace

from bot.core.clocks import ASKED_12
from bot.core.decision import Context, Decision, KnownCase
from bot.core.matters import LONGEST, asks_for_decision, asks_for_public_records
from bot.core.notices import notices_of_mail
from parsers.facts import Mail

RECORDS = "public-records-request"
SECTION_12 = "asks-for-decision-12-fl"  # 12 § förvaltningslagen


def urgent_in(mail: Mail) -> frozenset[str]:
    """What is urgent by the words of a mail."""
    said = f"{mail.subject}\n{mail.new_text[:LONGEST]}"
    signs = {RECORDS: asks_for_public_records(said), SECTION_12: asks_for_decision(said)}
    return frozenset(sign for sign, holds in signs.items() if holds)


def with_urgent(
    decision: Decision, mail: Mail, context: Context, known: KnownCase | None, signs: frozenset[str]
) -> Decision:
    """The decision with the notices that staff get the same day; four weeks begin with a request under 12 §."""
    reasons = [reason for reason in (RECORDS, SECTION_12) if reason in signs]
    waiting = decision.waits is not None
    told = tuple(
        notice for reason in reasons for notice in notices_of_mail(reason, mail, context, known, waiting=waiting)
    )
    happened: tuple[tuple[str, dict[str, object]], ...] = ((ASKED_12, {}),) if SECTION_12 in reasons else ()
    return replace(decision, drafts=(*decision.drafts, *told), happened=(*decision.happened, *happened))
