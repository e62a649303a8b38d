"""Letters as people get them: every letter of every sample against its golden file, in words that can be relied on."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replies.letters import TO_STAFF, type_by_name
from replies.making import languages_of
from replies.render import Rendered, Templates
from replies.samples import cases, sample

GOLDEN = Path(__file__).parent / "golden"
EVERY = [
    (letter, language, case) for letter in type_by_name for language in languages_of(letter) for case in cases(letter)
]
TO_RESEARCHERS = [one for one in EVERY if one[0] not in TO_STAFF]
TEMPLATES = Templates(None)


def rendered(letter: str, language: str, case: str) -> Rendered:
    return TEMPLATES.render(letter, language, sample(letter, language, case))


def in_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("letter", "language", "case"), EVERY)
def test_every_letter_reads_as_its_golden_file(letter: str, language: str, case: str) -> None:
    """UPDATE_GOLDEN=1 writes them anew; read what changed before you keep it."""
    made = rendered(letter, language, case)
    whole = {"txt": f"Subject: {made.subject}\n\n{made.text}", "html": made.html}
    for part, text in whole.items():
        path = GOLDEN / f"{letter}.{language}.{case}.{part}"
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8")


def test_every_golden_file_belongs_to_a_letter_and_a_sample() -> None:
    there = {path.name for path in GOLDEN.iterdir()}
    assert there == {f"{'.'.join(one)}.{part}" for one in EVERY for part in ("txt", "html")}


@pytest.mark.parametrize(("letter", "language", "case"), EVERY)
def test_text_is_narrow_subjects_are_short_and_the_page_fetches_nothing(letter: str, language: str, case: str) -> None:
    made = rendered(letter, language, case)
    assert max(len(line) for line in made.text.splitlines() if " " in line.strip(" -")) <= 76
    assert "\n\n\n" not in made.text
    assert len(made.subject) <= 120
    assert made.fell_back == ()
    page = re.sub(r'<img src="cid:[a-z]+\.png" alt="[^"<>]+" ', "<picture ", made.html)  # it comes with the letter
    assert not re.search(r"<(?:img|link|script|iframe|style)|url\(|src=|https?:|@import", page)


@pytest.mark.parametrize(("letter", "language", "case"), TO_RESEARCHERS)
def test_no_letter_holds_words_that_look_like_an_approval_when_they_are_quoted_back(
    letter: str, language: str, case: str
) -> None:
    made = rendered(letter, language, case)
    words = r"godkän|approv|accept|bifall|inga invändningar|no objection|looks correct|ser bra ut|gå vidare|go ahead"
    assert not re.search(words, "\n".join((made.subject, made.text, made.html)), re.IGNORECASE)


@pytest.mark.parametrize(("letter", "language", "case"), TO_RESEARCHERS)
def test_a_subject_holds_nothing_but_the_number(letter: str, language: str, case: str) -> None:
    """No name, no diagnosis, no title: subjects stand in registers that anybody may read."""
    told = {
        "Bekräftelse, dnr 6.3-17/2026",
        "Confirmation, ref. no. 6.3-17/2026",
        "Komplettering mottagen, dnr 6.3-17/2026",
        "More documents received, ref. no. 6.3-17/2026",
        "Begäran om komplettering, dnr 6.3-17/2026",
        "We need more from you, ref. no. 6.3-17/2026",
        *(f"Specifikation version {version}, dnr 6.3-17/2026" for version in (1, 2)),
        *(f"Specification version {version}, ref. no. 6.3-17/2026" for version in (1, 2)),
        "Ditt svar om specifikationen, dnr 6.3-17/2026",
        "Your answer on the specification, ref. no. 6.3-17/2026",
        "Beslut, dnr 6.3-17/2026",
        "Decision, ref. no. 6.3-17/2026",
        "Uppgifterna är levererade, dnr 6.3-17/2026",
        "The data are delivered, ref. no. 6.3-17/2026",
        "Svar från Registerservice, dnr 6.3-17/2026",
        "Svar från Registerservice",
        "Answer from Registerservice, ref. no. 6.3-17/2026",
        "Answer from Registerservice",
        "Så långt har ärendet kommit, dnr 6.3-17/2026",
        "How far the case has come, ref. no. 6.3-17/2026",
        "Påminnelse, dnr 6.3-17/2026",
        "Reminder, ref. no. 6.3-17/2026",
        "Vi har tagit emot ditt mejl",
        "Vi har fått ditt mejl, dnr 6.3-17/2026",
        "We have your e-mail, ref. no. 6.3-17/2026",
        "We have received your e-mail",
    }
    assert rendered(letter, language, case).subject in told


@pytest.mark.parametrize("part", ["text", "html"])
@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "sv",
            ("6.3-17/2026", "24 november 2026", "Blankett", "Såvitt vi kan se saknas ingenting.", "preliminär",
             "3–6 månader", "10–40 timmar", "1 100 kr exklusive moms", "registerservice@agency.example",
             "svarar du på det här mejlet", "Med vänlig hälsning"),
        ),
        (
            "en",
            ("6.3-17/2026", "24 November 2026", "Order form", "As far as we can see, nothing is missing.",
             "preliminary", "3–6 months", "10–40 hours", "SEK 1,100 an hour, excluding VAT",
             "registerservice@agency.example", "reply to this e-mail", "Kind regards"),
        ),
    ],
)  # fmt: skip
def test_the_confirmation_tells_all_that_it_should(part: str, language: str, words: tuple[str, ...]) -> None:
    shown = in_one_line(getattr(rendered("confirmation", language, "complete"), part))
    assert [word for word in words if word not in shown] == []


@pytest.mark.parametrize("letter", ["confirmation", "completion-received", "receipt"])
@pytest.mark.parametrize(("language", "words"), [("sv", "innehålla personnummer"), ("en", "personal identity numbers")])
def test_identity_numbers_are_told_of_once_and_before_everything_else(letter: str, language: str, words: str) -> None:
    text = in_one_line(rendered(letter, language, "identity-numbers").text)
    assert text.count(words) == 1
    assert text.index(words) < text.index("- ")


def test_the_receipt_is_the_same_whatever_number_a_mail_quotes() -> None:
    """P2: it has no field for a number, so it cannot tell an existing one from another."""
    assert not {"diary_number", "case", "subject"} & set(sample("receipt"))
    assert not re.search(r"\d+/20\d\d", rendered("receipt", "sv", "question").text)


@pytest.mark.parametrize(
    ("case", "shown", "not_shown"),
    [
        ("quiet", ("inget väntar på dig",), ("VARNINGAR", "NYA ÄRENDEN", "SÅ AVGÖR DU", "BREV SOM INTE KOM FRAM")),
        ("by-shell", ("registerbot requeue 12 --take-in", "Kör en av"), ("ta in 12", "Svara på det här brevet")),
        (
            "full",
            ("lägg undan 14", "Svara på det här brevet", "ta in 15", "Bekräftelse till"),
            ("registerbot requeue",),
        ),
    ],
)
def test_the_digest_shows_what_there_is_and_leaves_out_what_there_is_not(
    case: str, shown: tuple[str, ...], not_shown: tuple[str, ...]
) -> None:
    text = in_one_line(rendered("digest", "sv", case).text)
    assert [words for words in shown if words not in text] == []
    assert [words for words in not_shown if words in text] == []


@pytest.mark.parametrize(
    ("empty", "kept_cases", "subject"),
    [
        ((), 2, "Registerbot 2026-11-24: 2 nya ärenden, 3 väntar på dig, 1 brev kom inte fram"),
        (("undelivered",), 2, "Registerbot 2026-11-24: 2 nya ärenden, 3 väntar på dig"),
        (("undelivered", "held"), 1, "Registerbot 2026-11-24: 1 nytt ärende, 2 väntar på dig"),
    ],
)
def test_the_digest_counts_in_its_subject(empty: tuple[str, ...], kept_cases: int, subject: str) -> None:
    fields = sample("digest") | dict.fromkeys(empty, ())
    fields["new_cases"] = fields["new_cases"][:kept_cases]
    assert in_one_line(TEMPLATES.render("digest", "sv", fields).subject) == subject


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["sv", "en"]))
def test_whatever_a_file_is_called_it_stays_one_line_of_text_and_a_text_on_the_page(name: str, language: str) -> None:
    """P12, P22: a sender's words can start no line, no tag and no other direction."""
    fields = sample("confirmation", language, "complete")
    usual = TEMPLATES.render("confirmation", language, fields)
    fields["documents"][0]["name"] = name
    made = TEMPLATES.render("confirmation", language, fields)
    made.text.encode("utf-8")
    assert made.subject == usual.subject
    assert usual.html.count("<") - made.html.count("<") in {0, 2}  # without a name there is no <strong> around it
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", made.text + made.html)
    assert sum(line.startswith("- ") for line in made.text.splitlines()) == sum(
        line.startswith("- ") for line in usual.text.splitlines()
    )
