"""`make bench`: how fast the service answers, and what it holds with 10,000 mails waiting. It prints, it judges not."""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Iterator
from importlib.resources import files
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.config import read_settings
from bot.inspection import look_at, samples_in, scratch_desk
from tests.bench.memory import MIB, Watch
from tests.bench.reading import print_cost
from tests.rigs.crowd import crowd, order
from tests.rigs.dovecot import Account, running
from tests.rigs.service import Service, eventually, write_config
from tests.rigs.smtp_sink import Sink, sink_running


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", nargs="*", help="answers, waiting, inspect, reading; else all")
    parser.add_argument("--mails", type=int, default=30, help="mails to be answered one by one")
    parser.add_argument("--waiting", type=int, default=10_000, help="mails that wait when the service starts")
    parser.add_argument("--seconds", type=float, default=120, help="how long these may be worked at")
    asked = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for name, measure in {"answers": _answers, "waiting": _waiting, "inspect": _inspect}.items():
        if not asked.which or name in asked.which:
            with TemporaryDirectory(prefix="bench-") as folder, running() as server, sink_running() as sink:
                measure(asked, server.account(), sink, Path(folder))
    if not asked.which or "reading" in asked.which:
        print_cost()


def _answers(asked: argparse.Namespace, account: Account, sink: Sink, folder: Path) -> None:
    """From the delivery of a mail with three attachments to its confirmation, the service waiting by IDLE."""
    service = Service(write_config(folder, account, sink))
    mails = [order(number, 7, whole=True).raw for number in range(asked.mails + 1)]
    took = []
    service.start()
    for count, mail in enumerate(mails, start=1):
        began = time.monotonic()
        account.deliver(mail)
        while len(sink.taken) < count and time.monotonic() < began + 30:
            time.sleep(0.005)
        took.append(time.monotonic() - began)
        time.sleep(0.5)
    service.stop()
    first, *others = took
    print(
        f"answers   delivery to confirmation, {len(others)} mails with three attachments: "
        f"median {statistics.median(others):.2f} s, p90 {statistics.quantiles(others, n=10)[-1]:.2f} s, "
        f"max {max(others):.2f} s (the first, with the service's start: {first:.2f} s)"
    )


def _waiting(asked: argparse.Namespace, account: Account, sink: Sink, folder: Path) -> None:
    """Many mails wait in the inbox when the service starts."""
    account.seed(_many(asked.waiting))
    service = Service(write_config(folder, account, sink))
    began = time.monotonic()
    service.start()
    assert service.process is not None
    watch = Watch(service.process.pid)
    watch.start()
    eventually(lambda: decided(service) >= asked.waiting, asked.seconds)
    worked = time.monotonic() - began
    count = decided(service)
    watch.stop()
    service.stop()
    told = ", ".join(f"{name} {kib / MIB:.0f}" for name, kib in sorted(watch.peaks.items()))
    print(f"waiting   {asked.waiting} mails: {count} decided in {worked:.0f} s, {count / worked:.1f} a second, "
          f"{len(sink.taken)} letters sent")  # fmt: skip
    print(f"memory    largest of each, MiB: {told}; all together at once {watch.peak_in_all / MIB:.0f}")


def decided(service: Service) -> int:
    """How many mails the service's log says are decided."""
    return (service.config.parent / "log.jsonl").read_bytes().count(b'"event": "mail-decided"')


def _many(count: int) -> Iterator[bytes]:
    """Mails of every sort, each with its own Message-ID and its own bytes."""
    patterns = crowd(200, seed=9)
    for number in range(count):
        mail = patterns[number % len(patterns)]
        yield mail.raw.replace(mail.message_id.encode(), f"<{number}.many@elsewhere.example>".encode())


def _inspect(_: argparse.Namespace, __: Account, ___: Sink, folder: Path) -> None:
    """The sample mails, one by one, as `registerbot inspect` looks at them."""
    (folder / "config.toml").write_text('[agency]\nname = "X"\nmailbox_address = "a@agency.example"\n')
    took = {}
    with scratch_desk(read_settings(folder / "config.toml")) as desk:
        samples = samples_in(Path(str(files("bot.demo"))) / "mails")
        for number, sample in enumerate(samples, start=1):
            began = time.monotonic()
            look_at(desk, sample, number, remember=False)
            took[sample.name] = time.monotonic() - began
    slowest = islice(sorted(took.items(), key=lambda pair: -pair[1]), 3)
    print(
        f"inspect   {len(took)} samples: median {statistics.median(took.values()):.2f} s a mail, "
        f"slowest {', '.join(f'{name} {seconds:.2f} s' for name, seconds in slowest)}"
    )


if __name__ == "__main__":
    main()
