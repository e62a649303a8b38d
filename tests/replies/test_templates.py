"""Administrators' own wordings: they win, their faults are all found, and none of them stops a letter (P25)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import replies
from replies.bounds import LARGEST
from replies.checking import faults_of
from replies.letters import type_by_name
from replies.making import languages_of
from replies.render import Rendered, TemplateBroken, Templates
from replies.samples import sample

SAMPLE = sample("confirmation", "sv", "complete")
BUILT_IN = Templates(None).render("confirmation", "sv", SAMPLE)


def write(folder: Path, name: str, text: str | bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))


def made(folder: Path) -> Rendered:
    return Templates(folder).render("confirmation", "sv", SAMPLE)


def test_an_own_file_wins_and_the_others_stay(tmp_path: Path) -> None:
    write(tmp_path, "confirmation/sv.subject.txt", "Tack! {{ diary_number }}")
    letter = made(tmp_path)
    assert (letter.subject, letter.text, letter.fell_back) == ("Tack! 6.3-17/2026", BUILT_IN.text, ())


def test_own_phrases_win_key_by_key(tmp_path: Path) -> None:
    write(tmp_path, "phrases/sv.toml", '[kind]\nform = "formulär"\n')
    letter = made(tmp_path)
    assert "- Formulär" in letter.text
    assert "- Variabellista" in letter.text


def test_an_own_shared_part_can_be_included(tmp_path: Path) -> None:
    write(tmp_path, "_closing.txt", "Hej då")
    write(tmp_path, "confirmation/sv.txt", '{% include "_closing.txt" %}')
    assert made(tmp_path).text == "Hej då\n"
    assert faults_of(tmp_path) == ()


@pytest.mark.parametrize(
    "trick",
    [
        "{{ agency.nmae }}",
        "{% if diary_number %}",
        "{{ diary_number.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ diary_number.format(1) }}",
        "{{ diary_number.ljust(900000000) }}",
        "{{ 'x' * 900000000 }}",
        "{% set a = 'x' * 900000000 %}",
        "{{ 9 ** 9 ** 9 }}",
        "{% include '../../../etc/passwd' %}",
        "{% include 'phrases/sv.toml' %}",
        "{% include '/etc/passwd' %}",
        "{% include 'confirmation/sv.txt' %}",
        "{{ diary_number | pprint }}",
        "{% for a in range(10**9) %}x{% endfor %}",
        "{% for a in agency.name %}{% for b in agency.name %}{% for c in agency.name %}{% for d in agency.name %}"
        "{% for e in agency.name %}{% for f in agency.name %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}"
        "{% endfor %}{% endfor %}",
        "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 40,
        "{% set a = 'xxxxxxxxxx' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40,
        "{% set a = 'xxxxxxxxxx' %}" + "{% set a = 2 | plural(a, a ~ a) %}" * 40,
        "{% set a = ['x', 'y'] %}" + "{% set a = [a, a] %}" * 40 + "{{ a }}",
        "{{ documents | join('x' ~ ('y' | indent(900000000))) }}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        "{% for a in 'xx' %}" * 25 + "{% endfor %}" * 25,
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{{ diary_number" + " | upper" * 3000 + " }}",
        "{{ super() }}",
        "{{ self.__class__ }}",
        "{{ loop }}",
        "{% import 'os' as os %}",
        "{{ cycler }}",
        "{{ diary_number.encode() }}",
        b"\xff\xfe not utf-8",
    ],
)
def test_a_broken_or_forbidden_own_template_falls_back_and_is_told(trick: str | bytes, tmp_path: Path) -> None:
    write(tmp_path, "confirmation/sv.txt", trick)
    letter = made(tmp_path)
    assert (letter.subject, letter.text, letter.html) == (BUILT_IN.subject, BUILT_IN.text, BUILT_IN.html)
    assert [fault.file for fault in letter.fell_back] == ["confirmation/sv.txt"]
    assert {fault.file for fault in faults_of(tmp_path)} == {"confirmation/sv.txt"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{% if diary_number in ('6.3-17/2026', 'x') %}ja{% endif %}", "ja\n"),
        ("{{ agency.service ~ '-' ~ diary_number | length }}", "Registerservice-11\n"),
        ("{% for one in documents %}{{ one.kind if loop.first }}{% endfor %}", "form\n"),
        ("{% for code in ['form', 'other'] %}{{ loop.index }} {{ code | phrase('kind') }} {% endfor %}",
         "1 blankett 2 annat dokument\n"),
        ("{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}{{ twice('ab') }}", "abab\n"),
        ("{{ usual_hours[0] + usual_hours[1] }}", "50\n"),
        ("{{ documents | length | plural('fil', 'filer') }}", "4 filer\n"),
        ("{{ agency.phone | default('-') | upper | trim }}", "0700-00 00 00\n"),
    ],
)  # fmt: skip
def test_what_administrators_need_works(text: str, shown: str, tmp_path: Path) -> None:
    write(tmp_path, "confirmation/sv.txt", text)
    letter = made(tmp_path)
    assert (letter.text.replace("\N{NO-BREAK SPACE}", " "), letter.fell_back) == (shown, ())
    assert faults_of(tmp_path) == ()


def test_an_own_page_can_add_to_the_built_in_layout(tmp_path: Path) -> None:
    base = '{% extends "layout.html" %}{% block content %}<p>{{ diary_number }}</p>{% endblock %}'
    page = '{% extends "_wide.html" %}{% block content %}{{ super() }}<p>Mer: {{ agency.name }}</p>{% endblock %}'
    write(tmp_path, "_wide.html", base)
    write(tmp_path, "confirmation/sv.html", page)
    assert "<p>6.3-17/2026</p><p>Mer: Exempelmyndigheten</p>" in made(tmp_path).html
    assert faults_of(tmp_path) == ()


def test_a_faulty_line_of_phrases_is_left_out_and_told_while_the_rest_counts(tmp_path: Path) -> None:
    write(tmp_path, "confirmation/sv.subject.txt", "Tack! {{ diary_number }}")
    write(tmp_path, "phrases/sv.toml", '[kind]\nform = "formulär"\nfrom = "x"\nother = 7\n')
    letter = made(tmp_path)
    assert letter.subject == "Tack! 6.3-17/2026"
    assert "- Formulär" in letter.text
    assert {f"{fault.file}: {fault.sentence}" for fault in letter.fell_back} == {
        "phrases/sv.toml: [kind] has no code from",
        "phrases/sv.toml: [kind] other is to be one line of text of at most 1000 characters in quotation marks",
    }


def test_a_template_that_is_mended_counts_at_once(tmp_path: Path) -> None:
    """Administrators change wordings while the service runs."""
    templates = Templates(tmp_path)
    write(tmp_path, "confirmation/sv.subject.txt", "{{ diary }}")
    seen = [templates.render("confirmation", "sv", SAMPLE).subject]
    write(tmp_path, "confirmation/sv.subject.txt", "Tack! {{ diary_number }}")
    write(tmp_path, "phrases/sv.toml", '[kind]\nform = "formulär"\n')
    letter = templates.render("confirmation", "sv", SAMPLE)
    seen.append(letter.subject)
    (tmp_path / "confirmation/sv.subject.txt").unlink()
    seen.append(templates.render("confirmation", "sv", SAMPLE).subject)
    assert seen == [BUILT_IN.subject, "Tack! 6.3-17/2026", BUILT_IN.subject]
    assert "- Formulär" in letter.text


def test_a_letter_of_more_than_a_mebibyte_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "confirmation/sv.txt", "{% for a in agency.name %}{{ documents[0].name }}{% endfor %}")
    large = SAMPLE | {"documents": [SAMPLE["documents"][0] | {"name": "x" * (LARGEST // 4)}]}
    letter = Templates(tmp_path).render("confirmation", "sv", large)
    assert [fault.sentence for fault in letter.fell_back] == ["writes more than 1 MiB"]
    with pytest.raises(TemplateBroken, match="more than 1 MiB"):
        Templates(None).render("confirmation", "sv", SAMPLE | {"diary_number": "x" * (LARGEST + 1)})


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "confirmation").mkdir()
    (tmp_path / "confirmation" / "sv.txt").symlink_to("/etc/hostname")
    assert made(tmp_path).text == BUILT_IN.text


def test_a_value_is_never_rendered_again(tmp_path: Path) -> None:
    fields = SAMPLE | {"diary_number": "{{ 7 * 7 }}"}
    assert "{{ 7 * 7 }}" in Templates(None).render("confirmation", "sv", fields).text


def test_a_subject_is_one_short_line_whatever_the_template_makes_of_it(tmp_path: Path) -> None:
    """P12"""
    write(tmp_path, "confirmation/sv.subject.txt", "Rad ett\nBcc: x@y.example\n" + "x" * 500)
    subject = made(tmp_path).subject
    assert "\n" not in subject
    assert len(subject) <= 120


def test_every_fault_in_a_folder_is_found_at_once_with_its_file_and_line(tmp_path: Path) -> None:
    write(tmp_path, "confirmation/sv.txt", "Hej!\n\n{{ diary }}\n{% if false %}{{ nobody }}{% endif %}\n")
    write(tmp_path, "confirmation/en.txt", "Hello\n{% if missing %}\n")
    write(tmp_path, "confirmation/sv.htm", "x")
    write(tmp_path, "completion-received/sv.txt", "{{ agency.naem }} {{ agency.nmae }}\n{{ 'form' | phrase('knd') }}")
    write(tmp_path, "completion-received/en.txt", "\n\n{{ 'frm' | phrase('kind') }}")
    write(tmp_path, "receipt/sv.html", b"\xff")
    write(tmp_path, "phrases/sv.toml", "[kind]\nfrom = 'x'\n[knid]\nform = 'y'\n")
    write(tmp_path, "phrases/en.toml", "[kind\n")
    found = {(fault.file, fault.line) for fault in faults_of(tmp_path)}
    assert {
        ("confirmation/sv.txt", 3),
        ("confirmation/sv.txt", 4),
        ("confirmation/en.txt", 2),
        ("confirmation/sv.htm", None),
        ("completion-received/sv.txt", 1),
        ("completion-received/sv.txt", 2),
        ("completion-received/en.txt", 3),
        ("receipt/sv.html", 1),
        ("phrases/sv.toml", None),
        ("phrases/en.toml", 1),
    } == found
    sentences = " ".join(str(fault) for fault in faults_of(tmp_path))
    for words in (
        "there is no field diary",
        "did you mean confirmation/sv.html?",
        "not UTF-8",
        "[knid]",
        "no code from",
        "there is no table of phrases [knd]",
        "[kind] has no code frm",
        "there is no field naem; there are name, phone",
        "there is no field nmae",
    ):
        assert words in sentences


def test_one_fault_is_told_once(tmp_path: Path) -> None:
    write(tmp_path, "layout.html", "{{ agency.nmae }}{% block content %}{% endblock %}")
    write(tmp_path, "receipt/en.txt", b"a\nb\xe5")
    assert [str(fault) for fault in faults_of(tmp_path)] == [
        "layout.html, line 1: there is no field nmae; there are name, phone, public_address, service, web_page",
        "receipt/en.txt, line 2: is not UTF-8: save it as UTF-8 in the editor",
    ]


def test_a_field_that_only_some_letters_have_is_a_fault_of_the_part_that_all_share(tmp_path: Path) -> None:
    write(tmp_path, "signature.sv.txt", "Med vänlig hälsning, dnr {{ diary_number }}")
    assert [str(fault) for fault in faults_of(tmp_path)] == ["signature.sv.txt, line 1: there is no field diary_number"]


def test_an_item_of_a_list_that_may_be_empty_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, "receipt/sv.txt", "Hej!\n{{ documents[0].kind | phrase('kind') }}\n")
    assert [str(fault) for fault in faults_of(tmp_path)] == [
        "receipt/sv.txt, line 2: the list has no item 0: it may be empty, so ask with if, or go through it with for"
    ]


def test_the_built_in_templates_have_no_fault_and_every_letter_has_all_its_parts() -> None:
    assert Templates(None).faults() == ()
    built_in = Path(replies.__file__).parent / "templates"
    parts = [f"{letter}/{language}.{part}" for letter in type_by_name for language in languages_of(letter)
             for part in ("subject.txt", "txt", "html")]  # fmt: skip
    assert [part for part in parts if not (built_in / part).is_file()] == []


def test_the_word_list_of_letters_needs_nothing_but_the_standard_library() -> None:
    """The core imports it: without a template engine and without any package at all."""
    command = "import sys; import replies.letters; print(sorted({'jinja2', 'markupsafe'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True, timeout=20)
    assert told.stdout == "[]\n"


def test_the_listing_tells_which_files_are_ones_own(tmp_path: Path) -> None:
    write(tmp_path, "receipt/en.txt", "Hello")
    write(tmp_path, "phrases/sv.toml", "")
    listed = {one.letter: one.own_files for one in Templates(tmp_path).listing()}
    assert listed["receipt"] == ("receipt/en.txt",)
    assert listed["confirmation"] == ()
    assert listed[""] == ("phrases/sv.toml",)
