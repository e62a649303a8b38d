"""What a person wants, and whose case it is: a table of invented mails, and the rules one by one (P2)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.decide import decide
from bot.core.decision import Context
from bot.core.intake import checks
from bot.core.matters import (
    asks_for_decision,
    asks_for_own_data,
    asks_for_public_records,
    matter_without_papers,
    orders,
)
from bot.core.whose import matter, seeks_its_case
from parsers.facts import DocumentKind, Mail, Order, Sender
from tests.core import making
from tests.core.automatic.mails import Row, parsed, rows
from tests.core.making import complete, context, known, letter, mail

MATTERS = rows("matters")


def context_for(row: Row) -> Context:
    """Nothing is known of the sender, or they answer our confirmation, or take part in the only open case."""
    return {
        "": context(),
        "thread": context(thread=letter(), thread_case=known()),
        "participant": context(sender_cases=(known(),)),
    }[row.where]


@pytest.mark.parametrize("row", [row for row in MATTERS if "12fl" not in row.kind], ids=lambda row: str(row.line))
def test_each_matter_is_recognised_and_an_order_is_opened_for_orders_only(row: Row) -> None:
    decision = decide(parsed(row), context_for(row))
    assert (decision.kind, decision.opens is not None) == (row.kind, row.kind == "order")


@pytest.mark.parametrize("row", [row for row in MATTERS if "12fl" in row.kind], ids=lambda row: str(row.line))
def test_a_request_for_a_decision_under_section_12_is_seen(row: Row) -> None:
    found = checks(parsed(row), making.SETTINGS, context_for(row))
    assert ("asks-for-decision-12-fl" in found.flags) is (row.kind == "12fl")


@pytest.mark.parametrize(
    "row", [row for row in MATTERS if row.where and row.kind != "order"], ids=lambda r: str(r.line)
)
def test_what_is_sure_joins_its_case(row: Row) -> None:
    decision = decide(parsed(row), context_for(row))
    asked = row.where == "thread" or row.kind == "completion" or "6.3-3/2026" in row.subject
    assert decision.reading.case_id == (3 if asked else None)


@pytest.mark.parametrize("row", [row for row in MATTERS if not row.where], ids=lambda row: str(row.line))
def test_p2_without_token_or_part_in_a_case_nothing_is_joined_and_everything_but_an_order_waits_for_a_person(
    row: Row,
) -> None:
    decision = decide(parsed(row), context())
    assert decision.reading.case_id is None
    assert (decision.waits is None) is (decision.kind == "order")


@pytest.mark.parametrize(
    "text",
    [
        "Vad krävs för att beställa registerdata?",
        "Hur beställer man uttag?",
        "Kan vi ansöka om utlämnande innan etikbeslutet är klart?",
        "How do I apply for register data?",
        "Is it possible to order data on twins?",
        "Vi planerar att beställa data. Hur lång tid tar det?",
        "Har ni fått vår beställning?",
        "Vår beställning skickades i mars. Har något hänt?",
    ],
)
def test_a_plain_question_is_never_an_order(text: str) -> None:
    assert decide(mail(subject="Fråga", new_text=text), context()).kind == "question"


@pytest.mark.parametrize(
    "text",
    [
        "Härmed beställer vi data ur patientregistret.",
        "Vi ansöker om utlämnande av registerdata.",
        "We hereby order data from LMED.",
        "Undertecknad önskar beställa data ur dödsorsaksregistret.",
    ],
)
def test_an_order_in_free_text_without_papers_is_still_an_order(text: str) -> None:
    decision = decide(mail(subject="Hej", new_text=text), context())
    assert decision.opens is not None
    assert decision.opens.missing == ("form", "ethics-application", "ethics-decision", "variable-list")


def test_withdrawn_orders_and_reminders_open_nothing() -> None:
    texts = (
        "Vi återkallar vår beställning av data.",
        "Påminnelse: vår beställning från mars.",
        "We cancel our order of data.",
    )
    assert [orders("Beställning", text) for text in texts] == [False, False, False]


def test_who_asks_for_their_own_data_asks_for_no_public_document_and_waits_under_that_name() -> None:
    text = "Jag begär ut alla handlingar och uppgifter om mig själv."
    assert (asks_for_own_data(text), asks_for_public_records(text)) == (True, False)
    decision = decide(mail(subject="Mina uppgifter", new_text=text), context())
    assert (decision.kind, decision.waits and decision.waits.reason) == ("other", "own-data")


def test_the_law_on_public_documents_and_the_law_on_slow_cases_are_not_each_other() -> None:
    documents, slow = "Jag begär ut handlingarna enligt 2 kap. TF.", "Jag begär avgörande enligt 12 § FL."
    assert [(asks_for_public_records(text), asks_for_decision(text)) for text in (documents, slow)] == [
        (True, False),
        (False, True),
    ]


def test_a_form_outweighs_every_word() -> None:
    ordered = mail(subject="Begäran om allmän handling", new_text="Statistik, faktura?", documents=(making.form(),))
    assert decide(ordered, context()).kind == "order"


def test_a_new_order_that_speaks_of_an_earlier_one_is_shown_as_a_probable_pair() -> None:
    again = mail(subject="SV: komplettering", new_text="Komplettering.", documents=complete())
    decision = decide(again, context())
    assert (decision.kind, decision.waits and decision.waits.reason) == ("order", "probable-pair")


def test_an_administrator_who_forwards_is_the_orderer_and_the_applicant_takes_part() -> None:
    named = replace(
        making.ORDER, researcher=replace(making.ORDER.researcher, name="Anna Lind", email="Anna@Uni.example")
    )
    forwarded = mail(
        sender=Sender(address="admin@region.example", name="Ada Min"),
        subject="VB: Beställning",
        documents=(making.form(named), *complete()[1:]),
    )
    parties = decide(forwarded, context()).parties
    assert [(p.role, p.address, p.participant) for p in parties] == [
        ("orderer", "admin@region.example", True),
        ("researcher", "anna@uni.example", True),
    ]


def test_a_part_of_several_joins_by_the_sender_and_not_by_its_count() -> None:
    second = mail(subject="Mail 2 av 3", new_text="Del 2.", documents=(making.decision(),))
    joined = decide(second, context(sender_cases=(known(),)))
    alone = decide(second, context())
    assert [(d.kind, d.reading.case_id, d.waits and d.waits.reason) for d in (joined, alone)] == [
        ("completion", 3, None),
        ("completion", None, "unlinked"),
    ]


def test_decorations_are_no_papers() -> None:
    signed = mail(subject="Hej", new_text="Hej och tack.", documents=(making.document(DocumentKind.DECORATION),))
    assert decide(signed, context()).kind == "other"


def case_of(found: Mail, **who: object) -> tuple[str, int | None]:
    decision = decide(found, context(**who))
    return decision.kind, decision.reading.case_id


ANOTHER_DECISION = making.decision(title="Läkemedel hos äldre med nedsatt njurfunktion")
ONLY = {"sender_cases": (known(),)}
OTHER_PROJECT = making.form(replace(making.ORDER, project_title="Läkemedel hos äldre med nedsatt njurfunktion"))


@pytest.mark.parametrize(
    ("found", "who", "told"),
    [
        # The same form again, by who takes part, belongs to its case; another project is a new order.
        (mail(documents=(making.form(),)), ONLY, ("completion", 3)),
        (mail(documents=(OTHER_PROJECT,)), ONLY, ("order", None)),
        (mail(documents=(making.form(replace(making.ORDER, project_title=None)),)), ONLY, ("order", None)),
        (mail(documents=(making.form(),)), {"sender_cases": (known(order=None),)}, ("order", None)),
        (mail(documents=(OTHER_PROJECT,)), {"sender_cases": (known(), known("6.3-4/2026", id=4))}, ("order", None)),
        # One paper joins, unless its mail orders; a number of another case joins nothing.
        (mail(subject="Hej", new_text="Se bilaga.", documents=(making.decision(),)), ONLY, ("completion", 3)),
        (mail(subject="Hej", new_text="Vi beställer data.", documents=(making.decision(),)), ONLY, ("completion", 3)),
        (mail(subject="Hej", new_text="Vi beställer data.", documents=(ANOTHER_DECISION,)), ONLY, ("order", None)),
        (mail(subject="Hej", new_text="Se bilaga.", documents=(ANOTHER_DECISION,)), ONLY, ("completion", 3)),
        (mail(subject="Hej", new_text="Se 6.3-9/2026.", documents=(making.decision(),)), ONLY, ("completion", None)),
        (mail(subject="Hej", new_text="Hej på er."), ONLY, ("other", None)),
        (mail(subject="Hej", new_text="Kompletterar: referensen är ZZ1."), ONLY, ("other", 3)),
        # Without a case: two papers order, one completes, and with a number three order.
        (mail(subject="Hej", new_text="", documents=complete()[1:3]), {}, ("order", None)),
        (mail(subject="Hej", new_text="", documents=complete()[1:2]), {}, ("completion", None)),
        (mail(subject="6.3-9/2026", new_text="", documents=complete()[1:3]), {}, ("completion", None)),
        (mail(subject="6.3-9/2026", new_text="", documents=complete()[1:4]), {}, ("order", None)),
        (mail(subject="Komplettering", new_text="", documents=complete()[1:4]), {}, ("completion", None)),
        (
            mail(subject="Komplettering", new_text="", documents=(making.document(DocumentKind.OTHER),)),
            {},
            ("completion", None),
        ),
        (mail(subject="Komplettering", new_text="Den kommer."), {}, ("other", None)),
        (mail(subject="SV: Komplettering", new_text="Org.nr ska vara 202100-2973."), {}, ("completion", None)),
        (mail(subject="SV: Specifikation", new_text="Bra! När kommer data?"), {}, ("specification-reply", None)),
    ],
)
def test_whose_case_a_mail_is(found: Mail, who: dict[str, object], told: tuple[str, int | None]) -> None:
    assert case_of(found, **who) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hur långt har ni kommit med 6.3-9/2026?", ("question", "unlinked")),
        ("Hur lång tid tar det?", ("question", "question")),
        ("Angående 6.3-9/2026: vi har flyttat.", ("other", "unlinked")),
        ("Vi har flyttat.", ("other", "other")),
        ("Fakturan i 6.3-9/2026 är fel.", ("invoice-matter", "invoice-matter")),
        ("Vad har ni för uppgifter om mig?", ("question", "own-data")),
    ],
)
def test_why_a_mail_without_papers_waits(text: str, told: tuple[str, str]) -> None:
    decision = decide(mail(subject="Hej", new_text=text), context())
    assert (decision.kind, decision.waits and decision.waits.reason) == told


def test_a_mail_taken_in_by_a_person_is_an_order_whatever_it_says() -> None:
    assert decide(mail(subject="Hej", new_text="Fakturan är fel."), context(taken_in_by="staff")).opens is not None


def about(came: Mail, **more: object) -> tuple[str, int | None, str | None]:
    """What a mail is about: its kind, its case and why it waits."""
    found = matter(came, context(**more))
    return found.kind, found.case.case.id if found.case else None, found.waits


IN_THREAD = {"thread": letter(), "thread_case": known()}
ANSWERED = IN_THREAD | {"answered": making.version(1)}
PLAIN = {"subject": "Hej", "new_text": "Hej igen."}
NUMBER = Order(org_number="202100-2973")
LACKS = IN_THREAD | {"thread_case": known(missing=("org-number",))}


@pytest.mark.parametrize(
    ("came", "more", "found"),
    [
        (mail(**PLAIN), ANSWERED, ("specification-reply", 3, "specification-reply")),
        (mail(**PLAIN, documents=(making.decision(),)), ANSWERED, ("completion", 3, "specification-reply")),
        (mail(**PLAIN, documents=(making.decision(),)), IN_THREAD, ("completion", 3, None)),
        (mail(**PLAIN, documents=(making.document(DocumentKind.OTHER),)), IN_THREAD, ("completion", 3, None)),
        (mail(**PLAIN, documents=(making.document(DocumentKind.DECORATION),)), IN_THREAD, ("other", 3, "question")),
        (mail(**PLAIN, links=("files.example",)), IN_THREAD, ("completion", 3, None)),
        (mail(subject="Hej", new_text="Fakturan är fel."), IN_THREAD, ("invoice-matter", 3, "invoice-matter")),
        (mail(subject="Hej", new_text="Vi vill ha statistik."), IN_THREAD, ("other", 3, "question")),
        (mail(subject="Hej", new_text=" \n"), IN_THREAD, ("other", 3, None)),
        (mail(subject="Hej", new_text="Tack!"), IN_THREAD, ("other", 3, None)),
        (mail(subject="Hej", new_text="När blir det klart?"), IN_THREAD, ("question", 3, "question")),
        (mail(subject="Hej?", new_text="x" * 10_000 + "?"), IN_THREAD, ("other", 3, "question")),
        (mail(subject="Hej", new_text="x" * 9_999 + "?"), IN_THREAD, ("question", 3, "question")),
        (mail(**PLAIN, said=NUMBER), LACKS, ("completion", 3, None)),
        (mail(subject="Hej", new_text="Räcker det?", said=NUMBER), LACKS, ("completion", 3, "question")),
        (mail(**PLAIN, said=NUMBER), IN_THREAD, ("other", 3, "question")),  # it was not what is missing
        # Without a case.
        (mail(subject="Komplettering", new_text="x", said=NUMBER), {}, ("completion", None, "unlinked")),
        (mail(subject="Komplettering", new_text="Räcker 12 dagar?", said=NUMBER), {}, ("question", None, "question")),
        (
            mail(subject="SV: Specifikation", new_text="Vi vill beställa statistik per län."),
            {},
            ("statistics-order", None, "statistics-order"),
        ),
        (
            mail(subject="Allmänna", new_text="handlingar i ärendet, tack. Enligt offentlighetsprincipen."),
            {},
            ("public-records-request", None, "public-records-request"),
        ),
        (mail(**PLAIN, documents=(making.decision(),)), {}, ("completion", None, "unlinked")),
        (mail(**PLAIN, documents=(making.document(DocumentKind.RESEARCH_PLAN),)), {}, ("completion", None, "unlinked")),
        (mail(subject="Komplettering", new_text="x"), {}, ("other", None, "other")),
        (mail(subject="Komplettering 3/2026", new_text="x"), {}, ("completion", None, "unlinked")),
        (
            mail(subject="Komplettering", new_text="x", documents=(making.document(DocumentKind.OTHER),)),
            {},
            ("completion", None, "unlinked"),
        ),
        (mail(**PLAIN, documents=(making.document(DocumentKind.DATA_FILE),)), {}, ("other", None, "data-file")),
        (mail(subject="SV: Specifikation 3/2026", new_text="Ja."), {}, ("specification-reply", None, "unlinked")),
        (mail(subject="SV: Specifikation 3/2026", new_text="Ja?"), {}, ("specification-reply", None, "unlinked")),
        (mail(subject="SV: Specifikation", new_text="Ja."), {}, ("specification-reply", None, "unlinked")),
        (mail(subject="Specifikation 3/2026", new_text="Ja."), {}, ("other", None, "unlinked")),
        (mail(subject="SV: ärende 3/2026", new_text="Ja."), {}, ("other", None, "unlinked")),
        (mail(subject="Hej", new_text="Vilka uppgifter har ni om mig själv?"), {}, ("question", None, "own-data")),
        (
            mail(subject="Hej", new_text="Vi vill beställa statistik per län med uppgifter om mig själv."),
            {},
            ("statistics-order", None, "statistics-order"),
        ),
    ],
)
def test_what_a_mail_is_about_and_why_it_waits(
    came: Mail, more: dict[str, object], found: tuple[str, int | None, str | None]
) -> None:
    assert about(came, **more) == found


@pytest.mark.parametrize(
    ("came", "more", "seeks"),
    [
        (mail(**PLAIN, documents=(making.decision(),)), {}, True),
        (mail(subject="Komplettering", new_text="x", said=NUMBER), {}, True),
        (mail(subject="SV: Specifikation", new_text="Ja."), {}, False),  # it waits, but brings nothing to compare
        (mail(documents=complete()), {}, False),  # an order of its own
        (mail(**PLAIN, documents=(making.decision(),)), {"thread_case": known(step="closed")}, False),
    ],
)
def test_the_open_cases_are_asked_for_only_where_a_mail_that_waits_brings_something_of_them(
    came: Mail, more: dict[str, object], seeks: bool
) -> None:
    assert seeks_its_case(came, context(**more)) is seeks


@pytest.mark.parametrize(
    ("came", "waits"),
    [
        (mail(documents=complete()), None),
        (mail(subject="SV: Komplettering", documents=complete()), "probable-pair"),
        (mail(subject="Komplettering 3/2026", documents=complete()), "probable-pair"),
        (mail(subject="Komplettering", documents=complete()), None),
        (mail(subject="SV: Beställning", documents=complete()), None),
    ],
)
def test_an_order_that_looks_like_a_completion_is_shown_beside_its_case(came: Mail, waits: str | None) -> None:
    assert about(came) == ("order", None, waits)


OTHER_FORM = making.form(replace(making.ORDER, project_title="Läkemedel hos äldre med nedsatt njurfunktion"))


@pytest.mark.parametrize(
    ("documents", "order", "case"),
    [
        ((making.form(),), {"project_title": making.ORDER.project_title}, 3),
        ((OTHER_FORM,), {"project_title": making.ORDER.project_title}, None),
        ((OTHER_FORM,), {"project_title": ""}, 3),
        ((OTHER_FORM,), {"project_title": None}, 3),
        ((OTHER_FORM,), None, 3),
        ((making.decision(title="Helt annat om tänder"),), {"project_title": making.ORDER.project_title}, 3),
        ((making.form(replace(making.ORDER, project_title=None)),), {"project_title": "Något annat"}, 3),
    ],
)
def test_only_a_form_with_another_title_leaves_the_thread_for_a_case_of_its_own(
    documents: tuple[making.Document, ...], order: dict[str, object] | None, case: int | None
) -> None:
    thread = {"thread": letter(), "thread_case": known(order=order)}
    assert about(mail(subject="SV", new_text="Hej", documents=documents), **thread)[1] == case


def test_a_participant_who_sends_the_same_form_again_repeats_the_order_and_another_form_is_a_new_one() -> None:
    again = mail(subject="Hej", new_text="Hej", documents=(making.form(),))
    assert about(again, sender_cases=(known(),)) == ("completion", 3, None)
    other = mail(subject="Hej", new_text="Hej", documents=(OTHER_FORM,))
    assert about(other, sender_cases=(known(),)) == ("order", None, None)
    untitled = known(order={"project_title": ""})
    assert about(again, sender_cases=(untitled,)) == ("order", None, None)


def test_a_case_that_a_participant_names_is_not_theirs_when_they_send_another_form() -> None:
    named = mail(subject="Dnr 3/2026", new_text="Hej", documents=(OTHER_FORM,))
    assert about(named, sender_cases=(known(),))[1] is None
    assert about(replace(named, documents=(making.form(),)), sender_cases=(known(),))[1] == 3
    assert (
        about(replace(named, subject="Dnr 9/2026", documents=(making.decision(),)), sender_cases=(known(),))[1] is None
    )


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Vi vill beställa statistik på individnivå.", "other"),
        ("Fakturan med uppgifter om mig själv är fel.", "other"),
        ("Fakturan är fel.", "invoice-matter"),
        ("Vad kostar det?", "question"),
    ],
)
def test_a_matter_without_papers_is_known_by_its_words(said: str, kind: str) -> None:
    assert matter_without_papers(said) == kind


def test_what_is_withdrawn_of_ones_own_or_public_is_no_order() -> None:
    order = "Härmed beställer vi registerdata"
    assert orders("Hej", order)
    assert orders("Beställning 2026", "Se bilaga.")
    assert not orders("Beställning?", "Se bilaga.")
    assert not orders("Återkallar", order)
    assert not orders("Hej", f"{order} om mig själv.")
    assert not orders("Hej", f"{order} och allmänna handlingar.")
    assert not orders("Hej", "Härmed beställer vi statistik per län.")


def test_an_order_may_say_what_is_enclosed_without_asking_for_public_documents() -> None:
    assert not asks_for_public_records("Vi begär utlämnande av registerdata enligt bifogade handlingar.")
    assert asks_for_public_records("Vi begär ut handlingar i ärendet.")
