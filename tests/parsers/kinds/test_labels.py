"""Labels and their values, whatever form, page width or scanner they come from."""

from __future__ import annotations

import pytest

from parsers import form, page_ranges, people, scanned_text
from parsers.documents import documents_in
from parsers.facts import Content, Limits, Line
from parsers.form_labels import vocabulary
from tests.parsers.kinds import papers


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Studiens fullständiga titel", "project_title"),
        ("Organisation (forskningshuvudman)", "principal"),
        ("Vem är forskningshuvudman?", "principal"),
        ("Organisationsnummer/VAT", "org_number"),
        ("Fakturan ställs till", "invoice_address"),
        ("Ange referens som ska stå på fakturan", "invoice_reference"),
        ("Ärendenummer hos Etikprövningsmyndigheten, nr", "ethics_numbers"),
        ("Från vilka register önskas data?", "registers"),
        ("Är alla i studien avlidna?", "only_deceased"),
        ("För vilka år önskas uppgifter?", "period"),
        ("Email of contact person", "contact.email"),
        ("Behörig företrädares namn", "representative.name"),
        ("Dataskyddsombudets e-post", "section:none"),
        ("Samtliga personer som avlidit; endast avlidna ingår i studien.", None),
        ("Box 12, referens 4711", None),
    ],
)
def test_an_unforeseen_label_is_known_by_the_words_in_it(label: str, key: str | None) -> None:
    assert vocabulary().key_of(label) == key


def lines(*texts: str, page: int = 1) -> Content:
    return Content(lines=tuple(Line(text=text, page=page) for text in texts))


def test_an_empty_answer_is_not_the_next_heading() -> None:
    told = form.read(
        lines("Faktureringsadress", "Box 1, 123 45 Ort", "Fakturareferens", "6. Uttaget", "Register", "PAR")
    )
    assert (told.invoice.address, told.invoice.reference) == ("Box 1, 123 45 Ort", None)


def test_a_cost_centre_stands_in_for_a_reference_that_nobody_asked_for() -> None:
    assert form.read(lines("Kostnadsställe: 99001")).invoice.reference == "99001"
    assert form.read(lines("Fakturareferens:", "Kostnadsställe: 99001")).invoice.reference is None


def test_a_label_broken_by_a_narrow_column_keeps_its_answer() -> None:
    told = form.read(lines("Behörig företrädare för\tIvar Attrapp,", "forskningshuvudman\tivar@x.example"))
    assert (told.representative.name, told.representative.email) == ("Ivar Attrapp", "ivar@x.example")


def test_boxes_that_were_lost_are_no_answer() -> None:
    assert form.read(lines("Endast avlidna?\tJa Nej")).only_deceased is None
    assert form.read(lines("Endast avlidna?\tJa x Nej")).only_deceased is False
    assert form.read(lines("Endast avlidna?\t☐ Ja ☒ Nej")).only_deceased is False


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("E-post\tanna.exempel @x.example", "E-post\tanna.exempel@x.example"),
        ("anna @ x.example", "anna@x.example"),
        ("anna exempel @x.example", "anna exempel @x.example"),
    ],
)
def test_an_address_is_made_whole_unless_a_full_stop_may_be_lost(read: str, meant: str) -> None:
    assert scanned_text.whole_addresses(read) == meant


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Docent Anna Exempel, Medicinska institutionen", "Anna Exempel"),
        ("Prof. Bo von Prov (PI)", "Bo von Prov"),
        ("se bilaga", ""),
        ("Anna Exempel 070-174 06 05", "Anna Exempel"),
    ],
)
def test_a_name_comes_without_title_place_and_telephone(said: str, name: str) -> None:
    assert people.name_in(said) == name


def test_a_principal_comes_without_number_and_address() -> None:
    said = "Region Syd, org.nr 212000-0142, Provgatan 1, 123 45 Ort"
    assert people.organisation_in(said) == "Region Syd"
    assert people.organisation_in("Låtsas sjukhus, Region Syd") == "Låtsas sjukhus, Region Syd"


def test_pages_numbered_through_are_one_document_whatever_their_headings() -> None:
    first = [Line(text=text, page=1) for text in ("Sida 1 av 2", "Ansökan om etikprövning", "1.1 Titel", "En studie")]
    second = [Line(text=text, page=2) for text in ("Sida 2 av 2", "Forskningsplan", "se bilaga")]
    assert [(part.first, part.last) for part in page_ranges.ranges((*first, *second))] == [(1, 2)]


def test_p14_a_personal_identity_number_in_an_answer_is_masked() -> None:
    text = papers.FORM.replace("Referens: ZZ4711", "Referens: 850709-9805 Anna")
    (document,) = documents_in(papers.word(text), "b.docx", "b.docx", Limits()).documents
    assert document.form is not None
    assert (document.identity_numbers, document.form.invoice.reference) == (1, "ÅÅMMDD-**** Anna")
