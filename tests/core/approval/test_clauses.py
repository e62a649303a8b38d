"""What one sentence does to an approval: the writer's own, present, understood words approve, and nothing else."""

from __future__ import annotations

import pytest

from bot.core.approval.clauses import Sense, accepts, is_bare, names_the_specification, sense
from bot.core.approval.sentences import sentences
from bot.core.approval.tokens import classes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jag godkänner specifikationen.", Sense.APPROVES),
        ("Jag godkänner specifikationen?", Sense.UNKNOWN),
        ("Ni säger att jag godkänner specifikationen.", Sense.UNKNOWN),
        ("Godkänner ni specifikationen.", Sense.UNKNOWN),  # a question without its mark
        ("Jag godkänner.", Sense.APPROVES),
        ("Jag accepterar specifikationen.", Sense.APPROVES),
        ("Jag godkänner specifikationen och priset.", Sense.APPROVES),
        ("Jag godkänner specifikationen och ansökan.", Sense.UNKNOWN),
        ("Jag godkänna specifikationen.", Sense.APPROVES),  # a letter lost
        ("Jag får godkänna specifikationen.", Sense.UNKNOWN),
        ("Jag godkänner specifikationen för vår studie om astma hos barn.", Sense.APPROVES),
        ("Jag godkänner specifikationen för vår studie om astma 2005-2010.", Sense.UNKNOWN),
        ("Jag godkänner specifikationen för vår delstudie.", Sense.UNKNOWN),
        ("I approve the specification for our study of twins.", Sense.APPROVES),
        ("I approve the specification for our study of twins only.", Sense.UNKNOWN),
        ('Specifikationen för "Fall och frakturer hos äldre" är godkänd av mig.', Sense.APPROVES),
        ('Specifikationen för "Fall, om priset sänks" är godkänd av mig.', Sense.UNKNOWN),
        # one word may be unknown, in the clause and before what is approved
        ("Jag enhälligt godkänner specifikationen.", Sense.APPROVES),
        ("Jag godkänner spenatsammans specifikationen.", Sense.APPROVES),
        ("Enhälligt godkänner jag specifikationen.", Sense.APPROVES),
        ("Specifikationen spenatades och godkänns.", Sense.APPROVES),
        ("Jag enhälligt spenatsammans godkänner specifikationen.", Sense.UNKNOWN),
        ("Jag godkänner specifikationen spenatsammans.", Sense.UNKNOWN),
        ("Jag enhälligt godkänner.", Sense.UNKNOWN),
        ("Jag motvilligt godkänner specifikationen.", Sense.UNKNOWN),
        ("Jag från godkänner specifikationen.", Sense.UNKNOWN),
        ("Jag 7 godkänner specifikationen.", Sense.UNKNOWN),
        ("Jag intte godkänner specifikationen.", Sense.UNKNOWN),
        ("Jag säger godkänner specifikationen.", Sense.UNKNOWN),
        ("Jag muntligt godkänner specifikationen.", Sense.UNKNOWN),
        ("Spenat, jag godkänner specifikationen.", Sense.UNKNOWN),
        ("Spenat: jag godkänner specifikationen.", Sense.UNKNOWN),
        ("Spenat och jag godkänner specifikationen.", Sense.UNKNOWN),
        ("Om spenat jag godkänner specifikationen.", Sense.UNKNOWN),
        ('"Jag enhälligt godkänner specifikationen.', Sense.UNKNOWN),
        ("Jag x1 godkänner specifikationen.", Sense.UNKNOWN),
        ("Jag kvinnor godkänner specifikationen.", Sense.UNKNOWN),
        ("Nu sa spenat jag godkänner specifikationen.", Sense.UNKNOWN),
        ("Är specifikationen godkänd.", Sense.UNKNOWN),
        ("Alla ser att jag godkänner specifikationen.", Sense.UNKNOWN),
        ("Jag godkänner specifikationen och accepterar priset.", Sense.APPROVES),
        ("Jag godkänner den och priset.", Sense.UNKNOWN),
        ("Jag godkänner och priset.", Sense.UNKNOWN),
        ("Jag godkänner specifikationen och godkänner.", Sense.UNKNOWN),
        ("Jag godkänner priset och innehållet i specifikationen.", Sense.APPROVES),
        ("Priset och specifikationen godkänns.", Sense.APPROVES),
        ("Priset godkänns.", Sense.PLAIN),
        ("Specifikationen är läst och är godkänd.", Sense.APPROVES),
        ("I give formal approval of the specification.", Sense.APPROVES),
        ("Jag godkänner priset.", Sense.PLAIN),  # the price alone is not the specification
        ("Priset är godkänt.", Sense.PLAIN),
        ("Tack för snabb hjälp!", Sense.PLAIN),
        ("Tack för att ni tar bort kommun.", Sense.UNKNOWN),
        ("Spenat.", Sense.UNKNOWN),
        ("Jag godkänner specifikationen :)", Sense.APPROVES),
        ("Jag godkänner specifikationen :(", Sense.UNKNOWN),
    ],
)
def test_what_a_sentence_does_to_an_approval(text: str, expected: Sense) -> None:
    (sentence,) = sentences(text)
    assert sense(sentence) is expected


@pytest.mark.parametrize("what", ["om astma", "om barns lungor", "of cats"])
def test_a_study_may_be_about_anything(what: str) -> None:
    assert "U" not in classes(f"jag godkanner specifikationen for var studie {what}")


@pytest.mark.parametrize(
    "what", ["om hur man inte roker", "om vad som ska goras", "om barn kanske", "om astma :(", "om barn om de vill"]
)
def test_but_not_about_what_is_denied_wanted_or_guessed(what: str) -> None:
    assert "U" in classes(f"jag godkanner specifikationen for var studie {what}")


def test_a_word_that_is_not_known_has_a_class_of_its_own() -> None:
    assert classes("jag godkanner spenat") == "SVU"
    assert classes("jag godkanner den") == "SVD"
    assert set(classes("jag " * 600)) == {"U"}  # longer than any sentence that approves


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("och det nya dokumentet", True),
        ("och priset", True),
        ("Dokumentet är bra.", False),
        ("Tack för dokumentet.", False),
        ("Den specifikationen alltså.", False),
        ("Specifikationen kom i går.", False),
        ("Specifikationen kom utan bilaga.", True),
        ("Kostnadsställe för priset.", False),
        ("Vilken specifikation!", False),
        ("och spenat", False),
    ],
)
def test_a_thing_of_which_nothing_is_said_is_bare(text: str, bare: bool) -> None:
    (sentence,) = sentences(text)
    assert is_bare(sentence) is bare


@pytest.mark.parametrize(
    ("text", "named", "accepted"),
    [
        ("Jag godkänner specifikationen.", True, False),
        ("Jag godkänner den.", False, False),
        ("Jag accepterar den.", False, True),
        ("I accept the specification.", True, True),
        ("Jag godkänner och accepterar den.", False, False),
    ],
)
def test_what_is_approved_is_named_or_only_accepted(text: str, named: bool, accepted: bool) -> None:
    (sentence,) = sentences(text)
    assert (names_the_specification(sentence), accepts(sentence)) == (named, accepted)
