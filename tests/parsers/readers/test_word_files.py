"""One form as Word, old Word, OpenDocument and rich text: the same words out of each, as a reader sees them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from parsers import doc, docx, media_types, odt, rtf
from parsers import type_names as types
from parsers.documents import READERS
from parsers.facts import Content, Limits

FILES = Path(__file__).with_name("files")
LIMITS = Limits()
BODY = (
    "Beställning av registeruppgifter för forskning",
    "Projektets titel: Hjärtsvikt hos äldre",
    "Exempels universitet",
    "Datum: 2026-03-02",
    "Filformat: SAS",
    "☒ Ja ☐ Nej",
    "☒  Endast avlidna ☐  Alla",
    "Referens: ZZ4711",
    "I rutan bredvid",
    "Register",
    "Motivering",
    "PAR",
    "Utfall",
    "DORS",
    "Organisationsnummer",
    "202100-2973",
    "Period: 1998–2022",
)
CELLS = (("Register", "Motivering"), ("PAR", "Utfall"), ("DORS", ""), ("Organisationsnummer", "202100-2973"))


def content(name: str) -> Content:
    data = (FILES / name).read_bytes()
    return READERS[media_types.media_type(data)](data, LIMITS)


def lines(name: str) -> list[str]:
    return [line.text for line in content(name).lines]


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("form.docx", types.DOCX),
        ("form.libreoffice.docx", types.DOCX),
        ("form.doc", types.DOC),
        ("form.odt", types.ODT),
        ("form.rtf", types.RTF),
        ("letter.msg", types.MSG),
        ("list.xls", types.XLS),
        ("list-locked.xlsx", types.ENCRYPTED_OFFICE),
    ],
)
def test_p21_office_files_are_told_apart_by_what_is_in_them(name: str, media_type: str) -> None:
    assert media_types.media_type((FILES / name).read_bytes(), "bilaga") == media_type


@pytest.mark.parametrize("name", ["form.docx", "form.libreoffice.docx", "form.odt"])
def test_what_word_and_writer_show_is_read_in_order_without_deleted_text(name: str) -> None:
    # In an OpenDocument text the footer stands with the header, among the styles.
    around = ["Blankett version 3", "Sidfot", *BODY] if name == "form.odt" else ["Blankett version 3", *BODY, "Sidfot"]
    assert lines(name) == around


def test_old_word_shows_the_same_with_headers_and_boxes_after_the_text() -> None:
    box = "I rutan bredvid"
    assert lines("form.doc") == [*(line for line in BODY if line != box), "Blankett version 3", "Sidfot", box]


def test_rich_text_shows_the_same_but_the_ticks_that_its_writer_left_out() -> None:
    body = [line if "avlidna" not in line else "Endast avlidna  Alla" for line in BODY]
    assert lines("form.rtf") == ["Blankett version 3", "Sidfot", *body]


@pytest.mark.parametrize("name", ["form.doc", "form.rtf"])
def test_a_table_keeps_its_cells(name: str) -> None:
    assert [table.rows for table in content(name).tables] == [CELLS]


@pytest.mark.parametrize("name", ["form.docx", "form.libreoffice.docx", "form.odt"])
def test_a_cell_merged_downwards_gives_its_text_to_each_row(name: str) -> None:
    merged = [CELLS[0], CELLS[1], ("DORS", "Utfall"), CELLS[3]]
    assert [table.rows for table in content(name).tables] == [tuple(merged)]


@pytest.mark.parametrize("name", ["form-locked.doc", "form-locked.odt"])
def test_a_text_under_a_password_is_told(name: str) -> None:
    assert content(name) == Content(problems=("encrypted",))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("name", ["form.doc", "form.odt"])
def test_a_text_cut_short_is_told_or_read_as_far_as_it_goes(name: str, share: float) -> None:
    data = (FILES / name).read_bytes()
    found = READERS[media_types.media_type((FILES / name).read_bytes())](data[: int(len(data) * share)], LIMITS)
    assert found.problems in (("broken-document",), ("broken-archive",), ())
    assert bool(found.lines) is (found.problems == ())


def test_rich_text_tells_words_old_check_boxes_code_pages_and_fallback_characters() -> None:
    box = r"{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres%d\ffdefres0{\*\ffname R}}}}{\fldrslt}}"
    said = (
        r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Arial;}}{\*\generator Prov;}"
        + box % 1
        + "Ja "
        + box % 25
        + r"Nej\par \'e5\u228?\u-3842?{\deleted borta}{\v dolt}\par}"
    )
    found = rtf.read(said.encode("latin-1"), LIMITS)
    assert [line.text for line in found.lines] == ["☒ Ja ☐ Nej", "åä☒"]


def test_a_picture_in_rich_text_is_passed_over() -> None:
    said = rb"{\rtf1 F\'f6re{\pict\pngblip\bin5 }}}}}}\par efter\par}"
    assert [line.text for line in rtf.read(said, LIMITS).lines] == ["Före", "efter"]


def test_form_controls_of_an_opendocument_text_are_fields() -> None:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
        for name, full in (("office", "office"), ("text", "text"), ("form", "form"), ("draw", "drawing"))
    )
    xml = (
        f"<office:document-content {spaces}><office:body><office:text><office:forms><form:form>"
        '<form:text form:id="c1" form:name="titel" form:label="Projektets titel" form:current-value="Hjärtsvikt"/>'
        '<form:checkbox form:id="c2" form:name="avlidna" form:current-state="checked"/></form:form></office:forms>'
        '<text:p>Endast avlidna: <draw:control draw:control="c2"/></text:p></office:text></office:body>'
        "</office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("mimetype", types.ODT)
        packed.writestr("content.xml", xml)
    found = odt.read(stream.getvalue(), LIMITS)
    assert found.fields == (("Projektets titel", "Hjärtsvikt"), ("avlidna", "☒"))
    assert [line.text for line in found.lines] == ["Endast avlidna: ☒"]


def test_p17_a_long_text_is_read_as_far_as_the_limits_allow() -> None:
    data = (FILES / "form.doc").read_bytes()
    found = doc.read(data, Limits(characters=30))
    assert (found.problems, len(found.lines)) == (("cut",), 1)


def test_word_in_its_strict_form_is_read_like_any_other() -> None:
    loose, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    stream = io.BytesIO()
    with zipfile.ZipFile(FILES / "form.docx") as plain, zipfile.ZipFile(stream, "w") as packed:
        for name in plain.namelist():
            packed.writestr(
                name,
                plain.read(name).replace(loose + b"wordprocessingml/2006/main", strict + b"wordprocessingml/main"),
            )
    assert docx.read(stream.getvalue(), LIMITS) == content("form.docx")
