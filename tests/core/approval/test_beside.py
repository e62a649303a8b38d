"""What a sentence beside an approval does to it: nothing, something for staff to see, or doubt."""

from __future__ import annotations

import pytest

from bot.core.approval.beside import Weight, before_own_lead, leads_in, names_by_capitals, weight
from bot.core.approval.sentences import Sentence, sentences


def said(text: str) -> Sentence:
    (sentence,) = sentences(text)
    return sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tåget var sent.", Weight.NONE),
        (":)", Weight.NONE),
        (":)?", Weight.MORE),
        ("🤔", Weight.DOUBT),
        ("Tåget var sent :(", Weight.DOUBT),
        # questions
        ("När kommer filerna?", Weight.MORE),
        ("Undrar när filerna kommer till oss.", Weight.MORE),
        ("Kan ni skicka ett kvitto?", Weight.MORE),
        ("Kan vi få tvillingarna?", Weight.DOUBT),
        ("Kan vi också få en kopia?", Weight.MORE),
        ("Hur många kontroller blir det i leveransen?", Weight.DOUBT),
        ("Kan ni skicka specifikationen igen?", Weight.DOUBT),
        ("Är det klart?", Weight.MORE),
        ("Är det så?", Weight.DOUBT),
        ("Finns det en kodbok över variablerna?", Weight.MORE),
        ("När kommer njurarna?", Weight.DOUBT),
        ("När kommer filerna, om inte kön är med?", Weight.DOUBT),
        ("Kan ni svara", Weight.DOUBT),
        ("Kan ni skicka oss ett kvitto", Weight.MORE),
        ("Undrar.", Weight.DOUBT),
        ("Är det så bra?", Weight.DOUBT),
        ("Är det så bra ute?", Weight.MORE),
        ("Är änkor hos oss gifta?", Weight.DOUBT),
        # headings and greetings
        ("Namn: endast Anna", Weight.DOUBT),
        ("Hälsningar till alla kvinnor", Weight.DOUBT),
        ("Namn: inte Anna", Weight.DOUBT),
        ("Namn: måste Anna", Weight.DOUBT),
        ("Namn: Anna", Weight.NONE),
        ("Datum: 2026-05-03", Weight.NONE),
        ("Datum: 2005-2010", Weight.DOUBT),
        ("Namn: ska bort", Weight.DOUBT),
        ("Soliga hälsningar till gänget!", Weight.NONE),
        ("Hälsningar utan kön", Weight.DOUBT),
        # notices
        ("Fakturan ska märkas med 4711.", Weight.MORE),
        ("Fakturan ska märkas med LMED.", Weight.DOUBT),
        ("Jag är på semester till den 3 maj, men nås inte längre på telefon.", Weight.MORE),
        ("Ring mig innan ni börjar.", Weight.DOUBT),
        ("Kön ska bort från fakturan.", Weight.DOUBT),
        ("Ni ska vila.", Weight.DOUBT),
        ("Min handledare läser den.", Weight.DOUBT),
        ("Min handledare har läst den.", Weight.NONE),
        ("Mejla mig inte längre på adressen nedan om det är bråttom.", Weight.DOUBT),
        ("Min e-post fungerar inte längre.", Weight.MORE),
        ("Min e-post gäller inte längre för kvinnor.", Weight.DOUBT),
        ("Min handledare tar emot fakturan.", Weight.MORE),
        ("Vi väntar innan lunch på tåget sen.", Weight.DOUBT),
        ("Vi tar hela riket.", Weight.DOUBT),
        ("Ni borde vila lite mer på sommaren.", Weight.DOUBT),
        ("Kvinnor är här.", Weight.DOUBT),
        ("Anna Ek Bo Ek", Weight.NONE),
        # what takes back
        ("Lite dyrare än vi trodde men tåget kom.", Weight.NONE),
        ("Jag tror det blir kvinnor i den.", Weight.DOUBT),
        ("Det var ett fint brev enligt Eva:", Weight.DOUBT),
        ("Eva skriver:", Weight.DOUBT),
        ("Säger Eva.", Weight.DOUBT),
        ("Som Eva skriver i sitt brev till oss.", Weight.DOUBT),
        ("Nu skriver jag det igen:", Weight.NONE),
        ("Som Eva skriver i sitt brev till oss:", Weight.DOUBT),
        ("Det blir nog bra.", Weight.DOUBT),
        ("Kanske.", Weight.DOUBT),
        ("Det blir nog en fin sommar här i byn.", Weight.NONE),
        ("Men hon var sen.", Weight.DOUBT),
        ("Men brevet kom till oss i går.", Weight.DOUBT),
        ("Jag såg njurarna i brevet till oss.", Weight.DOUBT),
        ("Tåget var sent men kaffet gott.", Weight.NONE),
        ("Endast hon var sen.", Weight.DOUBT),
        # no sentence
        ("spenat.", Weight.DOUBT),
        ("Lova spenat.", Weight.DOUBT),
        ("Anna Ek, docent", Weight.NONE),
        ("Spenat, docent", Weight.NONE),
    ],
)
def test_a_sentence_has_its_weight(text: str, expected: Weight) -> None:
    assert weight(said(text)) is expected


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Kort och gott:", True),
        ("Kort och gott.", False),
        ("Eva skriver:", False),
        ("Nu skriver jag:", True),
        ("Utan kön:", False),
        ("Bara kort:", True),
        ("Endast kort:", False),
        ("Kanske:", False),
        ("När allt är klart:", False),
        ("Jag vill:", False),
    ],
)
def test_what_leads_in_says_nothing_by_itself(text: str, leads: bool) -> None:
    assert leads_in(said(text)) is leads


def test_a_lead_that_names_what_is_delivered_is_weighed_whole() -> None:
    assert before_own_lead(said("Ni ville ha det i skrift:")) is not None
    assert before_own_lead(said("Ni ville ha det i csv:")) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bilden var ALFA.", True),
        ("Bilden var SEK.", False),
        ("BILDEN VAR ALFA.", False),
        ("Fakturan märks ALFA.", False),
        ("Vi har kontrollerat ATC-koderna.", False),
        ("Anna Ek, ALFA", False),
    ],
)
def test_words_in_capitals_could_be_variables(text: str, names: bool) -> None:
    assert names_by_capitals(said(text)) is names
