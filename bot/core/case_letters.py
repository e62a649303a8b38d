"""The letters of a case after its confirmation, each in the thread that its reader already has."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.decision import Draft, Enclosure, KnownCase, Version, type_of_letter
from bot.core.diary import arrival_day
from bot.core.drafts import agency
from bot.core.pace import NO_OFFICER_YET
from bot.core.steps import AWAITS
from bot.settings import Settings
from parsers.facts import DocumentKind, Mail
from replies import letters

LONGEST_LINE = 500  # of an officer's own text


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A letter to be written in a case: which one, to whom, and what made it owed."""

    known: KnownCase
    recipient: str
    key: str  # with the letter's name and the recipient it makes the letter's key: owed once
    settings: Settings
    automatic: bool = False


def draft(post: Post, letter: type_of_letter, enclosures: tuple[Enclosure, ...] = ()) -> Draft:
    """The letter, as an answer to the last one that its reader got in this case."""
    case = post.known.case
    mine = [known for known in post.known.letters if known.owed.recipient.lower() == post.recipient.lower()]
    last = mine[-1].owed if mine else None
    language = "en" if case.language == "en" and "en" in letter.languages else "sv"
    return Draft(
        key=f"{letter.letter}:{post.key}:{post.recipient}",
        letter=letter,
        language=language,
        recipient=post.recipient,
        in_reply_to=last.message_id if last else None,
        references=(*last.references, last.message_id) if last else (),
        enclosures=enclosures,
        automatic=post.automatic,
        case_id=case.id,
    )


def completion_request(post: Post, text: tuple[str, ...]) -> Draft:
    """The officer's words, and what the case still lacks by its papers."""
    case = post.known.case
    letter = letters.CompletionRequest(
        agency=agency(post.settings), diary_number=case.diary_number, text=cut(text), missing=case.missing
    )
    return draft(post, letter)


def specification(post: Post, version: Version, files: tuple[Enclosure, ...], text: tuple[str, ...] = ()) -> Draft:
    """A version of the specification with its files, its approximate price and the officer's words."""
    letter = letters.SpecificationLetter(
        agency=agency(post.settings),
        diary_number=post.known.case.diary_number,
        version=version.number,
        files=names(files),
        hours=version.hours,
        price_sek=version.price_sek or 0,
        hourly_rate_sek=post.settings.agency.hourly_rate_sek,
        text=cut(text),
    )
    return replace(draft(post, letter, files), version=version)


def specification_answer(post: Post, version: int, day: str, *, noted: bool, older: bool = False) -> Draft:
    """A receipt for an answer to the specification, to the address on record."""
    letter = letters.SpecificationAnswer(
        agency=agency(post.settings),
        diary_number=post.known.case.diary_number,
        version=version,
        arrived_on=day,
        noted=noted,
        older=older,
    )
    return draft(post, letter)


def decision(
    post: Post, outcome: str, files: tuple[Enclosure, ...], authority: bool | None, text: tuple[str, ...] = ()
) -> Draft:
    """The decision with its secrecy information, and the officer's words."""
    letter = letters.DecisionLetter(
        agency=agency(post.settings),
        diary_number=post.known.case.diary_number,
        outcome=outcome,
        files=names(files),
        authority=authority if outcome != "refused" else None,
        text=cut(text),
    )
    return draft(post, letter, files)


def delivery(
    post: Post, outcome: str, files: tuple[Enclosure, ...], authority: bool | None, text: tuple[str, ...] = ()
) -> Draft:
    """The data are delivered; with a copy of the decision, and the officer's words."""
    letter = letters.Delivery(
        agency=agency(post.settings),
        diary_number=post.known.case.diary_number,
        outcome=outcome,
        files=names(files),
        authority=authority,
        check_months=post.settings.schedule.check_data_months,
        text=cut(text),
    )
    return draft(post, letter, files)


def answer(post: Post, text: tuple[str, ...]) -> Draft:
    """An officer's own words."""
    return draft(post, answer_letter(post.settings, post.known.case.diary_number, text))


def answer_letter(settings: Settings, diary_number: str | None, text: tuple[str, ...]) -> letters.Answer:
    """The letter around an officer's own words; it greets only when they do not."""
    greeted = bool(text) and _GREETING.match(text[0]) is not None
    return letters.Answer(agency=agency(settings), diary_number=diary_number, text=cut(text), greeted=greeted)


_GREETING = re.compile(r"(?:hej|hejsan|hallå|god\w* \w+|kära?|bästa?|hello|hi|dear|good \w+)\b.{0,60}$", re.IGNORECASE)


def status(post: Post, handling: str | None = None) -> Draft:
    """Where the case stands; while it waits for an officer, also which month's cases are now handled."""
    case = post.known.case
    since = arrival_day(case.step_since or case.opened_at, post.settings.agency.timezone)
    letter = letters.Status(
        agency=agency(post.settings),
        diary_number=case.diary_number,
        step=case.step,
        since=since.isoformat(),
        awaits=AWAITS[post.known.step],
        handling_months=post.settings.agency.handling_months,
        handling=handling if post.known.step in NO_OFFICER_YET else None,
    )
    return draft(post, letter)


def reminder(post: Post, about: str, since: str, until: str | None = None) -> Draft:
    """What was asked for has not come."""
    letter = letters.Reminder(
        agency=agency(post.settings),
        diary_number=post.known.case.diary_number,
        about=about,
        since=since,
        until=until,
    )
    return draft(post, letter)


def meeting(post: Post, starts: datetime, officer: str, calendar: bytes, text: tuple[str, ...] = ()) -> Draft:
    """The invitation to the internal meeting, with the officer's words."""
    letter = letters.MeetingInvitation(
        agency=agency(post.settings),
        diary_number=post.known.case.diary_number,
        day=starts.date().isoformat(),
        at=f"{starts:%H:%M}",
        officer=officer,
        text=cut(text),
    )
    invitation = Enclosure(name="inbjudan.ics", media_type="text/calendar; method=REQUEST", content=calendar)
    return draft(post, letter, (invitation,))


def files_of(mail: Mail) -> tuple[Enclosure, ...]:
    """The files that an officer attached, each once, whatever documents were found in it."""
    kept = (d for d in mail.documents if d.kind is not DocumentKind.DECORATION and d.path != "body")
    files = {d.sha256: Enclosure(name=d.name, media_type=d.media_type, sha256=d.sha256) for d in kept}
    return tuple(files.values())


def names(files: tuple[Enclosure, ...]) -> tuple[str, ...]:
    """What the files are called."""
    return tuple(file.name for file in files)


def cut(text: tuple[str, ...]) -> tuple[str, ...]:
    """An officer's lines, none longer than a letter can hold."""
    return tuple(line[:LONGEST_LINE] for line in text)
