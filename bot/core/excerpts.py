"""What leaves the register as a table: the diary, the public list of a day, and what the invoices are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.core.papers import MAIL
from parsers.facts import DocumentKind
from replies.letters import type_by_name
from storage import records

Words = Callable[[str, str], str]  # the agency's wording of a code, by its table
Cell = str | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table for people: its name, its head and its rows, which are read once."""

    name: str
    head: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]
    verbatim: bool = False  # what looks like a personal identity number is none, and must not be masked


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A delivered case with the version of the specification that its price stands on."""

    case: records.Case
    delivered_on: str
    specification: records.Specification | None


_DIARY = ("diary-number", "number", "date", "direction", "other-party", "document", "matter")
_PUBLIC = ("date", "diary-number", "number", "direction", "document", "matter")
_INVOICES = (
    "diary-number",
    "delivered",
    "principal",
    "org-number",
    "invoice-address",
    "reference",
    "peppol",
    "hours",
    "hourly-rate",
    "amount",
)


def diary(entries: Iterable[records.Registered], words: Words, timezone: str) -> Sheet:
    """The diary (diarium), every document in and out: what OSL 5:2 asks for. A signature's pictures are none."""
    rows = (
        (e.diary_number, e.number, _day(e, timezone), words(e.direction, "excerpt"), e.other_party, *_what(e, words))
        for e in entries
        if e.kind != DocumentKind.DECORATION
    )
    return _sheet("diary", _DIARY, rows, words)


def public_list(entries: Iterable[records.Registered], words: Words, timezone: str) -> Sheet:
    """A day's public list (postlista): the same without anybody's name or address."""
    rows = (
        (_day(e, timezone), e.diary_number, e.number, words(e.direction, "excerpt"), *_what(e, words))
        for e in entries
        if e.kind != DocumentKind.DECORATION
    )
    return _sheet("public-list", _PUBLIC, rows, words)


def invoice_basis(deliveries: Iterable[Delivery], words: Words, hourly_rate_sek: int) -> Sheet:
    """What each delivered case is to be invoiced, and to whom: reference and address just as the form has them."""
    sheet = _sheet("invoice-basis", _INVOICES, (_invoice(d, hourly_rate_sek) for d in deliveries), words)
    return replace(sheet, verbatim=True)  # a reference of ten digits has to reach the invoice


def _sheet(name: str, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]], words: Words) -> Sheet:
    return Sheet(name=words(name, "excerpt"), head=tuple(words(code, "excerpt") for code in columns), rows=rows)


def _day(entry: records.Registered, timezone: str) -> str:
    return entry.at.astimezone(ZoneInfo(timezone)).date().isoformat()


def _what(entry: records.Registered, words: Words) -> tuple[str, str]:
    """The sort of document and the matter, in words that name no illness and no person."""
    table = "excerpt" if entry.kind == MAIL else "letter" if entry.direction == "out" and _is_ours(entry) else "kind"
    return words(entry.kind, table), words("order", "excerpt")


def _is_ours(entry: records.Registered) -> bool:
    """A letter of ours; else a file that an officer sent, which may be of any kind."""
    return entry.kind in type_by_name


def _invoice(delivery: Delivery, hourly_rate_sek: int) -> tuple[Cell, ...]:
    case, version, order = delivery.case, delivery.specification, delivery.case.order or {}
    told = order.get("invoice")
    invoice = told if isinstance(told, dict) else {}
    hours = version.hours if version else None
    price = version.price_sek if version else None
    return (
        case.diary_number,
        delivery.delivered_on,
        _text(order.get("principal")),
        _text(order.get("org_number")),
        _text(invoice.get("address")),
        _text(invoice.get("reference")),
        _text(invoice.get("peppol")) or _peppol(_text(order.get("org_number"))),
        hours,
        hourly_rate_sek if hours else None,
        price if price is not None else hours * hourly_rate_sek if hours else None,
    )


def _peppol(org_number: str | None) -> str | None:
    """The participant of an organisation number under Peppol's scheme 0007; None without one."""
    return f"0007:{org_number.replace('-', '')}" if org_number else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
