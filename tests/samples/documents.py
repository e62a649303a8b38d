"""Documents of an order, made by real writers: python-docx, reportlab, openpyxl, csv, zipfile, Pillow."""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from datetime import datetime

import docx
import pypdfium2
from docx.oxml import parse_xml
from openpyxl import Workbook
from openpyxl.styles import Font
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.samples import texts
from tests.samples.projects import Project

MADE = datetime(2026, 11, 2, 9, 0)
_STYLES = getSampleStyleSheet()
_BODY = ParagraphStyle("body", parent=_STYLES["BodyText"], fontSize=10.5, leading=15)
_HEAD = ParagraphStyle("head", parent=_STYLES["Heading3"], fontSize=11, spaceBefore=8)
_TITLE = ParagraphStyle("title", parent=_STYLES["Title"], fontSize=16, alignment=0)


def _pdf(story: list[object], footer: str = "") -> bytes:
    made = io.BytesIO()

    def foot(canvas: Canvas, _: object) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 30, f"{footer}   Sida {canvas.getPageNumber()}")

    SimpleDocTemplate(made, pagesize=A4, leftMargin=60, rightMargin=60, invariant=1).build(
        story, onFirstPage=foot, onLaterPages=foot
    )
    return made.getvalue()


def form_story(fields: tuple[tuple[str, str], ...], heading: str) -> list[object]:
    rows = [[Paragraph(label, _BODY), Paragraph(value, _BODY)] for label, value in fields]
    grid = Table(rows, colWidths=[180, 290])
    grid.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "grey"), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return [Paragraph(heading, _TITLE), Spacer(1, 8), grid]


FORM_HEADING = "Blankett: Beställning av individbaserade registeruppgifter för forskning"
FORM_HEADING_EN = "Order form: individual-level register data for research"


def form_pdf(fields: tuple[tuple[str, str], ...], heading: str = FORM_HEADING) -> bytes:
    """The form, filled in and printed to a PDF."""
    return _pdf(form_story(fields, heading), "Blankett registerdata v. 4")


def form_acro_pdf(fields: tuple[tuple[str, str], ...], heading: str = FORM_HEADING) -> bytes:
    """The form as a fillable PDF: the values stand in its fields, not in its text."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawString(50, 800, heading)
    y = 770
    for number, (label, value) in enumerate(fields):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(50, y, label)
        canvas.acroForm.textfield(
            name=f"Text{number + 1}",
            tooltip=label,
            value=value.replace("–", "-"),
            maxlen=2000,
            x=50,
            y=y - 22,
            width=490,
            height=18,
            fontSize=9,
        )
        y -= 36
        if y < 60:
            canvas.showPage()
            y = 790
    canvas.save()
    return made.getvalue()


def form_docx(fields: tuple[tuple[str, str], ...], heading: str = FORM_HEADING) -> bytes:
    """The form as a Word file: a table whose answers stand in content controls."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = MADE
    document.add_heading(heading, level=1)
    document.add_paragraph("Fyll i alla uppgifter och skicka blanketten tillsammans med bilagorna.")
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for label, value in fields:
        cells = table.add_row().cells
        cells[0].text = label
        cells[1].paragraphs[0]._p.append(parse_xml(_content_control(label, value)))
    return _saved(document)


def _content_control(label: str, value: str) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<w:sdt xmlns:w="{space}"><w:sdtPr><w:alias w:val="{_xml(label)}"/></w:sdtPr>'
        f'<w:sdtContent><w:r><w:t xml:space="preserve">{_xml(value)}</w:t></w:r></w:sdtContent></w:sdt>'
    )


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _saved(document: docx.document.Document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return _same_every_time(made.getvalue())


def _same_every_time(archive: bytes) -> bytes:
    """An Office file without the clock of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = re.sub(rb"(<dcterms:\w+[^>]*>)[^<]*", rb"\g<1>2026-11-02T09:00:00Z", old.read(name))
            new.writestr(zipfile.ZipInfo(name, MADE.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def application_story(project: Project, title: str | None = None) -> list[object]:
    story: list[object] = [
        Paragraph("Ansökan om etikprövning", _TITLE),
        Paragraph(f"Ansökan {project.ethics_number}", _BODY),
    ]
    for heading, text in texts.application_sections(project, title):
        story += [Paragraph(heading, _HEAD), Paragraph(text, _BODY)]
    return story


def application_pdf(project: Project, title: str | None = None) -> bytes:
    """An application to the ethics authority, digitally signed by both as the system prints it."""
    return _pdf(application_story(project, title), "Ansökan om etikprövning")


def decision_story(project: Project, verdict: str = texts.APPROVES, reasons: str = texts.REASONS) -> list[object]:
    story: list[object] = [
        Paragraph("Etikprövningsmyndigheten", _TITLE),
        Paragraph(f"Dnr {project.ethics_number}", _BODY),
        Paragraph(f"Beslutsdatum {project.ethics_date}", _BODY),
        Spacer(1, 10),
    ]
    for text in texts.decision_paragraphs(project, verdict, reasons):
        story.append(Paragraph(text, _HEAD if text.isupper() else _BODY))
    return story


def decision_pdf(project: Project, verdict: str = texts.APPROVES, reasons: str = texts.REASONS) -> bytes:
    """A decision of the ethics authority."""
    return _pdf(decision_story(project, verdict, reasons), "Etikprövningsmyndigheten, Box 2110, 750 02 Uppsala")


def bundle_pdf(project: Project) -> bytes:
    """Form, application and decision merged into one PDF."""
    form = form_story(texts.form_fields(project), FORM_HEADING)
    return _pdf([*form, PageBreak(), *application_story(project), PageBreak(), *decision_story(project)])


def plan_docx(project: Project) -> bytes:
    """A research plan."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = MADE
    document.add_heading("Forskningsplan", level=1)
    parts = {
        "Titel": project.title,
        "Syfte och frågeställningar": project.purpose,
        "Bakgrund": "Tidigare arbeten har beskrivit enskilda orter. En nationell bild över tid saknas.",
        "Material och metod": "Uppgifter ur dödsorsaksregistret analyseras beskrivande per år, plats, ålder och kön.",
        "Tidsplan": "Uttag våren 2027, analys hösten 2027, publicering 2028.",
        "Etiska överväganden": "Studien omfattar endast avlidna personer och kräver därför inte etikprövning.",
        "Referenser": "Exempel A. Om påhittade studier. Tidskrift för exempel 2020;1:1-9.",
    }
    for heading, text in parts.items():
        document.add_heading(heading, level=2)
        document.add_paragraph(text)
    return _saved(document)


def variables_xlsx(
    registers: tuple[str, ...], period: tuple[str, str], *, motivated: bool = True, english: bool = False
) -> bytes:
    """A variable list, one sheet a register."""
    workbook = Workbook()
    workbook.properties.created = workbook.properties.modified = MADE
    workbook.remove(workbook.active)
    head = (
        ("Variable", "Description", "Years", "Motivation")
        if english
        else ("Variabel", "Beskrivning", "Period", "Motivering")
    )
    for register in registers:
        sheet = workbook.create_sheet(register)
        sheet.append(head)
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for name, about, why in texts.VARIABLES[register]:
            sheet.append((name, about, "–".join(period), why if motivated else None))
    made = io.BytesIO()
    workbook.save(made)
    return _same_every_time(made.getvalue())


def variables_csv(registers: tuple[str, ...], period: tuple[str, str]) -> bytes:
    """A variable list as Excel's Swedish "CSV": semicolons and Windows letters."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(("Register", "Variabel", "Beskrivning", "Period", "Motivering"))
    for register in registers:
        for name, about, why in texts.VARIABLES[register]:
            writer.writerow((register, name, about, "-".join(period), why))
    return text.getvalue().encode("cp1252")


def scanned(pdf: bytes, seed: int = 1, dpi: int = 200) -> bytes:
    """A PDF as an office scanner gives it: page pictures, a little tilted, a little dirty."""
    chance = random.Random(seed)
    pages = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        image = image.rotate(chance.uniform(-0.6, 0.6), fillcolor=255, resample=Image.Resampling.BICUBIC)
        image = image.filter(ImageFilter.GaussianBlur(0.5))
        dots = image.load()
        for _ in range(800):
            dots[chance.randrange(image.width), chance.randrange(image.height)] = chance.randrange(120, 220)
        pages.append(image)
    document.close()
    made = io.BytesIO()
    pages[0].save(
        made,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=dpi,
        quality=55,
        creationDate=MADE.timetuple(),
        modDate=MADE.timetuple(),
    )
    return made.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """A Windows zip: names in the old code page."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def logo_png() -> bytes:
    """The little picture in a signature."""
    image = Image.new("RGB", (120, 40), (0, 84, 147))
    made = io.BytesIO()
    image.save(made, "PNG")
    return made.getvalue()


def personal_data_xlsx(rows: int = 60, seed: int = 7) -> bytes:
    """A data file with invented personal identity numbers (control digits right, people none)."""
    chance = random.Random(seed)
    workbook = Workbook()
    workbook.properties.created = workbook.properties.modified = MADE
    sheet = workbook.active
    sheet.title = "Kohort"
    sheet.append(("Personnummer", "Inklusionsdatum", "Grupp"))
    for _ in range(rows):
        sheet.append(
            (
                _identity_number(chance),
                f"20{chance.randrange(10, 24)}-05-{chance.randrange(10, 28)}",
                chance.choice("AB"),
            )
        )
    made = io.BytesIO()
    workbook.save(made)
    return _same_every_time(made.getvalue())


def _identity_number(chance: random.Random) -> str:
    day = f"{chance.randrange(20, 99):02}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
    nine = day + f"{chance.randrange(980, 1000)}"  # birth numbers that the tax agency sets aside for tests
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(nine))
    return f"19{day}-{nine[6:]}{-total % 10}"
