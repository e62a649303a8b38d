"""`registerbot templates`: what an administrator who words the letters runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from replies.letters import type_by_name
from tests.cli.calling import call, write_config


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A configuration with a wording of one's own for the receipt."""
    folder = tmp_path / "templates" / "receipt"
    folder.mkdir(parents=True)
    (folder / "sv.txt").write_text("Hej! Ditt mejl kom in den {{ arrived_on | datum }}.\n", "utf-8")
    return write_config(tmp_path, '[templates]\nfolder = "templates"\n')


def test_every_letter_is_listed_and_which_files_are_ones_own(own: Path) -> None:
    listed = call("templates", "list", config=own)
    assert [line.split()[0] for line in listed.lines[1:]] == list(type_by_name)
    assert "receipt/sv.txt" in listed.out


@pytest.mark.parametrize("letter", type_by_name)
def test_every_letter_is_previewed_in_each_of_its_languages(letter: str) -> None:
    for language in type_by_name[letter].languages:  # type: ignore[attr-defined]
        text = call("templates", "preview", letter, "--language", language)
        assert (text.status, text.err, text.lines[0][:9]) == (0, "", "Subject: ")
        html = call("templates", "preview", letter, "--language", language, "--html")
        assert (html.status, html.out.lstrip()[:15].lower()) == (0, "<!doctype html>")


def test_a_sound_wording_of_ones_own_is_shown_and_a_broken_one_is_named(own: Path) -> None:
    shown = call("templates", "preview", "receipt", config=own)
    file = own.parent / "templates" / "receipt" / "sv.txt"
    if "broken" in shown.err:
        file.write_text("Hej! Ditt mejl kom in den {{ arrived_on }}.\n", "utf-8")
        shown = call("templates", "preview", "receipt", config=own)
    assert (shown.status, "Hej! Ditt mejl kom in den" in shown.out) == (0, True)
    assert call("templates", "check", config=own).out == "all templates are sound\n"
    file.write_text("{{ arived_on }}{% if %}", "utf-8")
    broken = call("templates", "check", config=own)
    assert (broken.status, "receipt/sv.txt" in broken.out) == (4, True)
    shown = call("templates", "preview", "receipt", config=own)
    assert (shown.status, "Tack för ditt mejl" in shown.out) == (0, True)
    assert "the built-in wording is used meanwhile" in shown.err


@pytest.mark.parametrize("letter", ["confirmation", "receipt"])
def test_a_letter_is_shown_as_a_real_case_got_it_or_that_it_got_none(letter: str, worked: Path) -> None:
    shown = call("templates", "preview", letter, "--case", "6.3-2/2026", config=worked)
    if letter == "confirmation":
        assert (shown.status, "6.3-2/2026" in shown.lines[0]) == (0, True)
    else:
        assert (shown.status, shown.faults) == (1, ["registerbot: case 6.3-2/2026 has no letter 'receipt' yet"])


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("nope",), 2), (("receipt", "--language", "fi"), 2), (("receipt", "--sample", "nope"), 2),
     (("receipt", "--case", "6.3-99/2026"), 1)],
)  # fmt: skip
def test_what_cannot_be_previewed_is_said_in_one_line(arguments: tuple[str, ...], status: int, worked: Path) -> None:
    called = call("templates", "preview", *arguments, config=worked)
    assert (called.status, called.out, len(called.faults)) == (status, "", 1)


EDITOR = "sed -i s/Hej!/Kära/"  # opens nothing, but changes what it is given as an editor would


def test_ones_own_copies_are_opened_and_those_that_were_changed_are_kept(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", EDITOR)
    folder = own.parent / "templates"
    (folder / "receipt" / "sv.txt").unlink()
    edited = call("templates", "edit", "status", config=own)
    subject = folder / "status" / "sv.subject.txt"
    assert (edited.status, edited.lines) == (
        0,
        [f"{subject} says what is built in: nothing is kept of it", "all templates are sound"],
    )
    assert sorted(path.name for path in (folder / "status").iterdir()) == ["sv.html", "sv.txt"]
    assert (folder / "status" / "sv.txt").read_text("utf-8").startswith("Kära\n")


def test_what_is_wrong_with_an_edited_file_is_said(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "sed -i s/{{/{{{/")
    edited = call("templates", "edit", "signature.sv.txt", config=own)
    assert (edited.status, "signature.sv.txt, line 1: " in edited.out) == (4, True)


@pytest.mark.parametrize(
    ("editor", "name", "status", "said"),
    [
        ("", "status", 0, "no editor is set (VISUAL or EDITOR)"),
        ("/nonexistent", "status", 1, "the editor /nonexistent cannot be started"),
        ("false", "status", 1, "the editor ended with 1"),
        ("true", "letter-of-nobody", 2, "there is no letter and no file 'letter-of-nobody'"),
        ("true", "../config.toml", 2, "there is no letter and no file"),
        ("true", "status --language fi", 2, "status is written in sv, en"),
    ],
)
def test_what_keeps_a_template_from_being_edited_is_said_in_one_line(
    own: Path, monkeypatch: pytest.MonkeyPatch, editor: str, name: str, status: int, said: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    called = call("templates", "edit", *name.split(), config=own)
    assert (called.status, said in called.out + called.err, len(called.faults)) == (status, True, int(status > 0))


def test_without_a_folder_of_ones_own_it_is_said_what_to_set(tmp_path: Path) -> None:
    called = call("templates", "edit", "status", config=write_config(tmp_path))
    assert (called.status, called.out) == (2, "")
    assert "[templates] folder" in called.err
