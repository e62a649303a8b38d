"""Bytes are kept once under their hash, whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.errors import StorageFailed, StorageFull
from storage.files import Files
from tests.storage.racing import at_once


def test_bytes_come_back_exactly_under_their_hash(tmp_path: Path) -> None:
    """P26"""
    files = Files(tmp_path / "files")
    stored = files.put([b"\x00\xff", b"\r\n.\r\n"])
    assert stored.sha256 == hashlib.sha256(b"\x00\xff\r\n.\r\n").hexdigest()
    assert stored.size == 7
    assert files.open(stored.sha256).read() == b"\x00\xff\r\n.\r\n"
    assert stored.sha256 in files
    assert list(files.all()) == [stored.sha256]
    assert files.sound(stored.sha256)


def test_putting_twice_is_putting_once(tmp_path: Path) -> None:
    files = Files(tmp_path / "files")
    first = files.put([b"x"])
    changed = files.path(first.sha256).stat().st_mtime_ns
    assert files.put([b"x"]) == first
    assert files.path(first.sha256).stat().st_mtime_ns == changed


def test_others_may_not_read_what_is_stored(tmp_path: Path) -> None:
    files = Files(tmp_path / "files")
    path = files.path(files.put([b"x"]).sha256)
    assert path.stat().st_mode & 0o077 == 0
    assert files.folder.stat().st_mode & 0o077 == 0


def test_a_source_that_breaks_off_says_so_itself_and_leaves_nothing(tmp_path: Path) -> None:
    """A mailbox that is gone is no trouble with the disk."""

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionResetError("the mailbox is gone")

    files = Files(tmp_path / "files")
    with pytest.raises(ConnectionResetError, match="the mailbox is gone"):
        files.put(broken())
    assert list(files.folder.iterdir()) == []


def test_the_same_bytes_stored_by_many_at_once_are_stored_once(tmp_path: Path) -> None:
    files = Files(tmp_path / "files")
    assert len(set(at_once(8, lambda: files.put([b"x" * 1000] * 100)))) == 1
    (sha256,) = files.all()
    assert files.sound(sha256)
    assert [path for path in files.folder.iterdir() if path.is_file()] == []


def test_changed_bytes_are_noticed(tmp_path: Path) -> None:
    files = Files(tmp_path / "files")
    stored = files.put([b"true"])
    files.path(stored.sha256).write_bytes(b"false")
    assert not files.sound(stored.sha256)


def test_a_path_is_made_of_a_hash_and_of_nothing_else(tmp_path: Path) -> None:
    """P20"""
    for name in ("../../etc/passwd", "A" * 64, "a" * 63, ""):
        with pytest.raises(ValueError, match="not a SHA-256"):
            Files(tmp_path).path(name)


def test_missing_bytes_are_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="cannot be read"):
        Files(tmp_path).open("a" * 64)


def test_what_a_crash_left_half_written_is_swept_but_nothing_fresh(tmp_path: Path) -> None:
    files = Files(tmp_path / "files")
    old, fresh = (files.folder / f".part-{name}" for name in ("old", "fresh"))
    for path in (old, fresh):
        path.write_bytes(b"x")
    os.utime(old, (0, 0))
    assert files.sweep(3600) == 1
    assert not old.exists()
    assert fresh.exists()
    assert files.sweep(0) == 1
    assert not fresh.exists()


def test_bytes_that_were_damaged_on_the_disk_are_put_right_when_they_come_again(tmp_path: Path) -> None:
    """P26"""
    files = Files(tmp_path / "files")
    stored = files.put([b"true"])
    files.path(stored.sha256).write_bytes(b"tr")
    assert files.put([b"true"]) == stored
    assert files.sound(stored.sha256)


def test_all_that_is_stored_is_told_in_order_and_nothing_else(tmp_path: Path) -> None:
    files = Files(tmp_path / "files")
    stored = sorted(files.put([str(number).encode()]).sha256 for number in range(50))
    (files.folder / "README").write_text("a person's note")
    (files.folder / ".part-x").write_bytes(b"left by a crash")
    assert list(files.all()) == stored


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("in the way")
    with pytest.raises(StorageFailed, match=r"failed while making .*files: File exists"):
        Files(tmp_path / "files")


def test_a_full_disk_is_told_as_such_and_leaves_no_half_file(small_disk: Path) -> None:
    """P31"""
    files = Files(small_disk / "files")
    with pytest.raises(StorageFull, match="no room"):
        files.put([b"x" * 100_000] * 30)
    assert list(files.folder.iterdir()) == []
    kept = files.put([b"fits"])
    assert files.sound(kept.sha256)
    assert (files.free().mib, files.free().percent > 90) == (1, True)
