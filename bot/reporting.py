"""Owes the digest: gathers the register's slice since the last one, and writes one letter to each who gets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec

from bot import log
from bot.core.automatic import BY_WORDS
from bot.core.caseload import Reader
from bot.core.charts import charts_of
from bot.core.clocks import Watched, letters_of, rung, untold
from bot.core.decision import Draft
from bot.core.diary import arrival_day
from bot.core.digest import Slice, digest, is_due
from bot.core.pace import LOOKS_BACK
from bot.core.tokens import message_id
from bot.desk import Desk
from bot.knowledge import known_case
from bot.pictures import NotDrawn, drawn
from replies.faults import BUILT_IN, LAST_GOOD
from replies.letters import TO_STAFF, Digest
from replies.wording import month as in_words
from storage import records

if TYPE_CHECKING:
    from storage.store import Transaction

FIRST_SLICE = timedelta(days=30)  # what the very first digest looks back on


def write_digest(desk: Desk, warnings: tuple[str, ...] = (), *, forced: bool = False) -> bool:
    """Owe today's digest if it is due (the register is asked, not the clock alone), or now if `forced`."""
    now = desk.now()
    with desk.store.reading() as register:
        if not forced and not _due(desk, register, now):
            return False
        since = register.last_owed(Digest.letter, now) or now - FIRST_SLICE
        part = _slice(register, since, now)
    told = _warnings(desk) + warnings  # looking takes a while, and must keep nobody from the register
    readers = tuple(Reader(address=address, key=desk.keys[0]) for address in desk.settings.staff.digest_to)
    digests = {reader.address: digest(part, desk.settings, since, now, told, reader) for reader in readers}
    pictures = _pictures(desk, next(iter(digests.values()), None))
    today = _local_day(desk, now).isoformat() + (f":{now.isoformat()}" if forced else "")
    with desk.store.transaction() as register:
        if not forced and not _due(desk, register, now):
            return False
        for address, fields in digests.items():
            whole = replace(fields, pictures=tuple(file.name for file in pictures))
            _owe(desk, register, whole, f"digest:{today}:{address}", pictures, now)
    log.digest_written(today[:10], len(digests))
    return True


def _due(desk: Desk, register: Transaction, now: datetime) -> bool:
    last = register.last_owed(Digest.letter, now)
    return is_due(now, desk.settings, _local_day(desk, last) if last else None)


def _pictures(desk: Desk, any_digest: Digest | None) -> tuple[records.Attachment, ...]:
    """The pictures, stored; they tell of the whole desk, so that all readers get the same."""
    if any_digest is None:
        return ()
    word = desk.templates.words("sv")
    charts = charts_of(any_digest, lambda month: in_words("sv", month), lambda step: word(step, "step-short"))
    try:
        made = drawn(charts)
    except NotDrawn as error:
        log.pictures_missing(str(error))
        return ()
    return tuple(
        records.Attachment(name=name, sha256=desk.files.put([picture]).sha256, media_type="image/png")
        for name, picture in made.items()
    )


def clock_letters(desk: Desk) -> tuple[Draft, ...]:
    """The letters that clocks owe now: reminders to researchers, notices to staff."""
    now, settings = desk.now(), desk.settings
    today = arrival_day(now, settings.agency.timezone)
    owed: tuple[Draft, ...] = ()
    with desk.store.reading() as register:
        for watched in _watched(register):
            struck, case = rung(watched, settings, today), watched.case
            if struck and (new := untold(struck, case.id, register.letter_keys(case.id))):
                owed += letters_of(known_case(register, case), new, settings, now, desk.keys[0])
    return owed


def _watched(register: Transaction) -> tuple[Watched, ...]:
    latest = register.latest_events(open_only=True)
    return tuple(Watched(case=case, latest=latest.get(case.id, {})) for case in register.cases(open_only=True))


def _slice(register: Transaction, since: datetime, now: datetime) -> Slice:
    mails = register.mails(decided_since=since)
    waiting = register.waiting_mails()
    rows = tuple(row for held in waiting if (row := register.mail(held.mail_id)) is not None)
    cases = {case.id: case for case in register.cases()}
    sent = register.letters(state=records.LetterState.SENT, since=since)
    return Slice(
        cases=tuple(cases.values()),
        mails=mails,
        documents={m.id: tuple(n.document.kind for n in register.documents_of_mail(m.id)) for m in mails if m.case_id},
        waiting=waiting,
        kinds={row.id: row.kind or "other" for row in rows},
        cases_of_waiting={row.id: cases[row.case_id] for row in rows if row.case_id in cases},
        failed=register.letters(state=records.LetterState.FAILED, since=since),
        sent=sum(letter.owed.letter not in TO_STAFF for letter in sent),
        owed=len(register.letters(state=records.LetterState.OWED)) + len(register.in_doubt()),
        unread=register.count_waiting(),
        watched=_watched(register),
        silenced=_silenced(register, since),
        moves=register.moves(now - LOOKS_BACK),
    )


def _silenced(register: Transaction, since: datetime) -> frozenset[int]:
    told = register.events(what="automatic", since=since)
    return frozenset(event.mail_id for event in told if event.mail_id and (event.details or {}).get(BY_WORDS))


def _warnings(desk: Desk) -> tuple[str, ...]:
    free, wanted = desk.files.free(), desk.settings.storage
    serving = {fault.instead for fault in desk.templates.own_faults()}
    signs = {
        "sandbox-weak": desk.workshop.walls != "bwrap",
        "disk-low": free.mib < 2 * wanted.free_mib or free.percent < 2 * wanted.free_percent,
        "trust-off": desk.settings.trust.auth_results == "off",
        "template-broken": BUILT_IN in serving,
        "template-last-good": LAST_GOOD in serving,
    }
    return tuple(code for code, holds in signs.items() if holds)


def _local_day(desk: Desk, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(desk.settings.agency.timezone)).date()


def _owe(
    desk: Desk,
    register: Transaction,
    fields: Digest,
    key: str,
    pictures: tuple[records.Attachment, ...],
    now: datetime,
) -> None:
    owed = records.OwedLetter(
        key=key,
        letter=Digest.letter,
        language="sv",
        recipient=fields.officer,
        message_id=message_id(Digest.letter, desk.random_id(), desk.keys[0], desk.domain),
        fields=msgspec.to_builtins(fields),
        automatic=False,
        attachments=pictures,
        owed_at=now,
    )
    register.owe(owed)
