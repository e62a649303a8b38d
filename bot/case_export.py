"""A whole case as one zip: the case in JSON, every original in and out, and a checksum for each."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from bot.whole_files import written_whole
from parsers.identity_numbers import masked_in
from storage import records
from storage.files import Files
from storage.store import Transaction

_ENDINGS = {
    "message/rfc822": "eml",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.ms-excel.sheet.macroenabled.12": "xlsm",
    "application/vnd.ms-excel": "xls",
    "application/zip": "zip",
    "application/rtf": "rtf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/tiff": "tif",
    "text/csv": "csv",
    "text/html": "html",
    "text/plain": "txt",
}
_FIXED = (1980, 1, 1, 0, 0, 0)  # the same case gives the same bytes


def case_record(register: Transaction, case: records.Case) -> dict[str, Any]:
    """Everything that the register says of a case, JSON-ready, personal identity numbers masked (P14)."""
    documents = [
        {"number": n.number, "direction": n.direction, "registered_at": n.registered_at, "at": n.at}
        | {key: getattr(n.document, key) for key in ("kind", "name", "path", "media_type", "sha256", "size")}
        for n in register.documents_of_case(case.id)
    ]
    whole = {
        "case": case,
        "parties": register.parties(case.id),
        "documents": documents,
        "specifications": register.specifications(case.id),
        "events": register.events(case_id=case.id),
    }
    plain: dict[str, Any] = masked_in(msgspec.to_builtins(whole))
    return plain


def export_case(register: Transaction, files: Files, case: records.Case, path: Path) -> int:
    """Write the zip, whole or not at all; returns how many originals are in it. Raises StorageFailed for lost bytes."""
    originals = dict(_originals(register, case))
    with written_whole(path) as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, sha256 in originals.items():
            _add(archive, name, files, sha256)
        _write(archive, "case.json", json.dumps(case_record(register, case), ensure_ascii=False, indent=2) + "\n")
        sums = "".join(f"{sha256}  {name}\n" for name, sha256 in originals.items())
        _write(archive, "SHA256SUMS", sums)  # as sha256sum --check reads it
    return len(originals)


def _originals(register: Transaction, case: records.Case) -> Iterator[tuple[str, str]]:
    """A safe name for each original, by its running number or its row, and its hash; a mail's own text is the mail."""
    for mail_id, sha256 in register.mails_of_case(case.id):
        yield f"mails/{mail_id}.eml", sha256
    for numbered in register.documents_of_case(case.id):
        paper = numbered.document
        if paper.path not in {"body", "mail"} and paper.sha256:
            kind = re.sub(r"[^a-z-]", "", paper.kind.lower())
            yield f"documents/{numbered.number or 0:03}-{kind}.{_ENDINGS.get(paper.media_type, 'bin')}", paper.sha256


def _add(archive: zipfile.ZipFile, name: str, files: Files, sha256: str) -> None:
    entry = zipfile.ZipInfo(name, _FIXED)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with files.open(sha256) as source, archive.open(entry, "w", force_zip64=True) as target:
        while chunk := source.read(1 << 20):
            target.write(chunk)


def _write(archive: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, _FIXED)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, text)
