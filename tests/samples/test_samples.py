"""The committed samples are what the generator says, and nobody in them is real."""

from __future__ import annotations

import email
import io
import random
import re
import tomllib
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date
from email.message import Message
from email.policy import compat32, default
from email.utils import parsedate_to_datetime

import pypdfium2
import pytest
from openpyxl import load_workbook
from PIL import Image
from stdnum import luhn

from tests.samples import data_files, documents, ethics, lists, scenery
from tests.samples.__main__ import FOLDER
from tests.samples.clients import Envelope, apple_mail, gmail, thunderbird
from tests.samples.demo import samples
from tests.samples.mails import Sample, local
from tests.samples.outlook import outlook
from tests.samples.projects import Project, invent
from tests.samples.truth import as_toml

SAMPLES = {one.name: one for one in samples()}
TRUTH = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))["mails"]
WORDS_ONLY = ("10-question", "11-out-of-office", "12-bounce", "16-newsletter", "17-broken", "18-links", "19-statistics")
# Hosts that stand for themselves: file sharing that a reader must know by its name, and the namespaces of HTML mail.
REAL_HOSTS = {"exempeluniversitetet-my.sharepoint.com", "www.w3.org"}


def committed(name: str) -> bytes:
    return (FOLDER / f"{name}.eml").read_bytes()


def parts(raw: bytes) -> Iterator[Message]:
    return email.message_from_bytes(raw, policy=compat32).walk()


def outer_names(raw: bytes) -> list[str]:
    """Names of the files on the outside of a mail, as a reader of today decodes them."""
    found, inside = [], set()
    for part in email.message_from_bytes(raw, policy=default).walk():
        if id(part) in inside:
            inside.update(map(id, part.get_payload() if part.is_multipart() else ()))
            continue
        if part.get_content_type() == "message/rfc822":
            inside.update(map(id, part.get_payload()))
        if part.get_filename():
            found.append(part.get_filename())
    return found


def project(subject: str = "hip", **more: object) -> Project:
    return invent(7, subject, "university", date(2025, 9, 17), **more)


def test_making_the_truth_anew_gives_the_committed_file() -> None:
    assert as_toml({name: one.truth for name, one in SAMPLES.items()}) == (FOLDER / "expected.toml").read_text("utf-8")


@pytest.mark.parametrize("name", WORDS_ONLY)
def test_making_a_mail_without_papers_anew_gives_the_committed_bytes(name: str) -> None:
    assert SAMPLES[name].make() == committed(name)


def test_every_sample_is_committed_and_nothing_else() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.eml")) == sorted(SAMPLES) == sorted(TRUTH)


def test_the_samples_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 3_200_000


@pytest.mark.parametrize("one", SAMPLES.values(), ids=SAMPLES)
def test_a_mail_parses_and_carries_the_files_it_is_said_to_carry(one: Sample) -> None:
    names = [unicodedata.normalize("NFC", name) for name in outer_names(committed(one.name))]
    assert sorted(names) == sorted(one.attachments)


@pytest.mark.parametrize("one", SAMPLES.values(), ids=SAMPLES)
def test_a_mail_arrives_when_its_first_server_line_says(one: Sample) -> None:
    received = email.message_from_bytes(committed(one.name)).get_all("Received")
    assert parsedate_to_datetime(received[0].rpartition(";")[2].strip()) == one.truth.arrival


def test_mails_arrive_in_the_order_of_their_names() -> None:
    arrivals = [one.truth.arrival for one in SAMPLES.values()]
    assert list(SAMPLES) == sorted(SAMPLES)
    assert arrivals == sorted(arrivals)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_lines_end_as_on_the_wire_and_no_line_is_too_long(name: str) -> None:
    lines = committed(name).split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 998  # RFC 5322, 2.1.1


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_address_and_host_is_of_nobody(name: str) -> None:
    text = b"\n".join(_bytes_of(part) for part in parts(committed(name))).decode("utf-8", "replace")
    hosts = set(re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", text)) | set(re.findall(r"https?://([\w.-]+)", text))
    pictures = {host for host in hosts if re.fullmatch(r"[0-9A-F]{8}\.[0-9A-F]{8}", host)}  # in a Content-ID
    assert {host for host in hosts - pictures if not host.endswith(".example")} <= REAL_HOSTS


def _bytes_of(part: Message) -> bytes:
    head = "\n".join(f"{key}: {value}" for key, value in part.items()).encode("utf-8", "replace")
    data = part.get_payload(decode=True) if part.get_content_maintype() == "text" else b""
    return head + b"\n" + (data or b"")


def test_everybody_who_is_invented_has_an_invented_name() -> None:
    people = [
        p
        for one in (project(), invent(8, "teeth", "region", date(2026, 1, 2)))
        for p in (one.researcher, one.representative)
    ]
    assert all(human.name.split()[1] in scenery.last_names() for human in people)
    assert all(human.email.endswith(".example") for human in people)
    assert all(re.fullmatch(r"070-174 06 \d\d", human.phone) for human in people)


def test_organisation_numbers_hold_and_personal_numbers_are_of_the_test_series() -> None:
    assert all(luhn.is_valid(scenery.organisation(key).number.replace("-", "")) for key in scenery.organisations())
    drawn = [data_files.identity_number(random.Random(seed)) for seed in range(50)]
    assert all(luhn.is_valid(number.replace("-", "")[2:]) and int(number[9:12]) >= 980 for number in drawn)


def test_the_same_seed_invents_the_same_project_and_another_seed_another() -> None:
    assert project() == project()
    assert invent(1, "hip", "university", date(2025, 9, 17)) != invent(2, "hip", "university", date(2025, 9, 17))


def test_an_order_and_its_repetition_differ_only_in_what_servers_wrote() -> None:
    first, again = (email.message_from_bytes(committed(name)) for name in ("01-complete", "15-repeated"))
    assert first["Message-ID"] == again["Message-ID"]
    assert [p.as_bytes() for p in first.get_payload()] == [p.as_bytes() for p in again.get_payload()]
    assert first["Received"] != again["Received"]


def test_the_data_file_holds_many_personal_numbers() -> None:
    (sheet,) = (p for p in parts(committed("13-data-file")) if (p.get_filename() or "").endswith("xlsx"))
    rows = list(load_workbook(io.BytesIO(sheet.get_payload(decode=True))).active.values)
    numbers = {str(row[0]) for row in rows[1:]}
    assert len(numbers) == 48
    assert all(luhn.is_valid(number.replace("-", "")[2:]) for number in numbers)


def test_the_zip_holds_what_is_said_with_names_in_the_old_code_page() -> None:
    (packed,) = (p for p in parts(committed("05-zip")) if p.get_content_type() == "application/x-zip-compressed")
    with zipfile.ZipFile(io.BytesIO(packed.get_payload(decode=True))) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
    names = [entry.filename.encode("cp437").decode("cp850") for entry in entries]
    assert [f"Beställning.zip/{name.rpartition('/')[2]}" for name in names] == [
        paper["path"] for paper in TRUTH["05-zip"]["papers"] if paper["kind"] != "decoration"
    ]
    assert not any(entry.flag_bits & 0x800 for entry in entries)


def test_the_bundle_has_its_papers_on_the_pages_that_are_said() -> None:
    (whole,) = (p for p in parts(committed("07-bundle")) if p.get_content_type() == "application/pdf")
    with pypdfium2.PdfDocument(whole.get_payload(decode=True)) as pdf:
        first_lines = {number: page.get_textpage().get_text_bounded()[:200] for number, page in enumerate(pdf, start=1)}
    pages = {paper["kind"]: paper["pages"] for paper in TRUTH["07-bundle"]["papers"] if "pages" in paper}
    assert pages["ethics-decision"][1] == len(first_lines)
    assert "Beställning av registeruppgifter" in first_lines[pages["form"][0]]
    assert "Ansökan om etikprövning" in first_lines[pages["ethics-application"][0]]
    assert "BESLUT" in first_lines[pages["ethics-decision"][0]]


def test_a_scan_has_pictures_and_no_text() -> None:
    scan = documents.form(project(), "scan.pdf", "scan", seed=1).make()
    with pypdfium2.PdfDocument(scan) as pdf:
        assert all(page.get_textpage().get_text_bounded() == "" for page in pdf)
        assert all(any(thing.type == 3 for thing in page.get_objects()) for page in pdf)  # FPDF_PAGEOBJ_IMAGE


def test_a_photo_is_a_colour_picture_of_a_page() -> None:
    with Image.open(io.BytesIO(documents.form(project(), "foto.jpg", "photo", seed=1).make())) as photo:
        assert (photo.format, photo.mode) == ("JPEG", "RGB")


def test_a_fillable_form_keeps_its_answers_out_of_its_text() -> None:
    order = project(language="en")
    form = documents.form(order, "form.pdf", "pdf-fillable").make()
    with pypdfium2.PdfDocument(form) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "Invoice reference" in text
    assert order.reference not in text
    assert f"({order.reference})".encode() in form


@pytest.mark.parametrize("outcome", scenery.outcomes())
@pytest.mark.parametrize("family", ["epm", "epn"])
def test_a_decision_is_written_for_every_outcome(outcome: str, family: str) -> None:
    text = "\n".join(block.text for block in ethics.decision_blocks(project(), outcome, family))
    verdict = {"approved": "godkänner", "rejected": "avslår", "advisory": "avvisar", "handed-over": "överlämnar"}
    assert ethics.AUTHORITY[family] in text
    assert verdict.get(outcome, "") in text
    assert "{" not in text


@pytest.mark.parametrize("family", ["ethix", "prisma", "epn"])
def test_an_application_says_its_title_registers_and_more_than_a_thousand_words(family: str) -> None:
    order = project()
    text = "\n".join(f"{block.text} {block.value}" for block in ethics.application_blocks(order, family))
    assert order.subject.title in text
    assert "läkemedelsregistret" in text.lower()
    assert len(text.split()) > 1000
    assert "{" not in text


@pytest.mark.parametrize("subject", scenery.subjects())
def test_every_subject_has_variables_with_motivations(subject: str) -> None:
    wanted = lists.rows(project(subject))
    assert wanted
    assert all(row.motivation for row in wanted)
    assert lists.list_facts(lists.rows(project(subject), motivated=False))["without_motivation"] == len(wanted)


def test_a_grouped_list_says_each_motivation_once() -> None:
    data, meant = lists.grouped(lists.rows(project()), "sv")
    values = [row[4] for row in load_workbook(io.BytesIO(data)).active.values][1:]
    assert [value for value in values if value] == list(dict.fromkeys(row.motivation for row in meant))


def test_a_csv_is_in_the_code_page_of_swedish_windows() -> None:
    table = lists.semicolon_csv(lists.rows(project()), "sv")
    assert table.decode("cp1252").splitlines()[0] == "Register;Variabel;Beskrivning;Period;Motivering"
    assert "Läkemedelsnamn".encode("cp1252") in table


@pytest.mark.parametrize("client", [outlook, gmail, apple_mail, thunderbird])
def test_each_mail_program_sends_the_same_letter_in_its_own_way(client: object) -> None:
    paper = documents.variable_list(project(), "Önskade variabler – en ganska lång lista över läkemedel.csv", "csv")
    mail = Envelope(name="Åsa Påhitt", address="asa@regionsyd.example", subject="Fråga från Åsa om en alldeles för lång rubrik",
                    text="Hej!\n\nEn fråga på svenska – åäö.", arrival=local(11, 9, 9, 0), papers=(paper,))  # fmt: skip
    read = email.message_from_bytes(client(mail), policy=default)
    (attached,) = (p for p in read.iter_attachments() if p.get_filename() != "image001.png")
    assert unicodedata.normalize("NFC", attached.get_filename()) == paper.name
    assert attached.get_payload(decode=True) == paper.make()
    assert read["Subject"] == mail.subject
    assert read["From"].addresses[0].display_name == "Åsa Påhitt"
    assert "En fråga på svenska – åäö." in read.get_body(("plain",)).get_content()
