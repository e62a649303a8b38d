"""Notices to staff: who gets them, and what of a mail they show."""

from __future__ import annotations

from dataclasses import replace

from bot.core.decide import decide
from bot.core.decision import Draft, KnownCase
from bot.core.notices import Told, notices, notices_of_mail, recipients_of
from bot.core.steps import Step
from bot.core.suggestions import action_links, next_lines
from parsers.facts import Codes, Order, Sender
from replies import letters
from tests.core.making import (
    ANNA,
    NOON,
    OFFICER,
    ORDERER,
    SETTINGS,
    SIGNATURE,
    context,
    known,
    letter,
    mail,
)

WITH_OFFICER = known(officer=OFFICER)


def test_notices_go_to_the_officer_else_to_readers_of_the_digest_else_to_all_of_staff() -> None:
    nobody = replace(SETTINGS, staff=replace(SETTINGS.staff, digest_to=()))
    case = known().case
    assert recipients_of(replace(case, officer="olle@agency.example"), SETTINGS) == ("olle@agency.example",)
    assert recipients_of(case, SETTINGS) == recipients_of(None, SETTINGS) == ("karin@agency.example",)
    both = replace(SETTINGS, staff=replace(SETTINGS.staff, digest_to=("e@f.se",)))
    assert recipients_of(case, both) == ("e@f.se",)
    assert recipients_of(case, replace(nobody, staff=replace(nobody.staff, addresses=("a@b.se", "c@d.se")))) == (
        "a@b.se",
        "c@d.se",
    )


def test_a_notice_without_a_mail_or_a_case_offers_nothing_and_with_a_key_it_signs_what_it_offers() -> None:
    (bare,) = notices("five-months", None, Told(key="k", why="w", until="2027-01-01"), SETTINGS, NOON, b"")
    assert bare.letter == letters.CaseNotice(agency=SIGNATURE, reason="five-months", why="w", until="2027-01-01")
    (signed,) = notices("five-months", known(officer=OFFICER).case, Told(key="k"), SETTINGS, NOON, b"key")
    assert signed.letter.actions == action_links(signed.letter.next, OFFICER, SETTINGS, NOON, b"key")  # type: ignore[union-attr]
    assert signed.letter.actions  # type: ignore[union-attr]


def test_a_notice_shows_at_most_five_sentences_of_three_hundred_characters() -> None:
    long = tuple("x" * 301 for _ in range(6))
    (only,) = notices_of_mail("approved", mail(), context(), known(officer=OFFICER), "why", long)
    assert (only.letter.sentences, only.letter.why) == (("x" * 300,) * 5, "why")  # type: ignore[union-attr]
    (unclear,) = notices_of_mail("approved", mail(sender=Sender()), context(), None)
    assert unclear.letter.sender == ""  # type: ignore[union-attr]


def words(text: str, case: KnownCase | None = WITH_OFFICER, **more: object) -> tuple[str, ...]:
    (only,) = notices_of_mail("mail-came", mail(new_text=text, **more), context(), case)
    assert isinstance(only.letter, letters.CaseNotice)
    return only.letter.words


def test_the_officer_of_a_case_reads_the_mails_own_words_and_nobody_else_does() -> None:
    text = "Hej!\n\n  Vi   behöver åren 2001–2010. \n"
    assert words(text) == ("Hej!", "Vi behöver åren 2001–2010.")
    assert words(text, known()) == words(text, None) == ()


def test_who_takes_a_mail_in_is_told_of_its_case_with_what_fits_next() -> None:
    came = mail(new_text="Hej!", subject="Hej")
    decision = decide(came, context(taken_in_by=OFFICER, signing_key=b"k"))
    lines = next_lines(Step.RECEIVED, None, "6.3-17/2026")
    told = letters.CaseNotice(
        agency=SIGNATURE,
        reason="taken-in",
        diary_number="6.3-17/2026",
        step="received",
        mail_id=7,
        sender=ANNA,
        next=lines,
        actions=action_links(lines, OFFICER, SETTINGS, NOON, b"k"),
    )
    key = f"case-notice:taken-in:mail:7:{OFFICER}"
    assert decision.drafts[-1] == Draft(key=key, letter=told, language="sv", recipient=OFFICER, automatic=False)


def test_a_notice_of_a_mail_that_waits_for_nobody_sets_nothing_aside() -> None:
    (only,) = notices_of_mail("completion-came", mail(), context(), WITH_OFFICER)
    assert only.letter.next == next_lines(Step.CONFIRMED, OFFICER, "6.3-3/2026")  # type: ignore[union-attr]


def test_who_withdraws_an_order_is_told_as_such_wherever_they_write() -> None:
    withdraws = mail(new_text="Vi drar tillbaka vår beställning.", subject="SV: Bekräftelse")
    case = replace(known(step="assigned", officer=OFFICER), parties=(ORDERER,))
    (told,) = (d.letter for d in decide(withdraws, context(thread=letter(), thread_case=case)).drafts[1:])
    assert isinstance(told, letters.CaseNotice)
    assert (told.why, told.next[:2]) == ("verdict-withdrawn", ("återkallad 6.3-3/2026", "svara 6.3-3/2026"))
    assert told.next[-1] == "lägg undan 7"


def test_a_long_mail_is_cut() -> None:
    assert words("x" * 899 + "\nslut") == ("x" * 899, "s […]")
    assert words("x" * 901) == ("x" * 900 + " […]",)
    assert words("a\n" * 901) == (*("a",) * 900, "[…]")


def test_peoples_data_and_lists_of_diagnoses_are_in_no_notice() -> None:
    """P14: a number that a notice does show is masked when the letter is made."""
    assert words("Här är de.", identity_numbers=5) == ()
    assert words("Här är den.", identity_numbers=4) == ("Här är den.",)
    said = Order(codes=Codes(icd=("I20-I25", "I63"), atc=("C07",)))
    assert words("Gäller I20 – I25, I63 och C07.\nTack!", said=said) == ("Gäller […], […] och […].", "Tack!")
    assert words("Inte I63 men I20-I25.", said=said) == ("Inte I63 men I20-I25.",)


def test_words_that_the_sentences_say_already_are_not_said_twice() -> None:
    (only,) = notices_of_mail("approved", mail(new_text="Ja. Visst."), context(), WITH_OFFICER, "", ("Ja. Visst.",))
    assert only.letter.words == ()  # type: ignore[union-attr]
