"""Documents are known by their content, page range by page range, and `other` is said rather than guessed."""

from __future__ import annotations

import pytest

from parsers.documents import documents_in
from parsers.facts import Document, DocumentKind, Limits
from tests.parsers.kinds import papers
from tests.samples.varied import carriers
from tests.samples.varied.paper import Written

LIMITS = Limits()
MANY_NUMBERS = [
    "850709-9805", "880320-0016", "121212-1212", "701063-2391", "640823-3234", "900118-9811",
]  # fmt: skip


def opened(data: bytes, name: str = "bilaga", *, inline: bool = False) -> tuple[Document, ...]:
    return documents_in(data, name, name, LIMITS, inline=inline).documents


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (papers.pdf([papers.DECISION]), DocumentKind.ETHICS_DECISION),
        (papers.word(papers.DECISION), DocumentKind.ETHICS_DECISION),
        (papers.pdf(papers.ETHIX_APPLICATION), DocumentKind.ETHICS_APPLICATION),
        (papers.pdf([papers.FORM]), DocumentKind.FORM),
        (papers.word(papers.FORM), DocumentKind.FORM),
        (papers.pdf([papers.PLAN]), DocumentKind.RESEARCH_PLAN),
        (papers.word(papers.PLAN), DocumentKind.RESEARCH_PLAN),
        (papers.table_pdf([papers.VARIABLE_HEAD, *papers.VARIABLE_ROWS], ruled=True), DocumentKind.VARIABLE_LIST),
        (papers.pdf(["Protokollet från styrelsemötet\nVi godkände budgeten och gick hem."]), DocumentKind.OTHER),
        (b"Hej!\nHur lang tid tar det att fa data?\nMvh Anna", DocumentKind.OTHER),
    ],
)
def test_a_paper_is_known_by_its_content_whatever_its_name(data: bytes, kind: DocumentKind) -> None:
    assert [document.kind for document in opened(data, "scan0001")] == [kind]


def test_an_application_that_prints_the_words_of_a_decision_is_still_an_application() -> None:
    (document,) = opened(papers.pdf([papers.OLD_APPLICATION]))
    assert document.kind is DocumentKind.ETHICS_APPLICATION
    assert document.decision is None


@pytest.mark.parametrize(
    "told",
    [
        "Vi har nu fått beskedet att Etikprövningsmyndigheten godkänner vår studie. Kan ni börja?",
        "Etikprövningsmyndigheten godkänner den forskning som anges i ansökan.",
        "Good news: the Swedish Ethical Review Authority approves the research.",
    ],
)
def test_a_mail_that_tells_of_an_approval_is_no_decision(told: str) -> None:
    (document,) = opened(f"Hej,\n{told}\nMvh Anna".encode(), "body.txt")
    assert (document.kind, document.decision) == (DocumentKind.OTHER, None)


def test_a_merged_file_becomes_a_document_a_page_range() -> None:
    appendix = "Bilaga 2\nVariabellista\nPAR INDATUM UTDATUM\nPAR HDIA\nDORS ULORSAK"
    merged = papers.pdf([papers.FORM, *papers.ETHIX_APPLICATION, appendix, papers.DECISION])
    assert [(document.kind.value, document.pages) for document in opened(merged)] == [
        ("form", (1, 1)),
        ("ethics-application", (2, 3)),
        ("other", (4, 4)),
        ("ethics-decision", (5, 5)),
    ]


def test_two_decisions_after_each_other_are_two_documents() -> None:
    other = papers.DECISION.replace("2023-04567-01", "2021-00321")
    found = opened(papers.pdf([papers.DECISION, other]))
    assert [document.decision and document.decision.numbers for document in found] == [
        ("2023-04567-01",),
        ("2021-00321",),
    ]


def test_a_list_without_reasons_among_the_ethics_papers_is_not_the_orders_own_list() -> None:
    listed = "Variabellista\nPatientregistret\nINDATUM\nUTDATUM\nHDIA"
    found = opened(papers.pdf([*papers.ETHIX_APPLICATION, listed]))
    assert [document.kind for document in found] == [DocumentKind.ETHICS_APPLICATION, DocumentKind.OTHER]


def test_evidence_quotes_the_paper_and_its_page() -> None:
    (document,) = opened(papers.pdf([papers.DECISION]))
    assert document.evidence[0] == "”Etikprövningsmyndigheten godkänner den forskning som anges i ansökan.” (sidan 1)"


def test_a_table_of_people_is_a_data_file_and_nothing_of_it_is_quoted() -> None:
    rows = "\n".join(f"{number};I50;2020" for number in MANY_NUMBERS)
    (document,) = opened(f"pnr;diagnos;ar\n{rows}\n".encode())
    assert (document.kind, document.identity_numbers) == (DocumentKind.DATA_FILE, 6)
    assert not any(number[:6] in repr(document) for number in MANY_NUMBERS)
    assert (document.form, document.variables) == (None, None)


def test_one_identity_number_in_a_form_makes_no_data_file() -> None:
    (document,) = opened(papers.word(papers.FORM + "\nPersonnummer: 850709-9805"))
    assert (document.kind, document.identity_numbers) == (DocumentKind.FORM, 1)


@pytest.mark.parametrize(
    ("data", "kind", "problems"),
    [
        (b"", DocumentKind.UNREADABLE, ("empty",)),
        (b"Rar!\x1a\x07\x01\x00 packat", DocumentKind.UNREADABLE, ("name-type-mismatch", "unsupported")),
        (papers.pdf([papers.PLAN])[:900], DocumentKind.UNREADABLE, ("truncated",)),
        (papers.word(papers.PLAN), DocumentKind.RESEARCH_PLAN, ("name-type-mismatch",)),
    ],
)
def test_what_is_wrong_with_a_file_is_told(data: bytes, kind: DocumentKind, problems: tuple[str, ...]) -> None:
    (document,) = opened(data, "ansökan.pdf")
    assert (document.kind, document.problems) == (kind, problems)


@pytest.mark.parametrize(
    ("name", "data", "inline"),
    [
        ("image001.png", b"\x89PNG\r\n\x1a\n" + bytes(range(1, 200)), True),
        ("smime.p7s", b"\x30\x82" + bytes.fromhex("06092a864886f70d010702") + b"x" * 50, False),
        ("anna.vcf", b"BEGIN:VCARD\nFN:Anna Exempel\nEND:VCARD\n", False),
        ("ATT00001.htm", b"<html><body></body></html>", False),
    ],
)
def test_marks_and_cards_that_mail_programs_add_are_decoration(name: str, data: bytes, inline: bool) -> None:
    assert [each.kind for each in opened(data, name, inline=inline)] == [DocumentKind.DECORATION]


WITH_REASONS = (papers.VARIABLE_HEAD, *papers.VARIABLE_ROWS)
SPECIFICATION = """Specifikation
Dnr 6.3-17/2026
1. Population
Alla med diagnos I21
2. Uppskattad kostnad
Uppskattad kostnad är 22 000 kr. Bekräfta att specifikationen stämmer."""


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (SPECIFICATION, [DocumentKind.SPECIFICATION]),
        (papers.PLAN, [DocumentKind.RESEARCH_PLAN]),
        ("Hej", [DocumentKind.VARIABLE_LIST]),
        (papers.FORM, [DocumentKind.FORM, DocumentKind.VARIABLE_LIST]),
    ],
    ids=["specification", "plan", "nothing else", "form"],
)
def test_a_table_of_variables_makes_a_list_of_a_paper_only_where_it_says_nothing_else(
    text: str, kinds: list[DocumentKind]
) -> None:
    paper = Written(kind="", pages=(text,), tables=(("", WITH_REASONS),))
    assert [document.kind for document in opened(carriers.word_tables(paper))] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Protokoll\nStyrgruppens möte\n§ 3 Etikansökan\nBeslut: Styrgruppen godkänner förslaget till ansökan.",
        "Region Syd\nBeslut om utlämnande av journaluppgifter\nBeslut\nRegionen beslutar att lämna ut uppgifter.\n"
        "Skäl för beslutet\nEtikprövningsmyndigheten har godkänt forskningen.",
        "Från: Etikprövningsmyndigheten\nÄmne: Beslut\nBeslut\nEtikprövningsmyndigheten godkänner den forskning som "
        "anges i ansökan.\nLogga in i Ethix för att läsa beslutet.",
    ],
    ids=["a board", "another authority", "a notice"],
)
def test_an_approval_that_is_not_an_ethics_authoritys_paper_is_no_decision(text: str) -> None:
    assert [(each.kind, each.decision) for each in opened(papers.pdf([text]))] == [(DocumentKind.OTHER, None)]
