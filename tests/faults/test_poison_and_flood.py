"""One mail that breaks its reading is held, many mails of one sender are; neither keeps others waiting."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from bot import ledger, service
from bot.settings import Limits, Schedule
from parsers.limited import Workshop
from storage.records import MailState
from tests.faults.mails import order, question
from tests.faults.office import NOON, Office, office


class Breaking:
    """A reader of ours that has a fault with some mails."""

    def __init__(self, workshop: Workshop, sign: bytes) -> None:
        self.workshop, self.sign, self.readings = workshop, sign, 0

    def read(self, raw: BinaryIO) -> Any:
        if self.sign in raw.read():
            self.readings += 1
            raise RuntimeError("a fault of ours")
        raw.seek(0)
        return self.workshop.read(raw)


def test_a_mail_that_breaks_its_reading_three_times_is_held_and_can_be_taken_in_again(desk: Office) -> None:
    """P36"""
    broken = Breaking(desk.workshop, order(1).sender.encode())
    desk.work.desk = replace(desk.desk, workshop=broken)  # type: ignore[arg-type]
    for number in (1, 2):
        desk.mailbox.deliver(order(number).raw, at=NOON)
    desk.go_on(2)
    assert broken.readings == 3
    assert [letter[1][0] for letter in desk.sender.letters] == [order(2).sender]
    assert desk.mailbox.messages("Held") == [order(1).raw]
    with desk.store.reading() as register:
        (held,) = register.waiting_mails()
        assert (held.reason, held.details) == ("poison", "3 attempts")
    desk.work.desk = desk.desk  # a new version is installed
    with desk.store.transaction() as register:
        assert ledger.requeue(register, held.mail_id, desk.clock) == "requeued"
        assert ledger.requeue(register, held.mail_id, desk.clock) == "already-settled"
    desk.go_on(2)
    assert [letter[1][0] for letter in desk.sender.letters] == [order(2).sender, order(1).sender]
    assert desk.mailbox.messages("Held") == []
    with desk.store.reading() as register:
        assert [case.diary_number for case in register.cases()] == ["6.3-1/2026", "6.3-2/2026"]
        assert register.waiting_mails() == ()


class Fatal(Breaking):
    """A reader with which the whole process ends."""

    def read(self, raw: BinaryIO) -> Any:
        if self.sign in raw.read():
            raise SystemExit
        raw.seek(0)
        return self.workshop.read(raw)


def test_a_mail_that_ends_the_service_is_held_and_its_neighbours_are_not(desk: Office) -> None:
    """P36: mails are read ahead, and none is held for what another did."""
    fatal = Fatal(desk.workshop, order(2).sender.encode())
    for number in (1, 2, 3, 4):
        desk.mailbox.deliver(order(number).raw, at=NOON)
    for _ in range(5):  # each time it is started again
        desk.restart()
        desk.work.desk = replace(desk.desk, workshop=fatal)  # type: ignore[arg-type]
        with suppress(SystemExit):
            desk.one_pass()
    with desk.store.reading() as register:
        assert [(held.mail_id, held.reason, held.details) for held in register.waiting_mails()] == [
            (2, "poison", "3 attempts")
        ]
    assert [letter[1][0] for letter in desk.sender.letters] == [order(number).sender for number in (1, 3, 4)]


def test_a_pass_takes_in_so_many_mails_and_the_next_one_goes_on(workshop: Workshop, empty: Path) -> None:
    """P37"""
    with office(workshop, empty, schedule=Schedule(mails_a_pass=7)) as desk:
        for number in range(16):
            desk.mailbox.deliver(question(number).raw)
        assert [service.take_in(desk.desk) for _ in range(4)] == [7, 7, 2, 0]


def test_one_senders_five_thousand_mails_keep_anothers_order_waiting_for_no_further_pass(
    workshop: Workshop, empty: Path
) -> None:
    """P37: also when the flood was there first, in the mailbox or taken in already."""
    flood, single = question(1), order(2)
    with office(workshop, empty, schedule=Schedule(mails_a_pass=5)) as desk:
        for number in range(5000):
            desk.mailbox.deliver(flood.raw.replace(b"i fall 1", b"i fall %d" % number), at=NOON)
        assert service.take_in(desk.desk) == 5  # the flood alone is there
        desk.mailbox.deliver(single.raw, at=NOON)
        assert service.take_in(desk.desk) == 5
        assert service.process_waiting(desk.desk, 2) == 2
        with desk.store.reading() as register:
            assert [case.diary_number for case in register.cases()] == ["6.3-1/2026"]
            decided = register.mails(MailState.DECIDED)
            flooding = sorted(mail.id for mail in register.mails() if mail.sha256 != single.sha256)
        assert [mail.id for mail in decided if mail.sha256 != single.sha256] == flooding[:1]  # his first came first


def test_a_flood_of_one_sender_is_kept_and_shown_and_keeps_nobody_else_from_an_answer(
    workshop: Workshop, empty: Path
) -> None:
    """P9, P37: who takes part in a case is registered all the same."""
    known, stranger = order(1), question(2)
    limits = Limits(mails_of_one_sender_a_day=5)
    with office(workshop, empty, limits=limits, schedule=Schedule(mails_a_pass=10)) as desk:
        desk.mailbox.deliver(known.raw)
        desk.one_pass()
        flood = [stranger.raw.replace(b"i fall 2", b"i fall %d" % (100 + n)) for n in range(12)]
        more = [known.raw.replace(b"till studie 1", b"till studie 1, tillagg %d" % n) for n in range(6)]
        for raw in (*flood, *more, question(3).raw):
            desk.mailbox.deliver(raw)
        desk.go_on(3)
        with desk.store.reading() as register:
            reasons = [register.held(mail.id) for mail in register.mails() if mail.sender == stranger.sender]
            kept = [mail for mail in register.mails() if mail.sender == known.sender]
            assert {mail.state for mail in register.mails()} == {MailState.DECIDED}
            assert len(register.cases()) == 7
        assert sum(held.reason == "flood" for held in reasons if held) == 12 - 5
        assert [mail.kind for mail in kept] == ["order"] * 7
        sent = [letter[1][0] for letter in desk.sender.letters]
        assert sent.count(stranger.sender) == 3
        assert sent.count(question(3).sender) == 1
        assert desk.mailbox.messages("INBOX") == []
