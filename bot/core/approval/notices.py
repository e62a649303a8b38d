"""Notices beside an approval, known by what they hold: where somebody is reached, or a paper that is enclosed.

They are written in so many ways that no list of words tells them. What they hold says what they are about, so that
they may use any words but those that deny, choose, change or put off, or name what is delivered.
"""

from __future__ import annotations

import re

from bot.core.approval.danger import binds, codes, guesses, hard, narrows, obliges, of_content, of_values, withholds
from bot.core.approval.lists import found_in

_REACHED = re.compile(r"\S+@\S+|(?<!\d)(?:\+\d|0)\d[\d ()-]{5,}")


def is_notice(rest: str) -> bool:
    """Whether folded words tell where somebody is reached, or that a paper is enclosed, and nothing of the order."""
    return _tells_an_address(rest) or _encloses_a_paper(rest)


def _tells_an_address(rest: str) -> bool:
    """Whether an e-mail address or a telephone number is told; a condition is natural beside it ("if you need me")."""
    left = _REACHED.sub("~", rest)
    of_order = of_content(left) or narrows(left) or found_in("beside", "of_another").search(left)
    return left != rest and not (of_order or withholds(left))


def _encloses_a_paper(rest: str) -> bool:
    """Whether a form, a certificate or the like is enclosed: no list or version, which could be another order."""
    told = all(found_in("beside", name).search(rest) for name in ("encloses", "papers"))
    of_order = found_in("beside", "of_order").search(rest) or of_values(rest) or codes(rest)
    return told and not (of_order or hard(rest) or binds(rest) or obliges(rest) or narrows(rest) or guesses(rest))
