"""Whose mail it is (P1): an address is known only where every reading of the From field agrees, on any interpreter."""

from __future__ import annotations

from email.utils import getaddresses

import pytest
from hypothesis import given
from hypothesis import strategies as st

import parsers.senders
from parsers.facts import Limits, Sender
from parsers.mime import split
from parsers.senders import bracket_reading


def sender(*fields: bytes) -> Sender:
    """The sender of a mail with these From fields."""
    head = b"".join(b"From: " + field + b"\r\n" for field in fields)
    return split(head + b"Subject: Prov\r\n\r\nHej\r\n", Limits()).mail.sender


@pytest.mark.parametrize(
    ("field", "address", "name"),
    [
        (b"anna@exempel.se", "anna@exempel.se", ""),
        (b"<anna@exempel.se>", "anna@exempel.se", ""),
        (b"Anna Exempel <Anna@Exempel.SE>", "anna@exempel.se", "Anna Exempel"),
        (b'"Exempel, Anna" <anna@exempel.se>', "anna@exempel.se", "Exempel, Anna"),
        (b"=?utf-8?Q?Exempel=2C_=C3=85sa?= <asa@exempel.se>", "asa@exempel.se", "Exempel, Åsa"),
        (b"=?iso-8859-1?Q?=C5sa?=\r\n <asa@exempel.se>", "asa@exempel.se", "Åsa"),
        (b"\xc5sa <asa@exempel.se>", "asa@exempel.se", "Åsa"),
        (b"anna@exempel.se (Anna Exempel)", "anna@exempel.se", "Anna Exempel"),
        (b"Anna (KI) Exempel <anna@exempel.se>", "anna@exempel.se", "Anna (KI) Exempel"),
        (b'"anna@exempel.se" <anna@exempel.se>', "anna@exempel.se", "anna@exempel.se"),
        (b"=?utf-8?Q?A=0D=0ABcc=3A_x=40y.se?= <anna@exempel.se>", "anna@exempel.se", "A Bcc: x@y.se"),
        (b"anna@exempel.se <anna@exempel.se>", "anna@exempel.se", "anna@exempel.se"),
        (b"Anna@Exempel.se <anna@exempel.se>", "anna@exempel.se", "Anna@Exempel.se"),
        (b"\"'anna@exempel.se'\" <anna@exempel.se>", "anna@exempel.se", "'anna@exempel.se'"),
        (b'"Lind, Anna (KI)" <anna@exempel.se>', "anna@exempel.se", "Lind, Anna (KI)"),
        (b"Lind, Anna <anna@exempel.se>", "anna@exempel.se", "Lind, Anna"),
        (b"Anna Lind, PhD <anna@exempel.se>", "anna@exempel.se", "Anna Lind, PhD"),
        (b"Anna Lind [KI] <anna@exempel.se>", "anna@exempel.se", "Anna Lind [KI]"),
        (b"Anna Lind (via (Teams)) <anna@exempel.se>", "anna@exempel.se", "Anna Lind (via (Teams))"),
        (b'"Anna \\" <x@evil.example>" <anna@exempel.se>', "anna@exempel.se", 'Anna " <x@evil.example>'),
        (b"anna(forskare)@exempel.se", "anna@exempel.se", ""),
        (b"Anna O'Neil <o'neil+x@exempel.se>", "o'neil+x@exempel.se", "Anna O'Neil"),
        (b"Anna <anna@xn--4cab6c.example>", "anna@xn--4cab6c.example", "Anna"),
        # The address in the name is a lie, and only a name: the answer goes to the one in brackets.
        (b'"alice@good.example" <mallory@evil.example>', "mallory@evil.example", "alice@good.example"),
        (b"=?utf-8?Q?alice=40good.example?= <mallory@evil.example>", "mallory@evil.example", "alice@good.example"),
        (
            b"=?utf-8?B?YWxpY2UgPGFsaWNlQGdvb2QuZXhhbXBsZT4=?= <mallory@evil.example>",
            "mallory@evil.example",
            "alice <alice@good.example>",
        ),
    ],
)
def test_p1_one_mailbox_on_which_all_readings_agree(field: bytes, address: str, name: str) -> None:
    assert sender(field) == Sender(address=address, name=name)


@pytest.mark.parametrize(
    "field",
    [
        b"alice@good.example <mallory@evil.example>",
        b"alice@good.example, <mallory@evil.example>",
        b"alice@good.example; <mallory@evil.example>",
        b"alice@good.example> <mallory@evil.example>",
        b"[alice@good.example] <mallory@evil.example>",
        b"alice@good.example via lista <mallory@evil.example>",
        b"<alice@good.example><mallory@evil.example>",
        b"<alice@good.example> (mallory@evil.example) x",
        b"<@alice.example,@good.example:mallory@evil.example>",
        b"x: alice@good.example, mallory@evil.example;",
        b"grupp: mallory@evil.example;",
        b"x:alice@good.example <mallory@evil.example>;",
        b"undisclosed-recipients:;",
        b"(alice@good.example",
        b"a(b(c(d(e(f(g)f)e)d)c)b)a <mallory@evil.example>",
        b"(" * 3000 + b")" * 3000 + b"mallory@evil.example",
        b'"alice <alice@good.example> mallory@evil.example',
        b"alice@good.example\x00 <mallory@evil.example>",
        b"alice@good.example\r <mallory@evil.example>",
        b"=?utf-8?Q?=3Calice=40good.example=3E?=",
        b"Anna <anna @exempel.se>",
        b"Anna <anna@exempel.se.>",
        b"Anna <anna@[192.0.2.1]>",
        b"Anna <anna@exempel>",
        b"Anna <anna@exempel.se",
        b"Anna <anna@exempel..se>",
        b"Anna <.anna@exempel.se>",
        b"Anna <\xc3\xa5sa@exempel.se>",
        b"Anna <anna@\xc3\xa5.example>",
        b"Anna <a@b@exempel.se>",
        b"<>",
        b"",
    ],
    ids=lambda field: ascii(field)[2:40],
)
def test_p1_what_can_be_read_otherwise_is_unclear_and_says_why(field: bytes) -> None:
    found = sender(field)
    assert (found.address, bool(found.unclear_because)) == (None, True)


def test_p1_several_from_fields_or_none_are_unclear() -> None:
    because = [sender(), sender(b"a@exempel.se", b"a@exempel.se"), sender(b"a@exempel.se", b"")]
    assert [found.unclear_because for found in because] == [
        "mejlet har inget From-fält",
        "mejlet har mer än ett From-fält",
        "mejlet har mer än ett From-fält",
    ]


def test_p1_two_from_fields_make_the_sender_unclear_wherever_the_second_hides() -> None:
    first, second = b"From: anna@exempel.se", b"fRoM : mallory@evil.example"
    for fields in ([first, second], [second, first], [first, b"Subject: x\rFrom: mallory@evil.example"]):
        assert split(b"\r\n".join((*fields, b"", b"Hej")), Limits()).mail.sender.address is None


FIELDS = [
    b"Anna <anna@exempel.se>",
    b"alice@good.example <mallory@evil.example>",
    b'"alice@good.example" <mallory@evil.example>',
    b"Lind, Anna <anna@exempel.se>",
    b"alice@good.example, mallory@evil.example",
]


@pytest.mark.parametrize("field", FIELDS)
def test_p1_an_interpreter_that_refuses_odd_fields_leaves_no_other_sender(
    field: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Newer interpreters answer ('', '') where 3.11.7 names an address: the sender is then unclear or the same."""
    before = sender(field).address

    def strict(values: list[str]) -> list[tuple[str, str]]:
        found = getaddresses(values)
        return found if len(found) == 1 else [("", "")]

    monkeypatch.setattr(parsers.senders, "getaddresses", strict)
    assert sender(field).address in {before, None}


@given(st.text(alphabet='ab@.<>()",;: \\[]', max_size=24))
def test_p1_whatever_stands_in_the_field_the_answer_goes_only_where_the_eye_reads_it(text: str) -> None:
    found = sender(text.encode()).address
    assert found is None or found == bracket_reading(text.strip())
