"""Mail from staff: when it steers (P5), paper that it registers, and what an officer wrote to somebody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.action_tokens import SignedAction
from bot.core.commands import Action, Command, Unclear, command_of
from bot.core.decide import decide
from bot.core.decision import CaseChange, Decision, Enclosure, KnownCase, Version, Waits
from bot.core.paper import arrived_at, counting_from
from bot.core.papers import recorded, recorded_mail
from bot.core.steps import Step
from parsers.facts import Document, DocumentKind, Mail, Marks, Sender, TraceField
from storage import records
from tests.core import making
from tests.core.making import ANNA, NOON, OFFICER, ORDERER, SETTINGS, context, known, letter, version

DIGEST = letter("digest", case_id=None)
FORM = "6.3-{number}/{year}"
BODY = making.document(DocumentKind.OTHER, path="body")
PDF = making.document(DocumentKind.OTHER, name="Spec.pdf", sha256="d" * 64)


def officers(text: str, *documents: Document, **more: object) -> Mail:
    """A mail of Karin's, proven to be hers."""
    whole: dict[str, object] = {
        "sender": Sender(address=OFFICER),
        "subject": "SV: Registerbot",
        "new_text": text,
        "trace": making.passed(OFFICER),
        "documents": documents,
    }
    return making.mail(**(whole | more))


def read(came: Mail, kind: str = "staff", **more: object) -> records.MailReading:
    return making.reading(came, kind, **more)


def commands(*lines: str) -> tuple[Command | Unclear, ...]:
    return tuple(command_of(line, FORM) for line in lines)


@pytest.mark.parametrize(
    ("more", "change", "reason"),
    [
        ({"thread": DIGEST}, {"trace": ()}, "staff-not-proven"),
        ({"thread": DIGEST}, {"marks": Marks(auto_submitted="no")}, None),
        ({"thread": DIGEST}, {}, None),
        ({"thread": letter("case-notice")}, {}, None),
        ({"thread": letter()}, {}, "staff-mail"),  # the letter that it answers went to a researcher
        ({}, {}, "staff-mail"),
        ({"action": SignedAction(line="ta in 12", token="t")}, {}, None),
        ({"action": SignedAction(line="ta in 12", token="t")}, {"trace": ()}, "staff-not-proven"),
        ({"action": SignedAction(line="ta in 12", token="t"), "action_spent": True}, {}, "staff-not-proven"),
    ],
)
def test_p5_staff_steer_from_a_proven_address_in_our_thread_or_by_an_action_and_the_rest_waits(
    more: dict[str, object], change: dict[str, object], reason: str | None
) -> None:
    came = officers("ta in 12", **change)
    if reason is None:
        assert decide(came, context(**more)).commands[0] == command_of("ta in 12", FORM)
        return
    assert decide(came, context(**more)) == Decision(
        kind="staff",
        reading=read(came),
        documents=(recorded_mail(came),),
        waits=Waits(reason=reason),
        happened=(("staff-mail", {"commands": 0}),),
    )


def test_a_signed_action_is_its_line_with_the_mails_text_below_and_is_spent() -> None:
    for line, text in (("svara 12", ("Ja.",)), ("ta in 12", ())):
        decision = decide(officers("Ja."), context(action=SignedAction(line=line, token="t")))
        assert decision.commands == (replace(command_of(line, FORM), text=text),)  # type: ignore[type-var]
        assert decision.spends == "t"
    unclear = decide(officers("Ja."), context(action=SignedAction(line="hm", token="t")))
    assert unclear.commands == (Unclear(line="hm"),)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ta in 12\nTack på förhand", ("ta in 12",)),
        ("ta in 12\nTa in nummer tretton", ("ta in 12", "Ta in nummer tretton")),
        ("hjälp\nkoppla ihop dem", ("hjälp", "koppla ihop dem")),
        ("hjälp\nflytta den", ("hjälp", "flytta den")),
        ("hjälp\ndela upp den", ("hjälp", "dela upp den")),
        ("hjälp\nlägg undan den", ("hjälp", "lägg undan den")),
        ("hjälp\ntake in that", ("hjälp", "take in that")),
        ("hjälp\njoin them", ("hjälp", "join them")),
        ("hjälp\nset aside that", ("hjälp", "set aside that")),
        ("Hej!\nHur gör jag?", ("Hej!",)),  # no command at all: the first line is answered with help
        ("", ("",)),
    ],
)
def test_of_other_lines_only_those_that_look_like_a_command_are_said_to_be_unclear(
    text: str, lines: tuple[str, ...]
) -> None:
    assert decide(officers(text), context(thread=DIGEST)).commands == commands(*lines)


def test_files_that_come_with_commands_lie_in_the_one_case_that_they_are_about() -> None:
    case, other = known(), known("6.3-4/2026", id=4)
    notice = context(thread=letter("case-notice"), thread_case=case, named_cases=(case, other))
    for text, case_id in (
        ("anteckning\nhej", 3),
        ("ta 6.3-4/2026", 4),
        ("ta 6.3-9/2026", None),
        ("ta 6.3-4/2026\nta", None),
    ):
        came = officers(text, BODY, PDF)
        assert decide(came, notice) == Decision(
            kind="staff",
            reading=read(came, case_id=case_id),
            documents=(recorded(BODY), recorded(PDF)),
            commands=decide(came, notice).commands,
        )
    assert decide(officers("ta", BODY), notice).reading.case_id is None


LOGO = making.document(DocumentKind.DECORATION)


@pytest.mark.parametrize(
    ("line", "kind"), [("specifikation 20 timmar", "specification"), ("beslut bifall", "decision")]
)
def test_files_that_go_out_with_a_command_are_of_its_kind_but_for_the_signatures_picture(line: str, kind: str) -> None:
    decision = decide(officers(line, PDF, LOGO), context(thread=letter("case-notice"), thread_case=known()))
    assert decision.documents == (replace(recorded(PDF), kind=kind, facts=None), recorded(LOGO))
    assert decision.direction == "out"


IN_COPY = {"to": (ANNA,), "cc": ("RegisterService@agency.example", "olle@agency.example")}
CASE = replace(known(step="assigned"), parties=(ORDERER,), specifications=(version(1),))


def wrote(text: str = "Se bilaga, 12 timmar.", *documents: Document, **more: object) -> Mail:
    """What an officer wrote to Anna with the mailbox in copy."""
    whole: dict[str, object] = {"subject": "Dnr 6.3-3/2026", **IN_COPY}
    return officers(text, *documents, **(whole | more))


SPECIFICATION = making.document(DocumentKind.SPECIFICATION, name="S.pdf", sha256="d" * 64)


def test_an_officers_own_mail_is_registered_as_outgoing_and_the_specification_in_it_is_the_next_version() -> None:
    came = wrote("Se bilaga, 12 timmar, 13 200 kr.", SPECIFICATION)
    assert decide(came, context(named_cases=(CASE,))) == Decision(
        kind="staff",
        reading=read(came, case_id=3, outgoing=True),
        documents=(recorded_mail(came), recorded(SPECIFICATION)),
        direction="out",
        changes=CaseChange(case_id=3, steps=(Step.SPECIFICATION_SENT,)),
        sent_version=(
            Version(number=2, hours=12, price_sek=13_200),
            (Enclosure(name="S.pdf", media_type="application/pdf", sha256="d" * 64),),
        ),
        happened=(("officer-wrote", {"to": [ANNA, "olle@agency.example"], "version": 2}),),
        who=OFFICER,
    )


@pytest.mark.parametrize(
    ("came", "case"),
    [
        (wrote(), CASE),
        (wrote("Hej", PDF), CASE),
        (wrote("Hej", SPECIFICATION, message_id=None), CASE),
        (wrote("Hej", SPECIFICATION), CASE.at(Step.CONFIRMED)),
        (wrote("Hej", making.document(DocumentKind.DECORATION, name="specifikation.png")), CASE),
    ],
)
def test_an_officers_mail_without_a_specification_that_can_be_answered_moves_nothing(
    came: Mail, case: KnownCase
) -> None:
    decision = decide(came, context(named_cases=(case,)))
    assert decision.reading.outgoing
    assert (decision.changes, decision.sent_version) == (None, None)
    assert decision.happened == (("officer-wrote", {"to": [ANNA, "olle@agency.example"]}),)


def test_a_file_called_specification_is_one_whatever_it_was_read_as() -> None:
    other = (
        making.document(DocumentKind.OTHER, name="Bilaga.pdf"),
        making.document(DocumentKind.OTHER, name="SPECIFIKATION.xlsx"),
    )
    first = replace(CASE, specifications=())
    for name in ("SPECIFIKATION v1.xlsx", "Data specification.docx"):
        named = making.document(DocumentKind.OTHER, name=name)
        decision = decide(wrote("Hej", other[0], named), context(named_cases=(first,)))
        assert decision.sent_version is not None
        assert decision.sent_version[0] == Version(number=1)
    latest = decide(
        wrote("Hej", other[1]), context(named_cases=(replace(CASE, specifications=(version(3), version(2))),))
    )
    assert latest.sent_version is not None
    assert latest.sent_version[0].number == 4


@pytest.mark.parametrize(
    ("came", "more"),
    [
        (wrote(), {}),  # nobody knows the case
        (wrote(subject="Dnr 6.3-4/2026"), {"named_cases": (CASE,)}),
        (wrote(to=("okand@c.example",)), {"named_cases": (CASE,)}),  # nobody who takes part is written to
        (wrote(), {"named_cases": (replace(CASE, parties=(replace(ORDERER, participant=False),)),)}),
        (wrote(subject="6.3-3/2026, 6.3-4/2026"), {"named_cases": (CASE, known("6.3-4/2026", id=4))}),
        (wrote(cc=()), {"named_cases": (CASE,)}),  # without us among its recipients it is for us alone to wonder
        (wrote(to=("olle@agency.example",)), {"named_cases": (CASE,)}),
        (wrote(trace=()), {"named_cases": (CASE,)}),
    ],
)
def test_an_officers_mail_that_belongs_to_no_sure_case_waits(came: Mail, more: dict[str, object]) -> None:
    assert decide(came, context(**more)).waits == Waits(reason="staff-mail")


def test_an_officers_mail_in_our_thread_needs_no_number() -> None:
    came = wrote(subject="SV: Bekräftelse", to=(ANNA.upper(),))
    assert decide(came, context(thread=letter(), thread_case=CASE)).reading.case_id == 3


SCAN = making.form(path="scan.pdf")
PAPER = "registrera 2026-11-20 från Olle Papper <Olle@paper.example>"
THEN = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)  # noon in Stockholm


def test_paper_is_an_order_of_whoever_sent_it_from_the_day_of_its_arrival() -> None:
    came = officers(PAPER, SCAN, LOGO)
    decision = decide(came, context(thread=DIGEST))
    assert decision.opens is not None
    assert decision.opens.opened_at == THEN
    assert decision.opens.flags == ()
    assert decision.parties[0] == records.Party(
        role="orderer", address="olle@paper.example", name="Olle Papper", participant=True
    )
    assert decision.reading == read(came, kind="order")
    assert (decision.who, decision.commands) == (OFFICER, commands(PAPER))
    assert [(d.letter.letter, d.recipient, d.in_reply_to) for d in decision.drafts] == [
        ("confirmation", "olle@paper.example", None)
    ]
    assert decision.drafts[0].letter.arrived_on == "2026-11-20"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "address", "name"),
    [
        ("från Olle Papper, olle@paper.example", "olle@paper.example", "Olle Papper"),
        ("from Olle Papper <olle@paper.example>", "olle@paper.example", "Olle Papper"),
        ("från Olle Papper 2026-11-20", None, "Olle Papper"),
        ("från " + "x" * 101, None, "x" * 100),
        ("i dag", None, ""),
    ],
)
def test_who_sent_a_paper_is_read_off_the_officers_line(words: str, address: str | None, name: str) -> None:
    decision = decide(officers(f"registrera {words}", SCAN), context(thread=DIGEST))
    assert decision.opens is not None
    parties = [(party.address, party.name) for party in decision.parties if party.role == "orderer"]
    assert parties == [(address, name)] * bool(address or name)
    assert (len(decision.drafts) == 1) is (address is not None)
    assert "sender-unclear" not in decision.opens.flags


def test_paper_joins_the_case_that_is_named_or_is_refused() -> None:
    line = f"registrera 6.3-3/2026 {PAPER.removeprefix('registrera ')}"
    came = officers(line, SCAN, language="other")
    joined = decide(came, context(thread=DIGEST, named_cases=(known(),)))
    assert (joined.kind, joined.reading, joined.who) == (
        "completion",
        read(came, kind="completion", case_id=3),
        OFFICER,
    )
    assert joined.changes is not None
    assert [d.language for d in joined.drafts] == ["sv"]
    for refused, scans in ((line, (SCAN,)), (PAPER, ()), (PAPER, (LOGO,))):
        mail_ = officers(refused, *scans)
        assert decide(mail_, context(thread=DIGEST)) == Decision(
            kind="staff", reading=read(mail_), commands=commands(refused)
        )


def test_a_letter_about_a_paper_is_no_answer_to_anything_and_in_swedish_where_the_paper_has_no_language() -> None:
    came = officers(PAPER, SCAN, language="other", references=("<1.digest.2@agency.example>",))
    decision = decide(came, context(thread=DIGEST))
    assert decision.opens is not None
    assert decision.opens.language == "sv"
    assert (decision.drafts[0].in_reply_to, decision.drafts[0].references) == (None, ())


def test_the_officers_words_end_where_their_line_ends() -> None:
    decision = decide(
        officers("registrera från Olle Papper\nVi begär avgörande enligt 12 § FL", SCAN), context(thread=DIGEST)
    )
    assert [(party.address, party.name) for party in decision.parties] == [(None, "Olle Papper")]
    assert decision.opens is not None
    assert decision.opens.flags == ()


def test_an_english_paper_stays_english_and_its_own_words_are_not_taken_for_the_senders() -> None:
    came = officers(PAPER, SCAN, language="en", subject="Vi begär avgörande enligt 12 § FL")
    decision = decide(came, context(thread=DIGEST))
    assert [d.language for d in decision.drafts] == ["en"]
    assert decision.opens is not None
    assert decision.opens.flags == ()


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("2026-11-20", THEN),
        ("kom 2026-11-20 och lästes 2026-11-23", THEN),
        ("2026-11-24", NOON),
        ("2026-11-25", NOON),  # a day that has not come
        ("2026-13-01", NOON),
        ("i går", NOON),
    ],
)
def test_paper_counts_from_noon_of_the_day_that_is_named_if_that_has_come(words: str, when: datetime) -> None:
    assert arrived_at(words, NOON, SETTINGS) == when


def test_the_year_of_a_number_hangs_on_the_day_of_the_paper_and_of_no_other_command() -> None:
    def counted(text: str) -> datetime:
        return counting_from(officers(text), NOON, SETTINGS)

    assert counted("hm\nhjälp\nregistrera\nkom 2026-11-20") == THEN
    assert counted("registrera 2026-11-20 från Olle") == THEN
    assert counted("möte 2026-11-20 10:00") == NOON


def test_a_proof_of_another_server_is_none() -> None:
    """P6"""
    forged = (
        TraceField(name="authentication-results", value="mx.evil.example; dmarc=pass"),
        *making.passed(OFFICER)[1:],
    )
    assert decide(officers("ta in 12", trace=forged), context(thread=DIGEST)).commands == ()


def test_a_command_to_register_is_found_among_others() -> None:
    decision = decide(officers(f"hm\nhjälp\n{PAPER}", SCAN), context(thread=DIGEST))
    assert decision.opens is not None
    assert decision.commands == (Command(line=PAPER, action=Action.REGISTER, said=PAPER.removeprefix("registrera ")),)
