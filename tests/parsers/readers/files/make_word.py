"""Writes `form.docx`, the source of the other papers here: every place where Word can put a word of a form.

Run with the project's own Python, then `make_office.py` with the Python that LibreOffice uses.
"""

from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml import parse_xml

HERE = Path(__file__).parent
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def control(name: str, inside: str, properties: str = "<w:text/>") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'
    )


def paragraph(*parts: str) -> str:
    return f"<w:p>{''.join(parts)}</w:p>"


def ticked(*, on: bool) -> str:
    return control(
        "Tillstånd finns",
        run("☒" if on else "☐"),
        f'<w14:checkbox><w14:checked w14:val="{int(on)}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>',
    )


def old_box(*, on: bool) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Ruta"/><w:enabled/><w:checkBox>'
        f'<w:sizeAuto/><w:default w:val="0"/><w:checked w:val="{int(on)}"/></w:checkBox></w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def old_text(value: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text1"/><w:enabled/><w:textInput/></w:ffData>'
        '</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(value)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(text: str) -> str:
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>3000000</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:extent cx="1800000" cy="400000"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="1" name="Ruta 1"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="400000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>'
        f"{paragraph(run(text))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></w:r>"
    )


def cell(*inside: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>{properties}</w:tcPr>{"".join(inside)}</w:tc>'


def table(*rows: str) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    inside = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr>{grid}{inside}</w:tbl>'


BLOCKS = (
    paragraph(run("Beställning av registeruppgifter för forskning")),
    paragraph(run("Projektets titel: "), control("Projektets titel", run("Hjärtsvikt hos äldre"))),
    control("Forskningshuvudman", paragraph(run("Exempels universitet"))),
    paragraph(
        run("Datum: "),
        control(
            "Datum", run("2026-03-02"), '<w:date w:fullDate="2026-03-02T00:00:00Z"><w:lid w:val="sv-SE"/></w:date>'
        ),
    ),
    paragraph(
        run("Filformat: "),
        control(
            "Filformat", run("SAS"), '<w:dropDownList><w:listItem w:displayText="SAS" w:value="1"/></w:dropDownList>'
        ),
    ),
    paragraph(ticked(on=True), run(" Ja "), ticked(on=False), run(" Nej")),
    paragraph(old_box(on=True), run(" Endast avlidna "), old_box(on=False), run(" Alla")),
    paragraph(run("Referens: "), old_text("ZZ4711"), text_box("I rutan bredvid")),
    table(
        cell(paragraph(run("Register"))) + cell(paragraph(run("Motivering"))),
        cell(paragraph(run("PAR"))) + cell(paragraph(run("Utfall")), properties='<w:vMerge w:val="restart"/>'),
        cell(paragraph(run("DORS"))) + cell(paragraph(), properties="<w:vMerge/>"),
        cell(paragraph(run("Organisationsnummer")))
        + cell(control("Organisationsnummer", paragraph(run("202100-2973")))),
    ),
    paragraph(
        run("Period: "),
        '<w:del w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>1990</w:delText></w:r></w:del>',
        f'<w:ins w:id="2" w:author="A" w:date="2026-01-01T00:00:00Z">{run("1998")}</w:ins>',
        run("–2022"),
    ),
)  # fmt: skip

if __name__ == "__main__":
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Blankett version 3"
    document.sections[0].footer.paragraphs[0].text = "Sidfot"
    for block in BLOCKS:
        declared = block.replace(">", f" {SPACES}>", 1)
        document.element.body.insert(len(document.element.body) - 1, parse_xml(declared))
    document.save(HERE / "form.docx")
