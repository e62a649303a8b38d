"""registerbot register and case export, on a register of two answered orders."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.demo import play
from tests.rigs.service import registerbot

CONFIG = """
[agency]
name = "Exempelmyndigheten"
mailbox_address = "registerservice@agency.example"
[storage]
free_mib = 0
free_percent = 0
"""


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a register in which two orders have been answered, and its configuration."""
    folder = tmp_path_factory.mktemp("played")
    (folder / "config.toml").write_text(CONFIG)
    samples = play.sample_mails()
    play.deliver(folder / "mailbox", {name: samples[name] for name in ("01-complete", "18-links")})
    done = registerbot("once", config=folder / "config.toml")
    assert done.returncode == 0, done.stderr
    return folder


def rows(path: Path) -> list[tuple[object, ...]]:
    return list(load_workbook(path).active.iter_rows(values_only=True))


def test_the_diary_has_every_document_of_every_case(played: Path, tmp_path: Path) -> None:
    out = tmp_path / "diarium.xlsx"
    done = registerbot("register", "diary", out, "--year", "2026", config=played / "config.toml")
    assert done.returncode == 0, done.stderr
    head, *found = rows(out)
    assert head == ("Diarienummer", "Nr", "Datum", "In/ut", "Från/till", "Handling", "Ärende")
    first = [row for row in found if row[0] == "6.3-1/2026"]
    # The second is the picture in the sender's signature.
    assert [row[1] for row in first] == [1, *range(3, len(first) + 2)]
    assert first[-1][3:6] == ("ut", "sara.mallberg@exempel-universitetet.example", "bekräftelse")


def test_the_public_list_of_a_day_names_nobody(played: Path, tmp_path: Path) -> None:
    out = tmp_path / "postlista.csv"
    config = played / "config.toml"
    done = registerbot("register", "public-list", out, "--day", "2026-11-02", config=config)
    assert done.returncode == 0, done.stderr
    text = out.read_text("utf-8-sig")
    days = {line.split(";")[0] for line in text.splitlines()[1:]}
    assert days == {"2026-11-02"}
    assert "@" not in text
    assert "Höft" not in text


def test_nothing_delivered_is_nothing_to_invoice(played: Path, tmp_path: Path) -> None:
    out = tmp_path / "faktura.xlsx"
    done = registerbot("register", "invoices", out, config=played / "config.toml")
    assert (done.returncode, len(rows(out))) == (0, 1)


def test_a_case_goes_out_whole_with_its_checksums(played: Path, tmp_path: Path) -> None:
    out = tmp_path / "case.zip"
    done = registerbot("case", "export", "6.3-1/2026", out, config=played / "config.toml")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(out) as archive:
        sums = dict(reversed(line.split("  ")) for line in archive.read("SHA256SUMS").decode().splitlines())
        assert {name: hashlib.sha256(archive.read(name)).hexdigest() for name in sums} == sums
        whole = json.loads(archive.read("case.json"))
        assert set(archive.namelist()) == {*sums, "case.json", "SHA256SUMS"}
    assert whole["case"]["diary_number"] == "6.3-1/2026"
    kept = {d["sha256"] for d in whole["documents"] if d["path"] != "body"}
    assert kept <= set(sums.values())


def test_a_case_that_is_not_there_is_told_in_a_line(played: Path, tmp_path: Path) -> None:
    done = registerbot("case", "export", "6.3-999/2026", tmp_path / "x.zip", config=played / "config.toml")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "x.zip").exists()
