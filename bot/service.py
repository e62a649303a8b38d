"""In what order things happen: the only place where one piece of I/O follows another.

S1 arrived -> take_in -> S2 received -> process -> S3 decided -> file -> S4 filed -> send -> S5 answered.
A mail leaves the inbox only after all that it changed is committed; a letter goes out only after the decision
that owes it is committed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import datetime
from itertools import groupby

from bot import log
from bot.commanding import carry_out
from bot.core.decide import decide
from bot.core.decision import Decision, Draft
from bot.core.fairness import fair_share
from bot.desk import Desk
from bot.entering import enter, event_now, owe
from bot.hands import OUTSIDE_TROUBLE, InHand, taken_in_hand
from bot.knowledge import context_of
from bot.mailbox import Fetched, Listing, MailboxUnreachable
from bot.mailbox.said import HEAD_BYTES, said_sender
from bot.posting import send_letter
from parsers.facts import Mail
from storage import records
from storage.errors import StorageFailed, StorageFull


class DiskLow(StorageFull):
    """The disk is nearly full: nothing more is fetched, so that what is here can still be finished (P31)."""


def take_in(desk: Desk, most: int | None = None) -> int | None:
    """S1 to S2: store and note every message that is not known yet, in Junk and Held too; returns how many.

    None when another process has the mailbox in hand (P30).
    """
    left = desk.settings.schedule.mails_a_pass if most is None else most
    taken = 0
    trouble: MailboxUnreachable | None = None
    with desk.store.alone(f"mailbox {desk.mailbox.name}") as ours:
        for folder in _watched(desk) if ours else ():
            try:
                taken += _take_in_folder(desk, folder, left - taken)
            except MailboxUnreachable as error:  # perhaps one folder's or one message's: the others are looked at
                trouble = error
    if trouble is not None:
        raise trouble
    return taken if ours else None


def _watched(desk: Desk) -> tuple[str, ...]:
    names = desk.settings.mailbox
    return tuple(dict.fromkeys(folder for folder in (names.inbox, names.junk, names.held) if folder))


def _take_in_folder(desk: Desk, folder: str, most: int) -> int:
    listing = desk.mailbox.listing(folder)
    with desk.store.reading() as register:
        known = register.sighted(desk.mailbox.name, folder, listing.validity)
    new = _chosen(desk, listing, [uid for uid in listing.uids if uid not in known], max(most, 0))
    if new:
        _want_room(desk)
    for message in desk.mailbox.fetch(folder, listing.validity, new):
        _receive(desk, folder, listing.validity, message)
        _want_room(desk)
    return len(new)


def _chosen(desk: Desk, listing: Listing, new: list[int], most: int) -> list[int]:
    """Those of the new messages that this pass takes: when there are too many, all senders get their turn (P37)."""
    if len(new) <= most or not most:
        return new[:most]
    senders = desk.mailbox.senders(listing.folder, listing.validity, new)
    return fair_share(new, lambda uid: senders.get(uid, ""), most)


def _want_room(desk: Desk) -> None:
    free, wanted = desk.files.free(), desk.settings.storage
    if free.mib < wanted.free_mib and free.percent < 100:
        raise DiskLow(f"only {free.mib} MiB free where mails are stored; free some or lower storage.free_mib")
    if free.percent < wanted.free_percent:
        raise DiskLow(f"only {free.percent:.0f} % free where mails are stored; free some or lower storage.free_percent")


def _receive(desk: Desk, folder: str, validity: int, message: Fetched) -> None:
    head = bytearray()
    stored = desk.files.put(_seen(message.chunks, head))
    place = records.Place(mailbox=desk.mailbox.name, folder=folder, validity=validity, uid=message.uid)
    arrival = records.Arrival(
        place=place,
        sha256=stored.sha256,
        size=stored.size,
        arrived_at=message.arrived_at,
        seen_at=desk.now(),
        said_sender=said_sender(bytes(head)),
    )
    with desk.store.transaction() as register:
        mail_id = register.receive(arrival)
    log.mail_received(mail_id, stored.size, folder)


def _seen(chunks: Iterable[bytes], head: bytearray) -> Iterator[bytes]:
    """The chunks on their way; their beginning is noted in `head`."""
    for chunk in chunks:
        head += chunk[: HEAD_BYTES - len(head)]
        yield chunk


def process_waiting(desk: Desk, most: int = 50, stopped: Callable[[], bool] = lambda: False) -> int:
    """S2 to S3 for mails that wait, in turns between senders; one bad mail never stops the others.

    Returns how many were tried.
    """
    with desk.store.reading() as register:
        waiting = fair_share(register.waiting(), lambda mail: mail.said_sender, most)
    trouble: StorageFailed | None = None
    with closing(taken_in_hand(desk, waiting)) as mails:
        for count, in_hand in enumerate(mails, start=1):
            try:
                _process(desk, in_hand)
            except StorageFailed as error:  # perhaps only this mail's bytes: the others are tried before it is told
                trouble = error
            except OUTSIDE_TROUBLE:
                raise
            except Exception as error:  # noqa: BLE001 - a fault of ours with one mail must not stop the others
                log.mail_failed(in_hand.row.id, in_hand.row.attempts, error)
            if stopped():
                return count
    if trouble is not None:
        raise trouble
    return len(waiting)


def _process(desk: Desk, in_hand: InHand) -> None:
    """S2 to S3 for one mail. May run twice."""
    if in_hand.reading is None:
        _hold_poison(desk, in_hand.row)
        return
    try:
        settle(desk, in_hand.row, in_hand.reading.result())
    except OUTSIDE_TROUBLE:
        in_hand.put_back(desk)
        raise


def settle(desk: Desk, row: records.Mail, mail: Mail) -> Decision | None:
    """Decide, and make it so in one transaction; None when another process was faster (P27)."""
    with desk.store.transaction() as register:
        if not register.still_waits(row.id):
            return None
        context = context_of(register, mail, row, desk.settings, desk.keys, desk.now())
        decision = decide(mail, context)
        case_id = enter(desk, register, row, decision)
        for line in decision.commands:
            for answer in carry_out(register, line, mail, context, case_id):
                owe(desk, register, answer, None, row.id)
    waits = decision.waits.reason if decision.waits else None
    log.mail_decided(row.id, decision.kind, case_id, len(decision.drafts), waits)
    return decision


def owe_drafts(desk: Desk, drafts: tuple[Draft, ...]) -> int:
    """Owe letters that no mail caused, but the clock; what is owed already is not owed twice. Returns how many."""
    with desk.store.reading() as register:
        new = tuple(draft for draft in drafts if register.letter_by_key(draft.key) is None)
    if new:
        with desk.store.transaction() as register:
            for draft in new:
                owe(desk, register, draft, None, None)
    return len(new)


def _hold_poison(desk: Desk, row: records.Mail) -> None:
    """A mail that broke its reading again and again waits for a person, whole."""
    reading = records.MailReading(
        kind="unreadable", state=records.MailState.HELD, destination="held", decided_at=desk.now()
    )
    with desk.store.transaction() as register:
        register.record(row.id, reading, ())
        register.hold(row.id, "poison", f"{row.attempts - 1} attempts", desk.now())
        register.add_event(event_now(desk, "held", mail_id=row.id, details={"reason": "poison"}))
    log.mail_held(row.id, "poison")


def file(desk: Desk) -> int:
    """S3 to S4: move what is decided out of the inbox; returns how many messages. Moving twice is harmless."""
    with desk.store.alone(f"mailbox {desk.mailbox.name}") as ours:
        return _file(desk) if ours else 0


def _file(desk: Desk) -> int:
    names = desk.settings.mailbox
    folders = {"processed": names.processed, "held": names.held}
    with desk.store.reading() as register:
        places = register.unfiled(desk.mailbox.name)
    wanted = [(place, folders[row.destination or "processed"]) for place, row in places]
    wanted = [(place, folder) for place, folder in wanted if place.folder != folder]

    def lot(pair: tuple[records.Place, str]) -> tuple[str, int, str]:
        return pair[0].folder, pair[0].validity, pair[1]

    for (folder, validity, destination), group in groupby(sorted(wanted, key=lot), key=lot):
        moved = [place for place, _ in group]
        desk.mailbox.move(folder, validity, [place.uid for place in moved], destination)
        with desk.store.transaction() as register:
            for place in moved:
                register.filed(place, desk.now())
        log.mails_filed(folder, destination, len(moved))
    return len(wanted)


def send(desk: Desk, looked_at: Callable[[], datetime | None] | None = None) -> int:
    """S4 to S5, letter by letter: what is owed and due goes out; returns how many were taken by the server.

    A letter in doubt (claimed, never marked) goes out again, the same bytes under the same Message-ID, once its
    time to come back as a copy was over when the mailbox was last looked through, which `looked_at` tells (P13).
    """
    now = desk.now()
    seen_until = now if looked_at is None else looked_at()
    with desk.store.reading() as register:
        doubtful = register.in_doubt(seen_until) if seen_until else ()
        letters = (*doubtful, *register.due(now))
    return sum(send_letter(desk, letter) for letter in letters)
