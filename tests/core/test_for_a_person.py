"""Decisions about what fits no case or needs a person: who hears of it, why it waits, what is not answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.decide import decide
from bot.core.decision import Decision, Waits
from bot.core.steps import Step
from bot.core.suggestions import next_lines
from parsers.facts import DocumentKind, Marks, Sender
from replies import letters
from storage import records
from tests.core import making
from tests.core.making import (
    OFFICER,
    ORDERER,
    SETTINGS,
    SIGNATURE,
    complete,
    context,
    known,
    mail,
    reading,
    row,
)
from tests.core.wholes import STRANGER, case_receipt, notice, papers, receipt, told


def test_a_request_for_public_documents_is_receipted_and_staff_hear_of_it_the_same_day() -> None:
    came = mail(subject="Begäran", new_text="Jag begär ut allmänna handlingar i ärendet.")
    for case in (None, replace(known(officer="olle@agency.example"), parties=(ORDERER,))):
        about = context(thread=making.letter(), thread_case=case) if case else context()
        to = case.case.officer if case else OFFICER
        words = (came.new_text,) if case else ()  # to the officer of its case alone
        happened = (
            ("public-records-request-received", {"diary_number": "6.3-3/2026"})
            if case
            else ("for-a-person", {"kind": "public-records-request", "reason": "public-records-request"})
        )
        assert decide(came, about) == Decision(
            kind="public-records-request",
            reading=reading(came, "public-records-request", case_id=3 if case else None),
            documents=papers(came),
            waits=Waits(reason="public-records-request"),
            drafts=(
                case_receipt(came, with_officer=True) if case else receipt(came),
                notice("public-records-request", str(to), known=case, words=words, waiting=7),
            ),
            happened=(happened,),
        )


def test_a_request_for_a_decision_under_section_12_is_noted_with_its_case() -> None:
    text = "Vi begär att ärendet avgörs enligt 12 § förvaltningslagen."
    case = replace(known(), parties=(ORDERER,))
    came = mail(subject="SV: Bekräftelse", new_text=text)
    decision = decide(came, context(thread=making.letter(), thread_case=case))
    assert decision.drafts == (
        case_receipt(came),
        notice("asks-for-decision-12-fl", known=case, waiting=7),
    )
    assert decision.happened[1:] == (("asked-for-decision-12-fl", {}),)


def test_a_stranger_who_fits_no_case_waits_with_the_case_that_it_probably_is() -> None:
    came = mail(
        sender=Sender(address=STRANGER), subject="Etikbeslutet", new_text="Här är det.", documents=(making.decision(),)
    )
    probable = known().case
    assert decide(came, context(open_cases=(probable,))) == Decision(
        kind="completion",
        reading=reading(came, "completion"),
        documents=papers(came),
        waits=Waits(reason="unlinked", details="6.3-3/2026"),
        drafts=(receipt(came, told(came.documents[0], outcome="approved")),),
        happened=(("for-a-person", {"kind": "completion", "reason": "unlinked"}),),
    )


def test_a_receipt_tells_a_stranger_of_data_and_locks_and_of_no_other_flag() -> None:
    data = making.document(DocumentKind.DATA_FILE)
    closed = making.document(DocumentKind.UNREADABLE, problems=("encrypted",))
    broken = making.document(DocumentKind.UNREADABLE)
    came = mail(subject="Filer", new_text="Hej", documents=(data, closed, broken))
    assert decide(came, context()).drafts == (
        receipt(
            came,
            told(data),
            told(closed, problems=("encrypted",)),
            told(broken),
            flags=("personal-identity-numbers", "encrypted-attachment"),
        ),
    )


def test_an_unclear_sender_is_why_it_waits_whatever_else_it_is() -> None:
    came = mail(sender=Sender(unclear_because="two From fields"), documents=complete())
    decision = decide(came, context())
    assert decision.waits == Waits(reason="unclear-sender", details="two From fields")
    assert decision.happened == (("for-a-person", {"kind": "order", "reason": "unclear-sender"}),)


def test_p1_an_unclear_sender_in_our_thread_joins_no_case() -> None:
    came = mail(sender=Sender(unclear_because="two From fields"), documents=complete()[2:])
    decision = decide(came, context(thread=making.letter(), thread_case=known()))
    assert (decision.reading.case_id, decision.changes, decision.drafts) == (None, None, ())
    assert decision.waits == Waits(reason="unclear-sender", details="two From fields")


def test_p8_a_question_in_a_case_that_wants_no_automatic_answer_gets_none() -> None:
    came = mail(subject="SV", new_text="Får vi ringa?", marks=Marks(auto_response_suppress="all"))
    decision = decide(came, context(thread=making.letter(), thread_case=known()))
    assert (decision.waits, decision.drafts) == (Waits(reason="question"), ())


def test_flags_that_are_for_staff_are_in_no_letter() -> None:
    private = making.form(replace(making.ORDER, principal_is_authority=False))
    text = "Härmed beställer vi data. Vi begär att ärendet avgörs enligt 12 § förvaltningslagen, jfr 6.3-2/2026."
    decision = decide(mail(new_text=text, documents=(private, *complete()[1:])), context())
    assert decision.opens is not None
    assert decision.opens.flags == ("quotes-a-diary-number", "asks-for-decision-12-fl", "private-principal")
    assert decision.drafts[0].letter.flags == ()  # type: ignore[union-attr]


def test_an_unclear_sender_that_a_person_takes_in_opens_a_case_that_nobody_ordered() -> None:
    came = mail(sender=Sender(unclear_because="two From fields", name="Anna Exempel"), documents=complete())
    decision = decide(came, context(taken_in_by=OFFICER))
    assert decision.parties == (records.Party(role="orderer", address=None, name="Anna Exempel", participant=True),)
    (told,) = decision.drafts
    assert (told.recipient, told.case_id) == (OFFICER, None)  # the service puts it to the case that it opens
    assert told.letter == letters.CaseNotice(
        agency=SIGNATURE,
        reason="taken-in",
        diary_number="6.3-17/2026",
        step="received",
        mail_id=7,
        next=next_lines(Step.RECEIVED, None, "6.3-17/2026"),
    )
    assert decide(came, context(taken_in_by="operator")).drafts == ()


def test_a_flood_waits_without_its_case_and_those_who_take_part_in_one_are_not_stopped() -> None:
    """P37"""
    came = mail(documents=complete()[2:])
    flooded = decide(came, context(mails_of_sender_today=200))
    assert (flooded.reading.case_id, flooded.waits) == (None, Waits(reason="flood"))
    for more in ({"sender_cases": (known(),)}, {"thread_case": known(), "thread": making.letter()}):
        assert decide(came, context(mails_of_sender_today=200, **more)).reading.case_id == 3
    assert decide(came, context(mails_of_sender_today=200, taken_in_by=OFFICER)).opens is not None
    assert decide(came, context(mails_of_sender_today=199)).opens is not None


@pytest.mark.parametrize(
    ("spent", "limit"),
    [
        ({"letters_last_hour": 3}, "3 automatic letters to this address within an hour"),
        ({"letters_last_day": 10}, "10 automatic letters to this address within a day"),
        ({"letters_last_day_in_all": 200}, "200 automatic letters in all within a day"),
    ],
)
def test_over_the_budget_the_limit_is_noted_and_what_waits_already_keeps_its_reason(
    spent: dict[str, int], limit: str
) -> None:
    """P9"""
    order, question = mail(documents=complete()), mail(subject="Hej", new_text="Vad kostar det?")
    noted = ("letter-withheld", {"limit": limit})
    assert decide(order, context(**spent)).waits == Waits(reason="over-budget", details=limit)
    assert decide(question, context(**spent)).waits == Waits(reason="question")
    for came in (order, question):
        assert decide(came, context(**spent)).happened[-1] == noted
    below = {name: most - 1 for name, most in spent.items()}
    assert len(decide(order, context(**below)).drafts) == 1


def test_what_gets_no_letter_anyway_is_not_withheld() -> None:
    came = mail(marks=Marks(auto_response_suppress="all"), documents=complete())
    decision = decide(came, context(letters_last_hour=3))
    assert (decision.waits, len(decision.happened)) == (None, 1)


def test_a_repeated_message_id_is_told_only_where_nothing_else_waits() -> None:
    """P27"""
    order, question = mail(documents=complete()), mail(subject="Hej", new_text="Vad kostar det?")
    assert decide(order, context(same_message_id=True)).waits == Waits(reason="repeated-message-id")
    assert decide(question, context(same_message_id=True)).waits == Waits(reason="question")


def test_a_mail_that_its_domain_disowns_is_taken_in_and_not_answered() -> None:
    """P8"""
    trace = (
        making.TraceField(name="authentication-results", value="mx.agency.example; dmarc=fail (p=reject)"),
        *making.passed()[1:],
    )
    decision = decide(mail(documents=complete(), trace=trace), context())
    assert decision.opens is not None
    assert decision.drafts == ()


def test_a_mail_that_a_person_takes_in_is_an_order_whoever_wrote_it() -> None:
    for came in (
        mail(marks=Marks(auto_submitted="auto-replied")),
        mail(sender=Sender(address=OFFICER)),
        mail(sender=Sender(unclear_because="two From fields")),
        mail(unreadable="too many parts"),
    ):
        assert decide(came, context(taken_in_by=OFFICER)).opens is not None
    assert decide(mail(unreadable="too many parts"), context(taken_in_by="operator")).drafts == ()


def test_an_unreadable_mail_is_held_with_the_reason() -> None:
    came = mail(unreadable="too many parts")
    assert decide(came, context()) == Decision(
        kind="unreadable",
        reading=reading(came, "unreadable", state=records.MailState.HELD, destination="held"),
        waits=Waits(reason="unreadable", details="too many parts"),
        happened=(("held", {"reason": "unreadable"}),),
    )


def test_a_mail_without_a_fingerprint_or_a_message_id_has_none_in_its_row() -> None:
    came = mail(fingerprint="", message_id=None, documents=complete())
    decision = decide(came, context())
    assert (decision.reading.fingerprint, decision.reading.message_id) == (None, None)
    assert decision.drafts[0].references == ()


def test_junk_stays_only_where_nobody_waits_for_it_and_only_where_there_is_a_junk_folder() -> None:
    spam = mail(subject="Vinn pengar", new_text="Köp nu")
    assert decide(spam, context(mail=row(first_folder="Junk"))).waits == Waits(reason="in-junk")
    no_junk = replace(SETTINGS, mailbox=replace(SETTINGS.mailbox, junk=""))
    filed = decide(spam, context(settings=no_junk, mail=row(first_folder="")))
    assert (filed.reading.destination, len(filed.drafts)) == ("processed", 1)
    case = known(documents=complete()[:2])
    junk = context(mail=row(first_folder="Junk"), thread=making.letter(), thread_case=case)
    completion = decide(mail(documents=complete()[2:]), junk)
    assert (completion.reading.destination, len(completion.drafts)) == ("processed", 1)


def test_of_another_address_of_the_mailbox_a_mail_is_our_own() -> None:
    own = replace(SETTINGS.agency, other_addresses=("Register@agency.example",))
    decision = decide(
        mail(sender=Sender(address="register@agency.example")), context(settings=replace(SETTINGS, agency=own))
    )
    assert decision.waits == Waits(reason="own-address", details="its sender is our own address")
