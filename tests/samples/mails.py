"""The mails of the demonstration, each with its truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.samples import documents, texts
from tests.samples.clients import US, gmail, outlook, plain, with_fixed_boundaries
from tests.samples.projects import DEATHS, HEART, HIP, TEETH, Project


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleMail:
    """A mail and what is true of it; kinds are those of the contract."""

    name: str
    about: str
    raw: bytes
    kind: str
    language: str = "sv"
    documents: tuple[str, ...] = ()  # kinds, decoration left out
    missing: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    numbered: bool = False  # whether it opens a case
    outcome: str | None = None
    repeats: str | None = None


def _from(project: Project) -> str:
    return f"{project.researcher} <{project.researcher_email}>"


def _signed(project: Project) -> str:
    return f"Med vänlig hälsning\n{project.researcher}\n{project.principal}"


def _papers(project: Project) -> dict[str, bytes]:
    return {
        f"Etikansökan {project.ethics_number}.pdf": documents.application_pdf(project),
        f"Beslut EPM {project.ethics_number}.pdf": documents.decision_pdf(project),
    }


ALL_FOUR = ("form", "ethics-application", "ethics-decision", "variable-list")


def complete() -> SampleMail:
    files = {"Blankett registerdata.docx": documents.form_docx(texts.form_fields(HIP)), **_papers(HIP)}
    files["Variabellista höftfrakturer.xlsx"] = documents.variables_xlsx(("PAR", "LMED", "DORS"), HIP.period)
    text = (
        "Hej!\n\nHärmed beställer vi registerdata till vår studie om höftfrakturer. Bifogat finns ifylld blankett, "
        "etikansökan, beslut och variabellista med motiveringar.\n\nHör gärna av er om något saknas.\n\n" + _signed(HIP)
    )
    mail = outlook(_from(HIP), "Beställning av registerdata – höftfrakturer", text, files, 0)
    return SampleMail(
        name="01-complete",
        about="a complete order: Word form, application, decision, Excel list",
        raw=with_fixed_boundaries(mail, "01"),
        kind="order",
        documents=ALL_FOUR,
        numbered=True,
        outcome="approved",
    )


def english() -> SampleMail:
    files = {
        "Order form.pdf": documents.form_acro_pdf(texts.form_fields_en(HEART), documents.FORM_HEADING_EN),
        "Ethics application.pdf": documents.application_pdf(HEART, HEART.title_en),
        "Ethics decision.pdf": documents.decision_pdf(replace(HEART, title=HEART.title_en)),
        "Variable list.xlsx": documents.variables_xlsx(("PAR", "LMED", "DORS"), HEART.period, english=True),
    }
    text = (
        "Dear Sir or Madam,\n\nWe would like to order register data for our study of beta-blockers. Please find attached "
        "the order form, the ethics application with its approval, and the list of variables.\n\n"
        f"Kind regards\n{HEART.researcher}\n{HEART.principal}"
    )
    return SampleMail(
        name="02-english",
        about="a complete order in English: fillable PDF form",
        raw=with_fixed_boundaries(gmail(_from(HEART), "Order of register data", text, files, 5), "02"),
        kind="order",
        language="en",
        documents=ALL_FOUR,
        numbered=True,
        outcome="approved",
    )


def incomplete() -> SampleMail:
    fields = tuple((label, "" if label == "Fakturareferens" else value) for label, value in texts.form_fields(TEETH))
    files = {
        "blankett.pdf": documents.form_pdf(fields),
        "ansökan etik.pdf": documents.application_pdf(TEETH),
        "variabler.xlsx": documents.variables_xlsx(("THR", "PAR"), TEETH.period, motivated=False),
    }
    text = (
        "Hej,\n\nVi vill beställa uttag ur tandhälsoregistret och patientregistret enligt bifogad blankett. "
        "Beslutet från Etikprövningsmyndigheten skickar jag så snart jag hittat det.\n\nMvh\nCecilia"
    )
    return SampleMail(
        name="03-incomplete",
        about="an order without decision, motivations and invoice reference",
        raw=with_fixed_boundaries(outlook(_from(TEETH), "Beställning tandhälsa", text, files, 8), "03"),
        kind="order",
        documents=("form", "ethics-application", "variable-list"),
        missing=("ethics-decision", "motivations", "invoice-reference"),
        numbered=True,
    )


def scanned() -> SampleMail:
    project = replace(HIP, researcher="Frida Fiktiv", researcher_email="frida.fiktiv@exempel-universitetet.example")
    files = {
        "Skannad blankett.pdf": documents.scanned(documents.form_pdf(texts.form_fields(project)), 1),
        "Skannat beslut.pdf": documents.scanned(documents.decision_pdf(project), 2),
        "Etikansökan.pdf": documents.application_pdf(project),
        "variabellista.csv": documents.variables_csv(("PAR", "LMED"), HIP.period),
    }
    text = f"Hej!\n\nHär kommer vår beställning av registerdata. Blanketten och beslutet är skannade.\n\n{_signed(project)}"
    return SampleMail(
        name="04-scanned",
        about="an order whose form and decision are scans, the list a csv",
        raw=with_fixed_boundaries(
            outlook(_from(project), "Beställning registerdata", text, files, 26, logo=False), "04"
        ),
        kind="order",
        documents=ALL_FOUR,
        numbered=True,
        outcome="approved",
    )


def zipped() -> SampleMail:
    project = replace(TEETH, researcher="Gustav Gissning", researcher_email="gustav.gissning@regionsyd.example")
    files = {"Blankett.docx": documents.form_docx(texts.form_fields(project)), **_papers(project)}
    files["Variabellista.xlsx"] = documents.variables_xlsx(("THR", "PAR"), project.period)
    text = f"Hej,\n\nVår ansökan om registerdata med alla bilagor finns i zip-filen.\n\n{_signed(project)}"
    mail = outlook(_from(project), "Ansökan om registeruttag", text, {"Handlingar.zip": documents.zipped(files)}, 30)
    return SampleMail(
        name="05-zip",
        about="an order with everything in a zip",
        raw=with_fixed_boundaries(mail, "05"),
        kind="order",
        documents=ALL_FOUR,
        numbered=True,
        outcome="approved",
    )


def forwarded() -> SampleMail:
    project = replace(HEART, researcher="Hedda Hypotes", researcher_email="hedda.hypotes@exempel-universitetet.example")
    files = {"Blankett.docx": documents.form_docx(texts.form_fields(project)), **_papers(project)}
    files["Variabellista.xlsx"] = documents.variables_xlsx(("PAR", "LMED"), project.period)
    inner = gmail(
        _from(project), "Beställning", f"Hej! Kan du skicka in beställningen åt mig?\n\n{_signed(project)}", files, 31
    )
    with_fixed_boundaries(inner, "06i")
    text = (
        "Hej!\n\nVidarebefordrar beställning av registerdata från vår forskare, se bifogat mejl.\n\nMvh\nIda Intendent"
    )
    mail = outlook(
        "Ida Intendent <ida.intendent@exempel-universitetet.example>", "VB: Beställning", text, {}, 33, logo=False
    )
    mail.add_attachment(inner)
    return SampleMail(
        name="06-forwarded",
        about="an administrator forwards a researcher's order as an attached mail",
        raw=with_fixed_boundaries(mail, "06"),
        kind="order",
        documents=ALL_FOUR,
        numbered=True,
        outcome="approved",
    )


def bundle() -> SampleMail:
    project = replace(TEETH, researcher="Jonas Jämförelse", researcher_email="jonas.jamforelse@regionsyd.example")
    files = {"Alla handlingar.pdf": documents.bundle_pdf(project)}
    rows = "\n".join(
        f"{register}; {name}; {project.period[0]}-{project.period[1]}; {why}"
        for register in ("THR",)
        for name, _, why in texts.VARIABLES[register]
    )
    text = (
        "Hej!\n\nBifogat är en komplett pdf med blankett, etikansökan och beslut. Vi beställer följande variabler:\n\n"
        f"Register; Variabel; Period; Motivering\n{rows}\n\n{_signed(project)}"
    )
    return SampleMail(
        name="07-bundle",
        about="one merged PDF, the variable list in the mail itself",
        raw=with_fixed_boundaries(plain(_from(project), "Beställning av data", text, files, 50), "07"),
        kind="order",
        documents=ALL_FOUR,
        numbered=True,
        outcome="approved",
    )


def deceased() -> SampleMail:
    files = {
        "Blankett.docx": documents.form_docx(texts.form_fields(DEATHS)),
        "Forskningsplan.docx": documents.plan_docx(DEATHS),
        "Variabler.xlsx": documents.variables_xlsx(("DORS",), DEATHS.period),
    }
    text = f"Hej,\n\nVi beställer data om enbart avlidna personer och bifogar forskningsplan i stället för etiktillstånd.\n\n{_signed(DEATHS)}"
    return SampleMail(
        name="08-deceased",
        about="only deceased persons: a research plan in place of ethics papers",
        raw=with_fixed_boundaries(outlook(_from(DEATHS), "Beställning dödsorsaksregistret", text, files, 52), "08"),
        kind="order",
        documents=("form", "research-plan", "variable-list"),
        numbered=True,
    )


def advisory() -> SampleMail:
    project = replace(HIP, researcher="Klara Kanske", researcher_email="klara.kanske@exempel-universitetet.example")
    files = {
        "Blankett.pdf": documents.form_pdf(texts.form_fields(project)),
        "Etikansökan.pdf": documents.application_pdf(project),
        "Beslut.pdf": documents.decision_pdf(project, texts.ADVISES, "Verksamheten är kvalitetsuppföljning."),
        "Variabellista.xlsx": documents.variables_xlsx(("PAR",), HIP.period),
    }
    text = f"Hej!\n\nHär kommer vår beställning av registerdata, med etikmyndighetens positiva besked.\n\n{_signed(project)}"
    return SampleMail(
        name="09-advisory",
        about="a decision that reads well but is no approval (advisory opinion)",
        raw=with_fixed_boundaries(gmail(_from(project), "Beställning", text, files, 54), "09"),
        kind="order",
        documents=ALL_FOUR,
        missing=("ethics-decision",),
        flags=("decision-is-no-approval",),
        numbered=True,
        outcome="advisory",
    )


def question() -> SampleMail:
    text = "Hej!\n\nHur lång är handläggningstiden just nu, och vad kostar ett uttag ur patientregistret ungefär?\n\nHälsningar\nLeo Lurig"
    mail = plain("Leo Lurig <leo.lurig@student.example>", "Fråga om handläggningstid", text, {}, 56)
    return SampleMail(name="10-question", about="a question", raw=with_fixed_boundaries(mail, "10"), kind="question")


def out_of_office() -> SampleMail:
    text = "Tack för ditt mejl! Jag är på semester och åter den 16 november.\n\nMaja Maskin"
    mail = plain("Maja Maskin <maja.maskin@regionsyd.example>", "Automatiskt svar: Bekräftelse", text, {}, 57)
    mail["Auto-Submitted"] = "auto-replied"
    mail["X-Auto-Response-Suppress"] = "All"
    return SampleMail(
        name="11-out-of-office",
        about="an out-of-office answer",
        raw=with_fixed_boundaries(mail, "11"),
        kind="automatic",
    )


def bounce() -> SampleMail:
    report = (
        "Return-Path: <>\r\nReceived: from mx.nowhere.example by mx.agency.example with ESMTP; Wed, 4 Nov 2026 18:00:00 +0000\r\n"
        f"From: Mail Delivery System <MAILER-DAEMON@mx.nowhere.example>\r\nTo: {US}\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        "Date: Wed, 4 Nov 2026 18:00:00 +0000\r\nMessage-ID: <20261104180000.1@mx.nowhere.example>\r\nAuto-Submitted: auto-replied\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b12"\r\n\r\n'
        "--b12\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered: user unknown.\r\n"
        "--b12\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.nowhere.example\r\n\r\n"
        "Final-Recipient: rfc822; nils.nirgends@nowhere.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        "--b12\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <never.sent@agency.example>\r\n--b12--\r\n"
    )
    return SampleMail(name="12-bounce", about="a delivery report", raw=report.encode(), kind="bounce", language="en")


def data_file() -> SampleMail:
    files = {"kohort.xlsx": documents.personal_data_xlsx()}
    text = "Hej! Här kommer kohorten som ni skulle samköra.\n\nMvh Olle Oförsiktig"
    mail = outlook("Olle Oförsiktig <olle.oforsiktig@regionsyd.example>", "Kohortfil", text, files, 60)
    return SampleMail(
        name="13-data-file",
        about="a data file with (invented) personal identity numbers, sent by mistake",
        raw=with_fixed_boundaries(mail, "13"),
        kind="other",
        documents=("data-file",),
        flags=("personal-identity-numbers",),
    )


def completion() -> SampleMail:
    files = {
        f"Beslut {TEETH.ethics_number}.pdf": documents.decision_pdf(TEETH),
        "variabler med motiveringar.xlsx": documents.variables_xlsx(("THR", "PAR"), TEETH.period),
    }
    text = (
        "Hej,\n\nHär kommer kompletteringen: beslutet och en lista med motiveringar. Fakturareferensen är 1084420.\n\nMvh\nCecilia\n\n"
        f"Från: Registerservice <{US}>\nSkickat: den 2 november 2026 17:05\nTill: Cecilia Låtsas\nÄmne: Bekräftelse\n\nHej!\n\nTack för er beställning."
    )
    return SampleMail(
        name="14-completion",
        about="the completion of the incomplete order, from the same sender",
        raw=with_fixed_boundaries(outlook(_from(TEETH), "SV: Bekräftelse", text, files, 62), "14"),
        kind="completion",
        documents=("ethics-decision", "variable-list"),
        outcome="approved",
    )


def repeated() -> SampleMail:
    first = complete()
    route = b"Received: from relay.example (relay.example [198.51.100.9]) by mx.agency.example with ESMTPS; Thu, 5 Nov 2026 08:00:00 +0000\r\n"
    return replace(
        first,
        name="15-repeated",
        about="the first order again, by another route",
        raw=route + first.raw,
        numbered=False,
        repeats=first.name,
    )


def newsletter() -> SampleMail:
    mail = gmail(
        "Nyhetsbrev <nyheter@leverantor.example>",
        "Höstens kurser i statistik",
        "Hej!\n\nNu finns höstens kurser ute.",
        {},
        73,
    )
    mail["List-Unsubscribe"] = "<mailto:avsluta@leverantor.example>"
    mail["Precedence"] = "bulk"
    return SampleMail(name="16-newsletter", about="a newsletter", raw=with_fixed_boundaries(mail, "16"), kind="list")


def broken() -> SampleMail:
    raw = (
        b"Received: from mail.privat.example by mx.agency.example with ESMTP; Thu, 5 Nov 2026 10:00:00 +0000\r\n"
        b"From: Petra Privat <petra@privat.example>\r\nTo: registerservice@agency.example\r\nSubject: Fr\xe5ga om registerutdrag\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="never-ends"\r\n\r\n--never-ends\r\n'
        b"Content-Type: text/plain; charset=x-unknown-swedish\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        b"Hej! Hur g\xf6r jag f\xf6r att f\xe5 veta vad som st\xe5r om mig i era register?\r\n\r\nPetra\r\n"
    )
    return SampleMail(
        name="17-broken",
        about="broken MIME, an unknown charset, no Message-ID: still a question",
        raw=raw,
        kind="question",
    )


def links() -> SampleMail:
    text = (
        "Hej!\n\nVi vill beställa registerdata. Handlingarna är för stora för mejl och finns här:\n"
        "https://exempeluni-my.sharepoint.com/:f:/g/personal/abc123?e=xyz\n\nMvh Rasmus Rykte"
    )
    mail = outlook(
        "Rasmus Rykte <rasmus.rykte@exempel-universitetet.example>",
        "Beställning av registerdata",
        text,
        {},
        76,
        logo=False,
    )
    return SampleMail(
        name="18-links",
        about="an order that only links to its documents",
        raw=with_fixed_boundaries(mail, "18"),
        kind="order",
        missing=("form", "ethics-application", "ethics-decision", "variable-list"),
        flags=("links-instead-of-attachments",),
        numbered=True,
    )


def statistics() -> SampleMail:
    text = "Hej!\n\nVi vill beställa statistik över antal höftfrakturer per region och år, uppdelat på kön.\n\nVänliga hälsningar\nSara Siffra"
    mail = plain("Sara Siffra <sara.siffra@tidning.example>", "Statistikbeställning", text, {}, 78)
    return SampleMail(
        name="19-statistics",
        about="an order of statistics, which another desk handles",
        raw=with_fixed_boundaries(mail, "19"),
        kind="statistics-order",
    )


MAKERS: tuple[Callable[[], SampleMail], ...] = (
    complete,
    english,
    incomplete,
    scanned,
    zipped,
    forwarded,
    bundle,
    deceased,
    advisory,
    question,
    out_of_office,
    bounce,
    data_file,
    completion,
    repeated,
    newsletter,
    broken,
    links,
    statistics,
)
