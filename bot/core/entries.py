"""What every decision enters in the register: the mail's row, why it waits, the letters within the budget."""

from __future__ import annotations

from dataclasses import replace

from bot.core.budget import over_budget
from bot.core.decision import Context, Decision, Draft, Waits
from bot.core.pairs import SEEKING, probable_case
from bot.core.papers import recorded, recorded_mail
from bot.settings import Settings
from parsers.facts import Mail
from storage import records


def own_addresses(settings: Settings) -> frozenset[str]:
    """The addresses that lead to this very mailbox."""
    own = settings.agency
    return frozenset(address.lower() for address in (own.mailbox_address, *own.other_addresses))


def staff_addresses(settings: Settings) -> frozenset[str]:
    """Those who may steer by mail."""
    return frozenset(address.lower() for address in settings.staff.addresses)


def our_writers(settings: Settings) -> frozenset[str]:
    """The addresses that letters in our cases come from: the mailbox, and officers who write themselves."""
    return own_addresses(settings) | staff_addresses(settings)


def reading(
    mail: Mail,
    context: Context,
    kind: str,
    *,
    state: records.MailState = records.MailState.DECIDED,
    destination: str = "processed",
    case_id: int | None = None,
    twin_of: int | None = None,
    outgoing: bool = False,
) -> records.MailReading:
    """The mail's row."""
    return records.MailReading(
        kind=kind,
        state=state,
        destination=destination,
        message_id=mail.message_id,
        sender=mail.sender.address,
        subject=mail.subject,
        language=mail.language,
        fingerprint=mail.fingerprint or None,
        twin_of=twin_of,
        case_id=case_id,
        decided_at=context.now,
        outgoing=outgoing,
    )


def documents(mail: Mail) -> tuple[records.Document, ...]:
    """The mail itself, and each of its documents: all are registered."""
    return (recorded_mail(mail), *(recorded(document) for document in mail.documents))


def destination(context: Context, kind: str) -> str:
    """Junk that nobody is waiting for stays where people expect it; the register has it all the same."""
    in_junk = bool(context.settings.mailbox.junk) and context.mail.first_folder == context.settings.mailbox.junk
    return "stay" if in_junk and kind not in {"order", "completion", "specification-reply"} else "processed"


def waits(mail: Mail, context: Context, reason: str | None) -> Waits | None:
    """Why a person has to look."""
    if reason is None and context.same_message_id:
        return Waits(reason="repeated-message-id")
    pair = probable_case(mail, context.open_cases) if reason in SEEKING else None
    return Waits(reason=reason, details=mail.sender.unclear_because or pair or "") if reason else None


def owing(decision: Decision, context: Context, owed: tuple[Draft, ...]) -> Decision:
    """The decision with its letters, or with a note for staff when there is no room for more of them."""
    if not owed:
        return decision
    if (limit := over_budget(context)) is not None:
        over = Waits(reason="over-budget", details=limit)
        return replace(
            decision,
            waits=decision.waits or over,
            happened=(*decision.happened, ("letter-withheld", {"limit": limit})),
        )
    return replace(decision, drafts=(*decision.drafts, *owed))
