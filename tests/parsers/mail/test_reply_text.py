"""What a sender wrote, without quotation and signature; quoted text never counts as the sender's own."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from parsers.facts import Limits
from parsers.html_text import html_to_text
from parsers.reply_text import OwnText, new_text, own_text, unflowed


def corpus(name: str) -> list[object]:
    """Invented replies in the styles of real mail programs: a name, what came, and what its sender wrote."""
    whole = (Path(__file__).parent / name).read_text("utf-8")
    replies = []
    for part in whole.split("=== ")[1:]:
        name, _, rest = part.partition("\n")
        body, _, own = rest.partition("\n--- own\n")
        replies.append(pytest.param(body, own.strip(), id=name))
    return replies


@pytest.mark.parametrize(("body", "own"), corpus("reply_corpus.txt"))
def test_of_a_reply_in_plain_text_the_senders_own_words_are_left(body: str, own: str) -> None:
    assert new_text(body) == own


@pytest.mark.parametrize(("page", "own"), corpus("reply_pages.txt"))
def test_of_a_reply_in_html_the_senders_own_words_are_left(page: str, own: str) -> None:
    assert new_text(html_to_text(page, Limits())) == own


OURS = "Bekräfta att innehållet stämmer genom att svara på brevet.\n\nVänligen\nMyndigheten"
QUOTED = "\n".join(f"> {line}".rstrip() for line in OURS.split("\n"))
HEADERS = (
    "Från: Myndigheten <register@myndighet.example>\nSkickat: den 3 maj 2026 09:14\n"
    "Till: Anna Exempel <anna@exempel.se>\nÄmne: Er beställning\n"
)


@pytest.mark.parametrize(
    "attribution",
    [
        "Den sön 3 maj 2026 kl 09:14 skrev Myndigheten <register@myndighet.example>:",
        "sön 3 maj 2026 kl. 09:14 skrev Myndigheten <register@myndighet.example>:",
        "Den 3 maj 2026 kl. 09:14 skrev Myndigheten <register@myndighet.example>:",
        "2026-05-03 9:14 GMT+02:00 skrev Myndigheten <register@myndighet.example>:",
        "Den sön 3 maj 2026 kl 09:14 skrev Myndigheten <\nregister@myndighet.example>:",
        "3 maj 2026 kl. 09:14 skrev register@myndighet.example:",
        "Den 2026-05-03 kl. 09:14, skrev Myndigheten:",
        "Myndigheten <register@myndighet.example> skrev den 3 maj 2026 09:14:",
        "On Sun, May 3, 2026 at 9:14 AM Myndigheten <register@myndighet.example> wrote:",
        "On 03/05/2026 09:14, Myndigheten wrote:",
        "On Sun, May 3, 2026 at 9:14 AM Myndigheten\n<register@myndighet.example>\nwrote:",
    ],
)
@pytest.mark.parametrize("quotation", [QUOTED, OURS], ids=["marked", "unmarked"])
def test_a_quotation_below_its_attribution_is_cut(attribution: str, quotation: str) -> None:
    assert new_text(f"Det stämmer bra.\n\n{attribution}\n\n{quotation}\n") == "Det stämmer bra."


@pytest.mark.parametrize(
    "separator",
    [
        HEADERS,
        "________________________________\n" + HEADERS,
        "-----Ursprungligt meddelande-----\n" + HEADERS,
        "-----Original Message-----\nFrom: Us\nSent: Sunday\nTo: You\nSubject: Order\n",
        "*Från:* Myndigheten <register@myndighet.example>\n*Skickat:* den 3 maj 2026\n*Till:* Anna\n*Ämne:* x\n",
        "---------- Forwarded message ---------\nFrom: Us\nDate: Sun\nSubject: Order\nTo: You\n",
        "Vidarebefordrat brev:\n\n" + HEADERS,
        "Begin forwarded message:\n\nFrom: Us\nDate: 3 May 2026\n",
        "Fra: Myndigheten\nSendt: 3. mai 2026\nTil: Anna\nEmne: x\n",
        "------- Original Message -------\n",
        "Myndigheten ---2026-05-03 09:14:31---Hej!\n",  # Notes
        "Us ---05/03/2026 09:14:31 AM---Your order\n",
    ],
)
def test_everything_below_a_separator_is_cut(separator: str) -> None:
    assert new_text(f"Det stämmer bra.\n\n{separator}\n{OURS}\n") == "Det stämmer bra."


def test_an_answer_below_the_quotation_is_kept() -> None:
    above = f"Den 3 maj 2026 kl 09:14 skrev Myndigheten <register@myndighet.example>:\n\n{QUOTED}"
    assert new_text(f"{above}\n\nDet stämmer.\n\nMvh Anna") == "Det stämmer."


def test_answers_between_the_quoted_lines_are_kept() -> None:
    assert new_text("> Stämmer åren?\nJa.\n> Och registren?\nNej, ta bort ett.") == "Ja.\nNej, ta bort ett."


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("Eva igen, glömde: rätta åren.", True),
        ("PS please add 2022.", True),
        ("Exempelgatan 1, Exempelstad", False),
        ("PS Jag godkänner specifikationen.", False),  # our own letter may have ended so
    ],
)
def test_a_change_below_a_quotation_without_marks_is_kept(below: str, kept: bool) -> None:
    quoted = (
        "Från: Register <r@agency.example>\nSkickat: den 3 maj 2026 10:12\n\nHej!\n\nMvh\nKarin Prov\nr@agency.example"
    )
    said = new_text(f"Jag godkänner.\n\nMvh\nEva\n\n{quoted}\n\n{below}")
    assert said == (f"Jag godkänner.\n\n{below}" if kept else "Jag godkänner.")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("[AL: priset får högst bli 35 000 kr]", True),
        ("<<Min kommentar: 2019 saknas>>", True),
        ("(our comment: only women)", True),
        ("[AL: jag godkänner specifikationen]", False),  # nothing within a quotation approves
        ("- PAR: diagnoser 2010-2020", False),  # the letter's own list
        ("Kommentar: se bilaga", False),
    ],
)
def test_what_is_written_into_a_quotation_without_marks_is_kept_where_it_is_marked_itself(
    line: str, kept: bool
) -> None:
    quoted = f"Från: Register <r@agency.example>\nSkickat: den 3 maj 2026 10:12\n\nHej!\n{line}\nMvh\nKarin Prov"
    said = new_text(f"Jag godkänner.\n\nMvh\nEva\n\n{quoted}")
    assert said == (f"Jag godkänner.\n\n{line}" if kept else "Jag godkänner.")


def test_the_torn_off_end_of_a_long_quoted_line_is_not_an_answer() -> None:
    long = "> Om allt är som det ska räcker det att ni svarar på det här brevet med orden"
    assert new_text(f"Nej.\n\n{long}\nvi godkänner\n> så går vi vidare.") == "Nej."


@pytest.mark.parametrize(
    ("body", "own"),
    [
        ("Ja.\n\nMed vänlig hälsning\nAnna Exempel\nExempelinstitutet\n08-123 45 67", "Ja."),
        ("Ja.\n/Anna", "Ja."),
        ("Ja.\n-- \nAnna Exempel", "Ja."),
        ("Yes.\n\nBest regards,\nAnna Exempel\nProfessor", "Yes."),
        ("Ja.\n\nSkickat från min iPhone", "Ja."),
        ("Ja.\n\nHämta Outlook för iOS", "Ja."),
        ("Ja.\n\nSkickat från min iPhone. Lägg till MFR.", "Ja.\n\nLägg till MFR."),
        ("Ja.\n\nSkickat från mobilen, utan Skåne", "Ja.\n\nSkickat från mobilen, utan Skåne"),
        ("Ja.\n/Anna\n(MFR behövs med, såg jag.)", "Ja.\n(MFR behövs med, såg jag.)"),
        ("Ja. Mvh Anna", "Ja. Mvh Anna"),
        ("Ja.\nMvh Anna\n\nPS ändra åren till 2010-2020", "Ja.\nPS ändra åren till 2010-2020"),
        ("Ja.\nMvh\nAnna\n\nMen vänta med leveransen tills vidare.", "Ja.\nMen vänta med leveransen tills vidare."),
        ("Ja.\n\nBråttom!", "Ja.\n\nBråttom!"),  # no "br" and a name
        ("Ja.\n\nMvh Anna\nutan Skåne", "Ja.\n\nutan Skåne"),
        ("Ja.\n\nMvh\nAnna Exempel\nendast 2010-2020", "Ja.\n\nendast 2010-2020"),
        ("Yes.\nBest,\nAnna Exempel\nPaediatrics\nexcept Uppsala", "Yes.\nexcept Uppsala"),
        ("Ja.\nMvh\nAnna\nDetta mejl är konfidentiellt och avsett för mottagaren.", "Ja."),
        ("Hälsningar, vi godkänner inte detta", "Hälsningar, vi godkänner inte detta"),
        ("Bästa Maria,\nvi vill ändra.", "Bästa Maria,\nvi vill ändra."),
        (
            "Den 3 maj 2026 skrev jag till er om detta:\nvariablerna saknas.",
            "Den 3 maj 2026 skrev jag till er om detta:\nvariablerna saknas.",
        ),
        (
            "Period\nFrån: 2010-01-01\nTill: 2020-12-31\nKön: alla",
            "Period\nFrån: 2010-01-01\nTill: 2020-12-31\nKön: alla",
        ),
        ("", ""),
        ("-- \nAnna", ""),
        ("-- \nAnna\nJag godkänner specifikationen.", ""),
        ("Ja.\n/Anna, docent", "Ja."),
        ("En fråga till.\nDen 3 maj 2026 kl 09:14 skrev Per <per@exempel.se>:\n> Ja.", "En fråga till."),
    ],
)
def test_signatures_go_and_afterthoughts_stay(body: str, own: str) -> None:
    assert new_text(body) == own


def test_soft_line_breaks_are_joined_at_their_own_depth() -> None:
    assert unflowed("ett \ntvå\n>> a \n>> b\n-- \nnamn \n") == "ett två\n>> a b\n-- \nnamn "


@pytest.mark.parametrize(
    "piece",
    [
        "Den x skrev y ",
        "On x wrote\n",
        "From:\n",
        "Från: x\n",
        "\n",
        "> ",
        "*",
        "-",
        "Den a b <c\n",
        "a@",
        "med vänlig ",
        "On x 2026 wrote:  y\n",
        "Den 3 maj 2026\n",
        ">>> a >>>\n",
        "/A ",
        "* ",
        "1",
    ],
)
def test_the_cost_is_linear_in_the_body(piece: str) -> None:
    started = time.process_time()
    new_text(piece * (100_000 // len(piece)))
    assert time.process_time() - started < 1.0


def test_what_stands_with_the_name_is_kept_apart() -> None:
    body = "Godkänns.\n\nMvh Karin Exempel\nDocent\n\nPS. Trevlig helg!\n\n> Mvh\n> Registerservice"
    assert own_text(body) == OwnText("Godkänns.\n\nPS. Trevlig helg!", "Karin Exempel\nDocent")


def test_a_table_is_no_quotation() -> None:
    table = "| Register | Years |\n| PAR | 1997-2020 |"
    assert own_text(f"Approved.\n\n{table}\n\n| Dear Anna,\n| here it is.") == OwnText(f"Approved.\n\n{table}", "")


@pytest.mark.parametrize(
    "quoted", ["> Population: 1960-1980 {}", "Från: Registerservice\nÄmne: Svar\n\nPopulation: 1960-1980 {}"]
)
@pytest.mark.parametrize("mark", ["<- JR: 1950-1980", "<-- JR: 1950-1980", "← JR: 1950-1980", "<<< JR: 1950-1980"])
def test_what_is_written_behind_a_quoted_line_and_an_arrow_is_the_senders(quoted: str, mark: str) -> None:
    assert new_text(f"Godkänns.\n\n{quoted.format(mark)}").endswith("JR: 1950-1980")
    approving = mark.replace("1950-1980", "godkänns")
    assert new_text(f"Ok.\n\n{quoted.format(approving)}") == "Ok."


def test_a_second_mark_below_a_first_is_an_answer_where_nobody_is_introduced() -> None:
    quoted = "Den 3 maj 2026 skrev Registerservice:\n> Period: 2010-2019\n>> till 2021, tack\n> Godkänner du?"
    assert new_text(f"Godkänns.\n\n{quoted}") == "Godkänns.\n\ntill 2021, tack"
    older = "Den 3 maj 2026 skrev Registerservice:\n> Hej!\n> Den 2 maj skrev Anna:\n>> till 2021, tack"
    assert new_text(f"Godkänns.\n\n{older}") == "Godkänns."


@pytest.mark.parametrize("mark", ["", "> "])
@pytest.mark.parametrize(
    "own", ["[RK] both cohorts, please", "[RK: both cohorts, please]", "**Kommentar: båda, tack**"]
)
def test_what_is_written_into_a_quotation_under_ones_initials_is_the_senders(mark: str, own: str) -> None:
    quoted = f"On 6 Feb 2025, at 16:15, Registerservice wrote:\n{mark}Price: 44 000.\n{mark}{own}\n{mark}Do you agree?"
    assert new_text(f"Approved.\n\n{quoted}") == f"Approved.\n\n{own}"
