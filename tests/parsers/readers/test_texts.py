"""Plain and delimited text, web pages and archives' names, as the programs of all platforms write them."""

from __future__ import annotations

import io
import zipfile

import pytest

from parsers import archive, html, media_types, text
from parsers import type_names as types
from parsers.documents import documents_in
from parsers.facts import Content, DocumentKind, Limits, Table

LIMITS = Limits()
ROWS = (("Register", "Variabel", "Motivering"), ("PAR", "KÖN", "Ålder påverkar"), ("PAR", "ALDER", "öppenvård"))


def packed(raw: bytes) -> bytes:
    """An archive with one member whose name stands in it as the bytes `raw`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("x" * len(raw), b"1")
    return stream.getvalue().replace(b"x" * len(raw), raw)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_a_delimited_list_is_a_table_in_every_encoding_in_use(mark: str, encoding: str) -> None:
    lines = "".join(mark.join(row) + "\r\n" for row in ROWS)
    assert text.read(lines.encode(encoding), LIMITS).tables == (Table(rows=ROWS),)


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        ("sep=;\r\na;b\r\n1,5;2\r\n", (("a", "b"), ("1,5", "2"))),
        ('a,b\nPAR,"kön, ålder, år"\nDORS,x\n', (("a", "b"), ("PAR", "kön, ålder, år"), ("DORS", "x"))),
        ('a;b\nPAR;"rad ett\nrad två"\nDORS;x\n', (("a", "b"), ("PAR", "rad ett\nrad två"), ("DORS", "x"))),
    ],
    ids=["Excel's own first line", "commas in quotation marks", "a cell of two lines"],
)
def test_a_cell_may_hold_the_mark_or_a_line_end(said: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert text.read(said.encode(), LIMITS).tables == (Table(rows=rows),)


def test_sentences_with_commas_are_no_table() -> None:
    said = "Hej, vi önskar data.\nMed vänlig hälsning, Anna\nTack, tack\n"
    assert text.read(said.encode(), LIMITS).tables == ()


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        ("<tr><th>Register<th>Variabel<tr><td>PAR<td>K&Ouml;N", (("Register", "Variabel"), ("PAR", "KÖN"))),
        (
            "<tr><td><p class=MsoNormal><b>Register</b></p></td><td><p>Variabel</p></td><td><p>Varför</p></td></tr>"
            "<tr><td rowspan=2><p>PAR</p></td><td><p>KÖN</p></td><td></td></tr>"
            "<tr><td><p>ALDER</p><p>vid vård</p></td><td><p>Utfall</p></td></tr>",
            (("Register", "Variabel", "Varför"), ("PAR", "KÖN"), ("PAR", "ALDER vid vård", "Utfall")),
        ),
        ("<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e", (("a", "", "b"), ("c", "d", "e"))),
    ],
    ids=["by hand", "from Outlook", "a wide cell"],
)
def test_a_web_page_gives_its_tables_row_by_row(page: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert html.read(f"<p>Lista</p><table>{page}</table><p>Hej</p>".encode(), LIMITS).tables == (Table(rows=rows),)


def test_a_table_that_only_lays_out_a_letter_keeps_its_lines() -> None:
    page = "<table><tr><td><img src=x></td><td><p>Hej,</p><p>ett brev<br>till er</p></td></tr></table>"
    assert [line.text for line in html.read(page.encode(), LIMITS).lines] == ["Hej,", "ett brev", "till er"]


def test_tables_in_tables_in_thousands_cost_no_depth() -> None:
    page = "<table><tr><td>" * 5_000 + "text" + "</td></tr></table>" * 5_000
    assert [line.text for line in html.read(page.encode(), LIMITS).lines] == ["text"]


def test_a_web_page_that_leads_to_a_locked_mail_is_told() -> None:
    page = b'<form action="https://mail.example/encryption/retrieve.ashx"><input name="rpmsg" value="x"></form>'
    assert html.read(page, LIMITS) == Content(problems=("encrypted",))


@pytest.mark.parametrize("encoding", ["utf-8", "cp850"], ids=["Mac", "Windows"])
def test_a_members_name_is_read_as_its_program_meant_it(encoding: str) -> None:
    name = "Etikprövning åäö.txt"
    ((found, _),) = archive.read(packed(name.encode(encoding)), LIMITS).children
    assert found == name


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (packed(b"Index/Document.iwa"), types.IWORK),
        (b"\xffWPC\x10\x00\x00\x00" + bytes(40), types.WORDPERFECT),
        (packed(b"ppt/presentation.xml"), types.PPTX),
    ],
)
def test_p21_papers_that_no_reader_opens_are_told_apart_and_asked_for_anew(data: bytes, media_type: str) -> None:
    assert media_types.media_type(data) == media_type
    (document,) = documents_in(data, "plan", "plan", LIMITS).documents
    assert (document.kind, document.problems) == (DocumentKind.UNREADABLE, ("unsupported",))
