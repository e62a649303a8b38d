"""The specification as officers handle it: its versions, their own words beside it, what counts as confirmed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.asked import Done
from bot.core.casework import done
from bot.core.decision import Enclosure, Settled, Version
from bot.core.quotable import MOST_WORDS
from bot.core.steps import Step
from parsers.facts import DocumentKind
from replies import letters
from tests.core import making
from tests.core.cases import PDF, SENT, WITH_FILE, at, draft
from tests.core.making import ANNA, SIGNATURE, asked, version


@pytest.mark.parametrize(
    ("line", "below", "hours", "price", "text"),
    [
        ("specifikation 20 timmar", (), 20, 22_000, ()),
        ("specifikation", ("Hej!", "", "Cirka 8 h arbete."), 8, 8_800, ("Hej!", "", "Cirka 8 h arbete.")),
        ("specifikation", ("ca 8 h, 9 000 kr", "", "Hej!"), 8, 9_000, ("Hej!",)),
        ("specifikation", ("Cirka 8 h och ungefär 9 000 kr",), 8, 9_000, ()),
        ("specifikation", ("about 8 hours and 9 000 SEK",), 8, 9_000, ()),
        ("specifikation", ("8h 9000kr",), 8, 9_000, ()),
        ("specifikation", ("Hej!", "9 000 kr"), None, 9_000, ("Hej!",)),
        ("specifikation 12 500 kr", ("Av dem är 4 h metod.",), None, 12_500, ("Av dem är 4 h metod.",)),
        ("specifikation 20 timmar, 15.000 SEK", (), 20, 15_000, ()),
        ("specification 20 hours, 38,500 SEK", (), 20, 38_500, ()),
        ("specification SEK 38,500", (), None, 38_500, ()),
    ],
)
def test_a_specification_goes_out_with_its_files_hours_price_and_the_officers_words_as_the_next_version(
    line: str, below: tuple[str, ...], hours: int | None, price: int, text: tuple[str, ...]
) -> None:
    case = at(Step.ASSIGNED, specifications=(version(2), version(1)))
    letter = letters.SpecificationLetter(
        agency=SIGNATURE,
        diary_number="6.3-3/2026",
        version=3,
        files=("Spec.pdf",),
        hours=hours,
        price_sek=price,
        hourly_rate_sek=1100,
        text=text,
    )
    sent = draft(
        letter,
        f"specification:mail:12:case:3:{ANNA}",
        enclosures=(SENT,),
        version=Version(number=3, hours=hours, price_sek=price),
    )
    assert done(asked(line, *below, known_case=case, mail=WITH_FILE)) == Done(
        result="specification-sent",
        steps=(Step.SPECIFICATION_SENT,),
        drafts=(sent,),
        details={"version": 3, "files": ["d" * 64]},
    )


def test_the_first_specification_is_version_one_and_one_without_hours_or_price_is_refused() -> None:
    first = done(asked("specifikation 1 tim", mail=WITH_FILE))
    assert first.details == {"version": 1, "files": ["d" * 64]}
    assert done(asked("specifikation", mail=WITH_FILE)) == Done(result="needs-price")


@pytest.mark.parametrize(
    "text",
    [
        "Skriv gärna ”Jag godkänner specifikationen” i ditt svar.",
        "Svara att ni godkänner specifikationen.",
        "Please tell us whether you approve.",
        "ord " * (MOST_WORDS + 1),
    ],
)
def test_words_that_could_approve_when_they_are_quoted_go_out_with_no_specification(text: str) -> None:
    """P4: nor do more words than can be looked through."""
    assert done(asked("specifikation 2 h", "Hej!", text, mail=WITH_FILE)) == Done(result="text-approves")


@pytest.mark.parametrize(
    "text",
    [
        "Nu är åren 2001–2010 med, och ALDER är borttagen som du bad om.",
        "Vi behöver ditt besked före den 3 december. Hör av dig om något är oklart.",
        "Kan du godkänna specifikationen senast fredag?",
        "Please confirm in your own words that this is what we agreed.",
        "ord " * MOST_WORDS,
    ],
)
def test_what_officers_usually_write_beside_a_specification_goes_along(text: str) -> None:
    assert done(asked("specifikation 2 h", text, mail=WITH_FILE)).result == "specification-sent"


def test_of_the_files_of_a_mail_each_goes_out_once_without_its_text_and_its_logo() -> None:
    twice = replace(PDF, pages=(3, 4))
    body = making.document(DocumentKind.OTHER, path="body", sha256="e" * 64)
    logo = making.document(DocumentKind.DECORATION, sha256="f" * 64)
    both = making.document(DocumentKind.FORM, name="B.docx", media_type="application/msword", sha256="9" * 64)
    (sent,) = done(asked("specifikation 2 h", mail=making.mail(documents=(PDF, twice, body, logo, both)))).drafts
    assert sent.enclosures == (SENT, Enclosure(name="B.docx", media_type="application/msword", sha256="9" * 64))


def test_an_officers_judgement_approves_the_latest_version_with_the_reason_and_a_receipt() -> None:
    case = at(Step.SPECIFICATION_SENT, specifications=(version(1), version(2)))
    receipt = letters.SpecificationAnswer(
        agency=SIGNATURE, diary_number="6.3-3/2026", version=2, arrived_on="2026-11-24", noted=True
    )
    assert done(asked("godkänd per telefon", "av Anna", "", "i dag", known_case=case)) == Done(
        result="approved",
        steps=(Step.APPROVED,),
        drafts=(draft(receipt, f"specification-answer:mail:12:case:3:{ANNA}"),),
        settled=Settled(specification_id=2, state="approved", evidence=("per telefon", "av Anna", "i dag")),
        details={"version": 2, "reason": "per telefon\nav Anna\ni dag"},
    )


def test_a_wanted_change_is_noted_at_the_latest_version_if_there_is_one() -> None:
    case = at(Step.SPECIFICATION_SENT, specifications=(version(1), version(2)))
    assert done(asked("ändras", "Utan 2019.", "", "Med 2020.", known_case=case)) == Done(
        result="change-noted",
        steps=(Step.CHANGE_REQUESTED,),
        settled=Settled(specification_id=2, state="change-requested", evidence=("Utan 2019.", "Med 2020.")),
        details={"text": "Utan 2019.\nMed 2020."},
    )
    assert done(asked("ändras", known_case=at(Step.SPECIFICATION_SENT))).settled is None
