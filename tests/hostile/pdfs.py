"""Hostile PDFs: bombs, loops, floods, locks, and documents that would act if anybody let them (P19, P21)."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import replace
from itertools import repeat
from random import Random

import pikepdf

from tests.hostile.case import Case, File, file_case
from tests.hostile.packing import zlib_zeros

PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
SENTENCE = b"BT /F 12 Tf 50 700 Td (En rad om ingenting alls, och en till) Tj ET"


def stream(data: bytes, fields: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (fields, len(data), data)


def flate(data: bytes, times: int = 1) -> bytes:
    """A stream packed so many times."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[" + b"/FlateDecode" * times + b"]")


def flate_twice(once: bytes) -> bytes:
    """A stream packed a second time: three gigabytes of zeros are a few kilobytes then."""
    return stream(zlib.compress(once, 9), b"/Filter[/FlateDecode/FlateDecode]")


def pdf(*objects: bytes, trailer: bytes = b"", tail: bytes = b"%%EOF\n") -> bytes:
    """A PDF of those objects, numbered from 1; the first is the catalog."""
    pieces, places, size = [b"%PDF-1.7\n"], [], 9
    for number, content in enumerate(objects, start=1):
        places.append(size)
        pieces.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        size += len(pieces[-1])
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % p for p in places
    )
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n" % (len(objects) + 1, trailer, size)
    return b"".join(pieces) + table + end + tail


def one_page(content: bytes, page: bytes = PAGE, catalog: bytes = CATALOG, *more: bytes) -> bytes:
    """A PDF of one page."""
    return pdf(catalog, PAGES, page, content, FONT, *more)


def acting(name: str, entry: bytes, *more: bytes, inside: tuple[File, ...] = ()) -> Case:
    """A page of plain words in a catalog that wants something to happen; `inside` are files that come out of it."""
    made = one_page(stream(SENTENCE), PAGE, CATALOG[:-2] + entry + b">>", *more)
    case = file_case(name, "P21", "beslut.pdf", lambda: made, "other")
    return replace(case, outcome=replace(case.outcome, files=(*case.outcome.files, *inside)))


def document(name: str, made: Callable[[], bytes], kind: str = "other", *problems: str, promise: str = "P19") -> Case:
    """A PDF, made when the test runs."""
    return file_case(name, promise, "beslut.pdf", made, kind, *problems)


def locked(**passwords: str) -> bytes:
    """A PDF that asks for a password, or forbids something."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(one_page(stream(SENTENCE)))) as file:
        file.save(out, encryption=pikepdf.Encryption(**passwords))  # type: ignore[arg-type]
    return out.getvalue()


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R>>"
    pages = b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % count
    return pdf(CATALOG, pages, stream(b""), *repeat(page, count))


def words(count: int) -> bytes:
    return b"BT /F 1 Tf 1 0 0 1 0 0 Tm " + b"(abcdefghij) Tj " * (count // 10) + b"ET"


BOMBS = (
    document("a double bomb of three gigabytes", lambda: one_page(flate_twice(zlib_zeros(3_000))), "unreadable",
        "reader-crashed"),
    document("a page of three million characters", lambda: one_page(flate(words(3_000_000))), "unreadable",
        "reader-crashed"),
    document("packed sixty times", lambda: one_page(flate(SENTENCE, 60))),
    document("200 000 pages", lambda: many_pages(200_000), "unreadable", "cut", "no-text"),
    document("a million operators", lambda: one_page(flate(b"q Q " * 1_000_000)), "unreadable", "no-text"),
    document("a picture larger than any screen", lambda: one_page(
        stream(b"q 600 0 0 800 0 0 cm /I Do Q"), PAGE.replace(b"/Font", b"/XObject<</I 6 0 R>>/Font"), CATALOG,
        stream(zlib.compress(bytes(1_000_000)), b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace"
               b"/DeviceGray/BitsPerComponent 8/Filter/FlateDecode")), "unreadable", "scanned", "no-text"),
    document("a page larger than a country", lambda: one_page(
        stream(SENTENCE), PAGE.replace(b"600 800", b"99999999999 99999999999"))),
    document("100 000 notes on a page", lambda: one_page(stream(SENTENCE), PAGE.replace(
        b"/Contents",
        b"/Annots[" + b"<</Type/Annot/Subtype/Text/Rect[0 0 1 1]/Contents(x)>>" * 100_000 + b"]/Contents"))),
    document("eight megabytes of comments", lambda: pdf(CATALOG, PAGES, PAGE, stream(SENTENCE), FONT,
                                                        tail=b"%" + b"x" * 8_000_000 + b"\n%%EOF\n")),
)  # fmt: skip

LOOPS = (
    document("a tree of pages that holds itself", lambda: pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"),
             "unreadable", "no-text"),
    document("a form that draws itself", lambda: one_page(
        stream(b"/X Do"), PAGE.replace(b"/Font", b"/XObject<</X 6 0 R>>/Font"), CATALOG,
        stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")),
        "unreadable", "reader-crashed"),
    document("fields that are each other's children", lambda: one_page(
        stream(SENTENCE), PAGE, CATALOG[:-2] + b"/AcroForm<</Fields[6 0 R]>>>>",
        b"<</T(a)/FT/Tx/Kids[7 0 R]>>", b"<</T(b)/FT/Tx/Parent 6 0 R/Kids[6 0 R]>>")),
    document("a length that names itself", lambda: pdf(CATALOG, PAGES, PAGE,
             b"<</Length 4 0 R>>stream\n" + SENTENCE + b"\nendstream", FONT)),
    document("a table that follows itself", lambda: pdf(CATALOG, PAGES, PAGE, stream(SENTENCE), FONT,
                                                        trailer=b"/Prev 9")),
    document("an outline without end", lambda: one_page(stream(SENTENCE), PAGE, CATALOG[:-2] + b"/Outlines 6 0 R>>",
             b"<</First 7 0 R/Last 7 0 R>>", b"<</Title(x)/Parent 6 0 R/Next 7 0 R/First 7 0 R>>")),
    document("arrays two hundred thousand deep", lambda: one_page(stream(SENTENCE), PAGE,
             CATALOG[:-2] + b"/X " + b"[" * 200_000 + b"]" * 200_000 + b">>")),
)  # fmt: skip

SHAPES = (
    document("a lock without its key", lambda: locked(user="hemligt", owner="hemligt"), "unreadable", "encrypted"),
    document("a lock that only forbids", lambda: locked(user="", owner="hemligt")),
    document("half a PDF", lambda: one_page(flate(words(50_000)))[:400], "unreadable", "repaired", "no-text"),
    document("only its first line", lambda: b"%PDF-1.7\n", "unreadable", "truncated"),
    document("noise under the mark of a PDF",
        lambda: b"%PDF-1.7\n" + Random(1).randbytes(200_000) + b"startxref\n%%EOF",
             "unreadable", "broken-pdf"),
    document("no table of places", lambda: one_page(stream(SENTENCE)).replace(b"xref\n0", b"xxxx\n0")),
    document("fewer than no pages", lambda: pdf(CATALOG, PAGES.replace(b"Count 1", b"Count -1"), PAGE,
        stream(SENTENCE), FONT)),
    document("a stream of negative length", lambda: one_page(stream(SENTENCE).replace(b"/Length 69", b"/Length -9"))),
    document("filters that do not exist", lambda: one_page(stream(SENTENCE, b"/Filter[/Finns/Inte]"))),
    document("a broken picture in an old format", lambda: one_page(
        stream(b"q 600 0 0 800 0 0 cm /I Do Q"), PAGE.replace(b"/Font", b"/XObject<</I 6 0 R>>/Font"), CATALOG,
        stream(bytes(range(256)), b"/Type/XObject/Subtype/Image/Width 900/Height 900/ColorSpace/DeviceGray"
               b"/BitsPerComponent 1/Filter/JBIG2Decode")), "unreadable", "scanned", "no-text"),
    document("a PDF that is an archive too", lambda: one_page(stream(SENTENCE)) + b"PK\x03\x04" + bytes(100)),
)  # fmt: skip

ACTIVE = (
    acting("a script at opening", b"/OpenAction<</S/JavaScript/JS(app.launchURL('http://127.0.0.1:9'))>>"),
    acting("a program at opening", b"/OpenAction<</S/Launch/F(/bin/sh)>>"),
    acting("a form that is sent off", b"/OpenAction<</S/SubmitForm/F(http://127.0.0.1:9)>>"),
    acting("a file inside", b"/Names<</EmbeddedFiles<</Names[(x.exe)<</Type/Filespec/F(x.exe)/EF<</F 6 0 R>>>>]>>>>",
           stream(b"MZ" + bytes(500), b"/Type/EmbeddedFile"), inside=(File(name="x.exe", kind="other"),)),
    document("a character map that is a pickle", lambda: one_page(stream(SENTENCE)).replace(
        FONT, b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/..#2f..#2f..#2ftmp#2fx/DescendantFonts[]>>"),
            "unreadable",
        "no-text", promise="P15"),
)  # fmt: skip


CASES = (*BOMBS, *LOOPS, *SHAPES, *ACTIVE)
