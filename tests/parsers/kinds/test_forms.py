"""The order form gives the same answers in every carrier."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from openpyxl import Workbook
from reportlab.pdfgen import canvas

from parsers.documents import documents_in
from parsers.facts import Codes, Invoice, Limits, Order, Person
from tests.parsers.kinds import papers
from tests.rigs.tesseract import needs_tesseract

EXPECTED = Order(
    project_title=papers.TITLE,
    principal="Exempels universitet",
    org_number="202100-2973",
    principal_is_authority=True,
    representative=Person(name="Karin Exempel", email="karin.exempel@exempel.se"),
    researcher=Person(name="Anna Exempel", email="anna@exempel.se"),
    contact=Person(name="Bo Prov", email="bo.prov@exempel.se"),
    invoice=Invoice(
        address="Exempels universitet, Fakturaenheten, Box 12, 123 45 Exempelstad",
        reference="ZZ4711",
        peppol="0007:2021002973",
    ),
    ethics_numbers=("2023-04567-01",),
    registers=("PAR", "LMED", "DORS"),
    codes=Codes(icd=("I50", "I20-I25", "I48.9"), atc=("C07", "C09AA02")),
    period=("1998", "2022"),
    only_deceased=False,
    linkage="Ja, med LISA hos SCB",
    key_handling="Sparas i tre år",
    delivery_format="SAS",
)
ANSWERS = [line.partition(":" if ":" in line else "?") for line in papers.FORM.splitlines()[1:]]


def read(data: bytes) -> Order | None:
    (document,) = documents_in(data, "blankett", "blankett", Limits()).documents
    return document.form


def as_table() -> bytes:
    document = docx.Document()
    document.add_paragraph(papers.FORM.splitlines()[0])
    table = document.add_table(rows=0, cols=2)
    for label, _, value in ANSWERS:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value.strip()
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_values_below() -> bytes:
    pairs = [line for label, _, value in ANSWERS for line in (label, value.strip()) if line]
    return papers.word("\n".join([papers.FORM.splitlines()[0], *pairs]))


def as_workbook() -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    sheet.append([papers.FORM.splitlines()[0]])
    for label, _, value in ANSWERS:
        sheet.append([label, value.strip()])
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [papers.pdf([papers.FORM]), papers.word(papers.FORM), as_table(), as_values_below(), as_workbook()],
    ids=["pdf", "word", "word table", "values below", "workbook"],
)
def test_a_form_is_read_whole_whatever_carries_it(data: bytes) -> None:
    assert read(data) == EXPECTED


def test_content_controls_are_read_by_their_name_and_placeholders_are_no_answers() -> None:
    document = docx.Document()
    document.add_paragraph("Beställning av registeruppgifter")
    for alias, value, untouched in (
        ("Projektets titel", "Titel i kontroll", False),
        ("Forskningshuvudman", "Klicka här för att ange text", True),
        ("E-post till kontaktperson", "bo@exempel.se", False),
        ("Faktureringsadress", "Box 1, 123 45 Ort", False),
    ):
        flag = "<w:showingPlcHdr/>" if untouched else ""
        document.element.body.insert(1, parse_xml(
            '<w:sdt xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:sdtPr>'
            f'<w:alias w:val="{alias}"/>{flag}</w:sdtPr><w:sdtContent><w:p><w:r><w:t>{value}</w:t></w:r></w:p>'
            "</w:sdtContent></w:sdt>"
        ))  # fmt: skip
    stream = io.BytesIO()
    document.save(stream)
    order = read(stream.getvalue())
    assert order is not None
    assert (order.project_title, order.principal, order.contact.email) == ("Titel i kontroll", None, "bo@exempel.se")
    assert order.invoice.address == "Box 1, 123 45 Ort"


def test_values_of_a_fillable_pdf_are_read_though_its_text_does_not_show_them() -> None:
    stream = io.BytesIO()
    paper = canvas.Canvas(stream)
    paper.drawString(60, 800, "Request for register data")
    for at, (label, value) in enumerate(
        [("Project title", "Heart failure"), ("Organisation number", "SE202100297301"), ("Invoice address", "Box 1")]
    ):
        paper.drawString(60, 760 - 30 * at, label)
        paper.acroForm.textfield(name=label.lower().replace(" ", "_"), value=value, x=220, y=755 - 30 * at, width=200)
    paper.save()
    order = read(stream.getvalue())
    assert order is not None
    assert (order.project_title, order.org_number) == ("Heart failure", "202100-2973")
    assert order.invoice.address == "Box 1"


@needs_tesseract
def test_a_scanned_form_is_read_by_ocr() -> None:
    order = read(papers.scanned_pdf(papers.pdf([papers.FORM])))
    assert order is not None
    assert (order.project_title, order.org_number, order.representative, order.registers) == (
        EXPECTED.project_title,
        EXPECTED.org_number,
        EXPECTED.representative,
        EXPECTED.registers,
    )


@pytest.mark.parametrize(
    ("printed", "number", "is_authority"),
    [
        ("202100-2974", "202100-2974", None),
        ("556036-0793", "556036-0793", False),
        ("16202100-2973", "202100-2973", True),
    ],
)
def test_an_organisation_number_is_kept_as_printed_when_its_control_digit_is_wrong(
    printed: str, number: str, is_authority: bool | None
) -> None:
    order = read(papers.word(papers.FORM.replace("202100-2973", printed)))
    assert order is not None
    assert (order.org_number, order.principal_is_authority) == (number, is_authority)


def test_labels_that_a_narrow_column_breaks_are_labels_and_never_answers() -> None:
    document = docx.Document()
    document.add_paragraph("Beställning av registeruppgifter")
    table = document.add_table(rows=0, cols=2)
    for label, value in (
        ("Projektets titel", "Hjärtsvikt"),
        ("Omfattar studien endast avlidna\npersoner?", "Ja"),
        ("Faktureringsadress", "Box 117, 123\n45 Exempelstad"),
        ("Fakturareferens", ""),
        ("Diarienummer för\netikprövningsmyndighetens beslut", "2023-04567-01"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    stream = io.BytesIO()
    document.save(stream)
    order = read(stream.getvalue())
    assert order is not None
    assert (order.only_deceased, order.ethics_numbers) == (True, ("2023-04567-01",))
    assert order.invoice == Invoice(address="Box 117, 123 45 Exempelstad", reference=None)


def test_only_ticked_registers_are_ordered() -> None:
    text = papers.FORM.replace("Vilka register avser uttaget? Patientregistret, Läkemedelsregistret (LMED) och DORS",
                               "☒ Patientregistret\n☐ Cancerregistret\n☒ Dödsorsaksregistret")  # fmt: skip
    order = read(papers.word(text))
    assert order is not None
    assert order.registers == ("PAR", "DORS")
