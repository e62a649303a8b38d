"""Which parts of a mail are files, what they are called and that their bytes come out whole (P20)."""

from __future__ import annotations

import base64
import binascii

import pytest

from parsers.facts import Limits
from parsers.mime import Attachment, split
from tests.parsers.mail.raw import PDF, TEXT, mail, mixed, part

LIMITS = Limits()
OF_PDF = b"Content-Type: application/pdf"
BASE64 = b"Content-Transfer-Encoding: base64"


def attachments(raw: bytes) -> tuple[Attachment, ...]:
    return split(raw, LIMITS).attachments


def name_of(*fields: bytes) -> str:
    (found,) = attachments(mixed(TEXT, part(b"x", *fields)))
    return found.name


def disposition(rest: bytes) -> bytes:
    return b"Content-Disposition: attachment; " + rest


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ([disposition(b'filename="beslut.pdf"')], "beslut.pdf"),
        ([disposition(b"filename=mitt beslut.pdf; size=3")], "mitt beslut.pdf"),
        ([b'Content-Type: application/pdf; name="beslut.pdf"'], "beslut.pdf"),
        ([disposition(b"filename*=UTF-8''ans%C3%B6kan.pdf")], "ansökan.pdf"),
        ([disposition(b"filename*=iso-8859-1'sv'ans%F6kan.pdf")], "ansökan.pdf"),
        ([disposition(b"filename*=finns-inte''ans%F6kan.pdf")], "ansökan.pdf"),
        ([disposition(b"filename*1*=kan%20%C3%A5.pdf; filename*0*=utf-8''ans%C3%B6")], "ansökan å.pdf"),
        ([disposition(b"filename*0*=utf-8''%C3; filename*1*=%A5ns.pdf")], "åns.pdf"),
        ([disposition(b'filename*0="lista"; filename*2="-3.xlsx"')], "lista-3.xlsx"),
        ([disposition(b"filename=plain.pdf; filename*=utf-8''l%C3%A4ng.pdf")], "läng.pdf"),
        ([disposition(b'filename="=?utf-8?Q?ans=C3=B6kan.pdf?="')], "ansökan.pdf"),
        ([disposition(b'filename="=?utf-8?B?YW5zw7Y=?=\r\n =?utf-8?B?a2FuLnBkZg==?="')], "ansökan.pdf"),
        ([disposition(b'filename="=?utf-8?Q?ans=C3?= =?utf-8?Q?=B6kan.pdf?="')], "ansökan.pdf"),
        ([disposition(b'filename="=?utf-8?B?YW5zw7ZrYW4ucG"')], "=?utf-8?B?YW5zw7ZrYW4ucG"),
        ([disposition(b'filename="ans\xf6kan.pdf"')], "ansökan.pdf"),
        ([disposition(b'filename="ans\xc3\xb6kan.pdf"')], "ansökan.pdf"),
        ([disposition('filename="anso\u0308kan.pdf"'.encode())], "ansökan.pdf"),
        ([disposition(b'filename="../../etc/passwd"')], "passwd"),
        ([disposition(b'filename="C:\\\\Users\\\\anna\\\\beslut.pdf"')], "beslut.pdf"),
        ([disposition(b'filename="a\x00b.txt"')], "a␦b.txt"),
        ([disposition('filename="fdp.\u202eexe"'.encode())], "fdp.␦exe"),
        ([disposition(b"filename*=utf-8''a%0D%0AX-Injected:%201.pdf")], "a␦␦X-Injected: 1.pdf"),
        ([OF_PDF, disposition(b'filename=".."')], "bilaga-1.pdf"),
        ([OF_PDF, disposition(b'filename=""')], "bilaga-1.pdf"),
        ([OF_PDF, disposition(b'filename="/"')], "bilaga-1.pdf"),
        ([disposition(b'filename="' + b"a" * 300 + b'.pdf"')], "a" * 115 + "…" + ".pdf"),
        ([disposition(b'filename="a\\"b.pdf"')], 'a"b.pdf'),
    ],
)
def test_a_name_is_read_in_every_way_that_mail_programs_write_it(fields: list[bytes], name: str) -> None:
    assert name_of(*fields) == name


def test_a_part_without_name_and_disposition_is_a_file_all_the_same() -> None:
    raw = mixed(TEXT, part(PDF, OF_PDF))
    assert attachments(raw) == (Attachment(name="bilaga-1.pdf", declared_type="application/pdf", data=PDF),)


def test_eight_bit_content_comes_out_byte_for_byte() -> None:
    every = bytes(value for value in range(256) if value not in b"\r\n")
    (found,) = attachments(mixed(part(every, b"Content-Type: application/octet-stream")))
    assert found.data == every


@pytest.mark.parametrize(
    "encoded",
    [
        base64.encodebytes(PDF),
        base64.b64encode(PDF).rstrip(b"="),
        b"!" + base64.b64encode(PDF).replace(b"A", b"A \x80"),
    ],
    ids=["in lines", "without its end", "with dirt in it"],
)
def test_base64_is_decoded_however_it_was_treated_on_the_way(encoded: bytes) -> None:
    (found,) = attachments(mixed(part(encoded, OF_PDF, BASE64)))
    assert found.data == PDF


def test_base64_cut_inside_a_group_keeps_what_came() -> None:
    (found,) = attachments(mixed(part(base64.b64encode(b"abcdefghi")[:-3], OF_PDF, BASE64), end=False))
    assert found.data == b"abcdef"


def test_quoted_printable_files_are_decoded() -> None:
    (found,) = attachments(
        mixed(part(b"a=3Bb=\r\n;c", b"Content-Type: text/csv", b"Content-Transfer-Encoding: quoted-printable"))
    )
    assert (found.name, found.data) == ("bilaga-1.csv", b"a;b;c")


def test_a_plain_text_file_is_a_file_and_not_the_body() -> None:
    raw = mixed(TEXT, part(b"rader", b"Content-Type: text/plain", disposition(b'filename="lista.txt"')))
    found = split(raw, LIMITS)
    assert [item.name for item in found.attachments] == ["lista.txt"]
    assert "rader" not in found.mail.body


def test_an_attached_mail_is_one_file_with_its_own_bytes_and_no_part_of_the_body() -> None:
    inner = mixed(part(b"Inre text."), part(PDF, OF_PDF), boundary=b"inre")
    raw = mixed(TEXT, part(inner, b"Content-Type: message/rfc822"))
    found = split(raw, LIMITS)
    assert [(item.name, item.data) for item in found.attachments] == [("bilaga-1.eml", inner)]
    assert "Inre text" not in found.mail.body


def test_an_attached_mail_in_base64_is_decoded() -> None:
    inner = mail(b"Inre text.\r\n")
    (found,) = attachments(mixed(part(base64.encodebytes(inner), b"Content-Type: message/rfc822", BASE64)))
    assert found.data == inner


def test_pictures_in_the_text_are_marked_as_such() -> None:
    raw = mixed(
        TEXT,
        part(b"GIF89a", b"Content-Type: image/gif", b"Content-ID: <logo@x>", b"Content-Disposition: inline"),
        part(b"GIF89a", b"Content-Type: image/gif", disposition(b"filename=foto.gif")),
    )
    assert [(item.name, item.inline, item.content_id) for item in attachments(raw)] == [
        ("bilaga-1.gif", True, "logo@x"),
        ("foto.gif", False, None),
    ]


def test_uuencoded_files_in_the_text_are_taken_out_of_it() -> None:
    lines = b"".join(binascii.b2a_uu(PDF[at : at + 45]) for at in range(0, len(PDF), 45))
    raw = mail(b"Se bilagan.\r\n\r\nbegin 644 beslut.pdf\r\n" + lines + b"`\r\nend\r\n\r\nHej\r\n")
    found = split(raw, LIMITS)
    assert [(item.name, item.data) for item in found.attachments] == [("beslut.pdf", PDF)]
    assert found.mail.body.split() == ["Se", "bilagan.", "Hej"]


def test_a_sentence_that_begins_with_begin_stays_a_sentence() -> None:
    found = split(mail(b"Vi tar det fr\xc3\xa5n\r\nbegin 2024 och fram\xc3\xa5t.\r\nend\r\n"), LIMITS)
    assert (found.attachments, "begin 2024 och framåt" in found.mail.body) == ((), True)


def test_a_nested_multipart_that_was_cut_off_does_not_take_the_rest_with_it() -> None:
    inner = part(
        b"--inre\r\nContent-Type: text/plain\r\n\r\nB\xc3\xb6rjan", b"Content-Type: multipart/mixed; boundary=inre"
    )
    raw = mixed(part(PDF, OF_PDF), inner, end=False)
    found = split(raw, LIMITS)
    assert ([item.data for item in found.attachments], found.mail.body) == ([PDF], "Början")


def test_a_multipart_that_ends_before_its_first_part_is_told_as_broken() -> None:
    raw = b'Content-Type: multipart/mixed; boundary="b0"\r\n--b0\r\nContent-Type: multipart/mixed; boundary="b9"'
    assert split(raw, LIMITS).mail.unreadable is None


@pytest.mark.parametrize(
    ("field", "event", "method"),
    [
        (b"text/calendar; method=REPLY", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "reply"),
        (b"text/calendar", b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR", "request"),
        (b"text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "publish"),
    ],
)
def test_an_invitation_is_noted_and_kept(field: bytes, event: bytes, method: str) -> None:
    found = split(mixed(TEXT, part(event, b"Content-Type: " + field)), LIMITS)
    assert ([item.name for item in found.attachments], found.mail.marks.calendar) == (["bilaga-1.ics"], method)


def test_the_same_mail_gives_the_same_names_every_time() -> None:
    raw = mixed(part(PDF, OF_PDF), part(PDF, OF_PDF), part(b"x", b"Content-Type: application/x-egen"))
    assert [item.name for item in attachments(raw)] == ["bilaga-1.pdf", "bilaga-2.pdf", "bilaga-3"]
    assert attachments(raw) == attachments(raw)
