"""The log: one JSON object a line, one named function an event (P24).

Ids stand in place of addresses; no body, no name and no secret ever goes in.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import TextIO

from parsers.identity_numbers import masked

_LONGEST = 400  # characters of one value
_ADDRESS = re.compile(r"[^\s<>@\"'()]{1,200}@(?=[\w-])")

_logger = logging.getLogger("registerbot")
_logger.addHandler(logging.NullHandler())
_logger.propagate = False


class _JsonLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        values = {name: scrubbed(value) for name, value in getattr(record, "values", {}).items()}
        return json.dumps({"at": at, "level": record.levelname.lower(), "event": record.getMessage(), **values})


def scrubbed(value: object) -> object:
    """A value fit for a log: whatever a server or a library put into it, no personal number, no whole address."""
    return _ADDRESS.sub("…@", masked(value))[:_LONGEST] if isinstance(value, str) else value


def to_stream(stream: TextIO = sys.stderr) -> None:
    """Write the log to a stream; without this call the events go nowhere."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_JsonLine())
    _logger.handlers = [handler]
    _logger.setLevel(logging.INFO)
    logging.getLogger().addHandler(logging.NullHandler())  # libraries' own lines would not be JSON, nor scrubbed


def _write(event: str, level: int = logging.INFO, **values: object) -> None:
    _logger.log(level, event, extra={"values": values})


def started(version: str, mailbox: str, walls: str) -> None:
    """The service is up."""
    _write("started", version=version, mailbox=mailbox, walls=walls)


def stopped() -> None:
    """The service has ended cleanly."""
    _write("stopped")


def mail_received(mail_id: int, size: int, folder: str) -> None:
    """A mail's bytes are stored and noted."""
    _write("mail-received", mail=mail_id, size=size, folder=folder)


def mail_decided(mail_id: int, kind: str, case: int | None, letters: int, waits: str | None) -> None:
    """What came of a mail is committed."""
    _write("mail-decided", mail=mail_id, kind=kind, case=case, letters=letters, waits=waits)


def mail_held(mail_id: int, reason: str) -> None:
    """A mail waits for a person."""
    _write("mail-held", logging.WARNING, mail=mail_id, reason=reason)


def mail_failed(mail_id: int, attempts: int, error: BaseException) -> None:
    """Handling a mail raised what nobody expected; it is tried again, then held. The kind of error only."""
    _write("mail-failed", logging.ERROR, mail=mail_id, attempts=attempts, **_fault(error))


def job_failed(job: str, error: BaseException) -> None:
    """A job raised what nobody expected; it comes again at its time. The kind of error only."""
    _write("job-failed", logging.ERROR, job=job, **_fault(error))


def _fault(error: BaseException) -> dict[str, str]:
    """The kind of an error and where it arose: its words may quote a mail."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    at = f"{place.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{place.tb_lineno}" if place else ""
    return {"error": type(error).__name__, "place": at}


def mails_filed(folder: str, destination: str, count: int) -> None:
    """Messages were moved in the mailbox."""
    _write("mails-filed", folder=folder, destination=destination, count=count)


def letter_sent(letter_id: int, letter: str, attempts: int) -> None:
    """The server has taken a letter."""
    _write("letter-sent", letter=letter_id, name=letter, attempts=attempts)


def letter_delayed(letter_id: int, attempts: int, reason: str) -> None:
    """A letter could not go out now; it is tried again."""
    _write("letter-delayed", logging.WARNING, letter=letter_id, attempts=attempts, reason=reason)


def letter_failed(letter_id: int, reason: str) -> None:
    """A letter was given up."""
    _write("letter-failed", logging.ERROR, letter=letter_id, reason=reason)


def template_fell_back(letter: str, sentence: str) -> None:
    """An administrator's template is broken; the sentence says which wording served."""
    _write("template-fell-back", logging.ERROR, letter=letter, fault=sentence)


def digest_written(date: str, recipients: int) -> None:
    """A digest is owed."""
    _write("digest-written", date=date, recipients=recipients)


def pictures_missing(sentence: str) -> None:
    """The digest goes out without its pictures; their figures stand in it all the same."""
    _write("pictures-missing", logging.WARNING, sentence=sentence)


def trouble(what: str, sentence: str) -> None:
    """Something outside us does not work (mailbox, disk, database); it is tried again."""
    _write("trouble", logging.ERROR, what=what, sentence=sentence)


def recovered(what: str) -> None:
    """It works again."""
    _write("recovered", what=what)


def clock_jumped(seconds: float) -> None:
    """The wall clock and the monotonic clock disagree; the schedule was set anew (P32)."""
    _write("clock-jumped", logging.WARNING, seconds=round(seconds))
