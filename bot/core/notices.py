"""Notices to staff the same day: to the officer of the case, else to all who get the digest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from bot.core.commands import Action
from bot.core.decision import Context, Draft, KnownCase
from bot.core.diary import arrival_day, diary_number
from bot.core.drafts import agency
from bot.core.entries import staff_addresses
from bot.core.flags import IN_A_MAIL
from bot.core.steps import Step
from bot.core.suggestions import action_links, next_lines, settling_lines
from bot.settings import Settings
from parsers.facts import Mail
from replies.letters import CaseNotice
from storage import records

LONGEST_SENTENCE = 300
MOST_SENTENCES = 5
MOST_WORDS = 900  # characters of a mail's own text
LEFT_OUT = "[…]"
WITHDRAWS = "verdict-withdrawn"
NEW_CASE = "taken-in"  # a member of staff said that the mail is an order
_LIST = 3  # codes in one line: a list of diagnoses, which no letter holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a notice tells beside its reason."""

    key: str  # unique: telling twice is telling once
    why: str = ""
    sentences: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # of the mail, or of the colleague who gives a case away
    until: str | None = None
    mail_id: int | None = None
    sender: str = ""
    waiting: bool = False  # the mail is in the digest until somebody settles it


def recipients_of(case: records.Case | None, settings: Settings) -> tuple[str, ...]:
    """Who looks after a case: its officer, else everybody who gets the digest, else all of staff."""
    return (case.officer,) if case and case.officer else settings.staff.digest_to or settings.staff.addresses


def notices(
    reason: str, case: records.Case | None, told: Told, settings: Settings, now: datetime, key: bytes
) -> tuple[Draft, ...]:
    """The notice, once for each who looks after the case."""
    lines = _lines(reason, case, told, settings, now)

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
            words=told.words,
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
    reason: str,
    mail: Mail,
    context: Context,
    known: KnownCase | None,
    why: str = "",
    sentences: tuple[str, ...] = (),
    *,
    waiting: bool = False,
) -> tuple[Draft, ...]:
    """The notice that a mail calls for; what the mail says itself is told to the officer of its case alone."""
    shown = tuple(sentence[:LONGEST_SENTENCE] for sentence in sentences[:MOST_SENTENCES])
    words = _words_of(mail) if known and known.case.officer else ()
    told = Told(
        key=f"mail:{context.mail.id}",
        why=why,
        sentences=shown,
        words=() if " ".join(words) == " ".join(shown) else words,
        mail_id=context.mail.id,
        sender=mail.sender.address or "",
        waiting=waiting,
    )
    case = known.case if known else None
    return notices(reason, case, told, context.settings, context.now, context.signing_key)


def case_opened(mail: Mail, context: Context, number: str) -> tuple[Draft, ...]:
    """The number of the case, to the member of staff who said that the mail is an order."""
    who = context.taken_in_by
    if who is None or who not in staff_addresses(context.settings):
        return ()
    lines = next_lines(Step.RECEIVED, None, number)
    letter = CaseNotice(
        agency=agency(context.settings),
        reason=NEW_CASE,
        diary_number=number,
        step=Step.RECEIVED.value,
        mail_id=context.mail.id,
        sender=mail.sender.address or "",
        next=lines,
        actions=action_links(lines, who, context.settings, context.now, context.signing_key),
    )
    key = f"{letter.letter}:{NEW_CASE}:mail:{context.mail.id}:{who}"
    return (Draft(key=key, letter=letter, language="sv", recipient=who, automatic=False),)


def _words_of(mail: Mail) -> tuple[str, ...]:
    """The beginning of what the sender wrote: nothing of attachments, no list of diagnoses, no people's data."""
    if mail.identity_numbers >= IN_A_MAIL:
        return ()
    told: list[str] = []
    left = MOST_WORDS
    for line in filter(None, (" ".join(line.split()) for line in mail.new_text.splitlines())):
        shown = _without_lists(line, mail)
        if len(shown) > left:
            return (*told, f"{shown[:left]} {LEFT_OUT}".lstrip())
        told.append(shown)
        left -= len(shown)
    return tuple(told)


def _without_lists(line: str, mail: Mail) -> str:
    """A line without its codes, where it holds so many that they are a list of diagnoses or drugs."""
    codes = mail.said.codes
    written = sorted((re.escape(code) for code in (*codes.icd, *codes.atc, *codes.kva)), key=len, reverse=True)
    pattern = "|".join(written).replace(r"\-", r"\s?[-\u2010-\u2014\u2212]\s?")
    found = re.findall(pattern, line) if written else ()
    return re.sub(pattern, LEFT_OUT, line) if len(found) >= _LIST else line


# What a notice of a mail that waits calls for, by the reason or by why a person has to judge.
_FIRST = {
    "possible-approval": (Action.APPROVE, Action.CHANGE, Action.ANSWER),
    WITHDRAWS: (Action.WITHDRAWN, Action.ANSWER),
}


def notice_lines(reason: str, why: str, case: records.Case, waiting: int | None) -> tuple[str, ...]:
    """The lines that fit a case; a mail that waits is judged or answered first of all, or set aside once it is read."""
    if waiting is None:
        return next_lines(Step(case.step), case.officer, case.diary_number)
    first = _FIRST.get(why) or _FIRST.get(reason, (Action.ANSWER,))
    return (*next_lines(Step(case.step), case.officer, case.diary_number, first), f"lägg undan {waiting}")


def _lines(reason: str, case: records.Case | None, told: Told, settings: Settings, now: datetime) -> tuple[str, ...]:
    if case is not None:
        return notice_lines(reason, told.why, case, told.mail_id if told.waiting else None)
    example = diary_number(settings.diary.format, 1, arrival_day(now, settings.agency.timezone).year)
    return (f"svara {told.mail_id}", *settling_lines(told.mail_id, example)) if told.mail_id else ()
