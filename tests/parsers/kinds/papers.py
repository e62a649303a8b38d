"""Invented papers as text, a list of pages each, and the programs that make files of them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import docx
import pypdfium2
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

pdfmetrics.registerFont(TTFont("DejaVu", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))

TITLE = "Hjärtsvikt och läkemedel hos äldre i Sverige"

DECISION = f"""Etikprövningsmyndigheten
BESLUT
Dnr 2023-04567-01
2023-06-14
Sökande forskningshuvudman: Exempels universitet
Forskare som genomför projektet: Anna Exempel
Projekttitel: {TITLE}
Beslut
Etikprövningsmyndigheten godkänner den forskning som anges i ansökan.
Hur man överklagar
Beslutet kan överklagas hos Överklagandenämnden för etikprövning. Om myndigheten avslår eller avvisar en
ansökan ska överklagandet ha kommit in inom tre veckor.
Ordförande Karin Exempel"""

# The trap: the application of the regional boards prints nearly every word of a decision.
OLD_APPLICATION = f"""ANSÖKAN OM ETIKPRÖVNING
Till Regionala etikprövningsnämnden i Exempelstad
Ifylls av nämnden: Dnr 2013/1234-31/2 Beslutsdatum
Projektets titel: {TITLE}
Forskningshuvudman: Region Exempel
Huvudansvarig forskare: Bo Prov
Har projektet tidigare etikprövats eller är det en ändring av ett tidigare godkänt projekt?
Tidigare godkänd av etikprövningsnämnd, dnr och beslutsdatum
Önskas ett rådgivande yttrande om nämnden finner att projektet inte faller under lagen?
Sammanfattande beskrivning av forskningsprogrammet
Nämndens beslut sänds till forskningshuvudmannen. Om nämnden godkänner ansökan kan projektet påbörjas.
Uppgifter hämtas ur Patientregistret och Dödsorsaksregistret.
Underskrift av behörig företrädare
Ort och datum"""

ETHIX_APPLICATION = (
    f"""Etikprövningsmyndigheten
Ansökan om etikprövning
1.1 Titel
{TITLE}
1.2 Sökande huvudman
Exempels universitet
1.3 Behörig företrädare
Karin Exempel
1.6 Ansvarig forskare
Anna Exempel
2.2 Önskas ett rådgivande yttrande?
Ja""",
    """10 Registeruppgifter
10.1.1 Ur vilka register hämtas uppgifter?
Patientregistret och Läkemedelsregistret vid Socialstyrelsen
11 Etiska överväganden
Cancerregistret används inte. Detta projekt är tidigare godkänt i en annan del.
Signerad av Karin Exempel 2023-03-01""",
)

FORM = f"""Beställning av registeruppgifter för forskning
Projektets titel: {TITLE}
Forskningshuvudman: Exempels universitet
Organisationsnummer: 202100-2973
Behörig företrädare för forskningshuvudmannen
Namn: Karin Exempel
E-postadress: karin.exempel@exempel.se
Huvudansvarig forskare
Namn: Anna Exempel
E-postadress: anna@exempel.se
Kontaktperson: Bo Prov, bo.prov@exempel.se
Faktureringsadress: Exempels universitet, Fakturaenheten, Box 12, 123 45 Exempelstad
Referens: ZZ4711
Peppol-id: 0007:2021002973
Diarienummer för etikprövningsmyndighetens beslut: 2023-04567-01
Vilka register avser uttaget? Patientregistret, Läkemedelsregistret (LMED) och DORS
Tidsperiod: 1998–2022
Studiepopulation: Personer med diagnos I50, I20–I25 eller I48.9 enligt ICD-10
ATC-koder: C07, C09AA02
Samkörning med andra register: Ja, med LISA hos SCB
Kodnyckel: Sparas i tre år
Önskat filformat: SAS
Omfattar studien endast avlidna personer? Nej"""

PLAN = """Forskningsplan
Hjärtsvikt hos äldre
Bakgrund
Hjärtsvikt är vanligt och behandlas olika i olika delar av landet.
Syfte
Att beskriva behandlingen och dess följder.
Metod
En registerstudie med alla patienter som vårdats för hjärtsvikt.
Statistisk analys
Cox regression används för tiden till död.
Etiska överväganden
Studien har sökt etikprövning och innebär liten risk.
Referenser
1. Exempel A. En artikel. 2020."""

VARIABLE_HEAD = ("Register", "Variabel", "Period", "Motivering")
VARIABLE_ROWS = (
    ("PAR", "INDATUM", "1998-2022", "Behövs för att bestämma när vården började"),
    ("PAR", "HDIA", "1998-2022", "Huvuddiagnosen avgör vem som ingår"),
    ("PAR", "DIA1-DIA30", "1998-2022", "Samsjuklighet"),
    ("LMED", "ATC", "2005-2022", "Vilka läkemedel som hämtats ut"),
    ("DORS", "ULORSAK", "1998-2022", "Utfall"),
)


def pdf(pages: Iterable[str]) -> bytes:
    """A PDF of text, a page a string, as a printing program makes it."""
    stream = io.BytesIO()
    paper = canvas.Canvas(stream, pagesize=A4)
    for page in pages:
        text = paper.beginText(60, 780)
        text.setFont("DejaVu", 10)
        text.setLeading(16)
        text.textLines(page)
        paper.drawText(text)
        paper.showPage()
    paper.save()
    return stream.getvalue()


def table_pdf(rows: Sequence[Sequence[str]], *, ruled: bool) -> bytes:
    """A PDF with one table, with rules or without."""
    stream = io.BytesIO()
    style: list[tuple[object, ...]] = [("FONT", (0, 0), (-1, -1), "DejaVu", 8)]
    if ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    table = Table([list(row) for row in rows], colWidths=[60, 90, 80, 260])
    table.setStyle(TableStyle(style))
    SimpleDocTemplate(stream, pagesize=A4).build([table])
    return stream.getvalue()


def word(text: str) -> bytes:
    """A Word document, a paragraph a line."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def scan(page: bytes, *, tilt: float = 0.6, dpi: int = 200) -> Image.Image:
    """The first page of a PDF as a scanner sees it: a little tilted, with noise."""
    document = pypdfium2.PdfDocument(page)
    picture: Image.Image = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
    noise = Image.effect_noise(picture.size, 24)
    tilted = picture.rotate(tilt, fillcolor=255, resample=Image.Resampling.BICUBIC)
    return Image.blend(tilted, noise, 0.12)


def scanned_pdf(page: bytes) -> bytes:
    """A PDF that holds nothing but the picture of a page."""
    stream = io.BytesIO()
    scan(page).save(stream, "PDF", resolution=200)
    return stream.getvalue()
