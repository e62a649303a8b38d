"""No loops, no backscatter (P7-P9): whole services on embedded parts, and a postman between them and odd neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr
from pathlib import Path

from bot.core.tokens import message_id
from bot.desk import Desk, open_desk
from bot.jobs import Work
from bot.settings import Agency, Mailbox, Settings, Smtp, Storage
from storage.records import LetterState

US, OTHERS, ANNA = "registerservice@agency.example", "register@other.example", "anna@uni.example"
ORDER = (
    "From: {sender}\r\nTo: {to}\r\nSubject: Beställning av registerdata\r\nMessage-ID: <order.1@uni.example>\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\nHärmed beställer vi registerdata ur patientregistret.\r\n"
)
Neighbour = Callable[[Message], str | None]  # what it answers to a letter


@dataclass
class Clock:
    now: datetime = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@dataclass
class Town:
    """Some services and some neighbours, each with an address; every letter is carried, and kept."""

    clock: Clock
    services: dict[str, Work] = field(default_factory=dict)
    neighbours: dict[str, Neighbour] = field(default_factory=dict)
    letters: list[Message] = field(default_factory=list)
    carried: set[Path] = field(default_factory=set)

    def put(self, address: str, raw: str, return_path: str) -> None:
        """A mail into a service's inbox, as the last server delivers it."""
        inbox = self.services[address].desk.settings.mailbox.path / "new"
        inbox.mkdir(parents=True, exist_ok=True)
        (inbox / f"{len(list(inbox.iterdir()))}.{self.clock.now:%s}.x").write_bytes(
            f"Return-Path: <{return_path}>\r\n{raw}".encode()
        )

    def turn(self) -> None:
        """Everybody works once, then the post is carried."""
        for work in self.services.values():
            work.intake()
            work.send()
        for work in self.services.values():
            for file in sorted((work.desk.settings.smtp.path / "new").glob("*")):
                if file not in self.carried:
                    self.carried.add(file)
                    self._carry(file.read_bytes())
        self.clock.now += timedelta(hours=1)

    def _carry(self, raw: bytes) -> None:
        letter = message_from_bytes(raw)
        self.letters.append(letter)
        to = parseaddr(str(letter["To"]))[1]
        if to in self.services:
            self.put(to, raw.decode(), parseaddr(str(letter["From"]))[1])
        elif (answer := self.neighbours.get(to, lambda _: None)(letter)) is not None:
            self.put(parseaddr(str(letter["From"]))[1], answer, to if "Return-Path: <>" not in answer else "")


@contextmanager
def town(folder: Path, *addresses: str) -> Iterator[Town]:
    """A town with a service at each address."""
    clock = Clock()
    with ExitStack() as stack:
        built = Town(clock)
        for address in addresses:
            desk = stack.enter_context(open_desk(settings(folder / address, address)))
            built.services[address] = Work(replace(desk, now=lambda: clock.now))
        yield built


def settings(folder: Path, address: str) -> Settings:
    folder.mkdir()
    whole = Settings(agency=Agency(name="Exempelmyndigheten", mailbox_address=address))
    return replace(
        whole,
        mailbox=Mailbox(kind="maildir", path=folder / "mailbox"),
        smtp=Smtp(kind="maildir", path=folder / "outbox"),
        storage=Storage(database=f"sqlite:///{folder}/db", files=str(folder / "files"), free_mib=0, free_percent=0),
        trust=replace(whole.trust, token_key_file=folder / "token.key"),
    )


def kinds(desk: Desk) -> list[str | None]:
    with desk.store.reading() as register:
        return sorted(filter(None, (mail.kind for mail in register.mails())))


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


def test_p9_two_services_wired_to_each_other_exchange_at_most_two_mails(tmp_path: Path) -> None:
    with town(tmp_path, US, OTHERS) as built:
        built.put(US, ORDER.format(sender=OTHERS, to=US), OTHERS)
        for _ in range(4):
            built.turn()
        assert [parseaddr(str(letter["To"]))[1] for letter in built.letters] == [OTHERS]
        assert kinds(built.services[OTHERS].desk) == ["automatic"]


def test_p9_an_out_of_office_answer_ends_it(tmp_path: Path) -> None:
    with town(tmp_path, US) as built:
        built.neighbours[ANNA] = lambda letter: reply(letter, "Jag är på semester.", "Auto-Submitted: auto-replied")
        built.put(US, ORDER.format(sender=ANNA, to=US), ANNA)
        for _ in range(4):
            built.turn()
        assert (len(built.letters), kinds(built.services[US].desk)) == (1, ["automatic", "order"])


def test_p9_a_responder_that_hides_being_one_gets_two_letters_in_a_day(tmp_path: Path) -> None:
    with town(tmp_path, US) as built:
        built.neighbours[ANNA] = lambda letter: reply(letter, "Tack! Vad menar ni?")
        built.put(US, ORDER.format(sender=ANNA, to=US), ANNA)
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


def fate_of_the_letter(tmp_path: Path, answer: Neighbour) -> tuple[int, list[LetterState], list[str | None]]:
    """How many letters left, what became of them, and what the register took the mails for."""
    with town(tmp_path, US) as built:
        built.neighbours[ANNA] = answer
        built.put(US, ORDER.format(sender=ANNA, to=US), ANNA)
        for _ in range(4):
            built.turn()
        desk = built.services[US].desk
        with desk.store.reading() as register:
            return len(built.letters), [letter.state for letter in register.letters()], kinds(desk)


def test_p7_a_delivery_report_on_our_letter_marks_it_and_is_not_answered(tmp_path: Path) -> None:
    fate = fate_of_the_letter(tmp_path, lambda letter: bounce(letter, ANNA, letter["Message-ID"]))
    assert fate == (1, [LetterState.FAILED], ["bounce", "order"])


def test_p7_a_report_on_another_recipient_or_with_a_forged_id_changes_nothing(tmp_path: Path) -> None:
    forged = message_id("confirmation", "0123456789abcdef", b"x" * 32, "agency.example")
    for number, wrong in enumerate(((("per@uni.example"), None), (ANNA, forged), (ANNA, "<1@agency.example>"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        recipient, named = wrong
        fate = fate_of_the_letter(
            folder, lambda letter, r=recipient, n=named: bounce(letter, r, n or letter["Message-ID"])
        )
        assert fate == (1, [LetterState.SENT], ["bounce", "order"])
