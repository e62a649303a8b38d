"""What a mail says of its order in its own sentences is read where it leaves no choice, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers import said
from parsers.facts import Codes, Invoice, Order, Person

NOTHING = Order()

PLAIN = """Hej!
Fakturareferensen är 4711. Fakturan ställs till Exempeluniversitetet, Box 117, 221 00 Exempelstad.
Vi söker data från patientregistret och läkemedelsregistret 2005-2022. Vi har etikgodkännande dnr 2023-04567-01.
Forskningshuvudman är Exempeluniversitetet (org.nr 202100-3211). Kontaktperson är Anna Prov, anna.prov@exuni.example.
"""
ENGLISH = """Dear all,
We would like to request data from the National Patient Register (2001-2021) and the Cause of Death Register for our
project "Stroke in young adults of the example county". The research principal is Example University (org. no.
202100-2932) and the principal investigator is Prof. Eva Test (eva.test@exuni.example). The invoice reference is
7781ABC and invoices should be sent to Example University, Box 256, 751 05 Exempelstad.
Ethical approval: 2022-01234-01. Contact person for this order is John Q. Public (john@exuni.example).
"""
LISTED = """Hej,
Vi önskar uttag ur följande register:
- Patientregistret, 1998-2020
- Dödsorsaksregistret
- MFR

Fakturan skickas till:
Region Exempel
FE 123
831 82 Exempelsund
Referens: ZZ4711

Professor Karin Exempel är ansvarig forskare och Olle Test (olle@region.example) är vår kontaktperson.
Studien ”Fetma och framtida hjärtsvikt” omfattar diagnoserna I50 och I42 (ICD-10) samt ATC-koderna C03 och C07.
"""
SHORT = """Här kommer kompletteringen. Märk fakturan med 1234-ABCD.
Studien avser endast avlidna personer. Region Exempel är forskningshuvudman.
"""
LABELS = """Fakturaadress: Exempeluniversitetet, FE 12, 901 87 Exempelby
Fakturareferens: 12345
Kontaktperson: Anna Prov, anna@exuni.example
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            PLAIN,
            Order(
                principal="Exempeluniversitetet",
                org_number="202100-3211",
                principal_is_authority=True,
                contact=Person(name="Anna Prov", email="anna.prov@exuni.example"),
                invoice=Invoice(address="Exempeluniversitetet, Box 117, 221 00 Exempelstad", reference="4711"),
                ethics_numbers=("2023-04567-01",),
                registers=("PAR", "LMED"),
                period=("2005", "2022"),
            ),
        ),
        (
            ENGLISH,
            Order(
                project_title="Stroke in young adults of the example county",
                principal="Example University",
                org_number="202100-2932",
                principal_is_authority=True,
                researcher=Person(name="Eva Test", email="eva.test@exuni.example"),
                contact=Person(name="John Q. Public", email="john@exuni.example"),
                invoice=Invoice(address="Example University, Box 256, 751 05 Exempelstad", reference="7781ABC"),
                ethics_numbers=("2022-01234-01",),
                registers=("PAR", "DORS"),
                period=("2001", "2021"),
            ),
        ),
        (
            LISTED,
            Order(
                project_title="Fetma och framtida hjärtsvikt",
                researcher=Person(name="Karin Exempel"),
                contact=Person(name="Olle Test", email="olle@region.example"),
                invoice=Invoice(address="Region Exempel, FE 123, 831 82 Exempelsund", reference="ZZ4711"),
                registers=("PAR", "DORS", "MFR"),
                codes=Codes(icd=("I50", "I42"), atc=("C03", "C07")),
                period=("1998", "2020"),
            ),
        ),
        (SHORT, Order(principal="Region Exempel", invoice=Invoice(reference="1234-ABCD"), only_deceased=True)),
        (
            LABELS,
            Order(
                contact=Person(name="Anna Prov", email="anna@exuni.example"),
                invoice=Invoice(address="Exempeluniversitetet, FE 12, 901 87 Exempelby", reference="12345"),
            ),
        ),
    ],
)
def test_sentences_and_labels_tell_the_order(text: str, told: Order) -> None:
    assert said.read(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Kan man få data från patientregistret för 2005-2022?",
        "Vi har redan data från cancerregistret. Vi önskar inte dödsorsaksregistret.",
        "Fakturareferensen är densamma som tidigare. Fakturareferensen är ännu oklar.",
        "Fakturan ställs till min chef. Fakturan skickas till ekonomiavdelningen.",
        "Vårt anslag från Vetenskapsrådet har dnr 2019-00542.",
        "Er referens: 6.3-12/2026",
        "Jag är kontaktperson. Forskningshuvudmannen är informerad. Kontaktpersonen är sjuk.",
        "Studien omfattar inte enbart avlidna. Ingår endast avlidna personer?",
        "Ring mig på 2005-2022 eller 018-471 00 00.",
    ],
)
def test_what_leaves_a_choice_is_not_taken(text: str) -> None:
    assert said.read(text) == NOTHING


def test_of_a_forwarded_mail_the_applicants_words_count_and_of_a_reply_ours_never() -> None:
    quoted = "Från: Anna Prov <anna@exuni.example>\nTill: Lotta\nÄmne: Beställning\n\nFakturareferensen är 4711."
    body = f"Hej, se nedan.\n\n{quoted}"
    told = replace(NOTHING, invoice=Invoice(reference="4711"))
    assert said.of_mail("VB: Beställning", body, "Hej, se nedan.") == told
    assert said.of_mail("SV: Beställning", body, "Hej, se nedan.") == NOTHING
