"""`check`, `audit`, `once`, `migrate` and `demo`: what an operator runs."""

from __future__ import annotations

import json
import re
from collections import Counter
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from storage.database import make_engine, migrate
from tests.cli.calling import Called, call, write_config
from tests.rigs.postgres import free_port, fresh_database, postgres  # noqa: F401 - fixture
from tests.rigs.tesseract import needs_tesseract


def faulty(called: Called) -> dict[str, str]:
    parts = [json.loads(line) for line in called.lines]
    return {part["part"]: part["says"] for part in parts if not part["ok"]}


def test_the_demonstration_shows_what_was_understood_and_where_everything_lies(
    demonstration: tuple[Path, Called],
) -> None:
    folder, shown = demonstration
    assert (shown.status, shown.err) == (0, "")
    assert [f"6.3-{number}/2026" in shown.out for number in range(1, 11)] == [True] * 10
    for words in ("an out-of-office answer", "Tack för din beställning", "MEJL SOM BEHÖVER EN MÄNNISKA"):
        assert words in shown.out
    named = [Path(line.split("  ")[0]) for line in shown.lines if line.startswith(f"{folder}/")]
    assert all(path.exists() for path in named)
    assert len(named) == 5
    letters = Counter(path.suffix for path in (folder / "to-read").iterdir())
    assert letters == {".txt": 16, ".html": 16}
    assert len(list((folder / "letters" / "new").iterdir())) == 16


def test_the_demonstration_takes_no_folder_of_somebody_elses(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("mine")
    called = call("demo", "--keep", tmp_path)
    assert (called.status, len(called.faults)) == (2, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["own.txt"]


def test_it_starts_anew_where_an_earlier_one_was_played(demonstration: tuple[Path, Called]) -> None:
    folder, _ = demonstration
    assert [path for path in folder.rglob("*") if path.stem in {"old", "99-old"}] == []
    assert (folder / "notes.txt").read_text() == "a reader's own"


def test_audit_proves_a_whole_register_and_finds_a_changed_and_a_lost_file(worked: Path) -> None:
    whole = json.loads(call("audit", "--json", config=worked).out)
    assert (whole["findings"], whole["counts"]["mails-decided"], whole["counts"]["cases"]) == ([], 19, 10)
    stored = sorted(path for path in (worked.parent / "files").rglob("*") if path.is_file())
    stored[0].chmod(0o600)
    stored[0].write_bytes(b"something else")
    stored[1].unlink()
    damaged = call("audit", "--json", config=worked)
    found = json.loads(damaged.out)["findings"]
    assert (damaged.status, damaged.faults) == (4, [f"registerbot: {len(found)} faults found"])
    assert {stored[0].name[:12] in finding["sentence"] for finding in found} == {True, False}
    assert call("audit", config=worked).status == 4


@needs_tesseract
def test_check_finds_nothing_in_a_set_up_that_works(worked: Path) -> None:
    called = call("check", "--json", config=worked)
    assert (called.status, faulty(called)) == (0, {})
    assert len(call("check", config=worked).lines) == len(called.lines)


@needs_tesseract
def test_check_names_every_fault_with_its_mend(tmp_path: Path) -> None:
    templates = tmp_path / "templates" / "receipt"
    templates.mkdir(parents=True)
    (templates / "sv.txt").write_text("{{ diary_nmuber }}")
    (tmp_path / "token.key").write_text("short")
    (tmp_path / "token.key").chmod(0o600)
    (tmp_path / "registerbot.db").write_bytes(b"no database" * 100)
    (tmp_path / "registerbot.db").chmod(0o600)
    (tmp_path / "password").write_text("hemligt")
    (tmp_path / "password").chmod(0o600)
    config = write_config(
        tmp_path,
        f"""
[mailbox]
kind = "imap"
host = "127.0.0.1"
port = {free_port()}
user = "registerservice"
password_file = "password"
[smtp]
kind = "smtp"
host = "127.0.0.1"
port = {free_port()}
[storage]
free_mib = 1000000000
[templates]
folder = "templates"
""",
    )
    called = call("check", "--json", config=config)
    found = faulty(called)
    assert (called.status, called.faults) == (4, [f"registerbot: 6 of {len(called.lines)} parts have faults"])
    assert set(found) == {"templates", "mailbox", "letters out", "database", "disk", "token key"}
    assert "diary_nmuber" in found["templates"]
    assert "remove it to have one made" in found["token key"]
    assert [line for line in call("check", config=config).lines if "Traceback" in line or "Errno" in line] == []


def test_once_writes_a_digest_when_told_to_and_refuses_when_nobody_would_get_it(worked: Path, tmp_path: Path) -> None:
    before = set((worked.parent / "letters" / "new").iterdir())
    assert call("once", "--digest", config=worked).status == 0
    (digest,) = set((worked.parent / "letters" / "new").iterdir()) - before
    assert b"To: staff@agency.example" in digest.read_bytes()
    called = call("once", "--digest", config=write_config(tmp_path))
    assert (called.status, called.faults) == (
        2,
        ["registerbot: staff.digest_to is empty: nobody would get the digest"],
    )


def test_a_disk_below_its_floor_leaves_the_mail_in_the_inbox_and_says_so_once(worked: Path) -> None:
    """P31"""
    mail = worked.parent / "mailbox" / "new" / "late.eml"
    mail.write_bytes(b"From: anna@example.se\r\nSubject: Sent\r\n\r\nHej\r\n")
    plain = worked.read_text("utf-8")
    worked.write_text(plain + "[storage]\nfree_mib = 1000000000\n", "utf-8")
    low = call("once", config=worked)
    assert (low.status, low.faults[-1].partition(" MiB free")[1]) == (1, " MiB free")
    assert [json.loads(line)["event"] for line in low.faults[:-1]].count("trouble") == 1  # beside letters that went out
    assert mail.exists()
    worked.write_text(plain + "[storage]\nfree_percent = 0\nfree_mib = 0\n", "utf-8")
    assert call("once", config=worked).status == 0
    assert not mail.exists()


def test_a_mail_that_nothing_can_read_ends_in_held_whole_and_in_the_digest(worked: Path) -> None:
    """P16"""
    head = b"From: an@uni.example\r\nSubject: Djupt\r\nMIME-Version: 1.0\r\n"
    deep = b"Content-Type: text/plain\r\n\r\nhej\r\n"
    for level in range(40):
        line = b"--%d" % level
        kind = b"Content-Type: multipart/mixed; boundary=%d" % level
        deep = b"\r\n".join((kind, b"", line, deep, line + b"--", b""))
    (worked.parent / "mailbox" / "new" / "deep.eml").write_bytes(head + deep)
    before = set((worked.parent / "letters" / "new").iterdir())
    worked.write_text(worked.read_text("utf-8") + "[storage]\nfree_mib = 0\nfree_percent = 0\n", "utf-8")
    assert call("once", "--digest", config=worked).status == 0
    (held,) = (worked.parent / "mailbox" / ".Held").rglob("deep.eml*")
    assert held.read_bytes() == head + deep
    (digest,) = set((worked.parent / "letters" / "new").iterdir()) - before
    text = (
        message_from_bytes(digest.read_bytes(), policy=default).get_body(("plain",)).get_content().replace("\r\n", "\n")
    )
    assert "MEJL SOM INTE KUNDE LÄSAS\n\n- Mejl 20," in text
    assert "registerbot requeue 20 --take-in" in text


def test_an_outdated_server_is_refused_with_the_command_to_run(
    postgres: str,  # noqa: F811 - the fixture
    tmp_path: Path,
) -> None:
    url = fresh_database(postgres, "outdated")
    config = write_config(tmp_path, f'[storage]\ndatabase = "{url}"\n')
    for command in ("once", "audit"):
        refused = call(command, config=config)
        assert (refused.status, refused.faults) == (
            2,
            ["registerbot: the database has no tables yet; run: registerbot migrate"],
        )
    assert call("migrate", config=config).out == call("migrate", config=config).out == "the database is up to date\n"
    assert call("audit", config=config).status == 0
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    newer = call("once", config=config)
    assert (newer.status, len(newer.faults)) == (2, 1)
    assert re.search("newer registerbot", newer.err)


def test_an_embedded_register_is_brought_up_to_date_by_hand_too(tmp_path: Path) -> None:
    config = write_config(tmp_path)
    migrate(f"sqlite:///{tmp_path / 'registerbot.db'}")
    assert (call("migrate", config=config).status, call("audit", config=config).status) == (0, 0)
