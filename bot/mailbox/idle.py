"""IDLE (RFC 2177) without the library's pitfalls: a dead connection is noticed, and no word of the server is missed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from imapclient import IMAPClient

SLICE_SECONDS = 1.0  # how long stopping may have to wait
FIRST_ROUND_SECONDS = 2.0
LONGEST_ROUND_SECONDS = 120.0  # a connection that says nothing for so long is asked whether it lives


def idle(client: IMAPClient, seconds: float, longest_round: float, stopped: Callable[[], bool]) -> bool:
    """Listen to the selected folder in rounds; True when a message came. Raises what a broken connection raises.

    The rounds grow: what a server says in the same breath as its go-ahead lies in the library's buffer,
    and is found only when the round ends.
    """
    end, round_seconds = time.monotonic() + seconds, FIRST_ROUND_SECONDS
    while (left := end - time.monotonic()) > 0 and not stopped():
        if _round(client, min(left, round_seconds), stopped):
            return True
        round_seconds = min(round_seconds * 2, longest_round, LONGEST_ROUND_SECONDS)
    return False


def _round(client: IMAPClient, seconds: float, stopped: Callable[[], bool]) -> bool:
    """One IDLE, ended by a message, by `stopped` or by time; then the server must answer to show that it lives."""
    end = time.monotonic() + seconds
    client.idle()
    arrived, hasty = False, 0
    # A dead connection answers nothing, at once, for ever: only the end of IDLE finds that out.
    while (left := end - time.monotonic()) > 0 and not arrived and not stopped() and hasty < 3:
        patience = min(left, SLICE_SECONDS)
        asked = time.monotonic()
        answers = client.idle_check(timeout=patience)
        arrived = _tells_of_mail(answers)
        hasty = hasty + 1 if not answers and time.monotonic() - asked < patience / 2 else 0
    _, rest = client.idle_done()
    _, more = client.noop()
    return arrived or _tells_of_mail(rest) or _tells_of_mail(more)


def _tells_of_mail(answers: Iterable[Any]) -> bool:
    return any(len(answer) > 1 and answer[1] == b"EXISTS" for answer in answers)
