"""How values become words: dates, sums, counts and lists, the same in every letter."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date

from replies.phrases import Phrases

NO_BREAK = "\u00a0"
WIDTH = 76  # of a line of text
LONGEST_SUBJECT = 120

_MONTHS_SV = "januari februari mars april maj juni juli augusti september oktober november december"
_MONTHS_EN = "January February March April May June July August September October November December"
MONTHS = {"sv": tuple(_MONTHS_SV.split()), "en": tuple(_MONTHS_EN.split())}
AND = {"sv": "och", "en": "and"}


def day(language: str, value: str) -> str:
    """An ISO date in words: "24 november 2026"; what is no date stays as it is."""
    try:
        moment = date.fromisoformat(value[:10])
    except ValueError:
        return value
    return f"{moment.day}{NO_BREAK}{MONTHS[language][moment.month - 1]} {moment.year}"


def month(language: str, value: str) -> str:
    """A month in words: "2026-05" is "maj 2026"; what is no month stays as it is."""
    try:
        first = date.fromisoformat(f"{value}-01")
    except ValueError:
        return value
    return f"{MONTHS[language][first.month - 1]}{NO_BREAK}{first.year}"


def money(language: str, value: int) -> str:
    """A sum in Swedish kronor: "1 100 kr", "SEK 1,100"; it never breaks over two lines."""
    grouped = f"{value:,}"
    if language == "en":
        return f"SEK{NO_BREAK}{grouped}"
    return f"{grouped.replace(',', NO_BREAK)}{NO_BREAK}kr"


def plural(value: int, one: str, many: str) -> str:
    """A count with its word: "1 mejl", "3 nya ärenden"."""
    return f"{value}{NO_BREAK}{one if value == 1 else many}"


def listed(language: str, values: Iterable[str]) -> str:
    """Values in a row: "a, b och c"."""
    *first, last = [str(value) for value in values] or [""]
    return f"{', '.join(first)} {AND[language]} {last}" if first else last


def capital(value: str) -> str:
    """The first letter as a capital; the others as they are."""
    return value[:1].upper() + value[1:]


def span(value: str) -> str:
    """Pages from and to, with the dash that belongs there: "1–9"."""
    return value.replace("-", "–")


def without(values: Iterable[str], *left_out: str) -> list[str]:
    """The values but for those."""
    return [value for value in values if value not in left_out]


def cut(value: str, length: int) -> str:
    """At most so many characters; what is cut ends with an ellipsis."""
    return value if len(value) <= length else value[: length - 1].rstrip() + "…"


def filters(language: str, phrases: Phrases) -> dict[str, Callable[..., object]]:
    """The only filters that a template may use, apart from a few harmless ones of the template language."""
    return {
        "date": lambda value: day(language, value),
        "month": lambda value: month(language, value),
        "money": lambda value: money(language, value),
        "plural": plural,
        "listed": lambda values: listed(language, values),
        "phrase": phrases.word,
        "phrases": lambda codes, table: [phrases.word(code, table) for code in codes],
        "capital": capital,
        "cut": cut,
        "span": span,
        "without": without,
    }


def plain(value: object) -> object:
    """A copy in plain values, every text cleaned: one line, no control, direction or half characters.

    Raises TypeError for what no letter holds.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, dict):
        return {cleaned(str(key)): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    raise TypeError(f"a letter's field holds {type(value).__name__}")


def cleaned(text: str) -> str:
    """One line of text that shows itself as it is; white space of any sort counts as one blank.

    Half characters, controls and marks that turn the reading direction (Unicode Cc, Cf, Cs, Zl, Zp) are left out;
    the joiner of emoji goes with them, which does no harm.
    """
    shown = "".join(" " if ch.isspace() and ch != NO_BREAK else ch for ch in text)
    kept = "".join(ch for ch in shown if unicodedata.category(ch) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
    return re.sub(r" {2,}", " ", kept).strip(" ")


def subject_line(text: str) -> str:
    """One line, cleaned and cut, whatever a template made of it."""
    line = cleaned(text)
    return cut(line, LONGEST_SUBJECT)


def text_part(text: str) -> str:
    """The text as people read it: lines of at most 76 characters, list items hanging, no doubled blank lines."""
    lines = [wrapped for line in text.splitlines() for wrapped in _wrapped(line.rstrip())]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


_QUOTE = re.compile(r" *\| ")  # each of its lines carries the mark, so that no reader takes one for our own words
_ITEM = re.compile(r" *(?:[-•*]|\d{1,2}\.) ")


def _wrapped(line: str) -> list[str]:
    if len(line) <= WIDTH:
        return [line]
    if (quote := _QUOTE.match(line)) is not None:
        indent = quote[0]
    else:
        item = _ITEM.match(line)
        indent = " " * (len(item[0]) if item else len(line) - len(line.lstrip(" ")))
    return textwrap.wrap(line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [
        line
    ]


def html_part(text: str) -> str:
    """The page without the blank lines that template tags leave behind."""
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip()) + "\n"
