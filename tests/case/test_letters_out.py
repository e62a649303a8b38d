"""Mail that officers write or scan themselves, reminders that the clock owes, and the digest of one officer."""

from __future__ import annotations

from email.message import EmailMessage

from tests.case.steering import SARA, digest_of, specified, steered, told
from tests.rigs.office import AGENCY, ANNA, DEMO_MAILS, KARIN, SPECIFICATION, Office, name_of, text_of

FORM = ("skanning.txt", "Blankett för beställning av registerdata\nForskningshuvudman: Exempeluniversitetet".encode())


def letters_named(office: Office, name: str) -> list[EmailMessage]:
    return [letter for letter in office.letters if name_of(office, letter) == name]


def test_paper_is_registered_as_an_order_of_its_own_day_and_confirmed_to_the_address_that_it_names(
    office: Office,
) -> None:
    digest = digest_of(office)
    line = "registrera 2026-10-30 från Olle Papper <olle@paper.example>"
    assert steered(office, line, digest, files=(FORM,)) == ["confirmation to olle@paper.example", "registered"]
    case = office.case()
    assert case.opened_at.date().isoformat() == "2026-10-30"
    assert "sender-unclear" not in case.flags
    with office.desk.store.reading() as register:
        (orderer, *_) = register.parties(case.id)
        documents = [(n.number, n.direction, n.document.name) for n in register.documents_of_case(case.id)]
        came_in = next(register.registered())
        (paper, _) = register.documents_of_case(case.id)
    assert (orderer.role, orderer.name, orderer.address) == ("orderer", "Olle Papper", "olle@paper.example")
    assert documents == [(1, "in", "skanning.txt"), (2, "out", "confirmation")]
    assert (came_in.at, paper.at) == (case.opened_at, case.opened_at)
    assert came_in.other_party == "Olle Papper <olle@paper.example>"
    (confirmation,) = letters_named(office, "confirmation")
    assert "30 oktober 2026" in " ".join(text_of(confirmation).split())


def test_what_came_in_is_dated_by_its_arrival_and_what_went_out_by_its_sending(office: Office) -> None:
    arrived = office.now
    office.orders()
    with office.desk.store.reading() as register:
        papers = register.documents_of_case(1)
    assert {(paper.direction, paper.at) for paper in papers} == {("in", arrived), ("out", office.now)}
    assert {paper.registered_at for paper in papers} == {office.now}


def test_paper_from_last_year_gets_a_number_of_that_year(office: Office) -> None:
    """P28"""
    steered(office, "registrera 2025-12-30 från Olle Papper", digest_of(office), files=(FORM,))
    with office.desk.store.reading() as register:
        assert [case.diary_number for case in register.cases()] == ["6.3-1/2025"]


def test_paper_without_an_address_opens_a_case_and_writes_to_nobody(office: Office) -> None:
    assert steered(office, "registrera från Olle Papper", digest_of(office), files=(FORM,)) == ["registered"]
    assert office.case().step == "received"
    assert steered(office, "ta 6.3-1/2026", office.letters[-1]) == ["assigned"]
    assert steered(office, "komplettera\nSkriv mer.", office.letters[-1]) == ["no-orderer"]


def test_a_paper_supplement_joins_its_case(office: Office) -> None:
    office.orders("03-incomplete")
    before = office.case().missing
    digest = digest_of(office)
    line = "registrera 6.3-1/2026 2026-11-03"
    result = steered(office, line, digest, files=(("plan.txt", b"Forskningsplan\n\nSyfte och metod"),))
    assert result == ["registered"]
    with office.desk.store.reading() as register:
        assert len(register.cases()) == 1
        assert [n.document.name for n in register.documents_of_case(1)][-1] == "plan.txt"
    assert set(office.case().missing) <= set(before)


def test_an_officer_who_mails_the_researcher_directly_with_us_in_copy_is_understood(office: Office) -> None:
    """P5: registered as outgoing, its Message-ID is a thread token, and an answer to it can approve."""
    office.orders()
    steered(office, "ta 6.3-1/2026", digest_of(office))
    subject = "Specifikation, dnr 6.3-1/2026"
    own = office.mail(KARIN, "Hej Sara! Ca 12 timmar.", subject=subject, files=(SPECIFICATION,), to=SARA, cc=(AGENCY,))
    assert told(office, office.delivers(own)) == []
    assert office.case().step == "specification-sent"
    with office.desk.store.reading() as register:
        (version,) = register.specifications(1)
        out = [n.document.name for n in register.documents_of_case(1, direction="out")]
        to = {entry.other_party for entry in register.registered() if entry.direction == "out"}
    assert (version.version, version.hours) == (1, 12)
    assert out[-2:] == ["mejl", "Specifikation.pdf"]
    assert to == {SARA}
    answer = office.mail(SARA, "Jag godkänner specifikationen.", subject=f"SV: {subject}", to=KARIN, cc=(AGENCY,))
    threaded = answer.replace(b"Subject:", f"In-Reply-To: {version.message_id}\r\nSubject:".encode(), 1)
    office.delivers(threaded)
    assert office.case().step == "approved"


def test_an_officer_may_answer_the_researchers_own_mail_from_any_program(office: Office) -> None:
    office.orders()
    with office.desk.store.reading() as register:
        order = register.mail(1)
    assert order is not None
    own = office.mail(KARIN, "Hej Sara! Vi hörs.", subject="SV: Beställning", to=SARA, cc=(AGENCY,))
    office.delivers(own.replace(b"Subject:", f"In-Reply-To: {order.message_id}\r\nSubject:".encode(), 1))
    assert office.events()[-1] == (KARIN, "officer-wrote")
    assert office.waiting() == []


def test_the_digest_offers_what_an_answer_in_a_case_calls_for(office: Office) -> None:
    _, specification = specified(office)
    office.hears("per@exempel-universitetet.example", "Jag godkänner specifikationen.", answers=specification)
    (waiting,) = office.owed(digest_of(office)).owed.fields["waiting"]  # type: ignore[misc]
    number = waiting["id"]
    assert (waiting["reason"], waiting["commands"]) == (
        "possible-approval",
        [f"svara {number}", "godkänd 6.3-1/2026", "ändras 6.3-1/2026", f"lägg undan {number}"],
    )
    steered(office, "godkänd 6.3-1/2026 Per har fullmakt", office.letters[-1])
    assert office.waiting() == []


def test_what_looks_like_an_officers_own_mail_but_is_not_proven_is_registered_in_no_case(office: Office) -> None:
    office.orders()
    before = office.case()
    subject = "Specifikation, dnr 6.3-1/2026"
    forged = office.mail(KARIN, "Hej", subject=subject, files=(SPECIFICATION,), to=SARA, cc=(AGENCY,), proven=False)
    office.delivers(forged)
    stranger = office.mail(KARIN, "Hej", subject=subject, files=(SPECIFICATION,), to="x@y.example", cc=(AGENCY,))
    office.delivers(stranger)
    assert office.case() == before
    assert office.waiting() == ["staff-mail", "staff-mail"]


def test_an_unanswered_specification_is_reminded_of_once_in_its_thread(office: Office) -> None:
    _, specification = specified(office)
    for _ in range(3):
        office.passes(days=12)
    (reminder,) = letters_named(office, "reminder")
    assert reminder["To"] == SARA
    assert str(specification["Message-ID"]) in str(reminder["References"])
    office.hears(SARA, "Jag godkänner specifikationen.", answers=reminder)
    assert office.case().step == "approved"


def test_an_unanswered_request_for_more_is_reminded_of_and_what_came_in_stops_that(office: Office) -> None:
    office.orders("03-incomplete")
    digest = digest_of(office)
    steered(office, "ta 6.3-1/2026", digest)
    request = office.hears(KARIN, "komplettera 6.3-1/2026\nSkicka resten.", answers=digest)[0]
    for _ in range(2):
        office.passes(days=16)
    (reminder,) = letters_named(office, "reminder")
    assert "bad vi om en komplettering" in " ".join(text_of(reminder).split())
    sender = str(request["To"])
    office.hears(sender, "Här är planen.", answers=reminder, files=(("plan.txt", b"Forskningsplan\nSyfte"),))
    assert office.case().step == "assigned"
    office.passes(days=20)
    assert len(letters_named(office, "reminder")) == 1


def test_an_answer_in_words_goes_to_the_officer_at_once_and_nobody_is_reminded_of_it(office: Office) -> None:
    office.orders()
    digest = digest_of(office)
    steered(office, "ta 6.3-1/2026", digest)
    request = office.hears(KARIN, "komplettera 6.3-1/2026\nVilka år gäller det?", answers=digest)[0]
    text = "Det gäller åren 2001 till 2010, och för en av dem är det numret 850709 9805."
    came = office.hears(SARA, text, answers=request)
    assert told(office, came) == [f"case-receipt to {SARA}", f"case-notice to {KARIN}"]
    assert office.owed(came[1]).owed.fields["reason"] == "mail-came"
    assert "| ÅÅMMDD-****." in text_of(came[1])  # P14, though the line would have ended within the number
    assert office.case().step == "assigned"
    office.passes(days=20)
    assert letters_named(office, "reminder") == []
    assert steered(office, "svara\nTack, då vet vi.", came[1]) == [f"answer to {SARA}", "answered"]
    assert office.waiting() == []
    again = office.hears(SARA, "Räcker det?", answers=request)
    assert office.waiting() == ["question"]
    steered(office, "anteckning\nSara ringer.", again[1])
    assert office.waiting() == ["question"]
    steered(office, "komplettera\nNästan, vi behöver också åren för LMED.", again[1])  # that deals with the mail
    assert office.waiting() == []


def test_staff_hear_once_of_a_case_without_officer_and_of_its_five_and_six_months(office: Office) -> None:
    office.orders()
    for _ in range(8):
        office.passes(days=28)
    notices = letters_named(office, "case-notice")
    reasons = [office.owed(notice).owed.fields["reason"] for notice in notices]
    assert reasons == ["without-officer", "five-months", "six-months"]
    assert {str(notice["To"]) for notice in notices} == {KARIN}


def test_the_digest_tells_each_officer_what_waits_for_whom(office: Office) -> None:
    digest, _ = specified(office)
    office.orders("02-english")
    office.orders("03-incomplete")
    steered(office, "ta 6.3-2/2026\ntilldela 6.3-3/2026 anna", digest)
    fields = office.owed(digest_of(office)).owed.fields

    def numbers(part: str) -> list[str]:
        return [work["diary_number"] for work in fields[part]]  # type: ignore[attr-defined]

    assert fields["officer"] == KARIN
    assert [numbers(part) for part in ("mine", "theirs", "unassigned", "overdue")] == [
        ["6.3-2/2026"],
        ["6.3-1/2026"],
        [],
        [],
    ]
    assert (fields["handling"], fields["queue"]) == ("2026-11", [])
    office.passes(days=20)
    fields = office.owed(digest_of(office)).owed.fields
    assert numbers("overdue") == ["6.3-1/2026"]


def test_a_mail_that_has_come_twice_is_not_carried_out_twice(office: Office) -> None:
    """P27"""
    office.orders()
    mail = office.mail(KARIN, "ta 6.3-1/2026", answers=digest_of(office))
    office.delivers(mail)
    events = office.events()
    office.delivers(mail)
    assert office.events() == events


def test_a_repeated_order_is_still_known_as_one(office: Office) -> None:
    office.orders()
    office.delivers((DEMO_MAILS / "15-repeated.eml").read_bytes())
    with office.desk.store.reading() as register:
        assert len(register.cases()) == 1
    assert ANNA not in {party.address for party in _parties(office)}


def _parties(office: Office):  # type: ignore[no-untyped-def]
    with office.desk.store.reading() as register:
        return register.parties(1)
