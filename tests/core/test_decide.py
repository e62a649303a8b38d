"""Decisions about one mail, compared as whole values where it matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.commands import Action, Command
from bot.core.completeness import missing, not_superseded
from bot.core.decide import decide
from bot.core.papers import recalled, recorded_mail
from parsers.facts import DeliveryReport, DocumentKind, Invoice, Marks, Order, Outcome, Sender, VariableList
from storage.records import MailState
from tests.core import making
from tests.core.making import complete, context, known, letter, mail, row


def test_a_complete_order_opens_a_case_with_the_next_number_and_owes_one_confirmation() -> None:
    decision = decide(mail(documents=complete()), context())
    assert decision.opens is not None
    assert (decision.opens.diary_number, decision.opens.number, decision.opens.year) == ("6.3-17/2026", 17, 2026)
    assert (decision.opens.missing, decision.opens.flags) == ((), ())
    assert [(d.key, d.recipient, d.language) for d in decision.drafts] == [
        ("confirmation:mail:7", "anna@exempel-universitetet.example", "sv")
    ]
    assert decision.waits is None
    assert (decision.reading.state, decision.reading.destination) == (MailState.DECIDED, "processed")


def test_the_same_mail_in_the_same_context_is_decided_the_same() -> None:
    order = mail(documents=complete())
    assert decide(order, context()) == decide(order, context())


def test_the_year_is_that_of_the_arrival_in_stockholm_and_not_of_the_clock() -> None:
    late = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)
    early = datetime(2026, 12, 31, 23, 1, tzinfo=UTC)
    years = [
        decide(mail(documents=complete()), context(mail=row(arrived_at=at), now=early)).opens for at in (late, early)
    ]
    assert [case.year for case in years if case] == [2026, 2027]


def test_an_english_order_is_confirmed_in_english() -> None:
    decision = decide(mail(documents=complete(), language="en"), context())
    assert [d.language for d in decision.drafts] == ["en"]


@pytest.mark.parametrize(
    ("documents", "lacks"),
    [
        (complete()[1:], ("form",)),
        ((complete()[0], *complete()[2:]), ("ethics-application",)),
        ((*complete()[:2], complete()[3]), ("ethics-decision",)),
        (complete()[:3], ("variable-list",)),
        ((*complete()[:3], making.variables(without_motivation=1)), ("motivations",)),
        ((*complete()[:2], making.decision(amendment=True), complete()[3]), ("ethics-decision",)),
        ((*complete()[:2], making.decision(Outcome.ADVISORY), complete()[3]), ("ethics-decision",)),
        ((*complete()[:2], making.decision(Outcome.REJECTED), complete()[3]), ("ethics-decision",)),
        ((*complete()[:2], making.decision(Outcome.UNKNOWN), complete()[3]), ()),
        (
            (making.form(replace(making.ORDER, org_number=None, invoice=Invoice())), *complete()[1:]),
            ("org-number", "invoice-address", "invoice-reference"),
        ),
        ((making.form(replace(making.ORDER, only_deceased=True)), complete()[3]), ("research-plan",)),
        (
            (
                making.form(replace(making.ORDER, only_deceased=True)),
                complete()[3],
                making.document(DocumentKind.RESEARCH_PLAN),
            ),
            (),
        ),
    ],
)
def test_what_is_missing_is_told(documents: tuple[making.Document, ...], lacks: tuple[str, ...]) -> None:
    decision = decide(mail(documents=documents), context())
    assert decision.opens is not None
    assert decision.opens.missing == lacks


@pytest.mark.parametrize(
    ("documents", "flag"),
    [
        ((making.form(replace(making.ORDER, org_number="202100-2974")), *complete()[1:]), "org-number-invalid"),
        ((*complete()[:2], making.decision(numbers=("2024-11111-01",)), complete()[3]), "ethics-number-mismatch"),
        (
            (
                complete()[0],
                making.application(title="Helt annat om tänder och tandvård"),
                making.decision(title="Helt annat om tänder och tandvård"),
                complete()[3],
            ),
            "title-mismatch",
        ),
        ((*complete()[:2], making.decision(Outcome.ADVISORY), complete()[3]), "decision-is-no-approval"),
        (
            (*complete()[:2], making.decision(Outcome.APPROVED_WITH_CONDITIONS), complete()[3]),
            "decision-has-conditions",
        ),
        ((*complete()[:2], making.decision(date="2023-01-01"), complete()[3]), "approval-may-have-lapsed"),
        ((complete()[0], making.application(signed=None), *complete()[2:]), "signature-not-found"),
        (
            (
                making.form(
                    replace(
                        making.ORDER,
                        period=("1990", "2020"),
                        codes=replace(making.ORDER.codes, icd=("I20-I25",)),
                    )
                ),
                *complete()[1:],
            ),
            "codes-outside-period",
        ),
        ((*complete(), making.document(DocumentKind.UNREADABLE, problems=("encrypted",))), "encrypted-attachment"),
        ((*complete(), making.document(DocumentKind.UNREADABLE)), "unreadable-attachment"),
        ((making.form(replace(making.ORDER, principal_is_authority=False)), *complete()[1:]), "private-principal"),
        ((*complete(), making.document(DocumentKind.DATA_FILE)), "personal-identity-numbers"),
    ],
)
def test_what_a_person_should_look_at_is_flagged_and_nothing_else(
    documents: tuple[making.Document, ...], flag: str
) -> None:
    decision = decide(mail(documents=documents), context())
    assert decision.opens is not None
    assert decision.opens.flags == (flag,)


def test_a_number_quoted_by_a_stranger_joins_nothing_and_the_answer_is_the_same_for_any_number() -> None:
    """P2: an existing, a missing and a foreign number get the same receipt."""
    answers = []
    for number in ("6.3-3/2026", "6.3-999999/2026", "7.1-3/2026"):
        stranger = mail(
            subject=f"Komplettering dnr {number}",
            new_text="Här kommer det saknade beslutet.",
            documents=(making.decision(),),
        )
        decision = decide(stranger, context())
        assert decision.opens is None
        assert decision.reading.case_id is None
        answers.append(decision.drafts)
    assert answers[0] == answers[1] == answers[2]
    assert [draft.letter.letter for draft in answers[0]] == ["receipt"]


def test_a_completion_in_our_thread_joins_its_case_whoever_sends_it() -> None:
    half = known(documents=complete()[:2])
    colleague = mail(
        sender=Sender(address="per@exempel-universitetet.example"),
        subject="SV: Bekräftelse",
        documents=complete()[2:],
    )
    decision = decide(colleague, context(thread=letter(), thread_case=half))
    assert decision.kind == "completion"
    assert decision.reading.case_id == 3
    assert decision.changes is not None
    assert decision.changes.missing == ()
    assert [d.letter.letter for d in decision.drafts] == ["completion-received"]


def test_a_known_participant_who_completes_joins_the_only_open_case() -> None:
    half = known(documents=complete()[:2])
    more = mail(subject="Komplettering", new_text="Här kommer beslutet som saknades.", documents=complete()[2:])
    decision = decide(more, context(sender_cases=(half,)))
    assert (decision.kind, decision.reading.case_id) == ("completion", 3)


def test_a_participant_of_several_cases_is_joined_only_by_the_number_of_one_of_them() -> None:
    cases = (known(), known("6.3-4/2026", id=4))
    bare = mail(subject="Komplettering", documents=(making.decision(),))
    numbered = replace(bare, subject="Komplettering 4/2026")
    assert decide(bare, context(sender_cases=cases)).reading.case_id is None
    assert decide(numbered, context(sender_cases=cases)).reading.case_id == 4


def test_a_form_for_another_project_in_an_old_thread_is_a_new_order() -> None:
    other = replace(making.ORDER, project_title="Läkemedel hos äldre med nedsatt njurfunktion")
    again = mail(subject="SV: Bekräftelse", documents=(making.form(other), *complete()[3:]))
    decision = decide(again, context(thread=letter(), thread_case=known()))
    assert decision.opens is not None


def test_a_closed_case_is_never_joined() -> None:
    order = mail(subject="Uppdatering av dnr 6.3-3/2026", documents=complete())
    decision = decide(order, context(thread=letter(), thread_case=known(step="closed")))
    assert decision.opens is not None
    assert decision.opens.flags == ("quotes-a-diary-number",)


def test_a_mail_that_repeats_an_earlier_one_changes_nothing() -> None:
    decision = decide(mail(documents=complete()), context(twin=row(id=2, kind="order", case_id=3)))
    assert (decision.opens, decision.drafts, decision.waits) == (None, (), None)
    assert (decision.reading.twin_of, decision.reading.case_id) == (2, 3)


def test_an_unreadable_mail_is_held_whole() -> None:
    decision = decide(mail(unreadable="too many parts"), context())
    assert (decision.reading.state, decision.reading.destination) == (MailState.HELD, "held")
    assert decision.waits is not None
    assert (decision.waits.reason, decision.waits.details) == ("unreadable", "too many parts")


@pytest.mark.parametrize(
    "marks",
    [
        Marks(auto_submitted="auto-replied"),
        Marks(precedence="bulk"),
        Marks(list_fields=("List-Unsubscribe",)),
        Marks(return_path=""),
        Marks(report_type="disposition-notification"),
        Marks(other_automatic=("x-autoreply",)),
        Marks(content_type="text/calendar"),
    ],
)
def test_automatic_mail_is_registered_and_never_answered(marks: Marks) -> None:
    """P8: even with an order attached, a machine gets no answer."""
    decision = decide(mail(marks=marks, documents=complete()), context())
    assert decision.drafts == ()
    assert decision.opens is None
    assert decision.kind in {"automatic", "list", "bounce"}


@pytest.mark.parametrize(
    "subject",
    ["Automatiskt svar: Bekräftelse", "Frånvaro: semester", "Godkänt: Möte", "Läst: Bekräftelse", "Out of office"],
)
def test_automatic_subjects_are_known_without_any_header(subject: str) -> None:
    decision = decide(mail(subject=subject, new_text="Jag är åter den 7 januari."), context())
    assert (decision.kind, decision.drafts) == ("automatic", ())


def test_an_ordinary_subject_with_such_words_in_it_is_a_persons() -> None:
    decision = decide(mail(subject="Register över sjukfrånvaro", documents=complete()), context())
    assert decision.kind == "order"


def test_what_asks_for_no_automatic_answer_gets_none_but_its_case() -> None:
    decision = decide(mail(marks=Marks(auto_response_suppress="dr, oof, autoreply"), documents=complete()), context())
    assert decision.opens is not None
    assert decision.drafts == ()


def test_an_unclear_sender_is_stored_and_shown_but_neither_joined_nor_answered() -> None:
    """P1"""
    unclear = mail(sender=Sender(unclear_because="two From fields"), documents=complete())
    decision = decide(unclear, context())
    assert (decision.opens, decision.drafts) == (None, ())
    assert decision.waits is not None
    assert decision.waits.reason == "unclear-sender"


def test_a_delivery_report_marks_its_letter_and_nothing_else() -> None:
    """P7"""
    report = mail(
        sender=Sender(address="mailer-daemon@exempel.example"),
        subject="Undeliverable: Bekräftelse",
        marks=Marks(return_path="", report_type="delivery-status"),
        report=DeliveryReport(action="failed", recipients=("anna@exempel-universitetet.example",)),
    )
    assert decide(report, context(reported=letter())).undelivered == 1
    assert decide(report, context()).undelivered is None
    assert decide(report, context(reported=letter())).drafts == ()


def test_our_own_copy_marks_its_letter_sent_and_is_filed() -> None:
    copy = mail(sender=Sender(address="registerservice@agency.example"), marks=Marks(bot_id="agency.example"))
    decision = decide(copy, context(own_copy=letter()))
    assert (decision.delivered, decision.reading.case_id, decision.drafts) == (1, 3, ())


def test_a_mail_that_pretends_to_be_ours_is_shown_to_staff() -> None:
    decision = decide(mail(sender=Sender(address="registerservice@agency.example")), context())
    assert decision.drafts == ()
    assert decision.waits is not None
    assert decision.waits.reason == "own-address"


@pytest.mark.parametrize(
    "spent", [{"letters_last_hour": 3}, {"letters_last_day": 10}, {"letters_last_day_in_all": 200}]
)
def test_over_the_budget_the_case_is_opened_and_the_letter_withheld(spent: dict[str, int]) -> None:
    """P9"""
    decision = decide(mail(documents=complete()), context(**spent))
    assert decision.opens is not None
    assert decision.drafts == ()
    assert decision.waits is not None
    assert decision.waits.reason == "over-budget"


def test_a_flood_from_one_sender_opens_no_more_cases_but_waits() -> None:
    """P37"""
    decision = decide(mail(documents=complete()), context(mails_of_sender_today=200))
    assert (decision.opens, decision.drafts) == (None, ())
    assert decision.waits is not None
    assert decision.waits.reason == "flood"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hej! Hur lång tid tar det att få ut data från patientregistret?", "question"),
        ("Jag begär ut samtliga handlingar i ärendet enligt offentlighetsprincipen.", "public-records-request"),
        ("Vi har fått en faktura med fel referens.", "invoice-matter"),
        ("Vi vill beställa statistik om höftfrakturer per region.", "statistics-order"),
        ("Hej och god jul!", "other"),
    ],
)
def test_other_matters_are_known_and_go_to_a_person_with_a_receipt(text: str, kind: str) -> None:
    decision = decide(mail(subject="Hej", new_text=text), context())
    assert decision.kind == kind
    assert decision.waits is not None
    told = ["case-notice"] if kind == "public-records-request" else []
    assert [d.letter.letter for d in decision.drafts] == ["receipt", *told]


def test_thanks_in_our_thread_needs_nobody_and_gets_no_answer() -> None:
    thanks = mail(subject="SV: Bekräftelse", new_text="Tack!\n\nMvh Anna")
    decision = decide(thanks, context(thread=letter(), thread_case=known()))
    assert (decision.reading.case_id, decision.waits, decision.drafts) == (3, None, ())


def test_attachments_are_named_only_where_the_senders_domain_is_proven() -> None:
    """P10"""
    unproven = decide(mail(documents=complete()), context()).drafts[0].letter
    proven = decide(mail(documents=complete(), trace=making.passed()), context()).drafts[0].letter
    assert {d.name for d in unproven.documents} == {None}  # type: ignore[union-attr]
    assert proven.documents[0].name == "form.pdf"  # type: ignore[union-attr]


def test_an_order_in_junk_is_taken_in_and_other_junk_stays_where_it_lies_unanswered() -> None:
    junk = context(mail=row(first_folder="Junk"))
    order, spam = decide(mail(documents=complete()), junk), decide(mail(subject="Vinn pengar", new_text="Köp nu"), junk)
    assert (order.reading.destination, len(order.drafts)) == ("processed", 1)
    assert (spam.reading.destination, spam.drafts) == ("stay", ())
    assert spam.waits is not None
    assert spam.waits.reason == "in-junk"


def test_staff_commands_need_a_proven_sender_and_our_thread() -> None:
    """P5"""
    steer = mail(
        sender=Sender(address="karin@agency.example"),
        subject="SV: Registerbot",
        new_text="lägg undan 12\nkoppla 13 6.3-3/2026",
        trace=making.passed("karin@agency.example"),
    )
    digest = letter("digest", case_id=None)
    wanted = (
        Command(line="lägg undan 12", action=Action.SET_ASIDE, mail_id=12),
        Command(line="koppla 13 6.3-3/2026", action=Action.JOIN, mail_id=13, diary_number="6.3-3/2026"),
    )
    assert decide(steer, context(thread=digest)).commands == wanted
    assert decide(steer, context()).commands == ()
    assert decide(replace(steer, trace=()), context(thread=digest)).commands == ()
    forged = replace(steer, trace=tuple(reversed(steer.trace)))
    assert decide(forged, context(thread=digest)).commands == ()


def test_a_mail_that_a_person_takes_in_becomes_an_order_whatever_it_looked_like() -> None:
    question = mail(subject="Hej", new_text="Hur gör man?")
    decision = decide(question, context(taken_in_by="staff"))
    assert decision.opens is not None
    assert decision.opens.missing == ("form", "ethics-application", "ethics-decision", "variable-list")


def test_the_same_message_id_with_other_content_is_another_mail_and_is_shown() -> None:
    """P27"""
    decision = decide(mail(documents=complete()), context(same_message_id=True))
    assert decision.opens is not None
    assert decision.waits is not None
    assert decision.waits.reason == "repeated-message-id"


def lists(*registers: str, missing: int = 0) -> making.Document:
    return making.document(
        DocumentKind.VARIABLE_LIST, variables=VariableList(registers=registers, without_motivation=missing)
    )


@pytest.mark.parametrize(
    ("before", "newer", "lacks"),
    [
        (lists("PAR", missing=1), lists("PAR"), False),  # the new list takes the place of the old
        (lists("PAR", missing=1), lists("PAR", "DORS"), False),
        (lists("PAR", "DORS", missing=1), lists("PAR"), True),  # it covers only a part of it
        (lists("PAR", missing=1), lists(), False),  # a list that names no register replaces all
        (lists("PAR", missing=1), making.decision(), True),
        (making.form(), lists("PAR"), False),
    ],
)
def test_a_new_list_of_variables_replaces_the_earlier_one_of_its_registers(
    before: making.Document, newer: making.Document, lacks: bool
) -> None:
    kept = not_superseded((before,), (newer,))
    assert ("motivations" in missing((*kept, newer), making.ORDER)) is lacks
    assert kept == ((before,) if lacks or before.variables is None else ())


@pytest.mark.parametrize(
    ("outcome", "suffices"),
    [
        (Outcome.APPROVED, True),
        (Outcome.APPROVED_WITH_CONDITIONS, True),
        (Outcome.PARTLY, True),
        (Outcome.UNKNOWN, True),
        (Outcome.HANDED_OVER, False),
    ],
)
def test_a_decision_that_may_stand_need_not_be_sent_again(outcome: Outcome, suffices: bool) -> None:
    assert ("ethics-decision" not in missing((making.decision(outcome),), making.ORDER)) is suffices


def test_research_on_the_deceased_needs_a_plan_unless_an_ethics_decision_is_there_all_the_same() -> None:
    deceased = replace(making.ORDER, only_deceased=True)
    assert "research-plan" in missing((making.form(deceased),), deceased)
    assert "research-plan" not in missing((making.form(deceased), making.decision()), deceased)


def test_what_a_mail_itself_says_fills_what_the_form_lacks_and_stays_known_when_more_comes() -> None:
    """A reference in a sentence needs no paper; the case keeps it though the next mail says nothing of it."""
    half = making.form(replace(making.ORDER, invoice=Invoice(address="Box 1, 123 45 Exempelstad")))
    said = Order(invoice=Invoice(reference="4711"), principal="En annan huvudman")
    told = mail(documents=(half, *complete()[1:]), said=said)
    opened = decide(told, context()).opens
    assert opened is not None and opened.missing == ()
    assert (opened.order or {})["invoice"]["reference"] == "4711"  # type: ignore[index]
    assert (opened.order or {})["principal"] == making.ORDER.principal

    earlier = (half, recalled(recorded_mail(told)))
    case = known(documents=earlier, missing=("ethics-decision",))
    later = decide(mail(documents=complete()[1:]), context(thread_case=case))
    assert later.changes is not None and later.changes.missing == ()


def test_a_reference_in_the_text_of_a_reply_completes_the_case_that_lacked_it() -> None:
    said = Order(invoice=Invoice(reference="4711"))
    case = known(missing=("invoice-reference",))
    reply = mail(subject="SV: Bekräftelse", new_text="Fakturareferensen är 4711.", said=said)
    assert decide(reply, context(thread_case=case)).kind == "completion"
    assert decide(reply, context(thread_case=known())).kind == "invoice-matter"
