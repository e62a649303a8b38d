"""A letter's bytes: one recipient, the marks of a machine, headers that nothing from outside can break (P10-P12)."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sender.message import LONGEST_SUBJECT, MOST_REFERENCES, Outgoing, UnsafeHeader, clean_header, letter_bytes

FIELDS = [
    "Content-Type",
    "MIME-Version",
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "X-Registerbot",
]
LETTER = Outgoing(
    from_name="Registerservice, Exempelmyndigheten",
    from_address="registerservice@agency.example",
    to="anna@uni.example",
    subject="Bekräftelse: 6.3-17/2026",
    text="Hej!\n\nTack för er beställning.\n",
    html="<p>Hej!</p>",
    message_id="<0123456789abcdef.confirmation.fedcba9876543210@agency.example>",
    date=datetime(2026, 11, 24, 11, 0, tzinfo=UTC),
    in_reply_to="<1@uni.example>",
    references=("<0@uni.example>", "<1@uni.example>"),
    auto_submitted="auto-replied",
    bot_id="agency.example",
)
# On 3.11.7 this text in a header ends the header block and writes a body in the agency's name.
INJECTION = "=?utf-8?q?Re=3A=0D=0AX-Injected=3A_1=0D=0A=0D=0AFalsk_text?="
HOSTILE = [
    INJECTION,
    f"Re: {INJECTION}",
    "Re: x\r\nBcc: mallory@evil.example",
    "Re: x\nX-Injected: 1\n\nFalsk text",
    "Re: x\rX-Injected: 1",
    "Re: x\x85X-Injected: 1",
    "Re: x\u2028X-Injected: 1",
    "Re: x\x00\x0b\x0c\x1c\x1d\x1e",
    "\ud800 \udfff ensam",
    "e\u0301 \u202egnp.exe\u202c \u2066x\u2069",
    "=?utf-8?b?PT91dGYtOD9xPz0wRD0wQVg6PyA9?=",
    "å" * 400,
    "x" * 400,
    ": : :",
    "",
]


def read(letter: Outgoing) -> Message:
    return message_from_bytes(letter_bytes(letter), policy=policy.compat32)


def shown(message: Message, name: str) -> str:
    return str(make_header(decode_header(str(message[name]))))


def decoded(part: Message) -> str:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode().replace("\r\n", "\n")


def test_p10_a_letter_has_the_marks_of_a_machine_one_recipient_and_no_copy() -> None:
    message = read(LETTER)
    assert sorted(message.keys()) == sorted(FIELDS)
    told = {name: " ".join(shown(message, name).split()) for name in FIELDS[2:]}
    assert told == {
        "From": '"Registerservice, Exempelmyndigheten" <registerservice@agency.example>',
        "To": "anna@uni.example",
        "Subject": "Bekräftelse: 6.3-17/2026",
        "Date": "Tue, 24 Nov 2026 11:00:00 +0000",
        "Message-ID": LETTER.message_id,
        "In-Reply-To": "<1@uni.example>",
        "References": "<0@uni.example> <1@uni.example>",
        "Auto-Submitted": "auto-replied",
        "X-Auto-Response-Suppress": "All",
        "X-Registerbot": "agency.example",
    }


def test_both_parts_read_back_as_they_were_written() -> None:
    text, html = read(LETTER).get_payload()
    assert (text.get_content_type(), decoded(text)) == ("text/plain", LETTER.text)
    assert (html.get_content_type(), decoded(html)) == ("text/html", LETTER.html)


@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_p12_whatever_stands_in_a_subject_the_header_block_holds_our_fields_only(hostile: str) -> None:
    message = read(replace(LETTER, subject=hostile))
    expected = [name for name in FIELDS if name != "Subject" or clean_header(hostile, LONGEST_SUBJECT)]
    assert sorted(message.keys()) == sorted(expected)
    assert "Falsk text" not in str(message.get_payload(0).get_payload(decode=True))
    assert " ".join(shown(message, "Subject").split() if "Subject" in message else []) == clean_header(
        hostile, LONGEST_SUBJECT
    )


@pytest.mark.parametrize("hostile", HOSTILE[:-1], ids=ascii)
def test_p12_nor_does_a_name_break_it(hostile: str) -> None:
    message = read(replace(LETTER, from_name=hostile))
    assert sorted(message.keys()) == sorted(FIELDS)
    assert str(message["From"]).endswith("<registerservice@agency.example>")


@pytest.mark.parametrize(
    "value",
    [
        INJECTION,
        f"<{INJECTION} @x>",
        "<a@b>\r\nBcc: x@evil.example",
        "<a@b> <c@d>",
        "<å@b>",
        "<a b@c>",
        "<>",
        "a@b",
        "<" + "a" * 300 + ">",
    ],
    ids=ascii,
)
def test_p12_an_id_that_is_none_is_left_out(value: str) -> None:
    message = read(replace(LETTER, in_reply_to=value, references=("<0@uni.example>", value)))
    assert (message["In-Reply-To"], message["References"]) == (None, "<0@uni.example>")


def test_p12_an_id_that_holds_an_encoded_word_stays_what_it_is() -> None:
    odd = "<=?utf-8?q?=0D=0AX-Injected=3A_1?=@x>"
    message = read(replace(LETTER, in_reply_to=odd, references=(odd,)))
    assert (message["In-Reply-To"], message["References"], message["X-Injected"]) == (odd, odd, None)


def test_long_threads_keep_their_first_and_their_newest_ids() -> None:
    many = tuple(f"<{n}@uni.example>" for n in range(50))
    kept = str(read(replace(LETTER, references=many))["References"]).split()
    assert kept == [many[0], *many[1 - MOST_REFERENCES :]]


@pytest.mark.parametrize(
    "address",
    [
        "anna@uni.example, per@uni.example",
        "anna@uni.example\r\nBcc: mallory@evil.example",
        "<anna@uni.example>",
        "Anna <anna@uni.example>",
        "grupp:anna@uni.example;",
        '"a b"@uni.example',
        "anna(x)@uni.example",
        "åsa@uni.example",
        "anna",
        "",
    ],
)
def test_p11_a_recipient_is_exactly_one_plain_address_or_the_letter_is_not_made(address: str) -> None:
    with pytest.raises(UnsafeHeader):
        letter_bytes(replace(LETTER, to=address))


def test_p11_nor_is_a_letter_made_from_an_address_that_is_none() -> None:
    with pytest.raises(UnsafeHeader):
        letter_bytes(replace(LETTER, from_address="x@y>\r\nBcc: z@evil.example"))


def test_p12_a_field_that_would_read_back_otherwise_stops_the_letter() -> None:
    with pytest.raises(UnsafeHeader):
        letter_bytes(replace(LETTER, auto_submitted="auto-replied\r\nX-Injected: 1"))
    with pytest.raises(UnsafeHeader):
        letter_bytes(replace(LETTER, bot_id="agency.example\n\nFalsk text"))


def test_the_bytes_are_ascii_with_short_lines_that_end_in_crlf() -> None:
    made = letter_bytes(replace(LETTER, subject="Å" * 140, text="å" * 5000 + "\n.\nFrom mig", html="<p>" + "ä" * 5000))
    lines = made.split(b"\r\n")
    assert made.isascii()
    assert max(map(len, lines)) <= 998
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)


def test_the_same_letter_is_the_same_bytes() -> None:
    """What is sent again after a doubt is byte for byte what was sent (P13)."""
    assert letter_bytes(LETTER) == letter_bytes(LETTER)


@given(st.text(max_size=200), st.text(max_size=60), st.lists(st.text(max_size=40), max_size=4))
def test_p12_any_text_at_all_gives_a_letter_that_reads_back(subject: str, name: str, references: list[str]) -> None:
    message = read(replace(LETTER, subject=subject, from_name=name, references=tuple(references)))
    assert set(message.keys()) <= set(FIELDS)
    assert len(message.keys()) == len(set(message.keys()))
    assert [part.get_content_type() for part in message.get_payload()] == ["text/plain", "text/html"]


@given(st.text(max_size=300), st.integers(1, 150))
def test_p12_a_cleaned_value_is_one_line_composed_and_short(value: str, limit: int) -> None:
    clean = clean_header(value, limit)
    assert len(clean) <= limit
    assert len(clean.splitlines()) <= 1
    assert clean == " ".join(clean.split())
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} or c in "\u202e\u2066\u061c" for c in clean)
