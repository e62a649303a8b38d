"""A mail read whole, in the real limited process: every file found, named, hashed and handed out byte for byte."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest

from parsers.answers import Outcome
from parsers.facts import DocumentKind, Limits, Mail, Sender
from parsers.limited import Workshop
from parsers.reading import reading_of
from parsers.template import Template
from parsers.wire import Job
from tests.parsers.mail.raw import HEAD, mail, mixed, part
from tests.parsers.mail.test_limits import nested

NOTE = b"En rad om ingenting alls.\n"


def text_file(name: bytes, content: bytes = NOTE) -> bytes:
    return part(content, b'Content-Type: text/plain; name="' + name + b'"')


def binary(name: bytes, content: bytes, kind: bytes = b"application/octet-stream") -> bytes:
    return part(content, b"Content-Type: " + kind + b'; name="' + name + b'"')


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def read(workshop: Workshop, raw: bytes) -> Mail:
    with workshop.read(io.BytesIO(raw)) as reading:
        return reading.mail


def paths(found: Mail) -> list[str]:
    return [document.path for document in found.documents]


@pytest.fixture
def small() -> Limits:
    return Limits(documents=3, attached_mails=2, document_seconds=5)


def test_a_mails_documents_come_with_their_own_bytes_and_hashes(workshop: Workshop) -> None:
    raw = mixed(part(b"Hej"), text_file(b"ett.txt"), text_file("två.txt".encode(), NOTE * 2))
    with workshop.read(io.BytesIO(raw)) as reading:
        found = [
            (document.name, b"".join(reading.content(document)), document.sha256, document.size)
            for document in reading.mail.documents
        ]
    assert found == [
        ("ett.txt", NOTE, hashlib.sha256(NOTE).hexdigest(), len(NOTE)),
        ("två.txt", NOTE * 2, hashlib.sha256(NOTE * 2).hexdigest(), 2 * len(NOTE)),
    ]


def test_the_mail_is_told_with_the_hash_of_all_its_bytes(workshop: Workshop) -> None:
    raw = mail(b"Hej\r\n")
    found = read(workshop, raw)
    assert (found.sha256, found.size, found.subject, found.sender.address) == (
        hashlib.sha256(raw).hexdigest(),
        len(raw),
        "Prov",
        "anna@exempel.se",
    )


def test_files_in_archives_and_attached_mails_are_found_outermost_first(workshop: Workshop) -> None:
    inner = mixed(part(b"Kort."), text_file(b"inre.txt", NOTE * 3), boundary=b"inre")
    raw = mixed(
        part(b"Hej"),
        binary(b"paket.zip", zipped(mapp__a_txt=NOTE, b_txt=NOTE * 2)),
        part(inner, b"Content-Type: message/rfc822"),
        text_file(b"sist.txt", NOTE * 4),
    )
    assert paths(read(workshop, raw)) == [
        "bilaga-2.eml",
        "sist.txt",
        "paket.zip/a.txt",
        "paket.zip/b.txt",
        "bilaga-2.eml/inre.txt",
    ]


def test_a_mail_inside_an_archive_is_opened_too(workshop: Workshop) -> None:
    inner = mixed(part(b"Kort."), text_file(b"inre.txt"), boundary=b"inre")
    raw = mixed(binary(b"paket.zip", zipped(brev_eml=inner)))
    assert paths(read(workshop, raw)) == ["paket.zip/brev.eml", "paket.zip/brev.eml/inre.txt"]


def test_p17_an_archive_may_lie_in_one_other_and_no_deeper(workshop: Workshop) -> None:
    innermost = zipped(c_txt=NOTE * 3)
    raw = mixed(binary(b"yttre.zip", zipped(inre_zip=zipped(a_txt=NOTE, innerst_zip=innermost), b_txt=NOTE * 2)))
    found = {document.path: document.problems for document in read(workshop, raw).documents}
    assert found == {
        "yttre.zip/b.txt": (),
        "yttre.zip/inre.zip/a.txt": (),
        "yttre.zip/inre.zip/innerst.zip": ("nested-archive",),
    }


def test_p16_mails_lie_in_mails_only_so_deep(small: Limits) -> None:
    raw = mixed(text_file(b"innerst.txt"), boundary=b"b0")
    for level in range(1, 5):
        raw = mixed(part(raw, b"Content-Type: message/rfc822"), boundary=b"b%d" % level)
    with Workshop(replace(small, documents=10), "auto") as workshop:
        found = [(document.path.count("/"), document.problems) for document in read(workshop, raw).documents]
    assert found == [(0, ()), (1, ()), (2, ("mails-too-deep",))]


def test_p16_no_more_documents_are_read_than_the_limit(small: Limits) -> None:
    raw = mixed(*(text_file(b"%d.txt" % number, NOTE * (number + 1)) for number in range(5)))
    with Workshop(small, "auto") as workshop:
        found = read(workshop, raw)
    assert (paths(found), found.problems) == (["0.txt", "1.txt", "2.txt"], ("too-many-documents",))


def test_the_same_file_twice_is_told_twice_under_its_own_names(workshop: Workshop) -> None:
    found = read(workshop, mixed(text_file(b"ett.txt"), text_file(b"kopia.txt"))).documents
    assert [document.path for document in found] == ["ett.txt", "kopia.txt"]
    assert replace(found[0], name="x", path="x") == replace(found[1], name="x", path="x")


def test_a_list_in_the_mails_own_text_is_a_document(workshop: Workshop) -> None:
    rows = "".join(f"PAR\t{name}\t2010-2020\tBehövs för att besvara frågan\r\n" for name in ("KON", "ALDER", "HDIA"))
    body = f"Register\tVariabel\tPeriod\tMotivering\r\n{rows}".encode()
    (found,) = read(workshop, mail(body, b"Content-Type: text/plain; charset=utf-8")).documents
    assert (found.path, found.kind) == ("body", DocumentKind.VARIABLE_LIST)


def test_ordinary_text_is_no_document(workshop: Workshop) -> None:
    assert (
        read(workshop, mail(b"Hej, vi undrar hur det g\xc3\xa5r med v\xc3\xa5r best\xc3\xa4llning. " * 5)).documents
        == ()
    )


def test_p16_an_unreadable_mail_is_told_with_what_its_header_says(workshop: Workshop) -> None:
    found = read(workshop, nested(21))
    assert (found.unreadable, found.message_id, found.fingerprint, found.documents) == (
        "mejlets delar ligger fler än 20 nivåer djupt i varandra",
        "<prov.1@exempel.se>",
        found.sha256,
        (),
    )


def test_p16_a_mail_over_the_size_is_hashed_whole_and_read_by_its_header(small: Limits) -> None:
    raw = mail(b"x" * 50_000)
    with Workshop(replace(small, mail_bytes=2**14), "auto") as workshop:
        found = read(workshop, raw)
    assert (found.sha256, found.size, found.sender, found.unreadable) == (
        hashlib.sha256(raw).hexdigest(),
        len(raw),
        Sender(address="anna@exempel.se", name="Anna Exempel"),
        "mejlet är större än 0 MiB",
    )


def test_p15_a_mail_that_kills_its_reader_is_unreadable_and_the_next_is_read(small: Limits) -> None:
    with Workshop(replace(small, memory_bytes=2 * 2**20), "auto") as workshop:
        killer = read(workshop, mixed(binary(b"stor.bin", b"\x00\x01" * 4_000_000)))
        assert killer.unreadable is not None
        assert killer.unreadable.startswith("mejlet gick inte att dela upp: ")
        assert read(workshop, mail(b"Hej\r\n")).unreadable is None


class SlowMachine:
    """The real limited process on a clock of its own, by which every job takes twenty seconds."""

    def __init__(self, template: Template) -> None:
        self.template, self.now = template, 0.0

    def run(self, job: Job, content: Iterator[bytes], most: int) -> Outcome:
        self.now += 20
        return self.template.run(job, content, most)


def test_p15_when_a_mails_time_is_up_the_rest_is_told_as_not_read() -> None:
    raw = mixed(*(text_file(b"%d.txt" % number, NOTE * (number + 1)) for number in range(4)))
    template = Template("auto")
    machine = SlowMachine(template)
    with reading_of(io.BytesIO(raw), machine, Limits(mail_seconds=60), lambda: machine.now) as reading:
        found = [(document.kind, document.problems) for document in reading.mail.documents]
    template.close()
    assert found == [(DocumentKind.OTHER, ())] * 2 + [(DocumentKind.UNREADABLE, ("not-read",))] * 2


def test_p27_the_same_mail_by_another_route_has_the_same_fingerprint(workshop: Workshop) -> None:
    body = mixed(part(b"Hej"), text_file(b"a.txt"), head=b"")
    first = read(workshop, b"Received: from a by b\r\n" + HEAD + body)
    second = read(workshop, b"Received: from c by d\r\nX-Spam: no\r\n" + HEAD + body)
    other = read(workshop, HEAD + body.replace(b"ingenting", b"nagonting"))
    assert first.sha256 != second.sha256
    assert first.fingerprint == second.fingerprint != other.fingerprint


@pytest.mark.parametrize("raw", [b"", b"\x00" * 100, b"\xff\xfe", b"\r\n\r\n"])
def test_p15_scraps_are_mails_too(workshop: Workshop, raw: bytes) -> None:
    found = read(workshop, raw)
    assert (found.size, found.documents) == (len(raw), ())
