"""The n-th side effect fails, once or from then on; for every n nothing is lost, doubled or left undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import pytest

from bot.settings import Limits
from parsers.limited import Workshop
from storage.audit import audit
from tests.faults import LONG
from tests.faults.mails import KINDS, MORE_KINDS, Put
from tests.faults.office import Office, office
from tests.faults.wires import Wires, files_left, wired

STEP = 1 if LONG else 3  # the short form lets every third failure last


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of one mail: the same whatever failed on the way."""

    mail: tuple[object, ...]
    case: str | None  # its diary number
    documents: tuple[tuple[str, int | None], ...]
    letters: tuple[tuple[str, str], ...]
    waits_for: str | None
    events: tuple[str, ...]
    sent: tuple[int, ...]  # how often each of its letters went out
    inbox: int


def result(office: Office, mail: Put) -> Result:
    with office.store.reading() as register:
        row = register.mail_by_sha256(mail.sha256)
        assert row is not None
        letters = [letter for letter in register.letters() if letter.owed.mail_id == row.id]
        case = register.case(row.case_id) if row.case_id else None
        held = register.held(row.id)
        documents = [(n.document.path, n.number) for n in register.documents_of_mail(row.id)]
        events = [event.what for event in register.events(mail_id=row.id)]
    sent = [sum(letter.owed.message_id.encode() in raw for _, _, raw in office.sender.letters) for letter in letters]
    return Result(
        mail=(row.kind, row.sender, row.subject, row.destination, row.state, row.twin_of),
        case=case.diary_number if case else None,
        documents=tuple(documents),
        letters=tuple((letter.owed.letter, letter.state) for letter in letters),
        waits_for=held.reason if held else None,
        events=tuple(sorted(events)),
        sent=tuple(sent),
        inbox=len(office.mailbox.messages("INBOX")),
    )


def expected(whole: Result, mail: Put) -> Result:
    """The same for another mail of the kind."""
    kind, _, subject, *rest = whole.mail
    sender = mail.sender if whole.mail[1] else None
    title = f"{str(subject).split()[0]} {mail.number}"
    return replace(whole, mail=(kind, sender, title, *rest), case=f"6.3-{mail.number}/2026" if whole.case else None)


def go_through(desk: Office, wires: Wires, mail: Put, cut: int, *, lasting: bool) -> Result:
    """A mail comes, something fails, and later works again."""
    desk.mailbox.deliver(mail.raw)
    wires.arm(cut, lasting=lasting)
    desk.go_on(2 if lasting else 1)
    wires.mend()
    desk.go_on(2)
    return result(desk, mail)


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from-then-on"])
@pytest.mark.parametrize("kind", KINDS + (MORE_KINDS if LONG else ()), ids=lambda kind: kind.__name__)
def test_whichever_side_effect_fails_all_comes_out_as_if_none_had(
    workshop: Workshop, empty: Path, kind: Callable[[int], Put], lasting: bool
) -> None:
    """P13, P26, P27, P28, P31: file, SQL, IMAP and SMTP, n = 1, 2, 3 ... until none fires."""
    amiss, where = {}, Counter[str]()
    with office(workshop, empty, limits=Limits(letters_a_day_in_all=10_000)) as desk, wired(desk) as wires:
        whole = go_through(desk, wires, kind(1), 10**9, lasting=lasting)
        for number, cut in enumerate(count(1, STEP if lasting else 1), start=2):
            mail = kind(number)
            came_out = go_through(desk, wires, mail, cut, lasting=lasting)
            if not wires.fired:
                break
            where[wires.fired[0]] += 1
            if came_out != expected(whole, mail):
                amiss[cut, wires.fired[0]] = came_out
        assert amiss == {}
        assert {what.partition(":")[0] for what in where} >= {"file", "sql", "imap"}
        assert audit(desk.store, desk.desk.files).findings == ()
        assert files_left(desk.folder / "files") == []
        assert len({mail for _, _, mail in desk.sender.letters}) == len(desk.sender.letters)  # none went out twice
