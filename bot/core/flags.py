"""What a person should look at in an order: each flag a code, with the sources that it was seen in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.core.matters import LONGEST, asks_for_decision
from bot.core.order import is_org_number, order_from, same_matter, same_organisation, same_title
from parsers.facts import Document, DocumentKind, EthicsApplication, EthicsDecision, Mail, Order, Outcome

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
_WITH_OLD_CODES = frozenset({"PAR", "DORS", "CAN", "MFR"})  # registers that are older than ICD-10
IN_A_MAIL = 5  # personal identity numbers in a mail's own text that are too many

_Paper = tuple[Document, EthicsDecision | EthicsApplication]
Flag = tuple[str, tuple[str, ...]]  # a code and its sources, "name of the paper: what stands there"


def flag_sources(
    mail: Mail, documents: tuple[Document, ...], order: Order, quoted: tuple[str, ...], day: date
) -> dict[str, tuple[str, ...]]:
    """Each flag with the places that it was seen in: of two papers that contradict each other, both.

    `quoted` are diary numbers in the mail, `day` is its arrival.
    """
    found = (
        *_of_the_mail(mail, quoted),
        *_of_the_files(mail, documents),
        *_of_the_order(order, documents),
        *_of_the_ethics_papers(documents, day),
        *_of_contradictions(documents),
    )
    return dict(found)


def _of_the_mail(mail: Mail, quoted: tuple[str, ...]) -> Iterator[Flag]:
    if mail.links:
        yield "links-instead-of-attachments", mail.links
    if quoted:
        yield "quotes-a-diary-number", quoted
    if asks_for_decision(f"{mail.subject}\n{mail.new_text[:LONGEST]}"):
        yield "asks-for-decision-12-fl", ("mail",)
    if mail.sender.address is None:
        yield "sender-unclear", ("mail",)


def _of_the_files(mail: Mail, documents: tuple[Document, ...]) -> Iterator[Flag]:
    people = [d.path for d in documents if d.kind is DocumentKind.DATA_FILE]
    people += ["mail"] if mail.identity_numbers >= IN_A_MAIL else []
    if people:
        yield "personal-identity-numbers", tuple(people)
    if closed := [d.path for d in documents if "encrypted" in d.problems]:
        yield "encrypted-attachment", tuple(closed)
    unreadable = [d.path for d in documents if d.kind is DocumentKind.UNREADABLE and "encrypted" not in d.problems]
    if unreadable:
        yield "unreadable-attachment", tuple(unreadable)


def _of_the_order(order: Order, documents: tuple[Document, ...]) -> Iterator[Flag]:
    form = next((d for d in documents if d.form is not None and d.form.org_number), None)
    if order.org_number is not None and not is_org_number(order.org_number):
        yield "org-number-invalid", (_said(form, order.org_number),)
    if order.principal_is_authority is False:
        yield "private-principal", (_said(form, str(order.org_number)),)
    if _codes_outside_period(order) and order.period:
        yield "codes-outside-period", (f"{'-'.join(order.period)}", ", ".join(order.codes.icd[:10]))


def _of_the_ethics_papers(documents: tuple[Document, ...], day: date) -> Iterator[Flag]:
    decisions = [(d, d.decision) for d in documents if d.decision is not None]
    applications = [(d, d.application) for d in documents if d.application is not None]
    if decisions and all(told.outcome in NO_APPROVAL for _, told in decisions):
        yield "decision-is-no-approval", tuple(_said(d, told.outcome) for d, told in decisions)
    if any(told.outcome is Outcome.APPROVED_WITH_CONDITIONS for _, told in decisions):
        yield "decision-has-conditions", tuple(_said(d, c) for d, told in decisions for c in told.conditions[:3])
    if (latest := _lapsed([told for _, told in decisions], day)) is not None:
        yield "approval-may-have-lapsed", (latest, f"{day.isoformat()}")
    if applications and not any(told.signed for _, told in applications):
        yield "signature-not-found", tuple(d.path for d, _ in applications)
    if early := _decided_too_early(documents):
        yield "decision-before-application", early


def _of_contradictions(documents: tuple[Document, ...]) -> Iterator[Flag]:
    """What the form says against what the ethics papers say; each that speaks must differ for a flag."""
    form = next((d for d in documents if d.form is not None), None)
    if form is None or form.form is None:
        return
    decisions: list[_Paper] = [(d, d.decision) for d in documents if d.decision is not None]
    applications: list[_Paper] = [(d, d.application) for d in documents if d.application is not None]
    own, numbers = form.form, [(d, told.numbers) for d, told in decisions if told.numbers]
    if own.ethics_numbers and numbers and not any(same_matter(own.ethics_numbers, told) for _, told in numbers):
        sources = (_said(form, ", ".join(own.ethics_numbers)), *(_said(d, ", ".join(told)) for d, told in numbers))
        yield "ethics-number-mismatch", sources
    for papers in (decisions, applications):
        titles = [(d, told.title) for d, told in papers if told.title]
        if own.project_title and titles and not any(same_title(own.project_title, title) for _, title in titles):
            yield "title-mismatch", (_said(form, own.project_title), *(_said(d, title) for d, title in titles))
    named = [(d, told.principal) for d, told in decisions or applications if told.principal]
    if own.principal and named and not any(same_organisation(own.principal, name) for _, name in named):
        yield "principal-mismatch", (_said(form, own.principal), *(_said(d, name) for d, name in named))
    yield from _registers_outside(documents, form)


def _registers_outside(documents: tuple[Document, ...], form: Document) -> Iterator[Flag]:
    """Registers that are ordered but that section 10 of no application names."""
    applications = [(d, d.application.registers) for d in documents if d.application and d.application.registers]
    reviewed = {register for _, registers in applications for register in registers}
    outside = [register for register in order_from(documents).registers if register not in reviewed]
    if applications and outside:
        told = tuple(_said(d, ", ".join(registers)) for d, registers in applications)
        yield "registers-not-in-application", (_said(form, ", ".join(outside)), *told)


def _said(document: Document | None, words: str) -> str:
    if document is None:
        return words
    page = f" (p. {document.pages[0]})" if document.pages else ""
    return f"{document.path}{page}: {words}"


def _lapsed(decisions: list[EthicsDecision], day: date) -> str | None:
    """The date of the last approval when it is too old; a later approved change shows that the research goes on."""
    approvals = [told for told in decisions if told.date and told.outcome not in NO_APPROVAL]
    dated = [date.fromisoformat(told.date) for told in approvals if told.date]
    if not dated or any(told.amendment for told in approvals) or max(dated) + LAPSES_AFTER >= day:
        return None
    return max(dated).isoformat()


def _decided_too_early(documents: tuple[Document, ...]) -> tuple[str, ...]:
    """A decision that is older than the application: the two do not belong together."""
    decided = [(d, d.decision.date) for d in documents if d.decision and d.decision.date and not d.decision.amendment]
    applied = [(d, d.application.date) for d in documents if d.application and d.application.date]
    if decided and applied and max(when for _, when in decided) < min(when for _, when in applied):
        return tuple(_said(d, when) for d, when in (*decided, *applied))
    return ()


def _codes_outside_period(order: Order) -> bool:
    """A period from before 1997 with only ICD-10 codes: the older registers had other classifications then."""
    if order.period is None or not order.codes.icd or (order.registers and not _WITH_OLD_CODES & set(order.registers)):
        return False
    icd10 = all(re.match(r"[A-Z]\d\d", code) for code in order.codes.icd)
    return icd10 and order.period[0].isdigit() and int(order.period[0][:4]) < 1997
