"""Two services on one PostgreSQL share the work; whatever runs twice, nothing comes twice (P27, P30)."""

from __future__ import annotations

import json
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from email import message_from_bytes
from pathlib import Path
from uuid import uuid4

import pytest

from bot import hands, service
from storage.database import migrate
from storage.store import Store, open_store
from tests.faults.forge import Forge, forging
from tests.faults.mails import Put, mixed, order
from tests.faults.model import copies_into
from tests.faults.office import Office
from tests.rigs.dovecot import Account, Dovecot, dovecot  # noqa: F401 - fixture
from tests.rigs.postgres import fresh_database, postgres  # noqa: F401 - fixture
from tests.rigs.service import eventually, registerbot, write_config
from tests.rigs.smtp_sink import Sink, sink_running


@pytest.fixture
def url(postgres: str) -> str:  # noqa: F811 - the fixture
    made = fresh_database(postgres, f"two{uuid4().hex[:12]}")
    migrate(made)
    return made


@pytest.fixture
def stores(url: str) -> Iterator[tuple[Store, Store]]:
    """Two services' views of one register."""
    pair = open_store(url), open_store(url)
    yield pair
    for store in pair:
        store.close()


def test_what_one_service_has_in_hand_no_other_takes_until_it_lets_go(stores: tuple[Store, Store]) -> None:
    """P30"""
    first, second = stores
    with first.alone("mail 7") as ours:
        assert ours
        with second.alone("mail 7") as theirs, second.alone("mail 8") as another:
            assert (theirs, another) == (False, True)
    with second.alone("mail 7") as theirs:
        assert theirs


def test_a_mail_that_was_decided_meanwhile_is_not_decided_again(desk: Office) -> None:
    """P27: the lock may be lost with its connection; the row tells."""
    desk.mailbox.deliver(order(1).raw)
    desk.work._take_in()
    with desk.store.reading() as register:
        (row,) = register.mails()
    read = hands.read(desk.desk, row)
    assert service.settle(desk.desk, row, read) is not None
    assert service.settle(desk.desk, row, read) is None
    with desk.store.reading() as register:
        assert [case.diary_number for case in register.cases()] == ["6.3-1/2026"]


def test_two_services_share_the_work_and_one_takes_over_when_the_other_is_killed(
    dovecot: Dovecot,  # noqa: F811 - the fixture
    url: str,
    tmp_path: Path,
) -> None:
    """P13, P26, P27, P28, P30"""
    account = dovecot.account()
    mails = mixed(16)
    with sink_running() as sink:
        sink.deliver = lambda letter: copies_into(account, letter)
        config = write_config(tmp_path, account, sink, database=url)
        for mail in mails:
            account.append(mail.raw)
        with forging(tmp_path / "first.jsonl") as first, forging(tmp_path / "second.jsonl") as second:
            side_by_side(first, second, config, lambda: bool(events(tmp_path / "first.jsonl", "mail-decided")))
            assert eventually(lambda: done(mails, sink, account, first, config), 60)
    numbers = [mail for mail in mails if mail.numbered]
    decided = [set(events(tmp_path / name, "mail-decided")) for name in ("first.jsonl", "second.jsonl")]
    assert all(decided)
    assert decided[0] & decided[1] == set()
    audit = json.loads(registerbot("audit", "--json", config=config).stdout)
    assert audit["findings"] == []
    assert (audit["counts"]["cases"], audit["counts"]["mails-received"]) == (len(numbers), 0)


def side_by_side(first: Forge, second: Forge, config: Path, begun: Callable[[], bool]) -> None:
    """Both at once, over and over; the first one's first pass is killed in the midst of a reading.

    The second begins when the first has `begun`: else a fast one would leave it nothing to be killed at.
    """
    ends: list[int] = []
    threads = [
        threading.Thread(target=lambda: ends.append(first.one_pass(config, step="reading", hit=3))),
        threading.Thread(target=lambda: [second.one_pass(config) for _ in range(2)]),
    ]
    threads[0].start()
    assert eventually(begun, 60)
    threads[1].start()
    for thread in threads:
        thread.join()
    assert ends == [-signal.SIGKILL]
    for forge in (first, second):
        forge.begin(config)
    for forge in (first, second):
        forge.wait()


def done(mails: list[Put], sink: Sink, account: Account, forge: Forge, config: Path) -> bool:
    """Whether all is answered once, after one more pass."""
    forge.one_pass(config)
    answered = Counter(str(message_from_bytes(letter.message)["In-Reply-To"]) for letter in sink.taken)
    wanted = {mail.message_id: 1 for mail in mails if mail.answered}
    assert all(times == 1 for times in answered.values())
    return answered == wanted and account.messages("INBOX") == ()


def events(log: Path, name: str) -> list[int]:
    """The mails of which a log tells so."""
    text = log.read_text() if log.exists() else ""
    lines = (json.loads(line) for line in text.splitlines(keepends=True) if line.startswith("{") and line[-1] == "\n")
    return [line["mail"] for line in lines if line["event"] == name]
