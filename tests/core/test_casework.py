"""What a command of an officer does in a case: the whole result, and what is refused without anything changing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.asked import DONE, Done
from bot.core.casework import done, officers_called
from bot.core.decision import Draft, Enclosure, KnownCase, Settled, Version
from bot.core.meeting import invitation, moment_in
from bot.core.notices import Told, notices
from bot.core.steps import Step
from bot.settings import Staff
from parsers.facts import DocumentKind
from replies import letters
from storage import records
from tests.core import making
from tests.core.making import ANNA, NOON, OFFICER, ORDERER, SETTINGS, SIGNATURE, asked, known, version

PDF = making.document(DocumentKind.OTHER, name="Spec.pdf", sha256="d" * 64)
SENT = Enclosure(name="Spec.pdf", media_type="application/pdf", sha256="d" * 64)
WITH_FILE = making.mail(documents=(PDF,))


def at(step: Step, **more: object) -> KnownCase:
    """A case of Anna's at a step."""
    return replace(known(step=step.value), parties=(ORDERER,), **more)  # type: ignore[arg-type]


def draft(letter: object, key: str, recipient: str = ANNA, **more: object) -> Draft:
    """A letter that staff ordered in the case."""
    whole: dict[str, object] = {
        "key": key,
        "letter": letter,
        "language": "sv",
        "recipient": recipient,
        "automatic": False,
        "case_id": 3,
    }
    return Draft(**(whole | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("karin", ("karin.ek@agency.example",)),
        ("till Karin", ("karin.ek@agency.example",)),
        ("to ek", ("karin.ek@agency.example",)),
        ("KARIN.EK@agency.example", ("karin.ek@agency.example",)),
        ("olle", ("olle@agency.example",)),  # his whole name before a part of another's
        ("ol", ("olle@agency.example", "olle.berg@agency.example", "olof_ask@agency.example")),
        ("ask", ("olof_ask@agency.example",)),
        ("åsa", ("asa-maj@agency.example",)),
        ("per", ()),
        ("", ()),
    ],
)
def test_an_officer_is_called_by_address_name_part_of_it_or_its_beginning(name: str, found: tuple[str, ...]) -> None:
    staff = ("Karin.Ek", "olle", "olle.berg", "olof_ask", "asa-maj")
    settings = replace(SETTINGS, staff=Staff(addresses=tuple(f"{local}@agency.example" for local in staff)))
    assert officers_called(name, settings) == found


TWO = replace(SETTINGS, staff=replace(SETTINGS.staff, addresses=(OFFICER, "olle@agency.example")))


@pytest.mark.parametrize(
    ("before", "steps", "after"),
    [
        (Step.RECEIVED, (Step.ASSIGNED,), Step.ASSIGNED),
        (Step.CONFIRMED, (Step.ASSIGNED,), Step.ASSIGNED),
        (Step.ASSIGNED, (), Step.ASSIGNED),
        (Step.APPROVED, (), Step.APPROVED),
    ],
)
def test_who_is_given_a_case_hears_of_it_and_a_new_case_comes_to_that_step(
    before: Step, steps: tuple[Step, ...], after: Step
) -> None:
    case = at(before)
    theirs = replace(case.case, officer="olle@agency.example", step=after)
    told = notices("assigned-to-you", theirs, Told(key="mail:12:case:3"), TWO, NOON, b"k")
    assert done(asked("tilldela olle", known_case=case, settings=TWO, key=b"k")) == Done(
        result="assigned",
        officer="olle@agency.example",
        steps=steps,
        drafts=told,
        details={"officer": "olle@agency.example"},
    )


def test_who_takes_a_case_needs_no_notice() -> None:
    taken = Done(result="assigned", officer=OFFICER, steps=(Step.ASSIGNED,), details={"officer": OFFICER})
    assert done(asked("ta", known_case=at(Step.CONFIRMED))) == taken
    assert done(asked("tilldela karin", known_case=at(Step.CONFIRMED))) == taken


@pytest.mark.parametrize(
    ("line", "below", "step", "result"),
    [
        ("tilldela ingen", (), Step.ASSIGNED, "no-such-officer"),
        ("ta", (), Step.CLOSED, "not-now"),
        ("tilldela karin", (), Step.WITHDRAWN, "not-now"),
        ("komplettera", (), Step.ASSIGNED, "needs-text"),
        ("komplettera", ("Var god sänd blanketten.",), Step.DECIDED, "not-now"),
        ("anteckning", (), Step.ASSIGNED, "needs-text"),
        ("möte 2026-12-32 10:00", (), Step.ASSIGNED, "needs-time"),
        ("möte 2026-11-24 12:00", (), Step.ASSIGNED, "needs-time"),  # now
        ("möte 2026-11-24 12:01", (), Step.ASSIGNED, "no-guests"),
        ("svara", (), Step.ASSIGNED, "needs-text"),
        ("återöppna", (), Step.ASSIGNED, "not-now"),
        ("handling 2 spenat", (), Step.ASSIGNED, "no-such-kind"),
        ("specifikation 20 timmar", (), Step.ASSIGNED, "needs-file"),
        ("godkänd", (), Step.SPECIFICATION_SENT, "needs-reason"),
        ("godkänd per telefon", (), Step.SPECIFICATION_SENT, "not-now"),  # no version is on record
        ("beslut", (), Step.APPROVED, "needs-outcome"),
        ("beslut bifall", (), Step.APPROVED, "needs-file"),
        ("beslut bifall", (), Step.ASSIGNED, "not-now"),
        ("levererat", (), Step.DECIDED, "nothing-to-deliver"),
        ("fakturerat", (), Step.ASSIGNED, "not-now"),
    ],
)
def test_what_lacks_something_or_does_not_fit_the_step_is_refused_and_changes_nothing(
    line: str, below: tuple[str, ...], step: Step, result: str
) -> None:
    assert done(asked(line, *below, known_case=at(step))) == Done(result=result)
    assert result not in DONE


def test_a_request_for_more_goes_to_the_orderer_in_the_officers_words_with_what_the_papers_lack() -> None:
    case = at(Step.ASSIGNED)
    case = replace(case, case=replace(case.case, missing=("form",)))
    letter = letters.CompletionRequest(
        agency=SIGNATURE, diary_number="6.3-3/2026", text=("Hej!", "", "x" * 500), missing=("form",)
    )
    assert done(asked("komplettera", "Hej!", "", "x" * 501, known_case=case)) == Done(
        result="completion-requested",
        steps=(Step.COMPLETION_REQUESTED,),
        drafts=(draft(letter, f"completion-request:mail:12:case:3:{ANNA}"),),
    )


def test_a_letter_answers_the_last_one_that_its_reader_got_and_is_in_the_cases_language() -> None:
    mine, other = making.letter(recipient=ANNA.upper()), making.letter(recipient="per@b.example")
    mine = replace(mine, owed=replace(mine.owed, message_id="<2@agency.example>", references=("<1@agency.example>",)))
    case = at(Step.ASSIGNED, letters=(making.letter(recipient=ANNA), mine, other))
    for language, written in (("en", "en"), ("other", "sv")):
        case = replace(case, case=replace(case.case, language=language))
        (told,) = done(asked("svara", "Ja.", known_case=case)).drafts
        assert (told.in_reply_to, told.references) == (
            "<2@agency.example>",
            ("<1@agency.example>", "<2@agency.example>"),
        )
        assert told.language == written


def test_a_note_is_the_text_below_or_else_what_stands_on_the_line() -> None:
    assert done(asked("anteckning: ringde", "i dag", "kl 9")).details == {"text": "ringde\ni dag\nkl 9"}
    assert done(asked("anteckning ringde")) == Done(result="noted", details={"text": "ringde"})


MEETING = replace(
    SETTINGS,
    staff=replace(SETTINGS.staff, deciding_manager="chef@agency.example", lawyer="jurist@agency.example"),
)


def test_a_meeting_invites_manager_and_lawyer_with_a_calendar_file_that_names_only_the_case() -> None:
    starts = moment_in("2026-12-01 10:00", "Europe/Stockholm", NOON)
    assert starts is not None
    guests = ("chef@agency.example", "jurist@agency.example")
    calendar = invitation(
        "meeting-3-12@agency.example", "Internt möte, dnr 6.3-3/2026", starts, 60, OFFICER, guests, NOON
    )
    letter = letters.MeetingInvitation(
        agency=SIGNATURE, diary_number="6.3-3/2026", day="2026-12-01", at="10:00", officer=OFFICER
    )
    ics = Enclosure(name="inbjudan.ics", media_type="text/calendar; method=REQUEST", content=calendar)
    assert done(asked("möte 2026-12-01 10:00", settings=MEETING)) == Done(
        result="meeting-called",
        steps=(Step.INTERNAL_MEETING,),
        drafts=tuple(draft(letter, f"meeting:mail:12:case:3:{guest}", guest, enclosures=(ics,)) for guest in guests),
        details={"starts": "2026-12-01T10:00:00+01:00"},
    )


def test_the_calendar_file_is_an_invitation_in_utc() -> None:
    starts = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    told = invitation("1@agency.example", "Möte", starts, 45, OFFICER, ("a@b.example", "c@d.example"), NOON)
    assert told.decode().splitlines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Registerbot//SV",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        "SUMMARY:Möte",
        "DTSTART:20261201T090000Z",
        "DTEND:20261201T094500Z",
        "DTSTAMP:20261124T110000Z",
        "UID:1@agency.example",
        "ATTENDEE;RSVP=TRUE:mailto:a@b.example",
        "ATTENDEE;RSVP=TRUE:mailto:c@d.example",
        "ORGANIZER:mailto:karin@agency.example",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


@pytest.mark.parametrize(
    ("said", "number", "kind"),
    [
        ("2 etikbeslut", 2, "ethics-decision"),
        ("2: variable-list", 2, "variable-list"),
        ("11 är en blankett", 11, "form"),
        ("1 form", 1, "form"),
        ("1 Etikansökan", 1, "ethics-application"),
        ("1 variabellista", 1, "variable-list"),
        ("1 forskningsplan", 1, "research-plan"),
        ("1 specifikation", 1, "specification"),
        ("1 datafil", 1, "data-file"),
        ("1 annat", 1, "other"),
    ],
)
def test_a_documents_kind_is_corrected_by_its_number(said: str, number: int, kind: str) -> None:
    assert done(asked(f"handling {said}")) == Done(
        result="kind-corrected", corrected=(number, kind), details={"number": number, "kind": kind}
    )


COLLEAGUE = records.Party(role="contact", address="per@b.example", participant=True)
KNOWN_ONLY = records.Party(role="representative", address="rektor@b.example")
ASKED = making.row(id=5, sender="per@b.example", message_id="<5@b.example>")


@pytest.mark.parametrize(
    ("line", "answering", "recipient", "in_reply_to"),
    [
        ("svara", None, ANNA, None),
        ("svara", ASKED, "per@b.example", "<5@b.example>"),
        ("svara", replace(ASKED, message_id=None), "per@b.example", None),
        ("svara", replace(ASKED, sender="rektor@b.example"), ANNA, "<5@b.example>"),
        ("svara", replace(ASKED, sender="okand@c.example"), ANNA, "<5@b.example>"),
        ("svara 5", replace(ASKED, sender="okand@c.example"), "okand@c.example", "<5@b.example>"),
        ("svara 5", replace(ASKED, sender=None), ANNA, "<5@b.example>"),
    ],
)
def test_an_answer_goes_to_whoever_asked_if_they_take_part_or_the_officer_named_the_mail_else_to_the_orderer(
    line: str, answering: records.Mail | None, recipient: str, in_reply_to: str | None
) -> None:
    case = replace(at(Step.ASSIGNED), parties=(ORDERER, COLLEAGUE, KNOWN_ONLY))
    letter = letters.Answer(agency=SIGNATURE, diary_number="6.3-3/2026", text=("Ja.",))
    assert done(asked(line, "Ja.", known_case=case, answering=answering)) == Done(
        result="answered",
        drafts=(draft(letter, f"answer:mail:12:case:3:{recipient}", recipient, in_reply_to=in_reply_to),),
    )


def test_without_an_address_on_record_no_letter_can_be_sent() -> None:
    nobody = known(step="assigned")
    assert done(asked("svara", "Ja.", known_case=nobody)) == Done(result="no-orderer")
    assert done(asked("komplettera", "Mer!", known_case=nobody)) == Done(result="no-orderer")


@pytest.mark.parametrize(("officer", "step"), [(OFFICER, Step.ASSIGNED), (None, Step.CONFIRMED)])
def test_a_closed_case_begins_again_with_its_officer_or_as_a_new_one(officer: str | None, step: Step) -> None:
    closed = at(Step.CLOSED)
    closed = replace(closed, case=replace(closed.case, officer=officer))
    assert done(asked("återöppna", known_case=closed)) == Done(result="reopened", steps=(step,))


@pytest.mark.parametrize(
    ("line", "step", "result", "steps"),
    [
        ("sekretessprövning", Step.APPROVED, "review-begun", (Step.SECRECY_REVIEW,)),
        ("fakturerat", Step.DELIVERED, "invoiced", (Step.INVOICED,)),
        ("avsluta", Step.INVOICED, "closed", (Step.CLOSED,)),
        ("återkallad", Step.ASSIGNED, "withdrawn", (Step.WITHDRAWN,)),
    ],
)
def test_some_commands_move_the_case_and_do_nothing_else(
    line: str, step: Step, result: str, steps: tuple[Step, ...]
) -> None:
    assert done(asked(line, known_case=at(step))) == Done(result=result, steps=steps)


@pytest.mark.parametrize(
    ("line", "below", "hours", "price", "shown"),
    [
        ("specifikation 20 timmar", (), 20, 22_000, 22_000),
        ("specifikation", ("Cirka 8 h arbete.",), 8, 8_800, 8_800),
        ("specifikation 12 500 kr", (), None, 12_500, 12_500),
        ("specifikation 20 timmar, 15.000 SEK", (), 20, 15_000, 15_000),
    ],
)
def test_a_specification_goes_out_with_its_files_hours_and_price_as_the_next_version(
    line: str, below: tuple[str, ...], hours: int | None, price: int, shown: int
) -> None:
    case = at(Step.ASSIGNED, specifications=(version(2), version(1)))
    letter = letters.SpecificationLetter(
        agency=SIGNATURE,
        diary_number="6.3-3/2026",
        version=3,
        files=("Spec.pdf",),
        hours=hours,
        price_sek=shown,
        hourly_rate_sek=1100,
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


REPRESENTATIVE = records.Party(role="representative", address="rektor@b.example")
NAMELESS = records.Party(role="representative", address=None, name="Rektor Exempel")


@pytest.mark.parametrize(
    ("line", "outcome", "recipient", "known_authority", "authority"),
    [
        ("beslut bifall", "granted", "rektor@b.example", True, True),
        ("beslut delvis, myndighet", "partly", "rektor@b.example", False, True),
        ("beslut bifall med förbehåll", "granted", "rektor@b.example", True, False),
        ("beslut bifall, myndighet enskild", "granted", "rektor@b.example", True, True),  # two words: the form decides
        ("beslut avslag", "refused", "rektor@b.example", None, None),
        ("beslut avslag", "refused", "rektor@b.example", True, None),
        ("decision granted VC@Uni.example", "granted", "vc@uni.example", False, False),
    ],
)
def test_a_decision_goes_to_the_representative_with_the_secrecy_that_fits_the_principal(
    line: str, outcome: str, recipient: str, known_authority: bool | None, authority: bool | None
) -> None:
    case = replace(at(Step.SECRECY_REVIEW), parties=(ORDERER, NAMELESS, REPRESENTATIVE))
    case = replace(case, case=replace(case.case, order={"principal_is_authority": known_authority}))
    letter = letters.DecisionLetter(
        agency=SIGNATURE, diary_number="6.3-3/2026", outcome=outcome, files=("Spec.pdf",), authority=authority
    )
    assert done(asked(line, known_case=case, mail=WITH_FILE)) == Done(
        result="decided",
        steps=(Step.DECIDED,),
        drafts=(draft(letter, f"decision:mail:12:case:3:{recipient}", recipient, enclosures=(SENT,)),),
        details={"outcome": outcome, "files": ["d" * 64]},
    )


@pytest.mark.parametrize(
    ("line", "parties", "result"),
    [
        ("beslut bifall eller avslag", (REPRESENTATIVE,), "needs-outcome"),
        ("beslut bifall", (ORDERER, NAMELESS), "needs-representative"),
        ("beslut bifall", (REPRESENTATIVE,), "needs-authority"),
        ("beslut delvis", (REPRESENTATIVE,), "needs-authority"),
    ],
)
def test_a_decision_that_lacks_its_outcome_recipient_or_secrecy_is_refused(
    line: str, parties: tuple[records.Party, ...], result: str
) -> None:
    case = replace(at(Step.SECRECY_REVIEW), parties=parties)
    case = replace(case, case=replace(case.case, order=None))
    assert done(asked(line, known_case=case, mail=WITH_FILE)) == Done(result=result)


def decided(**fields: object) -> records.Letter:
    """The decision as it went out."""
    letter = making.letter("decision", recipient="rektor@b.example")
    return replace(letter, owed=replace(letter.owed, fields=fields, attachments=(making.FILE,)))


RESEARCHER = records.Party(role="researcher", address="bo@b.example")


@pytest.mark.parametrize(
    ("fields", "parties", "recipient", "authority"),
    [
        ({"outcome": "granted", "authority": True}, (ORDERER, RESEARCHER), "bo@b.example", True),
        ({"outcome": "partly", "authority": False}, (replace(RESEARCHER, address=None), ORDERER), ANNA, False),
        ({"outcome": "granted", "authority": None}, (ORDERER,), ANNA, None),
    ],
)
def test_the_data_go_to_the_researcher_with_the_last_decision(
    fields: dict[str, object], parties: tuple[records.Party, ...], recipient: str, authority: bool | None
) -> None:
    older = decided(outcome="refused")
    case = at(Step.DECIDED, letters=(older, decided(**fields), making.letter(recipient="c@d.example")))
    letter = letters.Delivery(
        agency=SIGNATURE,
        diary_number="6.3-3/2026",
        outcome=str(fields["outcome"]),
        files=("Specifikation.pdf",),
        authority=authority,
        check_months=3,
    )
    copy = Enclosure(name="Specifikation.pdf", media_type="application/pdf", sha256="c" * 64)
    assert done(asked("levererat", known_case=replace(case, parties=parties))) == Done(
        result="delivered",
        steps=(Step.DELIVERED,),
        drafts=(draft(letter, f"delivery:mail:12:case:3:{recipient}", recipient, enclosures=(copy,)),),
    )


def test_nothing_is_delivered_on_a_refusal_or_to_nobody() -> None:
    refused = at(Step.DECIDED, letters=(decided(outcome="granted"), decided(outcome="refused")))
    assert done(asked("levererat", known_case=refused)) == Done(result="nothing-to-deliver")
    nobody = replace(at(Step.DECIDED, letters=(decided(outcome="granted"),)), parties=())
    assert done(asked("levererat", known_case=nobody)) == Done(result="no-orderer")


CARRIED_OUT = {
    "ta": Step.CONFIRMED,
    "komplettera: sänd blanketten": Step.ASSIGNED,
    "anteckning ringde": Step.ASSIGNED,
    "möte 2026-12-01 10:00": Step.ASSIGNED,
    "specifikation 20 timmar": Step.ASSIGNED,
    "godkänd per telefon": Step.SPECIFICATION_SENT,
    "ändras": Step.SPECIFICATION_SENT,
    "sekretessprövning": Step.APPROVED,
    "beslut bifall, myndighet a@b.example": Step.APPROVED,
    "levererat": Step.DECIDED,
    "fakturerat": Step.DELIVERED,
    "avsluta": Step.INVOICED,
    "återkallad": Step.ASSIGNED,
    "återöppna": Step.CLOSED,
    "handling 2 blankett": Step.ASSIGNED,
    "svara: ja": Step.ASSIGNED,
}


def test_every_result_that_changes_something_counts_as_done_and_no_other() -> None:
    """What does not count is told to the officer as refused."""
    more = {"specifications": (version(1),), "letters": (decided(outcome="granted"),)}
    came = [
        done(asked(line, known_case=at(step, **more), mail=WITH_FILE, settings=MEETING))
        for line, step in CARRIED_OUT.items()
    ]
    assert {one.result for one in came} == DONE
    assert all(one.steps or one.details or one.drafts for one in came)


def test_a_letter_that_an_officer_orders_is_not_automatic() -> None:
    assert not asked("ta").post(ANNA).automatic
    assert "secret" not in repr(asked("ta", key=b"secret"))
    assert asked("anteckning ringde", "i dag").words == "ringde\nringde\ni dag"
