"""What is true of a sample: in the words of `inspect --json`, kept as TOML beside the mails."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTruth:
    """One document: where it lies in its mail, what it is, how it was made."""

    path: str  # "outer.zip/inner.pdf"; "body" is the mail's own text
    kind: str  # as in the contract
    carrier: str  # by which way it was made: "docx-content-controls", "scan" ...
    pages: tuple[int, int] | None = None  # only for a part of a bundle
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailTruth:
    """One mail: for people in a line of English, for programs in the contract's words."""

    about: str
    kind: str
    arrival: datetime  # when it reached our server, aware
    language: str = "sv"
    sender: str | None = None
    subject: str = ""
    papers: tuple[PaperTruth, ...] = ()
    missing: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    numbered: bool = False  # a case is opened and a diary number given
    joins: str | None = None  # the sample whose case it joins
    repeats: str | None = None  # the sample that it is once more
    order: Facts = field(default_factory=dict)

    @property
    def outcome(self) -> str | None:
        """What the ethics authority decided, if a decision came along."""
        told = [p.facts["outcome"] for p in self.papers if p.kind == "ethics-decision"]
        return str(told[0]) if told else None


def as_toml(truths: Mapping[str, MailTruth]) -> str:
    """All truths as one TOML file."""
    head = "# What is true of each sample mail. Made by: python -m tests.samples\n"
    return head + "".join(_mail(name, truth) for name, truth in truths.items())


def _mail(name: str, truth: MailTruth) -> str:
    fields = {
        "about": truth.about,
        "arrival": truth.arrival,
        "kind": truth.kind,
        "language": truth.language,
        "from": truth.sender,
        "subject": truth.subject,
        "documents": [paper.kind for paper in truth.papers if paper.kind != "decoration"],
        "missing": truth.missing,
        "flags": truth.flags,
        "numbered": truth.numbered,
        "outcome": truth.outcome,
        "joins": truth.joins,
        "repeats": truth.repeats,
    }
    order = _lines(f'mails."{name}".order', truth.order) if truth.order else ""
    papers = "".join(_paper(f'mails."{name}".papers', paper) for paper in truth.papers)
    return "\n" + _lines(f'mails."{name}"', fields) + order + papers


def _paper(table: str, paper: PaperTruth) -> str:
    fields = {"path": paper.path, "kind": paper.kind, "carrier": paper.carrier, "pages": paper.pages} | {
        "facts": dict(paper.facts) or None
    }
    return f"[[{table}]]\n" + _pairs(fields)


def _lines(table: str, fields: Facts) -> str:
    return f"[{table}]\n" + _pairs(fields)


def _pairs(fields: Facts) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in fields.items() if value is not None)


def _value(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(v)}" for key, v in value.items() if v is not None) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)  # strings, numbers and booleans are written alike in TOML
