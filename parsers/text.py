"""Plain text and delimited tables (txt, csv, tsv) in the encodings that Swedish programs write."""

from __future__ import annotations

import csv
import io
import itertools
import re
import unicodedata
from collections import Counter

from parsers.facts import Content, Limits, Line, Table

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DELIMITERS = ("\t", ";", ",", "|")
_TOLD = re.compile(r"sep=([;,|\t])\r?\n")  # what Excel takes, and writes, as a table's first line
_QUOTED = re.compile(r'"[^"\n]{0,2000}"')
_SWEDISH_LETTERS = re.compile("[åäöÅÄÖéÉüÜ–”’…]")
_WRONG_LETTERS = re.compile("[ƒ„†‡‰‹ŒŽ¤Š¬¨´¸Œ≈√∂∆◊ı˙˜¯˘≤≥†ÕÍÃÌÏÎ]|[\u2500-\u259f]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SHAPE_LINES = 200  # lines that are looked at to tell a table from prose


def read(data: bytes, limits: Limits) -> Content:
    """Lines with their numbers, and one table when the lines have a common delimiter."""
    text, encoding = decoded(data)
    problems = ["cut"] if len(text) > limits.characters * 10 else []
    text = text[: limits.characters * 10]
    rows = delimited_rows(text, limits)
    lines = lines_of(text, limits)
    return Content(
        lines=lines,
        tables=(Table(rows=rows),) if rows else tables_within(text, limits),
        problems=tuple(problems) if lines else (*problems, "no-text"),
        metadata=(("encoding", encoding),),
    )


def decoded(data: bytes) -> tuple[str, str]:
    """Text and the name of its encoding: byte order mark, NUL pattern, strict UTF-8, then the likeliest 8-bit one."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _clean(data.decode(encoding, "replace")), encoding
    head = data[:4096]
    if head.count(0) > len(head) * 0.3:
        encoding = "utf-16-le" if head[1::2].count(0) >= head[0::2].count(0) else "utf-16-be"
        return _clean(data.decode(encoding, "replace")), encoding
    try:
        return _clean(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        encoding = max(("cp1252", "mac_roman", "cp850"), key=lambda name: _swedishness(data, name))
        return _clean(data.decode(encoding, "replace")), encoding


def delimited_rows(text: str, limits: Limits) -> tuple[tuple[str, ...], ...]:
    """The rows of a delimited text; empty when no delimiter stands on most of its lines."""
    delimiter = _delimiter(text)
    if delimiter is None:
        return ()
    reader = csv.reader(io.StringIO(text[told.end() :] if (told := _TOLD.match(text)) else text), delimiter=delimiter)
    rows: list[tuple[str, ...]] = []
    try:
        for row in itertools.islice(reader, limits.sheet_rows):
            rows.append(tuple(cell.strip()[: limits.cell_characters] for cell in row[: limits.sheet_columns]))
    except csv.Error:  # a cell beyond the module's limit, or a stray NUL: what was read stands
        pass
    return tuple(rows)


def tables_within(text: str, limits: Limits) -> tuple[Table, ...]:
    """Tables that stand inside prose: runs of two lines or more with tabs or semicolons (a list pasted in a mail)."""
    tables: list[Table] = []
    run: list[str] = []
    delimiter = ""
    for line in [*text[: limits.characters].splitlines(), ""]:
        mark = next((mark for mark in (delimiter, "\t", ";", "|") if mark and mark in line.strip("|")), "")
        if mark and (mark == delimiter or not run):
            run.append(line)
        else:
            tables += _table_of(run, delimiter, limits)
            run = [line] if mark else []
        delimiter = mark
    return tuple(tables)


def _table_of(run: list[str], delimiter: str, limits: Limits) -> list[Table]:
    if len(run) < 2:
        return []
    rows = (line.strip().strip("|").split(delimiter) if delimiter == "|" else line.split(delimiter) for line in run)
    kept = itertools.islice(rows, limits.sheet_rows)
    return [Table(rows=tuple(tuple(cell.strip() for cell in row[: limits.sheet_columns]) for row in kept))]


def lines_of(text: str, limits: Limits) -> tuple[Line, ...]:
    """The lines that hold something, each with its number."""
    numbered = enumerate(text[: limits.characters].splitlines(), start=1)
    return tuple(Line(text=line.strip(), place=f"line {number}") for number, line in numbered if line.strip())


def _delimiter(text: str) -> str | None:
    if told := _TOLD.match(text):
        return told[1]
    unquoted = _QUOTED.sub("", text[:100_000])
    lines = [line for line in unquoted.splitlines()[:_SHAPE_LINES] if line.strip()]
    best, best_share = None, 0.6
    for delimiter in _DELIMITERS:
        # Within a sentence a comma has a space behind it, between cells it has none.
        counts = Counter(line.count(delimiter) - line.count(", ") * (delimiter == ",") for line in lines)
        usual, times = counts.most_common(1)[0] if counts else (0, 0)
        # Prose is told from a table by how alike its lines are.
        share = times / len(lines) if usual and len(lines) >= 2 else 0.0
        if share > best_share:
            best, best_share = delimiter, share
    return best


def _swedishness(data: bytes, encoding: str) -> int:
    text = data[:200_000].decode(encoding, "replace")
    return len(_SWEDISH_LETTERS.findall(text)) - 2 * len(_WRONG_LETTERS.findall(text)) - 3 * text.count("\ufffd")


def _clean(text: str) -> str:
    return _CONTROLS.sub(" ", unicodedata.normalize("NFC", text.replace("\u00ad", "")))
