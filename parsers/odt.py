"""OpenDocument texts (odt): what a reader of the page sees, with tables, headers, boxes and check boxes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable

from lxml import etree

from parsers import archive
from parsers.facts import Content, Limits
from parsers.flow import TICKED, UNTICKED, Flow

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _OFFICE, _FORM, _DRAW, _STYLE = (
    _OASIS % name for name in ("text", "table", "office", "form", "drawing", "style")
)
_CONTROL = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}content-control"
_FIELD_MARK = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}fieldmark"
# Tracked deletions, comments and what only programs read. A frame's pictures keep their title for the blind.
_UNSEEN = frozenset({
    _TEXT + "tracked-changes", _OFFICE + "annotation", _OFFICE + "scripts", _TEXT + "sequence-decls",
    _OFFICE + "automatic-styles", _TEXT + "note-citation", _OFFICE + "font-face-decls",
    _OASIS % "svg-compatible" + "title", _OASIS % "svg-compatible" + "desc",
})  # fmt: skip
_BLOCKS = frozenset({_TEXT + "p", _TEXT + "h"})
_SPACES = re.compile(r"\s+")
_DEEPEST = 250  # lxml itself stops at 256 levels


def read(data: bytes, limits: Limits) -> Content:
    """Headers, then the text in its order; tables' cells by row; form controls by name. Encrypted files are told."""
    if problem := archive.zip_problem(data, limits):
        return Content(problems=(problem,))
    page = _Page(Flow(limits))
    try:
        if archive.is_locked_document(data):
            return Content(problems=("encrypted",))
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            problems = ["macro"] if any(name.startswith("Basic/") for name in parts.namelist()) else []
            if "styles.xml" in parts.namelist():
                for master in _tree(parts.read("styles.xml")).iter(_STYLE + "master-page"):
                    page.walk(master)
            page.walk(_tree(parts.read("content.xml")))
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, EOFError, OSError, NotImplementedError):
        return Content(problems=("broken-document",))
    flow = page.flow
    flow.end_paragraph()
    problems += ["cut"] if flow.is_full else []
    problems += [] if flow.lines or page.fields else ["no-text"]
    return Content(
        lines=tuple(flow.lines), tables=tuple(flow.tables), fields=tuple(page.fields), problems=tuple(problems)
    )


def _tree(xml: bytes) -> etree._Element:
    return etree.fromstring(
        xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    )


class _Page:
    """The walk through a text; `controls` are its form controls, told before the places where they stand."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.fields: list[tuple[str, str]] = []
        self._controls: dict[str, str] = {}
        self._rules: dict[str, Callable[[etree._Element, int], None]] = {
            _TEXT + "s": self._spaces,
            _TEXT + "tab": lambda *_: flow.write("\t"),
            _TEXT + "line-break": lambda *_: flow.write("\n"),
            _TABLE + "table": self._table,
            _OFFICE + "forms": self._forms,
            _DRAW + "control": lambda found, _: flow.write(self._controls.get(found.get(_DRAW + "control", ""), "")),
            _DRAW + "text-box": self._box,
            _DRAW + "custom-shape": self._box,
            _CONTROL: self._content_control,
            _FIELD_MARK: self._field_mark,
        }

    def walk(self, element: etree._Element, in_table: bool = False, depth: int = 0) -> None:
        """Everything inside an element, in order."""
        if depth > _DEEPEST or self.flow.is_full:
            return
        self._say(element.text, element)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _UNSEEN:
                self._take(child, in_table, depth + 1)
            self._say(child.tail, element)

    def _take(self, child: etree._Element, in_table: bool, depth: int) -> None:
        if rule := self._rules.get(child.tag):
            rule(child, depth)
        elif child.tag in _BLOCKS:
            self.walk(child, in_table, depth)
            self.flow.end_paragraph(in_table=in_table)
        else:
            self.walk(child, in_table, depth)

    def _say(self, text: str | None, element: etree._Element) -> None:
        if text and element.tag.startswith((_TEXT, _CONTROL)):
            self.flow.write(_SPACES.sub(" ", text))

    def _spaces(self, found: etree._Element, _depth: int) -> None:
        count = found.get(_TEXT + "c", "1")
        self.flow.write(" " * min(int(count) if count.isdecimal() else 1, 100))

    def _box(self, found: etree._Element, depth: int) -> None:
        self.flow.end_paragraph(in_table=True)  # a box stands beside its paragraph, not in it
        self.walk(found, True, depth)

    def _table(self, table: etree._Element, depth: int) -> None:
        if self.flow.is_in_row:  # a table in a cell is text of that cell
            self.walk(table, True, depth)
            return
        covering: dict[int, tuple[int, str]] = {}  # by column: rows that a cell above still covers, and its text
        for row in table.iter(_TABLE + "table-row"):
            for column, cell in enumerate(row.iterchildren(_TABLE + "table-cell", _TABLE + "covered-table-cell")):
                self.walk(cell, True, depth + 3)
                left, above = covering.pop(column, (0, ""))
                text = self.flow.end_cell(above)
                spanned = cell.get(_TABLE + "number-rows-spanned", "1")
                left = int(spanned) if spanned.isdecimal() and spanned != "1" else left
                if left > 1:
                    covering[column] = (left - 1, text)
            self.flow.end_row()
        self.flow.end_table()

    def _forms(self, forms: etree._Element, _depth: int) -> None:
        """Controls of a form: their values under their names, and what is shown where they stand."""
        for control in forms.iter():
            if not isinstance(control.tag, str) or not control.tag.startswith(_FORM):
                continue
            identity = control.get("{http://www.w3.org/XML/1998/namespace}id") or control.get(_FORM + "id") or ""
            value = self._value(control)
            if value and (name := control.get(_FORM + "label") or control.get(_FORM + "name")):
                self.fields.append((name, value))
            self._controls[identity] = value + " " if value else ""

    @staticmethod
    def _value(control: etree._Element) -> str:
        kind = control.tag.removeprefix(_FORM)
        if kind in ("checkbox", "radio"):
            state = control.get(_FORM + "current-state") or control.get(_FORM + "current-selected")
            return TICKED if state in ("checked", "true") else UNTICKED
        return control.get(_FORM + "current-value", "") if kind not in ("button", "form") else ""

    def _content_control(self, found: etree._Element, depth: int) -> None:
        space = _CONTROL.removesuffix("content-control")
        if found.get(space + "showing-place-holder") == "true":
            return
        text = "".join(map(str, found.itertext())).strip()
        for name in dict.fromkeys(filter(None, (found.get(space + "alias"), found.get(space + "tag")))):
            if text:
                self.fields.append((name, text))
        self.walk(found, True, depth)

    def _field_mark(self, found: etree._Element, _depth: int) -> None:
        """A check box of Word's old forms as LibreOffice keeps it."""
        kind = found.get(_FIELD_MARK.removesuffix("fieldmark") + "type", "")
        if kind.endswith("FORMCHECKBOX"):
            states = [value for param in found for value in param.values() if value in ("true", "false")]
            self.flow.write((TICKED if "true" in states else UNTICKED) + " ")
