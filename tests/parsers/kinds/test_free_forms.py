"""Forms that somebody wrote freely, read whole: prose in the answers, English questions, a grid of registers."""

from __future__ import annotations

import pytest

from parsers.documents import documents_in
from parsers.facts import Codes, Invoice, Limits, Order, Person
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


@pytest.mark.parametrize("text", READ, ids=["one paragraph", "numbered in English", "columns"])
@pytest.mark.parametrize("make", [carriers.word, carriers.text_pdf], ids=["word", "pdf"])
def test_a_form_written_freely_is_read_whole(text: str, make) -> None:  # type: ignore[no-untyped-def]
    (document,) = documents_in(make((text,)), "blankett", "blankett", Limits()).documents
    assert document.form == READ[text]
