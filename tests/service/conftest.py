"""The real servers of the end-to-end tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.rigs.dovecot import Account, Dovecot, dovecot  # noqa: F401 - fixture
from tests.rigs.smtp_sink import Sink, sink_running


@pytest.fixture
def account(dovecot: Dovecot) -> Account:  # noqa: F811 - the fixture
    """A mailbox that no other test uses."""
    return dovecot.account()


@pytest.fixture
def sink() -> Iterator[Sink]:
    """Where letters end up."""
    with sink_running() as running:
        yield running
