"""No loops, no backscatter (P7-P9): services on a real IMAP and a real SMTP server, and odd neighbours beside them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr
from itertools import count
from pathlib import Path
from random import random

import pytest

from bot.core.tokens import message_id
from bot.desk import Desk
from bot.jobs import Work
from bot.mailbox.imap import ImapMailbox
from bot.rendering import Renderer
from bot.sender.smtp import SmtpSender
from bot.settings import Agency, Settings, Storage
from parsers.limited import Workshop
from storage.files import Files
from storage.records import LetterState
from storage.store import open_store
from tests.faults.conftest import empty, workshop  # noqa: F401 - fixtures
from tests.rigs.dovecot import Account, Dovecot, dovecot  # noqa: F401 - fixture
from tests.rigs.smtp_sink import Sink, Taken, sink_running

US, OTHERS, ANNA = "registerservice@agency.example", "register@other.example", "anna@uni.example"
ORDER = (
    "From: {sender}\r\nTo: {to}\r\nSubject: Beställning av registerdata\r\nMessage-ID: <order.1@uni.example>\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\nHärmed beställer vi registerdata ur patientregistret.\r\n"
)
Neighbour = Callable[[Message], str | None]  # what it answers to a letter


@dataclass
class Town:
    """Some services and some neighbours, each with an address; every letter is carried, and kept."""

    sink: Sink
    clock: datetime = field(default_factory=lambda: datetime.now(UTC))
    services: dict[str, Work] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    neighbours: dict[str, Neighbour] = field(default_factory=dict)
    letters: list[Message] = field(default_factory=list)

    def order(self, sender: str) -> None:
        """Somebody orders from us."""
        self.accounts[US].deliver(ORDER.format(sender=sender, to=US).encode(), sender=sender)

    def turn(self) -> None:
        """Everybody works once, and an hour goes by."""
        for work in self.services.values():
            work.intake()
            work.send()
            assert work.troubles == {}
        self.clock += timedelta(hours=1)

    def carry(self, taken: Taken) -> None:
        """The mail server has a letter: it goes into the mailboxes, or to a neighbour, who may answer."""
        letter = message_from_bytes(taken.message)
        self.letters.append(letter)
        for recipient in taken.recipients:
            if recipient in self.accounts:
                self.accounts[recipient].deliver(taken.message, sender=taken.envelope_from)
            elif (answer := self.neighbours.get(recipient, lambda _: None)(letter)) is not None:
                from_robot = "Auto-Submitted" in answer or "multipart/report" in answer
                back = self.accounts[parseaddr(str(letter["From"]))[1]]
                back.deliver(answer.encode(), sender="" if from_robot else recipient)


Opening = Callable[..., Town]


@pytest.fixture
def town(dovecot: Dovecot, workshop: Workshop, empty: Path, tmp_path: Path) -> Iterator[Opening]:  # noqa: F811
    """Opens a town with a service at each address."""
    with ExitStack() as stack:

        def opened(*addresses: str) -> Town:
            built = Town(stack.enter_context(sink_running()))
            built.sink.deliver = built.carry
            for address in addresses:
                account = built.accounts[address] = dovecot.account()
                folder = tmp_path / account.user
                folder.mkdir()
                shutil.copy(empty, folder / "register.db")
                built.services[address] = Work(stack.enter_context(desk_of(built, address, folder, workshop)))
            return built

        yield opened


_numbers = count(1)


@contextmanager
def desk_of(built: Town, address: str, folder: Path, workshop: Workshop) -> Iterator[Desk]:  # noqa: F811
    """A service's desk on the real servers; its clock is the town's."""
    settings = Settings(
        agency=Agency(name="Exempelmyndigheten", mailbox_address=address),
        mailbox=built.accounts[address].settings(),
        smtp=built.sink.settings(),
        storage=Storage(
            database=f"sqlite:///{folder}/register.db", files=str(folder / "files"), free_mib=0, free_percent=0
        ),
    )
    desk = Desk(
        settings=settings,
        mailbox=ImapMailbox(settings.mailbox),
        sender=SmtpSender(settings.smtp),
        store=open_store(settings.storage.database),
        files=Files(Path(settings.storage.files)),
        workshop=workshop,
        templates=Renderer(None),
        keys=(b"k" * 32,),
        now=lambda: built.clock,
        random_id=lambda: f"{next(_numbers):016x}",
        chance=random,
    )
    try:
        yield desk
    finally:
        for part in (desk.mailbox, desk.sender, desk.store):
            part.close()


def kinds(work: Work) -> list[str | None]:
    """What the register took the mails for, but for the copies of its own letters."""
    own = work.desk.settings.agency.mailbox_address
    with work.desk.store.reading() as register:
        return sorted(filter(None, (mail.kind for mail in register.mails() if mail.sender != own)))


def reply(letter: Message, text: str, *marks: str) -> str:
    """An answer as mail programs write it, in the thread of the letter."""
    fields = (
        f"From: {letter['To']}",
        f"To: {letter['From']}",
        "Subject: SV: ert brev",
        f"Message-ID: <answer.{letter['Message-ID'].strip('<>').partition('.')[0]}@uni.example>",
        f"In-Reply-To: {letter['Message-ID']}",
        f"References: {letter['Message-ID']}",
        "Content-Type: text/plain; charset=utf-8",
        *marks,
    )
    return "\r\n".join(fields) + f"\r\n\r\n{text}\r\n"


def test_p9_two_services_wired_to_each_other_exchange_at_most_two_mails(town: Opening) -> None:
    built = town(US, OTHERS)
    built.order(OTHERS)
    for _ in range(3):
        built.turn()
    assert [parseaddr(str(letter["To"]))[1] for letter in built.letters] == [OTHERS]
    assert kinds(built.services[OTHERS]) == ["automatic"]


def test_p9_an_out_of_office_answer_ends_it(town: Opening) -> None:
    built = town(US)
    built.neighbours[ANNA] = lambda letter: reply(letter, "Jag är på semester.", "Auto-Submitted: auto-replied")
    built.order(ANNA)
    for _ in range(3):
        built.turn()
    assert (len(built.letters), kinds(built.services[US])) == (1, ["automatic", "order"])


def test_p9_a_responder_that_hides_being_one_gets_two_letters_in_a_day(town: Opening) -> None:
    built = town(US)
    built.neighbours[ANNA] = lambda letter: reply(letter, "Tack! Vad menar ni?")
    built.order(ANNA)
    for _ in range(24):
        built.turn()
    assert len(built.letters) == 2


def bounce(letter: Message, recipient: str, named: str) -> str:
    return (
        f"From: MAILER-DAEMON@mx.uni.example\r\nTo: {US}\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        f"Message-ID: <bounce.{letter['To']}@mx.uni.example>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n"
        f"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.uni.example\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {named}\r\n--b--\r\n"
    )


Fate = tuple[int, list[LetterState], list[str | None]]


def fate_of_the_letter(built: Town, answer: Neighbour) -> Fate:
    """How many letters left, what became of them, and what the register took the mails for."""
    built.neighbours[ANNA] = answer
    built.order(ANNA)
    for _ in range(3):
        built.turn()
    work = built.services[US]
    with work.desk.store.reading() as register:
        return len(built.letters), [letter.state for letter in register.letters()], kinds(work)


def test_p7_a_delivery_report_on_our_letter_marks_it_and_is_not_answered(town: Opening) -> None:
    fate = fate_of_the_letter(town(US), lambda letter: bounce(letter, ANNA, letter["Message-ID"]))
    assert fate == (1, [LetterState.FAILED], ["bounce", "order"])


FORGED = message_id("confirmation", "0123456789abcdef", b"x" * 32, "agency.example")


@pytest.mark.parametrize(
    ("recipient", "named"), [("per@uni.example", None), (ANNA, FORGED), (ANNA, "<1@agency.example>")]
)
def test_p7_a_report_on_another_recipient_or_with_a_forged_id_changes_nothing(
    town: Opening, recipient: str, named: str | None
) -> None:
    fate = fate_of_the_letter(town(US), lambda letter: bounce(letter, recipient, named or letter["Message-ID"]))
    assert fate == (1, [LetterState.SENT], ["bounce", "order"])
