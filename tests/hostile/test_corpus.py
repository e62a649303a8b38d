"""P11, P12, P15-P22: the hand-made corpus, each one through the whole service; and after each, an ordinary mail."""

from __future__ import annotations

import os
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import compat32
from pathlib import Path

import pytest

from tests.hostile import archives, files, headers, pdfs, structures, word_files, workbooks
from tests.hostile.case import Case, Outcome, head_of, sender_of
from tests.hostile.intake import Intake, intake_in
from tests.parsers.mail.raw import mail

MAILS = (*headers.CASES, *structures.CASES, *files.CASES)
CORPUS = (*MAILS, *workbooks.CASES, *word_files.CASES, *pdfs.CASES, *archives.CASES)
SECONDS_A_MAIL = 60.0
LETTERS_FIELDS = [
    "Auto-Submitted", "Content-Type", "Date", "From", "In-Reply-To", "MIME-Version", "Message-ID", "References",
    "Subject", "To", "X-Auto-Response-Suppress", "X-Registerbot",
]  # fmt: skip


@pytest.fixture(scope="module")
def intake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Intake]:
    """One service for all of them, as it would meet them (one for each half, where two processes share the tests)."""
    with intake_in(tmp_path_factory.mktemp("hostile")) as intake:
        yield intake


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: f"{case.promise} {case.name}")
def test_whatever_comes_is_settled_as_told_and_the_next_mail_is_answered(case: Case, intake: Intake) -> None:
    raw = case.raw(head_of(case.name))
    found = intake.settled(raw)
    assert found.outcome == case.outcome
    assert (found.attempts, found.kept == raw, found.seconds < SECONDS_A_MAIL) == (1, True, True)
    assert "root:x:0:0" not in repr(found.mail)  # no file of this machine has come along
    assert len(found.letters) == (1 if case.answered and not case.outcome.waits else 0)
    for letter in found.letters:
        wants_a_clean_letter(letter, case.answered_at or sender_of(case.name))
    if case.outcome.waits or any(file.kind == "unreadable" for file in case.outcome.files):
        following = intake.settled(mail(b"Hej! Hur lang ar er tid?\r\n", head=head_of(f"next after {case.name}")))
        assert (following.outcome, len(following.letters)) == (Outcome(), 1)


def wants_a_clean_letter(raw: bytes, recipient: str) -> None:
    """An answer goes to the sender alone and has the fields that we set, whatever the mail tried (P11, P12)."""
    letter = message_from_bytes(raw, policy=compat32)
    assert sorted(set(letter.keys()) | {"In-Reply-To", "References"}) == LETTERS_FIELDS
    assert len(letter.keys()) == len(set(letter.keys()))
    assert letter["To"] == recipient


def test_p15_the_bot_is_no_larger_after_the_worst_of_them(intake: Intake) -> None:
    """At most 50 MiB, as promised; the worst for the bot's own memory are large answers and many files."""
    intake.settled(mail(b"Hej\r\n", head=head_of("before the worst")))
    before = resident()
    for case in (*structures.LARGE, *archives.NESTED, *pdfs.CASES[:2]):
        intake.settled(case.raw(head_of(f"again {case.name}")))
    assert resident() - before < 50 * 2**20


def resident() -> int:
    """The memory that this process holds, in bytes."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_the_corpus_is_as_large_as_promised_and_names_its_promises() -> None:
    counts = [len(group) for group in (MAILS, workbooks.CASES, word_files.CASES, pdfs.CASES, archives.CASES)]
    assert [count >= least for count, least in zip(counts, (80, 20, 15, 20, 10), strict=True)] == [True] * 5
    assert len({case.name for case in CORPUS}) == len(CORPUS)
    assert {f"P{n}" for n in (12, 15, 16, 17, 18, 19, 20, 21, 22)} <= {case.promise for case in CORPUS}
