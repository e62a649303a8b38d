"""Decisions about one mail as whole values: what is registered, who is told, what waits, what is noted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.decide import decide
from bot.core.decision import CaseChange, Context, Decision, Draft, KnownCase, Waits
from bot.core.notices import Told, notices, notices_of_mail, recipients_of
from bot.core.papers import order_record, recalled, recorded, recorded_mail, sent_letter
from bot.core.steps import Step
from bot.core.suggestions import action_links, next_lines
from parsers.facts import DeliveryReport, Document, DocumentKind, Mail, Marks, Person, Sender
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

STRANGER = "per@annan.example"


def papers(came: Mail) -> tuple[records.Document, ...]:
    return (recorded_mail(came), *map(recorded, came.documents))


def told(document: Document, **more: object) -> letters.ReceivedDocument:
    return letters.ReceivedDocument(kind=document.kind.value, **more)  # type: ignore[arg-type]


def answer(letter: object, came: Mail, **more: object) -> Draft:
    """An automatic letter in the thread of the mail."""
    whole: dict[str, object] = {
        "key": f"{letter.letter}:mail:7",  # type: ignore[attr-defined]
        "letter": letter,
        "language": "sv",
        "recipient": came.sender.address,
        "in_reply_to": came.message_id,
        "references": (*came.references, came.message_id),
    }
    return Draft(**(whole | more))  # type: ignore[arg-type]


def receipt(came: Mail, *documents: letters.ReceivedDocument, flags: tuple[str, ...] = ()) -> Draft:
    letter = letters.Receipt(agency=SIGNATURE, arrived_on="2026-11-24", documents=documents, flags=flags)
    return answer(letter, came)


def notice(reason: str, recipient: str = OFFICER, sender: str = ANNA, known: KnownCase | None = None) -> Draft:
    """What staff hear the same day."""
    case = known.case if known else None
    lines = (
        next_lines(Step(case.step), case.officer, case.diary_number)
        if case
        else ("svara 7", "ta in 7", "koppla 7 6.3-1/2026", "lägg undan 7")
    )
    letter = letters.CaseNotice(
        agency=SIGNATURE,
        reason=reason,
        diary_number=case.diary_number if case else None,
        step=case.step if case else None,
        mail_id=7,
        sender=sender,
        next=lines,
    )
    return Draft(
        key=f"case-notice:{reason}:mail:7:{recipient}",
        letter=letter,
        language="sv",
        recipient=recipient,
        automatic=False,
        case_id=case.id if case else None,
    )


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
        drafts=(answer(letter, came), notice("completion-came", known=case.at(Step.ASSIGNED))),
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
        drafts=(receipt(came),),
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


def test_a_request_for_public_documents_is_receipted_and_staff_hear_of_it_the_same_day() -> None:
    came = mail(subject="Begäran", new_text="Jag begär ut allmänna handlingar i ärendet.")
    for case in (None, replace(known(officer="olle@agency.example"), parties=(ORDERER,))):
        about = context(thread=making.letter(), thread_case=case) if case else context()
        to = case.case.officer if case else OFFICER
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
            drafts=(receipt(came), notice("public-records-request", recipient=str(to), known=case)),
            happened=(happened,),
        )


def test_a_request_for_a_decision_under_section_12_is_noted_with_its_case() -> None:
    text = "Vi begär att ärendet avgörs enligt 12 § förvaltningslagen."
    case = replace(known(), parties=(ORDERER,))
    came = mail(subject="SV: Bekräftelse", new_text=text)
    decision = decide(came, context(thread=making.letter(), thread_case=case))
    assert decision.drafts == (receipt(came), notice("asks-for-decision-12-fl", known=case))
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
    assert decision.drafts == ()


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
    assert decide(mail(unreadable="too many parts"), context(taken_in_by=OFFICER)).drafts == ()


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


def test_notices_go_to_the_officer_else_to_readers_of_the_digest_else_to_all_of_staff() -> None:
    nobody = replace(SETTINGS, staff=replace(SETTINGS.staff, digest_to=()))
    case = known().case
    assert recipients_of(replace(case, officer="olle@agency.example"), SETTINGS) == ("olle@agency.example",)
    assert recipients_of(case, SETTINGS) == recipients_of(None, SETTINGS) == ("karin@agency.example",)
    both = replace(SETTINGS, staff=replace(SETTINGS.staff, digest_to=("e@f.se",)))
    assert recipients_of(case, both) == ("e@f.se",)
    assert recipients_of(case, replace(nobody, staff=replace(nobody.staff, addresses=("a@b.se", "c@d.se")))) == (
        "a@b.se",
        "c@d.se",
    )


def test_a_notice_without_a_mail_or_a_case_offers_nothing_and_with_a_key_it_signs_what_it_offers() -> None:
    (bare,) = notices("five-months", None, Told(key="k", why="w", until="2027-01-01"), SETTINGS, NOON, b"")
    assert bare.letter == letters.CaseNotice(agency=SIGNATURE, reason="five-months", why="w", until="2027-01-01")
    (signed,) = notices("five-months", known(officer=OFFICER).case, Told(key="k"), SETTINGS, NOON, b"key")
    assert signed.letter.actions == action_links(signed.letter.next, OFFICER, SETTINGS, NOON, b"key")  # type: ignore[union-attr]
    assert signed.letter.actions  # type: ignore[union-attr]


def test_a_notice_shows_at_most_five_sentences_of_three_hundred_characters() -> None:
    long = tuple("x" * 301 for _ in range(6))
    (only,) = notices_of_mail("approved", mail(), context(), known(officer=OFFICER), "why", long)
    assert (only.letter.sentences, only.letter.why) == (("x" * 300,) * 5, "why")  # type: ignore[union-attr]
    (unclear,) = notices_of_mail("approved", mail(sender=Sender()), context(), None)
    assert unclear.letter.sender == ""  # type: ignore[union-attr]


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
