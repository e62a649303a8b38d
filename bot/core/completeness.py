"""What an order still lacks. The rules are the agency's page: form, ethics papers or research plan, variable list."""

from __future__ import annotations

from parsers.facts import Document, DocumentKind, Order, Outcome

# A decision of these outcomes is on the table; whether it suffices is for a person, but it need not be sent again.
SUFFICIENT = frozenset({Outcome.APPROVED, Outcome.APPROVED_WITH_CONDITIONS, Outcome.PARTLY, Outcome.UNKNOWN})


def missing(documents: tuple[Document, ...], order: Order) -> tuple[str, ...]:
    """The codes of what should be sent, in the order in which a letter names them.

    What the form itself would tell (organisation number, invoice) is asked for only once there is a form.
    """
    kinds = {document.kind for document in documents}
    gaps = {
        "form": DocumentKind.FORM not in kinds,
        **_ethics_gaps(documents, kinds, order),
        "variable-list": DocumentKind.VARIABLE_LIST not in kinds,
        "motivations": any(d.variables is not None and d.variables.without_motivation for d in documents),
        **(_form_gaps(order) if DocumentKind.FORM in kinds else {}),
        "research-plan": bool(order.only_deceased)
        and DocumentKind.RESEARCH_PLAN not in kinds
        and not _has_ethics(documents),
    }
    return tuple(code for code, lacking in gaps.items() if lacking)


def not_superseded(before: tuple[Document, ...], newer: tuple[Document, ...]) -> tuple[Document, ...]:
    """The earlier documents that still count: a new variable list takes the place of lists of the same registers."""
    lists = [d.variables for d in newer if d.variables is not None]
    told = {register for variables in lists for register in variables.registers}

    def replaced(document: Document) -> bool:
        return (
            bool(lists) and document.variables is not None and (not told or set(document.variables.registers) <= told)
        )

    return tuple(document for document in before if not replaced(document))


def _ethics_gaps(documents: tuple[Document, ...], kinds: set[DocumentKind], order: Order) -> dict[str, bool]:
    if order.only_deceased:  # research on the deceased needs no ethics approval
        return {}
    return {
        "ethics-application": DocumentKind.ETHICS_APPLICATION not in kinds,
        "ethics-decision": not _has_ethics(documents),
    }


def _has_ethics(documents: tuple[Document, ...]) -> bool:
    """Whether there is a base decision that may stand: an amendment alone changes nothing without one."""
    return any(
        d.decision is not None and d.decision.outcome in SUFFICIENT and not d.decision.amendment for d in documents
    )


def told_in(order: Order, gaps: tuple[str, ...]) -> bool:
    """Whether an order tells any of the answers that are lacking."""
    return any(not lacking for code, lacking in _form_gaps(order).items() if code in gaps)


def _form_gaps(order: Order) -> dict[str, bool]:
    return {
        "org-number": order.org_number is None,
        "invoice-address": order.invoice.address is None,
        "invoice-reference": order.invoice.reference is None,
    }
