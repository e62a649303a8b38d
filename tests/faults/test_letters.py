"""One letter in trouble never stops the others, and one in doubt is looked for before it goes out again (P13)."""

from __future__ import annotations

from datetime import timedelta

from bot.sender import InDoubt
from storage.records import LetterState, OwedLetter
from tests.faults.mails import question
from tests.faults.office import Office


def owing_two(desk: Office) -> int:
    """Two answers are owed; the key of the first."""
    for number in (1, 2):
        desk.mailbox.deliver(question(number).raw)
    desk.work.intake()
    with desk.store.reading() as register:
        return register.due(desk.clock)[0].id


def sent_to(desk: Office) -> list[str]:
    return [recipients[0] for _, recipients, _ in desk.sender.letters]


def fate(desk: Office, letter_id: int) -> tuple[LetterState, str | None]:
    with desk.store.reading() as register:
        letter = register.letter(letter_id)
    assert letter is not None
    return letter.state, letter.last_error


def test_a_letter_whose_bytes_are_gone_waits_and_says_so(desk: Office) -> None:
    first = owing_two(desk)
    with desk.store.transaction() as register:
        register.rendered(first, "0" * 64)
    desk.work.send()
    assert sent_to(desk) == [question(2).sender]
    reason = "stored bytes 000000000000 cannot be read: No such file or directory"
    assert fate(desk, first) == (LetterState.OWED, reason)


def test_a_letter_whose_headers_cannot_be_written_is_given_up(desk: Office) -> None:
    """P12"""
    owing_two(desk)
    with desk.store.transaction() as register:
        kept = register.due(desk.clock)[0].owed
        odd = register.owe(
            OwedLetter(
                key="odd",
                letter=kept.letter,
                language=kept.language,
                recipient="a\r\nBcc: b@c.example",
                message_id="<1.receipt.1@agency.example>",
                fields=kept.fields,
                owed_at=desk.clock - timedelta(days=1),
            )
        )
    assert odd is not None
    desk.work.send()
    assert sent_to(desk) == [question(1).sender, question(2).sender]
    assert fate(desk, odd.id) == (LetterState.FAILED, "an address holds characters that addresses cannot have")


def test_a_fault_of_ours_with_one_letter_leaves_the_others_their_way(desk: Office) -> None:
    first = owing_two(desk)
    desk.sender.troubles = [RuntimeError("nobody foresaw this")]
    desk.work.send()
    assert sent_to(desk) == [question(2).sender]
    assert fate(desk, first)[0] is LetterState.SENDING
    desk.go_on(2)
    assert sent_to(desk) == [question(2).sender, question(1).sender]


def test_a_letter_in_doubt_goes_out_again_only_after_the_mailbox_was_looked_through_in_vain(desk: Office) -> None:
    """P13: a look from before its copy could have come does not count."""
    desk.mailbox.deliver(question(1).raw)
    desk.work.intake()
    desk.sender.troubles = [InDoubt("no answer")]
    desk.work.send()
    desk.clock += timedelta(seconds=desk.settings.smtp.doubt_seconds + 1)
    desk.work.send()
    assert sent_to(desk) == []
    desk.work.intake()
    desk.work.send()
    assert sent_to(desk) == [question(1).sender]
