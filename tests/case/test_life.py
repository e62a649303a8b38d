"""A whole life, from order to invoice, in Swedish and in English, against golden files: its story and its letters."""

from __future__ import annotations

import os
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import msgspec
import pytest

from bot.case_export import case_record
from bot.cli.story import story
from tests.case.steering import digest_of
from tests.rigs.dovecot import Dovecot, dovecot  # noqa: F401 - fixture
from tests.rigs.office import DECISION, KARIN, SPECIFICATION, Office, folder_in_memory, name_of, open_office
from tests.rigs.smtp_sink import sink_running

GOLDEN = Path(__file__).parent / "golden"
SECOND = ("Specifikation 2.pdf", b"%PDF-1.4 specification, version two")
WORDS = {
    "sv": {
        "order": "01-complete",
        "completes": "Här kommer planen som ni bad om.",
        "changes": "Ta bort variabeln HDIA ur specifikationen.",
        "approves": "Jag godkänner specifikationen.",
        "away": "Jag är på semester till måndag.",
        "thanks": "Tack!",
        "asks": "Hej! Hur går det med vårt ärende?",
        "commands": ("komplettera", "möte", "specifikation", "beslut", "levererat", "fakturerat", "avsluta"),
        "granted": "bifall",
        "hours": "timmar",
    },
    "en": {
        "order": "02-english",
        "completes": "This is the plan that you asked for.",
        "changes": "Remove the variable HDIA from the specification.",
        "approves": "I approve the specification.",
        "away": "I am on leave until Monday.",
        "thanks": "Thanks!",
        "asks": "Hello! How far has our case come? Where is our order?",
        "commands": (
            "request completion", "meeting", "specification", "decision", "delivered", "invoiced",
            "close",
        ),
        "granted": "granted",
        "hours": "hours",
    },
}  # fmt: skip


def play(office: Office, language: str) -> None:
    """The life: a completion, a first version that is refused, spoofs and colleagues, a second that is approved."""
    words = WORDS[language]
    complete, meeting, specification, decision, delivered, invoiced, close = words["commands"]
    confirmation = office.orders(str(words["order"]))
    sara = str(confirmation["To"])
    colleague = f"colleague@{sara.partition('@')[2]}"
    digest = digest_of(office)

    def officer(line: str, text: str = "", files: tuple[tuple[str, bytes], ...] = (), days: int = 1) -> EmailMessage:
        office.passes(days=days)
        return office.hears(KARIN, f"{line}\n{text}", answers=digest, files=files)[0]

    office.hears("mallory@evil.example", "ta 6.3-1/2026", answers=digest)
    office.hears(KARIN, "avsluta 6.3-1/2026", answers=digest, proven=False)
    officer("ta 6.3-1/2026" if language == "sv" else "take 6.3-1/2026")
    request = officer(f"{complete} 6.3-1/2026", "Plan?")
    office.passes(days=2)
    plan = ("plan.txt", b"Forskningsplan\n\nSyfte, metod och tidsplan.")
    office.hears(sara, str(words["completes"]), answers=request, files=(plan,))
    officer(f"{meeting} 6.3-1/2026 2026-11-20 10:00")
    office.hears(sara, str(words["asks"]), answers=confirmation)
    first = officer(f"{specification} 6.3-1/2026 20 {words['hours']}", files=(SPECIFICATION,))
    office.hears(sara, str(words["changes"]), answers=first)
    second = officer(f"{specification} 6.3-1/2026 24 {words['hours']}", files=(SECOND,))
    office.hears(sara, str(words["approves"]), answers=second, proven=False)
    office.hears(sara, str(words["away"]), answers=second, headers={"Auto-Submitted": "auto-replied"})
    office.hears(sara, str(words["thanks"]), answers=second)
    office.hears(colleague, str(words["approves"]), answers=second)
    office.hears(sara, str(words["approves"]), answers=first)
    office.passes(days=3)
    office.hears(sara, str(words["approves"]), answers=second)
    office.hears(sara, f"{words['approves']}\n", answers=second)
    officer(f"{decision} 6.3-1/2026 {words['granted']} myndighet rep@principal.example", files=(DECISION,))
    officer(f"{delivered} 6.3-1/2026", days=5)
    office.passes(days=31)
    officer(f"{invoiced} 6.3-1/2026", days=2)
    officer(f"{close} 6.3-1/2026")


def told(office: Office) -> str:
    """The story of the case as the command shows it."""
    with office.desk.store.reading() as register:
        whole = case_record(register, office.case())
    return "\n".join(story(msgspec.to_builtins(whole), "Europe/Stockholm")) + "\n"


def written(office: Office) -> str:
    """Every letter of the case but digests: which, to whom, and its text."""
    parts = []
    for letter in office.letters:
        name = name_of(office, letter)
        if name == "digest":
            continue
        body = letter.get_body(("plain",))
        assert body is not None
        files = ", ".join(str(file.get_filename()) for file in letter.iter_attachments())
        head = f"== {name} to {letter['To']}: {letter['Subject']}" + (f" [{files}]" if files else "")
        parts.append(f"{head}\n\n{body.get_content()}")
    return "\n".join(parts).replace("\r\n", "\n")


@pytest.fixture
def office(dovecot: Dovecot) -> Iterator[Office]:  # noqa: F811 - the fixture
    """An office whose mail lies on a real Dovecot and whose letters go to a real SMTP server."""
    with sink_running() as sink, folder_in_memory() as folder, open_office(folder, dovecot.account(), sink) as office:
        yield office


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_whole_life_reads_as_its_golden_files(office: Office, language: str) -> None:
    """UPDATE_GOLDEN=1 writes them anew; read what changed before you keep it."""
    play(office, language)
    assert office.case().step == "closed"
    for part, text in {"story": told(office), "letters": written(office)}.items():
        path = GOLDEN / f"{language}.{part}.txt"
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8")
    with office.desk.store.reading() as register:
        states = [(version.version, version.state) for version in register.specifications(1)]
    assert states == [(1, "change-requested"), (2, "approved")]
