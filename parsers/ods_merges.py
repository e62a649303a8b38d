"""Cells merged downwards in an OpenDocument sheet, which the sheet library does not tell of."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from parsers.facts import Limits

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_SPANNED = re.compile(rb'number-rows-spanned="(?:[2-9]|1[0-9])')
_FAR = 2**20

Merged = tuple[tuple[int, int], tuple[int, int]]  # first row and column, last row and column, from 0


def merged(data: bytes, limits: Limits) -> dict[str, list[Merged]]:
    """The merged ranges of every sheet by its name. Raises what a broken zip or XML raises."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        xml = parts.read("content.xml")
    found: dict[str, list[Merged]] = {}
    if not _SPANNED.search(xml):
        return found
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    for table in etree.fromstring(xml, parser).iter(_TABLE + "table"):
        found[table.get(_TABLE + "name", "")] = _ranges(table, limits)
    return found


def _ranges(table: etree._Element, limits: Limits) -> list[Merged]:
    ranges: list[Merged] = []
    at = 0
    for row in table.iter(_TABLE + "table-row"):
        column = 0
        for cell in row:
            down, across = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
            if down > 1:
                ranges.append(((at, column), (at + down - 1, column + across - 1)))
            column += _number(cell, "number-columns-repeated")
        at += _number(row, "number-rows-repeated")
        if at >= limits.sheet_rows:
            break
    return ranges


def _number(element: etree._Element, name: str) -> int:
    said = element.get(_TABLE + name, "1")
    return min(int(said), _FAR) if said.isdecimal() else 1
