"""Small mails of each kind, quick to read, with what must come of each however often the world breaks meanwhile."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

AGENCY = "registerservice@agency.example"
LIST = b"Register;Variabel;Motivering\r\nPAR;HDIA;Huvudutfallet i studien\r\nLMED;ATC;Exponeringen\r\n"
ABSENT = "Auto-Submitted: auto-replied"
NEWS = "List-Unsubscribe: <mailto:av@leverantor.example>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A mail that is put in, and what must come of it."""

    number: int
    raw: bytes
    message_id: str
    sender: str
    numbered: bool = False  # opens a case
    answered: bool = False

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()


def order(number: int) -> Put:
    text = f"Hej!\n\nHärmed beställer vi registerdata till studie {number}.\n\nMvh Anna"
    return _put(number, f"bestallare{number}@uni.example", f"Beställning {number}", text, attached=LIST, numbered=True)


def question(number: int) -> Put:
    return _put(
        number, f"fraga{number}@privat.example", f"Fråga {number}", f"Hur lång är handläggningstiden i fall {number}?"
    )


def absence(number: int) -> Put:
    return _put(number, f"borta{number}@privat.example", f"Frånvaro {number}", "Jag är borta.", ABSENT, answered=False)


def newsletter(number: int) -> Put:
    return _put(
        number, f"nytt{number}@leverantor.example", f"Nyheter {number}", "Ett nytt nummer.", NEWS, answered=False
    )


def unclear(number: int) -> Put:
    """Two From fields: registered, shown to staff, never answered."""
    second = f"From: Annan <annan{number}@uni.example>"
    return _put(
        number, f"oklar{number}@uni.example", f"Fråga {number}", f"Vem är jag, {number}?", second, answered=False
    )


KINDS = (order, absence, unclear)
MORE_KINDS = (question, newsletter)  # in the long form


MOSTLY_ORDERS = (order, question, order, absence, question, order, newsletter, unclear)
FEW_ORDERS = (question, absence, newsletter, order, absence, question, newsletter, unclear)  # quicker to read


def mixed(count: int, start: int = 0, makers: tuple[Callable[[int], Put], ...] = MOSTLY_ORDERS) -> list[Put]:
    """Mails of every kind, most of them orders and questions."""
    return [makers[number % len(makers)](number) for number in range(start, start + count)]


def _put(
    number: int,
    sender: str,
    subject: str,
    text: str,
    more: str = "",
    *,
    attached: bytes = b"",
    numbered: bool = False,
    answered: bool = True,
) -> Put:
    message_id = f"<{hashlib.sha256(subject.encode()).hexdigest()[:20]}@{sender.rpartition('@')[2]}>"
    head = [f"From: Anna Exempel <{sender}>", f"To: {AGENCY}", f"Subject: {subject}", f"Message-ID: {message_id}", more]
    head += ["Date: Tue, 24 Nov 2026 09:00:00 +0100", "MIME-Version: 1.0"]
    body = _text(text) if not attached else _with_list(text, attached)
    raw = "\r\n".join(line for line in head if line).encode() + b"\r\n" + body
    return Put(number=number, raw=raw, message_id=message_id, sender=sender, numbered=numbered, answered=answered)


def _text(text: str) -> bytes:
    head = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return head + text.replace("\n", "\r\n").encode() + b"\r\n"


def _with_list(text: str, attached: bytes) -> bytes:
    paper = b'Content-Type: text/csv\r\nContent-Disposition: attachment; filename="variabler.csv"\r\n\r\n' + attached
    parts = b"".join(b"--=_delning\r\n" + part for part in (_text(text), paper))
    return b'Content-Type: multipart/mixed; boundary="=_delning"\r\n\r\n' + parts + b"--=_delning--\r\n"
