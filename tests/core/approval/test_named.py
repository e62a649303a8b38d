"""Which specification a reply names, and whether that is the one it answers."""

from __future__ import annotations

import pytest

from bot.core.approval import verdict
from bot.core.approval.named import Named, means_another, named_in, quoted_in, quotes_another
from tests.core.making import mail

QUOTED = """Den tis 5 nov. 2024 kl. 09:14 skrev Registerservice:
> Bifogat finner du version 3 för ärende 6.3-17/2026; den ersätter utkastet från 3 februari.
> Pris: 38 500 kr exkl. moms."""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Jag godkänner specifikationen.", Named()),
        ("Jag godkänner version 2.", Named(versions=frozenset({2}))),
        ("Approved: specification v1.", Named(versions=frozenset({1}))),
        ("Specifikationen i ärende 6.3-17/2026 godkänns.", Named(cases=frozenset({"17/2026"}))),
        ("Dnr 17/2026: godkänns.", Named(cases=frozenset({"17/2026"}))),
        ("Godkänns. Vi ses 12/2026.", Named()),
        ("Jag godkänner specifikationen daterad 2024-02-03.", Named(days=frozenset({(2, 3)}))),
        ("I approve the version dated 4 February.", Named(days=frozenset({(2, 4)}))),
        ("I approve the specification you sent on 3 February.", Named(days=frozenset({(2, 3)}))),
        ("I approve the specification of November 5th.", Named(days=frozenset({(11, 5)}))),
        ("Den 3 februari reser jag bort.", Named()),
        ("Jag godkänner specifikationen som ni skickade i februari.", Named(months=frozenset({2}))),
        ("I april reser jag bort.", Named()),
        ("Jag godkänner specifikationen och priset 38 500 kr.", Named(prices=frozenset({38500}))),
        ("I approve it, at SEK 9,700 or 12000 kr.", Named(prices=frozenset({9700, 12000}))),
        ("Godkänns. Ring 08-123 45 67, kostnadsställe 12345.", Named()),
    ],
)
def test_version_case_and_day_are_told(text: str, named: Named) -> None:
    assert named_in(text) == named


MONTHS = (
    ("jan", "feb", "mar", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"),
    ("Jan", "Feb", "March", "April", "May", "June", "July", "August", "Sept", "Oct", "Nov", "December"),
)


@pytest.mark.parametrize(("month", "name"), [(at, name) for names in MONTHS for at, name in enumerate(names, 1)])
def test_every_month_has_its_name(month: int, name: str) -> None:
    assert named_in(f"specifikationen från den 3 {name}").days == {(month, 3)}
    assert named_in(f"the specification from {name}").months == {month}


def test_a_quotation_is_the_writers_own_where_he_wrote_the_same_line() -> None:
    own = "Eva skrev eva@annan.example"
    ours = frozenset({"a@b.example"})
    assert not quotes_another(f"{own}\nDen 3 maj skrev A <a@b.example>:", own, ours)
    assert quotes_another(f"Hej\n{own}", "Hej", ours)


def test_a_quoted_letter_says_its_version_its_case_and_its_day() -> None:
    own = "Jag godkänner version 2."
    assert quoted_in(f"{own}\n\n{QUOTED}", own) == Named(
        *(frozenset({3}), frozenset({"17/2026"}), frozenset({(11, 5)}), frozenset({11}), frozenset({38500}))
    )
    assert quoted_in(own, own) == Named()


def test_only_what_both_say_can_differ() -> None:
    answered = Named(frozenset({2, 3}), frozenset(), frozenset({(11, 5)}))
    assert not means_another(Named(), answered)
    assert not means_another(Named(frozenset({2}), frozenset({"17/2026"})), answered)
    assert means_another(Named(frozenset({2, 4})), answered)
    assert not means_another(Named(cases=frozenset({"1/2026"})), answered)
    assert means_another(Named(days=frozenset({(11, 6)})), answered)


@pytest.mark.parametrize(
    ("named", "word"),
    [
        ("", "approved"),
        (" version 3", "approved"),
        (" version 2", "other"),
        (" i ärende 6.3-17/2026", "approved"),
        (" i ärende 6.3-71/2026", "other"),
        (" av den 5 november", "approved"),
        (" av den 3 februari", "other"),
        (" som kom i november", "approved"),
        (" som kom i februari", "other"),
        (" till priset 38 500 kr", "approved"),
        (" till priset 35 800 kr", "other"),
    ],
)
def test_who_quotes_one_specification_and_names_another_approves_nobody_knows_which(named: str, word: str) -> None:
    own = f"Jag godkänner specifikationen{named}."
    answer = mail(new_text=own, body=f"{own}\n\n{QUOTED}", subject="Sv: Specifikation")
    assert verdict(answer, "specification-reply")[0] == word


@pytest.mark.parametrize(
    ("quoted", "word"),
    [
        ("", "approved"),
        ("Den 3 maj skrev Registerservice <registerservice@agency.example>:\n> Godkänner du?", "approved"),
        ("Den 3 maj skrev Karin <Karin@agency.example>:\n> Godkänner du?", "approved"),
        ("Den 3 maj skrev Karin:\n> Godkänner du?", "approved"),
        ("Den 3 maj skrev Eva <eva.ek@agency.example>:\n> Godkänner du?", "approved"),
        ("Den 3 maj skrev Registerservice <registerservice@old.example>:\n> Godkänner du?", "approved"),
        ("Den 3 maj skrev Bo <bo@uni.example>:\n> Svara inte än.", "other"),
        ("From: Bo <bo@uni.example>\nTo: Anna\nSubject: Wait\n\nNot yet.", "other"),
        (
            "Den 3 maj skrev Bo <bo@uni.example>:\n> Ja!\n>\n> Den 2 maj skrev Registerservice "
            "<registerservice@agency.example>:\n>> Godkänner du?",
            "other",
        ),
        (
            "Den 3 maj skrev Registerservice <registerservice@agency.example>:\n> Godkänner du?\n>\n"
            "> Den 2 maj skrev Bo <bo@uni.example>:\n>> Hej!",
            "approved",
        ),
    ],
)
def test_an_approval_above_somebody_elses_letter_is_of_something_else(quoted: str, word: str) -> None:
    own = "Jag godkänner specifikationen."
    answer = mail(new_text=own, body=f"{own}\n\n{quoted}", subject="Sv: Specifikation")
    ours = frozenset({"registerservice@agency.example", "karin@agency.example"})
    assert verdict(answer, "specification-reply", ours)[0] == word
    assert verdict(answer, "specification-reply")[0] == "approved"


def test_the_case_of_a_quoted_letter_is_that_of_its_subject() -> None:
    body = "Godkänns.\n\nFrån: Registerservice\nÄmne: Specifikation, dnr 6.3-17/2026\n\nÄrende 6.3-9/2026 är avslutat."
    assert quoted_in(body, "Godkänns.").cases == {"17/2026"}
