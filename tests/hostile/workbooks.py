"""Hostile workbooks: entities, bombs, endless sheets and parts that lie (P17, P18)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from functools import cache
from random import Random

from openpyxl import Workbook

from tests.hostile.case import Case, file_case
from tests.hostile.packing import Members, flagged, overlapping, packed, unpacked, with_member, zeros

SHEET, STRINGS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STYLE = '<xf numFmtId="{}"/>'
NOISE = Random(1).randbytes(100_000).hex()  # packs badly, so that it passes for honest
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPE = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY file SYSTEM "file:///etc/passwd">]>'


@cache
def plain() -> tuple[tuple[str, bytes], ...]:
    """The parts of an ordinary workbook of two rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Kort", "Lista"])
    sheet.append(["en rad", "om ingenting"])
    out = io.BytesIO()
    book.save(out)
    return tuple(unpacked(out.getvalue()).items())


def book(**changed: bytes | None) -> bytes:
    """An ordinary workbook with some parts changed, by the last word of their name; None removes a part."""
    places = {"sheet": SHEET, "strings": STRINGS, "book": BOOK, "styles": "xl/styles.xml"}
    parts: Members = dict(plain())
    for name, content in changed.items():
        if content is None:
            parts.pop(places[name])
        else:
            parts[places[name]] = content
    return packed(parts)


def with_parts(**added: bytes) -> bytes:
    """An ordinary workbook with further parts; two underscores stand for a slash, one for a dot."""
    more = {name.replace("__", "/").replace("_", "."): content for name, content in added.items()}
    return packed(dict(plain()) | more)


def sheet_of(rows: Iterable[str], *, before: str = "", dimension: str = '<dimension ref="A1:B2"/>') -> bytes:
    """The XML of a sheet."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>{before}<worksheet {MAIN}>{dimension}<sheetData>'
    return (head + "".join(rows) + "</sheetData></worksheet>").encode()


def row(number: int | str, *cells: str) -> str:
    """A row of text cells, each as (reference, text)."""
    inside = "".join(
        f'<c r="{cell.split("=")[0]}" t="inlineStr"><is><t>{cell.split("=", 1)[1]}</t></is></c>' for cell in cells
    )
    return f'<row r="{number}">{inside}</row>'


def workbook(name: str, promise: str, made: Callable[[], bytes], kind: str = "other", *problems: str) -> Case:
    """A workbook, made when the test runs."""
    return file_case(name, promise, "lista.xlsx", made, kind, *problems)


def repeated(piece: str, count: int) -> str:
    """So many pieces, each with a number of its own, so that they pack no better than honest ones."""
    return "".join(piece.format(number * 7919) for number in range(count))


def rows_of(count: int) -> Iterable[str]:
    return (row(n, f"A{n}=rad", f"B{n}=text") for n in range(1, count + 1))


def many_sheets(count: int) -> bytes:
    book = Workbook()
    for number in range(count):
        book.create_sheet(f"Blad {number}").append(["a", "b"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


ENTITIES = (
    workbook("a workbook that laughs a billion times", "P17",
             lambda: book(sheet=sheet_of([row(1, "A1=&l9;")], before=DOCTYPE)), "unreadable", "broken-workbook"),
    workbook("a workbook that reads a file", "P17", lambda: book(sheet=sheet_of([row(1, "A1=&file;")], before=DOCTYPE)),
             "unreadable", "broken-workbook"),
    workbook("shared strings that laugh", "P17",
             lambda: book(strings=f'{DOCTYPE}<sst {MAIN} count="1"><si><t>&l9;</t></si></sst>'.encode()),
             "unreadable", "broken-workbook"),
    workbook("one entity a hundred thousand times", "P17",
             lambda: book(sheet=sheet_of([row(1, "A1=" + "&a;" * 100_000)],
                                         before=f'<!DOCTYPE x [<!ENTITY a "{"b" * 100_000}">]>')), "unreadable",
                                             "broken-workbook"),
    workbook("an entity in the list of sheets", "P17",
             lambda: book(book=dict(plain())[BOOK].replace(b"<workbook", DOCTYPE.encode() + b"<workbook", 1))),
)  # fmt: skip

BOMBS = (
    workbook("a sheet of two gigabytes", "P17", lambda: with_member(packed(dict(plain())), "xl/worksheets/sheet2.xml",
             zeros(300), 2_000 * 2**20), "unreadable", "archive-bomb"),
    workbook("a sheet that packs too well", "P17",
             lambda: with_member(packed(dict(plain())), "xl/media/noll.bin", zeros(50), 50 * 2**20),
             "unreadable", "archive-bomb"),
    workbook("a sheet that says it is small", "P17",
             lambda: with_member(book(sheet=None), SHEET, zeros(300), 1_000), "unreadable", "not-readable"),
    workbook("2 001 parts", "P17", lambda: packed(dict(plain()) | {f"xl/media/{n}": b"" for n in range(2_001)}),
             "unreadable", "archive-bomb"),
    workbook("parts that share their bytes", "P17",
             lambda: overlapping([*dict(plain()), *(f"xl/media/{n}" for n in range(50))], 1),
             "unreadable", "archive-bomb"),
    workbook("parts marked as encrypted", "P17", lambda: flagged(book(), 1), "unreadable", "encrypted"),
    workbook("half a workbook", "P17", lambda: book()[:3_000], "unreadable", "name-type-mismatch",
             "broken-archive"),
    workbook("a part twice", "P17", lambda: packed([*plain(), (SHEET, sheet_of(rows_of(3)))])),
    workbook("a path upwards among the parts", "P17", lambda: packed(dict(plain()) | {"../../etc/cron.d/x": b"x"})),
)  # fmt: skip

SHEETS = (
    workbook("90 000 rows without a dimension", "P18", lambda: book(sheet=sheet_of(rows_of(90_000), dimension="")),
             "other", "cut"),
    workbook("90 000 rows that call themselves two", "P18", lambda: book(sheet=sheet_of(rows_of(90_000))),
             "other", "cut"),
    workbook("a corner far away", "P18",
             lambda: book(sheet=sheet_of([row(1, "A1=a"), row(1_048_576, "XFD1048576=b")], dimension=""))),
    workbook("a corner farther than there is", "P18",
             lambda: book(sheet=sheet_of([row(99_999_999, "ZZZ99999999=b")], dimension="")), "unreadable",
             "reader-crashed"),
    workbook("a row number of twenty digits", "P18", lambda: book(sheet=sheet_of([row("9" * 20, "A1=b")]))),
    workbook("a negative row", "P18", lambda: book(sheet=sheet_of([row(-5, "A-5=b")])), "unreadable",
        "broken-workbook"),
    workbook("16 384 columns", "P18", lambda: book(sheet=sheet_of([row(1, *(f"{c}1=x" for c in columns(16_384)))]))),
    workbook("a cell of two million characters", "P18", lambda: book(sheet=sheet_of([row(1, f"A1={NOISE * 10}")]))),
    workbook("half a million shared strings", "P18", lambda: book(
        strings=f"<sst {MAIN}>{repeated('<si><t>{}</t></si>', 500_000)}</sst>".encode())),
    workbook("a hundred thousand styles", "P18", lambda: book(
        styles=f"<styleSheet {MAIN}><cellXfs>{repeated(STYLE, 100_000)}</cellXfs></styleSheet>".encode())),
    workbook("merged over everything", "P18", lambda: book(sheet=sheet_of(rows_of(5)).replace(
        b"</sheetData>",
        b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 5_000 + b"</mergeCells>"))),
    workbook("elements a hundred thousand deep", "P18", lambda: book(
        sheet=sheet_of(["<x>" * 100_000 + "</x>" * 100_000]))),
    workbook("a day beyond the calendar", "P18", lambda: book(
        sheet=sheet_of(['<row r="1"><c r="A1" s="1" t="d"><v>99999-99-99</v></c><c r="B1"><v>1e308</v></c></row>']))),
    workbook("two hundred sheets", "P18", lambda: many_sheets(200)),
    workbook("no sheet at all", "P18", lambda: book(sheet=None), "unreadable", "broken-workbook"),
    workbook("no list of sheets", "P18", lambda: book(book=None), "unreadable", "no-text"),
    workbook("a list of sheets that is none", "P18", lambda: book(book=b"\x00\xff" * 50), "unreadable",
        "broken-workbook"),
)  # fmt: skip

ACTIVE = (
    file_case("macros", "P21", "lista.xlsm", lambda: with_parts(xl__vbaProject_bin=b"\xd0\xcf\x11\xe0" + bytes(500)),
              "other", "macro"),
    file_case("macros under a harmless name", "P21", "lista.xlsx",
              lambda: with_parts(xl__vbaProject_bin=b"\xd0\xcf\x11\xe0" + bytes(500)),
              "other", "name-type-mismatch", "macro"),
    workbook("formulas that start programs", "P21", lambda: book(sheet=sheet_of(
        ['<row r="1"><c r="A1"><f>cmd|\'/C calc\'!A0</f></c><c r="B1"><f>WEBSERVICE("http://127.0.0.1:9")</f></c></row>',
         row(2, "A2=en rad", "B2=text")]))),
    workbook("links to other books", "P21", lambda: with_parts(
        xl__externalLinks__externalLink1_xml=b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/C"/></externalLink>',
        xl__worksheets___rels__sheet1_xml_rels=b'<Relationships><Relationship Id="rId1" TargetMode="External" '
        b'Target="http://127.0.0.1:9/x"/></Relationships>')),
    workbook("a sheet that lies above", "P21", lambda: packed(
        dict(plain()) | {"xl/_rels/workbook.xml.rels": dict(plain())["xl/_rels/workbook.xml.rels"].replace(
            b"/xl/worksheets/sheet1.xml", b"../../../../etc/passwd")}), "unreadable", "broken-workbook"),
)  # fmt: skip


def columns(count: int) -> Iterable[str]:
    """A, B ... Z, AA ... XFD."""
    for number in range(1, count + 1):
        letters, left = "", number
        while left:
            left, digit = divmod(left - 1, 26)
            letters = chr(65 + digit) + letters
        yield letters


CASES = (*ENTITIES, *BOMBS, *SHEETS, *ACTIVE)
