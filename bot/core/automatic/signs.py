"""Which mail is not a person's: automatic answers, delivery reports, lists and our own (P7, P8; RFC 3834, RFC 3464).

What a mail system writes into the header decides alone. Words decide alone only where no person writes them; words
that people use too need a second sign, and give way when a person speaks in the mail.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from bot.core.automatic import unmarked, words
from bot.core.automatic.people import hands_over, wants
from bot.core.automatic.voice import local_part
from parsers.facts import DocumentKind, Mail

MOST_HOPS = 30  # more Received lines than this is a loop
BY_WORDS = "by-words"  # noted of a mail that only its words call automatic; the digest shows it once
_LONGEST = 3000  # characters of a text that are looked at: machines come to the point


class Nature(StrEnum):
    """What kind of non-person a mail is from."""

    PERSON = "person"
    AUTOMATIC = "automatic"
    BOUNCE = "bounce"
    LIST = "list"
    OURSELVES = "ourselves"


def nature(mail: Mail, own_addresses: frozenset[str]) -> tuple[Nature, str]:
    """Who a mail is from, person or not, and the sign that told, in a few words."""
    for kind, signs in (
        (Nature.OURSELVES, _ourselves(mail, own_addresses)),
        (Nature.BOUNCE, _bounce(mail)),
        (Nature.LIST, _list(mail)),
        (Nature.AUTOMATIC, _marked(mail)),
        (Nature.AUTOMATIC, _worded(mail)),
        (Nature.LIST, _bulk(mail)),
    ):
        if sign := next(signs, ""):
            return kind, sign
    return Nature.PERSON, ""


def may_be_answered(mail: Mail) -> bool:
    """False when an answer would go to nobody, to a stranger or round in a circle, whatever the mail is about (P8)."""
    suppressed = {word.strip() for word in (mail.marks.auto_response_suppress or "").split(",")}
    return not (
        mail.sender.address is None
        or mail.marks.return_path == ""
        or suppressed & {"all", "autoreply", "oof"}
        or _hops(mail) > MOST_HOPS
    )


def is_told_by_words(mail: Mail) -> bool:
    """Whether an automatic mail has no sign in its header: then its words tell, and a person may have chosen them."""
    return not any(next(signs, "") for signs in (_list(mail), _marked(mail), _bulk(mail)))


def _ourselves(mail: Mail, own_addresses: frozenset[str]) -> Iterator[str]:
    if mail.marks.bot_id:
        yield "it carries the mark of our own letters"
    if mail.sender.address in own_addresses:
        yield "its sender is our own address"


def _bounce(mail: Mail) -> Iterator[str]:
    """A mail server's word on a delivery; of a person's forwarded one only the subject is left, behind its prefix."""
    local, subject = local_part(mail), mail.subject
    told = bool(words.BOUNCE_SUBJECTS.search(subject) or words.DELIVERED_SUBJECTS.search(subject))
    text = _text(mail)
    if mail.marks.report_type == "delivery-status" or (mail.report is not None and mail.report.standard):
        yield "it is a delivery report"
    if "x-failed-recipients" in mail.marks.other_automatic:
        yield "it names recipients that a server could not reach"
    if words.DAEMONS.search(local):
        yield "its sender is a mail system"
    if (words.DELIVERERS.search(local) or mail.marks.return_path == "") and (told or words.UNDELIVERED.search(text)):
        yield "a mail system reports on a delivery"
    if told and words.UNDELIVERED.search(text) and not _speaks(mail):
        yield "its subject and its text report on a delivery"


def _list(mail: Mail) -> Iterator[str]:
    for name in mail.marks.list_fields:
        yield f"it carries {name}"
    if mail.marks.precedence == "list":
        yield "its precedence is list"


def _bulk(mail: Mail) -> Iterator[str]:
    if "bulk" in (mail.marks.precedence or ""):
        yield "its precedence is bulk"


def _marked(mail: Mail) -> Iterator[str]:
    """Signs in the header that decide alone."""
    marks = mail.marks
    if any(value.split()[:1] not in ([], ["no"]) for value in _values(marks.auto_submitted)):
        yield f"Auto-Submitted: {marks.auto_submitted}"
    for name in marks.other_automatic:
        yield f"it carries {name}"
    if marks.report_type is not None:
        yield "it is a receipt"
    if marks.calendar not in {None, "request", "publish"} or marks.content_type == "text/calendar" != marks.calendar:
        yield "it answers an invitation"
    if marks.precedence and marks.precedence.replace("-", "_") in {"junk", "auto_reply"}:
        yield "its precedence says so"
    if words.ROBOTS.search(local_part(mail)) or words.DELIVERERS.search(local_part(mail)):
        yield "its sender is a robot"
    if _hops(mail) > MOST_HOPS:
        yield "it has passed too many servers"
    if marks.return_path == "":
        yield "it has no return path"


def _worded(mail: Mail) -> Iterator[str]:
    """Signs in subject and text, strongest first."""
    subject, text = mail.subject, _text(mail)
    if words.FORWARDED.search(subject):
        return  # a person forwards; what is below was another's
    if any(p.search(subject) for p in (words.AUTOMATIC_SUBJECTS, words.AUTOMATIC_ENDS, words.DOMINO)) and not (
        (words.REPLIED.search(subject) and _speaks(mail)) or words.SORRY.search(text)
    ):
        yield "its subject is an automatic one"
    if words.MACHINE.search(text):
        yield "its text says that a machine wrote it"
    if words.CALENDAR_SUBJECTS.search(subject) and (words.CALENDAR.search(text) or not _speaks(mail)):
        yield "it answers an invitation"
    if words.READ_SUBJECTS.search(subject) and (words.READ.search(text) or not _speaks(mail)):
        yield "it says that our mail was read"
    if not _speaks(mail):
        yield from _unspoken(mail, subject, text)
    yield from unmarked.signs(mail, text)


def _unspoken(mail: Mail, subject: str, text: str) -> Iterator[str]:
    """Words that people use too, in a mail in which nobody asks, gives or orders anything."""
    absent, redirects = words.ABSENT.search(text), words.REDIRECTS.search(text)
    received, promised = words.RECEIVED.search(text), words.PROMISED.search(text)
    tells = wants(text) or hands_over(subject)
    if words.ABSENT_SUBJECTS.search(subject) and not tells:
        yield "its subject says that somebody is away"
    if absent and redirects and not tells:
        yield "its text says that somebody is away, and whom to ask instead"
    if words.DEVICES.search(local_part(mail)):
        yield "its sender is a device or a service"
    if words.RECEIPT_SUBJECTS.search(subject) and (received or promised):
        yield "it acknowledges a mail"
    if received and promised:
        yield "its text acknowledges a mail"
    if words.HELD.search(text):
        yield "its text says that a filter holds something back"
    if words.SPREAD.search(text):
        yield "its text goes to many"
    if mail.marks.bulk_fields:
        yield f"it carries {mail.marks.bulk_fields[0]}, and nobody speaks in it"


def _speaks(mail: Mail) -> bool:
    """Whether a person asks, gives or orders something in the mail."""
    own = words.UNSAID.sub("", mail.new_text[:_LONGEST])
    given = any(document.kind is not DocumentKind.DECORATION for document in mail.documents)
    return given or bool(words.SPEAKS.search(own))


def _text(mail: Mail) -> str:
    """What the sender wrote, without what they quote of others within quotation marks."""
    return words.QUOTED.sub("…", mail.new_text[:_LONGEST])


def _values(field: str | None) -> list[str]:
    """The values of a field that may stand several times, without parameters and comments."""
    return [value.split(";")[0].split("(")[0].strip() for value in (field or "").split(",")]


def _hops(mail: Mail) -> int:
    return sum(field.name == "received" for field in mail.trace)
