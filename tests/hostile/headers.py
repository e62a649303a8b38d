"""Hostile headers: senders that read in two ways, subjects that end the header, floods of fields (P1, P12, P16)."""

from __future__ import annotations

import base64
from collections.abc import Callable

from tests.hostile.case import Case, File, Outcome, head_of
from tests.parsers.mail.raw import mail

HELLO = b"Hej, hur lang ar er handlaggningstid?\r\n"


def from_field(name: str, field: bytes, because: str = "", promise: str = "P1") -> Case:
    """A mail with that From field; `because`: why its sender is unclear, empty when it is not."""
    head = head_of(name, without=("From",))
    outcome = Outcome(waits="unclear-sender", because=because, known_sender=False) if because else Outcome()
    raw = mail(HELLO, head=field + b"\r\n" + head)
    address = field.rpartition(b"<")[2].rstrip(b">").decode()
    return Case(name=name, promise=promise, raw=lambda _: raw, outcome=outcome, answered_at="" if because else address)


def subject(name: str, value: bytes, shown: str, *problems: str) -> Case:
    """A mail with that Subject, and how the register has it."""
    head = head_of(name, without=("Subject",))
    return Case(
        name=name,
        promise="P12",
        raw=lambda _: mail(HELLO, b"Subject: " + value, head=head),
        outcome=Outcome(subject=shown, problems=problems),
    )


def further(name: str, promise: str, *fields: bytes, **outcome: object) -> Case:
    """An ordinary mail with further fields."""
    return Case(
        name=name,
        promise=promise,
        raw=lambda head: mail(HELLO, *fields, head=head),
        outcome=Outcome(**outcome),  # type: ignore[arg-type]
    )


def whole(name: str, promise: str, raw: Callable[[bytes], bytes], **outcome: object) -> Case:
    """A mail made of its ordinary header in some way of its own."""
    return Case(name=name, promise=promise, raw=raw, outcome=Outcome(**outcome))  # type: ignore[arg-type]


def unreadable(name: str, reason: str, raw: Callable[[bytes], bytes], promise: str = "P16", **outcome: object) -> Case:
    """A mail over a limit."""
    return whole(name, promise, raw, waits="unreadable", because=reason, **outcome)


NO_ONE = "From-fältet anger inte exakt en adress"
TWO_WAYS = "From-fältet kan läsas på mer än ett sätt"
UNUSUAL = "From-fältets adress är inte en vanlig e-postadress"
CONTROLS = "From-fältet innehåller styrtecken"
INJECTED = b"=?utf-8?q?Hej=0D=0AX-Injected=3A_1=0D=0A=0D=0AFalsk_text?="

SENDERS = (
    from_field("two From fields", b"From: a@one.example\r\nFrom: b@two.example", "mejlet har mer än ett From-fält"),
    from_field("an address as name", b"From: alice@good.example <mallory@evil.example>", TWO_WAYS),
    from_field("two mailboxes", b"From: a@one.example, b@two.example", NO_ONE),
    from_field("a group", b"From: alla: a@one.example, b@two.example;", NO_ONE),
    from_field("no From", b"X-From: a@one.example", "mejlet har inget From-fält"),
    from_field("empty From", b"From: ", NO_ONE),
    from_field("only a name", b"From: Anna", NO_ONE),
    from_field("NUL in From", b"From: Anna <a\x00b@one.example>", CONTROLS),
    from_field("3 000 nested comments in From", b"From: " + b"(" * 3_000 + b")" * 3_000 + b" a@one.example", NO_ONE),
    from_field("quoted local part", b'From: "a b"@one.example', TWO_WAYS),
    from_field("quoted at-sign", b'From: "a@good.example" <b@evil.example>', ""),
    from_field("address hidden in an encoded word", b"From: =?utf-8?q?alice=40good.example?= <b@evil.example>", ""),
    from_field("line end in an encoded name", b"From: =?utf-8?q?A=0D=0ABcc=3A_x=40y.example?= <b@evil.example>", ""),
    from_field("turned direction in the name", "From: \u202eanna <c@one.example>".encode(), ""),
    from_field("letters outside ASCII in the address", "From: <annå@one.example>".encode(), UNUSUAL),
    from_field("no domain", b"From: <root>", NO_ONE),
    from_field("brackets in brackets", b"From: <<a@one.example>>", NO_ONE),
    from_field("address after the bracket", b"From: <a@one.example> b@two.example", NO_ONE),
    from_field("route", b"From: <@relay.example:a@one.example>", NO_ONE),
    from_field("program as address", b"From: <|/bin/sh@one.example>", ""),
)

SUBJECTS = (
    subject("line end in an encoded subject", INJECTED, "Hej X-Injected: 1 Falsk text"),
    subject("NUL in an encoded subject", b"=?utf-8?q?a=00b?=", "a b"),
    subject("raw Latin-1", b"Ans\xf6kan om registerdata", "Ansökan om registerdata"),
    subject("line separators", "a\u2028b\u2029c\u0085d".encode(), "a b c d"),
    subject("turned direction", "a\u202eb\u2066c\u200fd".encode(), "abcd"),
    subject("half a surrogate pair", b"=?utf-16-le?b?" + base64.b64encode(b"\x00\xd8") + b"?=", "Ø"),
    subject("UTF-7", b"=?utf-7?q?+AA0ACg-X-Injected: 1?=", "X-Injected: 1"),
    subject("unknown character set", b"=?finns-inte?q?a=E5?=", "aå", "unknown-charset"),
    subject("NUL in the character set", b"=?utf-8\x00?q?a?=", "a", "unknown-charset"),
    subject("a packer as character set", b"=?zlib?b?eJwDAAAAAAE=?=", "xœ", "unknown-charset"),
    subject(
        "idna as character set",
        b"=?idna?q?xn--" + b"a" * 5_000 + b"?=",
        ("xn--" + "a" * 5_000)[:500],
        "unknown-charset",
    ),
    subject("encoded twice", b"=?utf-8?q?=3D=3Futf-8=3Fq=3Fa=3F=3D?=", "=?utf-8?q?a?="),
    subject("broken base64", b"=?utf-8?b?SGVq!!!?=", "Hej"),
    subject("15 KiB of encoded words", b"=?utf-8?q?=C3=A5?= " * 800, "å" * 500),
    subject("tabs and spaces only", b" \t \t ", ""),
    subject("a template", b"{{ 7*7 }} {% include '/etc/passwd' %}", "{{ 7*7 }} {% include '/etc/passwd' %}"),
    subject("markup", b"<script>alert(1)</script>", "<script>alert(1)</script>"),
)

FIELDS = (
    further("two subjects", "P12", b"Subject: Bcc: x@y.example"),
    whole("no subject", "P12", lambda _: mail(HELLO, head=head_of("no subject", without=("Subject",))), subject=""),
    further(
        "forged references", "P12", b"References: <a@b>\x0d\x0bX-Injected: 1 <c\r\n d@e>", problems=("broken-mime",)
    ),
    further("ten thousand references", "P12", b"References: " + b"<a@b>" * 3_000),
    further("two message ids", "P12", b"Message-ID: <another@one.example>", problems=("several-message-ids",)),
    further("year 99999", "P12", b"Date: Mon, 1 Jan 99999 00:00:00 +0000"),
    further("impossible zone", "P12", b"Date: Mon, 1 Jan 2024 00:00:00 +9999999999"),
    further("answers to many", "P12", b"Reply-To: " + b", ".join(b"a%d@one.example" % n for n in range(50))),
    further("answers to another", "P12", b"Reply-To: victim@two.example", b"Sender: victim@two.example"),
    further("fields without a colon", "P16", b"no colon here", b"nor \x00 here", problems=("broken-mime",)),
    further("20 000 fields", "P16", *([b"X-A: b"] * 20_000)),
    further("a field of empty continuation lines", "P16", b"X-A: b" + b"\r\n " * 5_000),
    further("nested comments in Cc", "P16", b"Cc: " + b"(" * 3_000),
    further("5 000 parameters", "P16", b"Content-Type: text/plain" + b"; x" * 5_000),
    further(
        "7 000 escapes",
        "P16",
        b'Content-Type: text/plain; name="' + b'\\"' * 7_000,
        files=(File(name='"' * 119 + "…", kind="other"),),
    ),
    further(
        "1 000 pieces of a name",
        "P16",
        b"Content-Disposition: attachment" + b"; filename*1=a" * 1_000,
        files=(File(name="a", kind="other"),),
    ),
    unreadable(
        "20 000 addresses",
        "mejlets huvud är större än 256 KiB",
        lambda head: mail(HELLO, b"Cc: " + b", ".join(b"a%d@one.example" % n for n in range(20_000)), head=head),
        known_sender=False,
        subject="",
    ),
    unreadable(
        "300 addresses",
        "mejlet nämner fler än 128 adresser",
        lambda head: mail(HELLO, b"Cc: " + b",\r\n ".join(b"a%d@one.example" % n for n in range(300)), head=head),
        known_sender=False,
        subject="",
    ),
    unreadable(
        "17 KiB of encoded words",
        "ett fält i mejlets huvud är större än 16 KiB",
        lambda head: mail(HELLO, b"X-A: " + b"=?utf-8?q?=C3=A5?= " * 900, head=head),
        known_sender=False,
        subject="",
    ),
)

NO_FROM: dict[str, object] = {
    "waits": "unclear-sender", "because": "mejlet har inget From-fält", "known_sender": False, "subject": "",
}  # fmt: skip
SHAPES = (
    whole("nothing at all", "P16", lambda _: b"\r\n\r\nnothing at all", **NO_FROM),
    whole("only NUL", "P16", lambda _: b"\x00" * 1_000, **NO_FROM, problems=("broken-mime",)),
    whole("only a header", "P16", lambda head: head),
    whole("bare carriage returns", "P16", lambda head: mail(HELLO, head=head).replace(b"\r\n", b"\r")),
    whole("bare line feeds", "P16", lambda head: mail(HELLO, head=head).replace(b"\r\n", b"\n")),
    whole("begins with an empty line", "P16", lambda head: b"\r\n" + mail(HELLO, head=head), **NO_FROM),
    whole("begins as a mailbox file", "P16",
        lambda head: b"From a@b Mon Jan 1 00:00:00 2024\r\n" + mail(HELLO, head=head)),
    whole("UTF-16 throughout", "P16", lambda head: mail(HELLO, head=head).decode().encode("utf-16"), **NO_FROM,
          problems=("broken-mime",)),
    unreadable("no header in ten megabytes", "mejlets huvud är större än 256 KiB", lambda _: b"x" * 10_000_000,
               known_sender=False, subject=""),
)  # fmt: skip

CASES = (*SENDERS, *SUBJECTS, *FIELDS, *SHAPES)
