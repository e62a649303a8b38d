"""The tables that leave the register: what stands in them, and what never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.core.excerpts import Delivery, diary, invoice_basis, public_list
from storage import records

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
CASE = records.Case(
    id=1,
    diary_number="6.3-1/2026",
    step="delivered",
    opened_at=NOON,
    changed_at=NOON,
    language="sv",
    order={
        "project_title": "Depression hos Anna Påhittad",
        "principal": "Exempeluniversitetet",
        "org_number": "202100-6545",
        "invoice": {"address": "Box 1, 123 45 Exempelstad", "reference": "=ZZ-1", "peppol": None},
    },
)


def words(code: str, table: str) -> str:
    return f"{table}/{code}"


def entry(**more: object) -> records.Registered:
    whole: dict[str, object] = {
        "diary_number": "6.3-1/2026",
        "number": 1,
        "direction": "in",
        "kind": "form",
        "at": datetime(2026, 11, 24, 23, 30, tzinfo=UTC),
        "other_party": "anna@b.example",
    }
    return records.Registered(**(whole | more))  # type: ignore[arg-type]


def version(**more: object) -> records.Specification:
    whole: dict[str, object] = {"id": 1, "case_id": 1, "version": 1, "files": (), "message_id": "<1@a.example>"}
    return records.Specification(**(whole | {"sent_at": NOON} | more))  # type: ignore[arg-type]


def basis(specification: records.Specification | None, case: records.Case = CASE) -> tuple[object, ...]:
    delivery = Delivery(case=case, delivered_on="2026-11-24", specification=specification)
    (row,) = invoice_basis([delivery], words, 1100).rows
    return row


def test_the_diary_has_a_row_a_document_but_for_pictures_of_signatures_by_the_agencys_own_day() -> None:
    sent = (entry(number=3, direction="out", kind=kind) for kind in ("confirmation", "other"))
    sheet = diary([entry(), entry(number=2, kind="decoration"), *sent], words, "Europe/Stockholm")
    assert sheet.name == "excerpt/diary"
    assert sheet.head == tuple(
        f"excerpt/{column}"
        for column in ("diary-number", "number", "date", "direction", "other-party", "document", "matter")
    )
    assert list(sheet.rows) == [
        ("6.3-1/2026", 1, "2026-11-25", "excerpt/in", "anna@b.example", "kind/form", "excerpt/order"),
        ("6.3-1/2026", 3, "2026-11-25", "excerpt/out", "anna@b.example", "letter/confirmation", "excerpt/order"),
        ("6.3-1/2026", 3, "2026-11-25", "excerpt/out", "anna@b.example", "kind/other", "excerpt/order"),
    ]


def test_the_public_list_names_nobody_and_no_pictures_of_signatures() -> None:
    sheet = public_list([entry(), entry(kind="decoration"), entry(kind="mail")], words, "Europe/Stockholm")
    rows = list(sheet.rows)
    assert (sheet.name, sheet.head[0]) == ("excerpt/public-list", "excerpt/date")
    assert rows[1] == ("2026-11-25", "6.3-1/2026", 1, "excerpt/in", "excerpt/mail", "excerpt/order")
    assert not [cell for row in rows for cell in row if "anna" in str(cell)]


def test_an_invoice_has_the_forms_reference_verbatim_and_the_price_of_the_specification() -> None:
    assert basis(version(hours=20, price_sek=None)) == (
        "6.3-1/2026",
        "2026-11-24",
        "Exempeluniversitetet",
        "202100-6545",
        "Box 1, 123 45 Exempelstad",
        "=ZZ-1",
        "0007:2021006545",
        20,
        1100,
        22_000,
    )


def test_a_price_that_was_agreed_wins_over_hours_times_rate() -> None:
    assert basis(version(hours=20, price_sek=18_000))[-3:] == (20, 1100, 18_000)
    assert basis(version(hours=None, price_sek=18_000))[-3:] == (None, None, 18_000)


def test_what_is_not_known_stays_empty() -> None:
    bare = records.Case(
        id=2, diary_number="6.3-2/2026", step="delivered", opened_at=NOON, changed_at=NOON, language="sv"
    )
    assert basis(None, bare)[2:] == (None,) * 8
    odd = replace(CASE, order={"principal": "", "org_number": 5, "invoice": "Box 1"})
    assert basis(None, odd)[2:] == (None,) * 8


def test_the_peppol_address_of_the_form_comes_before_the_organisation_number() -> None:
    order = {"org_number": "202100-6545", "invoice": {"peppol": "0088:7300001"}}
    assert basis(None, replace(CASE, order=order))[6] == "0088:7300001"
    assert invoice_basis([], words, 1100).name == "excerpt/invoice-basis"
