"""Deliveries, passes, crashes, bounces, forgeries and commands in any order, against a model of what must be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from email import message_from_bytes
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from bot import ledger
from bot.sender import InDoubt, TryLater
from bot.settings import Limits
from storage.audit import audit
from storage.records import LetterState, MailState
from storage.store import Store, Transaction
from tests.faults import LONG
from tests.faults.mails import AGENCY, Put, absence, newsletter, order, question, unclear
from tests.faults.office import office
from tests.faults.reader import QuickReader


class Crash(BaseException):
    """The process is gone at this very instant; nothing catches it."""


class Lives(RuleBasedStateMachine):
    """The service between its world and its model."""

    empty: Path

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        limits = Limits(letters_a_day_in_all=10_000)
        self.office = self.stack.enter_context(office(QuickReader(limits.reading), self.empty, limits=limits))
        self.put: list[Put] = []
        self.others: list[bytes] = []  # what must be kept and never be answered

    @rule(kind=st.sampled_from((order, question, absence, newsletter, unclear)))
    def deliver(self, kind: object) -> None:
        mail = kind(len(self.put))  # type: ignore[operator]
        self.put.append(mail)
        self.office.mailbox.deliver(mail.raw)

    @precondition(lambda self: self.put)
    @rule(data=st.data())
    def deliver_again(self, data: st.DataObject) -> None:
        self.office.mailbox.deliver(data.draw(st.sampled_from(self.put)).raw)

    @precondition(lambda self: self.office.sender.letters)
    @rule()
    def bounce(self) -> None:
        """A report that nobody can verify: it names no letter of ours."""
        self._other("From: MAILER-DAEMON@mx.example", "Subject: Undelivered Mail Returned to Sender")

    @rule(number=st.integers(1, 9))
    def forge(self, number: int) -> None:
        """Somebody writes our own address into From, and a number that he guesses."""
        self._other(f"From: {AGENCY}", f"Subject: SV: 6.3-{number}/2026")

    @precondition(lambda self: self.office.sender.letters)
    @rule()
    def copy_again(self) -> None:
        """A server delivers the copy of a letter twice."""
        self.office.mailbox.deliver(self.office.sender.letters[-1][2])

    def _other(self, *head: str) -> None:
        lines = [*head, f"Message-ID: <annat{len(self.others)}@mx.example>", "", f"Hej {len(self.others)}", ""]
        self.others.append("\r\n".join(lines).encode())
        self.office.mailbox.deliver(self.others[-1])

    @rule()
    def a_pass(self) -> None:
        self.office.one_pass()

    @rule(trouble=st.sampled_from((TryLater, InDoubt)))
    def a_pass_with_a_mail_server_in_trouble(self, trouble: type[Exception]) -> None:
        self.office.sender.troubles = [trouble("made to fail")]
        self.office.one_pass()
        self.office.sender.troubles = []

    @rule()
    def a_pass_without_a_mailbox(self) -> None:
        self.office.mailbox.unreachable = True
        self.office.one_pass()
        self.office.mailbox.unreachable = False

    @rule(after=st.integers(1, 12))
    def crash(self, after: int) -> None:
        """The process ends in the midst of its n-th commit of a pass."""
        with pytest.MonkeyPatch.context() as patch:
            _crash_at_commit(patch, after)
            try:
                self.office.one_pass()
            except Crash:
                self.office.restart()

    @rule()
    def restart(self) -> None:
        self.office.restart()

    @rule()
    def rebuild(self) -> None:
        self.office.mailbox.rebuild()

    @rule(pause=st.sampled_from((timedelta(minutes=5), timedelta(hours=7), -timedelta(hours=1))))
    def time_passes(self, pause: timedelta) -> None:
        self.office.clock += pause

    @rule(mail_id=st.integers(1, 12))
    def requeue(self, mail_id: int) -> None:
        """A person has a mail read anew, whether it waits or not."""
        with self.office.store.transaction() as register:
            ledger.requeue(register, mail_id, self.office.clock)

    @invariant()
    def nothing_is_lost_and_nothing_comes_twice(self) -> None:
        inbox, files = self.office.mailbox.messages("INBOX"), self.office.desk.files
        with self.office.store.reading() as register:
            rows = {mail.sha256 for mail in register.mails()}
            numbers = [number for *_, taken in register.numbers() for number in taken]
            opened = [event.mail_id for event in register.events(what="case-opened")]
        for mail in self.put:
            assert mail.raw in inbox or (mail.sha256 in rows and mail.sha256 in files)
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(set(opened)) == len(opened) == len(numbers)
        letters = {str(message_from_bytes(raw)["Message-ID"]): raw for _, _, raw in self.office.sender.letters}
        assert {raw for _, _, raw in self.office.sender.letters} == set(letters.values())

    def teardown(self) -> None:
        self.office.go_on(5, timedelta(hours=7))
        sent = {str(message_from_bytes(raw)["In-Reply-To"]) for _, _, raw in self.office.sender.letters}
        with self.office.store.reading() as register:
            assert {mail.state for mail in register.mails()} <= {MailState.DECIDED, MailState.HELD}
            assert {letter.state for letter in register.letters()} <= {LetterState.SENT}
            assert len(register.cases()) == sum(mail.numbered for mail in self.put)
        assert sent == {mail.message_id for mail in self.put if mail.answered}
        assert audit(self.office.store, self.office.desk.files).findings == ()
        self.stack.close()


def _crash_at_commit(patch: pytest.MonkeyPatch, after: int) -> None:
    """The n-th transaction from now on ends with its process, before it commits."""
    plain, left = Store.transaction, count(1)

    @contextmanager
    def transaction(store: Store) -> Iterator[Transaction]:
        with plain(store) as register:
            yield register
            if next(left) == after:
                raise Crash

    patch.setattr(Store, "transaction", transaction)


def test_whatever_happens_in_whatever_order_nothing_is_lost_or_doubled(empty: Path) -> None:
    """P26, P27, P28, P29: the long form takes 200 lives of 50 steps."""
    Lives.empty = empty
    lives, steps = (200, 50) if LONG else (24, 25)
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=lives,
            stateful_step_count=steps,
            deadline=None,
            derandomize=not LONG,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
