"""A scan that an officer registers goes the way of an e-mail, from whoever sent the paper and on the day it came."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.commands import Action, Command
from bot.core.decision import Decision
from bot.core.entries import documents
from bot.core.paper import counting_from, registered
from parsers.facts import Mail, Order
from storage.records import PAPER_REGISTERED
from tests.core import making
from tests.core.making import complete, context, known, mail, reading

OFFICER = "karin@agency.example"
LINE = "registrera 2026-11-20 från Anna Exempel <Anna@uni.example>"
REGISTER = Command(line=LINE, action=Action.REGISTER, said=LINE.partition(" ")[2])
CAME = datetime(2026, 11, 20, 11, tzinfo=UTC)  # noon in Stockholm


def scan(**more: object) -> Mail:
    whole: dict[str, object] = {
        "sender": making.Sender(address=OFFICER),
        "subject": "Sv: Dagens ärenden",
        "new_text": LINE,
        "said": Order(project_title="Officerens egna ord"),
        "documents": complete(),
    }
    return mail(**(whole | more))


def test_a_scan_without_a_case_is_an_order_of_that_day_from_that_sender() -> None:
    decision = registered(scan(), context(), REGISTER, None)
    assert decision.opens is not None
    assert (decision.opens.opened_at, decision.opens.order["project_title"]) == (CAME, making.ORDER.project_title)
    assert decision.reading == reading(scan(), "order")
    assert decision.documents == documents(scan())[1:]
    told = {"sender": "Anna Exempel <anna@uni.example>", "arrived_at": "2026-11-20T12:00:00+01:00"}
    assert decision.happened[-1] == (PAPER_REGISTERED, told)
    assert (decision.who, decision.commands) == (OFFICER, (REGISTER,))
    (receipt,) = decision.drafts
    assert (receipt.recipient, receipt.language, receipt.in_reply_to) == ("anna@uni.example", "sv", None)


@pytest.mark.parametrize(("language", "answer"), [("sv", "sv"), ("en", "en"), ("other", "sv")])
def test_the_sender_is_answered_in_the_language_of_the_scan(language: str, answer: str) -> None:
    decision = registered(scan(language=language), context(), REGISTER, None)
    assert decision.opens is not None
    assert (decision.opens.language, [draft.language for draft in decision.drafts]) == (answer, [answer])


def test_a_scan_for_a_case_is_a_supplement_to_it() -> None:
    named = replace(REGISTER, diary_number="6.3-3/2026")
    decision = registered(scan(documents=(making.variables(),)), context(), named, known())
    assert (decision.opens, decision.reading.kind, decision.reading.case_id) == (None, "completion", 3)
    assert [name for name, _ in decision.happened][-1] == PAPER_REGISTERED


@pytest.mark.parametrize(
    ("said", "sender", "answered"),
    [
        ("2026-11-20 från Anna Exempel, anna@uni.example", "Anna Exempel <anna@uni.example>", 1),
        ("2026-11-20 from <anna@uni.example>", "<anna@uni.example>", 1),
        ("2026-11-20 från Anna Exempel", "Anna Exempel", 0),
        ("från Anna Exempel 2026-11-20", "Anna Exempel", 0),
        ("2026-11-20", "", 0),
    ],
)
def test_the_sender_of_a_paper_is_named_on_the_line_and_answered_where_an_address_stands(
    said: str, sender: str, answered: int
) -> None:
    decision = registered(scan(), context(), replace(REGISTER, said=said), None)
    assert dict(decision.happened)[PAPER_REGISTERED]["sender"] == sender
    assert len(decision.drafts) == answered


def test_what_the_sender_and_the_day_are_may_stand_in_the_lines_below() -> None:
    below = replace(REGISTER, said="", text=("2026-11-20", "från Anna Exempel <anna@uni.example>"))
    assert registered(scan(), context(), below, None).happened == registered(scan(), context(), REGISTER, None).happened


def test_an_order_on_paper_is_of_no_unclear_sender() -> None:
    decision = registered(scan(), context(), replace(REGISTER, said="2026-11-20 från Anna Exempel"), None)
    assert decision.opens is not None
    assert "sender-unclear" not in decision.opens.flags


@pytest.mark.parametrize(
    ("papers", "number"),
    [((), None), ((making.document(making.DocumentKind.DECORATION),), None), (complete(), "6.3-9/2026")],
)
def test_without_a_scan_or_with_an_unknown_case_nothing_is_registered(
    papers: tuple[making.Document, ...], number: str | None
) -> None:
    command = replace(REGISTER, diary_number=number)
    came = scan(documents=papers)
    decision = registered(came, context(), command, None)
    assert decision == Decision(kind="staff", reading=reading(came, "staff"), commands=(command,))


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (LINE, CAME),
        ("registrera\n2026-11-20", CAME),
        ("registrera 2026-13-40", making.NOON),
        ("registrera 2027-01-01", making.NOON),
        ("tilldela 6.3-3/2026 anna 2026-11-20", making.NOON),
        ("registrera\nden 2026-11-20", CAME),
        ("Tack!", making.NOON),
    ],
)
def test_the_year_of_a_diary_number_hangs_on_the_day_of_the_paper(text: str, counts: datetime) -> None:
    assert counting_from(mail(new_text=text), making.NOON, making.SETTINGS) == counts
