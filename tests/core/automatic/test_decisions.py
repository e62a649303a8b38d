"""Decisions about our own copies, repeated and automatic mail, and reports on letters that did not arrive."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.decide import decide
from bot.core.decision import Decision, Waits
from parsers.facts import DeliveryReport, DocumentKind, Marks, Sender
from tests.core import making
from tests.core.making import (
    complete,
    context,
    mail,
    reading,
    row,
)
from tests.core.wholes import papers


def test_our_own_copy_and_a_repeated_mail_are_filed_in_their_case_and_end_there() -> None:
    came = mail(documents=complete())
    copy = decide(came, context(own_copy=making.letter(), twin=row(id=2, case_id=4)))
    assert copy == Decision(
        kind="automatic",
        reading=reading(came, "automatic", case_id=3),
        happened=(("own-copy", {}),),
        delivered=1,
    )
    for kind, expected in (("order", "order"), (None, "other")):
        assert decide(came, context(twin=row(id=2, kind=kind, case_id=4))) == Decision(
            kind=expected,
            reading=reading(came, expected, case_id=4, twin_of=2),
            happened=(("repeated", {}),),
        )


def test_automatic_mail_is_registered_with_its_thread_and_the_sign_that_told() -> None:
    came = mail(marks=Marks(auto_submitted="auto-replied"), documents=(making.document(DocumentKind.OTHER),))
    sign = ("automatic", {"sign": "Auto-Submitted: auto-replied"})
    for more, case_id in (({}, None), ({"thread": making.letter()}, 3)):
        assert decide(came, context(**more)) == Decision(
            kind="automatic",
            reading=reading(came, "automatic", case_id=case_id),
            documents=papers(came),
            happened=(sign,),
        )
    worded = decide(mail(subject="Frånvaro: Bekräftelse", new_text="Jag är åter den 3 maj.", documents=()), context())
    about = {"sign": "its subject says that somebody is away", "by-words": True}
    assert (worded.happened, worded.waits, worded.drafts) == ((("automatic", about),), None, ())
    junk = decide(came, context(mail=row(first_folder="Junk")))
    assert junk.reading.destination == "stay"


def test_papers_of_an_order_in_automatic_mail_wait_for_a_person_but_not_those_that_a_bounce_returns() -> None:
    listed = mail(marks=Marks(list_fields=("List-Id",)), documents=complete())
    assert decide(listed, context()).waits == Waits(reason="order", details="it carries List-Id")
    bounced = mail(marks=Marks(report_type="delivery-status"), documents=complete())
    assert decide(bounced, context()).waits is None


def test_who_claims_to_be_us_is_shown_with_the_sign() -> None:
    came = mail(sender=Sender(address="registerservice@agency.example"))
    assert decide(came, context()) == Decision(
        kind="automatic",
        reading=reading(came, "automatic"),
        documents=papers(came),
        waits=Waits(reason="own-address", details="its sender is our own address"),
        happened=(("automatic", {"sign": "its sender is our own address"}),),
    )


@pytest.mark.parametrize(
    ("report", "kind", "undelivered"),
    [
        (DeliveryReport(action="failed"), "bounce", 1),
        (DeliveryReport(action="delayed"), "bounce", None),
        (None, "bounce", None),
    ],
)
def test_p7_only_a_report_that_says_failed_marks_the_letter_that_it_is_about(
    report: DeliveryReport | None, kind: str, undelivered: int | None
) -> None:
    came = mail(marks=Marks(report_type="delivery-status"), report=report)
    about = replace(making.letter(case_id=8), id=1)
    decision = decide(came, context(reported=about, thread=making.letter()))
    assert (decision.kind, decision.undelivered, decision.reading.case_id) == (kind, undelivered, 8)
    assert decide(came, context(thread=making.letter())).undelivered is None
    absent = mail(marks=Marks(auto_submitted="auto-replied"))
    assert decide(absent, context(reported=about)).undelivered is None
