"""Answers to a specification: an approval counts only if every guard holds (P4); the rest an officer judges."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from bot.core.approval import APPROVALS, verdict
from bot.core.approval.guards import Answers, hindrances
from bot.core.approval.named import Named, named_in
from bot.core.automatic import nature
from bot.core.case_letters import Post, specification_answer
from bot.core.decision import CaseChange, Context, Decision, KnownCase, Settled
from bot.core.diary import arrival_day
from bot.core.entries import documents, our_writers, owing, own_addresses, reading, waits
from bot.core.notices import notices_of_mail
from bot.core.quotable import said_by_us
from bot.core.steps import Step, may_follow
from bot.core.trust import standing
from bot.core.urgent import urgent_in, with_urgent
from parsers.facts import Mail

_CHANGES = frozenset({"change", "conditional", "rejected"})
_SAY_NOTHING_OF_IT = frozenset({"other", "question"})
_OF_THE_TEXT = frozenset({"no-plain-approval", "carries-files"})  # these leave no doubt about who writes, of what


class _Judged(NamedTuple):
    """What an answer amounts to: the verdict, the doubt, the sentences, and whether it surely is the orderer's word."""

    word: str
    doubt: str
    sentences: tuple[str, ...]
    surely: bool


def hindered(mail: Mail, context: Context, known: KnownCase, word: str) -> tuple[str, ...]:
    """Why a mail may not approve by itself, in the order of P4; nothing when it may."""
    settings = context.settings
    return hindrances(
        mail,
        word,
        orderer=known.orderer,
        standing=standing(mail, settings.trust.auth_results),
        answered=_answers(context, known),
        nature=nature(mail, own_addresses(settings))[0],
        latest=_latest(context, known),
    )


def _latest(context: Context, known: KnownCase) -> Named:
    """What tells the latest specification of a case from others."""
    number = named_in(f"dnr {known.case.diary_number}").cases
    if not known.specifications:
        return Named(cases=number)
    latest = known.specifications[-1]
    sent = arrival_day(latest.sent_at, context.settings.agency.timezone)
    day, month = frozenset({(sent.month, sent.day)}), frozenset({sent.month})
    return Named(frozenset({latest.version}), number, day, month, frozenset(filter(None, (latest.price_sek,))))


def _answers(context: Context, known: KnownCase) -> Answers:
    if context.answered is None or not known.specifications:
        return Answers.NONE
    return Answers.LATEST if context.answered.id == known.specifications[-1].id else Answers.OLDER


def specification_reply(mail: Mail, context: Context, known: KnownCase) -> Decision:
    """An answer in the thread of a specification, which may ask for something urgent as well."""
    decision = _judged(mail, context, known)
    now_at = known.at(decision.changes.steps[-1]) if decision.changes else known
    return with_urgent(decision, mail, context, now_at, urgent_in(mail))


def _judged(mail: Mail, context: Context, known: KnownCase) -> Decision:
    word, sentences = verdict(mail, "specification-reply", our_writers(context.settings))
    why_not = hindered(mail, context, known, word)
    if word in APPROVALS and said_by_us(sentences, known.letters):
        why_not = (*why_not, "our-own-words")
    doubt = _doubt(why_not, word)
    decision = Decision(
        kind="specification-reply",
        reading=reading(mail, context, "specification-reply", case_id=known.case.id),
        documents=documents(mail),
        happened=(("specification-reply-received", {"verdict": word, "doubt": doubt}),),
    )
    if word in {"none", "acknowledged"} and doubt.startswith("verdict-"):
        return decision
    if not why_not and word == "approved" and context.answered is not None and context.answered.state == "approved":
        return replace(decision, happened=(("approved-again", {"version": context.answered.version}),))
    if not why_not and may_follow(Step.APPROVED, known.step):
        return _approved(mail, context, known, decision, word, sentences)
    surely = set(why_not) <= _OF_THE_TEXT
    return _for_the_officer(mail, context, known, decision, _Judged(word, doubt, sentences, surely))


def _approved(
    mail: Mail, context: Context, known: KnownCase, decision: Decision, word: str, sentences: tuple[str, ...]
) -> Decision:
    latest = known.specifications[-1]
    evidence: dict[str, object] = {
        "version": latest.version,
        "sentences": list(sentences),
        "files": [file.sha256 for file in latest.files],
    }
    more = word == "approved-and-more"
    held = waits(mail, context, "specification-reply") if more else None
    approved = replace(
        decision,
        changes=CaseChange(case_id=known.case.id, steps=(Step.APPROVED,), details=evidence),
        settled=Settled(specification_id=latest.id, state="approved", evidence=sentences),
        waits=held,
        happened=(),
        who=mail.sender.address,
    )
    reason = "approved-and-more" if more else "approved"
    told = notices_of_mail(reason, mail, context, known.at(Step.APPROVED), sentences=sentences, waiting=more)
    return _with_receipt(replace(approved, drafts=told), context, known, noted=True)


def _doubt(why_not: tuple[str, ...], word: str) -> str:
    """The first reason, as the officer is told it: where it is the text, what the text amounts to."""
    first = why_not[0] if why_not else ""
    return f"verdict-{word}" if first == "no-plain-approval" else first


def _for_the_officer(
    mail: Mail, context: Context, known: KnownCase, decision: Decision, judged_as: _Judged
) -> Decision:
    """The officer gets the sentence and the reason; where the orderer surely wants a change, the step says so."""
    latest = known.specifications[-1] if known.specifications else None
    wants_change = judged_as.surely and judged_as.word in _CHANGES
    if wants_change and latest is not None and known.step is Step.SPECIFICATION_SENT:
        decision = replace(
            decision,
            changes=CaseChange(case_id=known.case.id, steps=(Step.CHANGE_REQUESTED,)),
            settled=Settled(specification_id=latest.id, state="change-requested", evidence=judged_as.sentences),
            who=mail.sender.address,
        )
        known = known.at(Step.CHANGE_REQUESTED)
    shown = judged_as.sentences or tuple(line for line in mail.new_text.splitlines() if line.strip())[:3]
    why = judged_as.doubt or "not-awaited"
    told = notices_of_mail("possible-approval", mail, context, known, why, shown, waiting=True)
    if judged_as.word in _SAY_NOTHING_OF_IT and urgent_in(mail):
        told = ()  # the urgent notice says it all
    held = replace(decision, drafts=told, waits=waits(mail, context, "possible-approval"))
    return _with_receipt(held, context, known, noted=False)


def _with_receipt(decision: Decision, context: Context, known: KnownCase, *, noted: bool) -> Decision:
    """With a receipt to the address on record, whoever wrote (P4).

    Of answers that an officer has to read, one a day is told: strangers in the thread cannot fill the orderer's inbox.
    """
    if known.orderer is None or not known.specifications:
        return decision
    answered = context.answered or known.specifications[-1]
    older = answered.id != known.specifications[-1].id
    day = arrival_day(context.mail.arrived_at, context.settings.agency.timezone).isoformat()
    post = Post(
        known=known,
        recipient=known.orderer,
        key=f"mail:{context.mail.id}" if noted else f"case:{known.case.id}:version:{answered.version}:{day}",
        settings=context.settings,
        automatic=True,
    )
    return owing(decision, context, (specification_answer(post, answered.version, day, noted=noted, older=older),))
