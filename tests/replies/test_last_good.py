"""P25: while an own file is broken its last good version serves, and the built-in one where there never was any."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from replies.faults import LAST_GOOD
from replies.kept import keep, last_good, said
from replies.render import Rendered, Templates
from replies.samples import sample

SAMPLE = sample("receipt", "sv")
BUILT_IN = Templates(None).render("receipt", "sv", SAMPLE)
GOOD = {
    "receipt/sv.subject.txt": '{{ "form" | phrase("kind") }}',
    "receipt/sv.txt": '{% include "_bye.txt" %}',
    "_bye.txt": "Hej då!",
    "phrases/sv.toml": '[kind]\nform = "formulär"\n',
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The administrators' folder; what is in it at first is kept as good."""
    write(tmp_path / "own", GOOD)
    keep(said(tmp_path / "own"), tmp_path / "room")
    return tmp_path / "own"


def write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def made(own: Path) -> Rendered:
    return Templates(own, own.parent / "room").render("receipt", "sv", SAMPLE)


@pytest.mark.parametrize(
    ("broken", "shown", "fault"),
    [
        ({}, ("formulär", "Hej då!\n"), None),
        ({"receipt/sv.txt": "{{ nope"}, ("formulär", "Hej då!\n"), "receipt/sv.txt, line 1: unexpected end"),
        ({"_bye.txt": "{{ nope }}"}, ("formulär", "Hej då!\n"), "_bye.txt, line 1: there is no field nope"),
        ({"phrases/sv.toml": "[kind", "_bye.txt": "Ha det!"}, ("formulär", "Ha det!\n"), "phrases/sv.toml: is not"),
        ({"phrases/sv.toml": '[kind]\nform = "F"\nx = "y"'}, ("formulär", "Hej då!\n"), "phrases/sv.toml: [kind] has"),
    ],
    ids=["nothing", "a template", "a part that it includes", "the phrases alone", "a line of the phrases"],
)  # fmt: skip
def test_p25_what_is_broken_is_replaced_by_its_last_good_version(
    own: Path, broken: dict[str, str], shown: tuple[str, str], fault: str | None
) -> None:
    write(own, broken)
    letter = made(own)
    assert (letter.subject, letter.text, letter.html) == (*shown, BUILT_IN.html)
    assert [str(told).startswith(fault or "") for told in letter.fell_back] == ([True] if fault else [])
    assert {told.instead for told in letter.fell_back} == ({LAST_GOOD} if fault else set())


def test_p25_the_built_in_wording_serves_where_no_own_one_ever_was_good(own: Path) -> None:
    write(own, {"receipt/sv.html": "{{ nope }}", "receipt/sv.txt": "Tack!"})
    letter = made(own)
    assert (letter.text, letter.html) == ("Hej då!\n", BUILT_IN.html)
    assert letter.fell_back[0].instead == "the built-in wording"


def test_p25_a_kept_set_that_is_broken_too_leaves_the_built_in_wording(own: Path) -> None:
    write(own, {"receipt/sv.txt": "{{ nope"})
    keep({"receipt/sv.txt": "{{ nope"}, own.parent / "room")
    letter = made(own)
    assert (letter.text, letter.html) == (BUILT_IN.text, BUILT_IN.html)
    assert [str(told).rpartition("; ")[2] for told in letter.fell_back] == ["the built-in wording is used meanwhile"]


def test_p25_a_set_is_kept_once_for_the_service_alone_and_beside_no_other(own: Path) -> None:
    room = own.parent / "room"
    (room / ".new-left-by-a-crash").mkdir()
    first = last_good(room)
    keep(said(own), room)
    assert last_good(room) == first
    write(own, {"_bye.txt": "Ha det!\r\n"})
    keep(said(own), room)
    (second,) = room.iterdir()
    assert (second.name, said(second)) == ("00000002", GOOD | {"_bye.txt": "Ha det!\n"})
    assert {stat.S_IMODE(path.stat().st_mode) for path in (room, *room.rglob("*"))} == {0o700, 0o600}


def test_p25_of_a_file_that_cannot_be_read_it_is_said_why(own: Path) -> None:
    (own / "_bye.txt").write_bytes(b"\xff")
    assert said(own)["_bye.txt"] == "_bye.txt, line 1: is not UTF-8: save it as UTF-8 in the editor"


def test_p25_who_may_not_look_into_the_store_can_try_templates_all_the_same(own: Path) -> None:
    us = os.geteuid()
    own.parent.chmod(0o000 if us else 0o700)
    try:
        os.seteuid(us or 65_534)
        seen = last_good(own.parent / "room")
    finally:
        os.seteuid(us)
        own.parent.chmod(0o700)
    assert seen is None
