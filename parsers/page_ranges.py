"""Signs of a document's kind, page by page, and where one document ends and the next begins in a merged file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from typing import Any

from parsers import data_rules
from parsers.ethics_numbers import ethics_numbers, same_case
from parsers.facts import DocumentKind, Line
from parsers.folding import folded, one_line

_TAIL = re.compile(r"\s*(?:\t.*|[-–(:]?\s*(?:dnr|diarienr|diarienummer|reg\. ?no|sida|sid|page|version)\b.*|\(?\d.*)$")
_NUMBERED = r"\(?\d{1,2}(?:[.:]\d{1,2}){0,3}[.)]?\s"
_NUMBERING = re.compile(rf"^(?:bilaga\s\d{{1,2}}\s?[:.-]?\s|appendix\s\d{{1,2}}\s?[:.-]?\s|{_NUMBERED})")
_CHAPTER = re.compile(rf"^{_NUMBERED}")
_LIST_ITEM = re.compile(r"^\s*[-•*–o☐☒☑]\s")
_SPACED_OUT = re.compile(r"\b(?:\w ){3,}\w\b")
_FIRST_PAGE = re.compile(r"(?:^|\b(?:sida|sid|page)\s?)1\s?(?:\(\d{1,3}\)|/\s?\d{1,3}|av\s\d{1,3}|of\s\d{1,3})(?:$|\s)")
_PAGE_OF = re.compile(r"(?:^|\b(?:sida|sid|page)\s?)(\d{1,3})\s?(?:\(|/\s?|av\s|of\s)(\d{1,3})\b")
_OPENING_LINES = 8  # a heading that opens a document stands this high on its page


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of `kinds.toml`."""

    number: int
    kind: DocumentKind
    where: str
    weight: float
    opens: bool
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A rule that was met: by which words, where."""

    rule: Rule
    words: str
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Pages that belong together, with their lines and signs."""

    first: int | None
    last: int | None
    lines: tuple[Line, ...]
    signs: tuple[Sign, ...]
    opened_as: DocumentKind | None = None  # the kind that its first page's heading names


@dataclass(slots=True)
class _Gathering:
    """A range that is still growing."""

    opened_as: DocumentKind | None
    pages: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)


def ranges(lines: tuple[Line, ...]) -> list[Range]:
    """The documents in a file: a page that begins with the heading of a new kind begins a new one."""
    gathered: list[_Gathering] = []
    for page, own in _by_page(lines):
        signs = list(signs_of(own))
        opening = _opening(own, signs)
        if not gathered or _begins_new(gathered[-1], opening, own):
            gathered.append(_Gathering(opened_as=opening))
        last = gathered[-1]
        last.opened_as = last.opened_as or opening
        last.pages += [page] if page is not None else []
        last.lines += own
        last.signs += signs
    return [
        Range(
            first=min(each.pages, default=None),
            last=max(each.pages, default=None),
            lines=tuple(each.lines),
            signs=tuple(each.signs),
            opened_as=each.opened_as,
        )
        for each in gathered
    ]


def signs_of(lines: list[Line]) -> Iterator[Sign]:
    """The rules that a page meets, each once."""
    head = int(data_rules.table("kinds")["heading_lines"])
    found: dict[int, Sign] = {}
    for at, line in enumerate(lines):
        is_heading = at < head and _looks_like_heading(line.text, lines[at - 1].text if at else "")
        for rule, words in _of_line(line, is_heading):
            found.setdefault(rule.number, Sign(rule=rule, words=words, page=line.page))
    text = " " + " ".join(folded(line.text) for line in lines) + " "
    for rule in _rules()["anywhere"]:
        phrase = next((phrase for phrase in rule.phrases if _stands_in(phrase, text)), None)
        if phrase is not None:
            found.setdefault(rule.number, _quoted(rule, phrase.rstrip("*"), lines))
    yield from found.values()


def _looks_like_heading(text: str, above: str) -> bool:
    """True for a line that stands by itself; not for a list item or the middle of prose."""
    plain = text.strip()
    if not plain or _LIST_ITEM.match(plain) or plain[-1] in ".,;":
        return False
    first = next((character for character in plain if character.isalpha()), "")
    return not (first.islower() and (len(above) > 40 or not plain[0].isdigit()))


def _quoted(rule: Rule, phrase: str, lines: list[Line]) -> Sign:
    """A sign in the document's own words: the line in which the phrase begins."""
    opening = phrase[: max(len(phrase) // 2, 8)]
    line = next((each for each in lines if phrase in folded(each.text)), None)
    line = line or next((each for each in lines if opening in folded(each.text)), lines[0])
    return Sign(rule=rule, words=one_line(line.text)[:100], page=line.page)


def _of_line(line: Line, is_heading: bool) -> Iterator[tuple[Rule, str]]:
    shapes = _shapes(line.text)
    shown = one_line(line.text)[:100]
    for shape in shapes:
        for rule in _whole_lines().get(shape, ()):
            if is_heading or rule.where == "line":
                yield rule, shown
    if is_heading and len(line.text) < 140 and any(shape.startswith(_beginnings()) for shape in shapes):
        for phrase, rule in _open_ended():
            if any(shape.startswith(phrase) for shape in shapes):
                yield rule, shown
    plain = folded(line.text)
    for rule in _rules()["start"]:
        if plain.startswith(rule.phrases) or (shapes and shapes[-1].startswith(rule.phrases)):
            yield rule, shown


def _shapes(text: str) -> list[str]:
    """A line as it stands, without what follows a number or "Dnr", and without its own numbering."""
    plain = folded(text).strip(" .:*#-_")
    if len(plain) > 160 or not plain:
        return []
    if _SPACED_OUT.fullmatch(plain):
        plain = plain.replace(" ", "")
    bare = _NUMBERING.sub("", plain)
    first_column = folded(text.partition("\t")[0]).strip(" .:*")
    return list(dict.fromkeys(filter(None, (plain, _TAIL.sub("", plain), first_column, bare, _TAIL.sub("", bare)))))


def _stands_in(phrase: str, text: str) -> bool:
    if phrase.endswith("*"):
        return phrase[:-1] in text
    at = text.find(phrase)
    while at >= 0:
        if not text[at - 1].isalnum() and not text[at + len(phrase)].isalnum():
            return True
        at = text.find(phrase, at + 1)
    return False


def _by_page(lines: Iterable[Line]) -> Iterator[tuple[int | None, list[Line]]]:
    pages: dict[int | None, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    yield from pages.items()


def _opening(lines: list[Line], signs: list[Sign]) -> DocumentKind | None:
    """The kind whose heading stands highest on the page, if the rest of the page does not say otherwise."""
    high = {one_line(line.text)[:100] for line in takewhile(_is_no_chapter, lines[:_OPENING_LINES])}
    openers = [sign for sign in signs if sign.rule.opens and sign.words in high and not _CHAPTER.match(sign.words)]
    if not openers:
        return None
    score: dict[DocumentKind, float] = {}
    for sign in signs:
        score[sign.rule.kind] = score.get(sign.rule.kind, 0.0) + sign.rule.weight
    return max((sign.rule.kind for sign in openers), key=lambda kind: score[kind])


def _is_no_chapter(line: Line) -> bool:
    """False for "13 Bilagor och signering": what stands under it is a part of the document before."""
    plain = folded(line.text)
    return not (
        _CHAPTER.match(plain)
        and re.match(r"\S+\s[a-z]{3}", plain)
        and len(plain) < 80
        and not plain.startswith("1 ")
        and not plain.startswith("1.")
    )


def _begins_new(current: _Gathering, opening: DocumentKind | None, lines: list[Line]) -> bool:
    if opening is None or _is_next_page(current.lines, lines):
        return False
    if opening is not current.opened_as:
        return True
    # A running head repeats the heading on every page; another case's number or "1 (3)" does not.
    head = "\n".join(line.text for line in lines[:_OPENING_LINES])
    own, before = ethics_numbers(head), ethics_numbers("\n".join(line.text for line in current.lines[:40]))
    if any(_FIRST_PAGE.search(folded(line.text)) for line in lines[:_OPENING_LINES]):
        return True
    return bool(own and before) and not same_case(own, before)


def _is_next_page(before: list[Line], lines: list[Line]) -> bool:
    """True when the pages are numbered through: "Sida 6 av 7" and then "Sida 7 av 7"."""
    last = [line for line in before if line.page == before[-1].page]
    numbers, earlier = _page_numbers(lines), _page_numbers(last)
    return any((number - 1, of) in earlier for number, of in numbers if number > 1)


def _page_numbers(lines: list[Line]) -> set[tuple[int, str]]:
    edges = [folded(line.text) for line in (*lines[:3], *lines[-3:])]
    return {(int(match[1]), match[2]) for text in edges for match in _PAGE_OF.finditer(text)}


@cache
def _rules() -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {"heading": [], "line": [], "start": [], "anywhere": []}
    for number, entry in enumerate(data_rules.table("kinds")["rule"]):
        found[entry["where"]].append(_rule(number, entry))
    return found


def _rule(number: int, entry: dict[str, Any]) -> Rule:
    return Rule(
        number=number,
        kind=DocumentKind(entry["kind"]),
        where=entry["where"],
        weight=float(entry["weight"]),
        opens=bool(entry.get("opens", False)),
        phrases=tuple(folded(phrase) for phrase in entry["phrases"]),
    )


@cache
def _whole_lines() -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in [*_rules()["heading"], *_rules()["line"]]:
        for phrase in rule.phrases:
            found.setdefault(phrase.rstrip("*").strip(), []).append(rule)
    return found


@cache
def _open_ended() -> tuple[tuple[str, Rule], ...]:
    return tuple((p[:-1], rule) for rule in _rules()["heading"] for p in rule.phrases if p.endswith("*"))


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(phrase for phrase, _ in _open_ended())
