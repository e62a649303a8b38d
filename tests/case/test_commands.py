"""What staff write by mail: each command, each refusal, and who is not obeyed (P5)."""

from __future__ import annotations

import re
from email.message import EmailMessage
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.case_export import case_record
from bot.core.casework import _WORK
from bot.core.command_mail import commands_in
from bot.core.commands import WORDS, Action, Command, Unclear, command_of
from tests.case.steering import REPRESENTATIVE, RESEARCHER, SARA, digest_of, specified, steered, told
from tests.rigs.office import (
    AGENCY,
    ANNA,
    CHIEF,
    DECISION,
    DEMO_MAILS,
    KARIN,
    LAWYER,
    SPECIFICATION,
    Office,
    name_of,
    text_of,
)

FORM = "6.3-{number}/{year}"
WHOLE = {  # a whole line for each action
    Action.TAKE_IN: "ta in 12",
    Action.JOIN: "koppla 12 6.3-1/2026",
    Action.SPLIT: "dela 12",
    Action.SET_ASIDE: "lägg undan 12",
    Action.ASSIGN: "tilldela anna",
    Action.MEETING: "möte 2026-12-03 10:00",
    Action.KIND: "handling 3 variabellista",
    Action.SEARCH: "sök höft",
}


@pytest.mark.parametrize("action", list(Action))
def test_every_word_of_every_command_is_understood_in_both_languages_with_or_without_diacritics(action: Action) -> None:
    rest = WHOLE.get(action, "").split(" ", 2 if action in {Action.TAKE_IN, Action.SET_ASIDE} else 1)[1:]
    arguments = rest[-1] if rest else ""
    for word in WORDS[action]:
        command = command_of(f"{word.capitalize()} {arguments}".strip(), FORM)
        assert isinstance(command, Command), word
        assert command.action is action


@pytest.mark.parametrize(
    ("line", "action"),
    [("Möte 6.3-1/2026 2026-12-03 kl 10.00", Action.MEETING), ("hjälp", Action.HELP), ("sök Ågren", Action.SEARCH),
     ("Återöppna", Action.REOPEN), ("sekretessprövning", Action.REVIEW), ("lägg undan 7", Action.SET_ASIDE)],
)  # fmt: skip
def test_diacritics_may_be_written(line: str, action: Action) -> None:
    command = command_of(line, FORM)
    assert isinstance(command, Command)
    assert command.action is action


@pytest.mark.parametrize(
    "line",
    ["ta en titt på det här", "Tack!", "komplettera gärna med listan", "koppla 12", "dela", "avsluta inte", "stöta",
     "ta 6.3-1/2026 6.3-2/2026", "levererat i går av Anna", "tilldela", "handling", "svara snarast"],
)  # fmt: skip
def test_prose_is_no_command(line: str) -> None:
    assert command_of(line, FORM) == Unclear(line=line)


def test_a_command_that_takes_text_takes_all_that_stands_below() -> None:
    (command,) = commands_in("komplettera 6.3-1/2026\n\nHej!\n\nta in 12\n\n", FORM)
    assert command == Command(
        line="komplettera 6.3-1/2026",
        action=Action.COMPLETE,
        diary_number="6.3-1/2026",
        text=("Hej!", "", "ta in 12"),
    )


def test_a_case_goes_from_its_confirmation_to_its_invoice_by_one_line_each(office: Office) -> None:
    office.orders()
    digest = digest_of(office)
    lines = [
        ("tilldela 6.3-1/2026 anna\nDet är bråttom.", (), [f"case-notice to {ANNA}", "assigned"], "assigned"),
        ("ta 6.3-1/2026", (), ["assigned"], "assigned"),
        ("komplettera 6.3-1/2026\nSkriv vilka år.", (), [f"completion-request to {SARA}", "completion-requested"],
         "completion-requested"),
        ("möte 6.3-1/2026 2026-12-03 10:00", (), [f"meeting to {CHIEF}", f"meeting to {LAWYER}", "meeting-called"],
         "internal-meeting"),
        ("anteckning 6.3-1/2026 ringde Sara", (), ["noted"], "internal-meeting"),
        ("handling 6.3-1/2026 5 forskningsplan", (), ["kind-corrected"], "internal-meeting"),
        ("svara 6.3-1/2026\nVi ses på mötet.", (), [f"answer to {SARA}", "answered"], "internal-meeting"),
        ("specifikation 6.3-1/2026 22 000 kr", (SPECIFICATION,), [f"specification to {SARA}", "specification-sent"],
         "specification-sent"),
        ("ändras 6.3-1/2026\nSara ringde.", (), ["change-noted"], "change-requested"),
        ("specifikation 6.3-1/2026\n20 timmar\n\nNu är ALDER med.", (SPECIFICATION,),
         [f"specification to {SARA}", "specification-sent"],
         "specification-sent"),
        ("godkänd 6.3-1/2026 per telefon i dag", (), [f"specification-answer to {SARA}", "approved"], "approved"),
        ("sekretessprövning 6.3-1/2026", (), ["review-begun"], "secrecy-review"),
        ("beslut 6.3-1/2026 bifall", (DECISION,), [f"decision to {REPRESENTATIVE}", "decided"], "decided"),
        ("levererat 6.3-1/2026\nI er mapp.\n", (), [f"delivery to {RESEARCHER}", "delivered"], "delivered"),
        ("fakturerat 6.3-1/2026", (), ["invoiced"], "invoiced"),
        ("avsluta 6.3-1/2026\nAllt är klart.", (), ["closed"], "closed"),
        ("återöppna 6.3-1/2026", (), ["reopened"], "assigned"),
        ("återkallad 6.3-1/2026", (), ["withdrawn"], "withdrawn"),
    ]  # fmt: skip
    for line, files, expected, step in lines:
        assert (steered(office, line, digest, files=files), office.case().step) == (expected, step), line
    texts = [office.owed(letter).owed.fields.get("text") or office.owed(letter).owed.fields.get("words")
             for letter in office.letters]  # fmt: skip
    assert [text for text in texts if text] == [
        ["Det är bråttom."], ["Skriv vilka år."], ["Vi ses på mötet."], ["Nu är ALDER med."], ["I er mapp."],
    ]  # fmt: skip
    with office.desk.store.reading() as register:
        sent = {entry.other_party for entry in register.registered() if entry.direction == "out"}
        assert sent == {SARA, REPRESENTATIVE, RESEARCHER}
        assert register.events(what="closed")[0].details == {"text": "Allt är klart.", "from": "invoiced"}
    moves = [what for who, what in office.events() if who == KARIN]
    assert moves == [
        "assigned", "assigned", "completion-requested", "internal-meeting", "noted", "kind-corrected", "answered",
        "specification-sent", "change-requested", "specification-sent", "approved", "secrecy-review", "decided",
        "delivered", "invoiced", "closed", "assigned", "withdrawn",
    ]  # fmt: skip
    assert office.waiting() == []


REFUSED = [
    ("levererat 6.3-1/2026", (), "not-now"),
    ("beslut 6.3-1/2026 bifall", (DECISION,), "not-now"),
    ("återöppna 6.3-1/2026", (), "not-now"),
    ("godkänd 6.3-1/2026 per telefon", (), "not-now"),
    ("tilldela 6.3-1/2026 nobody", (), "no-such-officer"),
    ("tilldela 6.3-1/2026 handler", (), "no-such-officer"),
    ("ta 6.3-9/2026", (), "no-such-case"),
    ("ta", (), "no-case-named"),
    ("komplettera 6.3-1/2026", (), "needs-text"),
    ("specifikation 6.3-1/2026 20 timmar", (), "needs-file"),
    ("specifikation 6.3-1/2026", (SPECIFICATION,), "needs-price"),
    ("möte 6.3-1/2026 2026-11-01 10:00", (), "needs-time"),
    ("möte 6.3-1/2026 2026-13-01 10:00", (), "needs-time"),
    ("handling 6.3-1/2026 77 blankett", (), "no-such-document"),
    ("handling 6.3-1/2026 3 sak", (), "no-such-kind"),
    ("svara 99\nHej", (), "no-case-named"),
    ("dela 1", (), "own-order"),
    ("koppla 99 6.3-1/2026", (), "no-such-mail"),
    ("registrera 2026-11-01", (), "needs-scan"),
    ("gör något åt det", (), "unknown-command"),
    ("sök ingenting alls", (), "nothing-found"),
]


def test_what_does_not_fit_changes_nothing_and_is_answered_with_help(office: Office) -> None:
    office.orders()
    digest = digest_of(office)
    steered(office, "ta 6.3-1/2026", digest)
    before = (office.case(), office.events())
    for line, files, result in REFUSED:
        (answer,) = office.hears(KARIN, line, answers=digest, files=files)
        assert office.owed(answer).owed.fields["result"] == result, line
        assert (office.case(), office.events()) == before, line
        assert office.owed(answer).owed.fields["help"] != [], line
        assert "Så här" in text_of(answer), line


def test_an_illegal_move_is_answered_with_the_legal_ones(office: Office) -> None:
    office.orders()
    digest = digest_of(office)
    steered(office, "ta 6.3-1/2026", digest)
    (answer,) = office.hears(KARIN, "levererat 6.3-1/2026", answers=digest)
    assert "Det går inte där ärendet nu står." in text_of(answer)
    assert office.owed(answer).owed.fields["next"] == [
        "komplettera 6.3-1/2026",
        "möte 6.3-1/2026 ÅÅÅÅ-MM-DD TT:MM",
        "specifikation 6.3-1/2026 ANTAL timmar",
        "svara 6.3-1/2026",
        "anteckning 6.3-1/2026",
    ]


def test_answering_a_letter_about_a_case_needs_no_number(office: Office) -> None:
    office.orders()
    (answer,) = office.hears(KARIN, "ta 6.3-1/2026", answers=digest_of(office))
    assert steered(office, "anteckning\nRingde Sara, 850709-9805.", answer) == ["noted"]
    with office.desk.store.reading() as register:
        (note,) = register.events(what="noted")
        whole = case_record(register, office.case())
    assert note.details == {"text": "Ringde Sara, 850709-9805."}
    assert whole["events"][-1]["details"] == {"text": "Ringde Sara, ÅÅMMDD-****."}  # P14


@pytest.mark.parametrize(
    ("sender", "proven", "answered", "waits"),
    [
        (KARIN, False, True, ["staff-not-proven"]),
        (KARIN, True, False, ["staff-mail"]),
        (SARA, True, True, ["question"]),
        ("mallory@evil.example", True, True, ["unlinked"]),
    ],
)
def test_nobody_is_obeyed_but_proven_staff_in_a_thread_of_ours(
    office: Office, sender: str, proven: bool, answered: bool, waits: list[str]
) -> None:
    """P5: what is forged does nothing, and shows in the digest."""
    office.orders()
    digest = digest_of(office)
    before = office.case()
    office.hears(sender, "ta 6.3-1/2026", answers=digest if answered else None, proven=proven)
    assert office.case() == before
    assert office.waiting() == waits


def link_in(letter: EmailMessage, line: str) -> str:
    """The subject that a click prepares."""
    page = letter.get_body(("html",))
    assert page is not None
    links = re.findall(r'href="(mailto:[^"]+)"', str(page.get_content()))
    subjects = [parse_qs(urlsplit(link.replace("&amp;", "&")).query)["subject"][0] for link in links]
    return next(subject for subject in subjects if subject.startswith(line))


def test_an_action_of_the_digest_is_carried_out_once_by_whom_it_was_signed_for(office: Office) -> None:
    """P5: signed, bound to case, action and recipient, spent once."""
    office.orders()
    subject = link_in(digest_of(office), "ta 6.3-1/2026")
    assert told(office, office.hears(ANNA, "", subject=subject)) == []
    assert told(office, office.hears(KARIN, "", subject=subject, proven=False)) == []
    assert told(office, office.hears(KARIN, "", subject=subject.replace("6.3-1", "6.3-2"))) == []
    assert told(office, office.hears(KARIN, "", subject=subject.replace("ta", "avsluta"))) == []
    assert office.case().officer is None
    assert told(office, office.hears(KARIN, "", subject=subject)) == ["assigned"]
    assert office.case().officer == KARIN
    steered(office, "tilldela 6.3-1/2026 anna", office.letters[-1])
    assert told(office, office.hears(KARIN, "igen", subject=subject)) == []
    assert office.case().officer == ANNA


def test_an_action_is_no_longer_carried_out_when_its_days_are_over(office: Office) -> None:
    office.orders()
    subject = link_in(digest_of(office), "ta 6.3-1/2026")
    office.passes(days=15)
    assert told(office, office.hears(KARIN, "", subject=subject)) == []
    assert office.case().officer is None


def test_several_commands_in_one_mail_are_each_answered_and_an_unclear_one_too(office: Office) -> None:
    office.orders()
    office.hears("leo@student.example", "Hur lång tid tar det?")
    digest = digest_of(office)
    assert steered(office, "ta 6.3-1/2026\nlägg undan 2\nkoppla 3\n\nHälsningar från oss", digest) == [
        "assigned",
        "set-aside",
        "unknown-command",
    ]
    assert office.waiting() == []


def test_who_takes_a_mail_in_is_told_the_number_of_its_case(office: Office) -> None:
    office.hears("leo@student.example", "Hur lång tid tar det?")
    office.delivers(office.mail("eva@b.example", "Vem får läsa?").replace(b"From: ", b"From: ola@c.example\r\nFrom: "))
    digest = digest_of(office)
    assert steered(office, "svara 2\nDu.", digest) == ["nobody-to-answer"]
    letters = office.hears(KARIN, "ta in 1", answers=digest) + office.passes(minutes=5)
    assert sorted(told(office, letters)) == [
        f"case-notice to {KARIN}",
        "confirmation to leo@student.example",
        "taken-in",
    ]
    (notice,) = (letter for letter in letters if name_of(office, letter) == "case-notice")
    assert (notice["Subject"], office.owed(notice).owed.case_id) == ("Mejlet är nu ett ärende, dnr 6.3-1/2026", 1)
    assert steered(office, "ta in 1", digest) == ["already-settled"]
    assert steered(office, "ta", notice) == ["assigned"]


def test_a_person_taken_for_a_machine_by_their_words_is_shown_in_the_digest_and_taken_in(office: Office) -> None:
    office.hears("lisa@hem.example", "Jag är bortrest till den 3 augusti.", subject="Bortrest")
    office.hears("per@hem.example", "Jag är bortrest till den 4 augusti.", subject="Bortrest")
    digest = digest_of(office)
    assert [mail["commands"] for mail in office.owed(digest).owed.fields["silenced"]] == [
        ["ta in 1", "koppla 1 6.3-1/2026"],
        ["ta in 2", "koppla 2 6.3-1/2026"],
    ]
    assert steered(office, "lägg undan 2", digest) == ["set-aside"]
    assert steered(office, "ta in 1", digest)[0] == "taken-in"
    marked = office.mail("ola@hem.example", "Jag är bortrest.").replace(
        b"From: ", b"Auto-Submitted: auto-replied\r\nFrom: "
    )
    office.delivers(marked)
    with office.desk.store.reading() as register:
        last = register.mails()[-1]
    assert last.kind == "automatic"
    assert steered(office, f"ta in {last.id}", digest) == ["no-such-mail"]
    assert office.case(1).step == "confirmed"
    assert office.owed(digest_of(office)).owed.fields["silenced"] == []


def test_each_of_several_commands_of_one_sort_is_answered_and_a_known_word_explained(office: Office) -> None:
    office.orders()
    digest = digest_of(office)
    lines = ("handling 6.3-1/2026 3 annat", "handling 6.3-1/2026 99 annat", "handling 6.3-1/2026 2 banan")
    assert steered(office, "\n".join(lines), digest) == ["kind-corrected", "no-such-document", "no-such-kind"]
    for line, explained in (("ta 6.3-1/2026 6.3-2/2026", ["take"]), ("levererat på måndag", ["delivered"])):
        (answer,) = office.hears(KARIN, line, answers=digest)
        assert office.owed(answer).owed.fields["help"] == explained
    (nothing,) = office.hears(KARIN, "\n", answers=digest)
    assert nothing["Subject"] == "Inte utfört: inget kommando"


def test_a_question_that_fits_no_case_is_answered_by_its_number(office: Office) -> None:
    office.hears("leo@student.example", "Hur lång tid tar det?")
    letters = office.hears(KARIN, "svara 1\nDet tar tre till sex månader.", answers=digest_of(office))
    assert told(office, letters) == ["answer to leo@student.example", "answered"]
    assert text_of(letters[0]).split("\n")[:3:2] == ["Hej! ", "Det tar tre till sex månader. "]
    assert str(letters[0]["In-Reply-To"]).endswith("@student.example>")
    assert office.waiting() == []


def test_an_officer_who_greets_is_not_greeted_for(office: Office) -> None:
    office.orders()
    letters = office.hears(KARIN, "svara 6.3-1/2026\nHej Sara!\n\nVi ringer.", answers=digest_of(office))
    assert text_of(letters[0]).split("\n")[:3:2] == ["Hej Sara! ", "Vi ringer. "]


def test_a_mail_that_went_to_the_wrong_case_is_moved_and_one_that_is_an_order_is_split_off(office: Office) -> None:
    first, second = office.orders(), office.orders("02-english")
    office.hears(SARA, "Här kommer en komplettering.", answers=first, files=(("plan.txt", b"Forskningsplan"),))
    digest = digest_of(office)
    assert steered(office, "flytta 3 6.3-2/2026", digest) == ["joined"]
    assert "moved-away" in [what for _, what in office.events(1)]
    assert "joined" in [what for _, what in office.events(2)]
    assert steered(office, "dela 3", digest) == [
        "split-off",
        f"confirmation to {SARA}",
        f"case-notice to {KARIN}",
    ]
    assert office.case(3).step == "confirmed"
    assert name_of(office, second) == "confirmation"


def test_what_cannot_be_split_off_is_refused_with_the_true_reason(office: Office) -> None:
    office.orders()
    office.delivers((DEMO_MAILS / "15-repeated.eml").read_bytes())
    digest = digest_of(office)
    paper = office.hears(KARIN, "registrera 6.3-1/2026", answers=digest, files=(("plan.txt", b"Forskningsplan"),))
    assert told(office, paper) == ["registered"]
    lines = ("dela 1", "dela 2", "dela 3", "dela 9")
    results = [steered(office, line, digest)[0] for line in lines]
    assert results == ["own-order", "repeats-another", "staffs-own", "no-such-mail"]


def test_joining_an_order_closes_the_case_that_it_had_opened_and_splitting_opens_it_again(
    office: Office,
) -> None:
    office.orders()
    office.orders("02-english")
    digest = digest_of(office)
    assert steered(office, "flytta 2 6.3-1/2026", digest) == ["joined"]
    assert office.case(2).step == "closed"
    assert steered(office, "dela 2", digest) == ["split-back"]
    assert office.case(2).step == "confirmed"
    assert steered(office, "dela 2", digest) == ["own-order"]
    with office.desk.store.reading() as register:
        kinds = {number: len(register.documents_of_case(number, direction="in")) for number in (1, 2)}
        assert kinds == {1: 6, 2: 5}


def test_the_search_finds_by_name_and_tells_where_each_case_stands(office: Office) -> None:
    office.orders()
    (answer,) = office.hears(KARIN, "sök mallberg", answers=digest_of(office))
    assert "6.3-1/2026, kom in 2026-11-02. Beställningen är registrerad" in " ".join(text_of(answer).split())


def test_help_explains_every_command_or_the_one_asked_for(office: Office) -> None:
    office.orders()
    digest = digest_of(office)
    (whole,) = office.hears(KARIN, "hjälp", answers=digest)
    assert [action for action in Action if action.value not in office.owed(whole).owed.fields["help"]] == []
    assert text_of(whole).count("\n- ") == len(Action)
    for words in ("hjälp möte", "help meeting", "hjälp mote"):
        (one,) = office.hears(KARIN, words, answers=digest)
        assert office.owed(one).owed.fields["help"] == ["meeting"]


def test_the_invitation_opens_in_a_calendar_and_says_nothing_of_what_the_case_is_about(office: Office) -> None:
    office.orders()
    letters = office.hears(KARIN, "möte 6.3-1/2026 2026-12-03 10:00", answers=digest_of(office))
    assert told(office, letters) == ["not-now"]
    steered(office, "ta 6.3-1/2026", office.letters[-1])
    invited, _, _ = office.hears(KARIN, "möte 6.3-1/2026 2026-12-03 10:00", answers=office.letters[-1])
    (calendar,) = invited.iter_attachments()
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == "REQUEST"
    lines = str(calendar.get_payload(decode=True), "utf-8").split("\r\n")  # type: ignore[arg-type]
    assert {"DTSTART:20261203T090000Z", "DTEND:20261203T100000Z", f"ORGANIZER:mailto:{KARIN}"} <= set(lines)
    assert "SUMMARY:Internt möte\\, dnr 6.3-1/2026" in lines
    assert invited["To"] == CHIEF


def test_the_decision_carries_the_secrecy_information_that_fits_the_principal(office: Office) -> None:
    digest, _ = specified(office)
    steered(office, "godkänd 6.3-1/2026 per telefon", digest)
    letters = office.hears(KARIN, "beslut 6.3-1/2026 delvis enskild", answers=digest, files=(DECISION,))
    text = " ".join(text_of(letters[0]).split())
    assert "lämnas ut till en del" in text
    assert "med ett förbehåll" in text
    delivered = office.hears(KARIN, "levererat 6.3-1/2026", answers=digest)[0]
    (copy,) = delivered.iter_attachments()
    assert (copy.get_filename(), copy.get_payload(decode=True)) == DECISION
    assert "med ett förbehåll" in " ".join(text_of(delivered).split())


def test_what_is_refused_cannot_be_delivered(office: Office) -> None:
    digest, _ = specified(office)
    steered(office, "godkänd 6.3-1/2026 per telefon", digest)
    letters = office.hears(KARIN, "beslut 6.3-1/2026 avslag", answers=digest, files=(DECISION,))
    assert "sekretess" not in text_of(letters[0])
    assert steered(office, "levererat 6.3-1/2026", digest) == ["nothing-to-deliver"]


def test_a_request_for_public_documents_and_one_under_section_12_reach_staff_the_same_day(office: Office) -> None:
    confirmation = office.orders()
    digest_of(office)
    asked = office.hears("eva@paper.example", "Jag begär ut samtliga handlingar enligt offentlighetsprincipen.")
    assert [line for line in told(office, asked) if line.startswith("case-notice")] == [f"case-notice to {KARIN}"]
    limit = "Vi begär att ärendet avgörs enligt 12 § förvaltningslagen."
    noticed = office.hears(SARA, limit, answers=confirmation)
    notices = [letter for letter in noticed if name_of(office, letter) == "case-notice"]
    assert [office.owed(notice).owed.fields["reason"] for notice in notices] == ["asks-for-decision-12-fl"]
    assert told(office, office.hears(KARIN, "ta", answers=notices[0])) == ["assigned"]


def test_somebody_on_record_who_asks_where_the_case_stands_is_told_and_a_stranger_is_not(office: Office) -> None:
    confirmation = office.orders()
    (status,) = office.hears(SARA, "Hej! Hur går det med vårt ärende?", answers=confirmation)
    assert name_of(office, status) == "status"
    assert "väntar på en handläggare" in " ".join(text_of(status).split())
    assert office.waiting() == []
    asked = office.hears("mallory@evil.example", "Hur går det med vårt ärende?", answers=confirmation)
    assert "status" not in [name_of(office, letter) for letter in asked]


def test_every_action_about_a_case_has_its_work() -> None:
    elsewhere = {
        Action.TAKE_IN, Action.JOIN, Action.SPLIT, Action.SET_ASIDE, Action.REGISTER, Action.SEARCH, Action.HELP,
    }  # fmt: skip
    assert set(_WORK) == set(Action) - elsewhere


def test_our_mailbox_is_where_an_action_goes(office: Office) -> None:
    office.orders()
    page = digest_of(office).get_body(("html",))
    assert page is not None
    assert f'href="mailto:{AGENCY}?subject=ta%206.3-1%2F2026%20%5B%23' in str(page.get_content())
