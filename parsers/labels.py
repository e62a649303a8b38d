"""Labels and the values that belong to them, in form fields, table cells and lines of text, never by position."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from parsers.facts import Content, Line, Table
from parsers.folding import folded, one_line
from parsers.label_columns import one_below_the_other
from parsers.label_values import choice_of, cleaned

_NUMBERING = re.compile(r"^(?:\(?\d{1,2}(?:[.:]\d{1,2}){0,3}[.)]?|[a-h][.)]|[-*•o])\s+")
_LETTERED = re.compile(r"^\s*[A-K] (?=[A-ZÅÄÖ][a-zåäö])")  # "B Sökande organisation"
_NUMBERED = re.compile(r"_\d{1,3}$")  # of a form's fields
_REMARK = re.compile(r"\s?[(\[][^()\[\]]{0,150}[)\]]?")
_ONLY_A_REMARK = re.compile(r"\([^()]{0,80}\)\??")  # the end of a label that the page's width has broken
_LETTER = re.compile(r"[^\W\d_]")
_SHORT_BUT_PLAIN = frozenset({"titel", "dnr", "datum"})  # single words that are labels even without a colon
_LONGEST_LABEL = 110
_MOST_BELOW = 4  # lines under a label that may belong to its value


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A label as written, what it means, the value beside or below it, and where it stands.

    `nearby` is what follows below in flat text: wanted where a value may be several lines long.
    """

    key: str
    label: str
    value: str
    nearby: tuple[str, ...] = ()
    place: str = ""


class Vocabulary:
    """Label aliases -> keys. It is a class for its cache: the same labels are asked for thousands of times."""

    def __init__(
        self,
        aliases: dict[str, list[str]],
        combined: dict[str, str] | None = None,
        patterns: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        """`combined` maps ready-made normal labels to keys; they are many, so no typing errors are forgiven there."""
        self._single = {normal_label(alias): key for key, names in aliases.items() for alias in names}
        self._exact = {**(combined or {}), **self._single}
        self._by_pattern = patterns
        self.listed_key = lru_cache(maxsize=20_000)(self._listed_key)
        self.key_of = lru_cache(maxsize=20_000)(self._key_of)

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        lengths: dict[int, list[str]] = {}
        for alias in self._single:
            lengths.setdefault(len(alias), []).append(alias)
        return lengths

    def exact_key(self, text: str) -> str | None:
        """The key of a label that is written as in the data file."""
        return self._exact.get(normal_label(text)) if len(text) <= _LONGEST_LABEL else None

    def begins_label(self, text: str) -> bool:
        """True for the first line of a label that the page's width has broken ("Diarienummer för")."""
        start = normal_label(text)
        return len(start) >= 8 and any(alias.startswith(start + " ") for alias in self._single)

    def _key_of(self, text: str) -> str | None:
        """The key of a label by the lists, else by the words in it."""
        if len(text) > _LONGEST_LABEL * 2:
            return None
        listed = self.listed_key(text)
        if listed is None or (listed.startswith(("part:", "end:")) and "(" in text):
            return self._by_pattern(text) or listed  # "Organisation (forskningshuvudman)"
        return listed

    def _listed_key(self, text: str) -> str | None:
        """The key of a label that is in the lists, one or two typing errors forgiven in long ones."""
        if len(text) > _LONGEST_LABEL * 2:
            return None
        label = normal_label(text)
        if label in self._exact:
            return self._exact[label]
        alias = self._misspelled(label) if 8 <= len(label) <= 60 else None
        return self._exact[alias] if alias else None

    def _misspelled(self, label: str) -> str | None:
        least = 0.86 if len(label) < 14 else 0.9
        for length in (len(label), len(label) - 1, len(label) + 1):
            for alias in self._by_length.get(length, ()):
                # Nearly all aliases differ in their first letters and are not worth comparing.
                if alias[0] == label[0] or alias[-4:] == label[-4:]:
                    matcher = SequenceMatcher(None, alias, label, autojunk=False)
                    if matcher.quick_ratio() >= least and matcher.ratio() >= least:
                        return alias
        return None


def normal_label(text: str) -> str:
    """A label without case, diacritics, numbering, remarks in brackets, colon, asterisk and question mark."""
    plain = folded(_LETTERED.sub("", text))
    plain = _NUMBERING.sub("", plain)
    return _REMARK.sub("", plain).strip(" :*?.;,'\"-")


def pairs(content: Content, vocabulary: Vocabulary) -> Iterator[Pair]:
    """All labels of the vocabulary with their values: form fields first, then tables, then lines."""
    for name, value in content.fields:
        question, choice = choice_of(_NUMBERED.sub("", name).replace("_", " "), value)
        if (key := vocabulary.key_of(question) or vocabulary.key_of(question.replace(".", " "))) is not None:
            yield Pair(key=key, label=question, value=choice, place="field")
    for table in content.tables:
        yield from table_pairs(table, vocabulary)
    yield from line_pairs(content.lines, vocabulary)


def table_pairs(table: Table, vocabulary: Vocabulary) -> Iterator[Pair]:
    """Labels in cells: the value stands in the same cell, to the right, or below."""
    for at, row in enumerate(table.rows):
        answer = -1
        for column, cell in enumerate(row):
            if not cell.strip() or (column == answer and not vocabulary.listed_key(one_line(cell))):
                continue
            first, _, rest = cell.partition("\n")
            head, colon, tail = first.partition(":")
            # The whole cell first: a narrow column breaks a label over lines as it breaks a value.
            if not _is_label_with_value(cell, vocabulary) and (key := vocabulary.key_of(one_line(cell))) is not None:
                answer = _place_right_of(row, column, vocabulary)
                value = row[answer] if answer >= 0 else _below(table, at, column, vocabulary)
                yield Pair(key=key, label=cell, value=cleaned(value), place="cell")
            elif rest and (key := vocabulary.key_of(first)):
                yield Pair(key=key, label=first, value=cleaned(rest), place="cell")
            elif colon and tail.strip() and (key := vocabulary.key_of(head)):
                yield Pair(key=key, label=head, value=cleaned(f"{tail}\n{rest}"), place="cell")


def _is_label_with_value(cell: str, vocabulary: Vocabulary) -> bool:
    """A label on a line of its own and its value below it in the same cell: words of the value make no other label."""
    first, _, rest = cell.partition("\n")
    if not rest.strip() or rest.lstrip()[:1].islower() or vocabulary.listed_key(one_line(cell)):
        return False
    return vocabulary.listed_key(first) is not None or vocabulary.key_of(first) == vocabulary.key_of(one_line(cell))


def _place_right_of(row: tuple[str, ...], column: int, vocabulary: Vocabulary) -> int:
    """The column of the value beside a label; -1 when there is none."""
    for place, cell in enumerate(row[column + 1 :], start=column + 1):
        if cell.strip():
            return -1 if vocabulary.listed_key(one_line(cell)) or cell == row[column] else place
    return -1


def _below(table: Table, at: int, column: int, vocabulary: Vocabulary) -> str:
    row = table.rows[at]
    if at + 1 >= len(table.rows) or column >= len(table.rows[at + 1]):
        return ""
    # Only a row of labels has its values below; a lone empty field's neighbour is another label's.
    others = [cell for cell in row if cell.strip()]
    if len(others) > 1 and not all(vocabulary.key_of(one_line(cell)) for cell in others):
        return ""
    cell = table.rows[at + 1][column]
    if vocabulary.begins_label(cell):
        return ""
    return "" if vocabulary.key_of(one_line(cell)) or ":" in cell[:40] else cell


def line_pairs(lines: tuple[Line, ...], vocabulary: Vocabulary) -> Iterator[Pair]:
    """Labels in flat text: `Label: value`, label, wide gap, value; or the value on the lines below."""
    whole = tuple(_with_whole_labels(lines, vocabulary))
    apart = one_below_the_other(whole, lambda text: vocabulary.listed_key(text) is not None)
    parts = [(part, line) for line in apart for part in _parts(line.text, vocabulary)]
    for at, ((label, value), line) in enumerate(parts):
        key = vocabulary.key_of(label) if label else None
        if key is None:
            continue
        below = tuple(_lines_below(parts[at + 1 : at + 1 + _MOST_BELOW], vocabulary))
        if not value and below and _ONLY_A_REMARK.fullmatch(below[0]):
            below = below[1:]
        place = f"page {line.page}" if line.page else line.place or ""
        yield Pair(key=key, label=label, value=cleaned(value), nearby=below, place=place)


def _with_whole_labels(lines: tuple[Line, ...], vocabulary: Vocabulary) -> Iterator[Line]:
    """The lines, with a label that a narrow first column broke over two of them made whole, and so its value."""
    above: Line | None = None
    for line in lines:
        joined = _joined_label(above.text, line.text, vocabulary) if above is not None else None
        if above is not None and joined is not None:
            above = replace(above, text=joined)
            continue
        if above is not None:
            yield above
        above = line
    if above is not None:
        yield above


def _joined_label(above: str, below: str, vocabulary: Vocabulary) -> str | None:
    start, tab, value = above.partition("\t")
    end, _, more = below.partition("\t")
    if not tab or not end[:1].islower():
        return None
    # A label that is whole has no end below it: there its value goes on.
    key_of = vocabulary.listed_key if vocabulary.key_of(start) else vocabulary.key_of
    if not key_of(f"{start} {end}"):
        return None
    return f"{start} {end}\t{value} {more}".rstrip()


Part = tuple[str, str]  # a label, or "", and what follows it


def _lines_below(parts: list[tuple[Part, Line]], vocabulary: Vocabulary) -> Iterator[str]:
    for (label, value), _ in parts:
        if (label and vocabulary.key_of(label)) or vocabulary.begins_label(label or value):
            return
        if text := cleaned(f"{label}: {value}" if label and value else label or value):
            yield text


def _parts(text: str, vocabulary: Vocabulary) -> list[Part]:
    found: list[Part] = []
    for column in re.split(r"\t+|\s{3,}", text.strip()):
        cuts = _label_starts(column, vocabulary)
        for start, end in zip(cuts, [*cuts[1:], len(column)], strict=True):
            found.append(_split(column[start:end].strip(), vocabulary))
    return _with_values_to_the_right(found, vocabulary)


def _label_starts(column: str, vocabulary: Vocabulary) -> list[int]:
    """Where labels begin in `Postnummer: 171 77 Ort: Solna`."""
    starts = [0]
    # The first colon ends the first label, however many of its words are labels too.
    for colon in list(re.finditer(":", column))[1:]:
        words = list(re.finditer(r"\S+", column[starts[-1] : colon.start()]))
        for word in words[-4:]:
            start = starts[-1] + word.start()
            if start > starts[-1] and vocabulary.exact_key(column[start : colon.start()]):
                starts.append(start)
                break
    return starts


def _split(text: str, vocabulary: Vocabulary) -> Part:
    label, colon, value = text.partition(":")
    if (
        colon
        and len(label) <= _LONGEST_LABEL
        and _LETTER.search(label)
        and not label.lower().endswith(("http", "https", "mailto"))
    ):
        # A colon within the value: "Projekttitel Vård på lika villkor: en studie".
        inside = None if vocabulary.key_of(label) else _label_without_colon(text, vocabulary)
        if not inside and not value.strip() and not vocabulary.key_of(label):
            return "", text  # a colon at a line's end, in the middle of a value
        return inside or (label.strip(), value.strip())
    if vocabulary.exact_key(text):
        return text, ""
    question, mark, answer = text.partition("?")
    if mark and answer.strip() and vocabulary.exact_key(question):
        return question, answer.strip()
    return _label_without_colon(text, vocabulary) or ((text, "") if vocabulary.key_of(text) else ("", text))


def _label_without_colon(text: str, vocabulary: Vocabulary) -> Part | None:
    """`Projektets titel Hjärtsvikt hos äldre`: the longest beginning that is a label of two words or more."""
    words = text.split()
    for count in range(min(len(words) - 1, 9), 0, -1):
        label = " ".join(words[:count])
        if (
            (count > 1 or len(label) >= 12 or label.isupper() or normal_label(label) in _SHORT_BUT_PLAIN)
            and vocabulary.exact_key(label)
            and not words[count][:1].islower()
            and words[count][:1] not in "/(&"
        ):
            return label, " ".join(words[count:])
    return None


def _with_values_to_the_right(parts: list[Part], vocabulary: Vocabulary) -> list[Part]:
    joined: list[Part] = []
    for label, value in parts:
        is_answer = joined and joined[-1][1] == "" and vocabulary.key_of(joined[-1][0])
        if is_answer and not (label and vocabulary.listed_key(label)):
            joined[-1] = (joined[-1][0], f"{label}: {value}" if label and value else label or value)
        else:
            joined.append((label, value))
    return joined
