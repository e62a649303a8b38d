"""Filled-in values and signatures of a PDF form (AcroForm, XFA data): page text never shows them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSKeyword, PSLiteral
from pdfminer.utils import decode_text

from parsers import smime, xfa
from parsers.flow import TICKED

_MOST_FIELDS = 2_000
_MOST_PAGES = 200
_DEEPEST = 12
_RADIO, _PUSH = 1 << 15, 1 << 16  # field flags (PDF 32000-1, 12.7.4.2)
# What programs call the state of a ticked box when its author gave it no word of its own.
_PLAIN_TICK = re.compile(r"(?:yes|on|true|ja|x|checked|\d{1,3}|(?:choice|val|option|alternativ|kryss)\w{0,8})", re.I)
_INHERITED = ("FT", "V", "TU", "Opt", "Ff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """A ticked circle of several, by its place: its form has no word for it, but the page does."""

    label: str
    value: str
    page: int  # from 1
    box: tuple[float, float, float, float]  # left, bottom, right, top in the page's own points
    until: float  # where the next circle in the same row begins


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfForm:
    """Label and value of every filled field; what must be looked up on a page; XFA; signatures in words."""

    fields: tuple[tuple[str, str], ...] = ()
    picked: tuple[Picked, ...] = ()
    is_xfa: bool = False
    is_dynamic: bool = False  # pages are made by Adobe's own program when it opens the file
    signature: str | None = None


NO_FORM = PdfForm()


def read(data: bytes) -> PdfForm:
    """The form in a PDF's catalog; an empty one when there is none or it cannot be walked."""
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        form = resolve1(document.catalog.get("AcroForm"))
        return _form(document, form) if isinstance(form, dict) else NO_FORM
    except Exception:  # noqa: BLE001  a stranger's bytes: pdfminer raises a dozen kinds, some without a common base
        return NO_FORM


def _form(document: PDFDocument, form: dict[str, Any]) -> PdfForm:
    leaves = list(_leaves(resolve1(form.get("Fields")) or [], "", {}, 0))[:_MOST_FIELDS]
    packets = _packets(resolve1(form.get("XFA")))
    fields = tuple(pair for leaf in leaves if (pair := _pair(leaf)))
    signatures = list(dict.fromkeys(said for leaf in leaves if (said := _signature(leaf))))
    return PdfForm(
        fields=fields or tuple(xfa.values(packets)),
        picked=tuple(_picked(document, [leaf for leaf in leaves if _is_numbered(leaf)])),
        is_xfa=bool(packets),
        is_dynamic=resolve1(document.catalog.get("NeedsRendering")) is True,
        signature="; ".join(signatures[:5]) or None,
    )


def _leaves(fields: Any, prefix: str, inherited: dict[str, Any], depth: int) -> Iterator[dict[str, Any]]:
    """Every end field, with what it inherits (PDF 32000-1, 12.7.3.1)."""
    if depth > _DEEPEST or not isinstance(fields, list):
        return
    for reference in fields:
        field = resolve1(reference)
        if not isinstance(field, dict):
            continue
        own_name = _text(field.get("T"))
        name = ".".join(part for part in (prefix, own_name) if part)
        merged = {**inherited, **{key: field[key] for key in _INHERITED if key in field}, "name": name}
        kids = resolve1(field.get("Kids")) or []
        named = [kid for kid in kids if isinstance(resolve1(kid), dict) and "T" in resolve1(kid)]
        if named:
            yield from _leaves(named, name, merged, depth + 1)
        else:
            yield {**merged, "widgets": kids or [reference]}


def _pair(leaf: dict[str, Any]) -> tuple[str, str] | None:
    value = _text(leaf.get("V")).strip()
    if _text(leaf.get("FT")) == "Sig" or not value or value == "Off" or _flags(leaf) & _PUSH or _is_numbered(leaf):
        return None
    return _label(leaf), _shown(leaf, value)


def _label(leaf: dict[str, Any]) -> str:
    return _text(leaf.get("TU")).strip() or str(leaf["name"])


def _flags(leaf: dict[str, Any]) -> int:
    flags = resolve1(leaf.get("Ff"))
    return flags if isinstance(flags, int) and _text(leaf.get("FT")) == "Btn" else 0


def _shown(leaf: dict[str, Any], value: str) -> str:
    """A value as its reader sees it: the shown word of a choice, a tick for a box that has no word."""
    options = resolve1(leaf.get("Opt"))
    if isinstance(options, list):
        for place, option in enumerate(map(resolve1, options[:1_000])):
            told = [_text(each) for each in option] if isinstance(option, list) else [_text(option)]
            if value in (told[0], str(place) if _text(leaf.get("FT")) == "Btn" else None):
                return told[-1]
    if _text(leaf.get("FT")) == "Btn" and not _flags(leaf) & _RADIO and _PLAIN_TICK.fullmatch(value):
        return TICKED
    return value


def _is_numbered(leaf: dict[str, Any]) -> bool:
    """Whether a circle of several is ticked whose value is no word of the form's author."""
    value = _text(leaf.get("V"))
    is_choice = bool(_flags(leaf) & _RADIO) and "Opt" not in leaf and len(leaf["widgets"]) > 1
    return is_choice and value.lower() != "ja" and _PLAIN_TICK.fullmatch(value) is not None


def _picked(document: PDFDocument, leaves: list[dict[str, Any]]) -> Iterator[Picked]:
    if not leaves:
        return
    pages: dict[int, int] = {}
    for number, page in enumerate(PDFPage.create_pages(document), start=1):
        if number > _MOST_PAGES:
            break
        annotations = resolve1(page.annots)
        pages |= {each.objid: number for each in annotations or [] if isinstance(each, PDFObjRef)}
    for leaf in leaves:
        yield from _picked_of(leaf, pages)


def _picked_of(leaf: dict[str, Any], pages: dict[int, int]) -> Iterator[Picked]:
    widgets = [(each, resolve1(each)) for each in leaf["widgets"] if isinstance(each, PDFObjRef)]
    boxes = {each.objid: _box(widget) for each, widget in widgets}
    for each, widget in widgets:
        if _text(widget.get("AS")) != _text(leaf.get("V")) or each.objid not in pages:
            continue
        left, bottom, right, top = boxes[each.objid]
        beyond = [box[0] for box in boxes.values() if box[0] > right and abs(box[1] - bottom) < top - bottom]
        yield Picked(
            label=_label(leaf),
            value=_text(leaf.get("V")),
            page=pages[each.objid],
            box=(left, bottom, right, top),
            until=min(beyond, default=float("inf")),
        )


def _box(widget: dict[str, Any]) -> tuple[float, float, float, float]:
    xa, ya, xb, yb = (float(resolve1(each)) for each in resolve1(widget.get("Rect")))
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def _signature(leaf: dict[str, Any]) -> str | None:
    """A person's digital signature in words; a mere stamp of time is none."""
    signed = resolve1(leaf.get("V"))
    if _text(leaf.get("FT")) != "Sig" or not isinstance(signed, dict) or _text(signed.get("Type")) == "DocTimeStamp":
        return None
    contents = resolve1(signed.get("Contents"))
    name = _text(signed.get("Name")) or (smime.signer(contents) if isinstance(contents, bytes) else "")
    said = [part for part in (name, _text(signed.get("M"))) if part]
    return "digital signature in the file" + (f" ({', '.join(said)})" if said else "")


def _text(value: Any) -> str:
    value = resolve1(value)
    if isinstance(value, bytes):
        return decode_text(value)
    if isinstance(value, PSLiteral | PSKeyword):
        name = value.name
        return name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name)
    if isinstance(value, PDFStream):
        return decode_text(value.get_data()[:100_000])
    if isinstance(value, list):
        return ", ".join(_text(each) for each in value[:50])
    return value if isinstance(value, str) else ""


def _packets(found: Any) -> dict[str, bytes]:
    """The parts of an XFA form by name; a form in one stream is all of them."""
    parts = found if isinstance(found, list) else ["xdp", found]
    named = {_text(name): resolve1(stream) for name, stream in zip(parts[::2], parts[1::2], strict=False)}
    return {
        name: packet.get_data()[: xfa.MOST_BYTES] for name, packet in named.items() if isinstance(packet, PDFStream)
    }
