"""Parts of whole decisions: papers as they are registered, letters as they are owed."""

from __future__ import annotations

from bot.core.decision import Draft, KnownCase
from bot.core.notices import notice_lines
from bot.core.papers import recorded, recorded_mail
from parsers.facts import Document, Mail
from replies import letters
from storage import records
from tests.core.making import (
    ANNA,
    OFFICER,
    SIGNATURE,
)

STRANGER = "per@annan.example"


def papers(came: Mail) -> tuple[records.Document, ...]:
    return (recorded_mail(came), *map(recorded, came.documents))


def told(document: Document, **more: object) -> letters.ReceivedDocument:
    return letters.ReceivedDocument(kind=document.kind.value, **more)  # type: ignore[arg-type]


def answer(letter: object, came: Mail, **more: object) -> Draft:
    """An automatic letter in the thread of the mail."""
    whole: dict[str, object] = {
        "key": f"{letter.letter}:mail:7",  # type: ignore[attr-defined]
        "letter": letter,
        "language": "sv",
        "recipient": came.sender.address,
        "in_reply_to": came.message_id,
        "references": (*came.references, came.message_id),
    }
    return Draft(**(whole | more))  # type: ignore[arg-type]


def case_receipt(came: Mail, *, with_officer: bool = False) -> Draft:
    letter = letters.CaseReceipt(
        agency=SIGNATURE, diary_number="6.3-3/2026", arrived_on="2026-11-24", with_officer=with_officer
    )
    return answer(letter, came)


def receipt(came: Mail, *documents: letters.ReceivedDocument, flags: tuple[str, ...] = ()) -> Draft:
    letter = letters.Receipt(agency=SIGNATURE, arrived_on="2026-11-24", documents=documents, flags=flags)
    return answer(letter, came)


def notice(
    reason: str,
    recipient: str = OFFICER,
    sender: str = ANNA,
    known: KnownCase | None = None,
    words: tuple[str, ...] = (),
    waiting: int | None = None,
) -> Draft:
    """What staff hear the same day."""
    case = known.case if known else None
    lines = (
        notice_lines(reason, "", case, waiting)
        if case
        else ("svara 7", "ta in 7", "koppla 7 6.3-1/2026", "lägg undan 7")
    )
    letter = letters.CaseNotice(
        agency=SIGNATURE,
        reason=reason,
        diary_number=case.diary_number if case else None,
        step=case.step if case else None,
        mail_id=7,
        sender=sender,
        words=words,
        next=lines,
    )
    return Draft(
        key=f"case-notice:{reason}:mail:7:{recipient}",
        letter=letter,
        language="sv",
        recipient=recipient,
        automatic=False,
        case_id=case.id if case else None,
    )
