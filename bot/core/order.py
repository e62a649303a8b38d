"""One order out of many documents, and the places where the documents contradict each other."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from difflib import SequenceMatcher

from stdnum import luhn

from bot.core.matters import LONGEST, asks_for_decision
from parsers.facts import Codes, Document, DocumentKind, EthicsDecision, Invoice, Mail, Order, Outcome, Person

LAPSES_AFTER = timedelta(days=2 * 365 + 21)  # an approval not begun on within two years of becoming final
NO_APPROVAL = frozenset(
    {
        Outcome.REJECTED,
        Outcome.DISMISSED,
        Outcome.ADVISORY,
        Outcome.HANDED_OVER,
        Outcome.CLOSED,
        Outcome.COMPLETION_REQUESTED,
    }
)


def order_from(documents: tuple[Document, ...]) -> Order:
    """The order's fields: the form's own words first, else what the other papers say."""
    order = Order()
    for form in (d.form for d in documents if d.form is not None):
        order = _filled(order, form)
    for paper in (d.decision or d.application for d in documents):
        if paper is not None:
            told = Order(project_title=paper.title, principal=paper.principal, ethics_numbers=paper.numbers)
            order = _filled(order, told)
    lists = tuple(r for d in documents if d.variables for r in d.variables.registers)
    return replace(order, registers=tuple(dict.fromkeys(order.registers + lists)))


def _filled(order: Order, more: Order) -> Order:
    """`order` with its gaps filled from `more`."""
    return Order(
        project_title=order.project_title or more.project_title,
        principal=order.principal or more.principal,
        org_number=order.org_number or more.org_number,
        principal_is_authority=_first(order.principal_is_authority, more.principal_is_authority),
        representative=_person(order.representative, more.representative),
        researcher=_person(order.researcher, more.researcher),
        contact=_person(order.contact, more.contact),
        invoice=Invoice(
            address=order.invoice.address or more.invoice.address,
            reference=order.invoice.reference or more.invoice.reference,
            peppol=order.invoice.peppol or more.invoice.peppol,
        ),
        ethics_numbers=order.ethics_numbers or more.ethics_numbers,
        registers=order.registers or more.registers,
        codes=Codes(
            icd=order.codes.icd or more.codes.icd,
            atc=order.codes.atc or more.codes.atc,
            kva=order.codes.kva or more.codes.kva,
        ),
        period=order.period or more.period,
        only_deceased=_first(order.only_deceased, more.only_deceased),
    )


def _first(one: bool | None, other: bool | None) -> bool | None:
    return other if one is None else one


def _person(one: Person, other: Person) -> Person:
    return Person(name=one.name or other.name, email=one.email or other.email)


def flags(
    mail: Mail, documents: tuple[Document, ...], order: Order, quoted: tuple[str, ...], day: date
) -> tuple[str, ...]:
    """The codes of what a person should look at; `quoted` are diary numbers in the mail, `day` is its arrival."""
    decisions = tuple(d.decision for d in documents if d.decision is not None)
    applications = tuple(d.application for d in documents if d.application is not None)
    form = next((d.form for d in documents if d.form is not None), None)
    titles = tuple(title for title in (*(d.title for d in decisions), *(a.title for a in applications)) if title)
    problems = {problem for d in documents for problem in d.problems}
    signs = {
        "personal-identity-numbers": mail.identity_numbers >= 5
        or any(d.kind is DocumentKind.DATA_FILE for d in documents),
        "org-number-invalid": order.org_number is not None and not is_org_number(order.org_number),
        "ethics-number-mismatch": bool(
            form and form.ethics_numbers and decisions and not _share_number(form.ethics_numbers, decisions)
        ),
        "title-mismatch": bool(
            form and form.project_title and titles and not any(same_title(form.project_title, t) for t in titles)
        ),
        "decision-is-no-approval": bool(decisions) and all(d.outcome in NO_APPROVAL for d in decisions),
        "decision-has-conditions": any(d.outcome is Outcome.APPROVED_WITH_CONDITIONS for d in decisions),
        "approval-may-have-lapsed": _may_have_lapsed(tuple((d.date, d.amendment) for d in decisions), day),
        "signature-not-found": bool(applications) and not any(a.signed for a in applications),
        "codes-outside-period": _codes_outside_period(order),
        "links-instead-of-attachments": bool(mail.links),
        "encrypted-attachment": "encrypted" in problems,
        "unreadable-attachment": any(
            d.kind is DocumentKind.UNREADABLE and "encrypted" not in d.problems for d in documents
        ),
        "quotes-a-diary-number": bool(quoted),
        "asks-for-decision-12-fl": asks_for_decision(f"{mail.subject}\n{mail.new_text[:LONGEST]}"),
        "private-principal": order.principal_is_authority is False,
        "sender-unclear": mail.sender.address is None,
    }
    return tuple(code for code, holds in signs.items() if holds)


def is_org_number(text: str) -> bool:
    """Whether a Swedish organisation number holds: ten digits, Luhn's control digit, third digit at least 2."""
    digits = re.sub(r"\D", "", text)
    return len(digits) == 10 and digits[2] >= "2" and luhn.is_valid(digits)


def same_title(one: str, other: str) -> bool:
    """Whether two project titles mean the same project, typing slips and a cut end allowed."""
    a, b = (re.sub(r"\W+", " ", title).casefold().strip() for title in (one, other))
    short, long = sorted((a, b), key=len)
    if len(short) >= 15 and long.startswith(short):
        return True
    return SequenceMatcher(None, a[:300], b[:300], autojunk=False).ratio() >= 0.8


def _share_number(numbers: tuple[str, ...], decisions: tuple[EthicsDecision, ...]) -> bool:
    told = {_base(n) for d in decisions for n in d.numbers}
    return not told or bool(told & {_base(n) for n in numbers})


def _base(number: str) -> str:
    """An ethics number without its document suffix: 2023-04567-01 is in the matter 2023-04567."""
    return re.sub(r"^(\d{4}-\d{5})-\d{2}$", r"\1", number.replace(" ", ""))


def _may_have_lapsed(decisions: tuple[tuple[str | None, bool], ...], day: date) -> bool:
    dated = [date.fromisoformat(when) for when, _ in decisions if when]
    return bool(dated) and max(dated) + LAPSES_AFTER < day


def _codes_outside_period(order: Order) -> bool:
    """A period from before 1997 with only ICD-10 codes: the patient register had other classifications then."""
    if order.period is None or not order.codes.icd:
        return False
    icd10 = all(re.match(r"[A-Z]\d\d", code) for code in order.codes.icd)
    return icd10 and order.period[0].isdigit() and int(order.period[0][:4]) < 1997
