"""What stands below a sign-off: names, titles, places and how to reach them, small print. All else is strange there.

Mail programs and people put much below a name that is no part of what is said, so it is not read as sentences are. But
whoever adds something there ("Deliveries to: ...", "NB new follow-up: 2018") has said more than an approval: a line is
known word for word, or a person reads it.
"""

from __future__ import annotations

import re

from bot.core.approval.danger import codes, dangerous, hard
from bot.core.approval.folding import folded, mended
from bot.core.approval.lists import found_in
from bot.core.approval.signatures import (
    is_boilerplate,
    is_card,
    is_first_name,
    is_name,
    is_name_and_more,
    is_no_name,
    means,
)

_LONGEST = 10  # words of a department's name
_SMALL_PRINT = 400  # characters: what is longer names nobody
_LONG = 60  # a line of that length may go on in the next
_OF_A_PAGE = re.compile(r"[\W_]*|\W*\[?(?:cid|image|bild|logo\w*)[:\w.@ -]*\]?|\W*<?https?:\S+|[\w-]+(?:\.[\w-]+)+")
_FROM_A_PHONE = re.compile(
    r"\(?(?:skickat|sent|skrivet|written) (?:fran|from|pa|on|via) "
    r"(?:(?!(?:av|by|brevlada|mailbox|konto|account|vikarie)\b)[\w ]){1,30}?"
    r"(?:, (?:ursakta|forlat|sorry|excuse)[\w ]{1,40})?\)?\.?"
)
_FIRST_NAME = re.compile(r"[^\W\d_]{1,12}")  # however it is written
_LABEL = re.compile(r"(?P<label>[^\W\d_](?:[\w./-]| (?=[^\W\d_])){0,40})\s?:(?!//)")
_NUMBER = re.compile(r"[+(]*\d[\d().-]*")
_WORD = re.compile(r"[^\s,/|()\[\];:•·–]+")
_KNOWN = ("titles", "places", "reached", "fields", "joining", "beside_a_name")


def strange_lines(signature: str) -> tuple[str, ...]:
    """The lines of a signature that are no part of one."""
    return tuple(line for line in _joined(mended(signature).splitlines()) if not _belongs(line.strip()))


def _joined(lines: list[str]) -> list[str]:
    """The lines, those that a page's width has broken as one."""
    whole: list[str] = []
    for line in lines:
        if line.strip() and whole and len(whole[-1]) >= _LONG:
            whole[-1] += " " + line.strip()
        else:
            whole.append(line)
    return whole


def _belongs(line: str) -> bool:
    plain = folded(line)
    if len(line) > _SMALL_PRINT:
        return is_boilerplate(plain)
    if _FIRST_NAME.fullmatch(line) and not means(line):
        return True
    known = (
        is_name(line)
        or is_card(line)
        or is_name_and_more(line)
        or is_boilerplate(plain)
        or _is_of_names(line)
        or _is_of_a_place(line)
    )
    return known or any(form.fullmatch(plain) for form in (_OF_A_PAGE, _FROM_A_PHONE))


def _is_of_names(line: str) -> bool:
    """Whether every word of a line is a name or one that stands beside names, and no label is before something else."""
    labels = (folded(found["label"]).split()[-1] for found in _LABEL.finditer(line))
    if not all(found_in("names", "reached").fullmatch(label) for label in labels):
        return False
    return all(map(_is_known, _WORD.findall(line)))


def _is_of_a_place(line: str) -> bool:
    """Whether a line begins with a title or a place of work, and then says in any words what it is about."""
    first, *about = _WORD.findall(line) or [""]
    begins = found_in("names", "titles", "places").fullmatch(folded(first).strip(".-"))
    plain = " ".join(word for word in folded(line).split() if not _is_listed(word))
    return (
        bool(begins)
        and len(about) <= _LONGEST
        and not (_LABEL.search(line) or codes(plain) or dangerous(plain) or found_in("things", "verbs").search(plain))
    )


def _is_listed(word: str) -> bool:
    return found_in("names", "titles", "places", "fields", "beside_a_name").fullmatch(word.strip(".,")) is not None


def _is_known(word: str) -> bool:
    plain = folded(word).strip(".-")
    if not plain or _NUMBER.fullmatch(word) or found_in("names", *_KNOWN).fullmatch(plain):
        return True
    if is_first_name(word):
        return True
    is_verb = word.isupper() and found_in("things", "verbs").fullmatch(plain)  # in a line that shouts
    return word[:1].isupper() and not (codes(plain) or hard(plain) or is_no_name(plain) or is_verb)
