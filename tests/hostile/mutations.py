"""Samples and their mutations: the same number gives the same bytes, on every machine."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from random import Random

from bot.demo.play import sample_mails
from tests.hostile import headers, pdfs, structures, word_files, workbooks
from tests.hostile.case import head_of
from tests.hostile.packing import packed
from tests.samples import lists
from tests.samples.demo_orders import HIP

LARGEST = 200_000  # bytes of a sample: mutations are to be many, not large,
LONGEST = 5_000  # lines: one mail of 20,000 fields took three quarters of the time of all
MAIL_TOKENS = (
    b"\r\n", b"\n", b"\r", b"\r\n\r\n", b"\x00", b"\xff", b"\xe5", b"--", b";", b'"', b"\\", b"<", b">", b"(", b")",
    b"=?utf-8?q?", b"=?utf-8?b?", b"?=", b"=?utf-7?q?+AA0-", b"=?utf-16?b?", b"charset=utf-16", b"charset=\x00",
    b"filename*0*=", b"filename*=utf-8''%", b"boundary=", b"Content-Type: multipart/mixed\r\n", b"From: ", b"From:",
    b"Content-Type: message/rfc822\r\n", b"Content-Transfer-Encoding: base64\r\n", b"begin 644 a\r\n", b"> ", b"&#",
    b"Content-Type: text/html\r\n", b"Content-Type: message/delivery-status\r\n", "\u202e\u2028".encode(), b"Date: ",
    b"@", b"<a",
)  # fmt: skip
MARKUP_TOKENS = (
    b"<", b">", b"/>", b"&", b"&#0;", b"&#xFFFF;", b'"', b"<!--", b"]]>", b"<![CDATA[", b"<!DOCTYPE x>", b"-1",
    b"99999999999999999999", b"XFD1048576", b"A0", b'r=""', b't="s"', b't="d"', b"<v>", b"</row>", b"\x00",
    b"1e999", b"xml:space",
    b"<mergeCell ref='A1:A9'/>", b"<w:p>", b"</w:p>", b"<w:tbl>", b"<w:sdt>", b"gridSpan", b"vMerge", b"\xff\xfe",
)  # fmt: skip
PDF_TOKENS = (
    b"<<", b">>", b"[", b"]", b"(", b")", b"/", b"R", b"obj", b"endobj", b"stream", b"endstream", b"-1", b"4294967296",
    b"/Kids", b"/Parent", b"/Length", b"/Filter/FlateDecode", b"/Count 99999999", b"/MediaBox[0 0 1e38 1e38]", b"0 R",
    b"/AcroForm", b"/XFA", b"/Fields", b"\x00", b"%%EOF", b"startxref", b"xref", b"/Type/Page", b"Tj", b"BT", b"/V",
)  # fmt: skip

Mutation = Callable[[Random], bytes]


def mutation(kind: str, number: int) -> bytes:
    """The mutation of that number: of a mail, an xlsx, a docx or a pdf."""
    return MUTATIONS[kind](Random(f"{kind} {number}"))


@cache
def _mails() -> tuple[bytes, ...]:
    made = [raw for _, raw in sample_mails().values()]
    made += [case.raw(head_of(case.name)) for case in (*headers.CASES, *structures.BOUNDS)]
    return tuple(raw for raw in made if len(raw) < LARGEST and raw.count(b"\n") < LONGEST)


@cache
def _workbooks() -> tuple[bytes, ...]:
    wanted = lists.rows(HIP)
    return (lists.one_sheet(wanted, "sv"), lists.sheet_a_register(wanted, "sv"), lists.grouped(wanted, "sv")[0],
            workbooks.book(), workbooks.book(sheet=workbooks.sheet_of(workbooks.rows_of(20))))  # fmt: skip


@cache
def _word_files() -> tuple[bytes, ...]:
    table = lists.word_table(lists.rows(HIP), "sv")
    return (table, word_files.of(word_files.text("Hej", "Etikprövning", "1.1 Titel")))


@cache
def _pdfs() -> tuple[bytes, ...]:
    return (pdfs.one_page(pdfs.stream(pdfs.SENTENCE)), pdfs.one_page(pdfs.flate(pdfs.words(500))), pdfs.many_pages(5),
            pdfs.locked(user="", owner="x"))  # fmt: skip


def _mail(chance: Random) -> bytes:
    return _mutated(chance.choice(_mails()), chance, MAIL_TOKENS)


def _pdf(chance: Random) -> bytes:
    return _mutated(chance.choice(_pdfs()), chance, PDF_TOKENS)


def _zipped(samples: Callable[[], tuple[bytes, ...]]) -> Mutation:
    """Mostly one part changed and packed again, which reaches the readers; now and then the packing itself."""

    def made(chance: Random) -> bytes:
        sample = chance.choice(samples())
        if chance.random() < 0.15:
            return _mutated(sample, chance, (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\xff\xff\xff\xff", b"\x00"))
        with zipfile.ZipFile(BytesIO(sample)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice([name for name in parts if name.endswith(".xml")])
        parts[name] = _mutated(parts[name], chance, MARKUP_TOKENS)
        return packed(parts, stored=True)

    return made


def _mutated(data: bytes, chance: Random, tokens: tuple[bytes, ...]) -> bytes:
    """One to five changes, each of a kind that has broken readers before."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(out) + 1)
        length = min(int(chance.expovariate(1 / 40)) + 1, 4_000)
        match chance.randrange(7):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length] * chance.choice((1, 2, 50))
            case 3:
                out[at:at] = chance.choice(tokens)
            case 4:
                out[at : at + length] = chance.choice(tokens)
            case 5:
                other = chance.randrange(len(out) + 1)
                out[at:at] = out[other : other + length]
            case _:
                if chance.random() < 0.2:
                    del out[at:]
    return bytes(out[: 2 * LARGEST])


MUTATIONS: dict[str, Mutation] = {
    "mail": _mail,
    "xlsx": _zipped(_workbooks),
    "docx": _zipped(_word_files),
    "pdf": _pdf,
}
