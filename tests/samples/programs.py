"""The programs that make papers when samples are made anew: Chromium, LibreOffice, and PDF surgery. Tests need none."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pikepdf

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_MADE = b"2026-10-19T09:00:00Z"


class ProgramMissing(Exception):
    """A program that makes sample documents is not installed."""


def printed_html(html: str) -> bytes:
    """A PDF as a browser prints it."""
    program = next((found for name in _CHROMIUM if (found := shutil.which(name))), None)
    if program is None:
        raise ProgramMissing("chromium is needed to make the samples anew")
    with tempfile.TemporaryDirectory() as folder:
        page, made = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, "utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={made}")
        subprocess.run(
            [program, f"--user-data-dir={folder}/profile", *options, str(page)],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return settled_pdf(made.read_bytes())


def converted(data: bytes, suffix: str, to: str) -> bytes:
    """What LibreOffice makes of an office file: `to` is "pdf", "xls", "odt" ..."""
    program = shutil.which("soffice")
    if program is None:
        raise ProgramMissing("LibreOffice (soffice) is needed to make the samples anew")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"paper.{suffix}")
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [program, profile, "--headless", "--convert-to", to, "--outdir", f"{folder}/out", str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        made = Path(folder, "out", f"paper.{to}").read_bytes()
        return settled_pdf(made) if to == "pdf" else made


def settled_pdf(data: bytes) -> bytes:
    """The same PDF without the clock of its making: the same each time."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for name in ("/CreationDate", "/ModDate"):
            if name in pdf.docinfo:
                pdf.docinfo[name] = "D:20261019090000Z"
        if "/Metadata" in pdf.Root:
            del pdf.Root["/Metadata"]
        if "/DocChecksum" in pdf.trailer:  # LibreOffice's own sum over what held the clock
            del pdf.trailer["/DocChecksum"]
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def merged(pdfs: tuple[bytes, ...]) -> tuple[bytes, tuple[tuple[int, int], ...]]:
    """One PDF of many, and the first and last page of each in it."""
    whole, ranges, out = pikepdf.new(), [], io.BytesIO()
    for data in pdfs:
        with pikepdf.open(io.BytesIO(data)) as part:
            first = len(whole.pages) + 1
            whole.pages.extend(part.pages)
        ranges.append((first, len(whole.pages)))
    whole.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue(), tuple(ranges)


def settled_office(archive: bytes) -> bytes:
    """The same Office file without the clock of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "docProps/core.xml":
                data = _DATES.sub(rb"\g<1>" + _MADE, data)
            kept = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))  # as Microsoft's programs write it
            kept.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(kept, data)
    return out.getvalue()
