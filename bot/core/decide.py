"""The decision about one mail: who it is from tells which room decides."""

from __future__ import annotations

from dataclasses import replace

from bot.core.approving import specification_reply
from bot.core.automatic import BY_WORDS, REASONS, Nature, is_told_by_words, may_be_answered, nature
from bot.core.decision import Context, Decision, Waits
from bot.core.entries import destination, documents, own_addresses, reading, staff_addresses
from bot.core.intake import for_a_person, for_case, new_order, over_flow, unreadable
from bot.core.staff_mail import staff_mail
from bot.core.trust import standing
from bot.core.whose import ORDER_PAPERS, matter
from parsers.facts import DocumentKind, Mail


def decide(mail: Mail, context: Context) -> Decision:
    """What should be so after this mail. Pure: the same mail in the same context is decided the same."""
    if context.own_copy is not None:
        return _ended(mail, context, "automatic", "own-copy", delivered=context.own_copy.id)
    if context.twin is not None:
        return _ended(mail, context, context.twin.kind or "other", "repeated", twin_of=context.twin.id)
    if mail.unreadable is not None:
        return unreadable(mail, context)
    kind, sign = nature(mail, own_addresses(context.settings))
    if kind is not Nature.PERSON and context.taken_in_by is None:
        return _not_a_person(mail, context, kind, sign)
    if mail.sender.address in staff_addresses(context.settings) and context.taken_in_by is None:
        return staff_mail(mail, context)
    return _from_a_person(mail, context)


def _ended(
    mail: Mail,
    context: Context,
    kind: str,
    what: str,
    *,
    twin_of: int | None = None,
    delivered: int | None = None,
) -> Decision:
    """Nothing follows from the mail: it is registered, filed and done."""
    copy = context.own_copy
    case_id = copy.owed.case_id if copy else context.twin.case_id if context.twin else None
    return Decision(
        kind=kind,
        reading=reading(mail, context, kind, case_id=case_id, twin_of=twin_of),
        happened=((what, {}),),
        delivered=delivered,
    )


def _not_a_person(mail: Mail, context: Context, kind: Nature, sign: str) -> Decision:
    """Automatic mail is registered and never answered; what claims to be from us, but is not, is shown to staff."""
    word = "automatic" if kind is Nature.OURSELVES else kind.value
    letter = context.reported if kind is Nature.BOUNCE else None
    case_id = letter.owed.case_id if letter else context.thread.owed.case_id if context.thread else None
    by_words = {BY_WORDS: True} if kind is Nature.AUTOMATIC and is_told_by_words(mail) else {}
    failed = letter is not None and mail.report is not None and mail.report.action == "failed"
    return Decision(
        kind=word,
        reading=reading(mail, context, word, case_id=case_id, destination=destination(context, word)),
        documents=documents(mail),
        waits=_waits_all_the_same(mail, kind, sign),
        undelivered=letter.id if letter and failed else None,
        happened=((word, {"sign": sign, **by_words}),),
    )


def _waits_all_the_same(mail: Mail, kind: Nature, sign: str) -> Waits | None:
    """Who claims to be us, papers through a list or a robot, and what an unmarked machine brought, are to be seen."""
    if kind is Nature.OURSELVES:
        return Waits(reason="own-address", details=sign)
    brought = {document.kind for document in mail.documents} - {DocumentKind.DECORATION}
    if brought & ORDER_PAPERS and kind is not Nature.BOUNCE:
        return Waits(reason="order", details=sign)
    return Waits(reason="other", details=sign) if brought and sign in REASONS else None


def _from_a_person(mail: Mail, context: Context) -> Decision:
    about = matter(mail, context)
    if over_flow(context):
        return for_a_person(mail, context, replace(about, waits="flood"), answer=False)
    in_junk = destination(context, about.kind) == "stay"
    answer = may_be_answered(mail) and not in_junk and not _disowned(mail, context)
    if about.kind == "order" and (mail.sender.address or context.taken_in_by):
        return new_order(mail, context, about, answer=answer)
    if about.case is not None and mail.sender.address:
        if about.kind == "specification-reply":
            return specification_reply(mail, context, about.case)
        return for_case(mail, context, about, about.case, answer=answer)
    return for_a_person(mail, context, about, answer=answer)


def _disowned(mail: Mail, context: Context) -> bool:
    """Whether the sender's domain disowns the mail: then an answer would go to somebody who never wrote (P8)."""
    return standing(mail, context.settings.trust.auth_results).disowned
