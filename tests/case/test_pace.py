"""The pace of the desk, told in the digest with pictures, and to those who order or ask."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from email.message import EmailMessage
from io import BytesIO

import pytest
from PIL import Image

from bot import pictures
from bot.core.charts import Chart
from bot.core.decision import CaseChange
from bot.core.steps import Step
from bot.ledger import change_case
from storage import records
from tests.case.steering import SARA, digest_of
from tests.rigs.office import KARIN, Office, name_of, text_of

CHART = Chart(file="queue.png", bars=(("maj 2026", 3), ("juni 2026", 4)))


def test_pictures_are_drawn_in_a_process_of_their_own() -> None:
    drawn = pictures.drawn((CHART,))
    assert list(drawn) == ["queue.png"]
    with Image.open(BytesIO(drawn["queue.png"])) as picture:
        assert (picture.format, picture.width, picture.getpixel((0, 0))) == ("PNG", 1200, (255, 255, 255, 255))
    assert "matplotlib" not in sys.modules


@pytest.mark.parametrize("program", ["/nonexistent", "/bin/false", "/bin/true"])
def test_what_cannot_be_drawn_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(sys, "executable", program)
    with pytest.raises(pictures.NotDrawn, match=r"^the drawing process [^\n]*$"):
        pictures.drawn((CHART,))


def opened(office: Office, number: int, month: int, *steps: Step) -> None:
    """A case that came in in a month of this year and has gone through steps since, a day each."""
    with office.desk.store.transaction() as register:
        new = records.NewCase(
            diary_number=f"6.3-{number}/2026",
            series="diary",
            year=2026,
            number=number,
            opened_at=datetime(2026, month, 3, 9, 0, tzinfo=UTC),
            language="sv",
        )
        case = register.open_case(new, ())
        change = CaseChange(case_id=case.id, steps=steps, officer=KARIN if Step.ASSIGNED in steps else None)
        change_case(register, change, who=KARIN, mail_id=None, now=office.now)


def shown(digest: EmailMessage) -> dict[str, tuple[str, bytes]]:
    """The pictures of the page: what stands in their place where they are not shown, and their bytes."""
    page = digest.get_body(("related", "html"))
    assert page is not None
    assert page.get_content_type() == "multipart/related"
    html, *files = page.iter_parts()
    text = str(html.get_content())
    found = {}
    for file in files:
        inside = f'<img src="cid:{str(file["Content-ID"]).strip("<>")}" alt="'
        assert inside in text
        alt = text.partition(inside)[2].partition('"')[0].replace("\xa0", " ")
        found[str(file.get_filename())] = (alt, file.get_content())
    return found


def test_the_digest_shows_the_queue_and_the_pace_and_letters_tell_the_month_that_is_handled(office: Office) -> None:
    for number in (901, 902, 903):
        opened(office, number, 5, Step.CONFIRMED, Step.ASSIGNED)
    for number, month in ((904, 6), (905, 6), (906, 7)):
        opened(office, number, month, Step.CONFIRMED)
    told = str(office.orders()["To"])
    assert "handlägger vi" not in text_of(office.letters[-1])
    digest = digest_of(office)
    pictures_shown = shown(digest)
    assert {name: alt for name, (alt, _) in pictures_shown.items()} == {
        "queue.png": "juni 2026: 2 ärenden; juli 2026: 1 ärende; november 2026: 1 ärende",
        "pace.png": "Inkommet: 152 dagar; Bekräftat: 0 dagar",
    }
    assert all(content.startswith(b"\x89PNG") for _, content in pictures_shown.values())
    assert [str(part.get_filename()) for part in digest.iter_attachments()] == []
    text = " ".join(text_of(digest).split())
    assert "- juni 2026: 2 ärenden - juli 2026: 1 ärende" in text
    assert "- Inkommet. De senaste tolv månaderna 7 ärenden, median 152 dagar." in text
    assert "Just nu handläggs ärenden som kom in i maj 2026." in text
    confirmation = office.orders("02-english")
    assert "We are now handling orders that came in in May 2026." in " ".join(text_of(confirmation).split())
    (status,) = office.hears(SARA, "Hej! Hur går det med vårt ärende?", answers=office.letters[0])
    assert (name_of(office, status), str(status["To"])) == ("status", told)
    assert "Just nu handlägger vi ärenden som kom in i maj 2026." in " ".join(text_of(status).split())


def test_a_digest_whose_pictures_cannot_be_drawn_tells_the_same_in_words(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, month in ((904, 6), (905, 7)):
        opened(office, number, month, Step.CONFIRMED)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    page = digest_of(office).get_body(("html",))
    assert page is not None
    content = str(page.get_content()).replace("\xa0", " ")
    assert "<img" not in content
    assert "juni 2026: 1 ärende; juli 2026: 1 ärende." in content
