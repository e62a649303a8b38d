"""What a mail's header says: values decoded once and clean (P12), marks, ids, dates and delivery reports (P7)."""

from __future__ import annotations

import pytest

from parsers.facts import Limits, Mail, Marks, TraceField
from parsers.mime import split
from tests.parsers.mail.raw import mail, mixed, part

LIMITS = Limits()


def read(*fields: bytes, body: bytes = b"Hej\r\n") -> Mail:
    """A mail with these fields only."""
    return split(mail(body, *fields, head=b""), LIMITS).mail


@pytest.mark.parametrize(
    ("field", "subject"),
    [
        (b"Best\xe4llning", "Beställning"),
        (b"Best\xc3\xa4llning", "Beställning"),
        (b"=?iso-8859-1?Q?Best=E4llning?=", "Beställning"),
        (b"=?utf-8?Q?Best=C3?=\r\n =?utf-8?Q?=A4llning?= av data", "Beställning av data"),
        (b"=?utf-8?B?QmVzdMOkbGxuaW5n?=\r\n\t=?utf-8?Q?_2?=", "Beställning 2"),
        (b"=?finns-inte?Q?Best=E4llning?=", "Beställning"),
        (b"=?utf-8\x00?Q?x?=", "x"),
        (b"=?utf-8?q?SV=3A_x=0D=0AX-Injected=3A_1=0D=0A=0D=0AFalsk_text?=", "SV: x X-Injected: 1 Falsk text"),
        (b"=?utf-8?q?=3D=3Futf-8=3Fq=3Fx=3F=3D?=", "=?utf-8?q?x?="),
        ("a\u202eb\u200bc\u0085d".encode(), "abc d"),
        ("Besta\u0308llning".encode(), "Beställning"),
        (b"=?utf-8?B?QmVzdMOkbGxuaW5n", "=?utf-8?B?QmVzdMOkbGxuaW5n"),
        (b"=?utf-8?Q?=ED=A0=80?=x", "í €x"),
    ],
)
def test_p12_a_subject_is_decoded_once_and_cleaned(field: bytes, subject: str) -> None:
    assert read(b"From: anna@exempel.se", b"Subject: " + field).subject == subject


def test_ids_are_taken_from_any_mess_and_capped() -> None:
    found = read(
        b"Message-ID: <a@x.example>",
        b"In-Reply-To: Ditt mejl <b@x.example> (igar)",
        b"References: " + b"\r\n ".join(b"<%d@x.example>" % number for number in range(150)),
    )
    assert (found.message_id, found.in_reply_to) == ("<a@x.example>", ("<b@x.example>",))
    assert (len(found.references), found.references[-1]) == (100, "<149@x.example>")


def test_an_id_without_brackets_gets_them_and_two_ids_are_none() -> None:
    assert read(b"Message-ID: a@x.example").message_id == "<a@x.example>"
    several = read(b"Message-ID: <a@x.example>", b"Message-ID: <b@x.example>")
    assert (several.message_id, several.problems) == (None, ("several-message-ids",))


@pytest.mark.parametrize(
    ("field", "date"),
    [
        (b"Thu, 14 Mar 2024 10:12:00 +0100", "2024-03-14T10:12:00+01:00"),
        (b"14 Mar 2024 10:12", "2024-03-14T10:12:00+00:00"),
        (b"Thu, 14 Mar 999999999 10:12:00 +0100", None),
        (b"i gar", None),
        (b"Thu, 14 Mar 2024 10:12:00 +9999999999", None),
    ],
)
def test_a_date_is_iso_or_nothing(field: bytes, date: str | None) -> None:
    assert read(b"Date: " + field).date == date


def test_marks_of_automatic_mail_are_collected() -> None:
    found = read(
        b"Return-Path: <>",
        b"Auto-Submitted: Auto-Replied",
        b"X-Auto-Response-Suppress: All",
        b"Precedence: Bulk",
        b"List-Id: <lista.exempel.se>",
        b"List-Unsubscribe: <mailto:x@exempel.se>",
        b"X-Autoreply: yes",
        b'Content-Type: Multipart/Report; report-type="Delivery-Status"; boundary=x',
    )
    assert found.marks == Marks(
        auto_submitted="auto-replied",
        auto_response_suppress="all",
        precedence="bulk",
        list_fields=("list-id", "list-unsubscribe"),
        return_path="",
        content_type="multipart/report",
        report_type="delivery-status",
        other_automatic=("x-autoreply",),
    )


def test_a_second_field_cannot_hide_the_first() -> None:
    assert read(b"Auto-Submitted: no", b"Auto-Submitted: auto-replied").marks.auto_submitted == "no, auto-replied"


def test_the_servers_fields_keep_their_order() -> None:
    found = read(
        b"Received: from b by c;\r\n Thu",
        b"Authentication-Results: mx.example; dmarc=pass",
        b"Received: from a by b",
        b"Subject: x",
    )
    assert found.trace == (
        TraceField(name="received", value="from b by c; Thu"),
        TraceField(name="authentication-results", value="mx.example; dmarc=pass"),
        TraceField(name="received", value="from a by b"),
    )


def test_recipients_are_addresses_only() -> None:
    found = read(
        b'To: "Exempel, Anna" <Anna@exempel.se>, grupp: bo@exempel.se, c;', b"Cc: <bo@exempel.se>, \xff@x, a@b"
    )
    assert (found.to, found.cc) == (("anna@exempel.se", "bo@exempel.se"), ("bo@exempel.se",))


def test_p7_a_delivery_report_says_which_mail_and_whose() -> None:
    raw = mixed(
        part(b"Det gick inte."),
        part(
            b"Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; Anna@exempel.se\r\n"
            b"Action: failed\r\nStatus: 5.1.1\r\n",
            b"Content-Type: message/delivery-status",
        ),
        part(b"Message-ID: <vart@myndighet.example>\r\nSubject: x\r\n", b"Content-Type: text/rfc822-headers"),
        head=b"From: MAILER-DAEMON@mx.example\r\nReturn-Path: <>\r\n",
    )
    found = split(raw, LIMITS)
    assert found.attachments == ()
    report = found.mail.report
    assert report is not None
    assert (report.message_ids, report.recipients, report.action, report.status) == (
        ("<vart@myndighet.example>",),
        ("anna@exempel.se",),
        "failed",
        "5.1.1",
    )


def test_p7_a_bounce_without_a_report_part_is_read_from_its_text() -> None:
    found = read(
        b"From: MAILER-DAEMON@mx.example",
        b"Return-Path: <>",
        b"Subject: failure notice",
        body=b"<anna@exempel.se>:\r\nno such user (#5.1.1)\r\n\r\n--- Below this line\r\n"
        b"Message-ID: <v@myndighet.example>\r\n",
    )
    assert found.report is not None
    assert (found.report.message_ids, found.report.recipients, found.report.status) == (
        ("<v@myndighet.example>",),
        ("anna@exempel.se",),
        "5.1.1",
    )


def test_an_ordinary_mail_is_no_report() -> None:
    assert read(b"From: anna@exempel.se", b"Subject: Delivery status of our data").report is None


@pytest.mark.parametrize(
    ("fields", "body", "recipients", "action"),
    [
        (
            (b"From: Mailer-Daemon@exim.example", b"X-Failed-Recipients: anna@exempel.se"),
            b"This message was created automatically.\r\nThe following address failed: see above\r\n",
            ("anna@exempel.se",),
            "failed",
        ),
        (
            (b"From: Mailer-Daemon@exim.example", b"Subject: Warning: message delayed 24 hours"),
            b"The message has not yet been delivered to: anna@exempel.se. No action is required on your part.\r\n",
            ("anna@exempel.se",),
            "delayed",
        ),
        (
            (b"From: postmaster@kommun.example",),
            "Leveransen är försenad till anna@exempel.se: 4.4.1\r\n".encode(),
            ("anna@exempel.se",),
            "delayed",
        ),
        (
            (b"From: x@isp.example", b"Return-Path: <>"),
            b"smtp=anna@exempel.se 5.1.1\r\n--- Below is a copy of your mail ---\r\nTo: per@exempel.se\r\n",
            ("anna@exempel.se",),
            "failed",
        ),
    ],
)
def test_p7_prose_tells_whom_a_mail_did_not_reach_and_whether_for_good(
    fields: tuple[bytes, ...], body: bytes, recipients: tuple[str, ...], action: str
) -> None:
    report = read(*fields, body=body).report
    assert report is not None
    assert (report.recipients, report.action, report.standard) == (recipients, action, False)


def test_fields_that_deny_themselves_or_that_people_have_too_are_no_marks_of_machines() -> None:
    found = read(
        b"X-Autoreply: no",
        b"Delivered-To: registerservice@myndighet.example",
        b"Feedback-ID: 1:a",
        b"X-Fc-Machinegenerated: false",
    )
    assert (found.marks.other_automatic, found.marks.bulk_fields) == ((), ("feedback-id",))
    machine = read(
        b"X-FC-MachineGenerated: true", b"X-Post-MessageClass: 9; Autoresponder", b"X-Precedence: auto_reply"
    )
    assert machine.marks.other_automatic == ("x-fc-machinegenerated", "x-post-messageclass")
    assert machine.marks.precedence == "auto_reply"
