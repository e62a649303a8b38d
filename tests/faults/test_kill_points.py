"""Killed at every named step of a mail's way, against a real Dovecot and a real mail server."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import KILLS, LONG
from tests.faults.forge import Forge, forging
from tests.faults.mails import order, question
from tests.faults.model import Model, copies_into
from tests.faults.steps import STEPS
from tests.rigs.dovecot import Dovecot, dovecot  # noqa: F401 - fixture
from tests.rigs.service import eventually, registerbot, write_config
from tests.rigs.smtp_sink import Sink, sink_running

# Their neighbours are the same to a disk and to a server; the long form takes them too.
ONLY_LONG = (
    "fetching", "renamed", "receiving", "attempt counted", "number taken", "case opened", "reading recorded",
    "rendered", "claiming", "connected", "filing",
)  # fmt: skip
NAMES = [name for name in STEPS if LONG or name not in ONLY_LONG]
STRIDE = (
    9  # a mail whose reading ends the process three times running is held: steps of one sort do not follow each other
)


@pytest.fixture
def sink() -> Iterator[Sink]:
    with sink_running() as running:
        yield running


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[Forge]:
    with forging(tmp_path / "log.jsonl") as running:
        yield running


@pytest.fixture
def model(dovecot: Dovecot, sink: Sink, tmp_path: Path) -> Model:  # noqa: F811 - the fixture
    account = dovecot.account()
    sink.deliver = lambda letter: copies_into(account, letter)
    return Model(account, sink, tmp_path)


def test_killed_ten_times_at_every_step_it_loses_and_doubles_nothing(
    model: Model, sink: Sink, forge: Forge, tmp_path: Path
) -> None:
    """P13, P26, P27, P28: what must hold at any moment holds after every kill, and the next pass goes on from there."""
    config = write_config(tmp_path, model.account, sink, tries=KILLS * len(NAMES))  # a letter may be killed many times
    assert forge.one_pass(config) == 0
    for trial in range(KILLS * len(NAMES)):
        step = NAMES[trial * STRIDE % len(NAMES)]
        model.deliver(order(trial), *([question(trial)] if trial % 5 == 4 else []))
        assert forge.one_pass(config, step=step) == -signal.SIGKILL, step
        assert model.amiss() == [], (trial, step)
    patience = 6 * KILLS  # seconds: what passes had no time to file lies in the inbox, more of it with each kill
    assert eventually(lambda: forge.one_pass(config) == 0 and model.unfinished() == [], patience), model.unfinished()
    assert model.repeated() == 0
    audit = registerbot("audit", "--json", config=config)
    assert (audit.returncode, json.loads(audit.stdout)["findings"]) == (0, [])
    assert list((tmp_path / "files").glob(".part-*")) == []  # a start sweeps what kills have left


def test_a_mail_that_kills_its_reader_three_times_is_held_and_the_next_one_is_handled(
    model: Model, sink: Sink, forge: Forge, tmp_path: Path
) -> None:
    """P36: the attempt is on record before the reading begins."""
    config = write_config(tmp_path, model.account, sink)
    model.deliver(order(1))
    for _ in range(3):
        assert forge.one_pass(config, step="reading") == -signal.SIGKILL
    model.deliver(question(2))
    assert forge.one_pass(config) == 0
    assert [kept.message for kept in model.account.messages("Held")] == [order(1).raw]
    assert model.amiss() == []
    (letter,) = sink.taken
    assert letter.recipients[0] == question(2).sender
    requeued = registerbot("requeue", "1", config=config)
    assert (requeued.returncode, requeued.stderr) == (0, "")
    assert forge.one_pass(config) == 0
    assert eventually(lambda: forge.one_pass(config) == 0 and model.unfinished() == [], 30), model.unfinished()
