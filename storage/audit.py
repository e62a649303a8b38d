"""Proves on a live store that nothing is lost and nothing doubled (P26-P28)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sqlmodel import Session, and_, col, or_, select

from storage.errors import StorageFailed
from storage.files import Files
from storage.records import LetterState, MailState
from storage.store import Store, Transaction
from storage.tables import CaseRow, DocumentRow, HeldRow, LetterRow, MailRow, SeriesRow

_SEVERAL = 10  # how many gaps a sentence names


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is not as it must be."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What was found, and what there is in all."""

    findings: tuple[Finding, ...]
    counts: dict[str, int]


def audit(store: Store, files: Files, progress: Callable[[int], object] = lambda _: None) -> Audit:
    """Every stored byte against its hash, every row against its file, numbers without gap, letters sent or waiting.

    Works beside the service and in flat memory; `progress` is told how many files were read. Raises DatabaseBusy and
    StorageFailed.
    """
    with store.reading() as register:
        session = register._session  # the audit is the one reader of bare rows
        findings = [Finding(code="database-damaged", sentence=words) for words in register.damage()]
        findings += [*_series(register), *_mails(session), *_documents(session), *_letters(session)]
        findings += _lost(register.all_hashes(), files)
        unnoted = _unnoted(files.all(), (sha256 for sha256, _ in register.all_hashes()))
        counts = register.counts()
    stored = 0
    for stored, sha256 in enumerate(files.all(), start=1):
        findings += _changed(files, sha256)
        progress(stored)
    return Audit(findings=tuple(findings), counts=counts | {"stored": stored, "stored-and-not-noted": unnoted})


def _lost(referred: Iterable[tuple[str, str]], files: Files) -> Iterator[Finding]:
    for sha256, what in referred:
        if sha256 not in files:
            yield Finding(code="bytes-lost", sentence=f"{what} refers to bytes {sha256[:12]} that are not stored")


def _unnoted(stored: Iterable[str], noted: Iterator[str]) -> int:
    """How many stored hashes no row refers to; both ascend. A crash between storing and noting leaves them."""
    known, count = next(noted, None), 0
    for sha256 in stored:
        while known is not None and known < sha256:
            known = next(noted, None)
        count += sha256 != known
    return count


def _changed(files: Files, sha256: str) -> Iterator[Finding]:
    try:
        if not files.sound(sha256):
            yield Finding(code="bytes-changed", sentence=f"the bytes {sha256[:12]} are not what their name says")
    except StorageFailed as error:
        yield Finding(code="bytes-unreadable", sentence=str(error))


def _series(register: Transaction) -> Iterator[Finding]:
    session = register._session
    first = {(row.name, row.year): row.first_number for row in session.exec(select(SeriesRow))}
    for series, year, following, taken in register.numbers():
        whole = range(first[series, year], max((following, *(number + 1 for number in taken))))
        if gaps := sorted(set(whole) - set(taken))[:_SEVERAL]:
            yield Finding(code="number-gap", sentence=f"series {series} {year} lacks the numbers {gaps}")
        if taken and following != taken[-1] + 1:
            yield Finding(
                code="counter-off", sentence=f"series {series} {year} goes on at {following} after {taken[-1]}"
            )
    for series, year in session.exec(select(CaseRow.series, CaseRow.year).distinct()):
        if (series, year) not in first:
            yield Finding(code="counter-lost", sentence=f"series {series} {year} has cases and no counter")


def _mails(session: Session) -> Iterator[Finding]:
    decided = select(MailRow.id).where(MailRow.state != MailState.RECEIVED).order_by(col(MailRow.id))
    orders = decided.where(
        MailRow.kind == "order",
        MailRow.state == MailState.DECIDED,
        col(MailRow.case_id).is_(None),
        col(MailRow.twin_of).is_(None),
    )
    for mail_id in session.exec(orders):
        yield Finding(code="order-without-case", sentence=f"mail {mail_id} is an order without a case")
    unclear = or_(
        col(MailRow.decided_at).is_(None),
        col(MailRow.destination).is_(None),
        col(MailRow.state).not_in(list(MailState)),
    )
    for mail_id in session.exec(decided.where(unclear)):
        yield Finding(code="mail-astray", sentence=f"mail {mail_id} neither waits nor is it decided where it goes")
    listed = select(HeldRow.mail_id)
    for mail_id in session.exec(decided.where(MailRow.state == MailState.HELD, col(MailRow.id).not_in(listed))):
        yield Finding(code="held-and-not-listed", sentence=f"mail {mail_id} is held, but nobody is told of it")


def _documents(session: Session) -> Iterator[Finding]:
    astray = (
        select(DocumentRow.id, DocumentRow.mail_id)
        .join(MailRow, col(MailRow.id) == DocumentRow.mail_id)
        .where(
            or_(
                col(DocumentRow.case_id).is_distinct_from(col(MailRow.case_id)),
                and_(col(DocumentRow.case_id).is_not(None), col(DocumentRow.number).is_(None)),
            )
        )
    )
    for document_id, mail_id in session.exec(astray.order_by(col(DocumentRow.id))):
        yield Finding(
            code="document-astray", sentence=f"document {document_id} is not numbered in the case of its mail {mail_id}"
        )


def _letters(session: Session) -> Iterator[Finding]:
    handed_over = [LetterState.SENDING, LetterState.SENT]
    odd = (
        select(LetterRow.id, LetterRow.state)
        .where(
            or_(
                col(LetterRow.state).not_in(list(LetterState)),
                and_(col(LetterRow.state).in_(handed_over), col(LetterRow.sha256).is_(None)),
                and_(LetterRow.state == LetterState.SENT, col(LetterRow.sent_at).is_(None)),
            )
        )
        .order_by(col(LetterRow.id))
    )
    for letter_id, state in session.exec(odd):
        if state in handed_over:
            sentence = f"letter {letter_id} is {state}, but its bytes or its time are not kept"
            yield Finding(code="letter-without-bytes", sentence=sentence)
        else:
            yield Finding(code="letter-astray", sentence=f"letter {letter_id} is neither owed nor sent: {state}")
