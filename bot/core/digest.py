"""The digest: when it is due, and what it tells staff, from the register's own words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.core.caseload import Reader, caseload, pace
from bot.core.clocks import Watched
from bot.core.diary import arrival_day, diary_number
from bot.core.drafts import agency
from bot.core.entries import staff_addresses
from bot.core.pace import handled_month
from bot.core.papers import MAIL
from bot.core.steps import ENDED, Step
from bot.core.suggestions import action_links, next_lines, settling_lines
from bot.settings import Settings
from parsers.facts import DocumentKind
from replies.letters import Digest, DigestCase, DigestLetter, DigestMail
from storage import records

SUBJECT_SHOWN = 60  # characters of a waiting mail's subject
_SELF_EVIDENT = frozenset({MAIL, DocumentKind.DECORATION})  # documents that say nothing to a reader of the digest
BY_WORDING = "wording"  # why a mail that only its words call automatic is shown
LISTED = 200  # more mails of one sort than this are only counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """The register between two digests, as far as the digest tells of it."""

    cases: tuple[records.Case, ...]  # all open ones
    mails: tuple[records.Mail, ...]  # decided since the last digest
    documents: dict[int, tuple[str, ...]]  # kinds of documents, by mail
    waiting: tuple[records.Held, ...]
    kinds: dict[int, str]  # of the waiting mails
    cases_of_waiting: dict[int, records.Case] = field(default_factory=dict)  # by mail
    failed: tuple[records.Letter, ...]  # letters given up since the last digest
    sent: int
    owed: int
    unread: int  # stored, not yet decided
    watched: tuple[Watched, ...] = ()  # the open cases with the moments that clocks count from
    silenced: frozenset[int] = frozenset()  # mails that only their words call automatic
    moves: tuple[records.Move, ...] = ()  # of the last twelve months' cases, in their order


def is_due(now: datetime, settings: Settings, written_on: date | None) -> bool:
    """Whether today's digest is still to be written; `written_on` is the day of the last one."""
    local = now.astimezone(ZoneInfo(settings.agency.timezone))
    at = time.fromisoformat(settings.staff.digest_at)
    return bool(settings.staff.digest_to) and local.time() >= at and written_on != local.date()


def digest(
    part: Slice,
    settings: Settings,
    since: datetime,
    now: datetime,
    warnings: tuple[str, ...],
    reader: Reader = Reader(),  # noqa: B008 - a frozen value
) -> Digest:
    """The digest's fields, as one reader gets them."""
    cases = {case.id: case for case in part.cases}
    told = [m for m in part.mails if m.case_id in cases and m.twin_of is None]
    orders = tuple(_case(m, cases[m.case_id or 0], part, settings, now) for m in told if m.kind == "order")
    more = tuple(_case(m, cases[m.case_id or 0], part, settings, now) for m in told if m.kind == "completion")
    unread = tuple(h for h in part.waiting if h.reason in _NOT_READ)
    junk = tuple(h for h in part.waiting if h.reason == "in-junk")
    others = tuple(h for h in part.waiting if h not in unread and h not in junk)
    load = caseload(part.watched, settings, now, reader)
    return Digest(
        agency=agency(settings),
        date=_day(now, settings),
        since=_day(since, settings),
        new_cases=orders[:LISTED],
        completions=more[:LISTED],
        waiting=_mails(others, part, settings, now, reader),
        held=_mails(unread, part, settings, now, reader),
        left_in_junk=_mails(junk, part, settings, now, reader),
        silenced=_silenced(part, settings, now, reader),
        undelivered=tuple(_letter(letter, cases) for letter in part.failed),
        counts=_counts(part, orders, more),
        warnings=warnings,
        answerable=settings.trust.auth_results != "off",
        officer=reader.address,
        mine=load.mine,
        unassigned=load.unassigned,
        theirs=load.theirs,
        overdue=load.overdue,
        queue=load.queue,
        handling=handled_month(part.moves, settings.agency.timezone, now),
        pace=pace(part.watched, part.moves, settings, now),
    )


_NOT_READ = frozenset({"unreadable", "poison", "too-large"})


def _day(moment: datetime, settings: Settings) -> str:
    return arrival_day(moment, settings.agency.timezone).isoformat()


def _case(mail: records.Mail, case: records.Case, part: Slice, settings: Settings, now: datetime) -> DigestCase:
    zone = settings.agency.timezone
    return DigestCase(
        diary_number=case.diary_number,
        arrived_on=_day(case.opened_at if mail.kind == "order" else mail.arrived_at, settings),
        sender=mail.sender or "",
        paper=mail.sender in staff_addresses(settings),
        documents=tuple(dict.fromkeys(kind for kind in part.documents.get(mail.id, ()) if kind not in _SELF_EVIDENT)),
        missing=case.missing,
        flags=case.flags,
        days_open=(arrival_day(now, zone) - arrival_day(case.opened_at, zone)).days,
    )


def _mails(
    waiting: tuple[records.Held, ...], part: Slice, settings: Settings, now: datetime, reader: Reader
) -> tuple[DigestMail, ...]:
    return tuple(_mail(held, part, settings, now, reader) for held in waiting[:LISTED])


def _silenced(part: Slice, settings: Settings, now: datetime, reader: Reader) -> tuple[DigestMail, ...]:
    """Mails that their words made automatic, shown once: whoever sees a person among them can take that mail in."""
    numbers = {case.id: case.diary_number for case in part.cases}
    waiting = {held.mail_id for held in part.waiting}
    shown = tuple(
        records.Held(
            mail_id=mail.id,
            reason=BY_WORDING,
            details=numbers.get(mail.case_id or 0, ""),
            since=mail.arrived_at,
            sender=mail.sender,
            subject=mail.subject,
        )
        for mail in part.mails
        if mail.id in part.silenced - waiting and mail.kind == "automatic"
    )
    return _mails(shown, replace(part, kinds={held.mail_id: "automatic" for held in shown}), settings, now, reader)


def _mail(held: records.Held, part: Slice, settings: Settings, now: datetime, reader: Reader) -> DigestMail:
    lines, one_click = _lines(held, part, settings, now)
    subject = held.subject if len(held.subject) <= SUBJECT_SHOWN else held.subject[: SUBJECT_SHOWN - 1] + "…"
    return DigestMail(
        id=held.mail_id,
        arrived_on=_day(held.arrived_at or held.since, settings),
        sender=held.sender or "",
        subject=subject,
        kind=part.kinds.get(held.mail_id, "other"),
        reason=held.reason,
        details=held.details,
        commands=lines,
        actions=action_links(one_click, reader.address, settings, now, reader.key),
    )


def _lines(
    held: records.Held, part: Slice, settings: Settings, now: datetime
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines that settle a waiting mail, and those of them that one click can prepare."""
    example = diary_number(settings.diary.format, 1, arrival_day(now, settings.agency.timezone).year)
    if held.reason == BY_WORDING:
        return _taking_in(held, settings, example)
    if settings.trust.auth_results == "off":
        return shell_lines(held.mail_id, example), ()
    answer, aside = f"svara {held.mail_id}", f"lägg undan {held.mail_id}"
    case = part.cases_of_waiting.get(held.mail_id)
    if case is None:
        lines = (*((answer,) if held.sender else ()), *settling_lines(held.mail_id, example))
        return lines, tuple(line for line in lines if not line.startswith("koppla"))
    judging = tuple(
        line for line in next_lines(Step(case.step), case.officer, case.diary_number) if line.startswith(_JUDGES)
    )
    return (answer, *judging, aside), (answer, *judging, aside)


def _taking_in(held: records.Held, settings: Settings, example: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What takes in a mail that waits for nobody; in a case it lies already."""
    if held.details:
        return (), ()
    off = settings.trust.auth_results == "off"
    lines = (shell_lines if off else settling_lines)(held.mail_id, example)[:2]
    return lines, () if off else lines[:1]


_JUDGES = ("godkänd", "ändras", "ta ")  # what an answer in a case may call for


def shell_lines(mail_id: int, diary_number: str) -> tuple[str, ...]:
    """The same three answers for an operator's shell, where answers by mail are switched off."""
    return (
        f"registerbot requeue {mail_id} --take-in",
        f"registerbot requeue {mail_id} --join {diary_number}",
        f"registerbot requeue {mail_id} --set-aside",
    )


def _letter(letter: records.Letter, cases: dict[int, records.Case]) -> DigestLetter:
    case = cases.get(letter.owed.case_id or 0)
    return DigestLetter(
        id=letter.id,
        letter=letter.owed.letter,
        recipient=letter.owed.recipient,
        diary_number=case.diary_number if case else None,
        error=letter.last_error or "",
    )


def _counts(part: Slice, orders: tuple[DigestCase, ...], more: tuple[DigestCase, ...]) -> tuple[tuple[str, int], ...]:
    silent = {"automatic", "bounce", "list"}
    return (
        ("mails-in", len(part.mails)),
        ("cases-opened", len(orders)),
        ("completions", len(more)),
        ("repeated-mails", sum(m.twin_of is not None for m in part.mails)),
        ("automatic-mail", sum(m.kind in silent for m in part.mails)),
        ("letters-sent", part.sent),
        ("letters-waiting", part.owed),
        ("mails-not-decided", part.unread),
        ("waiting-in-all", len(part.waiting)),
        ("open-cases", sum(case.step not in ENDED for case in part.cases)),
    )
