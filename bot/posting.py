"""How one letter goes out: made, claimed, handed to the server and marked; else tried again, or given up and told."""

from __future__ import annotations

from datetime import timedelta

from bot import log
from bot.core.retry import next_try
from bot.desk import Desk
from bot.entering import event_now, mark_sent
from bot.hands import OUTSIDE_TROUBLE
from bot.sender import InDoubt, Refused, TryLater
from bot.sender.message import Outgoing, UnsafeHeader, letter_bytes
from bot.sender.parts import Attached
from parsers.identity_numbers import masked, masked_in
from replies.render import Rendered, TemplateBroken
from storage import records
from storage.errors import StorageFailed, disk_troubles


def send_letter(desk: Desk, letter: records.Letter) -> bool:
    """Send one letter, unless another process has it in hand; one bad letter never stops the others."""
    with desk.store.alone(f"letter {letter.id}") as ours:
        try:
            return ours and _send_one(desk, letter)
        except OUTSIDE_TROUBLE:
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours with one letter must not stop the others
            log.letter_delayed(letter.id, letter.attempts, f"a fault of registerbot itself: {type(error).__name__}")
            return False


def _send_one(desk: Desk, letter: records.Letter) -> bool:
    if letter.attempts >= desk.settings.smtp.attempts:
        _give_up(desk, letter, f"given up after {letter.attempts} attempts; it may have arrived")
        return False
    try:
        made = letter.sha256 or _render(desk, letter)
        message = _stored(desk, made)
    except TemplateBroken as error:
        _again(desk, letter, f"template: {error}")
        return False
    except StorageFailed as error:
        _again(desk, letter, str(error))
        return False
    except UnsafeHeader as error:
        _give_up(desk, letter, str(error))
        return False
    with desk.store.transaction() as register:
        kept = register.rendered(letter.id, made)  # what was made first is what is sent, also by another process
        doubt = desk.now() + timedelta(seconds=desk.settings.smtp.doubt_seconds)
        claimed = register.claim(letter.id, doubt, letter.attempts)
    if kept != made:
        message = _stored(desk, kept)
    return claimed is not None and _hand_over(desk, claimed, message)


def _hand_over(desk: Desk, letter: records.Letter, message: bytes) -> bool:
    settings = desk.settings
    own = settings.agency.mailbox_address
    recipients = (letter.owed.recipient, *((own,) if settings.smtp.copy_to_mailbox else ()))
    envelope = own if settings.smtp.envelope_sender == "mailbox" else ""
    try:
        desk.sender.send(envelope, recipients, message)
    except Refused as error:
        _give_up(desk, letter, str(error))
    except TryLater as error:
        _again(desk, letter, str(error))
    except InDoubt as error:
        log.letter_delayed(letter.id, letter.attempts, f"in doubt: {error}")
    else:
        with desk.store.transaction() as register:
            mark_sent(desk, register, letter.id)
        log.letter_sent(letter.id, letter.owed.letter, letter.attempts)
        return True
    return False


def _render(desk: Desk, letter: records.Letter) -> str:
    """The letter's bytes, made and stored."""
    owed = letter.owed
    fields = masked_in(owed.fields)  # before a line's end can part a number from itself (P14)
    rendered: Rendered = desk.templates.render(owed.letter, owed.language, fields)
    for fault in rendered.fell_back:
        log.template_fell_back(owed.letter, str(fault))
    own = desk.settings.agency
    outgoing = Outgoing(
        from_name=f"{own.service}, {own.name}",
        from_address=own.mailbox_address,
        to=owed.recipient,
        subject=masked(rendered.subject),
        text=masked(rendered.text),
        html=masked(rendered.html),
        message_id=owed.message_id,
        date=desk.now(),
        in_reply_to=owed.in_reply_to,
        references=owed.references,
        auto_submitted="auto-replied" if owed.mail_id else "auto-generated",
        bot_id=desk.domain,
        attached=tuple(
            Attached(name=file.name, media_type=file.media_type, content=_stored(desk, file.sha256))
            for file in owed.attachments
        ),
    )
    return desk.files.put([letter_bytes(outgoing)]).sha256


def _stored(desk: Desk, sha256: str) -> bytes:
    with desk.files.open(sha256) as file, disk_troubles("reading a letter"):
        return file.read()


def _again(desk: Desk, letter: records.Letter, reason: str) -> None:
    if letter.attempts >= desk.settings.smtp.attempts:
        _give_up(desk, letter, f"given up after {letter.attempts} attempts: {reason}")
        return
    when = next_try(desk.now(), letter.attempts, desk.chance())
    with desk.store.transaction() as register:
        register.again(letter.id, when, reason)
    log.letter_delayed(letter.id, letter.attempts, reason)


def _give_up(desk: Desk, letter: records.Letter, reason: str) -> None:
    with desk.store.transaction() as register:
        register.failed(letter.id, reason)
        about = {"letter": letter.owed.letter}
        register.add_event(
            event_now(desk, "letter-failed", case_id=letter.owed.case_id, letter_id=letter.id, details=about)
        )
    log.letter_failed(letter.id, reason)
