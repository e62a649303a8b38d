"""P25: whatever an administrator puts into a template, letters go out, in time, and nothing else is reached."""

from __future__ import annotations

import io
import json
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot import log, service
from bot.demo.play import settings_in
from bot.desk import open_desk
from bot.jobs import Work, tell_template_faults
from bot.rendering import STOPPED, Renderer
from bot.reporting import write_digest
from bot.settings import Settings
from bot.settings import Templates as TemplateSettings
from replies.letters import type_by_name
from replies.render import Templates
from replies.samples import cases, sample
from replies.sandbox import TOO_LONG
from tests.hostile.case import head_of
from tests.parsers.mail.raw import mail

FIELDS = sample("confirmation", "sv", "complete")
BUILT_IN = Templates(None).render("confirmation", "sv", FIELDS)
TWICE = '{% set n = n + 1 %}{% if n < 40 %}{% include "_x.txt" %}{% include "_x.txt" %}{% endif %}'
TRICKS = {
    "class of a text": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "class by attr": "{{ '' | attr('__class__') }}",
    "class by format": "{{ '{0.__class__}'.format(diary_number) }}",
    "class by percent": "{{ '%(a)s' % {'a': diary_number} }}",
    "globals of a macro": "{% macro a() %}{% endmacro %}{{ a.__globals__ }}",
    "globals of a function": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "the environment": "{{ self._TemplateReference__context.environment }}",
    "the configuration": "{{ config }}",
    "the request": "{{ request.application.__globals__ }}",
    "the namespace": "{{ namespace.__init__ }}",
    "inside of what is not there": "{{ agency.nope._undefined_exception }}",
    "the joiner": "{{ joiner.__init__.__globals__ }}",
    "range": "{% for a in range(1000000000) %}x{% endfor %}",
    "a product": "{{ 'x' * 100000000 }}",
    "a product of lists": "{{ [1] * 100000000 }}",
    "a tower": "{{ 9 ** 9 ** 9 }}",
    "a shift by power": "{{ 2 ** 100000000 }}",
    "doubling": "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 40,
    "loops in loops": "{% for a in agency.name %}" * 12 + "{% endfor %}" * 12,
    "a part that holds itself twice": '{% set n = 0 %}{% include "_x.txt" %}',
    "a macro that calls itself twice": "{% macro a(n) %}{{ a(n) }}{{ a(n) }}{% endmacro %}{{ a(1) }}",
    "a file outside": "{% include '../../../../etc/passwd' %}",
    "a file of the system": "{% include '/etc/passwd' %}",
    "a file by a name put together": "{% include '..' ~ '/' ~ 'secret.txt' %}",
    "an import": "{% import 'os' as os %}{{ os.system('id') }}",
    "a page of another": "{% extends '../x.txt' %}",
    "a statement": "{% do diary_number.append(1) %}",
    "a change": "{{ documents.append(1) }}",
    "a change of a field": "{{ agency.update({'name': 'x'}) }}",
    "a debugger": "{% debug %}",
    "a number of 65 KiB": "{{ " + "9" * 66_000 + " }}",
}


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("trick", TRICKS.values(), ids=TRICKS)
def test_p25_a_trick_ends_in_time_and_the_built_in_wording_serves(trick: str, tmp_path: Path) -> None:
    write(tmp_path, "secret.txt", "hemligt")
    write(tmp_path, "mine/_x.txt", TWICE)
    write(tmp_path, "mine/confirmation/sv.txt", trick)
    began = time.process_time()
    letter = Templates(tmp_path / "mine").render("confirmation", "sv", FIELDS)
    assert time.process_time() - began < 6
    assert (letter.text, letter.subject) == (BUILT_IN.text, BUILT_IN.subject)
    assert letter.fell_back != ()


DOUBLED = "{% set a = 'ååååååååååååååå' %}" + "{% set a = a ~ a %}" * 16


def slow(times: int) -> str:
    """One slow filter after another, and nothing written: some milliseconds each."""
    return DOUBLED + "{% set b = a | upper %}" * times


UNWATCHED = {
    "one slow filter after another": (slow(2500), STOPPED),
    "one large text after another": (DOUBLED + "".join(f"{{% set b{n} = a ~ {n} %}}" for n in range(2000)), ""),
}


@pytest.mark.parametrize(("trick", "says"), UNWATCHED.values(), ids=UNWATCHED)
def test_p25_what_no_clock_in_a_template_sees_ends_with_its_process(trick: str, says: str, tmp_path: Path) -> None:
    write(tmp_path, "receipt/sv.txt", trick)
    write(tmp_path, "receipt/en.txt", "Well received.")
    fields = sample("receipt", "sv")
    with closing(Renderer(tmp_path)) as renderer:
        stopped, next_one = renderer.render("receipt", "sv", fields), renderer.render("receipt", "en", fields)
        (fault,) = stopped.fell_back
    assert stopped.text == Templates(None).render("receipt", "sv", fields).text
    assert says in fault.sentence
    assert (next_one.text, next_one.fell_back) == ("Well received.\n", ())


def test_p25_the_last_good_set_outlives_the_service_and_serves_while_a_new_file_never_ends(tmp_path: Path) -> None:
    own, room, fields = tmp_path / "own", tmp_path / "room", sample("receipt", "sv")
    write(own, "receipt/sv.txt", "Tack!")
    with closing(Renderer(own, room)) as renderer:
        assert (renderer.is_untried(), renderer.own_faults(), renderer.is_untried()) == (True, (), False)
    with closing(Renderer(own, room)) as renderer:
        write(own, "receipt/sv.txt", slow(500))
        told = {fault.sentence for fault in renderer.own_faults()}
        write(own, "receipt/sv.txt", slow(2500))
        letter = renderer.render("receipt", "sv", fields)
    assert (told, letter.text) == ({TOO_LONG}, "Tack!\n")
    assert list(map(str, letter.fell_back)) == [f"receipt/sv: {STOPPED}; the last good wording is used meanwhile"]


@pytest.mark.parametrize("target", ["/etc/passwd", "../secret.txt", "/proc/self/environ"])
def test_p25_a_link_out_of_the_folder_is_not_followed(target: str, tmp_path: Path) -> None:
    write(tmp_path, "secret.txt", "hemligt")
    write(tmp_path, "mine/confirmation/sv.txt", '{% include "_x.txt" %}')
    (tmp_path / "mine" / "_x.txt").symlink_to(target)
    assert Templates(tmp_path / "mine").render("confirmation", "sv", FIELDS).text == BUILT_IN.text


@pytest.mark.parametrize("letter", type_by_name)
def test_p25_no_value_is_ever_rendered_again_or_starts_a_line_or_a_tag(letter: str) -> None:
    trick = "{{ 7*7 }}{% include '/etc/passwd' %}\r\nBcc: x@y.example\u2028<script>\u202e"
    fields = _everywhere(sample(letter, "sv"), trick)
    made = Templates(None).render(letter, "sv", fields)
    assert "49" not in made.text + made.html
    assert "\nBcc:" not in made.text
    assert "<script>" not in made.html
    assert "\u202e" not in made.subject + made.text + made.html
    assert "\n" not in made.subject


def _everywhere(value: object, trick: str) -> dict[str, object]:
    """The fields with a trick in place of every name that a stranger or an administrator chooses."""
    named = {"name", "subject", "sender", "service", "command"}

    def turned(key: str, one: object) -> object:
        if isinstance(one, dict):
            return {inner: turned(inner, each) for inner, each in one.items()}
        if isinstance(one, list | tuple):
            return [turned(key, each) for each in one]
        return trick if key in named and isinstance(one, str) else one

    turned_all = turned("", value)
    assert isinstance(turned_all, dict)
    return turned_all


def test_p25_a_subject_that_a_template_breaks_over_lines_is_one_line(tmp_path: Path) -> None:
    write(tmp_path, "confirmation/sv.subject.txt", "Tack\r\nBcc: x@y.example\r\n\r\nFalsk text " + "x" * 500)
    subject = Templates(tmp_path).render("confirmation", "sv", FIELDS).subject
    assert ("\n" in subject, "\r" in subject, len(subject) <= 120) == (False, False, True)


def test_p25_every_letter_is_tried_with_at_least_twelve_cases_in_all() -> None:
    assert sum(len(cases(letter)) for letter in type_by_name) >= 12
    assert Templates(None).faults() == ()


def settings_with_own(tmp_path: Path, text: str) -> Settings:
    write(tmp_path, "mine/receipt/sv.txt", text)
    write(tmp_path, "mine/receipt/en.txt", text)
    return replace(settings_in(tmp_path), templates=TemplateSettings(folder=tmp_path / "mine"))


def test_p25_a_broken_template_delays_no_letter_and_the_log_says_so(tmp_path: Path) -> None:
    stream = io.StringIO()
    log.to_stream(stream)
    inbox = tmp_path / "mailbox"
    for folder in ("new", "cur", "tmp"):
        (inbox / folder).mkdir(parents=True)
    (inbox / "new" / "1").write_bytes(mail(b"Hej! Hur lang ar er tid?\r\n", head=head_of("a question")))
    with open_desk(settings_with_own(tmp_path, "{{ agency.nmae }}")) as desk:
        tell_template_faults(desk)
        for act in (service.take_in, service.process_waiting, service.send):
            act(desk)
        write_digest(desk, forced=True)
        with desk.store.reading() as register:
            (digest,) = register.letters(name="digest")
    events = [json.loads(line) for line in stream.getvalue().splitlines()]
    alarms = [event for event in events if event["event"] == "template-fell-back"]
    assert len(list((tmp_path / "letters" / "new").iterdir())) == 1
    assert "template-broken" in digest.owed.fields["warnings"]
    assert any(event["fault"].startswith("receipt/sv.txt, line 1: there is no field nmae") for event in alarms)
    assert events[0]["event"] == "template-fell-back"  # at the start, before any letter


def test_p25_a_slip_made_while_the_service_runs_is_told_at_once_and_the_last_good_wording_serves(
    tmp_path: Path,
) -> None:
    stream = io.StringIO()
    log.to_stream(stream)
    with open_desk(settings_with_own(tmp_path, "Tack!")) as desk:
        work = Work(desk)
        work.send()
        settings_with_own(tmp_path, "{{ nope }}")
        work.send()
        work.send()
        letter = desk.templates.render("receipt", "sv", sample("receipt", "sv"))
        write_digest(desk, forced=True)
        with desk.store.reading() as register:
            (digest,) = register.letters(name="digest")
    alarms = [json.loads(line).get("fault", "") for line in stream.getvalue().splitlines()]
    assert sum(alarm.startswith("receipt/sv.txt, line 1: there is no field nope") for alarm in alarms) == 1
    assert all(alarm.endswith("; the last good wording is used meanwhile") for alarm in alarms if "receipt" in alarm)
    assert letter.text == "Tack!\n"
    assert {code for code in digest.owed.fields["warnings"] if "template" in code} == {"template-last-good"}
