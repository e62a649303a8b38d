"""Diary numbers of the ethics authorities, of every era, and not the numbers that look like them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parsers.folding import folded, with_plain_dashes

# Etikprövningsmyndigheten, from 2019: 2019-00542, 2025-04420-01.
_AUTHORITY = re.compile(r"(?<![\d-])20(?:19|[2-9]\d)-\d{5}(?:-\d{2})?(?![\d-])")
# The regional boards, 2004-2018: 2013/1234-31/2, 2013/1234-31, 12/1234-31, 2013-123-31M.
_BOARD = re.compile(
    r"(?<![\d/-])(?:20(?:0[4-9]|1[0-8])[/:]\d{1,4}-\d{1,2}(?:/\d)?M?|(?:0[4-9]|1[0-8])[/:]\d{3,4}-\d{1,2}(?:/\d)?"
    r"|20(?:0[4-9]|1[0-8])-\d{3,4}-\d{2}M?)(?![\d/-])"
)
_BOARD_SHORT = re.compile(r"(?<![\d/-])20(?:0[4-9]|1[0-8])[/:]\d{1,4}(?![\d\-/])")
_YEARS = re.compile(r"20\d\d[/:](?:19|20)\d\d")  # 2005/2006 is two years, unless it stands right behind "dnr"
_GOTHENBURG = re.compile(r"(?<![\d/-])\d{3,4}-(?:0[4-9]|1[0-8])(?![\d/-])")
_APPEALS = re.compile(r"(?<!\w)[ÖT]\s?\d{1,4}-20\d{2}(?:/3\.[12])?(?!\d)")
_CUE = re.compile(
    r"\b(?:dnr|diarienr|diarienummer|registreringsnummer|arendenummer|ansokans nummer|registration number"
    r"|etik\w*|epn|epm|ethic\w*|reference number|reg\.? ?no)\b"
)
_NEAR = 16
_CUE_REACH = 80  # characters before a number, on its line, in which a cue word counts


def ethics_numbers(text: str, *, beside_cue: bool = False) -> tuple[str, ...]:
    """The numbers in the order they stand, each once, with plain hyphens.

    Short forms of the boards (2012/193, 1185-18) count only beside a word such as "dnr" or "etik", or when the
    caller knows that the text is the value of such a field (`beside_cue`).
    """
    plain = with_plain_dashes(text)
    found = [
        (match.start(), match[0]) for pattern in (_AUTHORITY, _BOARD, _APPEALS) for match in pattern.finditer(plain)
    ]
    taken = [range(start, start + len(number)) for start, number in found]
    for match in [*_BOARD_SHORT.finditer(plain), *_GOTHENBURG.finditer(plain)]:
        if any(match.start() in place for place in taken):
            continue
        start_of_line = plain.rfind("\n", 0, match.start()) + 1
        before = plain[max(start_of_line, match.start() - _CUE_REACH) : match.start()]
        reach = before[-_NEAR:] if _YEARS.fullmatch(match[0]) else before
        if beside_cue or _CUE.search(folded(reach)):
            found.append((match.start(), match[0]))
    return tuple(dict.fromkeys(re.sub(r"\s", " ", number) for _, number in sorted(found)))


def same_case(first: Iterable[str], second: Iterable[str]) -> bool:
    """True when two papers share a number; "2023-04567" and "2023-04567-01" are one case."""
    return bool({_base(number) for number in first} & {_base(number) for number in second})


def _base(number: str) -> str:
    return number[:10] if _AUTHORITY.fullmatch(number) else number.partition("/3.")[0]
