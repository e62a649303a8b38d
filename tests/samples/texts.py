"""The prose of invented documents, in the manner of authorities and researchers."""

from __future__ import annotations

from tests.samples.projects import Project

MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]


def date_in_words(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def form_fields(project: Project) -> tuple[tuple[str, str], ...]:
    """Label and value of the Swedish order form."""
    return (
        ("Projektets titel (som i etikansökan)", project.title),
        ("Forskningshuvudman", project.principal),
        ("Organisationsnummer", project.org_number),
        ("Behörig företrädare för forskningshuvudman, namn", project.representative),
        ("Behörig företrädare, titel eller roll", project.representative_role),
        ("Behörig företrädare, e-postadress", project.representative_email),
        ("Huvudansvarig forskare, namn", project.researcher),
        ("Huvudansvarig forskare, e-postadress", project.researcher_email),
        ("Kontaktperson, namn", project.researcher),
        ("Kontaktperson, e-postadress", project.researcher_email),
        ("Faktureringsadress", f"{project.invoice_street}, {project.invoice_city}"),
        ("Fakturareferens", project.invoice_reference),
        ("Diarienummer för Etikprövningsmyndighetens beslut", project.ethics_number),
        ("Vilka register avser uttaget?", ", ".join(project.registers)),
        ("Diagnoskoder (ICD-10-SE)", ", ".join(project.codes)),
        ("Tidsperiod", f"{project.period[0]}–{project.period[1]}"),
        ("Omfattar studien endast avlidna personer?", "Nej" if project.ethics_number else "Ja"),
        ("Samkörning med andra register?", "Nej"),
        ("Leveransformat", "SAS"),
        ("Sammanfattande projektbeskrivning", project.purpose),
    )


def form_fields_en(project: Project) -> tuple[tuple[str, str], ...]:
    """Label and value of the English order form."""
    return (
        ("Project title (as in the ethics application)", project.title_en),
        ("Research principal", project.principal),
        ("Organisation number", project.org_number),
        ("Authorised representative, name", project.representative),
        ("Authorised representative, e-mail", project.representative_email),
        ("Principal investigator, name", project.researcher),
        ("Principal investigator, e-mail", project.researcher_email),
        ("Contact person, name", project.researcher),
        ("Contact person, e-mail", project.researcher_email),
        ("Invoice address", f"{project.invoice_street}, {project.invoice_city}"),
        ("Invoice reference", project.invoice_reference),
        ("Ethical approval, registration number", project.ethics_number),
        ("Registers requested", ", ".join(project.registers)),
        ("Diagnosis codes (ICD-10-SE)", ", ".join(project.codes)),
        ("Period", f"{project.period[0]}–{project.period[1]}"),
        ("Does the study include deceased persons only?", "No"),
        ("Delivery format", "Stata"),
        ("Short project description", project.purpose),
    )


def application_sections(project: Project, title: str | None = None) -> tuple[tuple[str, str], ...]:
    """Numbered headings and texts of an ethics application in the present system's manner."""
    registers = ", ".join(project.registers)
    return (
        ("1.1 Titel", title or project.title),
        ("1.2 Sökande forskningshuvudman", project.principal),
        ("1.3 Behörig företrädare", f"{project.representative}, {project.representative_role}"),
        ("1.6 Ansvarig forskare", f"{project.researcher}, {project.researcher_email}"),
        (
            "1.9 Tidigare granskning",
            "Har projektet tidigare godkänts av en etikprövningsnämnd? Nej. Dnr: – Beslutsdatum: –",
        ),
        ("2.1 Uppgifter om ansökan", "Ansökan avser forskning som behandlar känsliga personuppgifter."),
        (
            "2.2 Önskas ett rådgivande yttrande?",
            "Nej, om ansökan inte anses falla under lagens område önskas inget yttrande.",
        ),
        ("3.1 Sammanfattning på svenska", project.purpose),
        (
            "4.1 Bakgrund och vetenskaplig frågeställning",
            "Tidigare studier har varit små och har inte kunnat ta hänsyn till samsjuklighet. Med hela befolkningens "
            "uppgifter kan sambanden beskrivas säkrare, och grupper som sällan är med i kliniska prövningar kommer med.",
        ),
        (
            "5.1 Metod",
            "Kohortstudie i befintliga register. Individerna följs från indexdatum till händelse, flytt, död eller "
            "studiens slut. Analyserna görs med Cox regression med justering för ålder, kön och tidigare sjukdomar.",
        ),
        (
            "6.1 Risker och nytta",
            "Forskningspersonerna kontaktas inte. Risken består i intrånget i den personliga integriteten, som "
            "begränsas genom att uppgifterna är kodade och att kodnyckeln förvaras hos den utlämnande myndigheten.",
        ),
        (
            "9.1 Information och samtycke",
            "Informerat samtycke inhämtas inte; uppgifterna är kodade och gäller många individer.",
        ),
        ("10.1.1 Ur vilka register ska uppgifter hämtas?", f"Uppgifter ska hämtas ur {registers}."),
        (
            "10.1.2 Vilka uppgifter ska hämtas?",
            f"Vårdtillfällen och diagnoser ({', '.join(project.codes)}) för åren {project.period[0]}–{project.period[1]} "
            "samt de variabler som anges i bilagd variabellista.",
        ),
        (
            "12.1 Förvaring av uppgifter",
            "Uppgifterna förvaras på en låst server hos huvudmannen och arkiveras i tio år.",
        ),
        (
            "13.2 Undertecknande",
            f"Signerad av {project.researcher} 2025-06-02. Signerad av {project.representative} 2025-06-03.",
        ),
    )


def decision_paragraphs(project: Project, verdict: str, reasons: str) -> tuple[str, ...]:
    """The paragraphs of a decision of the ethics authority; `verdict` is the governing sentence."""
    return (
        f"Sökande forskningshuvudman: {project.principal}",
        f"Forskare som genomför projektet: {project.researcher}",
        f"Projekttitel: {project.title}",
        f"Ansökan inkom den {date_in_words('2025-06-05')} och bedömdes valid.",
        "BESLUT",
        verdict,
        "SKÄL FÖR BESLUTET",
        reasons,
        "På Etikprövningsmyndighetens vägnar",
        "Gunnar Ordförandesson, ordförande. Deltagande ledamöter enligt bilagd förteckning.",
        "HUR MAN ÖVERKLAGAR",
        "Beslutet kan överklagas till Överklagandenämnden för etikprövning av den sökande. Överklagandet ska ha kommit in "
        "inom tre veckor från den dag då den sökande fick del av beslutet.",
    )


APPROVES = "Etikprövningsmyndigheten godkänner den forskning som anges i ansökan."
APPROVES_WITH_CONDITIONS = (
    "Etikprövningsmyndigheten godkänner den forskning som anges i ansökan med följande villkor: "
    "informationen på studiens webbsida ska kompletteras med kontaktuppgifter till dataskyddsombudet."
)
ADVISES = (
    "Etikprövningsmyndigheten avvisar ansökan, eftersom den beskrivna verksamheten inte omfattas av etikprövningslagen. "
    "Som ett rådgivande yttrande anför myndigheten att den inte finner några forskningsetiska hinder mot studien."
)
REJECTS = "Etikprövningsmyndigheten avslår ansökan."
REASONS = (
    "Forskningen kan utföras med respekt för människovärdet, och de risker som den kan medföra uppvägs av dess "
    "vetenskapliga värde. Personuppgifterna behandlas på ett sätt som är nödvändigt för att forskningen ska kunna utföras."
)

VARIABLES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "PAR": (
        ("LopNr", "Löpnummer", "Behövs för att koppla ihop uppgifter om samma person"),
        ("INDATUM", "Inskrivningsdatum", "Bestämmer indexdatum för uppföljningen"),
        ("UTDATUM", "Utskrivningsdatum", "Behövs för att räkna vårdtid"),
        ("HDIA", "Huvuddiagnos", "Definierar studiepopulationen"),
        ("DIA1-DIA30", "Bidiagnoser", "Används för att justera för samsjuklighet"),
        ("ALDER", "Ålder", "Justering och indelning i åldersgrupper"),
        ("KON", "Kön", "Justering i analyserna"),
        ("OP", "Åtgärdskoder", "Visar om en operation har gjorts"),
    ),
    "LMED": (
        ("ATC", "ATC-kod", "Identifierar exponering för läkemedlen"),
        ("EDATUM", "Uttagsdatum", "Bestämmer när behandlingen började"),
        ("ANTAL", "Antal förpackningar", "Behövs för att räkna ut behandlingens längd"),
        ("FORPDDD", "DDD per förpackning", "Behövs för att räkna ut dosen"),
    ),
    "DORS": (
        ("DODSDAT", "Dödsdatum", "Slutpunkt i överlevnadsanalysen"),
        ("ULORSAK", "Underliggande dödsorsak", "Skiljer ut dödsorsaker i analysen"),
        ("MORSAK1-MORSAK48", "Multipla dödsorsaker", "Känslighetsanalys av dödsorsaker"),
    ),
    "THR": (
        ("LopNr", "Löpnummer", "Koppling mellan uppgifter om samma person"),
        ("AR", "År", "Följer tandhälsan över tid"),
        ("KON", "Kön", "Justering i analyserna"),
    ),
}
