"""PDF beyond its text: what people filled in, signed, attached, locked and broke."""

from __future__ import annotations

import io

import pikepdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from parsers import pdf
from parsers.documents import documents_in
from parsers.facts import Limits, Line
from tests.parsers.kinds import papers

LIMITS = Limits()
DATASETS = (
    '<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><form>'
    "<titel>Hjärtsvikt</titel><OrgNummer>202100-2973</OrgNummer><tom/></form></xfa:data></xfa:datasets>"
)
TEMPLATE = (
    '<template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform><field name="titel"><caption><value>'
    "<text>Projektets titel</text></value></caption></field></subform></template>"
)


def filled_form() -> bytes:
    """A form of text, ticks, circles and a choice, as a designer of forms makes it."""
    stream = io.BytesIO()
    paper = canvas.Canvas(stream, pagesize=A4)
    form = paper.acroForm
    paper.setFont("DejaVu", 10)
    form.textfield(name="titel", tooltip="Projektets titel", value="Hjärtsvikt hos äldre", x=200, y=745, width=300)
    form.checkbox(name="avlidna", tooltip="Endast avlidna", checked=True, x=200, y=715)
    form.checkbox(name="alla", tooltip="Alla", checked=False, x=300, y=715)
    form.radio(name="sam", tooltip="Samkörning", value="ja", selected=True, x=200, y=688)
    form.radio(name="sam", tooltip="Samkörning", value="nej", x=250, y=688)
    for x, value, word in ((200, "1", "sparas"), (300, "2", "förstörs genast"), (420, "3", "lämnas ut")):
        form.radio(name="nyc", tooltip="Kodnyckel", value=value, selected=value == "2", x=x, y=658)
        paper.drawString(x + 24, 662, word)
    form.choice(name="fmt", tooltip="Filformat", value="SAS", options=["SAS", "CSV"], x=200, y=625, width=90, height=16)
    paper.save()
    return stream.getvalue()


def changed(data: bytes, change: object, **options: object) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document)  # type: ignore[operator]
        document.save(stream, **options)
    return stream.getvalue()


def nothing(document: pikepdf.Pdf) -> None:
    """A change that changes nothing."""


def test_what_was_filled_in_is_told_in_the_forms_own_words() -> None:
    assert pdf.read(filled_form(), LIMITS).fields == (
        ("Projektets titel", "Hjärtsvikt hos äldre"),
        ("Endast avlidna", "☒"),
        ("Samkörning", "ja"),
        ("Filformat", "SAS"),
        ("Kodnyckel", "förstörs genast"),
    )


def test_a_choice_is_told_by_the_word_that_is_shown_for_it() -> None:
    def show_words(document: pikepdf.Pdf) -> None:
        field = next(each for each in document.Root.AcroForm.Fields if each.T == "fmt")
        field.Opt = pikepdf.Array([pikepdf.Array([pikepdf.String("SAS"), pikepdf.String("SAS-fil med etiketter")])])

    found = pdf.read(changed(filled_form(), show_words), LIMITS)
    assert dict(found.fields)["Filformat"] == "SAS-fil med etiketter"


@pytest.mark.parametrize("waits", [True, False])
def test_a_dynamic_form_gives_its_data_under_its_own_captions(waits: bool) -> None:
    def make_dynamic(document: pikepdf.Pdf) -> None:
        packets = [(name, document.make_stream(xml.encode())) for name, xml in parts]
        listed = pikepdf.Array([each for name, stream in packets for each in (pikepdf.String(name), stream)])
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=listed)
        if not waits:
            document.Root.NeedsRendering = True

    parts = [("template", TEMPLATE), ("datasets", DATASETS)]
    shown = "Please wait... If this message is not eventually replaced" if waits else "Öppna i ett annat program"
    found = pdf.read(changed(papers.pdf([shown]), make_dynamic), LIMITS)
    assert (found.lines, found.problems) == ((), ("xfa",))
    assert found.fields == (("Projektets titel", "Hjärtsvikt"), ("Org Nummer", "202100-2973"))


def test_a_form_whose_data_is_in_one_piece_gives_it_and_not_its_looks() -> None:
    def make_whole(document: pikepdf.Pdf) -> None:
        xml = f'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">{TEMPLATE}{DATASETS}</xdp:xdp>'
        whole = document.make_stream(xml.encode())
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=whole)

    found = pdf.read(changed(papers.pdf(["Ett formulär som syns på sidan"]), make_whole), LIMITS)
    assert [line.text for line in found.lines] == ["Ett formulär som syns på sidan"]
    assert found.fields == (("Projektets titel", "Hjärtsvikt"), ("Org Nummer", "202100-2973"))


def test_what_was_typed_upon_a_page_is_read_and_stands_beside_its_label() -> None:
    def type_upon(document: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        look = document.make_stream(b"BT /F 10 Tf 2 3 Td (202100-2973) Tj ET")
        look.Type, look.Subtype, look.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 200, 14]
        look.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[250, 778, 450, 792], Contents="202100-2973"
        )
        note.AP = pikepdf.Dictionary(N=look)
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(note)])

    data = changed(papers.pdf(["Organisationsnummer:"]), type_upon)
    assert [line.text for line in pdf.read(data, LIMITS).lines] == ["Organisationsnummer:", "202100-2973"]
    lines, _ = pdf.read_layout(data, [1], LIMITS)
    assert [line.text for line in lines] == ["Organisationsnummer:\t202100-2973"]


def test_a_stamp_of_time_is_no_signature() -> None:
    def stamp(document: pikepdf.Pdf) -> None:
        value = pikepdf.Dictionary(Type=pikepdf.Name.DocTimeStamp, SubFilter=pikepdf.Name("/ETSI.RFC3161"))
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("s"), V=document.make_indirect(value))
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([document.make_indirect(field)]))

    assert pdf.read(changed(papers.pdf([papers.PLAN]), stamp), LIMITS).signature is None


def test_the_files_of_a_portfolio_are_its_children() -> None:
    def attach(document: pikepdf.Pdf) -> None:
        for name, data in (("beslut.txt", b"Beslut"), ("Ansökan åäö.txt", b"Ans")):
            document.attachments[name] = pikepdf.AttachedFileSpec(document, data, filename=name)

    data = changed(papers.pdf(["Portfölj med två filer i"]), attach)
    assert sorted(pdf.read(data, LIMITS).children) == [("Ansökan åäö.txt", b"Ans"), ("beslut.txt", b"Beslut")]
    opened = documents_in(data, "portfölj.pdf", "portfölj.pdf", LIMITS)
    assert (len(opened.documents), len(opened.children)) == (1, 2)


@pytest.mark.parametrize("bits", [40, 128, 256])
def test_a_pdf_that_only_its_owner_may_change_is_read(bits: int) -> None:
    lock = {40: {"R": 2, "aes": False, "metadata": False}, 128: {"R": 4}, 256: {"R": 6}}[bits]
    data = changed(
        papers.pdf(["Läsbart utan lösenord"]), nothing, encryption=pikepdf.Encryption(owner="a", user="", **lock)
    )
    assert pdf.read(data, LIMITS).lines == (Line(text="Läsbart utan lösenord", page=1),)


@pytest.mark.parametrize("lost", [30, 400])
def test_a_pdf_that_lost_its_end_is_put_in_order_and_told(lost: int) -> None:
    found = pdf.read(papers.pdf(["Första sidans text", "Andra sidans text"])[:-lost], LIMITS)
    assert [(line.text, line.page) for line in found.lines] == [("Första sidans text", 1), ("Andra sidans text", 2)]
    assert found.problems == ("repaired",)


def test_a_form_in_a_broken_pdf_is_still_read_with_its_columns() -> None:
    (document,) = documents_in(papers.pdf([papers.FORM])[:-30], "blankett.pdf", "blankett.pdf", LIMITS).documents
    assert document.problems == ("repaired",)
    assert document.form is not None
    assert document.form.org_number == "202100-2973"
