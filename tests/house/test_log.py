"""The log: one JSON object a line whatever happens, and of an error its kind and place alone (P24)."""

from __future__ import annotations

import io
import json
import logging

from bot import log
from storage.store import open_store


def test_every_line_is_one_json_object() -> None:
    stream = io.StringIO()
    log.to_stream(stream)
    log.trouble("mailbox", 'två rader:\n"den andra"')
    log.mails_filed("INBOX", "Processed", 3)
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert (first["event"], first["sentence"]) == ("trouble", 'två rader:\n"den andra"')
    assert {k: second[k] for k in ("level", "event", "count")} == {
        "level": "info",
        "event": "mails-filed",
        "count": 3,
    }


def test_an_error_is_told_by_its_kind_and_place_and_its_words_stay_out() -> None:
    stream = io.StringIO()
    log.to_stream(stream)
    try:
        open_store("sqlite:////hemligt/personnummer/850709-9805")
    except Exception as error:  # noqa: BLE001 - any error will do
        log.mail_failed(7, 2, error)
        log.job_failed("send", error)
        kind = type(error).__name__
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [(line["event"], line["error"]) for line in lines] == [("mail-failed", kind), ("job-failed", kind)]
    assert all(line["place"].startswith("errors.py:") or ":" in line["place"] for line in lines)
    assert "hemligt" not in stream.getvalue()
    assert "850709" not in stream.getvalue()


def test_what_libraries_say_does_not_come_between(capfd: object) -> None:
    log.to_stream(io.StringIO())
    logging.getLogger("apscheduler.scheduler").warning("Execution of job %s skipped", "x")
    out, err = capfd.readouterr()  # type: ignore[attr-defined]
    assert (out, err) == ("", "")
