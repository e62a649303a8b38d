"""What was put in, and whether all of it is there: read from the disk and the servers, not through the bot's code."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from tests.faults.mails import AGENCY, Put
from tests.rigs.dovecot import Account
from tests.rigs.smtp_sink import Sink, Taken


@dataclass
class Sent:
    """A letter by its Message-ID: the bytes of each time that it was sent."""

    answers: str
    subject: str
    bodies: list[bytes] = field(default_factory=list)


@dataclass
class Model:
    """All mails that were put in, and where everything must be found."""

    account: Account
    sink: Sink
    folder: Path  # of the register and the files
    put: dict[str, Put] = field(default_factory=dict)  # by SHA-256
    _sound: set[str] = field(default_factory=set)  # hashes of files seen whole since the service was last at rest
    _letters_read: int = 0
    _sent: dict[str, Sent] = field(default_factory=dict)  # by Message-ID

    def deliver(self, *mails: Put, again: bool = False) -> None:
        """Put mails into the inbox, byte for byte."""
        self.put |= {mail.sha256: mail for mail in mails}
        with self.account.server.client(self.account.user) as client:
            client.multiappend("INBOX", [mail.raw for mail in mails for _ in range(2 if again else 1)])

    def amiss(self) -> list[str]:
        """What must hold at any moment, and does not (P26, P27, P28, P13)."""
        return [*self._lost(), *self._numbers(), *self._letters()]

    def unfinished(self) -> list[str]:
        """What must hold once the service has had its time, and does not."""
        self._sound.clear()
        return [*self.amiss(), *self._left(), *self._unanswered()]

    def rows(self, asked: str) -> list[tuple[object, ...]]:
        """What the register's file answers."""
        with closing(sqlite3.connect(f"file:{self.folder / 'registerbot.db'}?mode=ro", uri=True)) as database:
            return list(database.execute(asked))

    def _inbox(self) -> set[str]:
        return {hashlib.sha256(kept.message).hexdigest() for kept in self.account.messages("INBOX")}

    def _lost(self) -> Iterator[str]:
        rows = {sha256 for (sha256,) in self.rows("SELECT sha256 FROM mails")}
        inbox = self._inbox() if set(self.put) - rows else set()
        for sha256, mail in self.put.items():
            if sha256 not in inbox and not (sha256 in rows and self._stored(sha256)):
                yield f"lost: {mail.message_id}"

    def _stored(self, sha256: str) -> bool:
        path = self.folder / "files" / sha256[:2] / sha256[2:4] / sha256
        if sha256 not in self._sound and path.exists():
            self._sound |= {hashlib.sha256(path.read_bytes()).hexdigest()}
        return sha256 in self._sound

    def _numbers(self) -> Iterator[str]:
        taken = [number for (number,) in self.rows("SELECT number FROM cases ORDER BY number")]
        if taken != list(range(1, len(taken) + 1)):
            yield f"numbers doubled or skipped: {taken}"
        following = [number for (number,) in self.rows("SELECT next_number FROM series")]
        if following not in ([], [len(taken) + 1]):
            yield f"the counter is at {following} after {len(taken)}"
        for sha256, cases in self.rows(
            "SELECT m.sha256, count(*) FROM events e JOIN mails m ON m.id = e.mail_id "
            "WHERE e.what = 'case-opened' GROUP BY m.sha256 HAVING count(*) > 1"
        ):
            yield f"{cases} cases of one mail: {sha256}"

    def _letters(self) -> Iterator[str]:
        answers: dict[str, set[str]] = defaultdict(set)
        for message_id, sent in self._letters_sent().items():
            if len(set(sent.bodies)) > 1:
                yield f"other bytes under the same Message-ID: {message_id}"
            answers[sent.answers].add(message_id)
        for answered, letters in answers.items():
            if len(letters) > 1:
                yield f"{len(letters)} answers to {answered}"

    def _letters_sent(self) -> dict[str, Sent]:
        new = self.sink.taken[self._letters_read :]
        self._letters_read += len(new)
        for taken in new:
            letter = message_from_bytes(taken.message, policy=default)
            sent = Sent(answers=str(letter["In-Reply-To"]), subject=str(letter["Subject"]))
            self._sent.setdefault(str(letter["Message-ID"]), sent).bodies.append(taken.message)
        return self._sent

    def repeated(self) -> int:
        """How many letters went out more than once."""
        return sum(len(sent.bodies) > 1 for sent in self._letters_sent().values())

    def _left(self) -> Iterator[str]:
        if inbox := self.account.messages("INBOX"):
            yield f"{len(inbox)} messages are still in the inbox"
        states = Counter(state for (state,) in self.rows("SELECT state FROM mails"))
        if set(states) - {"decided"}:
            yield f"mails are not decided: {dict(states)}"
        letters = Counter(state for (state,) in self.rows("SELECT state FROM letters"))
        if set(letters) - {"sent"}:
            yield f"letters are not sent: {dict(letters)}"

    def _unanswered(self) -> Iterator[str]:
        letters = self._letters_sent().values()
        answered = {sent.answers for sent in letters}
        wanted = {mail.message_id for mail in self.put.values() if mail.answered}
        if answered != wanted:
            yield f"{len(wanted - answered)} not answered, {len(answered - wanted)} answered that must not be"
        told = Counter(re.search(r"6\.3-(\d+)/\d{4}", sent.subject) for sent in letters)
        numbers = sorted(int(found[1]) for found in told if found)
        wanted_numbers = sum(mail.numbered for mail in self.put.values())
        if numbers != list(range(1, wanted_numbers + 1)):
            yield f"{wanted_numbers} orders, and the numbers told are {numbers}"


def copies_into(account: Account, letter: Taken) -> None:
    """The copy that a letter's server delivers to the mailbox itself."""
    if AGENCY in letter.recipients:
        account.deliver(letter.message)
