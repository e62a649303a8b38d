"""P4: each guard of an approval, and the reason that an officer sees; all 288 together are in `test_approving`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.approval import verdict
from bot.core.approval.guards import Answers, hindrances
from bot.core.approval.named import Named
from bot.core.automatic import nature
from bot.core.trust import standing
from parsers.facts import DocumentKind, Mail, Marks, Sender, TraceField
from tests.core import making

ORDERER = "anna@exempel-universitetet.example"
SERVER = "mx.agency.example"
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
THREADS = {"none": Answers.NONE, "forged": Answers.NONE, "old": Answers.OLDER, "latest": Answers.LATEST}
TEXTS = {
    "yes": "Jag godkänner specifikationen.",
    "no": "Vi kan inte godkänna specifikationen.",
    "yes-but": "Jag godkänner specifikationen, men ta bort kommun.",
}
NATURES = {"person": Marks(), "automatic": Marks(auto_submitted="auto-replied")}


def written(sender: str = "right", trace: str = "pass", text: str = "yes", by: str = "person") -> Mail:
    return making.mail(
        sender=SENDERS[sender],
        trace=TRACES[trace],
        new_text=TEXTS[text],
        marks=NATURES[by],
        subject="Sv: Specifikation",
    )


NOTHING_KNOWN = Named()


def hindering(mail: Mail, thread: str = "latest", latest: Named = NOTHING_KNOWN) -> tuple[str, ...]:
    return hindrances(
        mail,
        verdict(mail, "specification-reply")[0],
        orderer=ORDERER,
        standing=standing(mail, SERVER),
        answered=THREADS[thread],
        nature=nature(mail, OWN)[0],
        latest=latest,
    )


@pytest.mark.parametrize(
    ("one", "codes"),
    [
        (("right", "pass", "latest", "yes", "person"), ()),
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
    sender, trace, thread, text, by = one
    assert hindering(written(sender, trace, text, by), thread) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Jag godkänner version 2 av specifikationen.", ()),
        ("Jag godkänner specifikationen.", ()),
        ("Jag godkänner version 1 av specifikationen.", ("names-another-version",)),
        ("Approved: specification v1.", ("names-another-version",)),
        ("Jag godkänner specifikationen i ärende 6.3-17/2026.", ()),
        ("Jag godkänner specifikationen i ärende 6.3-71/2026.", ("names-another-version",)),
        ("Jag godkänner specifikationen som ni skickade den 24 november.", ()),
        ("I approve the specification you sent on 3 November.", ("names-another-version",)),
    ],
)
def test_an_answer_to_the_latest_version_that_names_another_is_for_an_officer(
    text: str, codes: tuple[str, ...]
) -> None:
    mail = replace(written(), new_text=text)
    latest = Named(frozenset({2}), frozenset({"17/2026"}), frozenset({(11, 24)}))
    assert hindering(mail, latest=latest) == codes


def test_with_the_trust_off_every_approval_is_for_an_officer() -> None:
    """P6"""
    mail = written()
    assert standing(mail, "off").proven is False


def test_an_approval_with_a_file_or_a_link_to_one_is_for_an_officer() -> None:
    mail = written()
    logo = making.document(DocumentKind.DECORATION)
    file = making.document(DocumentKind.OTHER)
    assert hindering(replace(mail, documents=(logo,))) == ()
    assert hindering(replace(mail, documents=(logo, file))) == ("carries-files",)
    assert hindering(replace(mail, links=("sharepoint.com",))) == ("carries-files",)
