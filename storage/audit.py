"""Proves on a live store that nothing is lost and nothing doubled (P26-P28)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlmodel import Session, col, select

from storage.files import Files
from storage.records import LetterState, MailState
from storage.store import Store, Transaction
from storage.tables import DocumentRow, LetterRow, MailRow


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
    """Every stored byte against its hash, every row against its file, numbers without gap, letters sent or waiting."""
    with store.reading() as register:
        session = register._session  # the audit is the one reader of bare rows
        referred = dict(_references(session))
        findings = [*_series(register), *_mails(session), *_letters(session)]
        counts = _counts(session, register)
    known = set(referred)
    stored = 0
    for stored, sha256 in enumerate(files.all(), start=1):
        progress(stored)
        if not files.sound(sha256):
            findings.append(
                Finding(code="bytes-changed", sentence=f"the bytes {sha256[:12]} are not what their name says")
            )
    findings += [
        Finding(code="bytes-lost", sentence=f"{what} refers to bytes {sha256[:12]} that are not stored")
        for sha256, what in referred.items()
        if sha256 not in files
    ]
    counts |= {"stored": stored, "stored-and-not-noted": sum(sha256 not in known for sha256 in files.all())}
    return Audit(findings=tuple(findings), counts=counts)


def _references(session: Session) -> Iterator[tuple[str, str]]:
    for mail_id, sha256 in session.exec(select(MailRow.id, MailRow.sha256)):
        yield sha256, f"mail {mail_id}"
    for letter_id, made in session.exec(select(LetterRow.id, LetterRow.sha256)):
        if made is not None:
            yield made, f"letter {letter_id}"
    papers = select(DocumentRow.id, DocumentRow.sha256).where(DocumentRow.path != "body")
    for document_id, sha256 in session.exec(papers):
        yield sha256, f"document {document_id}"


def _series(register: Transaction) -> Iterator[Finding]:
    for series, year, following, taken in register.numbers():
        whole = tuple(range(taken[0], taken[-1] + 1)) if taken else ()
        if taken != whole:
            gaps = sorted(set(whole) - set(taken))
            yield Finding(code="number-gap", sentence=f"series {series} {year} lacks the numbers {gaps[:10]}")
        if taken and following != taken[-1] + 1:
            yield Finding(
                code="counter-off", sentence=f"series {series} {year} goes on at {following} after {taken[-1]}"
            )


def _mails(session: Session) -> Iterator[Finding]:
    orders = select(MailRow.id).where(
        MailRow.kind == "order",
        MailRow.state == MailState.DECIDED,
        col(MailRow.case_id).is_(None),
        col(MailRow.twin_of).is_(None),
    )
    for mail_id in session.exec(orders):
        yield Finding(code="order-without-case", sentence=f"mail {mail_id} is an order without a case")


def _letters(session: Session) -> Iterator[Finding]:
    for letter_id, state, sha256 in session.exec(select(LetterRow.id, LetterRow.state, LetterRow.sha256)):
        if state not in set(LetterState):
            yield Finding(code="letter-astray", sentence=f"letter {letter_id} is neither owed nor sent: {state}")
        if state == LetterState.SENT and sha256 is None:
            yield Finding(
                code="letter-without-bytes", sentence=f"letter {letter_id} is sent, but its bytes are not kept"
            )


def _counts(session: Session, register: Transaction) -> dict[str, int]:
    mails = list(session.exec(select(MailRow.state)))
    letters = list(session.exec(select(LetterRow.state)))
    counts = {f"mails-{state}": mails.count(state) for state in MailState}
    counts |= {f"letters-{state}": letters.count(state) for state in LetterState}
    return counts | {"cases": len(register.cases()), "waiting-for-a-person": len(register.waiting_mails())}
