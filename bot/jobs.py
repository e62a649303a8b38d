"""When things happen: the jobs of the service, the wait for new mail, and the watch over the clock.

Two lanes work side by side: the desk lane (take in, decide, file, digest) and the sending lane, so that a slow
mail server for letters never holds up what comes in.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from random import random
from typing import Any

from apscheduler.events import EVENT_JOB_ERROR
from apscheduler.executors.pool import BasePoolExecutor
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot import hands, log, service
from bot.core.retry import reconnect_pause
from bot.desk import Desk, mailbox_of
from bot.mailbox import MailboxUnreachable
from bot.reporting import clock_letters, write_digest
from bot.settings import Settings

MISFIRE_GRACE = 300  # seconds; the library's own default of one second would drop jobs on a busy machine
SENDING_SECONDS = 20
DIGEST_SECONDS = 60
CLOCK_SECONDS = 5.0
BATCH = 20  # mails decided before they are filed and their letters are sent
LEAVE_SECONDS = 8.0  # what is in hand when the service stops may take this long
OUTSIDE_TROUBLE = (MailboxUnreachable, *hands.OUTSIDE_TROUBLE)


class Lane(BasePoolExecutor):  # type: ignore[misc]
    """A thread in which jobs run one after the other."""

    def __init__(self, name: str) -> None:
        self.thread = ThreadPoolExecutor(1, name)
        super().__init__(self.thread)


class Work:
    """One pass of everything that is due, and the memory of what is in trouble (so that it is said once)."""

    def __init__(self, desk: Desk, stopped: Callable[[], bool] = lambda: False) -> None:
        self.desk = desk
        self.stopped = stopped
        self.troubles: dict[str, str] = {}
        self.looked_at: datetime | None = None
        self._saw_all = False  # whether the last look left nothing in the mailbox unseen

    def intake(self, waiting_letters: Callable[[], object] = lambda: None) -> bool:
        """Take in, decide and file until nothing is left; True when the mailbox and the store answered."""
        while not self.stopped():
            began, self._saw_all = self.desk.now(), False
            if not self._guarded("mailbox", self._take_in):
                self._decide_and_file(waiting_letters)
                return False
            found = self._decide_and_file(waiting_letters)
            if self._saw_all:
                self.looked_at = began
            if not found:
                return not self.troubles
        return True

    def _take_in(self) -> None:
        taken = service.take_in(self.desk)
        self._saw_all = taken is not None and taken < self.desk.settings.schedule.mails_a_pass

    def _decide_and_file(self, waiting_letters: Callable[[], object]) -> int:
        """Decide what waits and file what is decided, a batch at a time; returns how many mails were tried."""
        tried: list[int] = []

        def batch() -> None:
            tried.append(service.process_waiting(self.desk, BATCH, self.stopped))

        while not self.stopped():
            decided = self._guarded("store", batch)
            waiting_letters()
            self._guarded("filing", lambda: service.file(self.desk))
            if not decided or not tried[-1]:
                break
        return sum(tried)

    def send(self) -> None:
        """Send what is due; own templates that have changed are tried first, as a whole."""
        self._guarded("sending", self._try_and_send)

    def _try_and_send(self) -> None:
        if self.desk.templates.is_untried():
            tell_template_faults(self.desk)
        service.send(self.desk, self._looked_at)

    def digest(self) -> None:
        """Owe what the clocks strike, and the digest when it is due."""
        self._guarded("clocks", lambda: service.owe_drafts(self.desk, clock_letters(self.desk)))
        self._guarded("digest", lambda: write_digest(self.desk))

    def _looked_at(self) -> datetime | None:
        """Until when a letter's copy would have been seen in the mailbox."""
        return self.looked_at if self.desk.settings.smtp.copy_to_mailbox else self.desk.now()

    def _guarded(self, what: str, act: Callable[[], object]) -> bool:
        """Do it; trouble from outside is said once, in one line, and nothing has changed."""
        try:
            act()
        except OUTSIDE_TROUBLE as error:
            sentence = str(error)
            if self.troubles.get(what) != sentence:
                log.trouble(what, sentence)
            self.troubles[what] = sentence
            return False
        if self.troubles.pop(what, None) is not None:
            log.recovered(what)
        return True


def tell_template_faults(desk: Desk) -> None:
    """Try own templates with every sample, so that a slip is told before a letter meets it (P25)."""
    for fault in desk.templates.own_faults():
        log.template_fell_back(fault.file.partition("/")[0], str(fault))


def once(desk: Desk) -> bool:
    """One pass of everything that is due; False when something outside did not answer."""
    work = Work(desk)
    work.intake()
    work.digest()
    work.send()
    return not work.troubles


def run(desk: Desk, stop: threading.Event) -> bool:
    """The service: works until `stop` is set, then ends what it has in hand.

    False when that took too long and the process should simply end: every state survives that.
    """
    work = Work(desk, stop.is_set)
    lanes = {name: Lane(name) for name in ("desk", "sending")}
    scheduler = BackgroundScheduler(
        executors=lanes,
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": MISFIRE_GRACE},
        timezone="UTC",
    )

    def soon(job: str) -> None:
        with suppress(JobLookupError):  # once it is stopped it has no jobs
            scheduler.modify_job(job, next_run_time=datetime.now(scheduler.timezone))

    def every(seconds: float, name: str, executor: str, act: Callable[[], object]) -> None:
        trigger = IntervalTrigger(seconds=seconds, timezone="UTC")
        first = datetime.now(scheduler.timezone)
        scheduler.add_job(act, trigger, id=name, executor=executor, next_run_time=first)

    every(desk.settings.schedule.poll_seconds, "intake", "desk", lambda: work.intake(lambda: soon("send")))
    every(SENDING_SECONDS, "send", "sending", work.send)
    every(DIGEST_SECONDS, "digest", "desk", work.digest)
    scheduler.add_listener(lambda event: log.job_failed(event.job_id, event.exception), EVENT_JOB_ERROR)
    scheduler.start()
    ear = threading.Thread(target=listen, args=(desk.settings, lambda: soon("intake"), stop), name="ear", daemon=True)
    ear.start()
    try:
        watch_clock(scheduler, stop)
    finally:
        # Not the scheduler's own waiting: it holds the lock that a job in hand needs to call for the next one.
        scheduler.shutdown(wait=False)
        leaving = threading.Thread(target=_leave, args=lanes.values(), daemon=True)
        leaving.start()
        leaving.join(LEAVE_SECONDS)
        ear.join(1)
    return not leaving.is_alive()


def _leave(*lanes: Lane) -> None:
    for lane in lanes:
        lane.thread.shutdown()


def listen(settings: Settings, heard: Callable[[], object], stop: threading.Event) -> None:
    """Wait for new mail on a connection of its own and tell at once; the poll behind it is the safety net."""
    mailbox = mailbox_of(settings)
    failures = 0
    while not stop.is_set():
        try:
            if mailbox.wait(settings.mailbox.inbox, settings.mailbox.idle_minutes * 60, stop.is_set):
                heard()
            failures = 0
        except MailboxUnreachable:  # the intake job says it; here we only come back
            failures += 1
            stop.wait(reconnect_pause(failures, random()))  # noqa: S311 - spreads reconnections, no secret
    mailbox.close()


def watch_clock(scheduler: Any, stop: threading.Event) -> None:
    """Keep the schedule going when the wall clock jumps: jobs that moved out of reach are set to now (P32)."""
    wall, steady = time.time(), time.monotonic()
    while not stop.wait(CLOCK_SECONDS):
        jump = (time.time() - wall) - (time.monotonic() - steady)
        wall, steady = time.time(), time.monotonic()
        late = _out_of_reach(scheduler)
        if late or abs(jump) > 2 * CLOCK_SECONDS:
            log.clock_jumped(jump)
            for job in late or scheduler.get_jobs():
                scheduler.modify_job(job.id, next_run_time=datetime.now(scheduler.timezone))


def _out_of_reach(scheduler: Any) -> list[Any]:
    now = datetime.now(scheduler.timezone)
    return [
        job for job in scheduler.get_jobs() if job.next_run_time and job.next_run_time > now + 2 * job.trigger.interval
    ]
