"""Word documents: every visible text of the XML, content controls, check boxes, tables, headers and text boxes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from parsers import archive
from parsers.facts import Content, Limits, Line, Table
from parsers.flow import SYMBOLS, TICKED, UNTICKED

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The same words under another name, where Word saves in its strict form.
_STRICT, _LOOSE = b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W[1:-1].encode("ascii")
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# A text box stands twice, once for old programs; deleted text and field codes are not what a reader sees.
_UNSEEN = frozenset(
    {_MC + "Fallback", *(_W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr"))}
)
_PARTS = re.compile(r"word/(?:header\d*|document\d*|footnotes|endnotes|footer\d*)\.xml")
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(slots=True)
class _Reading:
    """What has been read so far, in the document's order."""

    limits: Limits
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    fields: list[tuple[str, str]] = field(default_factory=list)
    characters: int = 0

    def add_line(self, text: str, place: str | None) -> None:
        for piece in text.split("\n"):
            if piece.strip() and self.characters < self.limits.characters:
                self.characters += len(piece)
                self.lines.append(Line(text=piece.strip(), place=place))


def read(data: bytes, limits: Limits) -> Content:
    """Lines, tables and content controls (by alias or tag) of a docx or docm; macros are told, never run."""
    if problem := archive.zip_problem(data, limits):
        return Content(problems=(problem,))
    reading = _Reading(limits=limits)
    problems: list[str] = ["macro"] if archive.has_macros(data) else []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for name in sorted(filter(_PARTS.fullmatch, parts.namelist()), key=_reading_order):
                _read_part(parts.read(name), reading)
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, OSError, NotImplementedError):
        problems.append("broken-document")
    if not reading.lines and not reading.fields:
        problems.append("no-text")
    return Content(
        lines=tuple(reading.lines),
        tables=tuple(reading.tables),
        fields=tuple(reading.fields),
        problems=tuple(problems),
        children=() if reading.lines or reading.fields else _pictures(data, limits),
    )


def _pictures(data: bytes, limits: Limits) -> tuple[tuple[str, bytes], ...]:
    """The pictures of a document without a word in it: somebody pasted scanned pages."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = [name for name in parts.namelist() if name.startswith("word/media/")]
        try:
            return tuple((name, parts.read(name)) for name in names[: limits.ocr_pages])
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
            return ()


def _reading_order(name: str) -> tuple[int, str]:
    kinds = ("header", "document", "footnotes", "endnotes", "footer")
    return next(at for at, kind in enumerate(kinds) if kind in name), name


def _read_part(xml: bytes, reading: _Reading) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    _walk(etree.fromstring(xml.replace(_STRICT, _LOOSE), parser), reading, None)


def _walk(element: etree._Element, reading: _Reading, place: str | None) -> None:
    """Reads blocks in order; a table becomes a Table and its cells' paragraphs lines as well."""
    for child in element:
        if child.tag in _UNSEEN or not isinstance(child.tag, str):
            continue
        if child.tag == _W + "sdt":
            _keep_control(child, reading)
        if child.tag == _W + "p":
            reading.add_line(_text(child), place)
            _walk(child, reading, place)  # text boxes and controls inside the paragraph
        elif child.tag == _W + "tbl":
            _read_table(child, reading)
        elif child.tag != _W + "r" or child.find(f".//{_W}txbxContent") is not None:
            _walk(child, reading, place)


def _text(element: etree._Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _UNSEEN or tag in (_W + "p", _W + "tbl", _W + "txbxContent"):
            continue
        name = tag.rpartition("}")[2]
        if tag == _W + "t":
            yield child.text or ""
        elif tag.startswith(_W) and name in _MARKS:
            yield _MARKS[name]
        elif tag == _W + "sym":
            yield _symbol(child.get(_W + "char", ""))
        elif tag == _W + "checkBox":
            yield _legacy_box(child)
        else:
            yield from _pieces(child)


def _symbol(number: str) -> str:
    return SYMBOLS.get(int(number, 16), "") if re.fullmatch("[0-9A-Fa-f]{4}", number) else ""


def _legacy_box(box: etree._Element) -> str:
    state = box.find(_W + "checked")
    state = box.find(_W + "default") if state is None else state
    ticked = state is not None and state.get(_W + "val", "1") not in ("0", "false")
    return (TICKED if ticked else UNTICKED) + " "


def _keep_control(control: etree._Element, reading: _Reading) -> None:
    """A content control's value under the name that its author gave it; untouched placeholders are no values."""
    properties = control.find(_W + "sdtPr")
    content = control.find(_W + "sdtContent")
    if properties is None or content is None or properties.find(_W + "showingPlcHdr") is not None:
        return
    names = [_value(properties, "alias"), _value(properties, "tag")]
    box = properties.find(_W14 + "checkbox")
    value = _checkbox(box) if box is not None else _all_text(content)
    for name in dict.fromkeys(filter(None, names)):
        if value:
            reading.fields.append((name, value[: reading.limits.characters]))


def _checkbox(box: etree._Element) -> str:
    checked = box.find(_W14 + "checked")
    return TICKED if checked is not None and checked.get(_W14 + "val", "1") in ("1", "true") else UNTICKED


def _value(properties: etree._Element, name: str) -> str:
    element = properties.find(_W + name)
    return "" if element is None else element.get(_W + "val", "").strip()


def _all_text(element: etree._Element) -> str:
    paragraphs = [each for each in element.iter(_W + "p") if not _is_unseen(each, element)]
    texts = [_text(each) for each in paragraphs] if paragraphs else [_text(element)]
    return "\n".join(text.strip() for text in texts if text.strip())


def _is_unseen(paragraph: etree._Element, top: etree._Element) -> bool:
    for ancestor in paragraph.iterancestors():
        if ancestor is top:
            return False
        if ancestor.tag in _UNSEEN:
            return True
    return False


def _read_table(table: etree._Element, reading: _Reading) -> None:
    number = len(reading.tables) + 1
    rows: list[tuple[str, ...]] = []
    reading.tables.append(Table(rows=()))  # its place in the order, before tables inside its cells
    for row_number, row in enumerate(_inside(table, "tr"), start=1):
        if row_number > reading.limits.sheet_rows:
            break
        cells: list[str] = []
        for cell in _inside(row, "tc"):
            _walk(cell, reading, f"table {number}, row {row_number}, cell {len(cells) + 1}")
            cells += _cell_texts(cell, rows[-1] if rows else (), len(cells), reading.limits)
        rows.append(tuple(cells[: reading.limits.sheet_columns]))
    reading.tables[number - 1] = Table(rows=tuple(rows))


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table, or cells of a row, also where a content control is wrapped around them."""
    for child in element:
        if child.tag == _W + name:
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml"):
            yield from _inside(child, name)


def _cell_texts(cell: etree._Element, above: tuple[str, ...], column: int, limits: Limits) -> list[str]:
    """A cell's text, the one above it where cells are merged downwards, and empty cells where it spans columns."""
    text = _all_text(cell)[: limits.cell_characters * 4]
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    if merge is not None and merge.get(_W + "val") != "restart" and column < len(above):
        text = text or above[column]
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    width = span.get(_W + "val", "1") if span is not None else "1"
    return [text, *[""] * (min(int(width), limits.sheet_columns) - 1 if width.isdigit() else 0)]
