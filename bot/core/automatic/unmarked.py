"""Which mail without any mark in its header is a machine's: several signs together, where no person speaks.

A person is heard in a question, in what only people tell this mailbox, in an "I", in a name below the text, and in
papers of an order: any of these outweighs the words of machines.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.automatic import absence, people, voice, words
from bot.core.automatic.kinds import KINDS, Kind
from bot.core.matters import asks_for_public_records, matter_without_papers
from bot.core.whose import ORDER_PAPERS
from parsers.facts import DocumentKind, Mail, Order

REASONS = frozenset(kind.reason for kind in KINDS)


def signs(mail: Mail, text: str) -> Iterator[str]:
    """The signs of a machine in a mail whose header has none; `text` is without what it quotes of others."""
    own = words.UNSAID.sub("", text)
    given = {document.kind for document in mail.documents} - {DocumentKind.DECORATION}
    if given & ORDER_PAPERS or _is_of_a_case(mail.subject, own):
        return
    if not given and not words.SPEAKS.search(own) and absence.is_told(mail, own):
        yield "it says that somebody is away"
    if not given and "?" not in own and words.AUTOMATED.search(text) and not words.HOWEVER.search(own):
        yield "its text says that nobody wrote it"
    if not (words.REPLIED.search(mail.subject) and people.judges(own)):
        yield from _kinds(mail, text, own, given=bool(given))
        if not given and _is_a_service_alone(mail, own):
            yield "its sender is a service, and nobody speaks in it"


def _is_of_a_case(subject: str, own: str) -> bool:
    """Whether the words are of a case, or of documents that everybody may ask for: no machine has such."""
    return people.wants(own) or people.hands_over(subject) or asks_for_public_records(f"{subject}\n{own}")


def _kinds(mail: Mail, text: str, own: str, *, given: bool) -> Iterator[str]:
    """The kinds of machine that enough signs speak for: the sender, the subject and the text."""
    service, one = voice.is_service(mail), voice.speaks_as_one(mail)
    replies = words.REPLIED.search(mail.subject)  # then the subject is another's, as a rule our own
    sender = service or (voice.is_office(mail) and not replies)
    asks, tells = "?" in own, mail.said != Order()
    for kind in KINDS:
        if one and not kind.in_a_name:
            continue
        subject = kind.subject.search(mail.subject) if kind.in_a_name or not replies else None
        found = sum(map(bool, (sender, subject, kind.text.search(text))))
        if found == 3 and (service or not (asks or tells or given)):
            yield kind.reason
        if found == 2 and not (asks or tells) and _may_be(kind, sender=sender, given=given):
            yield kind.reason


def _may_be(kind: Kind, *, sender: bool, given: bool) -> bool:
    """Whether two signs are enough: some kinds write from people's own addresses, some bring files."""
    return (kind.from_own_box or sender) and (kind.carries or not given)


def _is_a_service_alone(mail: Mail, own: str) -> bool:
    """Whether a service writes what is of no kind, greets nobody, answers nothing and has no matter of ours."""
    speaks = voice.speaks_as_one(mail) or voice.greets(mail) or bool(words.SPEAKS.search(own))
    about = matter_without_papers(f"{mail.subject}\n{own}")
    return (
        voice.is_service(mail)
        and not (speaks or words.REPLIED.search(mail.subject) or mail.said != Order())
        and about in {"other", "question"}
    )
