"""The audit says nothing of a sound store and names each thing that is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from storage.audit import audit
from storage.files import Files
from storage.records import MailState
from storage.store import Store
from tests.storage.papers import NOON, arrival, document, new_case, owed, reading


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
    assert codes(store, files) == ["document-astray", "letter-without-bytes", "order-without-case"]


def test_a_series_that_lost_its_first_case_or_its_counter_is_found(store: Store, tmp_path: Path) -> None:
    """P28"""
    files = Files(tmp_path / "files")
    with store.transaction() as register:
        for _ in range(3):
            register.open_case(new_case(register.take_number("main", 2026, 1)), ())
        register._session.execute(text("DELETE FROM cases WHERE number = 1"))
    assert [f.sentence for f in audit(store, files).findings] == ["series main 2026 lacks the numbers [1]"]
    with store.transaction() as register:
        register._session.execute(text("DELETE FROM series"))
    assert codes(store, files) == ["counter-lost"]


def test_a_held_mail_that_nobody_is_told_of_and_a_mail_that_goes_nowhere_are_found(
    store: Store, tmp_path: Path
) -> None:
    files = Files(tmp_path / "files")
    with store.transaction() as register:
        held = register.receive(replace(arrival(1), sha256=files.put([b"1"]).sha256))
        astray = register.receive(replace(arrival(2), sha256=files.put([b"2"]).sha256))
        waiting = register.receive(replace(arrival(3), sha256=files.put([b"3"]).sha256))
        register.record(held, reading(kind="other", state=MailState.HELD, destination="held"), ())
        register._session.execute(text(f"UPDATE mails SET state = 'lost' WHERE id = {astray}"))
    result = audit(store, files)
    assert [finding.code for finding in result.findings] == ["mail-astray", "held-and-not-listed"]
    assert result.counts["mails-received"] == 1
    with store.reading() as register:
        assert [mail.id for mail in register.waiting()] == [waiting]


def test_what_is_read_is_told_as_it_goes_on(store: Store, tmp_path: Path) -> None:
    files = Files(tmp_path / "files")
    filled(store, files)
    told: list[int] = []
    audit(store, files, told.append)
    assert told == [1, 2]


def test_bytes_that_cannot_be_read_are_found_and_the_audit_goes_on(store: Store, tmp_path: Path) -> None:
    files = Files(tmp_path / "files")
    filled(store, files)
    first, second = sorted(files.all())
    files.path(first).unlink()
    files.path(first).mkdir()  # root may read any file; a folder nobody can read as one
    files.path(second).write_bytes(b"other")
    assert codes(store, files) == ["bytes-changed", "bytes-unreadable"]
