"""Mails of machines and of people, built byte by byte from the tables beside this file; every person is invented."""

from __future__ import annotations

import csv
import tomllib
from base64 import b64encode
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from parsers.facts import Document, DocumentKind, Limits, Mail
from parsers.mime import split
from tests.core import making

HERE = Path(__file__).parent
PAPERS = {
    "form": making.form(),
    "application": making.application(),
    "decision": making.decision(),
    "variables": making.variables(),
    "plan": making.document(DocumentKind.RESEARCH_PLAN),
    "data": making.document(DocumentKind.DATA_FILE),
    "other": making.document(DocumentKind.OTHER),
}
RETURNED = (
    "From: registerservice@agency.example\r\nTo: anna@uni.example\r\n"
    "Message-ID: <0123456789abcdef.confirmation.fedcba9876543210@agency.example>\r\nSubject: Bekr\r\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a table: a mail in a few words."""

    line: int
    kind: str
    sender: str
    subject: str
    body: str
    style: str = "bare"
    papers: tuple[str, ...] = ()
    where: str = ""


@cache
def rows(table: str) -> tuple[Row, ...]:
    """The mails of a table, in its order."""
    with (HERE / f"{table}.tsv").open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(_row(number, row) for number, row in enumerate(found, start=2))


def _row(line: int, told: dict[str, str]) -> Row:
    return Row(
        line=line,
        kind=told.get("kind", "person"),
        sender=told["sender"],
        subject=told["subject"],
        body=told["body"].replace("\\n", "\r\n"),
        style=told.get("style", "bare"),
        papers=tuple((told.get("papers") or "").split(",")) if told.get("papers") else (),
        where=told.get("where", ""),
    )


@cache
def styles() -> dict[str, dict[str, object]]:
    """The header fields of mail systems, by name."""
    return tomllib.loads((HERE / "styles.toml").read_text("utf-8"))


def raw(row: Row) -> bytes:
    """The mail as bytes."""
    style = styles()[row.style]
    fields = [
        f"From: {_from(row.sender)}",
        "To: <registerservice@agency.example>",
        f"Subject: {_encoded(row.subject)}",
        f"Message-ID: <{row.line}.{abs(hash_of(row))}@{row.sender.rstrip('>').partition('@')[2]}>",
        "Date: Tue, 3 Mar 2026 10:12:00 +0100",
        "MIME-Version: 1.0",
        *style.get("fields", ()),  # type: ignore[misc]
    ]
    content, body = _content(row, style)
    return "\r\n".join([*fields, content, "", body]).encode()


def _from(sender: str) -> str:
    name, _, address = sender.rpartition("<")
    return f"{_encoded(name.strip())} <{address.rstrip('>')}>"


def hash_of(row: Row) -> int:
    """A number of the mail's own, the same in every run."""
    return sum(row.body.encode()) + len(row.subject)


def _encoded(subject: str) -> str:
    return subject if subject.isascii() else f"=?utf-8?B?{b64encode(subject.encode()).decode()}?="


def _content(row: Row, style: dict[str, object]) -> tuple[str, str]:
    """The Content-Type field and the body under it."""
    text = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{row.body}\r\n"
    if method := style.get("calendar"):
        event = f"BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nEND:VCALENDAR\r\n"
        part = f"Content-Type: text/calendar; charset=utf-8; method={method}\r\n\r\n{event}"
        return 'Content-Type: multipart/alternative; boundary="b1"', _parts(text, part)
    if report := style.get("report"):
        kind = f'Content-Type: multipart/report; report-type={report}; boundary="b1"'
        return kind, _parts(
            text, _machine_part(str(report), style), f"Content-Type: text/rfc822-headers\r\n\r\n{RETURNED}"
        )
    return "Content-Type: text/plain; charset=utf-8", row.body


def _machine_part(report: str, style: dict[str, object]) -> str:
    told = {
        "delivery-status": f"Reporting-MTA: dns; mx.uni.example\r\n\r\nFinal-Recipient: rfc822; anna@uni.example\r\n"
        f"Action: {style.get('action', 'failed')}\r\nStatus: 5.1.1\r\n",
        "disposition-notification": "Final-Recipient: rfc822; anna@uni.example\r\n"
        "Disposition: manual-action/MDN-sent-manually; displayed\r\n",
        "feedback-report": "Feedback-Type: abuse\r\nUser-Agent: SomeGenerator/1.0\r\nVersion: 1\r\n",
    }
    return f"Content-Type: message/{report}\r\n\r\n{told[report]}"


def _parts(*parts: str) -> str:
    return "".join(f"--b1\r\n{part}\r\n" for part in parts) + "--b1--\r\n"


def parsed(row: Row) -> Mail:
    """The mail as the parser reads it, with the papers that the table attaches to it."""
    data = raw(row)
    documents: tuple[Document, ...] = tuple(PAPERS[name] for name in row.papers)
    return replace(split(data, Limits()).mail, sha256="a" * 64, size=len(data), documents=documents)
