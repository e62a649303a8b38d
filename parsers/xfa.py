"""The data of an XFA form, where a dynamic form's values live: names and texts, with the form's own captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

MOST_BYTES = 5_000_000
_WORDS = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])|_")


def values(packets: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Caption, or readable name, and text of every filled field."""
    whole = _parsed(packets.get("xdp", b""))
    captions = _captions(_parsed(packets.get("template", b"")), whole)
    for root in (_parsed(packets.get("datasets", b"")), whole):
        for data in [] if root is None else _data(root):
            text = (data.text or "").strip()
            if len(data) == 0 and isinstance(data.tag, str) and text:
                name = etree.QName(data).localname
                yield captions.get(name) or _WORDS.sub(" ", name), text


def _parsed(xml: bytes) -> etree._Element | None:
    if not xml.strip():
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=True, remove_comments=True
    )
    return etree.fromstring(xml, parser)


def _data(root: etree._Element) -> Iterator[etree._Element]:
    """The elements of the form's data: a form in one piece also holds its looks, which are no values."""
    if etree.QName(root).localname == "xdp":
        for child in root.iter("{*}datasets"):
            yield from child.iter()
    else:
        yield from root.iter()


def _captions(*roots: etree._Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for root in roots:
        for form_field in [] if root is None else root.iter("{*}field"):
            caption = form_field.find("{*}caption/{*}value")
            text = "" if caption is None else " ".join("".join(map(str, caption.itertext())).split())
            if text and (name := form_field.get("name")):
                found.setdefault(name, text)
    return found
