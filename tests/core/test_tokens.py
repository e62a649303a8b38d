"""Our Message-IDs and our signed actions are known again, and nobody else can make one (P3, P5)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.action_tokens import SignedAction, action_link, signed_action
from bot.core.tokens import letter_named_by, message_id
from replies.letters import ActionLink

KEY, OLD_KEY = b"k" * 32, b"o" * 32
DOMAIN = "agency.example"
OURS = message_id("confirmation", "0123456789abcdef", KEY, DOMAIN)


def test_p3_our_message_id_names_its_letter_and_holds_nothing_else() -> None:
    head, _, domain = OURS.strip("<>").partition("@")
    random, letter, signature = head.split(".")
    assert (random, letter, len(signature), domain) == ("0123456789abcdef", "confirmation", 16, DOMAIN)
    assert letter_named_by(OURS, (KEY,), DOMAIN) == "confirmation"


def test_p3_an_old_key_verifies_until_it_is_gone_and_the_new_one_signs() -> None:
    old = message_id("digest", "0123456789abcdef", OLD_KEY, DOMAIN)
    assert [letter_named_by(old, keys, DOMAIN) for keys in ((KEY, OLD_KEY), (OLD_KEY,), (KEY,), ())] == [
        "digest",
        "digest",
        None,
        None,
    ]


def test_p3_servers_that_change_the_domains_case_change_nothing() -> None:
    assert letter_named_by(OURS.replace("agency", "AGENCY"), (KEY,), "Agency.Example") == "confirmation"


ATTACKS: dict[str, Callable[[str], str]] = {
    "another letter": lambda mid: mid.replace("confirmation", "digest"),
    "another random number": lambda mid: mid.replace("0123", "0124"),
    "another domain": lambda mid: mid.replace(DOMAIN, "other.example"),
    "our domain in front": lambda mid: mid.replace(DOMAIN, f"{DOMAIN}.evil.example"),
    "our domain behind": lambda mid: mid.replace(DOMAIN, f"evil.{DOMAIN}"),
    "no brackets": lambda mid: mid[1:-1],
    "something behind": lambda mid: mid + "x",
    "a line end behind": lambda mid: mid + "\n",
    "something in front": lambda mid: " " + mid,
    "a cut signature": lambda mid: mid.replace(mid.split(".")[2][:16], mid.split(".")[2][:15]),
    "no signature": lambda mid: mid.replace(mid.split(".")[2][:16], ""),
    "zeros": lambda mid: mid.replace(mid.split(".")[2][:16], "0" * 16),
    "upper case": lambda mid: mid.replace(mid.split(".")[2][:16], mid.split(".")[2][:16].upper() + "A"),
    "another mailbox's key": lambda _: message_id("confirmation", "0123456789abcdef", b"another mailbox", DOMAIN),
    "no key": lambda _: message_id("confirmation", "0123456789abcdef", b"", DOMAIN),
    "a number of a case": lambda _: f"<6.3-17/2026.confirmation.0123456789abcdef@{DOMAIN}>",
    "digits of another alphabet": lambda mid: mid.replace("0123", "٠١٢٣"),
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_p3_a_forged_or_altered_message_id_is_nobodys(attack: Callable[[str], str]) -> None:
    assert letter_named_by(attack(OURS), (KEY, OLD_KEY), DOMAIN) is None


@given(st.text(max_size=80))
def test_p3_no_text_at_all_is_taken_for_a_token(text: str) -> None:
    assert letter_named_by(text, (KEY,), DOMAIN) is None


@given(position=st.integers(0, len(OURS) - 1), character=st.characters(min_codepoint=33, max_codepoint=126))
def test_p3_no_change_of_one_character_goes_unseen(position: int, character: str) -> None:
    changed = OURS[:position] + character + OURS[position + 1 :]
    same = changed.lower() == OURS.lower() and changed.partition("@")[0] == OURS.partition("@")[0]
    assert (letter_named_by(changed, (KEY,), DOMAIN) is not None) is same


LAST_DAY = date(2026, 12, 18)
SUBJECT = "ta in 12 [#20261218.92449711a28d4dc2cf9bc041]"


def subject_of(line: str = "ta in 12", recipient: str = "Karin@agency.example", key: bytes = KEY) -> str:
    """The subject of the mail that a link prepares."""
    link = action_link(line, recipient, LAST_DAY, key, "registerservice@agency.example").link
    return unquote(link.partition("?subject=")[2])


def test_p5_an_action_is_a_link_that_prepares_a_mail_to_the_mailbox() -> None:
    made = action_link("ta 6.3-1/2026", "karin@agency.example", LAST_DAY, KEY, "register service@agency.example")
    token = unquote(made.link).partition("[#")[2]
    assert made == ActionLink(
        line="ta 6.3-1/2026",
        link="mailto:register%20service@agency.example?subject=ta%206.3-1%2F2026%20%5B%23" + token.replace("]", "%5D"),
    )
    assert re.fullmatch(r"20261218\.[0-9a-f]{24}\]", token)


def test_p5_an_action_holds_for_its_recipient_until_its_day_is_over_however_the_subject_was_folded() -> None:
    subject = subject_of()
    genuine = SignedAction(line="ta in 12", token=subject.partition("[#")[2].rstrip("]"))
    for written in (subject, f" {subject} ", subject.replace(" ", "\r\n  ")):
        assert signed_action(written, "karin@AGENCY.example", (OLD_KEY, KEY), LAST_DAY) == genuine


@pytest.mark.parametrize(
    ("subject", "sender", "keys", "today"),
    [
        (subject_of(), "olle@agency.example", (KEY,), LAST_DAY),
        (subject_of(), "karin@agency.example", (OLD_KEY,), LAST_DAY),
        (subject_of(), "karin@agency.example", (), LAST_DAY),
        (subject_of(), "karin@agency.example", (KEY,), date(2026, 12, 19)),
        (subject_of().replace("20261218", "20261219"), "karin@agency.example", (KEY,), LAST_DAY),
        (subject_of().replace("20261218", "20261318"), "karin@agency.example", (KEY,), LAST_DAY),
        (subject_of().replace("12 [", "13 ["), "karin@agency.example", (KEY,), LAST_DAY),
        ("SV: " + subject_of(), "karin@agency.example", (KEY,), LAST_DAY),
        (subject_of() + ".", "karin@agency.example", (KEY,), LAST_DAY),
        (subject_of()[:-2] + "]", "karin@agency.example", (KEY,), LAST_DAY),
        ("ta in 12", "karin@agency.example", (KEY,), LAST_DAY),
    ],
)
def test_p5_an_action_that_was_altered_is_anothers_or_too_old_is_none(
    subject: str, sender: str, keys: tuple[bytes, ...], today: date
) -> None:
    assert signed_action(subject, sender, keys, today) is None


def test_p5_an_action_signed_today_is_read_by_tomorrows_version_too() -> None:
    """The links of letters that have gone out must go on working: the shape of the signature is a promise."""
    assert subject_of() == SUBJECT
