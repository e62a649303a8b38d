"""Rich text (RTF): what a reader of the page sees, with tables, headers, boxes and check boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.facts import Content, Limits
from parsers.flow import SYMBOLS, TICKED, UNTICKED, Flow

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)
_DEEPEST = 1_000
# Groups that hold no text of the page: tables of fonts and styles, pictures, the codes of fields, notes for programs.
_UNSEEN = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "objdata", "themedata", "colorschememapping", "datastore",
    "fldinst", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "xmlnstbl", "filetbl",
    "latentstyles", "sp", "nonshppict", "shprslt", "mmathPr", "pgptbl", "listtext", "pntext", "annotation", "atnid",
    "atnauthor", "atnref", "xe", "tc", "bkmkstart", "bkmkend", "wgrffmtfilter", "userprops",
})  # fmt: skip
_STARRED_TEXT = frozenset({"shpinst", "shptxt", "formfield", "ffname"})  # seen, or read, though marked as ignorable
_CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
_SIGNS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "endash": "–", "emdash": "—", "~": " ", "_": "-",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds between a pair of braces."""

    unseen: bool = False  # a destination that is passed over
    deleted: bool = False
    hidden: bool = False
    starred: bool = False  # the next word names a destination that old programs pass over
    fallback: int = 1  # characters that stand after a \u for old programs


@dataclass(slots=True)
class _Reading:
    flow: Flow
    group: _Group = _Group()
    code_page: str = "cp1252"
    skip: int = 0  # characters that are still to be passed over
    in_table: bool = False
    is_check_box: bool = False
    state: int | None = None  # of the check box that is being told


def read(data: bytes, limits: Limits) -> Content:
    """Lines and tables; headers stand where the file has them, deleted text and pictures are left out."""
    reading = _Reading(Flow(limits))
    around: list[_Group] = []
    for token in _tokens(data):
        if brace := token["brace"]:
            _brace(brace, around, reading)
        elif word := token["word"]:
            _word(word, int(token["number"]) if token["number"] else None, reading)
        elif sign := token["sign"]:
            _sign(sign, reading)
        elif text := token["hex"]:
            _text(bytes.fromhex(text), reading)
        elif text := token["text"]:
            _text(text.encode("latin-1"), reading)
        if reading.flow.is_full or len(around) > _DEEPEST:
            break
    flow = reading.flow
    flow.end_paragraph()
    problems = (*(("cut",) if flow.is_full else ()), *(() if flow.lines else ("no-text",)))
    return Content(lines=tuple(flow.lines), tables=tuple(flow.tables), problems=problems)


def _tokens(data: bytes) -> Iterator[re.Match[str]]:
    text, at = data.decode("latin-1"), 0
    while token := _TOKEN.match(text, at):
        at = token.end()
        if token["word"] == "bin" and token["number"]:
            at += max(int(token["number"]), 0)  # raw bytes of a picture
        yield token


def _brace(brace: str, around: list[_Group], reading: _Reading) -> None:
    reading.skip = 0
    if brace == "{":
        around.append(reading.group)
        reading.group = replace(reading.group, starred=False)
    elif around:
        reading.group = around.pop()


def _word(word: str, number: int | None, reading: _Reading) -> None:
    group, starred = reading.group, reading.group.starred
    if starred:
        group = reading.group = replace(group, starred=False)
    if word in _UNSEEN or (starred and word not in _STARRED_TEXT):
        reading.group = replace(group, unseen=True)
    elif word in ("deleted", "v"):
        name = "hidden" if word == "v" else "deleted"
        reading.group = replace(group, **{name: number != 0})
    elif word == "plain":
        reading.group = replace(group, deleted=False, hidden=False)
    elif word == "uc":
        reading.group = replace(group, fallback=max(number or 0, 0))
    elif word in _CODE_PAGES:
        reading.code_page = _CODE_PAGES[word]
    elif word == "ansicpg" and number in (437, 850, 1250, 1252, 1257, 10000):
        reading.code_page = "mac_roman" if number == 10000 else f"cp{number}"
    elif word in ("formfield", "fftype", "ffres", "ffdefres", "ffname"):
        _form_field(word, number, reading)
    elif not group.unseen:
        _layout(word, number, reading)


def _layout(word: str, number: int | None, reading: _Reading) -> None:
    """Words that make text, paragraphs and cells."""
    flow, group = reading.flow, reading.group
    if word == "u" and number is not None:
        reading.skip = 0
        _write(SYMBOLS.get(number % 65536, chr(number % 65536)), reading)
        reading.skip = group.fallback
    elif word in _SIGNS:
        _write(_SIGNS[word], reading)
    elif word == "shptxt":
        _write("\n", reading)  # a text box stands beside its paragraph, not in it
    elif word == "intbl":
        reading.in_table = True
    elif word == "pard":
        reading.in_table = False
    elif word in ("par", "sect", "page", "nestcell", "nestrow"):
        flow.end_paragraph(in_table=reading.in_table or flow.is_in_row)
    elif word == "cell":
        flow.end_cell()
    elif word == "row":
        flow.end_row()


def _form_field(word: str, number: int | None, reading: _Reading) -> None:
    """A check box of Word's old forms: its kind, then its state, or the one it begins with."""
    if word == "formfield":
        reading.is_check_box, reading.state = False, None
    elif word == "fftype":
        reading.is_check_box = number == 1
    elif word == "ffname":
        reading.group = replace(reading.group, unseen=True)
    elif reading.is_check_box and word == "ffres" and number in (0, 1):
        reading.state = number
        _tick(number, reading)
    elif reading.is_check_box and word == "ffdefres" and reading.state is None:
        _tick(number or 0, reading)


def _tick(state: int, reading: _Reading) -> None:
    # The box stands among a field's codes, which are passed over; the box itself is seen.
    if not (reading.group.deleted or reading.group.hidden):
        reading.flow.write((TICKED if state else UNTICKED) + " ")


def _sign(sign: str, reading: _Reading) -> None:
    if sign == "*":
        reading.group = replace(reading.group, starred=True)
    elif sign in "\r\n":
        _layout("par", None, reading)
    elif sign in "{}\\~_":
        _write(_SIGNS.get(sign, sign), reading)


def _text(raw: bytes, reading: _Reading) -> None:
    if reading.group.unseen:
        return
    passed = min(reading.skip, len(raw))
    reading.skip -= passed
    _write(raw[passed:].decode(reading.code_page, "replace"), reading)


def _write(text: str, reading: _Reading) -> None:
    group = reading.group
    if text and not (group.unseen or group.deleted or group.hidden):
        reading.flow.write(text)
