"""7z archives: taken apart like any archive, and told where they are locked, broken or too big."""

from __future__ import annotations

import io

import py7zr
import pytest

from parsers import media_types, seven_zip
from parsers import type_names as types
from parsers.documents import documents_in
from parsers.facts import Content, DocumentKind, Limits


def packed(members: dict[str, bytes], **options: object) -> bytes:
    stream = io.BytesIO()
    with py7zr.SevenZipFile(stream, "w", **options) as archive:
        for name, data in members.items():
            archive.writestr(data, name)
    return stream.getvalue()


MEMBERS = {"mapp/beslut åäö.txt": b"Beslut", "lista.csv": b"Register;Variabel\nPAR;KON\n"}


def test_the_members_of_a_7z_are_its_children() -> None:
    data = packed({**MEMBERS, "mapp/.DS_Store": b"x"})
    assert media_types.media_type(data) == types.SEVEN_ZIP
    assert dict(seven_zip.read(data, Limits()).children) == MEMBERS


@pytest.mark.parametrize("hides_names", [False, True])
def test_a_locked_7z_is_told(hides_names: bool) -> None:
    data = packed(MEMBERS, password="hemligt", header_encryption=hides_names)
    assert seven_zip.read(data, Limits()) == Content(problems=("encrypted",))


@pytest.mark.parametrize(
    ("limits", "members"),
    [
        (Limits(archive_members=1), MEMBERS),
        (Limits(member_bytes=10), {"a": b"12345678901"}),
        (Limits(archive_bytes=10), {"a": b"123456", "b": b"123456"}),
        (Limits(), {"a": bytes(3_000_000)}),
    ],
    ids=["entries", "a part", "in all", "ratio"],
)
def test_p17_a_7z_over_a_limit_is_not_unpacked(limits: Limits, members: dict[str, bytes]) -> None:
    assert seven_zip.read(packed(members), limits) == Content(problems=("archive-bomb",))


@pytest.mark.parametrize("share", [0.05, 0.4, 0.9])
def test_a_7z_cut_short_is_told(share: float) -> None:
    data = packed(MEMBERS)
    (document,) = documents_in(data[: int(len(data) * share)], "a.7z", "a.7z", Limits()).documents
    assert document.kind in (DocumentKind.UNREADABLE, DocumentKind.OTHER)
    assert document.problems in (("broken-archive",), ("name-type-mismatch", "unsupported"))
