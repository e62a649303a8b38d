"""Decisions about orders, completions and questions as whole values: what is registered, who is told, what waits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.decide import decide
from bot.core.decision import CaseChange, Context, Decision, Draft, Waits
from bot.core.papers import order_record, recalled, recorded, recorded_mail, sent_letter
from bot.core.steps import Step
from parsers.facts import DocumentKind, Mail, Marks, Person, Sender
from replies import letters
from storage import records
from tests.core import making
from tests.core.making import (
    ANNA,
    NOON,
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
from tests.core.wholes import STRANGER, answer, case_receipt, notice, papers, told


def test_an_order_is_this_decision_and_no_other() -> None:
    people = replace(
        making.ORDER,
        researcher=Person(name="Bo Exempel", email="Bo@Uni.example"),
        contact=Person(name="Cia Exempel"),
        representative=Person(email="rektor@uni.example"),
    )
    came = mail(documents=(making.form(people), *complete()[1:]), references=("<0@uni.example>",))
    form, application, decision, variables = came.documents
    confirmation = letters.Confirmation(
        agency=SIGNATURE,
        diary_number="6.3-17/2026",
        arrived_on="2026-11-24",
        documents=(told(form), told(application), told(decision, outcome="approved"), told(variables, rows=1)),
        missing=(),
        flags=(),
        hourly_rate_sek=1100,
        handling_months=(3, 6),
        usual_hours=(10, 40),
    )
    assert decide(came, context()) == Decision(
        kind="order",
        reading=reading(came, "order"),
        documents=papers(came),
        opens=records.NewCase(
            diary_number="6.3-17/2026",
            series="main",
            year=2026,
            number=17,
            opened_at=NOON,
            language="sv",
            order=order_record(people),
        ),
        parties=(
            ORDERER,
            records.Party(role="researcher", address="bo@uni.example", name="Bo Exempel", participant=True),
            records.Party(role="contact", address=None, name="Cia Exempel"),
            records.Party(role="representative", address="rektor@uni.example", participant=True),
        ),
        drafts=(answer(confirmation, came),),
        happened=(("case-opened", {"diary_number": "6.3-17/2026"}),),
    )


def test_nobody_who_is_not_named_takes_part_in_a_case() -> None:
    opened = decide(mail(sender=Sender(address=ANNA)), context(taken_in_by=OFFICER))
    assert opened.parties == (records.Party(role="orderer", address=ANNA, participant=True),)


def test_a_letter_tells_documents_with_their_pages_and_problems_and_flags_only_what_is_for_the_reader() -> None:
    bundle = making.document(DocumentKind.OTHER, name="x" * 61, pages=(1, 6), problems=("scanned",))
    page = making.document(DocumentKind.OTHER, name="sida.pdf", pages=(3, 3))
    body = making.document(DocumentKind.OTHER, path="body", name="body")
    logo = making.document(DocumentKind.DECORATION)
    closed = making.document(DocumentKind.UNREADABLE, problems=("encrypted",))
    came = mail(
        documents=(*complete(), bundle, page, body, logo, closed),
        trace=making.passed(),
        subject="Beställning, jfr 6.3-2/2026",
    )
    confirmation = decide(came, context()).drafts[0].letter
    assert confirmation.documents[4:] == (  # type: ignore[union-attr]
        told(bundle, name="x" * 60, pages="1-6", problems=("scanned",)),
        told(page, name="sida.pdf", pages="3"),
        told(body),
        told(closed, name="unreadable.pdf", problems=("encrypted",)),
    )
    assert confirmation.flags == ("encrypted-attachment",)  # type: ignore[union-attr]


@pytest.mark.parametrize(("language", "written"), [("sv", "sv"), ("en", "en"), ("other", "sv")])
def test_a_letter_is_in_swedish_where_it_is_not_in_english(language: str, written: str) -> None:
    assert decide(mail(language=language, documents=complete()), context()).drafts[0].language == written


def test_a_letter_is_signed_by_the_agency_as_it_is_configured() -> None:
    own = replace(
        SETTINGS.agency,
        service="Registerbeställningar",
        public_address="kontakt@agency.example",
        phone="08-123",
        web_page="https://agency.example",
    )
    confirmation = decide(mail(documents=complete()), context(settings=replace(SETTINGS, agency=own))).drafts[0].letter
    assert confirmation.agency == letters.Agency(
        name="Exempelmyndigheten",
        service="Registerbeställningar",
        public_address="kontakt@agency.example",
        phone="08-123",
        web_page="https://agency.example",
    )


def test_a_completion_is_this_decision_and_no_other() -> None:
    case = replace(
        known(documents=complete()[:2], step="completion-requested", officer=OFFICER, flags=("title-mismatch",)),
        parties=(ORDERER,),
    )
    advisory = making.decision(making.Outcome.ADVISORY)
    came = mail(documents=(advisory,), subject="Dnr 6.3-3/2026")
    letter = letters.CompletionReceived(
        agency=SIGNATURE,
        diary_number="6.3-3/2026",
        arrived_on="2026-11-24",
        documents=(told(advisory, outcome="advisory"),),
        missing=("ethics-decision", "variable-list"),
        flags=("decision-is-no-approval",),
    )
    assert decide(came, context(thread=making.letter(), thread_case=case)) == Decision(
        kind="completion",
        reading=reading(came, "completion", case_id=3),
        documents=papers(came),
        changes=CaseChange(
            case_id=3,
            missing=("ethics-decision", "variable-list"),
            flags=("title-mismatch", "decision-is-no-approval"),
            order=order_record(making.ORDER),
            steps=(Step.ASSIGNED,),
        ),
        drafts=(answer(letter, came), notice("completion-came", known=case.at(Step.ASSIGNED), words=(came.new_text,))),
        happened=(("completion-received", {"diary_number": "6.3-3/2026"}),),
    )


def test_a_completion_in_a_case_that_awaits_none_moves_nothing_and_disturbs_nobody_who_has_no_case() -> None:
    case = known(documents=complete()[:2])
    decision = decide(mail(documents=complete()[2:]), context(thread=making.letter(), thread_case=case))
    assert decision.changes is not None
    assert decision.changes.steps == ()
    assert [d.letter.letter for d in decision.drafts] == ["completion-received"]


@pytest.mark.parametrize("thread", [True, False])
def test_data_on_people_wait_for_a_person_whether_they_open_a_case_or_complete_one(thread: bool) -> None:
    came = mail(documents=(*complete(), making.document(DocumentKind.DATA_FILE)))
    about = context(thread=making.letter(), thread_case=known()) if thread else context()
    assert decide(came, about).waits == Waits(reason="data-file")


def test_a_question_in_a_case_waits_and_is_receipted_once() -> None:
    case = replace(known(), parties=(ORDERER,))
    came = mail(subject="SV: Bekräftelse", new_text="Får vi ringa er i dag?")
    assert decide(came, context(thread=making.letter(), thread_case=case)) == Decision(
        kind="question",
        reading=reading(came, "question", case_id=3),
        documents=papers(came),
        waits=Waits(reason="question"),
        drafts=(case_receipt(came),),
        happened=(("question-received", {"diary_number": "6.3-3/2026"}),),
    )
    again = decide(came, context(thread=making.letter("receipt"), thread_case=case))
    assert (again.waits, again.drafts) == (Waits(reason="question"), ())


STANDS = "Hej! Hur går det med vårt ärende?"


def status(came: Mail, since: str = "2026-11-24") -> Draft:
    letter = letters.Status(
        agency=SIGNATURE,
        diary_number="6.3-3/2026",
        step="confirmed",
        since=since,
        awaits="staff",
        handling_months=(3, 6),
    )
    return Draft(
        key=f"status:mail:7:{ANNA}",
        letter=letter,
        language="sv",
        recipient=ANNA,
        in_reply_to=came.message_id,
        case_id=3,
    )


def test_who_takes_part_and_asks_where_it_stands_is_told_and_nobody_need_look() -> None:
    case = replace(known(), parties=(ORDERER,))
    came = mail(subject="SV: Bekräftelse", new_text=STANDS)
    assert decide(came, context(thread=making.letter(), thread_case=case)) == Decision(
        kind="question",
        reading=reading(came, "question", case_id=3),
        documents=papers(came),
        drafts=(status(came),),
        happened=(("asked-where-it-stands", {}),),
    )


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        (STANDS + " " + "x" * (400 - len(STANDS) - 1), None),
        (STANDS + " " + "x" * (401 - len(STANDS) - 1), Waits(reason="question")),
        (STANDS + " Och vad kostar det?", Waits(reason="question")),
    ],
)
def test_what_else_they_ask_waits_for_a_person(text: str, waits: Waits | None) -> None:
    case = replace(known(step_since=NOON.replace(day=20)), parties=(ORDERER,))
    came = mail(subject="SV: Bekräftelse", new_text=text)
    decision = decide(came, context(thread=making.letter(), thread_case=case))
    assert (decision.waits, decision.drafts) == (waits, (status(came, since="2026-11-20"),))


@pytest.mark.parametrize(
    ("parties", "change"),
    [
        ((replace(ORDERER, participant=False),), {}),
        ((replace(ORDERER, address=STRANGER),), {}),
        ((ORDERER,), {"documents": (making.document(DocumentKind.DECORATION),)}),
        ((ORDERER,), {"marks": Marks(auto_response_suppress="all")}),
        ((ORDERER,), {"new_text": "Vad kostar det?"}),
    ],
)
def test_nobody_else_and_by_nothing_else_is_where_a_case_stands_told(
    parties: tuple[records.Party, ...], change: dict[str, object]
) -> None:
    case = replace(known(), parties=parties)
    came = mail(**({"subject": "SV: Bekräftelse", "new_text": STANDS} | change))
    decision = decide(came, context(thread=making.letter(), thread_case=case))
    assert "status" not in [draft.letter.letter for draft in decision.drafts]
    assert decision.waits == Waits(reason="question")


def test_a_document_is_kept_as_it_was_read_and_a_letter_as_a_document_of_its_case() -> None:
    form = making.form(pages=(2, 3), evidence=("ord",), problems=("scanned",))
    kept = recorded(form)
    assert recalled(kept) == form
    assert replace(kept, facts=None) == records.Document(
        name="form.pdf",
        path="form.pdf",
        sha256="0" * 64,
        size=1,
        media_type="application/pdf",
        kind="form",
        confidence=0.9,
        evidence=("ord",),
        pages=(2, 3),
        problems=("scanned",),
    )
    assert recorded_mail(mail()) == records.Document(
        name="mejl", path="mail", sha256="a" * 64, size=1000, media_type="message/rfc822", kind="mail", confidence=1.0
    )
    sent = replace(making.letter(), sha256="b" * 64)
    as_kept = records.Document(
        name="confirmation",
        path="letter",
        sha256="b" * 64,
        size=0,
        media_type="message/rfc822",
        kind="confirmation",
        confidence=1.0,
    )
    assert sent_letter(sent) == as_kept
    assert sent_letter(making.letter()).sha256 == ""


def test_a_context_knows_nothing_but_what_it_is_told() -> None:
    bare = Context(settings=SETTINGS, now=NOON, mail=row(), next_number=1)
    assert (bare.same_message_id, bare.action_spent) == (False, False)
    assert (bare.letters_last_hour, bare.letters_last_day, bare.letters_last_day_in_all) == (0, 0, 0)
    assert bare.mails_of_sender_today == 0
    assert "secret" not in repr(replace(bare, signing_key=b"secret"))
