"""Mails in the boxes of other programs: what lies in them comes out as of any mail, and what is locked is told."""

from __future__ import annotations

import io
import struct
from base64 import encodebytes
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID

from parsers import carriers, media_types, mime, smime
from parsers import type_names as types
from parsers.facts import DocumentKind, Limits, Mail
from parsers.limited import Workshop
from tests.parsers.mail.raw import HEAD, mail, mixed, part

FILES = Path(__file__).with_name("files")
LIMITS = Limits()
SIGNED_MAIL = mixed(
    part("Hej, jag godkänner specifikationen.".encode(), b"Content-Type: text/plain; charset=utf-8"),
    part(b"Register;Variabel\nPAR;KON\n", b'Content-Type: text/csv; name="lista.csv"'),
    head=b"MIME-Version: 1.0\r\n",
)


def attribute(kind: int, value: bytes) -> bytes:
    return struct.pack("<BII", 2, kind, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def properties(*told: tuple[int, int, bytes]) -> bytes:
    """Properties of Outlook: type, number, value ([MS-OXTNEF] 2.1.3.4)."""
    listed = b"".join(
        struct.pack("<HHII", kind, number, 1, len(value)) + value + bytes(-len(value) % 4)
        for kind, number, value in told
    )
    return struct.pack("<I", len(told)) + listed


def parcel(*files: tuple[str, bytes]) -> bytes:
    """winmail.dat as Outlook packs it: a subject, and for each file a short name, its bytes and its long name."""
    said = [attribute(0x00018004, "Beställning\0".encode("cp1252"))]
    for name, data in files:
        said += [
            attribute(0x00069002, bytes(14)),
            attribute(0x00018010, b"BILAGA~1.TXT\0"),
            attribute(0x0006800F, data),
            attribute(0x00069005, properties((0x1F, 0x3707, (name + "\0").encode("utf-16-le")))),
        ]
    return bytes.fromhex("789f3e220100") + b"".join(said)


@pytest.fixture(scope="module")
def identity() -> tuple[x509.Certificate, rsa.RSAPrivateKey]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Karin Exempel")])
    begin = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(7).not_valid_before(begin).not_valid_after(begin + timedelta(days=1))
    return made.sign(key, hashes.SHA256()), key


@pytest.fixture(scope="module")
def signed(identity: tuple[x509.Certificate, rsa.RSAPrivateKey]) -> bytes:
    builder = pkcs7.PKCS7SignatureBuilder().set_data(SIGNED_MAIL).add_signer(*identity, hashes.SHA256())
    return builder.sign(Encoding.DER, [pkcs7.PKCS7Options.Binary])


@pytest.fixture(scope="module")
def locked(identity: tuple[x509.Certificate, rsa.RSAPrivateKey]) -> bytes:
    builder = pkcs7.PKCS7EnvelopeBuilder().set_data(SIGNED_MAIL).add_recipient(identity[0])
    return builder.encrypt(Encoding.DER, [pkcs7.PKCS7Options.Binary])


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    with Workshop(LIMITS, "rlimit") as opened:
        yield opened


def attached(name: str, data: bytes) -> bytes:
    fields = (
        b"Content-Transfer-Encoding: base64",
        b'Content-Disposition: attachment; filename="' + name.encode() + b'"',
    )
    return mixed(part(b"Hej"), part(encodebytes(data), b"Content-Type: application/octet-stream", *fields))


def read(workshop: Workshop, raw: bytes) -> Mail:
    with workshop.read(io.BytesIO(raw)) as reading:
        return reading.mail


def test_an_outlook_message_gives_its_files_and_those_of_the_message_in_it(workshop: Workshop) -> None:
    found = read(workshop, attached("fråga.msg", (FILES / "letter.msg").read_bytes())).documents
    assert [(each.path, each.media_type) for each in found] == [
        ("fråga.msg", types.MSG),
        ("fråga.msg/Variabellista åäö.csv", types.CSV),
        ("fråga.msg/Beslut.eml", types.EML),
        ("fråga.msg/Beslut.eml/beslut.txt", types.PLAIN),
    ]
    assert all(each.problems == () for each in found)
    assert [each.kind for each in found if each.media_type in (types.MSG, types.EML)] == [DocumentKind.DECORATION] * 2


def test_an_outlook_message_tells_its_sender_subject_day_and_text() -> None:
    said = mime.split(carriers.as_mail((FILES / "letter.msg").read_bytes(), LIMITS), LIMITS).mail
    assert (said.sender.address, said.sender.name, said.subject, said.body, said.date) == (
        "anna@exempel.example",
        "Anna Exempel",
        "Beställning",
        "Hej, här är bilagorna.",
        "2024-01-17T21:20:00+00:00",
    )


def test_winmail_dat_gives_the_files_packed_in_it(workshop: Workshop) -> None:
    packed = parcel(("Variabellista åäö.csv", b"Register;Variabel\nPAR;KON\n"), ("beslut.txt", b"Beslut i ett ord"))
    found = read(workshop, attached("winmail.dat", packed)).documents
    assert [(each.path, each.media_type, each.size) for each in found] == [
        ("winmail.dat", types.TNEF, len(packed)),
        ("winmail.dat/Variabellista åäö.csv", types.CSV, 26),
        ("winmail.dat/beslut.txt", types.PLAIN, 16),
    ]


def test_a_mail_that_is_one_signed_envelope_is_read_as_the_mail_in_it(workshop: Workshop, signed: bytes) -> None:
    fields = (b'Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"',)
    raw = mail(encodebytes(signed), *fields, b"Content-Transfer-Encoding: base64")
    found = read(workshop, raw)
    assert (found.sender.address, found.subject) == ("anna@exempel.se", "Prov")
    assert found.new_text == "Hej, jag godkänner specifikationen."
    assert [each.path for each in found.documents] == ["lista.csv"]


def test_a_signed_envelope_that_is_attached_is_opened_too(workshop: Workshop, signed: bytes) -> None:
    found = read(workshop, attached("smime.p7m", signed)).documents
    assert [(each.path, each.media_type) for each in found] == [
        ("smime.p7m", types.SMIME),
        ("smime.p7m/lista.csv", types.CSV),
    ]


def test_the_signers_name_is_that_of_the_certificate(signed: bytes) -> None:
    assert smime.signer(signed) == "Karin Exempel"


def test_what_only_a_key_opens_is_told(workshop: Workshop, locked: bytes) -> None:
    fields = (b'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',)
    (document,) = read(workshop, mail(encodebytes(locked), *fields, b"Content-Transfer-Encoding: base64")).documents
    assert (document.kind, document.problems) == (DocumentKind.UNREADABLE, ("encrypted",))


@pytest.mark.parametrize(
    "data",
    [
        b"-----BEGIN PGP MESSAGE-----\n\nhQEMA7\n-----END PGP MESSAGE-----\n",
        bytes.fromhex("85010c03a1b2c3d4e5f60718010800") + bytes(range(256)),
        bytes.fromhex("76e80460c411e386") + bytes(range(256)),
        b'<html><form action="https://login.example/Encryption/retrieve.ashx"><input name="rpmsg"></form></html>',
    ],
    ids=["PGP in text", "PGP in bytes", "rights management", "Purview's page"],
)
def test_other_locked_mail_is_told(workshop: Workshop, data: bytes) -> None:
    (document,) = read(workshop, attached("brev", data)).documents
    assert (document.kind, document.problems) == (DocumentKind.UNREADABLE, ("encrypted",))


def test_the_first_part_of_a_mail_under_pgp_is_no_document(workshop: Workshop) -> None:
    parts = (part(b"Version: 1\r\n", b"Content-Type: application/pgp-encrypted"),)
    (document,) = read(workshop, mixed(*parts)).documents
    assert document.kind is DocumentKind.DECORATION


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
@pytest.mark.parametrize("kind", [types.MSG, types.TNEF, types.SMIME])
def test_a_box_cut_short_is_told_or_gives_what_is_left(
    workshop: Workshop, signed: bytes, kind: str, share: float
) -> None:
    whole = {
        types.MSG: (FILES / "letter.msg").read_bytes(),
        types.TNEF: parcel(("a.txt", b"x" * 500)),
        types.SMIME: signed,
    }[kind]
    found = read(workshop, attached("bilaga", whole[: int(len(whole) * share)])).documents
    assert found
    assert all(set(each.problems) <= {"not-readable", "unsupported"} for each in found)


def test_a_mail_from_apples_folder_is_read_without_the_number_before_it(workshop: Workshop) -> None:
    found = read(workshop, attached("1234.emlx", b"%-10d\n" % len(SIGNED_MAIL) + HEAD + SIGNED_MAIL)).documents
    assert [(each.path, each.media_type) for each in found] == [
        ("1234.emlx", types.EML),
        ("1234.emlx/lista.csv", types.CSV),
    ]


def test_a_text_that_is_no_box_is_given_back_as_it_is() -> None:
    assert carriers.as_mail(HEAD, LIMITS) == HEAD
    assert media_types.media_type(b"0\x80 vanlig text", "x.txt") != types.SMIME
