"""One order out of many documents, and whether two papers mean the same project, principal or ethics matter."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher

from stdnum import luhn

from parsers.facts import Document, Order

# Words by which a title or an organisation shows its language.
_SWEDISH = frozenset(("och", "av", "hos", "en", "ett", "för", "med", "i", "efter", "vid", "universitet", "högskolan"))
_ENGLISH = frozenset(("the", "of", "and", "in", "for", "with", "after", "among", "university", "institute", "hospital"))


def order_from(documents: tuple[Document, ...]) -> Order:
    """The order's fields: the form's own words first, then what the other papers say, then the text of the mails."""
    order = Order()
    for form in (d.form for d in documents if d.form is not None):
        order = order.filled_from(form)
    for paper in (d.decision or d.application for d in documents):
        if paper is not None:
            told = Order(project_title=paper.title, principal=paper.principal, ethics_numbers=paper.numbers)
            order = order.filled_from(told)
    for said in (d.said for d in documents if d.said is not None):
        order = order.filled_from(said)
    lists = tuple(r for d in documents if d.variables for r in d.variables.registers)
    return replace(order, registers=tuple(dict.fromkeys(order.registers + lists)))


def is_org_number(text: str) -> bool:
    """Whether a Swedish organisation number holds: ten digits, Luhn's control digit, third digit at least 2."""
    digits = re.sub(r"\D", "", text)
    return len(digits) == 10 and digits[2] >= "2" and luhn.is_valid(digits)


def same_title(one: str, other: str) -> bool:
    """Whether two project titles mean the same project: slips, a cut end and a translation are allowed."""
    a, b = _bare(one), _bare(other)
    short, long = sorted((a, b), key=len)
    if len(short) >= 15 and (long.startswith(short) or (len(short) >= 25 and short in long)):
        return True
    return _in_two_languages(a, b) or SequenceMatcher(None, a[:300], b[:300], autojunk=False).ratio() >= 0.8


def same_organisation(one: str, other: str) -> bool:
    """Whether two names mean the same principal; "Region Syd, FoU-enheten" is Region Syd."""
    a, b = _bare(one), _bare(other)
    short, long = sorted((a, b), key=len)
    if short in long or set(short.split()) <= set(long.split()) or _in_two_languages(a, b):
        return True
    return SequenceMatcher(None, _apart(a, b), _apart(b, a), autojunk=False).ratio() >= 0.75


def _apart(one: str, other: str) -> str:
    """What only the one says: that every region is called so tells nothing of whether two are one."""
    return " ".join(word for word in one.split() if word not in other.split())


def same_matter(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two papers share an ethics matter; suffixes count the papers within one."""
    return bool({_matter(number) for number in one} & {_matter(number) for number in other})


def _matter(number: str) -> str:
    """An ethics number without its document suffix: 2023-04567-01 is in the matter 2023-04567."""
    plain = number.replace(" ", "")
    if match := re.match(r"\d{4}-\d{5}", plain):
        return match[0]
    if match := re.match(r"(?:20)?(\d{2})[/:](\d+)", plain):  # the regional boards: year, running number, division
        return f"{match[1]}/{match[2]}"
    return plain


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()


def _in_two_languages(one: str, other: str) -> bool:
    """One text in Swedish and one in English cannot be compared by their letters."""
    return {_is_swedish(one), _is_swedish(other)} == {True, False}


def _is_swedish(text: str) -> bool | None:
    words = set(text.split())
    swedish, english = len(words & _SWEDISH), len(words & _ENGLISH)
    return None if swedish == english else swedish > english
