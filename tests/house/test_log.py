"""P24: the log is one JSON object a line, and nothing in it is a person's or a secret."""

from __future__ import annotations

import inspect
import io
import json
import sys
from collections.abc import Callable

import pytest

from bot import log

EVENTS = [
    function
    for name, function in inspect.getmembers(log, inspect.isfunction)
    if function.__module__ == log.__name__ and not name.startswith("_") and name not in {"to_stream", "scrubbed"}
]
HOSTILE = (
    '550 <anna.exempel@privat.example>: 850709-9805, 19121212-1212 is no user\r\n{"event": "stopped"}\n'
    "\x00\u2028\ud800 " + "x" * 5_000
)


@pytest.fixture
def lines() -> Callable[[], list[str]]:
    """What the log has written."""
    stream = io.StringIO()
    log.to_stream(stream)
    return lambda: stream.getvalue().split("\n")[:-1]


def failure() -> Exception:
    """An exception with a place, raised by somebody's bad number."""
    try:
        int(HOSTILE)
    except ValueError as error:
        return error
    raise AssertionError


def filled(function: Callable[..., None]) -> dict[str, object]:
    """Arguments of the worst sort for every parameter, by its type."""
    by_type = {"int": 7, "float": 1.5, "BaseException": failure(), "int | None": None}
    return {
        name: by_type.get(str(parameter.annotation), HOSTILE)
        for name, parameter in inspect.signature(function).parameters.items()
    }


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_p24_every_event_is_one_json_line_without_numbers_and_addresses(
    event: Callable[..., None], lines: Callable[[], list[str]]
) -> None:
    event(**filled(event))
    (line,) = lines()
    told = json.loads(line)
    assert told["event"] == event.__name__.replace("_", "-")
    assert {"at", "level", "event"} <= set(told)
    for private in ("850709", "9805", "1212", "anna.exempel"):
        assert private not in line
    assert line.isascii()
    assert len(line) < 2_000


def test_p24_an_exception_tells_its_kind_and_place_and_not_its_words(lines: Callable[[], list[str]]) -> None:
    log.mail_failed(3, 1, failure())
    told = json.loads(lines()[0])
    assert (told["error"], told["place"].partition(":")[0]) == ("ValueError", "test_log.py")
    assert set(told) == {"at", "level", "event", "mail", "attempts", "error", "place"}


def test_p24_other_libraries_do_not_write_into_the_log(lines: Callable[[], list[str]]) -> None:
    import logging  # noqa: PLC0415 - what any library does

    logging.getLogger("mailparser").error("what a stranger wrote")
    logging.getLogger().error("what a stranger wrote")
    assert lines() == []


def test_p24_a_log_line_reaches_the_stream_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    log.to_stream(sys.stderr)
    log.stopped()
    assert json.loads(capsys.readouterr().err)["event"] == "stopped"
