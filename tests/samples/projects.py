"""Invented research projects: what the documents of one order agree on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One project and its people, all invented."""

    title: str
    title_en: str
    principal: str
    org_number: str
    researcher: str
    researcher_email: str
    representative: str
    representative_email: str
    representative_role: str
    invoice_street: str
    invoice_city: str
    invoice_reference: str
    ethics_number: str
    ethics_date: str
    registers: tuple[str, ...]
    codes: tuple[str, ...]
    period: tuple[str, str]
    purpose: str


HIP = Project(
    title="Höftfrakturer och läkemedel hos äldre i Exempelregionen – en registerbaserad kohortstudie",
    title_en="Hip fractures and medication in older adults in the Example Region – a register-based cohort study",
    principal="Exempeluniversitetet",
    org_number="202100-2973",
    researcher="Anna Exempel",
    researcher_email="anna.exempel@exempel-universitetet.example",
    representative="Bertil Provsson",
    representative_email="bertil.provsson@exempel-universitetet.example",
    representative_role="prefekt, Institutionen för påhittad medicin",
    invoice_street="Exempeluniversitetet, Fakturamottagningen, Box 117",
    invoice_city="123 45 Exempelstad",
    invoice_reference="ZZ-3401-ANEX",
    ethics_number="2025-04420-01",
    ethics_date="2025-09-17",
    registers=("Patientregistret", "Läkemedelsregistret", "Dödsorsaksregistret"),
    codes=("S72.0", "S72.1", "S72.2"),
    period=("2008", "2023"),
    purpose=(
        "Syftet är att undersöka om behandling med blodtryckssänkande och lugnande läkemedel är förknippad med "
        "risken för höftfraktur hos personer över 70 år, och hur dödligheten efter en fraktur har förändrats över tid."
    ),
)

HEART = Project(
    title="Betablockerare efter hjärtinfarkt – långtidsuppföljning i nationella register",
    title_en="Beta-blockers after myocardial infarction: long-term follow-up in national registers",
    principal="Example Institute of Medicine",
    org_number="202100-0852",
    researcher="John Sample",
    researcher_email="john.sample@example-institute.example",
    representative="Mary Specimen",
    representative_email="mary.specimen@example-institute.example",
    representative_role="Head of Department",
    invoice_street="Example Institute, Accounts Payable, Box 42",
    invoice_city="543 21 Provköping",
    invoice_reference="K2M-0098",
    ethics_number="2024-07713-01",
    ethics_date="2025-02-05",
    registers=("National Patient Register", "Swedish Prescribed Drug Register", "Cause of Death Register"),
    codes=("I21", "I22", "I25.2"),
    period=("2006", "2022"),
    purpose=(
        "The aim is to study whether long-term treatment with beta-blockers after a first myocardial infarction "
        "is associated with survival and with readmission for heart failure in patients with preserved function."
    ),
)

TEETH = Project(
    title="Tandhälsa hos vuxna med typ 1-diabetes: en nationell registerstudie",
    title_en="Dental health in adults with type 1 diabetes: a national register study",
    principal="Region Påhittade Syd",
    org_number="212000-0142",
    researcher="Cecilia Låtsas",
    researcher_email="cecilia.latsas@regionsyd.example",
    representative="David Attrapp",
    representative_email="david.attrapp@regionsyd.example",
    representative_role="forskningschef",
    invoice_street="Region Påhittade Syd, Skanningscentralen",
    invoice_city="987 65 Låtsasby",
    invoice_reference="1084420",
    ethics_number="2025-01188-01",
    ethics_date="2025-05-21",
    registers=("Tandhälsoregistret", "Patientregistret"),
    codes=("E10",),
    period=("2010", "2024"),
    purpose=(
        "Syftet är att jämföra tandlossning, kvarvarande tänder och tandvårdskontakter mellan vuxna med typ 1-diabetes "
        "och matchade kontroller ur befolkningen."
    ),
)

DEATHS = Project(
    title="Dödsfall i drunkning 1997–2020: platser och omständigheter",
    title_en="Deaths by drowning 1997–2020: places and circumstances",
    principal="Exempeluniversitetet",
    org_number="202100-2973",
    researcher="Erik Hittepå",
    researcher_email="erik.hittepa@exempel-universitetet.example",
    representative="Bertil Provsson",
    representative_email="bertil.provsson@exempel-universitetet.example",
    representative_role="prefekt, Institutionen för påhittad medicin",
    invoice_street="Exempeluniversitetet, Fakturamottagningen, Box 117",
    invoice_city="123 45 Exempelstad",
    invoice_reference="ZZ-3402-ERHI",
    ethics_number="",
    ethics_date="",
    registers=("Dödsorsaksregistret",),
    codes=("W65-W74",),
    period=("1997", "2020"),
    purpose=(
        "Syftet är att beskriva var, när och under vilka omständigheter människor har drunknat, som underlag för "
        "förebyggande arbete i kommunerna. Studien omfattar endast avlidna personer."
    ),
)
