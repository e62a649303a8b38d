"""Filled-in values and signatures of a PDF form (AcroForm, XFA data): page text never shows them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSKeyword, PSLiteral
from pdfminer.utils import decode_text

_MOST_FIELDS = 2_000
_DEEPEST = 12
_MOST_XML = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfForm:
    """Label and value of every filled field; whether the form is XFA; a digital signature in words."""

    fields: tuple[tuple[str, str], ...] = ()
    is_xfa: bool = False
    signature: str | None = None


NO_FORM = PdfForm()


def read(data: bytes) -> PdfForm:
    """The form in a PDF's catalog; an empty one when there is none or it cannot be walked."""
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        form = resolve1(document.catalog.get("AcroForm"))
        if not isinstance(form, dict):
            return NO_FORM
        leaves = list(_leaves(resolve1(form.get("Fields")) or [], "", {}, 0))[:_MOST_FIELDS]
        xfa = resolve1(form.get("XFA"))
        fields = tuple(pair for leaf in leaves if (pair := _pair(leaf)))
        return PdfForm(
            fields=fields or tuple(_xfa_values(xfa)),
            is_xfa=xfa is not None,
            signature=next((said for leaf in leaves if (said := _signature(leaf))), None),
        )
    except Exception:  # noqa: BLE001  a stranger's bytes: pdfminer raises a dozen kinds, some without a common base
        return NO_FORM


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
        merged = {**inherited, **{key: field[key] for key in ("FT", "V", "TU", "Opt") if key in field}, "name": name}
        kids = resolve1(field.get("Kids")) or []
        named = [kid for kid in kids if isinstance(resolve1(kid), dict) and "T" in resolve1(kid)]
        if named:
            yield from _leaves(named, name, merged, depth + 1)
        else:
            yield merged


def _pair(leaf: dict[str, Any]) -> tuple[str, str] | None:
    if _text(leaf.get("FT")) == "Sig":
        return None
    value = _text(leaf.get("V")).strip()
    if not value or value == "Off":
        return None
    return _text(leaf.get("TU")).strip() or leaf["name"], value


def _signature(leaf: dict[str, Any]) -> str | None:
    signed = resolve1(leaf.get("V"))
    if _text(leaf.get("FT")) != "Sig" or not isinstance(signed, dict):
        return None
    said = [part for part in (_text(signed.get("Name")), _text(signed.get("M"))) if part]
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


def _xfa_values(xfa: Any) -> Iterator[tuple[str, str]]:
    """Names and texts of the XFA data packet, where the values of a dynamic form live."""
    parts = xfa if isinstance(xfa, list) else ["datasets", xfa]
    for name, stream in zip(parts[::2], parts[1::2], strict=False):
        packet = resolve1(stream)
        if _text(name) != "datasets" or not isinstance(packet, PDFStream):
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
        root = etree.fromstring(packet.get_data()[:_MOST_XML], parser)
        for element in [] if root is None else root.iter():
            if len(element) == 0 and isinstance(element.tag, str) and (element.text or "").strip():
                yield _readable(etree.QName(element).localname), str(element.text).strip()


def _readable(name: str) -> str:
    return re.sub(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])|_", " ", name)
