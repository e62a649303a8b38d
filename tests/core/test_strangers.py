"""What a stranger gets: the same answer whatever number they quote (P2), at their From only (P11), seldom (P9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest

from bot.core.budget import answers_a_receipt, over_budget
from bot.core.decide import decide
from bot.core.decision import Decision, Draft
from bot.sender.message import Outgoing, letter_bytes
from parsers.facts import Document, Limits, Mail
from parsers.mime import split
from replies.render import Templates
from tests.core import making
from tests.core.making import complete, context, known, letter, mail

TEMPLATES = Templates(None)
# One that exists, one of somebody else's closed case, one that never was, and one of next year.
NUMBERS = ("6.3-3/2026", "6.3-1/2019", "6.3-999999/2026", "6.3-3/2027")


def sent(draft: Draft) -> bytes:
    """The letter as it would leave us, with a Message-ID and a date that are always the same."""
    made = TEMPLATES.render(draft.letter.letter, draft.language, msgspec.to_builtins(draft.letter))
    outgoing = Outgoing(
        from_name="Registerservice",
        from_address="registerservice@agency.example",
        to=draft.recipient,
        subject=made.subject,
        text=made.text,
        html=made.html,
        message_id="<0123456789abcdef.receipt.0123456789abcdef@agency.example>",
        date=datetime(2026, 11, 24, 11, 0, tzinfo=UTC),
        in_reply_to=draft.in_reply_to,
        references=draft.references,
        bot_id="agency.example",
    )
    return letter_bytes(outgoing)


STRANGERS: dict[str, tuple[str, str, tuple[Document, ...]]] = {
    "a question": ("Fråga dnr {}", "Hur går det med ärende {}?", ()),
    "a completion": ("Komplettering {}", "Här kommer det saknade beslutet till {}.", (making.decision(),)),
    "an approval": ("SV: Specifikation {}", "Jag godkänner specifikationen i {}.", ()),
    "public documents": ("Begäran", "Jag begär ut samtliga handlingar i {}.", ()),
    "an invoice": ("Faktura", "Fakturan i ärende {} är fel.", ()),
    "only a number": ("{}", "{}", ()),
    "a new order": ("Uppdatering av {}", "Vi beställer data som i {}.", complete()),
}


@pytest.mark.parametrize("what", STRANGERS)
def test_p2_the_answer_is_the_same_byte_for_byte_whatever_number_is_quoted(what: str) -> None:
    subject, text, papers = STRANGERS[what]
    answers: list[tuple[bytes, ...]] = []
    for number in NUMBERS:
        stranger = mail(subject=subject.format(number), new_text=text.format(number), documents=papers)
        decision = decide(stranger, context())
        assert (decision.reading.case_id, decision.changes) == (None, None)
        # Staff may get a notice of it the same day; what the stranger gets is one letter.
        to_them = (draft for draft in decision.drafts if draft.recipient == stranger.sender.address)
        answers.append(tuple(sent(draft) for draft in to_them))
    assert len(answers[0]) == 1
    assert answers == [answers[0]] * len(NUMBERS)
    assert not any(number.encode() in answers[0][0] for number in NUMBERS)


def test_p2_who_takes_part_in_the_case_joins_it_by_its_number_and_a_stranger_does_not() -> None:
    more = mail(subject="Komplettering 6.3-3/2026", documents=(making.decision(),))
    cases = (known(), known("6.3-4/2026", id=4))
    assert [decide(more, context(**who)).reading.case_id for who in ({"sender_cases": cases}, {})] == [3, None]


RAW = (
    b"From: Anna <anna@uni.example>\r\nSender: mallory@evil.example\r\nReply-To: mallory@evil.example\r\n"
    b"Return-Path: <bounce@evil.example>\r\nErrors-To: mallory@evil.example\r\n"
    b"Disposition-Notification-To: mallory@evil.example\r\nReturn-Receipt-To: mallory@evil.example\r\n"
    b"To: registerservice@agency.example, victim@third.example\r\nCc: victim@third.example\r\n"
    b"Resent-From: victim@third.example\r\nX-Original-From: victim@third.example\r\nSubject: Fr=?utf-8?q?=C3=A5ga?=\r\n"
    b"Message-ID: <1@uni.example>\r\n\r\nSvara till victim@third.example. Hur l\xc3\xa5ng tid tar det?\r\n"
)


def test_p11_the_answer_goes_to_the_from_address_and_nowhere_else() -> None:
    found = split(RAW, Limits()).mail
    decision = decide(replace(found, sha256="a" * 64, size=len(RAW)), context())
    assert [draft.recipient for draft in decision.drafts] == ["anna@uni.example"]
    assert b"third.example" not in sent(decision.drafts[0])
    assert b"evil.example" not in sent(decision.drafts[0])


def test_p11_no_decision_owes_two_letters() -> None:
    mails = (mail(), mail(documents=complete()), mail(new_text="Hur går det?"), mail(subject="Komplettering"))
    assert [len(decide(each, context()).drafts) for each in mails] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("spent", "limit"),
    [
        ({"letters_last_hour": 2, "letters_last_day": 9, "letters_last_day_in_all": 199}, None),
        ({"letters_last_hour": 3}, "3 automatic letters to this address within an hour"),
        ({"letters_last_day": 10}, "10 automatic letters to this address within a day"),
        ({"letters_last_day_in_all": 200}, "200 automatic letters in all within a day"),
        ({"letters_last_hour": 500}, "3 automatic letters to this address within an hour"),
    ],
)
def test_p9_the_budget_of_letters(spent: dict[str, int], limit: str | None) -> None:
    assert over_budget(context(**spent)) == limit


@pytest.mark.parametrize("said", ["Tack, vi återkommer.", "Vad menar ni?", "Vi har noterat ert svar."])
def test_p8_who_answers_a_receipt_gets_no_other(said: str) -> None:
    """Without any mark of a machine: a loop ends here even when the responder looks like a person."""
    answer = mail(subject="SV: Vi har tagit emot ert mejl", new_text=said)
    in_case = context(thread=letter("receipt"), thread_case=known())
    alone = context(thread=letter("receipt", case_id=None))
    assert (answers_a_receipt(in_case), answers_a_receipt(context(thread=letter()))) == (True, False)
    assert [decide(answer, each).drafts for each in (in_case, alone)] == [(), ()]


def test_p8_who_answers_a_receipt_with_papers_is_told_what_came() -> None:
    papers = mail(subject="SV: Vi har tagit emot ert mejl", documents=complete()[2:])
    decision = decide(papers, context(thread=letter("receipt"), thread_case=known(documents=complete()[:2])))
    assert [draft.letter.letter for draft in decision.drafts] == ["completion-received"]


def exchanged(responder: str, hours: int) -> int:
    """How many letters we send to a responder that answers each at once, a simulated hour a turn."""
    owed: list[int] = []
    last: str | None = None
    for hour in range(hours):
        now = {"letters_last_hour": sum(h == hour for h in owed), "letters_last_day": sum(h > hour - 24 for h in owed)}
        thread = letter(last, case_id=None) if last else None
        decision: Decision = decide(mail(subject=f"SV: {hour}", new_text=responder), context(thread=thread, **now))
        if not decision.drafts:
            break
        last = decision.drafts[0].letter.letter
        owed.append(hour)
    return len(owed)


@pytest.mark.parametrize("responder", ["Tack för ert brev.", "Tack! Har ni fler frågor?", "Jag är på semester."])
def test_p9_a_responder_without_any_mark_gets_one_letter_in_a_simulated_day(responder: str) -> None:
    assert exchanged(responder, 24) <= 1


def test_p9_two_of_us_end_after_the_first_letter() -> None:
    """The other bot's confirmation comes in as a mail: its marks stop ours."""
    first = decide(mail(documents=complete()), context())
    came_back: Mail = split(sent(first.drafts[0]).replace(b"agency.example", b"other.example"), Limits()).mail
    assert decide(came_back, context()).drafts == ()
