"""What a command of an officer does in a case: the whole result, and what is refused without anything changing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.asked import DONE, Done
from bot.core.casework import done, officers_called
from bot.core.decision import Enclosure, Version
from bot.core.meeting import invitation, moment_in
from bot.core.notices import Told, notices
from bot.core.steps import Step
from bot.settings import Staff
from replies import letters
from storage import records
from tests.core import making
from tests.core.cases import WITH_FILE, at, decided, draft
from tests.core.making import ANNA, NOON, OFFICER, ORDERER, SETTINGS, SIGNATURE, asked, known, version


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
def test_who_is_given_a_case_hears_of_it_and_from_whom_and_a_new_case_comes_to_that_step(
    before: Step, steps: tuple[Step, ...], after: Step
) -> None:
    case = at(before)
    theirs = replace(case.case, officer="olle@agency.example", step=after)
    told = notices("assigned-to-you", theirs, Told(key="mail:12:case:3", sender=OFFICER), TWO, NOON, b"k")
    assert done(asked("tilldela olle", known_case=case, settings=TWO, key=b"k")) == Done(
        result="assigned",
        officer="olle@agency.example",
        steps=steps,
        drafts=told,
        details={"officer": "olle@agency.example"},
    )


def test_what_an_officer_writes_below_goes_along_to_the_colleague_and_stays_in_the_case() -> None:
    given = done(asked("tilldela olle", "Bråttom!", known_case=at(Step.ASSIGNED), settings=TWO))
    (notice,) = given.drafts
    assert isinstance(notice.letter, letters.CaseNotice)
    assert (notice.letter.sender, notice.letter.words) == (OFFICER, ("Bråttom!",))
    assert given.details == {"officer": "olle@agency.example", "text": "Bråttom!"}


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
        agency=SIGNATURE,
        diary_number="6.3-3/2026",
        day="2026-12-01",
        at="10:00",
        officer=OFFICER,
        text=("Om perioden.",),
    )
    ics = Enclosure(name="inbjudan.ics", media_type="text/calendar; method=REQUEST", content=calendar)
    assert done(asked("möte 2026-12-01 10:00", "Om perioden.", settings=MEETING)) == Done(
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


@pytest.mark.parametrize(
    ("line", "hours", "price_sek"),
    [
        ("specifikation 20 timmar", 20, 22_000),
        ("specifikation 38 500 kr", None, 38_500),
        ("specifikation 20 timmar 30 000 kr", 20, 30_000),
    ],
)
def test_a_specification_costs_its_hours_times_the_rate_or_what_the_officer_says(
    line: str, hours: int | None, price_sek: int
) -> None:
    came = done(asked(line, mail=WITH_FILE))
    (sent,) = came.drafts
    assert isinstance(sent.letter, letters.SpecificationLetter)
    told = (sent.letter.hours, sent.letter.price_sek, sent.letter.hourly_rate_sek)
    assert (told, sent.version) == ((hours, price_sek, 1_100), Version(number=1, hours=hours, price_sek=price_sek))


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
def test_some_commands_move_the_case_and_keep_why_and_do_nothing_else(
    line: str, step: Step, result: str, steps: tuple[Step, ...]
) -> None:
    assert done(asked(line, known_case=at(step))) == Done(result=result, steps=steps)
    why = done(asked(line, "Enligt samtal", "i dag.", known_case=at(step)))
    assert why == Done(result=result, steps=steps, details={"text": "Enligt samtal\ni dag."})


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
