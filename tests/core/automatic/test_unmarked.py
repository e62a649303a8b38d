"""Machines without any mark in the header are told from people who use their words (P8): several signs together."""

from __future__ import annotations

import pytest

from bot.core.automatic import nature
from bot.core.automatic.unmarked import REASONS, signs
from bot.core.decide import decide
from bot.core.decision import Waits
from parsers.facts import DocumentKind, Invoice, Mail, Order, Sender
from tests.core import making
from tests.core.automatic.mails import Row, parsed, rows
from tests.core.making import context, mail

ROWS = rows("unmarked")
SCAN = (making.document(DocumentKind.OTHER),)
ALONE = "its sender is a service, and nobody speaks in it"
NOBODY = "its text says that nobody wrote it"
AWAY = "it says that somebody is away"


def test_p8_the_table_holds_people_who_use_the_words_of_machines() -> None:
    kinds = [row.kind for row in ROWS]
    assert (kinds.count("automatic") >= 95, kinds.count("person") >= 55) == (True, True)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.line}-{row.kind}")
def test_p8_an_unmarked_machine_is_not_answered_and_its_human_twin_is(row: Row) -> None:
    decision = decide(parsed(row), context())
    assert (decision.kind in {"automatic", "bounce", "list"}, bool(decision.drafts)) == (
        row.kind == "automatic",
        row.kind == "person",
    )


def sent(address: str, name: str, subject: str, text: str, **more: object) -> Mail:
    return mail(sender=Sender(address=address, name=name), subject=subject, new_text=text, body=text, **more)


def sign(came: Mail) -> str:
    return nature(came, frozenset())[1]


RECEIPT, BUY, UNREAD, DEVICE, PROOF, SYSTEM, TASK, OPINION, MANY = (
    "it acknowledges what came in",
    "it confirms an order, a booking or a payment",
    "it reports that something was not delivered or could not be read",
    "a scanner, a fax or a telephone sent it",
    "it wants proof that the sender is no machine",
    "a system reports on itself",
    "a system tells of a task, a share or a file",
    "it asks for an opinion",
    "it is sent to many",
)
TOLD = {
    RECEIPT: sent("stod@b.example", "Servicedesk", "Ärende 4471 registrerat", "Ärendet har registrerats."),
    BUY: sent("order@b.example", "Labbutiken", "Orderbekräftelse 100482", "Beräknad leverans på fredag."),
    UNREAD: sent("inlasning@b.example", "Reskontran", "Filen kunde inte läsas", "Formatet är okänt."),
    DEVICE: sent("mfp3@b.example", "Kopiator", "Skannat från plan 3", "Skannades 11.20.", documents=SCAN),
    PROOF: sent("rune@b.example", "Rune Hall", "Bekräfta att du är människa", "Jag får skräp. Klicka på länken."),
    SYSTEM: sent("nas@b.example", "Lagringen", "Backup misslyckades", "Felkod: 7."),
    TASK: sent("plan@b.example", "Projektverktyget", "Du är tilldelad en uppgift", "Öppna den i appen."),
    OPINION: sent("enkat@b.example", "Mätningen", "Hur nöjd är du?", "Enkäten är anonym."),
    MANY: sent("hej@b.example", "Kursbolaget", "Nyhetsbrev i maj", "Avprenumerera längst ned."),
}


def test_every_kind_is_told_to_staff_in_its_words() -> None:
    assert ({reason: sign(came) for reason, came in TOLD.items()}, set(TOLD)) == ({r: r for r in TOLD}, REASONS)


@pytest.mark.parametrize(
    ("came", "told"),
    [
        (sent("anna@b.example", "Anna Ek", "Ute", "Datorn svarar åt mig."), NOBODY),
        (sent("anna@b.example", "Anna Ek", "Ute", "Datorn svarar åt mig. Hör du av dig?"), ""),
        (sent("anna@b.example", "Anna Ek", "Ute", "Datorn svarar åt mig men här är beslutet."), ""),
        (sent("anna@b.example", "Anna Ek", "Ute", "Datorn svarar åt mig.", documents=SCAN), ""),
        (sent("anna@b.example", "Anna Ek", "Utlandsresa", "Åter den 4 maj."), AWAY),
        (sent("anna@b.example", "Anna Ek", "Utlandsresa", "Åter den 4 maj. " + "Bla. " * 300), ""),
        (sent("anna@b.example", "Anna Ek", "Utlandsresa", "Resan gick bra."), ""),
        (sent("anna@b.example", "Anna Ek", "Hej", "Vabbar i dag, åter på måndag."), AWAY),
        (sent("anna@b.example", "Anna Ek", "Hej", "Vabbar i dag, åter på måndag.\nAnna"), ""),
        (sent("anna@b.example", "Anna Ek", "Hej", "Vabbar i dag, åter på måndag, tar det då."), ""),
        (sent("pump@b.example", "Larmcentralen", "Pump 4", "Trycket är lågt."), ALONE),
        (sent("pump@b.example", "Larmcentralen", "SV: Pump 4", "Trycket är lågt."), ""),
        (sent("pump@b.example", "Larmcentralen", "Pump 4", "Hej! Trycket är lågt."), ""),
        (sent("pump@b.example", "Larmcentralen", "Pump 4", "Trycket är lågt. Mvh Bo"), ""),
        (sent("pump@b.example", "Larmcentralen", "Pump 4", "Jag ser att trycket är lågt."), ""),
        (sent("pump@b.example", "Larmcentralen", "Pump 4", "Trycket är lågt.", documents=SCAN), ""),
        (sent("drift.norr@b.example", "", "Pump 4", "Trycket är lågt."), ALONE),
        (sent("anna.larm@b.example", "Anna Larm", "Pump 4", "Trycket är lågt."), ""),
        (sent("anna@b.example", "Anna Ek", "Pump 4", "Trycket är lågt."), ""),
    ],
)
def test_p8_a_sign_gives_way_where_a_person_is_heard(came: Mail, told: str) -> None:
    assert sign(came) == told


@pytest.mark.parametrize(
    ("subject", "text", "more"),
    [
        ("SV: Ärende 4471 registrerat", "Den har registrerats och är godkänd.", {}),
        ("Ärende 4471 registrerat", "Kan ni se efter om det har registrerats?", {}),
        ("Ärende 4471 registrerat", "Det har registrerats.\nMvh\nBo", {}),
        ("Ärende 4471 registrerat", "Det har registrerats.\n/Bo", {}),
        ("Ärende 4471 registrerat", "Begär kopior av alla allmänna handlingar i ärendet som har registrerats.", {}),
        ("Uppgift", "Det har registrerats.", {"said": Order(invoice=Invoice(reference="ZZ77"))}),
        ("Ärende 4471 registrerat", "Det har registrerats.", {"documents": making.complete()}),
    ],
)
def test_p8_what_a_service_says_in_a_persons_voice_is_a_persons(
    subject: str, text: str, more: dict[str, object]
) -> None:
    assert sign(sent("support@b.example", "IT-support", subject, text, **more)) == ""


SAID = "Ärendet har registrerats."
CASE = "Ärende 4471 registrerat"
DESK, OFFICE, ANNA, NAS, PUMP = (
    ("stod@b.example", "Servicedesk"),
    ("info@b.example", "Anna Ek"),
    ("anna@b.example", "Anna Ek"),
    ("nas@b.example", "Lagringen"),
    ("pump@b.example", "Larmcentralen"),
)


@pytest.mark.parametrize(
    ("sender", "subject", "text", "more", "told"),
    [
        # a paper, a "however" and a name in a case outweigh
        (ANNA, "Utlandsresa", "Åter den 4 maj.", {"documents": SCAN}, []),
        (ANNA, "Hej", "Datorn svarar åt mig.", {}, [NOBODY]),
        (ANNA, "Hej", "Datorn svarar åt mig, dock inte alltid.", {}, []),
        (DESK, "Ny kontaktperson", SAID, {}, []),
        # an approval does, where it answers us
        (DESK, "SV: Hej", SAID, {}, [RECEIPT]),
        (DESK, CASE, "Ärendet har registrerats och är godkänt.", {}, [RECEIPT, ALONE]),
        (DESK, "SV: Hej", "Ärendet har registrerats och är godkänt.", {}, []),
        # all three signs: a service may ask, tell and bring, an office may not
        (DESK, CASE, f"{SAID} Är det rätt?", {}, [RECEIPT]),
        (OFFICE, CASE, SAID, {}, [RECEIPT]),
        (OFFICE, CASE, f"{SAID} Är det rätt?", {}, []),
        (OFFICE, CASE, SAID, {"said": Order(invoice=Invoice(reference="ZZ77"))}, []),
        (OFFICE, CASE, SAID, {"documents": SCAN}, []),
        # an answer bears our own subject, and an office that answers is a person there
        (OFFICE, "SV: Hej", SAID, {}, []),
        (ANNA, "SV: Bekräfta att du är människa", "Jag får skräp. Klicka på länken.", {}, [PROOF]),
        # two signs: who writes from a person's own box, and who brings files
        (ANNA, CASE, SAID, {}, [RECEIPT]),
        (ANNA, CASE, f"{SAID} Är det rätt?", {}, []),
        (ANNA, CASE, SAID, {"documents": SCAN}, []),
        (ANNA, "Backup misslyckades", "Felkod: 7.", {}, []),
        (ANNA, "Skannat från plan 3", "Skannades 11.20.", {"documents": SCAN}, []),
        (NAS, "Hej", "Skannades 11.20.", {"documents": SCAN}, [DEVICE]),
        (NAS, "Hej", "Felkod: 7.", {"documents": SCAN}, []),
        # a service alone has no matter of ours
        (PUMP, "Pump 4", "Trycket är lågt.", {}, [ALONE]),
        (PUMP, "Pump 4", "Trycket är en fråga för driften.", {}, [ALONE]),
        (PUMP, "Pump 4", "Fakturan avser pumpen.", {}, []),
    ],
)
def test_p8_every_sign_that_speaks_for_a_machine_is_told(
    sender: tuple[str, str], subject: str, text: str, more: dict[str, object], told: list[str]
) -> None:
    assert list(signs(sent(*sender, subject, text, **more), text)) == told


def test_p8_what_an_unmarked_machine_brings_is_kept_and_shown_to_staff_unanswered() -> None:
    """A scanned paper that nobody could read as a form is still seen by a person."""
    scanned = decide(TOLD[DEVICE], context())
    bare = decide(TOLD[SYSTEM], context())
    assert [(d.kind, d.drafts, d.waits, len(d.documents)) for d in (scanned, bare)] == [
        ("automatic", (), Waits(reason="other", details=DEVICE), 2),
        ("automatic", (), None, 1),
    ]


def test_a_scanners_mail_with_an_orders_papers_is_an_order() -> None:
    came = sent("mfp3@b.example", "Kopiator", "Skannat från plan 3", "Skannades 11.20.", documents=making.complete())
    assert decide(came, context()).kind == "order"
