"""`registerbot check`: every part is tried, a fault names its mend, and no secret is shown (P33)."""

from __future__ import annotations

import shutil
from dataclasses import replace
from email.utils import parseaddr
from importlib.metadata import version
from pathlib import Path

import pytest

from bot import checkup as checking
from bot.checkup import Checked, checkup
from bot.demo.play import settings_in
from bot.desk import open_desk
from bot.settings import Limits, Settings, Smtp, Templates, Trust
from tests.rigs.smtp_sink import PASSWORD, sink_running


def told(settings: Settings, part: str) -> Checked:
    return next(checked for checked in checkup(settings) if checked.part == part)


def test_a_fresh_set_up_has_no_fault_but_what_this_machine_lacks(tmp_path: Path) -> None:
    found = checkup(settings_in(tmp_path))
    lacking = {"text recognition"} if shutil.which("tesseract") is None else set()
    assert {checked.part for checked in found if not checked.ok} <= lacking | {"sandbox"}
    assert [checked.part for checked in found] == [
        "templates", "mailbox", "letters out", "database", "disk", "sandbox", "text recognition", "secrets",
        "permissions", "token key", "trust", "libraries", "interpreter",
    ]  # fmt: skip


def test_the_sandbox_is_told_by_what_stands_around_a_reader(tmp_path: Path) -> None:
    settings = replace(settings_in(tmp_path), limits=Limits(sandbox="rlimit"))
    found = told(settings, "sandbox")
    assert "install bubblewrap" in found.says
    assert found.ok == ("Landlock" in found.says)


def test_the_interpreters_holes_are_probed_and_not_guessed(tmp_path: Path) -> None:
    """P1, P12: this very Python is asked what it makes of the two inputs."""
    says = told(settings_in(tmp_path), "interpreter").says
    misreads = parseaddr("alice@good.example <mallory@evil.example>")[1] == "alice@good.example"
    assert ("CVE-2023-27043" in says) == misreads
    assert says.startswith("Python 3.")


def test_what_a_machine_lacks_is_told_with_its_mend_and_what_it_does_right_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(checking, "LEAST_VERSIONS", {"jinja2": (999,), "no-such-library": (1,)})
    monkeypatch.setattr(checking, "parseaddr", lambda _: ("", ""))
    monkeypatch.setattr(checking, "_lets_headers_in", lambda: False)
    monkeypatch.setattr(checking, "getuid", lambda: 1000)
    found = {checked.part: checked for checked in checkup(settings_in(tmp_path))}
    assert found["text recognition"].says.endswith("install tesseract-ocr and tesseract-ocr-swe")
    assert found["libraries"].says == (
        f"too old to be safe: jinja2 {version('jinja2')}, no-such-library missing; install what requirements.lock names"
    )
    assert found["interpreter"].says.endswith(", without the two known holes in its mail library")
    assert found["permissions"].says == "nobody else can read the register"
    assert [found[part].ok for part in ("text recognition", "libraries", "interpreter")] == [False, False, True]


def test_p33_a_password_file_open_to_others_is_a_fault_with_its_mend(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text(PASSWORD)
    secret.chmod(0o644)
    settings = replace(settings_in(tmp_path), smtp=Smtp(kind="smtp", host="localhost", port=1, password_file=secret))
    found = checkup(settings)
    assert told(settings, "secrets") == Checked(
        part="secrets", ok=False, says=f"can be read by others; run: chmod 600 {secret}"
    )
    assert PASSWORD not in repr(found)


def test_a_register_that_everybody_can_read_is_a_fault(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    with open_desk(settings):
        pass
    assert told(settings, "permissions").ok
    Path(settings.storage.files).mkdir(exist_ok=True)
    Path(settings.storage.files).chmod(0o755)
    assert told(settings, "permissions").says == f"can be read by everybody; run: chmod o-rwx {settings.storage.files}"


def test_p34_letters_out_are_tried_with_certificate_and_login(tmp_path: Path) -> None:
    with sink_running("tls", wants_login=True) as sink:
        good = replace(settings_in(tmp_path), smtp=sink.settings())
        untrusted = replace(good, smtp=sink.settings(ca_file=None))
        assert told(good, "letters out").says == f"localhost:{sink.port} answers and takes the login"
        assert "ca_file" in told(untrusted, "letters out").says
        assert not told(untrusted, "letters out").ok


@pytest.mark.parametrize(
    ("changes", "part", "words"),
    [
        ({"templates": Templates(folder=Path("/nowhere/at/all"))}, "templates", "all sound"),
        ({"trust": Trust(token_key_file=Path("/nowhere/token.key"))}, "token key", "not made yet"),
    ],
)
def test_what_is_not_there_yet_is_no_fault(changes: dict[str, object], part: str, words: str, tmp_path: Path) -> None:
    found = told(replace(settings_in(tmp_path), **changes), part)  # type: ignore[arg-type]
    assert (found.ok, words in found.says) == (True, True)


def test_p25_a_broken_template_is_told_by_the_check(tmp_path: Path) -> None:
    broken = tmp_path / "templates" / "confirmation"
    broken.mkdir(parents=True)
    (broken / "sv.txt").write_text("{{ agency.nmae }}")
    found = told(replace(settings_in(tmp_path), templates=Templates(folder=broken.parent)), "templates")
    assert (found.ok, found.says.startswith("confirmation/sv.txt, line 1: there is no field nmae")) == (False, True)


def test_p33_a_database_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    url = "postgresql+psycopg://bot:hemligt@127.0.0.1:1/register"
    settings = settings_in(tmp_path)
    settings = replace(settings, storage=replace(settings.storage, database=url))
    found = told(settings, "database")
    assert (found.ok, "hemligt" in found.says, "\n" in found.says) == (False, False, False)
