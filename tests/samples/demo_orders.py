"""The demonstration's orders: complete, incomplete, scanned, packed, forwarded, merged, and one that looks approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from tests.samples import documents as make
from tests.samples.clients import Envelope, apple_mail, by_another_route, gmail, thunderbird
from tests.samples.mails import LOGO, Sample, farewell, from_researcher, local, order_of, sample
from tests.samples.outlook import outlook
from tests.samples.projects import invent
from tests.samples.truth import MailTruth

HIP = invent(101, "hip", "university", date(2025, 9, 17))
HEART = invent(102, "heart", "institute", date(2025, 2, 5), language="en")
TEETH = invent(103, "teeth", "region", date(2026, 3, 18))
EPILEPSY = invent(104, "epilepsy", "university", date(2017, 5, 10))
PROSTATE = invent(105, "prostate", "laboratory", date(2026, 1, 21))
THROMBOSIS = invent(106, "thrombosis", "region", date(2025, 11, 26))
APNEA = invent(107, "apnea", "university", date(2025, 6, 11))
DROWNING = invent(108, "drowning", "university", date(2026, 8, 14))
CATARACT = invent(109, "cataract", "region", date(2026, 4, 22))


def _order(about: str, **told: object) -> MailTruth:
    return MailTruth(about=about, kind="order", arrival=local(11, 2, 8, 0), numbered=True, **told)


@cache
def complete() -> Sample:
    """Everything that is wanted."""
    text = (
        "Hej,\n\nHärmed översänds en beställning av uppgifter ur patientregistret, läkemedelsregistret och "
        "dödsorsaksregistret för vårt projekt om höftfrakturer.\n\nBifogat finns ifylld blankett, den signerade ansökan "
        "om etikprövning, Etikprövningsmyndighetens beslut samt variabellista med motiveringar. Faktureringsuppgifterna "
        f"är kontrollerade med ekonomiavdelningen.\n\nHör gärna av er om något saknas!\n\n{farewell(HIP)}"
    )
    papers = (
        make.form(HIP, "Blankett_registerdata_ifylld.docx", "docx-content-controls"),
        make.application(HIP, f"Ansökan etikprövning {HIP.ethics_number}.pdf", "ethix"),
        make.decision(HIP, f"Beslut_{HIP.ethics_number}.pdf"),
        make.variable_list(HIP, "Variabellista höftfrakturer.xlsx"),
    )
    mail = from_researcher(HIP, "Beställning av registerdata för forskning", text, local(11, 2, 8, 41), *papers)
    truth = _order("a complete order: Word form, signed application, decision, Excel list", order=order_of(HIP))
    return sample("01-complete", truth, mail, outlook, logo=True)


def english() -> Sample:
    """Everything that is wanted, in English."""
    text = (
        "Dear Sir or Madam,\n\nWe would like to order data from the National Patient Register, the Swedish Prescribed "
        "Drug Register and the Cause of Death Register for the project \"Beta-blockers after myocardial infarction\".\n\n"
        "Please find attached the completed order form, the ethics application and the approval (both in Swedish), and "
        "the list of variables with a motivation for each of them.\n\nCould you please confirm that you have received "
        f"this e-mail?\n\n{farewell(HEART, 'Kind regards,')}"
    )  # fmt: skip
    papers = (
        make.form(HEART, "Request form - filled in.pdf", "pdf-fillable"),
        make.application(HEART, "Ethics application (signed).pdf", "ethix"),
        make.decision(HEART, f"Approval {HEART.ethics_number}.pdf"),
        make.variable_list(HEART, "List of variables.xlsx", "sheet-a-register"),
    )
    mail = from_researcher(
        HEART, "Order of register data: beta-blockers after myocardial infarction", text, local(11, 2, 10, 5), *papers
    )
    truth = _order(
        "a complete order in English: fillable PDF form, a sheet a register", language="en", order=order_of(HEART)
    )
    return sample("02-english", truth, mail, gmail)


def incomplete() -> Sample:
    """No decision, no motivations, no invoice reference."""
    text = (
        "Hej!\n\nVi vill beställa data ur tandhälsoregistret och patientregistret. Jag skickar blanketten, etikansökan "
        "och en lista på variablerna. Beslutet från etikprövningen har jag tyvärr inte till hands, men återkommer.\n\n"
        f"{farewell(TEETH, 'Hälsningar')}"
    )
    papers = (
        make.form(TEETH, "Beställningsblankett.docx", "docx-content-controls", without=("reference",)),
        make.application(TEETH, "Etikansökan.pdf", "ethix"),
        make.variable_list(TEETH, "variabler.xlsx", motivated=False),
    )
    mail = from_researcher(TEETH, "Beställning av data", text, local(11, 2, 13, 27), *papers)
    truth = _order(
        "an order without decision, motivations and invoice reference",
        missing=("ethics-decision", "motivations", "invoice-reference"),
        order=order_of(TEETH, without=("reference",)),
    )
    return sample("03-incomplete", truth, mail, outlook, logo=True)


def scanned() -> Sample:
    """Paper from the years of the regional boards, over the glass."""
    text = (
        "Hej\n\nBeställning av data för vårt projekt om epilepsiläkemedel under graviditet. Blanketten är undertecknad och "
        "inskannad, likaså beslutet från etikprövningsnämnden (2017). Variablerna ligger i en csv-fil.\n\n"
        f"{farewell(EPILEPSY)}"
    )
    papers = (
        make.form(EPILEPSY, "Scan_20261103_0714.pdf", "scan", seed=41),
        make.application(EPILEPSY, "Etikansökan 2017.pdf", "epn", seed=42),
        make.decision(EPILEPSY, "Scan_20261103_0716.pdf", family="epn", scan=43),
        make.variable_list(EPILEPSY, "variabellista_slutlig.csv", "csv"),
    )
    mail = from_researcher(EPILEPSY, "Registerbeställning – läkemedel mot epilepsi", text, local(11, 3, 7, 22), *papers)
    truth = _order(
        "an order with scanned form and scanned decision of 2017, the list as csv",
        flags=("approval-may-have-lapsed",),
        order=order_of(EPILEPSY),
    )
    return sample("04-scanned", truth, mail, thunderbird)


def zipped() -> Sample:
    """Everything in one folder, compressed by Windows; the principal is a company."""
    text = f"Hej,\n\nBeställning enligt bifogad zip-fil. Alla handlingar ligger i mappen.\n\n{farewell(PROSTATE, 'Vänligen')}"
    papers = (
        make.form(PROSTATE, "Beställningsblankett.pdf", "pdf-flattened"),
        make.application(PROSTATE, "Ansökan om etikprövning.pdf", "ethix"),
        make.decision(PROSTATE, "Godkännande från EPM.pdf"),
        make.variable_list(PROSTATE, "Variabler, önskade.docx", "word-table"),
    )
    packed = make.windows_zip("Beställning.zip", "Beställning registerdata", papers)
    mail = from_researcher(PROSTATE, "Beställning av registeruppgifter", text, local(11, 3, 15, 31), packed)
    truth = _order(
        "an order with everything in a zip, from a company", flags=("private-principal",), order=order_of(PROSTATE)
    )
    return sample("05-zip", truth, mail, outlook, logo=True)


def forwarded() -> Sample:
    """An administrator sends on what a researcher has written, as an attached mail."""
    inner_text = f"Hej Lotta!\n\nKan du skicka in det här till registerservice? Blankett, etikpapper och variabellista är bifogade.\n\n{farewell(THROMBOSIS, 'Mvh')}"
    papers = (
        make.form(THROMBOSIS, "Blankett knäprotes.docx", "docx-content-controls"),
        make.application(THROMBOSIS, "Ansökan.pdf", "ethix"),
        make.decision(THROMBOSIS, "Beslut.pdf"),
        make.variable_list(THROMBOSIS, "Variabellista.xlsx", "grouped"),
    )
    inner = replace(
        from_researcher(THROMBOSIS, "Beställning registerdata knäprotes", inner_text, local(11, 3, 16, 50), *papers),
        to="Lotta Registrator <lotta.registrator@regionsyd.example>",
    )
    text = "Hej,\n\nVidarebefordrar en beställning från en av våra forskare, se bifogat mejl. Frågor kan ställas direkt till forskaren.\n\nMed vänlig hälsning\nLotta Registrator\nForskningsadministratör\nRegion Påhittade Syd"
    name = "Beställning registerdata knäprotes.eml"
    mail = Envelope(
        name="Lotta Registrator", address="lotta.registrator@regionsyd.example", subject="VB: Beställning registerdata knäprotes",
        text=text, arrival=local(11, 4, 8, 12), attached_mail=(name, b""),
    )  # fmt: skip
    truth = _order(
        "an administrator forwards a researcher's order as an attached mail",
        papers=(*(replace(t, path=f"{name}/{t.path}") for paper in papers for t in paper.truths), LOGO),
        order=order_of(THROMBOSIS),
    )
    return sample(
        "06-forwarded", truth, mail, lambda m: outlook(replace(m, attached_mail=(name, apple_mail(inner)))), logo=True
    )


def bundle() -> Sample:
    """One merged PDF; the variables stand in the mail."""
    listed, in_body = make.list_in_the_mail(APNEA)
    text = f"Hej!\n\nBifogat är en komplett pdf med alla handlingar: blankett, etikansökan och beslut. Vi beställer följande variabler:\n\n{listed}\n\n{farewell(APNEA)}"
    merged = make.bundle("Komplett pdf med alla handlingar.pdf", (
        (make.form(APNEA, "blankett.pdf", "pdf-printed"), (1, 2)),
        (make.application(APNEA, "ansokan.pdf", "prisma"), (3, 8)),
        (make.decision(APNEA, "beslut.pdf"), (9, 10)),
    ))  # fmt: skip
    mail = from_researcher(APNEA, "Beställning av data, sömnapné och trafikolyckor", text, local(11, 4, 11, 3), merged)
    truth = _order(
        "one merged PDF, the list of variables in the mail itself",
        flags=("signature-not-found",),
        order=order_of(APNEA),
    )
    return sample("07-bundle", truth, mail, thunderbird, body=(in_body,))


def deceased() -> Sample:
    """No ethics papers are needed: a research plan is."""
    text = f"Hej,\n\nHär kommer en beställning ur dödsorsaksregistret. Studien omfattar endast avlidna personer, så i stället för etikprövning bifogar jag vår forskningsplan.\n\n{farewell(DROWNING)}"
    papers = (
        make.form(DROWNING, "Beställning drunkning.pdf", "pdf-flattened"),
        make.plan(DROWNING, "Forskningsplan drunkningsdödsfall.pdf"),
        make.variable_list(DROWNING, "Variabler – dödsorsaksregistret.xlsx"),
    )
    mail = from_researcher(DROWNING, "Beställning: dödsorsaksregistret", text, local(11, 4, 14, 40), *papers)
    truth = _order("only deceased persons: a research plan in place of ethics papers", order=order_of(DROWNING))
    return sample("08-deceased", truth, mail, apple_mail)


def advisory() -> Sample:
    """An advisory opinion reads well and is no approval."""
    text = f"Hej!\n\nBeställning av uppgifter om starroperationer. Etikprövningsmyndigheten hade inga invändningar, se bifogat beslut.\n\n{farewell(CATARACT)}"
    papers = (
        make.form(CATARACT, "Blankett.docx", "docx-content-controls"),
        make.application(CATARACT, f"Ansökan {CATARACT.ethics_number}.pdf", "ethix"),
        make.decision(CATARACT, f"EPM beslut {CATARACT.ethics_number}.pdf", "advisory"),
        make.variable_list(CATARACT, "Variabellista.xlsx", "grouped"),
    )
    mail = from_researcher(CATARACT, "Datauttag starroperationer", text, local(11, 5, 9, 18), *papers)
    truth = _order(
        "a decision that reads well but is no approval (advisory opinion)",
        missing=("ethics-decision",),
        flags=("decision-is-no-approval",),
        order=order_of(CATARACT),
    )
    return sample("09-advisory", truth, mail, outlook, logo=True)


def completion() -> Sample:
    """What was lacking in the third mail, from the same sender."""
    text = (
        "Hej,\n\nTack för bekräftelsen! Här kommer det som saknades: beslutet från Etikprövningsmyndigheten och en ny lista med "
        f"motiveringar. Fakturareferensen är {TEETH.reference}.\n\nMvh\n{TEETH.contact.name}\n\n"
        "Från: Registerservice <registerservice@agency.example>\nSkickat: den 2 november 2026 13:27\n"
        f"Till: {TEETH.contact.name} <{TEETH.contact.email}>\nÄmne: Bekräftelse, dnr 6.3-3/2026\n\n"
        "Hej!\n\nVi har tagit emot er beställning. Den har fått diarienummer 6.3-3/2026. Följande saknas ännu: beslut om "
        "etikprövning, motiveringar till variablerna och fakturareferens."
    )
    papers = (
        make.decision(TEETH, f"Beslut {TEETH.ethics_number}.pdf"),
        make.variable_list(TEETH, "variabler med motiveringar.xlsx"),
    )
    mail = from_researcher(TEETH, "SV: Bekräftelse, dnr 6.3-3/2026", text, local(11, 6, 10, 15), *papers)
    truth = MailTruth(
        about="the completion of the incomplete order, from the same sender",
        kind="completion",
        arrival=mail.arrival,
        joins="03-incomplete",
        flags=("quotes-a-diary-number",),
    )
    return sample("14-completion", truth, mail, outlook, logo=True)


def repeated() -> Sample:
    """The first mail once more, by way of a list server."""
    first, arrival = complete(), local(11, 6, 11, 2)
    truth = replace(
        first.truth,
        about="the first order again, by another route",
        arrival=arrival,
        numbered=False,
        repeats=first.name,
    )
    return replace(first, name="15-repeated", truth=truth, make=lambda: by_another_route(first.make(), arrival))
