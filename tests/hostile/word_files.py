"""Hostile Word files: entities, depth, floods, and documents that reach outside themselves (P17, P21)."""

from __future__ import annotations

from collections.abc import Callable

from tests.hostile.case import Case, file_case
from tests.hostile.packing import Members, flagged, overlapping, packed, with_member, zeros
from tests.hostile.workbooks import DOCTYPE, NOISE

DOCUMENT = "word/document.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/></Types>'
)
BROKEN = ("unreadable", "broken-document", "no-text")


def text(*paragraphs: str, before: str = "") -> bytes:
    """A document of paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in paragraphs)
    return xml(body, before=before)


def xml(body: str, *, before: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'.encode()
    )


def parts_of(document: bytes) -> Members:
    return {"[Content_Types].xml": TYPES, DOCUMENT: document}


def word(name: str, promise: str, made: Callable[[], bytes], kind: str = "other", *problems: str) -> Case:
    """A Word file, made when the test runs."""
    return file_case(name, promise, "blankett.docx", made, kind, *problems)


def of(document: bytes, **more: bytes) -> bytes:
    """A Word file of that document, with further parts (two underscores stand for a slash, one for a dot)."""
    added = {name.replace("__", "/").replace("_", "."): content for name, content in more.items()}
    return packed(parts_of(document) | added)


ENTITIES = (
    word("a document that laughs a billion times", "P17", lambda: of(text("&l9;", before=DOCTYPE)), *BROKEN),
    word("a document that reads a file", "P17", lambda: of(text("Hej", "&file;", before=DOCTYPE))),
    word("one entity a hundred thousand times in a document", "P17",
         lambda: of(text("&a;" * 100_000, before=f'<!DOCTYPE x [<!ENTITY a "{"b" * 100_000}">]>')), *BROKEN),
    word("a document type that lies elsewhere", "P22",
         lambda: of(text("Hej", before='<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'))),
    word("a parameter entity", "P17",
         lambda: of(text("Hej", before='<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>'))),
)  # fmt: skip

BOMBS = (
    word("a document of 300 megabytes", "P17", lambda: with_member(of(text("Hej")), "word/media/x.bin", zeros(300),
         300 * 2**20), "unreadable", "archive-bomb"),
    word("a document that says it is small", "P17",
         lambda: with_member(packed({"[Content_Types].xml": TYPES}), DOCUMENT, zeros(300), 1_000),
         "unreadable", "not-readable"),
    word("2 001 parts of a document", "P17",
         lambda: packed(parts_of(text("Hej")) | {f"word/media/{n}": b"" for n in range(2_001)}),
         "unreadable", "archive-bomb"),
    word("document parts that share their bytes", "P17",
         lambda: overlapping([DOCUMENT, *(f"word/media/{n}" for n in range(50))], 1), "unreadable", "archive-bomb"),
    word("document parts marked as encrypted", "P17", lambda: flagged(of(text("Hej")), 1), "unreadable", "encrypted"),
    word("half a document", "P17", lambda: of(text(NOISE))[:5_000], "unreadable", "name-type-mismatch",
        "broken-archive"),
)  # fmt: skip

FLOODS = (
    word("tables five thousand deep", "P17",
         lambda: of(xml("<w:tbl><w:tr><w:tc>" * 5_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5_000)), *BROKEN),
    word("tables eighty deep", "P17",
         lambda: of(xml("<w:tbl><w:tr><w:tc>" * 80 + "<w:p><w:r><w:t>Hej</w:t></w:r></w:p>"
                        + "</w:tc></w:tr></w:tbl>" * 80))),
    word("fifty thousand paragraphs", "P17", lambda: of(text(*(str(n * 7919) for n in range(10_000))))),
    word("a paragraph of eleven megabytes", "P17", lambda: of(text(NOISE * 55)), *BROKEN),
    word("an attribute of twelve megabytes", "P17",
         lambda: of(xml(f'<w:p w:x="{NOISE * 60}"><w:r><w:t>Hej</w:t></w:r></w:p>')), *BROKEN),
    word("cells over a thousand million columns", "P17", lambda: of(xml(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p><w:r><w:t>Hej</w:t></w:r></w:p>'
        "</w:tc></w:tr></w:tbl>"))),
    word("ten thousand controls", "P17", lambda: of(xml("".join(
        f'<w:sdt><w:sdtPr><w:alias w:val="f{n * 7919}"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>{n}</w:t></w:r></w:p>'
        "</w:sdtContent></w:sdt>" for n in range(10_000))))),
    word("controls eighty deep", "P17", lambda: of(xml(
        '<w:sdt><w:sdtPr><w:alias w:val="f"/></w:sdtPr><w:sdtContent>' * 80 + "<w:p><w:r><w:t>Hej</w:t></w:r></w:p>"
        + "</w:sdtContent></w:sdt>" * 80))),
)  # fmt: skip

SHAPES = (
    word("no document in it", "P17", lambda: packed({"word/x.xml": b"<x/>"}), "unreadable", "no-text"),
    word("a document that is no XML", "P17", lambda: of(b"\x00\xff" * 500), *BROKEN),
    word("an empty document", "P17", lambda: of(b""), *BROKEN),
    word("a document in UTF-16", "P17", lambda: of(text("Hej").replace(b"UTF-8", b"UTF-16").decode().encode("utf-16"))),
    word("a document in an unknown encoding", "P17", lambda: of(text("Hej").replace(b"UTF-8", b"x-none")), *BROKEN),
    word("a document twice", "P17", lambda: packed([(DOCUMENT, text("Ett")), (DOCUMENT, text("Hej"))])),
    word("nothing but comments", "P17", lambda: of(xml("<!-- Hej --><?php system('id') ?>")), "unreadable", "no-text"),
)  # fmt: skip

ACTIVE = (
    word("a template that lies elsewhere", "P22", lambda: of(
        text("Hej"), word___rels__settings_xml_rels=b'<Relationships><Relationship Id="r1" TargetMode="External" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="http://127.0.0.1:9/x.dotm"/></Relationships>')),
    word("a piece of another document", "P22", lambda: of(xml(
        '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="r1"/>'
        "<w:p><w:r><w:t>Hej</w:t></w:r></w:p>"))),
    word("a field that starts a program", "P21", lambda: of(xml(
        '<w:p><w:r><w:t>Hej</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"</w:instrText></w:r>'
        "</w:p>"))),
    word("macros under the name of a document", "P21", lambda: of(text("Hej"), word__vbaProject_bin=bytes(500)),
        "other",
         "macro"),
    word("a program inside", "P21", lambda: of(text("Hej"), word__embeddings__ole_bin=b"MZ" + bytes(500))),
    word("paths upwards in a document", "P20", lambda: packed(parts_of(text("Hej")) | {"../../../tmp/x": b"x"})),
)  # fmt: skip

CASES = (*ENTITIES, *BOMBS, *FLOODS, *SHAPES, *ACTIVE)
