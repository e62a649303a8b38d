"""Whatever goes wrong, a user reads one line of it (or one a fault), and the exit status says of what sort it is."""

from __future__ import annotations

import signal
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import NoReturn

import pytest

from bot.cli.faults import run_with_clear_faults
from tests.cli.calling import LEAST, call, write_config

MAILS = Path(str(files("bot.demo"))) / "mails"
EVERY_COMMAND = [
    ("run",), ("once",), ("check",), ("audit",), ("migrate",), ("requeue", "1"),
    ("case", "list"), ("case", "show", "6.3-1/2026"), ("case", "find", "x"), ("templates", "preview", "receipt"),
    ("templates", "list"), ("templates", "check"), ("inspect", str(MAILS / "10-question.eml")),
]  # fmt: skip
FIVE_FAULTS = """
[agency]
name = "Exempelmyndigheten"
mailbox_address = "nobody"
[mailbox]
kind = "imap"
host = "imap.agency.example"
[smtp]
kind = "smtp"
host = "smtp.agency.example"
security = "none"
[diary]
format = "{number}"
[schedule]
poll_seconds = 0
"""


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=" ".join)
def test_every_command_lists_all_faults_of_a_configuration(command: tuple[str, ...], tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(FIVE_FAULTS, "utf-8")
    called = call(*command, config=config)
    assert (called.status, called.out) == (2, "")
    assert called.faults[0] == f"registerbot: {config} cannot be used:"
    assert [fault.split(":")[0] for fault in called.faults[1:]] == [
        "  - schedule.poll_seconds",
        "  - agency.mailbox_address",
        "  - mailbox.user",
        "  - smtp.security",
        "  - diary.format",
    ]


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=" ".join)
def test_every_command_says_which_configuration_is_not_there(command: tuple[str, ...], tmp_path: Path) -> None:
    called = call(*command, config=tmp_path / "none.toml")
    assert (called.status, called.faults) == (
        2,
        [
            f"registerbot: {tmp_path / 'none.toml'} cannot be used:",
            "  - no such file; copy config.example.toml to it and fill in [agency]",
        ],
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "  - cannot be read: Is a directory"),
        (b"\xff\xfe\0", "  - not readable as TOML: it is not text in UTF-8"),
        (
            b"[agency\n",
            "  - not readable as TOML: Expected ']' at the end of a table declaration (at line 1, column 8)",
        ),
        (b"", "  - missing: agency.name"),
    ],
)
def test_a_file_that_is_no_configuration_is_named(content: bytes | None, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.mkdir() if content is None else path.write_bytes(content)
    called = call("check", config=path)
    assert (called.status, called.faults[1]) == (2, sentence)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("nonsense",), "registerbot: No such command 'nonsense'."),
        (("--nonsense",), "registerbot: No such option: --nonsense"),
        (("inspect",), "registerbot: Missing argument 'MAIL...'."),
        (("case", "show"), "registerbot: Missing argument 'DNR'."),
        (("case", "list", "--config"), "registerbot: Option '--config' requires an argument."),
    ],
)
def test_wrong_use_ends_with_two_and_one_line(arguments: tuple[str, ...], line: str) -> None:
    called = call(*arguments)
    assert (called.status, called.out, called.faults) == (2, "", [line])


@pytest.mark.parametrize("arguments", [(), ("case",), ("templates",)])
def test_without_a_command_the_help_is_shown(arguments: tuple[str, ...]) -> None:
    called = call(*arguments)
    assert (called.status, called.faults[0].split(" [")[0]) == (2, " ".join(("Usage: registerbot", *arguments)))
    assert call(*arguments, "--help").out == called.err


def test_it_says_which_version_it_is() -> None:
    assert (call("--version").status, call("--version").out) == (0, "registerbot 0.1.0\n")


def test_a_register_that_is_not_there_yet_is_said_not_made(tmp_path: Path) -> None:
    config = write_config(tmp_path)
    called = call("case", "list", config=config)
    assert (called.status, len(called.faults)) == (1, 1)
    assert not (tmp_path / "registerbot.db").exists()


def test_a_register_that_is_no_database_is_said_in_one_line(tmp_path: Path) -> None:
    config = write_config(tmp_path)
    (tmp_path / "registerbot.db").write_bytes(b"no database at all, but long enough to be read as one" * 20)
    for command in (("case", "list"), ("audit",), ("once",), ("requeue", "1")):
        called = call(*command, config=config)
        assert (called.status, called.out, len(called.faults)) == (1, "", 1), command
        assert "cannot be used" in called.err


def test_a_server_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    config = write_config(tmp_path, '[storage]\ndatabase = "postgresql+psycopg://nobody@127.0.0.1:1/none"\n')
    for command in (("case", "list"), ("audit",), ("migrate",), ("once",)):
        called = call(*command, config=config)
        assert (called.status, called.out, len(called.faults)) == (1, "", 1), command


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    config = write_config(tmp_path)
    (tmp_path / "token.key").write_text("0" * 64)
    (tmp_path / "token.key").chmod(0o644)
    called = call("once", config=config)
    assert (called.status, called.faults) == (
        2,
        [f"registerbot: {tmp_path}/token.key can be read by others; run: chmod 600 {tmp_path}/token.key"],
    )


def process(*arguments: str | Path, **more: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bot", *map(str, arguments)]
    more["preexec_fn"] = lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)  # a job in the background ignores it
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, **more)  # type: ignore[call-overload,no-any-return]


def test_ctrl_c_is_answered_in_one_word() -> None:
    running = process("inspect", "--json", *sorted(MAILS.glob("*.eml")), stdout=subprocess.PIPE)
    assert running.stdout.readline().startswith('{"schema": 1')
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert (running.returncode, said) == (1, "registerbot: stopped\n")


@pytest.mark.parametrize("arguments", [("inspect", "--json", *sorted(MAILS.glob("1*.eml"))), ("--help",)])
def test_a_reader_that_goes_away_ends_the_command_quietly(arguments: tuple[str | Path, ...]) -> None:
    running = process(*arguments, stdout=subprocess.PIPE)
    running.stdout.close()
    assert running.stderr.read() == ""
    assert running.wait(30) == 1


def test_output_that_finds_no_room_is_said() -> None:
    with Path("/dev/full").open("w") as full:
        running = process("--help", stdout=full)
    assert running.communicate(timeout=30)[1] == "registerbot: No space left on device\n"
    assert running.returncode == 1


def test_a_terminal_of_another_alphabet_ends_nothing(tmp_path: Path) -> None:
    running = process(
        "inspect", MAILS / "10-question.eml", stdout=subprocess.PIPE, env={"PYTHONIOENCODING": "ascii", "PATH": "/bin"}
    )
    shown, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (0, "")
    assert "v\\xe4nlig h\\xe4lsning" in shown


def test_the_least_configuration_is_enough_for_a_first_pass(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(LEAST + "[storage]\nfree_mib = 0\nfree_percent = 0\n", "utf-8")
    assert call("once", config=config) == call("once", config=config)
    assert call("audit", config=config).lines[-1] == "nothing is lost and nothing is doubled"


@pytest.mark.parametrize(
    ("raised", "line"),
    [
        (ValueError("Anna Exempel, 850709-9805"), "a fault of registerbot itself (ValueError at test_faults.py:"),
        (PermissionError(13, "Permission denied", "/var/lib/x"), "/var/lib/x: Permission denied"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (KeyboardInterrupt(), "stopped"),
    ],
)
def test_what_nobody_foresaw_is_one_line_without_a_word_of_what_was_read(
    raised: BaseException, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> NoReturn:
        raise raised

    monkeypatch.setattr("bot.config.read_settings", fail)
    assert run_with_clear_faults(["check"]) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith(f"registerbot: {line}")
    assert "Anna" not in said
