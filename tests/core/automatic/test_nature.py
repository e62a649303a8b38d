"""Machines are told from people (P8): tables of invented mails, read by the real parser and decided in full."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.automatic import Nature, may_be_answered, nature
from bot.core.automatic.signs import MOST_HOPS
from bot.core.decide import decide
from parsers.facts import DeliveryReport, DocumentKind, Mail, Marks, Sender, TraceField
from tests.core import making
from tests.core.automatic.mails import Row, parsed, rows
from tests.core.making import context, mail

NOBODY: frozenset[str] = frozenset()
MACHINES = tuple(row for row in rows("machines") if row.kind != "person")
PEOPLE = rows("people")
# Written after the rules, a batch at a time.
UNSEEN = tuple(row for table in ("unseen", "later", "fresh", "last", "offices") for row in rows(table))
HEADER = TraceField(name="received", value="from a.example by b.example")


def answered(row: Row) -> bool:
    """Whether the mail gets a letter as the first mail of its sender."""
    return bool(decide(parsed(row), context()).drafts)


def told(row: Row) -> str:
    """The kind of machine, or person."""
    kind = decide(parsed(row), context()).kind
    return kind if kind in {"automatic", "bounce", "list"} else "person"


def test_p8_the_tables_are_as_large_as_they_should_be() -> None:
    assert (len(MACHINES) >= 300, len(PEOPLE) >= 300) == (True, True)


@pytest.mark.parametrize("row", MACHINES, ids=lambda row: f"{row.line}-{row.style}")
def test_p8_what_a_machine_sends_is_told_by_its_kind_and_never_answered(row: Row) -> None:
    assert (told(row), answered(row)) == (row.kind, False)


@pytest.mark.parametrize("row", PEOPLE, ids=lambda row: str(row.line))
def test_a_person_is_answered_whatever_words_of_machines_the_mail_holds(row: Row) -> None:
    assert (told(row), answered(row)) == ("person", True)


def test_p8_mails_written_after_the_rules_are_told_as_well() -> None:
    missed = [row.subject for row in UNSEEN if answered(row) is not (row.kind == "person")]
    assert missed == []


def test_the_sign_that_told_is_said_in_words() -> None:
    signs = [
        nature(mail(marks=Marks(auto_submitted="auto-replied (vacation)")), NOBODY),
        nature(mail(marks=Marks(report_type="delivery-status")), NOBODY),
        nature(mail(marks=Marks(list_fields=("list-id",))), NOBODY),
        nature(mail(subject="Frånvaro: Bekräftelse", new_text="Åter måndag."), NOBODY),
        nature(mail(marks=Marks(bot_id="agency.example")), NOBODY),
        nature(mail(), frozenset({"anna@exempel-universitetet.example"})),
        nature(mail(), NOBODY),
    ]
    assert signs == [
        (Nature.AUTOMATIC, "Auto-Submitted: auto-replied (vacation)"),
        (Nature.BOUNCE, "it is a delivery report"),
        (Nature.LIST, "it carries list-id"),
        (Nature.AUTOMATIC, "its subject says that somebody is away"),
        (Nature.OURSELVES, "it carries the mark of our own letters"),
        (Nature.OURSELVES, "its sender is our own address"),
        (Nature.PERSON, ""),
    ]


@pytest.mark.parametrize(
    ("marks", "kind"),
    [
        (Marks(auto_submitted="no"), Nature.PERSON),
        (Marks(auto_submitted="no; owner=a"), Nature.PERSON),
        (Marks(auto_submitted="no (sent by a person)"), Nature.PERSON),
        (Marks(auto_submitted=""), Nature.PERSON),
        (Marks(auto_submitted="no, auto-replied"), Nature.AUTOMATIC),
        (Marks(auto_submitted="auto-generated"), Nature.AUTOMATIC),
        (Marks(auto_submitted="auto-notified"), Nature.AUTOMATIC),
        (Marks(precedence="junk"), Nature.AUTOMATIC),
        (Marks(precedence="auto-reply"), Nature.AUTOMATIC),
        (Marks(precedence="bulk"), Nature.LIST),
        (Marks(precedence="list"), Nature.LIST),
        (Marks(precedence="bulk", auto_submitted="auto-replied"), Nature.AUTOMATIC),
        (Marks(precedence="first-class"), Nature.PERSON),
        (Marks(list_fields=("list-help",), auto_submitted="auto-generated"), Nature.LIST),
        (Marks(other_automatic=("x-autoreply",)), Nature.AUTOMATIC),
        (Marks(other_automatic=("x-failed-recipients",)), Nature.BOUNCE),
        (Marks(report_type="disposition-notification"), Nature.AUTOMATIC),
        (Marks(report_type="feedback-report"), Nature.AUTOMATIC),
        (Marks(calendar="reply"), Nature.AUTOMATIC),
        (Marks(calendar="counter"), Nature.AUTOMATIC),
        (Marks(calendar="request"), Nature.PERSON),
        (Marks(calendar="request", content_type="text/calendar"), Nature.AUTOMATIC),
        (Marks(calendar="publish"), Nature.PERSON),
        (Marks(return_path=""), Nature.AUTOMATIC),
        (Marks(return_path="anna@exempel-universitetet.example"), Nature.PERSON),
        (Marks(bulk_fields=("feedback-id",)), Nature.PERSON),
    ],
)
def test_p8_what_stands_in_the_header_decides_alone(marks: Marks, kind: Nature) -> None:
    assert nature(mail(marks=marks), NOBODY)[0] is kind


def test_p8_bulk_fields_make_a_mail_automatic_only_when_nobody_speaks_in_it() -> None:
    marks = Marks(bulk_fields=("x-ms-exchange-inbox-rules-loop",))
    quiet, asking = mail(marks=marks, new_text="Nyheter i maj."), mail(marks=marks, new_text="Kan ni ringa?")
    papers = replace(quiet, documents=making.complete())
    assert [nature(each, NOBODY)[0] for each in (quiet, asking, papers)] == [
        Nature.AUTOMATIC,
        Nature.PERSON,
        Nature.PERSON,
    ]


@pytest.mark.parametrize(
    ("local", "kind"),
    [
        ("noreply", Nature.AUTOMATIC),
        ("portal.no-reply", Nature.AUTOMATIC),
        ("do-not-reply+1", Nature.AUTOMATIC),
        ("svara-ej", Nature.AUTOMATIC),
        ("postmaster", Nature.AUTOMATIC),
        ("mailer-daemon", Nature.BOUNCE),
        ("bounces+4471-anna=uni.example", Nature.BOUNCE),
        ("nora.eply", Nature.PERSON),
        ("bounce.house", Nature.PERSON),
        ("daemon.larsson", Nature.PERSON),
        ("registrator", Nature.PERSON),
    ],
)
def test_p8_a_robots_address_is_never_answered_and_a_persons_like_it_is(local: str, kind: Nature) -> None:
    assert nature(mail(sender=Sender(address=f"{local}@uni.example")), NOBODY)[0] is kind


def test_p7_a_report_read_out_of_prose_is_no_bounce_by_itself() -> None:
    """A person who forwards a bounce, or attaches a mail, is still a person."""
    prose = DeliveryReport(action="failed", status="5.1.1", standard=False)
    assert nature(mail(report=prose), NOBODY)[0] is Nature.PERSON
    assert nature(mail(report=replace(prose, standard=True)), NOBODY)[0] is Nature.BOUNCE


@pytest.mark.parametrize(
    ("changed", "answer"),
    [
        ({}, True),
        ({"marks": Marks(auto_response_suppress="all")}, False),
        ({"marks": Marks(auto_response_suppress="dr, rn, nrn, oof, autoreply")}, False),
        ({"marks": Marks(auto_response_suppress="dr, oof")}, False),
        ({"marks": Marks(auto_response_suppress="dr, rn")}, True),
        ({"marks": Marks(auto_response_suppress="none")}, True),
        ({"marks": Marks(return_path="")}, False),
        ({"trace": (HEADER,) * MOST_HOPS}, True),
        ({"trace": (HEADER,) * (MOST_HOPS + 1)}, False),
        ({"sender": Sender(unclear_because="two From fields")}, False),
    ],
)
def test_p8_what_may_be_answered_at_all(changed: dict[str, object], answer: bool) -> None:
    assert may_be_answered(mail(**changed)) is answer


def test_p8_a_mail_that_has_been_round_too_often_is_automatic_whoever_wrote_it() -> None:
    often: Mail = mail(trace=(HEADER,) * (MOST_HOPS + 1))
    assert nature(often, NOBODY) == (Nature.AUTOMATIC, "it has passed too many servers")


def test_papers_of_an_order_through_a_list_are_not_answered_but_somebody_sees_them() -> None:
    """A researcher may write through a group address: P8 forbids an answer, not a look."""
    listed = mail(marks=Marks(list_fields=("list-id",)), documents=making.complete())
    seen, unseen = decide(listed, context()), decide(replace(listed, documents=()), context())
    assert [(d.kind, d.drafts, d.waits and (d.waits.reason, d.waits.details)) for d in (seen, unseen)] == [
        ("list", (), ("order", "it carries list-id")),
        ("list", (), None),
    ]


def from_(address: str, subject: str = "Hej", text: str = "Hej.", **more: object) -> Mail:
    return mail(sender=Sender(address=address), subject=subject, new_text=text, **more)


GONE = "Your message could not be delivered to the following recipients."
SIGNS: dict[str, tuple[Nature, Mail]] = {
    "it names recipients that a server could not reach": (
        Nature.BOUNCE,
        mail(marks=Marks(other_automatic=("x-failed-recipients",))),
    ),
    "its sender is a mail system": (Nature.BOUNCE, from_("mailer-daemon@b.example")),
    "a mail system reports on a delivery": (
        Nature.BOUNCE,
        from_("a@b.example", "Undeliverable: Hej", marks=Marks(return_path="")),
    ),
    "its subject and its text report on a delivery": (Nature.BOUNCE, from_("a@b.example", "Undeliverable: Hej", GONE)),
    "its precedence is list": (Nature.LIST, mail(marks=Marks(precedence="list"))),
    "its precedence is bulk": (Nature.LIST, mail(marks=Marks(precedence="bulk"))),
    "it carries x-vacation": (Nature.AUTOMATIC, mail(marks=Marks(other_automatic=("x-vacation",)))),
    "it is a receipt": (Nature.AUTOMATIC, mail(marks=Marks(report_type="disposition-notification"))),
    "it answers an invitation": (Nature.AUTOMATIC, mail(marks=Marks(calendar="reply"))),
    "its precedence says so": (Nature.AUTOMATIC, mail(marks=Marks(precedence="auto-reply"))),
    "its sender is a robot": (Nature.AUTOMATIC, from_("noreply@b.example")),
    "it has passed too many servers": (Nature.AUTOMATIC, mail(trace=(HEADER,) * 31)),
    "it has no return path": (Nature.AUTOMATIC, mail(marks=Marks(return_path=""))),
    "its subject is an automatic one": (Nature.AUTOMATIC, from_("a@b.example", "Automatiskt svar: Hej")),
    "its text says that a machine wrote it": (
        Nature.AUTOMATIC,
        from_("a@b.example", text="Detta är ett automatiskt svar."),
    ),
    "its sender is a device or a service": (Nature.AUTOMATIC, from_("teams@b.example", "Missat samtal", "Per ringde.")),
    "it acknowledges a mail": (
        Nature.AUTOMATIC,
        from_("a@b.example", "Kvittens", "Din e-post har kommit fram till regionens registratur."),
    ),
    "its text acknowledges a mail": (
        Nature.AUTOMATIC,
        from_("a@b.example", text="Vi har tagit emot ditt mejl och återkommer så snart som möjligt."),
    ),
    "it carries feedback-id, and nobody speaks in it": (
        Nature.AUTOMATIC,
        from_("a@b.example", text="Nyheter.", marks=Marks(bulk_fields=("feedback-id", "x-b"))),
    ),
    "it says that our mail was read": (Nature.AUTOMATIC, from_("a@b.example", "Läst: Bekräftelse")),
    "its text says that somebody is away, and whom to ask instead": (
        Nature.AUTOMATIC,
        from_("a@b.example", text="Jag är på semester till den 7 januari. Kontakta Per Exempel i brådskande ärenden."),
    ),
}


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_is_told_in_its_words(sign: str) -> None:
    kind, came = SIGNS[sign]
    assert nature(came, NOBODY) == (kind, sign)


SEEN = "it says that our mail was read"
PAPERS = (making.document(DocumentKind.OTHER),)  # who sends papers speaks


@pytest.mark.parametrize(
    ("came", "sign"),
    [
        (from_("a@b.example", "Levererat: Hej", GONE), "its subject and its text report on a delivery"),
        (from_("a@b.example", "Levererat: Hej", GONE, documents=PAPERS), ""),
        (from_("postmaster@b.example", "Undeliverable: Hej"), "a mail system reports on a delivery"),
        (from_("postmaster@b.example", "Hej"), "its sender is a robot"),
        (from_("a@b.example", "SV: Automatiskt svar", documents=PAPERS), ""),
        (from_("a@b.example", "Automatiskt svar: Hej", documents=PAPERS), "its subject is an automatic one"),
        (from_("a@b.example", "Läst: Bekräftelse", "Ditt meddelande lästes i dag.", documents=PAPERS), SEEN),
        (from_("a@b.example", "Läst: Bekräftelse", documents=PAPERS), ""),
        (from_("a@b.example", "Vb: Automatiskt svar: Hej"), ""),
        (from_("a@b.example", "Hej", 'De skrev "Detta är ett automatiskt svar." i går.'), ""),
    ],
)
def test_a_sign_that_people_show_too_gives_way_where_somebody_speaks(came: Mail, sign: str) -> None:
    assert nature(came, NOBODY)[1] == sign


def test_thirty_servers_are_no_loop_and_one_more_is() -> None:
    assert nature(mail(trace=(HEADER,) * 30), NOBODY) == (Nature.PERSON, "")
    assert may_be_answered(mail(trace=(HEADER,) * 30))
    assert not may_be_answered(mail(trace=(HEADER,) * 31))


@pytest.mark.parametrize("word", ["all", "autoreply", "oof", "dr, oof", "none,autoreply"])
def test_who_wants_no_automatic_answer_gets_none(word: str) -> None:
    assert not may_be_answered(mail(marks=Marks(auto_response_suppress=word)))
    assert may_be_answered(mail(marks=Marks(auto_response_suppress="dr, rn")))


@pytest.mark.parametrize(
    ("value", "automatic"),
    [
        ("no", False),
        ("no (a person), no", False),
        ("no; why=person", False),
        ("no,auto-replied", True),
        ("auto-generated; x=y", True),
        ("", False),
    ],
)
def test_auto_submitted_is_read_without_its_comments_wherever_it_stands(value: str, automatic: bool) -> None:
    kind, _ = nature(mail(marks=Marks(auto_submitted=value)), NOBODY)
    assert (kind is Nature.AUTOMATIC) is automatic


def test_machines_come_to_the_point_and_what_stands_far_down_is_not_read() -> None:
    told = "Detta är ett automatiskt svar."
    for before, kind in ((3000 - len(told), Nature.AUTOMATIC), (3001, Nature.PERSON)):
        assert nature(from_("a@b.example", text=" " * before + told), NOBODY)[0] is kind
