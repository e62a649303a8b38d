"""The lines that staff write: which word asks for what, what may stand behind it, and what it takes as its text."""

from __future__ import annotations

import pytest

from bot.core.command_mail import MOST_COMMANDS, commands_in
from bot.core.commands import Action, Command, Unclear, command_of, folded
from bot.core.suggestions import settling_lines

FORM = "6.3-{number}/{year}"
DNR = "6.3-17/2026"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ta in 12", ("take-in", 12, None, "")),
        ("Tag in #12.", ("take-in", 12, None, "")),
        ("koppla 12 17/2026", ("join", 12, DNR, "")),
        ("flytta 12 till 6.3-17/2026", None),
        ("dela 12", ("split", 12, None, "")),
        ("bryt ut 12", ("split", 12, None, "")),
        ("lägg undan 12", ("set-aside", 12, None, "")),
        (f"tilldela {DNR} anna", ("assign", None, DNR, "anna")),
        (f"assign {DNR} to anna", ("assign", None, DNR, "to anna")),
        (f"tilldela {DNR}: anna", ("assign", None, DNR, "anna")),
        ("tilldela anna och bo", None),
        ("tilldela", None),
        (f"ta {DNR}", ("take", None, DNR, "")),
        ("jag tar", ("take", None, None, "")),
        ("take", ("take", None, None, "")),
        ("ta den", None),
        (f"komplettera {DNR}", ("complete", None, DNR, "")),
        ("begär komplettering: sänd blanketten", ("complete", None, None, "sänd blanketten")),
        ("komplettera med blanketten", None),
        (f"komplettera {DNR} med blanketten", None),
        (f"komplettera {DNR}: sänd blanketten", ("complete", None, DNR, "sänd blanketten")),
        ("anteckning: ringde. ", ("note", None, None, "ringde.")),
        ("note", ("note", None, None, "")),
        (f"möte {DNR} 2026-12-03 10:00", ("meeting", None, DNR, "2026-12-03 10:00")),
        ("internt möte 2026-12-03 10:00", ("meeting", None, None, "2026-12-03 10:00")),
        ("möte i morgon", None),
        (f"specifikation {DNR} 20 timmar", ("specify", None, DNR, "20 timmar")),
        ("skicka specifikation", ("specify", None, None, "")),
        (f"godkänd {DNR} per telefon", ("approve", None, DNR, "per telefon")),
        ("approved", ("approve", None, None, "")),
        ("ändras", ("change", None, None, "")),
        ("ändras inte", None),
        ("sekretessprövning", ("review", None, None, "")),
        (f"beslut {DNR} bifall", ("decide", None, DNR, "bifall")),
        ("levererat", ("delivered", None, None, "")),
        ("fakturerad", ("invoiced", None, None, "")),
        ("avsluta", ("close", None, None, "")),
        ("avsluta inte", None),
        ("återkallad", ("withdrawn", None, None, "")),
        ("återöppna", ("reopen", None, None, "")),
        ("öppna igen", ("reopen", None, None, "")),
        (f"handling {DNR} 3 variabellista", ("kind", None, DNR, "3 variabellista")),
        ("handling variabellista", None),
        ("handling 3", None),
        (f"svara {DNR}", ("answer", None, DNR, "")),
        ("svara 12", ("answer", 12, None, "")),
        ("svara: ja, det går bra", ("answer", None, None, "ja, det går bra")),
        ("svara henne", None),
        ("registrera 2026-11-20 från Olle", ("register", None, None, "2026-11-20 från Olle")),
        ("sök 6.3-17/2026", ("search", None, DNR, "6.3-17/2026")),  # a number is looked for too
        ("sök höft frakturer.", ("search", None, None, "höft frakturer")),
        ("sök", None),
        ("sök:", None),
        ("hjälp", ("help", None, None, "")),
        ("hjälp möte", ("help", None, None, "möte")),
        ("hjälp mig med detta", None),
        (f"ta {DNR} 6.3-18/2026", None),  # which of the two
        ("koppla 12", None),
        ("ta in", None),
        ("dela ärendet", None),
        ("tacksam för svar", None),  # begins like a command, and is another word
        ("LAGG UNDAN 12", ("set-aside", 12, None, "")),
        ("la\u0308gg undan 12", ("set-aside", 12, None, "")),
    ],
)
def test_a_line_asks_for_this_or_is_unclear(
    line: str, expected: tuple[str, int | None, str | None, str] | None
) -> None:
    command = command_of(line, FORM)
    if expected is None:
        assert command == Unclear(line=line)
    else:
        assert isinstance(command, Command)
        assert (command.action.value, command.mail_id, command.diary_number, command.said) == expected


def test_of_a_long_line_the_first_two_hundred_characters_are_read() -> None:
    line = "anteckning " + "x" * 189
    assert command_of(line + "y", FORM) == Command(line=line, action=Action.NOTE, said="x" * 189)


def test_letters_are_compared_without_case_and_marks_one_for_one() -> None:
    assert folded("ÅÄÖ é Ü") == "aao e u"
    assert folded("a\u030a") == "a"


@pytest.mark.parametrize(
    ("word", "takes"),
    [
        ("komplettera", True),
        ("anteckning", True),
        ("specifikation", True),
        ("godkänd", True),
        ("ändras", True),
        ("svara", True),
        ("registrera", True),
        ("ta", False),
        ("lägg undan 7", False),
    ],
)
def test_some_commands_take_all_below_as_their_text_and_some_nothing(word: str, takes: bool) -> None:
    found = commands_in(f"hjälp\n{word}\n\n  avsluta\n \nsedan\n\n", FORM)
    assert isinstance(found[1], Command)
    assert found[1].text == (("avsluta", "", "sedan") if takes else ())
    assert len(found) == (2 if takes else 3)
    assert commands_in(f"{word}\n \n", FORM) == commands_in(word, FORM)


@pytest.mark.parametrize(
    ("below", "text", "then"),
    [
        (("", "Ring vid frågor.", "", "Vi ses."), ("Ring vid frågor.", "", "Vi ses."), []),
        (("Ring.", "fakturerat"), ("Ring.",), [Action.INVOICED]),
        (("Ring.", f"avsluta {DNR}", "Klart."), ("Ring.",), [Action.CLOSE]),
        (("Ring.", "lägg undan 7"), ("Ring.",), [Action.SET_ASIDE]),
        (("Ring.", f"beslut {DNR} bifall"), ("Ring.",), [Action.DECIDE]),
        (("Ring.", "svara 12: ja"), ("Ring.",), [Action.ANSWER]),
        (("Ring.", "koppla 7"), ("Ring.",), [None]),  # not understood, and worth saying
        (("Beslut och bilaga följer.", "Sök på nytt."), ("Beslut och bilaga följer.", "Sök på nytt."), []),
    ],
)
def test_the_text_of_what_is_read_outside_ends_where_a_command_stands_that_is_no_sentence(
    below: tuple[str, ...], text: tuple[str, ...], then: list[Action | None]
) -> None:
    found = commands_in("\n".join((f"levererat {DNR}", *below)), FORM)
    assert isinstance(found[0], Command)
    assert found[0].text == text
    assert [line.action if isinstance(line, Command) else None for line in found[1:]] == then


@pytest.mark.parametrize(
    "line", ["sekretessprövning", "beslut bifall", "fakturerat", "avsluta", "återkallad", "återöppna", "tilldela anna"]
)
def test_every_step_may_have_words_below(line: str) -> None:
    (command,) = commands_in(f"{line}\n\nSå sade vi.", FORM)
    assert isinstance(command, Command)
    assert command.text == ("Så sade vi.",)


def test_the_text_of_what_is_read_inside_ends_at_the_next_command() -> None:
    found = commands_in("tilldela anna\nBråttom!\nmöte 3/12 10:00\nOm perioden.", FORM)
    assert [(c.action, c.text) for c in found if isinstance(c, Command)] == [
        (Action.ASSIGN, ("Bråttom!",)),
        (Action.MEETING, ("Om perioden.",)),
    ]


def test_what_stands_on_the_line_begins_the_text_where_it_is_words_for_the_reader() -> None:
    lines = {
        "komplettera: sänd blanketten": ("sänd blanketten", "Tack!"),
        "svara: ja": ("ja", "Tack!"),
        "anteckning ringde": ("ringde", "Tack!"),
        "specifikation 20 timmar": ("Tack!",),
        "svara 12": ("Tack!",),
    }
    for line, text in lines.items():
        (command,) = commands_in(f"{line}\nTack!", FORM)
        assert isinstance(command, Command)
        assert command.text == text
    assert commands_in(f"svara 12 {DNR}: ja\nTack!", FORM) == (
        Command(
            line=f"svara 12 {DNR}: ja",
            action=Action.ANSWER,
            mail_id=12,
            diary_number=DNR,
            said="ja",
            text=("ja", "Tack!"),
        ),
    )


def test_a_mail_holds_at_most_twenty_commands_and_a_text_two_hundred_lines() -> None:
    assert len(commands_in("hjälp\n" * (MOST_COMMANDS + 1), FORM)) == 20
    (note,) = commands_in("anteckning\n" + "x\n" * 201, FORM)
    assert isinstance(note, Command)
    assert len(note.text) == 200


def test_the_lines_that_settle_a_mail_are_understood() -> None:
    assert settling_lines(12) == ("ta in 12", "koppla 12 6.3-1/2026", "lägg undan 12")
    assert all(isinstance(command_of(line, FORM), Command) for line in settling_lines(12, DNR))
