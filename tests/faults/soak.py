"""Random faults for as long as one likes, against an independent model; run as a module it says what it does."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.forge import Forge, forging
from tests.faults.mails import FEW_ORDERS, mixed
from tests.faults.model import Model, copies_into
from tests.faults.steps import STEPS
from tests.rigs.disk import fill, small_file_system
from tests.rigs.dovecot import Dovecot, running
from tests.rigs.relay import Relay, relay_to
from tests.rigs.service import registerbot, write_config
from tests.rigs.smtp_sink import Faults, Sink, sink_running

LOT, LARGE_LOT = (10, 45), (25, 100)  # mails that come before a fault; and in the long form
HOUR, YEAR = 3600, 365 * 24 * 3600
LATER = 13 * HOUR  # after so long everything that was put off is due


Fault = Callable[["Soak"], None]


@dataclass
class Soak:
    """The service's world, and how often each thing was done to it."""

    model: Model
    sink: Sink
    relay: Relay
    forge: Forge
    other: Forge
    config: Path
    disk: Path | None  # a small file system that the register is on
    chance: random.Random
    lot: tuple[int, int] = LOT
    done: Counter[str] = field(default_factory=Counter)
    mails: int = 0
    faults: list[Fault] = field(default_factory=list)  # those still to come, before all of them come again

    def round(self) -> None:
        """Mails come, one fault strikes, and what must hold at any moment holds."""
        lot = mixed(self.chance.randint(*self.lot), self.mails, FEW_ORDERS)
        self.mails += len(lot)
        again = self.chance.random() < 0.15
        self.done["mails delivered twice"] += len(lot) * again
        self.model.deliver(*lot, again=again)
        self.faults = self.faults or self.chance.sample(FAULTS, len(FAULTS))
        fault = self.faults.pop()
        self.done[fault.__name__.replace("_", " ")] += 1
        fault(self)
        self.sink.faults = Faults()
        if amiss := self.model.amiss():
            raise AssertionError((fault.__name__, self.mails, amiss))

    def settle(self) -> None:
        """Nothing fails any more; all that is owed arrives."""
        left: list[str] = []
        for _ in range(10):
            self.forge.one_pass(self.config, clock=LATER)
            self._requeue()
            if not (left := self.model.unfinished()):
                return
        raise AssertionError(left)

    def _requeue(self) -> None:
        """A mail whose reading was killed three times running is held (P36): a person takes it in again."""
        held = [str(key) for (key,) in self.model.rows("SELECT id FROM mails WHERE state = 'held'")]
        if held:
            self.done["held mails taken in again"] += len(held)
            self.forge.one_pass(self.config, command=["requeue", *held])


def killed_at_a_step(soak: Soak) -> None:
    soak.forge.one_pass(soak.config, step=soak.chance.choice(list(STEPS)), hit=soak.chance.randint(1, 20))


def killed_at_a_moment(soak: Soak) -> None:
    end = soak.forge.one_pass(soak.config, after=soak.chance.uniform(0, 2))
    assert end in {0, 1, -signal.SIGKILL}


def mail_server_says_later(soak: Soak) -> None:
    where = soak.chance.choice(("at_mail", "at_data", "at_end"))
    soak.sink.faults = Faults(**{where: "451 4.3.0 later"})
    soak.forge.one_pass(soak.config)


def mail_server_refuses_the_copy(soak: Soak) -> None:
    soak.sink.faults = Faults(answers={"registerservice@agency.example": "550 5.7.1 no"})
    soak.forge.one_pass(soak.config)


def connection_lost_after_data(soak: Soak) -> None:
    soak.sink.faults = Faults(after_end="drop")
    soak.forge.one_pass(soak.config)


def connection_lost_before_data(soak: Soak) -> None:
    soak.sink.faults = Faults(at_data_drop=True)
    soak.forge.one_pass(soak.config)


def mailbox_cut(soak: Soak) -> None:
    cuts = [threading.Timer(soak.chance.uniform(0, 1), soak.relay.cut) for _ in range(3)]
    for cut in cuts:
        cut.start()
    soak.forge.one_pass(soak.config)
    for cut in cuts:
        cut.cancel()


def database_locked(soak: Soak) -> None:
    with suppress(sqlite3.OperationalError), _open(soak) as database:
        database.execute("BEGIN IMMEDIATE")
        soak.forge.begin(soak.config)
        time.sleep(soak.chance.uniform(0, 0.5))
        database.execute("ROLLBACK")
    soak.forge.wait()


@contextmanager
def _open(soak: Soak) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(soak.model.folder / "registerbot.db", isolation_level=None, timeout=10)
    try:
        yield database
    finally:
        database.close()


def disk_full(soak: Soak) -> None:
    if soak.disk is None:
        return
    ballast = fill(soak.disk, soak.chance.choice((0, 5_000, 50_000, 200_000)))
    soak.forge.one_pass(soak.config)
    ballast.unlink()


def two_instances(soak: Soak) -> None:
    soak.forge.begin(soak.config)
    other = soak.other.one_pass(soak.config)
    assert {soak.forge.wait(), other} <= {0, 1}


def clock_jumps(soak: Soak) -> None:
    soak.forge.one_pass(soak.config, clock=soak.chance.choice((HOUR, -HOUR, YEAR, -YEAR)))


def inbox_rebuilt(soak: Soak) -> None:
    soak.forge.one_pass(soak.config, step="before the move")
    soak.model.account.rebuild()
    soak.forge.one_pass(soak.config)


def nothing(soak: Soak) -> None:
    assert soak.forge.one_pass(soak.config) == 0


FAULTS: tuple[Fault, ...] = (
    killed_at_a_step, killed_at_a_step, killed_at_a_moment, mail_server_says_later, mail_server_refuses_the_copy,
    connection_lost_after_data, connection_lost_before_data, mailbox_cut, database_locked, disk_full, two_instances,
    clock_jumps, inbox_rebuilt, nothing,
)  # fmt: skip


@contextmanager
def world(folder: Path, server: Dovecot, seed: int, disk: Path | None) -> Iterator[Soak]:
    """A service with all around it, ready for faults."""
    place, account = disk or folder, server.account(f"soak{seed}")
    with ExitStack() as stack:
        sink, relay = stack.enter_context(sink_running()), stack.enter_context(relay_to(server.port))
        sink.deliver = lambda letter: copies_into(account, letter)
        config = write_config(place, account, sink)
        config.write_text(config.read_text().replace(f"port = {server.port}", f"port = {relay.port}"))
        forges = [stack.enter_context(forging(folder / f"log{number}.jsonl")) for number in (1, 2)]
        soak = Soak(Model(account, sink, place), sink, relay, forges[0], forges[1], config, disk, random.Random(seed))
        assert soak.forge.one_pass(config) == 0
        yield soak


def run(soak: Soak, enough: Callable[[], bool], tell: Callable[[str], object] = lambda _: None) -> None:
    """Rounds until it is enough; now and then everything is brought to its end."""
    rounds = 0
    while not enough():
        soak.round()
        rounds += 1
        if rounds % len(FAULTS) == 0:
            soak.settle()
            tell(report(soak))
    soak.settle()
    tell(report(soak))


def report(soak: Soak) -> str:
    """What was done so far, in a line."""
    told = ", ".join(f"{what}: {times}" for what, times in sorted(soak.done.items()) if times)
    return f"{soak.mails} mails, {len(soak.sink.taken)} letters, {soak.model.repeated()} sent again; {told}"


def main() -> int:
    """`python -m tests.faults.soak SECONDS [SEED]`: the long form."""
    seconds, seed = float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory() as name, running() as server, ExitStack() as stack:
        folder = Path(name)
        disk = stack.enter_context(small_file_system(folder / "disk", 2048)) if os.getuid() == 0 else None
        with world(folder, server, seed, disk) as soak:
            soak.lot, end = LARGE_LOT, time.monotonic() + seconds
            run(soak, lambda: time.monotonic() > end, tell=lambda line: print(line, flush=True))
            audit = registerbot("audit", config=soak.config)
            print(audit.stdout, audit.stderr)
            return audit.returncode


if __name__ == "__main__":
    sys.exit(main())
