"""The audit says nothing of a sound store and names each thing that is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from storage.audit import audit
from storage.files import Files
from storage.records import MailState
from storage.store import Store
from tests.storage.test_store import NOON, arrival, document, new_case, owed, reading


def filled(store: Store, files: Files) -> None:
    raw, paper = files.put([b"mail"]), files.put([b"paper"])
    with store.transaction() as register:
        mail_id = register.receive(replace(arrival(), sha256=raw.sha256))
        number = register.take_number("main", 2026, 1)
        case = register.open_case(new_case(number), ())
        register.record(mail_id, reading(case_id=case.id), (replace(document(), sha256=paper.sha256),))
        register.owe(owed())


def codes(store: Store, files: Files) -> list[str]:
    return sorted(finding.code for finding in audit(store, files).findings)


def test_a_sound_store_has_no_findings_and_is_counted(store: Store, tmp_path: Path) -> None:
    files = Files(tmp_path / "files")
    filled(store, files)
    files.put([b"stored, and then the power went"])
    result = audit(store, files)
    assert result.findings == ()
    assert (result.counts["mails-decided"], result.counts["letters-owed"], result.counts["cases"]) == (1, 1, 1)
    assert (result.counts["stored"], result.counts["stored-and-not-noted"]) == (3, 1)


def test_lost_and_changed_bytes_are_found(store: Store, tmp_path: Path) -> None:
    """P26"""
    files = Files(tmp_path / "files")
    filled(store, files)
    first, second = sorted(files.all())
    files.path(first).unlink()
    files.path(second).write_bytes(b"other")
    assert codes(store, files) == ["bytes-changed", "bytes-lost"]


def test_a_gap_and_a_counter_out_of_step_are_found(store: Store, tmp_path: Path) -> None:
    """P28"""
    files = Files(tmp_path / "files")
    filled(store, files)
    with store.transaction() as register:
        register.open_case(new_case(3), ())
    assert codes(store, files) == ["counter-off", "number-gap"]


def test_an_order_without_a_case_and_a_letter_without_bytes_are_found(store: Store, tmp_path: Path) -> None:
    files = Files(tmp_path / "files")
    filled(store, files)
    with store.transaction() as register:
        register.record(1, reading(case_id=None, state=MailState.DECIDED), ())
        register.sent(1, NOON)
        register._session.execute(text("UPDATE mails SET case_id = NULL"))
    assert codes(store, files) == ["letter-without-bytes", "order-without-case"]
