"""Readers: the text of real files with the places where it stands, and an honest word about what cannot be read."""

from __future__ import annotations

import io
import zipfile

import docx
import pikepdf
import pytest
from docx.oxml import parse_xml
from openpyxl import Workbook
from PIL import Image

from parsers import archive, image, media_types, pdf, sheet, text
from parsers import docx as word_reader
from parsers import type_names as types
from parsers.facts import Limits, Line
from tests.parsers.kinds import papers
from tests.rigs.tesseract import needs_tesseract

LIMITS = Limits(document_seconds=120.0)  # reading by eye is slow where many work at once
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return stream.getvalue()


def book(*, cells: dict[str, object]) -> bytes:
    workbook = Workbook()
    for place, value in cells.items():
        workbook.active[place] = value
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"junk\n%PDF-1.7\n", types.PDF),
        (zipped({"word/document.xml": b"x"}), types.DOCX),
        (zipped({"xl/workbook.xml": b"x", "xl/vbaProject.bin": b"x"}), types.XLSM),
        (zipped({"a.txt": b"x"}), types.ZIP),
        (b"\x00\x00\x00\x18ftypheic", "image/heic"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage\0".encode("utf-16-le"), types.ENCRYPTED_OFFICE),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "WordDocument\0".encode("utf-16-le"), types.DOC),
        (b"{\\rtf1 Hej}", types.RTF),
        (b"<!DOCTYPE html><p>Hej", types.HTML),
        (b"a;b\n1;2\n3;4\n", types.CSV),
        (b"Received: from x\nFrom: a@exempel.se\nMessage-ID: <1@exempel.se>\n\nHej", types.EML),
        ("Hej på dig".encode("utf-16"), types.PLAIN),
        (b"  \n", types.EMPTY),
        (bytes(range(256)) * 4, types.UNKNOWN),
    ],
)
def test_p21_a_type_is_told_by_the_bytes(data: bytes, found: str) -> None:
    assert media_types.media_type(data, "ansökan.pdf") == found


def test_a_pdf_gives_its_lines_by_page() -> None:
    content = pdf.read(papers.pdf(["Sida ett\nmed åäö", "Sida två, som är längre än tjugo tecken"]), LIMITS)
    assert content.lines == (
        Line(text="Sida ett", page=1),
        Line(text="med åäö", page=1),
        Line(text="Sida två, som är längre än tjugo tecken", page=2),
    )
    assert content.pages == 2


def test_a_locked_pdf_is_told() -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(papers.pdf(["Hemligt"]))) as document:
        document.save(stream, encryption=pikepdf.Encryption(user="a", owner="b"))
    assert pdf.read(stream.getvalue(), LIMITS).problems == ("encrypted",)


@pytest.mark.parametrize(("cut", "problem"), [(0.5, "truncated"), (0.1, "truncated")])
def test_a_pdf_that_was_cut_is_told(cut: float, problem: str) -> None:
    whole = papers.pdf([papers.PLAN])
    assert pdf.read(whole[: int(len(whole) * cut)], LIMITS).problems == (problem,)


def test_p19_a_long_pdf_is_read_as_far_as_the_limits_allow() -> None:
    content = pdf.read(papers.pdf(["En rad med text på sidan"] * 5), Limits(pages=3))
    assert (content.pages, {line.page for line in content.lines}, content.problems) == (5, {1, 2, 3}, ("cut",))


def test_a_dynamic_form_that_only_its_own_program_shows_is_told() -> None:
    stream = io.BytesIO()
    waiting = papers.pdf(["Please wait... If this message is not eventually replaced by the proper contents"])
    data = b"<data><ProjektetsTitel>Hjartsvikt</ProjektetsTitel></data>"
    with pikepdf.open(io.BytesIO(waiting)) as document:
        packets = pikepdf.Array([pikepdf.String("datasets"), document.make_stream(data)])
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=packets)
        document.save(stream)
    content = pdf.read(stream.getvalue(), LIMITS)
    assert (content.problems, content.fields) == (("xfa",), (("Projektets Titel", "Hjartsvikt"),))


def test_a_digital_signature_in_a_pdf_is_found() -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(papers.pdf(["Ansökan om etikprövning, undertecknad"]))) as document:
        signed = pikepdf.Dictionary(Type=pikepdf.Name.Sig, Name=pikepdf.String("Karin Exempel"))
        field = document.make_indirect(
            pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("Signature1"), V=document.make_indirect(signed))
        )
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        document.save(stream)
    assert pdf.read(stream.getvalue(), LIMITS).signature == "digital signature in the file (Karin Exempel)"


@needs_tesseract
def test_a_scanned_page_is_read_in_swedish_and_told() -> None:
    content = pdf.read(papers.scanned_pdf(papers.pdf([papers.PLAN])), LIMITS)
    assert content.problems == ("scanned",)
    assert "Forskningsplan" in [line.text for line in content.lines]


def test_pages_over_the_ocr_budget_are_told_and_not_read() -> None:
    content = pdf.read(papers.scanned_pdf(papers.pdf([papers.PLAN])), Limits(ocr_pages=0))
    assert content.problems == ("scanned", "scanned-partly-read", "no-text")


@needs_tesseract
def test_a_photographed_page_is_read_and_a_logo_is_not() -> None:
    page, logo = io.BytesIO(), io.BytesIO()
    papers.scan(papers.pdf([papers.DECISION])).save(page, "JPEG", quality=70)
    Image.new("RGB", (300, 90), "red").save(logo, "PNG")
    assert "BESLUT" in [line.text for line in image.read(page.getvalue(), LIMITS).lines]
    assert image.read(logo.getvalue(), LIMITS).problems == ("decorative",)


def test_word_text_is_read_in_tables_boxes_headers_and_deleted_text_is_not() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "I sidhuvudet"
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Etikett", "Värde"
    document.element.body.insert(0, parse_xml(
        f"<w:p {W}><w:del><w:r><w:delText>borttaget</w:delText></w:r></w:del><w:ins><w:r><w:t>tillagt</w:t></w:r>"
        "</w:ins><w:r><w:txbxContent><w:p><w:r><w:t>i rutan</w:t></w:r></w:p></w:txbxContent></w:r></w:p>"
    ))  # fmt: skip
    stream = io.BytesIO()
    document.save(stream)
    content = word_reader.read(stream.getvalue(), LIMITS)
    assert [line.text for line in content.lines] == ["I sidhuvudet", "tillagt", "i rutan", "Etikett", "Värde"]
    assert content.tables[0].rows == (("Etikett", "Värde"),)


def test_p17_a_word_file_with_outside_entities_reads_nothing_from_the_machine() -> None:
    xml = (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>&x;hej</w:t></w:r></w:p></w:body></w:document>"
    )
    content = word_reader.read(zipped({"word/document.xml": xml.encode()}), LIMITS)
    assert "root" not in repr(content)


def test_a_sheet_gives_its_rows_with_their_places() -> None:
    content = sheet.read(book(cells={"A2": "Register", "B2": 7, "B3": 2.5}), LIMITS)
    assert [(line.text, line.place) for line in content.lines[1:]] == [("Register\t7", "Sheet!A2"), ("2.5", "Sheet!A3")]


def test_p18_a_cell_in_the_far_corner_costs_nothing() -> None:
    content = sheet.read(book(cells={"A1": "Register", "XFD1048576": "långt bort"}), LIMITS)
    assert content.lines[1].text == "Register"


def test_a_workbook_with_macros_is_read_and_told() -> None:
    with zipfile.ZipFile(io.BytesIO(book(cells={"A1": "Register"}))) as plain:
        members = {name: plain.read(name) for name in plain.namelist()}
    content = sheet.read(zipped({**members, "xl/vbaProject.bin": b"program"}), LIMITS)
    assert (content.problems, content.lines[1].text) == (("macro",), "Register")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp850", "mac_roman"])
def test_swedish_text_is_read_in_every_encoding_in_use(encoding: str) -> None:
    content = text.read("Förfrågan om läkemedel\nÅr och ålder på öppenvård".encode(encoding), LIMITS)
    assert [line.text for line in content.lines] == ["Förfrågan om läkemedel", "År och ålder på öppenvård"]


def test_the_members_of_an_archive_are_its_children() -> None:
    packed = zipped({"mapp/beslut.pdf": b"1", "__MACOSX/._beslut.pdf": b"2", "lista.csv": b"3"})
    assert archive.read(packed, LIMITS).children == (("mapp/beslut.pdf", b"1"), ("lista.csv", b"3"))


@pytest.mark.parametrize(
    ("limits", "members"),
    [
        (Limits(archive_members=2), {"a": b"1", "b": b"2", "c": b"3"}),
        (Limits(member_bytes=10), {"a": b"12345678901"}),
        (Limits(archive_bytes=10), {"a": b"123456", "b": b"123456"}),
        (Limits(), {"a": bytes(3_000_000)}),
    ],
    ids=["entries", "a part", "in all", "ratio"],
)
def test_p17_an_archive_over_a_limit_is_not_unpacked(limits: Limits, members: dict[str, bytes]) -> None:
    assert archive.read(zipped(members), limits).problems == ("archive-bomb",)


def test_p17_members_that_share_bytes_are_not_unpacked() -> None:
    packed = bytearray(zipped({"a": b"1" * 50, "b": b"2" * 50}))
    second = packed.rfind(b"PK\x01\x02")
    packed[second + 42 : second + 46] = bytes(4)  # the second member claims to begin where the first does
    assert archive.read(bytes(packed), LIMITS).problems == ("archive-bomb",)


def test_an_encrypted_archive_is_told() -> None:
    packed = bytearray(zipped({"hemlig.pdf": b"data"}))
    packed[packed.find(b"PK\x01\x02") + 8] |= 1
    assert archive.read(bytes(packed), LIMITS).problems == ("encrypted",)
