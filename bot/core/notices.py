"""Notices to staff the same day: to the officer of the case, else to all who get the digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.commands import command_lines
from bot.core.decision import Context, Draft, KnownCase
from bot.core.diary import arrival_day, diary_number
from bot.core.drafts import agency
from bot.core.steps import Step
from bot.core.suggestions import action_links, next_lines
from bot.settings import Settings
from parsers.facts import Mail
from replies.letters import CaseNotice
from storage import records

LONGEST_SENTENCE = 300
MOST_SENTENCES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a notice tells beside its reason."""

    key: str  # unique: telling twice is telling once
    why: str = ""
    sentences: tuple[str, ...] = ()
    until: str | None = None
    mail_id: int | None = None
    sender: str = ""


def recipients_of(case: records.Case | None, settings: Settings) -> tuple[str, ...]:
    """Who looks after a case: its officer, else everybody who gets the digest, else all of staff."""
    return (case.officer,) if case and case.officer else settings.staff.digest_to or settings.staff.addresses


def notices(
    reason: str, case: records.Case | None, told: Told, settings: Settings, now: datetime, key: bytes
) -> tuple[Draft, ...]:
    """The notice, once for each who looks after the case."""
    lines = _lines(case, told.mail_id, settings, now)

    def to(address: str) -> Draft:
        letter = CaseNotice(
            agency=agency(settings),
            reason=reason,
            diary_number=case.diary_number if case else None,
            step=case.step if case else None,
            mail_id=told.mail_id,
            sender=told.sender,
            why=told.why,
            sentences=told.sentences,
            until=told.until,
            next=lines,
            actions=action_links(lines, address, settings, now, key),
        )
        return Draft(
            key=f"{letter.letter}:{reason}:{told.key}:{address}",
            letter=letter,
            language="sv",
            recipient=address,
            automatic=False,
            case_id=case.id if case else None,
        )

    return tuple(to(address) for address in recipients_of(case, settings))


def notices_of_mail(
    reason: str, mail: Mail, context: Context, known: KnownCase | None, why: str = "", sentences: tuple[str, ...] = ()
) -> tuple[Draft, ...]:
    """The notice that a mail calls for."""
    told = Told(
        key=f"mail:{context.mail.id}",
        why=why,
        sentences=tuple(sentence[:LONGEST_SENTENCE] for sentence in sentences[:MOST_SENTENCES]),
        mail_id=context.mail.id,
        sender=mail.sender.address or "",
    )
    case = known.case if known else None
    return notices(reason, case, told, context.settings, context.now, context.signing_key)


def _lines(case: records.Case | None, mail_id: int | None, settings: Settings, now: datetime) -> tuple[str, ...]:
    if case is not None:
        return next_lines(Step(case.step), case.officer, case.diary_number)
    example = diary_number(settings.diary.format, 1, arrival_day(now, settings.agency.timezone).year)
    return (f"svara {mail_id}", *command_lines(mail_id, example)) if mail_id else ()
