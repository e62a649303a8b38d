"""The whole service against a real Dovecot and a real SMTP sink: nothing lost, nothing doubled."""

from __future__ import annotations

import json
import random
import re
import time
from collections import Counter
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from tests.rigs.crowd import Delivered, crowd
from tests.rigs.dovecot import Account, running
from tests.rigs.service import AGENCY, Service, eventually, registerbot, write_config
from tests.rigs.smtp_sink import Sink, Taken


def by_id(sink: Sink) -> dict[str, Taken]:
    """The letters, a letter that was sent again counted once."""
    return {str(message_from_bytes(taken.message)["Message-ID"]): taken for taken in sink.taken}


def answers(sink: Sink) -> Counter[str]:
    """How often each mail was answered, by different letters."""
    return Counter(str(message_from_bytes(letter.message)["In-Reply-To"]) for letter in by_id(sink).values())


def numbers(sink: Sink) -> list[int]:
    """The diary numbers that confirmations told, once a letter."""
    letters = (message_from_bytes(letter.message, policy=default) for letter in by_id(sink).values())
    found = (re.search(r"6\.3-(\d+)/\d{4}", str(letter["Subject"])) for letter in letters)
    return sorted(int(match[1]) for match in found if match)


def prove(mails: list[Delivered], account: Account, sink: Sink, config: Path) -> None:
    """Each answered once, every number once, the inbox empty, every byte kept, and the audit clean."""
    assert answers(sink) == {mail.message_id: 1 for mail in mails if mail.answered}
    assert numbers(sink) == list(range(1, sum(mail.numbered for mail in mails) + 1))
    assert account.count("INBOX") == 0
    audit = registerbot("audit", "--json", config=config)
    found = json.loads(audit.stdout)
    assert (audit.returncode, found["findings"]) == (0, [])
    assert found["counts"]["mails-received"] == 0
    assert {(len(letter.recipients), letter.recipients[1]) for letter in sink.taken} == {(2, AGENCY)}


def deliver(account: Account, mails: list[Delivered]) -> None:
    account.deliver(*(mail.raw for mail in mails))


def test_two_hundred_mixed_mails_are_each_answered_once_and_change_nothing_when_they_come_again(
    account: Account, sink: Sink, tmp_path: Path
) -> None:
    """P26, P27, P28"""
    config = write_config(tmp_path, account, sink)
    mails = crowd(200)
    expected = sum(mail.answered for mail in mails)
    service = Service(config)
    service.start()
    deliver(account, mails)
    assert eventually(lambda: len(sink.taken) >= expected and not account.count("INBOX"), 400)
    prove(mails, account, sink, config)
    deliver(account, mails)
    assert eventually(lambda: account.count("Processed") == 400, 400)
    time.sleep(1)
    prove(mails, account, sink, config)
    assert service.stop() == 0
    assert len(sink.taken) == expected


def test_killed_at_ten_random_moments_it_loses_and_doubles_nothing(
    account: Account, sink: Sink, tmp_path: Path
) -> None:
    """P13, P26, P27, P28: the limit is the same letter twice, under the same Message-ID and with the same bytes."""
    chance = random.Random(4)
    sink.deliver = lambda letter: account.deliver(letter.message) if AGENCY in letter.recipients else None
    config = write_config(tmp_path, account, sink)
    mails = crowd(40, seed=2)
    expected = sum(mail.answered for mail in mails)
    service = Service(config)
    for lot in range(10):
        service.start()
        deliver(account, mails[lot * 4 : lot * 4 + 4])
        time.sleep(chance.uniform(0.4, 1.6))
        service.kill()
    service.start()
    assert eventually(lambda: len(answers(sink)) >= expected and not account.count("INBOX"), 400)
    time.sleep(1)
    assert service.stop() == 0
    prove(mails, account, sink, config)
    kept = by_id(sink)
    assert all(letter.message == kept[str(message_from_bytes(letter.message)["Message-ID"])].message
               for letter in sink.taken)  # fmt: skip


def test_it_stops_within_ten_seconds_and_says_so(account: Account, sink: Sink, tmp_path: Path) -> None:
    service = Service(write_config(tmp_path, account, sink))
    service.start()
    assert eventually(lambda: any(event["event"] == "started" for event in service.events()), 90)
    time.sleep(1)
    began = time.monotonic()
    assert service.stop() == 0
    assert time.monotonic() - began < 10
    assert service.events()[-1]["event"] == "stopped"


def test_an_unreachable_mailbox_is_told_once_and_tried_until_it_is_back(sink: Sink, tmp_path: Path) -> None:
    with running() as server:
        account = server.account()
        service = Service(write_config(tmp_path, account, sink))
        server.stop()
        service.start()
        assert eventually(lambda: any(event["event"] == "trouble" for event in service.events()), 90)
        time.sleep(2)  # polls go on meanwhile
        server.start()
        deliver(account, crowd(1, seed=3))
        assert eventually(lambda: len(sink.taken) == 1, 120)
        assert service.stop() == 0
    troubles = [event for event in service.events() if event["event"] == "trouble"]
    assert len(troubles) == 1
    assert "\n" not in str(troubles[0]["sentence"])


def test_a_second_service_on_the_same_register_is_refused(account: Account, sink: Sink, tmp_path: Path) -> None:
    """P30"""
    config = write_config(tmp_path, account, sink)
    service = Service(config)
    service.start()
    assert eventually(lambda: any(event["event"] == "started" for event in service.events()), 90)
    second = registerbot("once", config=config)
    assert service.stop() == 0
    assert second.returncode == 1
    assert "another registerbot works on" in second.stderr
    assert "Traceback" not in second.stderr
