"""The demonstration's other mails: questions, machines, mistakes, and what another desk handles."""

from __future__ import annotations

from datetime import datetime

from tests.samples import documents as make
from tests.samples.clients import US, Envelope, apple_mail, gmail, thunderbird
from tests.samples.mails import Sample, local, sample
from tests.samples.outlook import outlook
from tests.samples.truth import MailTruth


def _letter(name: str, address: str, subject: str, text: str, arrival: datetime, **more: object) -> Envelope:
    return Envelope(name=name, address=address, subject=subject, text=text, arrival=arrival, **more)


def _truth(about: str, kind: str, **told: object) -> MailTruth:
    return MailTruth(about=about, kind=kind, arrival=local(11, 5, 12, 0), **told)


def question() -> Sample:
    """Somebody asks before ordering."""
    text = "Hej!\n\nJag är doktorand och planerar en registerstudie. Hur lång är handläggningstiden just nu, och vad kostar ett uttag ur patientregistret ungefär? Går det att få in uppgifter om primärvård?\n\nHälsningar\nLeo Lurig"
    mail = _letter("Leo Lurig", "leo.lurig@student.example", "Fråga om handläggningstid", text, local(11, 5, 12, 44))
    return sample("10-question", _truth("a question", "question"), mail, apple_mail)


def out_of_office() -> Sample:
    """A machine answers while its owner is away."""
    text = "Tack för ditt mejl!\n\nJag är på semester och åter den 16 november. Vid brådskande ärenden, kontakta forskningsenheten på 031-390 06 12.\n\nMaja Maskin\nRegion Påhittade Syd"
    marks = (
        ("Auto-Submitted", "auto-replied"),
        ("X-Auto-Response-Suppress", "All"),
        ("X-MS-Exchange-Generated-Message-Source", "Mailbox Rules Agent"),
    )
    mail = _letter(
        "Maja Maskin",
        "maja.maskin@regionsyd.example",
        "Automatiskt svar: Bekräftelse",
        text,
        local(11, 5, 13, 2),
        more=marks,
    )
    return sample(
        "11-out-of-office", _truth("an out-of-office answer", "automatic"), mail, lambda m: outlook(m, with_logo=False)
    )


def bounce() -> Sample:
    """A server tells that a letter did not arrive (RFC 3464)."""
    arrival = local(11, 5, 13, 40)
    stamp = arrival.strftime("%a, %d %b %Y %H:%M:%S %z")
    edge = "4RbQ2x1Tz9zPnW/mx.nowhere.example"
    raw = (
        f"Return-Path: <>\r\nReceived: from mx.nowhere.example (mx.nowhere.example [203.0.113.90])\r\n by mx.agency.example (Postfix) with ESMTPS id 4RbQ2yExample\r\n for <{US}>; {stamp}\r\n"
        f"Received: by mx.nowhere.example (Postfix)\r\n id 4RbQ2x1Tz9; {stamp}\r\n"
        f"Date: {stamp}\r\nFrom: MAILER-DAEMON@mx.nowhere.example (Mail Delivery System)\r\nSubject: Undelivered Mail Returned to Sender\r\nTo: {US}\r\n"
        "Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="{edge}"\r\nContent-Transfer-Encoding: 8bit\r\n'
        "Message-Id: <4RbQ2x1Tz9@mx.nowhere.example>\r\n\r\nThis is a MIME-encapsulated message.\r\n\r\n"
        f"--{edge}\r\nContent-Description: Notification\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        "This is the mail system at host mx.nowhere.example.\r\n\r\nI'm sorry to have to inform you that your message could not\r\nbe delivered to one or more recipients. It's attached below.\r\n\r\n"
        "<nils.nirgends@nowhere.example>: host lmtp.nowhere.example[203.0.113.91] said: 550 5.1.1\r\n    <nils.nirgends@nowhere.example> User doesn't exist (in reply to RCPT TO command)\r\n\r\n"
        f"--{edge}\r\nContent-Description: Delivery report\r\nContent-Type: message/delivery-status\r\n\r\n"
        f"Reporting-MTA: dns; mx.nowhere.example\r\nX-Postfix-Queue-ID: 4RbQ2x1Tz9\r\nX-Postfix-Sender: rfc822; {US}\r\nArrival-Date: {stamp}\r\n\r\n"
        "Final-Recipient: rfc822; nils.nirgends@nowhere.example\r\nOriginal-Recipient: rfc822;nils.nirgends@nowhere.example\r\nAction: failed\r\nStatus: 5.1.1\r\nRemote-MTA: dns; lmtp.nowhere.example\r\nDiagnostic-Code: smtp; 550 5.1.1 <nils.nirgends@nowhere.example> User doesn't exist\r\n\r\n"
        f"--{edge}\r\nContent-Description: Undelivered Message Headers\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"From: Registerservice <{US}>\r\nTo: nils.nirgends@nowhere.example\r\nSubject: =?utf-8?q?Bekr=C3=A4ftelse?=\r\nMessage-ID: <0000000000000000.confirmation.0000000000000000@agency.example>\r\n\r\n--{edge}--\r\n"
    ).encode()
    truth = MailTruth(
        about="a delivery report",
        kind="bounce",
        arrival=arrival,
        language="en",
        sender="mailer-daemon@mx.nowhere.example",
        subject="Undelivered Mail Returned to Sender",
    )
    return Sample(name="12-bounce", truth=truth, make=lambda: raw)


def data_file() -> Sample:
    """Personal identity numbers where no data should be sent (the numbers are nobody's)."""
    text = "Hej!\n\nHär kommer kohorten som ni skulle samköra med patientregistret. Säg till om ni vill ha den i något annat format.\n\nMvh\nOlle Oförsiktig"
    mail = _letter(
        "Olle Oförsiktig",
        "olle.oforsiktig@regionsyd.example",
        "Kohortfil",
        text,
        local(11, 5, 15, 55),
        papers=(make.data_file("Kohort till registerservice.xlsx", 13),),
    )
    truth = _truth(
        "a data file with (invented) personal identity numbers, sent by mistake",
        "other",
        flags=("personal-identity-numbers",),
    )
    return sample("13-data-file", truth, mail, lambda m: outlook(m, with_logo=False))


def newsletter() -> Sample:
    """A list sends to many."""
    text = "Höstens kurser i statistik\n\nNu kan du anmäla dig till höstens kurser i överlevnadsanalys och kausal inferens. Early bird till och med den 30 november!\n\nLäs mer: https://kurser.leverantor.example/host\n\nVill du inte ha våra utskick? Avregistrera dig: https://kurser.leverantor.example/avsluta"
    marks = (
        ("List-Id", "Kursnytt <kursnytt.leverantor.example>"),
        ("List-Unsubscribe", "<mailto:avsluta@leverantor.example>, <https://kurser.leverantor.example/avsluta>"),
        ("Precedence", "bulk"),
    )
    mail = _letter(
        "Kursnytt",
        "kursnytt@leverantor.example",
        "Höstens kurser i statistik – boka nu",
        text,
        local(11, 6, 12, 0),
        more=marks,
    )
    return sample("16-newsletter", _truth("a newsletter", "list"), mail, gmail)


def broken() -> Sample:
    """Parts that never end, a charset that nobody knows, raw letters in the subject, no Message-ID."""
    arrival = local(11, 6, 13, 26)
    head = (
        f"Return-Path: <petra@privat.example>\r\nReceived: from mail.privat.example (mail.privat.example [203.0.113.18])\r\n by mx.agency.example (Postfix) with ESMTP id 4RbX;\r\n {arrival:%a, %d %b %Y %H:%M:%S %z}\r\n"
        f"From: Petra Privat <petra@privat.example>\r\nTo: {US}\r\nSubject: Fråga om mina uppgifter\r\nDate: {arrival:%a, %d %b %Y %H:%M:%S %z}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="never-ends"\r\n\r\n--never-ends\r\nContent-Type: text/plain; charset=x-swedish-7\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
        "Hej! Hur gör jag för att få veta vad som står om mig i era register?\r\n\r\nPetra\r\n"
    ).encode("latin-1")
    truth = MailTruth(
        about="broken MIME, an unknown charset, no Message-ID: still a question",
        kind="question",
        arrival=arrival,
        sender="petra@privat.example",
        subject="Fråga om mina uppgifter",
    )
    return Sample(name="17-broken", truth=truth, make=lambda: head)


def links() -> Sample:
    """The papers lie in a cloud, where the bot never goes."""
    text = (
        "Hej!\n\nVi vill beställa registerdata för ett forskningsprojekt om sepsis. Handlingarna är för stora för mejl och finns här:\n\n"
        "https://exempeluniversitetet-my.sharepoint.com/:f:/g/personal/rasmus_rykte/EpLkExempel123?e=Ab1Cd2\n\n"
        "Länken gäller i 14 dagar.\n\nMvh\nRasmus Rykte"
    )
    mail = _letter(
        "Rasmus Rykte",
        "rasmus.rykte@exempel-universitetet.example",
        "Beställning av registerdata",
        text,
        local(11, 6, 15, 8),
    )
    truth = _truth(
        "an order that only links to its documents", "order", numbered=True, flags=("links-instead-of-attachments",),
        missing=("form", "ethics-application", "ethics-decision", "variable-list"),
    )  # fmt: skip
    return sample("18-links", truth, mail, lambda m: outlook(m, with_logo=False))


def statistics() -> Sample:
    """Tables without individuals are ordered at another desk."""
    text = "Hej!\n\nVi vill beställa statistik över antal höftfrakturer per region och år 2015–2025, uppdelat på kön och ålder i femårsklasser. Vad kostar det och när kan vi få tabellerna?\n\nVänliga hälsningar\nSara Siffra\nPåhittade Tidningen"
    mail = _letter("Sara Siffra", "sara.siffra@tidning.example", "Statistikbeställning", text, local(11, 7, 9, 30))
    return sample(
        "19-statistics",
        _truth("an order of statistics, which another desk handles", "statistics-order"),
        mail,
        thunderbird,
    )
