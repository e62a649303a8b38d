"""Which open case an unlinked mail probably belongs to: shown to staff beside it, never acted upon (P2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.order import order_from, same_title
from bot.core.papers import papers_of
from parsers.facts import Mail
from storage import records

SEEKING = frozenset({"unlinked", "probable-pair"})  # why a mail waits whose case is not sure
_PEOPLE = ("representative", "researcher", "contact")
_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w.-]{3,200}")
_ENOUGH = 2  # one sign alone is chance: many share a domain


def probable_case(mail: Mail, open_cases: tuple[records.Case, ...]) -> str | None:
    """The diary number of the one case that the mail most likely belongs to; None when none or several do."""
    weighed = sorted(((_weight(mail, case), case.diary_number) for case in open_cases), reverse=True)
    best = [number for weight, number in weighed if weight >= _ENOUGH and weight == weighed[0][0]]
    return best[0] if len(best) == 1 else None


def _weight(mail: Mail, case: records.Case) -> int:
    """How much speaks for it: the papers' ethics number or title, and people that both name."""
    order, papers = case.order or {}, order_from(papers_of(mail))
    title = order.get("project_title")
    numbers = {_base(number) for number in _texts(order.get("ethics_numbers"))}
    told = {_base(number) for number in papers.ethics_numbers}
    people, here = set(_addresses_of(order)), _addresses_in(mail)
    return sum(
        (
            2 * bool(numbers & told),
            2 * bool(isinstance(title, str) and papers.project_title and same_title(title, papers.project_title)),
            2 * bool(people & here),
            bool({_domain(address) for address in people} & {_domain(address) for address in here}),
        )
    )


def _base(number: str) -> str:
    """An ethics number without the document's own number behind it."""
    return re.sub(r"^(\d{4}-\d{5})-\d{2}$", r"\1", number)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else ()


def _addresses_of(order: dict[str, object]) -> Iterator[str]:
    for role in _PEOPLE:
        person = order.get(role)
        if isinstance(person, dict) and person.get("email"):
            yield str(person["email"]).lower()


def _addresses_in(mail: Mail) -> set[str]:
    """Everybody whom the mail names: its sender, those it goes to, and those in its text, quoted or not."""
    written = (match[0].lower().rstrip(".") for match in _ADDRESS.finditer(mail.body[:20_000]))
    return {*filter(None, (mail.sender.address,)), *mail.cc, *written}


def _domain(address: str) -> str:
    return address.rpartition("@")[2]
