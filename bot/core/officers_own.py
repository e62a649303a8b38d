"""What an officer wrote to a researcher directly, our mailbox in copy: outgoing, and a thread of its case (P5)."""

from __future__ import annotations

import re

from bot.core.case_letters import files_of
from bot.core.decision import CaseChange, Context, Decision, KnownCase, Version
from bot.core.diary import quoted_numbers
from bot.core.entries import documents, reading
from bot.core.specifying import effort_in
from bot.core.steps import Step, may_follow
from parsers.facts import DocumentKind, Mail
from storage import records

_SPECIFICATION = re.compile(r"specifi[ck]ation", re.IGNORECASE)


def outgoing(mail: Mail, context: Context, recipients: tuple[str, ...]) -> Decision | None:
    """The mail registered in its case; None when it is not sure which case it belongs to."""
    known = _case_of(mail, context, recipients)
    if known is None:
        return None
    version = _version(mail, known)
    moves = version is not None and may_follow(Step.SPECIFICATION_SENT, known.step)
    sent = {"version": version.number} if version and moves else {}
    return Decision(
        kind="staff",
        reading=reading(mail, context, "staff", case_id=known.case.id, outgoing=True),
        documents=documents(mail),
        direction="out",
        changes=CaseChange(case_id=known.case.id, steps=(Step.SPECIFICATION_SENT,)) if moves else None,
        sent_version=(version, files_of(mail)) if version is not None and moves else None,
        happened=((records.OFFICER_WROTE, {"to": list(recipients), **sent}),),
        who=mail.sender.address,
    )


def _case_of(mail: Mail, context: Context, recipients: tuple[str, ...]) -> KnownCase | None:
    """By our thread, or by a number that the subject names; either way a recipient must take part in the case."""
    quoted = quoted_numbers(mail.subject, context.settings.diary.format)
    named = [known for known in context.named_cases if known.case.diary_number in quoted]
    found = context.thread_case or (named[0] if len(named) == 1 else None)
    if found is None:
        return None
    taking_part = {party.address for party in found.parties if party.participant}
    return found if taking_part & set(recipients) else None


def _version(mail: Mail, known: KnownCase) -> Version | None:
    """The version of the specification that is attached, if one is and the mail can be answered."""
    said = f"{mail.subject}\n{mail.new_text}"
    attached = any(
        document.kind is DocumentKind.SPECIFICATION or _SPECIFICATION.search(document.name)
        for document in mail.documents
        if document.kind is not DocumentKind.DECORATION
    )
    if not attached or mail.message_id is None:
        return None
    hours, price = effort_in(said)
    number = max((sent.version for sent in known.specifications), default=0) + 1
    return Version(number=number, hours=hours, price_sek=price)
