"""P4: of all that can be right and wrong with an approval, exactly one mail in 288 advances the case."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from bot.core.approval import verdict
from bot.core.approval.guards import Answers, answers, hindrances
from bot.core.automatic import nature
from bot.core.tokens import message_id
from bot.core.trust import standing
from parsers.facts import DocumentKind, Mail, Marks, Sender, TraceField
from tests.core import making

ORDERER = "anna@exempel-universitetet.example"
SERVER = "mx.agency.example"
KEY = b"k" * 32
LATEST = message_id("specification", "2" * 16, KEY, "agency.example")
OLDER = message_id("specification", "1" * 16, KEY, "agency.example")
OWN = frozenset({"registerservice@agency.example"})

SENDERS = {
    "right": Sender(address=ORDERER),
    "wrong": Sender(address="per@exempel-universitetet.example"),
    "unclear": Sender(address=None, unclear_because="two From fields"),
}
RECEIVED = TraceField(name="received", value=f"from mail.exempel-universitetet.example by {SERVER} with ESMTPS")


def result(value: str) -> TraceField:
    return TraceField(name="authentication-results", value=f"{SERVER}; {value}")


TRACES = {
    "pass": (result("dmarc=pass header.from=exempel-universitetet.example"), RECEIVED),
    "fail": (result("dmarc=fail header.from=exempel-universitetet.example"), RECEIVED),
    "none": (RECEIVED,),
    "forged": (RECEIVED, result("dmarc=pass header.from=exempel-universitetet.example")),  # written by the sender
}
THREADS = {
    "none": (),
    "forged": (LATEST.replace(LATEST.split(".")[2][:4], "0000"),),
    "old": (OLDER,),
    "latest": (LATEST,),
}
TEXTS = {
    "yes": "Jag godkänner specifikationen.",
    "no": "Vi kan inte godkänna specifikationen.",
    "yes-but": "Jag godkänner specifikationen, men ta bort kommun.",
}
NATURES = {"person": Marks(), "automatic": Marks(auto_submitted="auto-replied")}


def written(sender: str, trace: str, thread: str, text: str, by: str) -> Mail:
    return making.mail(
        sender=SENDERS[sender],
        trace=TRACES[trace],
        in_reply_to=THREADS[thread],
        new_text=TEXTS[text],
        marks=NATURES[by],
        subject="Sv: Specifikation",
    )


def hindering(mail: Mail, version: int | None = None) -> tuple[str, ...]:
    return hindrances(
        mail,
        verdict(mail, "specification-reply")[0],
        orderer=ORDERER,
        standing=standing(mail, SERVER),
        answered=answers(mail, {LATEST}, {OLDER}),
        nature=nature(mail, OWN)[0],
        version=version,
    )


def test_exactly_one_of_288_mails_advances_the_case() -> None:
    """P4"""
    combinations = list(itertools.product(SENDERS, TRACES, THREADS, TEXTS, NATURES))
    advancing = [one for one in combinations if hindering(written(*one)) == ()]
    assert len(combinations) == 288
    assert advancing == [("right", "pass", "latest", "yes", "person")]


@pytest.mark.parametrize(
    ("one", "codes"),
    [
        (("wrong", "pass", "latest", "yes", "person"), ("not-the-orderer",)),
        (("unclear", "none", "latest", "yes", "person"), ("sender-unclear", "origin-not-proven")),
        (("right", "forged", "latest", "yes", "person"), ("origin-not-proven",)),
        (("right", "pass", "forged", "yes", "person"), ("answers-no-specification",)),
        (("right", "pass", "old", "yes", "person"), ("answers-older-specification",)),
        (("right", "pass", "latest", "yes-but", "person"), ("no-plain-approval",)),
        (("right", "pass", "latest", "yes", "automatic"), ("not-a-person",)),
    ],
)
def test_an_officer_sees_why_an_approval_advances_nothing(one: tuple[str, ...], codes: tuple[str, ...]) -> None:
    assert hindering(written(*one)) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Jag godkänner version 2 av specifikationen.", ()),
        ("Jag godkänner specifikationen.", ()),
        ("Jag godkänner version 1 av specifikationen.", ("names-another-version",)),
        ("Approved: specification v1.", ("names-another-version",)),
    ],
)
def test_an_answer_to_the_latest_version_that_names_another_is_for_an_officer(
    text: str, codes: tuple[str, ...]
) -> None:
    mail = replace(written("right", "pass", "latest", "yes", "person"), new_text=text)
    assert hindering(mail, version=2) == codes


def test_with_the_trust_off_every_approval_is_for_an_officer() -> None:
    """P6"""
    mail = written("right", "pass", "latest", "yes", "person")
    assert standing(mail, "off").proven is False


def test_an_approval_with_a_file_or_a_link_to_one_is_for_an_officer() -> None:
    mail = written("right", "pass", "latest", "yes", "person")
    logo = making.document(DocumentKind.DECORATION)
    file = making.document(DocumentKind.OTHER)
    assert hindering(replace(mail, documents=(logo,))) == ()
    assert hindering(replace(mail, documents=(logo, file))) == ("carries-files",)
    assert hindering(replace(mail, links=("sharepoint.com",))) == ("carries-files",)


def test_what_is_replied_to_directly_counts_before_what_is_referred_to() -> None:
    mail = making.mail(in_reply_to=(OLDER,), references=(OLDER, LATEST))
    assert answers(mail, {LATEST}, {OLDER}) is Answers.OLDER
    mail = making.mail(in_reply_to=("<x@y.example>",), references=(OLDER, LATEST, "<x@y.example>"))
    assert answers(mail, {LATEST}, {OLDER}) is Answers.LATEST
