"""Forms that somebody wrote freely, read whole: prose in the answers, English questions, a grid of registers."""

from __future__ import annotations

import pytest

from parsers import form
from parsers.documents import documents_in
from parsers.facts import Codes, Content, DocumentKind, Invoice, Limits, Line, Order, Person, Table
from tests.samples.varied import carriers

IN_ONE_PARAGRAPH = """\
Beställningsblankett för registerdata

Datum: 2026-10-01
Beställare: Anna Exempel, Institutionen för påhittad medicin, Exempeluniversitetet
E-post: anna.exempel@ex.example  Tel: 070-174 06 05

Forskningshuvudman: Exempeluniversitetet (202100-6545)
Behörig företrädare: Prefekt Bo Prov (bo.prov@ex.example)
Ansvarig forskare: Anna Exempel

Projektets titel: "Fall hos äldre – orsaker och följder"
Etikprövning: Dnr 2013/1234-31/2 samt ändring 2019-00542

Register: Patientregistret (sluten- och öppenvård), Läkemedelsregistret samt Dödsorsaksregistret
Tidsperiod: 1 januari 2005 – 31 december 2021
Population: Samtliga personer 65 år och äldre med diagnos S72 (S72.0–S72.2) eller W00-W19 enligt ICD-10-SE, \
uttag av N05B*, N05C eller N06A (ATC) och operation NFB, NFJ49 (KVÅ)
Enbart avlidna: Nej

Fakturering
Exempeluniversitetet
Fakturaservice
Box 7001
750 07 Exempelstad
Referens: 2114EXA
GLN: 7312345678900"""
NUMBERED_IN_ENGLISH = """REQUEST FOR REGISTER DATA
1 Project title
Falls among the elderly
2 Research principal and organisation number
Example University, 202100-6545
3 Principal investigator
Dr Anna Exempel, anna.exempel@ex.example
4 Authorised representative
Bo Prov, Head of Department, bo.prov@ex.example
5 Contact person
Cecilia Test <c.test@ex.example>
6 Ethical approval
2023-04567-01, 2024-00012-02
7 Registers
National Patient Register; Swedish Prescribed Drug Register; Cause of Death Register
8 Years
2001 to 2021
9 Invoice
Address: Example University, Box 7001, 750 07 Exempelstad
Reference: 2114EXA"""
IN_COLUMNS = """Blankett – beställning av individdata
Projekt
Titel på projektet\tFall hos äldre
Dnr etik\t2021-05432-01
Huvudman
Namn\tRegion Syd
Org.nr\t212000-0142
Företrädare för huvudmannen
Namn\tBo Prov
Titel\tForskningschef
E-post\tbo.prov@rs.example
Ansvarig forskare
Namn\tAnna Exempel
E-post\tanna@rs.example
Faktura
Adress\tRegion Syd, FE 512
Postnr\t123 45
Ort\tSydstad
Referens\tZZ4711
Uttag
PAR\tX
LMED\tX
DORS\t
CAN\t
Från\t2005
Till\t2020"""
IN_PROSE = """Beställning av individdata
Projektet
Studien heter ”Fall hos äldre i glesbygd” och genomförs vid Exempeluniversitetet (organisationsnummer 202100-6545), \
Institutionen för påhittad medicin.
Ansvarig forskare är Anna Exempel (anna.exempel@ex.example). Behörig företrädare för huvudmannen är Bo Prov \
(bo.prov@ex.example). Frågor om beställningen besvaras av Cecilia Test (c.test@ex.example).
Studien är godkänd av Etikprövningsmyndigheten, dnr 2023-04567-01.
Vi önskar uppgifter ur Patientregistret och Läkemedelsregistret för åren 2005–2021. Populationen är personer med \
diagnosen S72.
Fakturan skickas till Exempeluniversitetet, Box 7001, 750 07 Exempelstad. Referens: 2114EXA."""
LETTERED = """Ansökan om utlämnande av mikrodata
A Forskningsprojekt
Projekttitel*\tFall hos äldre
B Sökande organisation
Sökande forskningshuvudman*\tRegion Syd
Organisationsnr*\t212000-0142
C Firmatecknare/prefekt
Namn*, mejl*\tBo Prov, prefekt, bo.prov@ex.example
D Forskare
Namn*, mejl*\tAnna Exempel, professor, anna.exempel@ex.example
E Praktisk kontakt
Namn*, mejl*\tCecilia Test, statistiker, c.test@ex.example
F Fakturering
Adress för faktura*\tRegion Syd, FE 512
Postnummer\t123 45
Stad\tSydstad
Er referens*
G Etik
Etikprövningens diarienummer*\t2021-05432-01
H Data
Önskade register*
✓ Patientregistret
Läkemedelsregistret
✓ Dödsorsaksregistret
Period fr.o.m.\t2005
Period t.o.m.\t2020"""
ANNA, BO = (
    Person(name="Anna Exempel", email="anna.exempel@ex.example"),
    Person(name="Bo Prov", email="bo.prov@ex.example"),
)
READ = {
    IN_ONE_PARAGRAPH: Order(
        project_title="Fall hos äldre – orsaker och följder",
        principal="Exempeluniversitetet",
        org_number="202100-6545",
        principal_is_authority=True,
        representative=BO,
        researcher=ANNA,
        contact=ANNA,
        invoice=Invoice(
            address="Exempeluniversitetet, Fakturaservice, Box 7001, 750 07 Exempelstad",
            reference="2114EXA",
            peppol="0088:7312345678900",
        ),
        ethics_numbers=("2013/1234-31/2", "2019-00542"),
        registers=("PAR", "LMED", "DORS"),
        codes=Codes(icd=("S72", "S72.0-S72.2", "W00-W19"), atc=("N05B*", "N05C", "N06A"), kva=("NFJ49",)),
        period=("2005", "2021"),
        only_deceased=False,
    ),
    NUMBERED_IN_ENGLISH: Order(
        project_title="Falls among the elderly",
        principal="Example University",
        org_number="202100-6545",
        principal_is_authority=True,
        representative=BO,
        researcher=ANNA,
        contact=Person(name="Cecilia Test", email="c.test@ex.example"),
        invoice=Invoice(address="Example University, Box 7001, 750 07 Exempelstad", reference="2114EXA"),
        ethics_numbers=("2023-04567-01", "2024-00012-02"),
        registers=("PAR", "LMED", "DORS"),
        period=("2001", "2021"),
    ),
    IN_PROSE: Order(
        project_title="Fall hos äldre i glesbygd",
        principal="Exempeluniversitetet",
        org_number="202100-6545",
        principal_is_authority=True,
        representative=BO,
        researcher=ANNA,
        contact=Person(name="Cecilia Test", email="c.test@ex.example"),
        invoice=Invoice(address="Exempeluniversitetet, Box 7001, 750 07 Exempelstad", reference="2114EXA"),
        ethics_numbers=("2023-04567-01",),
        registers=("PAR", "LMED"),
        codes=Codes(icd=("S72",)),
        period=("2005", "2021"),
    ),
    LETTERED: Order(
        project_title="Fall hos äldre",
        principal="Region Syd",
        org_number="212000-0142",
        principal_is_authority=True,
        representative=BO,
        researcher=ANNA,
        contact=Person(name="Cecilia Test", email="c.test@ex.example"),
        invoice=Invoice(address="Region Syd, FE 512, 123 45 Sydstad"),
        ethics_numbers=("2021-05432-01",),
        registers=("PAR", "DORS"),
        period=("2005", "2020"),
    ),
    IN_COLUMNS: Order(
        project_title="Fall hos äldre",
        principal="Region Syd",
        org_number="212000-0142",
        principal_is_authority=True,
        representative=Person(name="Bo Prov", email="bo.prov@rs.example"),
        researcher=Person(name="Anna Exempel", email="anna@rs.example"),
        invoice=Invoice(address="Region Syd, FE 512, 123 45 Sydstad", reference="ZZ4711"),
        ethics_numbers=("2021-05432-01",),
        registers=("PAR", "LMED"),
        period=("2005", "2020"),
    ),
}


@pytest.mark.parametrize("text", READ, ids=["one paragraph", "numbered in English", "prose", "lettered", "columns"])
@pytest.mark.parametrize("make", [carriers.word, carriers.text_pdf], ids=["word", "pdf"])
def test_a_form_written_freely_is_read_whole(text: str, make) -> None:  # type: ignore[no-untyped-def]
    (document,) = documents_in(make((text,)), "blankett", "blankett", Limits()).documents
    assert document.form == READ[text]


CELLS = (
    ("Projektets titel\nFall hos äldre", "Sammanfattande projektbeskrivning\nStudien av projektets titel."),
    ("Forskningshuvudman\nRegion Syd", "Organisationsnummer\n212000-0142"),
    ("Från år\n2005", "Till år\n2020"),
    ("Omfattar studien endast avlidna personer?\nNej", "Kön\nMän"),
)
BESIDE = """Huvudansvarig forskare
Namn\tTitel eller roll
Anna Exempel\tdoktorand
Organisation\tE-postadress
Institutionen för påhittad\tanna.exempel@ex.example
medicin
Fakturaadress\tPostnummer\tPostort
Region Syd, Fakturor, Box\t123 45\tSydstad
2900
Referens\tPeppol-id
ZZ4711\t0007:2120000142"""


def test_a_label_and_its_value_in_one_cell_leave_the_neighbours_alone() -> None:
    order = form.read(Content(tables=(Table(rows=CELLS),)))
    assert (order.project_title, order.principal, order.org_number) == ("Fall hos äldre", "Region Syd", "212000-0142")
    assert (order.period, order.only_deceased) == (("2005", "2020"), False)


def test_labels_beside_each_other_have_their_values_below_them() -> None:
    order = form.read(Content(lines=tuple(Line(text=text, page=1) for text in BESIDE.split("\n"))))
    assert order.researcher == ANNA
    assert order.invoice == Invoice(
        address="Region Syd, Fakturor, Box 2900, 123 45 Sydstad", reference="ZZ4711", peppol="0007:2120000142"
    )


def test_a_forms_own_lines_are_no_list_of_variables() -> None:
    lines = ("Arbetsplats\tInstitutionen", "ATC-koder\tN06BA", "Fakturareferens\tZZ5608", "Arbetsplats\tKliniken")
    text = IN_ONE_PARAGRAPH.replace("Datum: 2026-10-01", "\n".join(lines))
    found = documents_in(carriers.word((text,)), "blankett", "blankett", Limits()).documents
    assert [each.kind for each in found] == [DocumentKind.FORM]
