"""What reading costs in the limited process, beside the bare libraries on the same bytes."""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from importlib.resources import files
from pathlib import Path
from typing import cast

import docx
import openpyxl
import pdfplumber
import pypdfium2

from parsers.facts import Limits
from parsers.limited import Workshop

MAILS = Path(str(files("bot.demo"))) / "mails"
TIMES = 5


def print_cost() -> None:
    """Document by document of two whole orders, then the first order's mail, then the scanned one by the page."""
    papers = [*_attachments("01-complete"), *_attachments("02-english")]
    with Workshop(Limits()) as workshop:
        workshop.read_document(b"Register;Variabel\nPAR;KON\n", "warm.csv")
        ours = {name: _seconds(lambda: workshop.read_document(data, name)) for name, data in papers}  # noqa: B023
        bare = {name: _seconds(lambda: _bare(name, data)) for name, data in papers}  # noqa: B023
        mail = _seconds(lambda: workshop.read((MAILS / "01-complete.eml").open("rb")).close())
        scans = [(name, data) for name, data in _attachments("04-scanned") if name.startswith("Scan")]
        pages = sum(_pages(data) for _, data in scans)
        scanned = sum(_seconds(lambda: workshop.read_document(data, name), 1) for name, data in scans)  # noqa: B023
    for name, seconds in ours.items():
        print(f"reading   {name:40} {seconds * 1000:4.0f} ms, the bare library {bare[name] * 1000:4.0f} ms")
    print(
        f"reading   median of {len(ours)} text documents {statistics.median(ours.values()) * 1000:.0f} ms (bare: "
        f"{statistics.median(bare.values()) * 1000:.0f} ms), a mail of four {mail:.2f} s, "
        f"a scanned page {scanned / pages:.2f} s"
    )


def _attachments(name: str) -> list[tuple[str, bytes]]:
    mail = cast(EmailMessage, message_from_bytes((MAILS / f"{name}.eml").read_bytes(), policy=default))
    return [(str(part.get_filename()), part.get_content()) for part in mail.iter_attachments() if part.get_filename()]


def _seconds(work: Callable[[], object], times: int = TIMES) -> float:
    """The median of several runs."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def _bare(name: str, data: bytes) -> None:
    """The text of a file, as its library gives it and nothing more."""
    if name.endswith(".pdf"):
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                page.extract_text()
    elif name.endswith(".docx"):
        [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    elif name.endswith(".xlsx"):
        for sheet in openpyxl.load_workbook(io.BytesIO(data), read_only=True):
            list(sheet.iter_rows(values_only=True))


def _pages(data: bytes) -> int:
    return len(pypdfium2.PdfDocument(data))
