"""Answers to a specification: an approval counts only if every guard holds (P4); the rest an officer judges."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core.approval import verdict
from bot.core.case_letters import Post, specification_answer
from bot.core.decision import CaseChange, Context, Decision, KnownCase, Settled
from bot.core.diary import arrival_day
from bot.core.entries import documents, owing, reading, waits
from bot.core.notices import notices_of_mail
from bot.core.steps import Step, may_follow
from bot.core.trust import standing
from parsers.facts import DocumentKind, Mail

_CHANGES = frozenset({"change", "conditional", "rejected"})
# The plainest form of the words; what else counts stands in the reading of replies.
_PLAIN = re.compile(
    r"(?:hej!?\s+)?(?:(?:jag|vi) (?:godkänner|har godkänt)|(?:i|we) (?:hereby )?approve) (?:den |the )?"
    r"(?:bifogade |attached )?(?:specifikation(?:en)?|specification)(?: version \d+)?[.!]?",
    re.IGNORECASE,
)


def judged(mail: Mail) -> tuple[str, tuple[str, ...]]:
    """The verdict on the new text, and the sentences that decided."""
    word, evidence = verdict(mail, "specification-reply")
    plain = " ".join(mail.new_text.split())
    return ("approved", (plain,)) if word == "other" and _PLAIN.fullmatch(plain) else (word, evidence)


def identity_doubt(mail: Mail, context: Context, known: KnownCase) -> str:
    """Why a mail does not count as the orderer's word on the latest version; empty when it does (P4 a, b, c)."""
    latest = known.specifications[-1] if known.specifications else None
    doubts = {
        "not-the-orderer": mail.sender.address is None or mail.sender.address != known.orderer,
        "not-proven": not standing(mail, context.settings.trust.auth_results).proven,
        "no-specification": context.answered is None or latest is None,
        "older-version": context.answered is not None and latest is not None and context.answered.id != latest.id,
        "automatic": mail.marks.auto_submitted not in {None, "no"},
    }
    return next((doubt for doubt, holds in doubts.items() if holds), "")


def may_approve(mail: Mail, context: Context, known: KnownCase, word: str) -> tuple[bool, str]:
    """Whether a mail approves by itself, and if not, why an officer has to judge."""
    if doubt := identity_doubt(mail, context, known):
        return False, doubt
    if any(document.kind is not DocumentKind.DECORATION for document in mail.documents):
        return False, "attachments"
    return (True, "") if word in {"approved", "approved-and-more"} else (False, f"verdict-{word}")


def specification_reply(mail: Mail, context: Context, known: KnownCase) -> Decision:
    """An answer in the thread of a specification."""
    word, sentences = judged(mail)
    holds, doubt = may_approve(mail, context, known, word)
    decision = Decision(
        kind="specification-reply",
        reading=reading(mail, context, "specification-reply", case_id=known.case.id),
        documents=documents(mail),
        happened=(("specification-reply-received", {"verdict": word, "doubt": doubt}),),
    )
    if word in {"none", "acknowledged"} and doubt.startswith("verdict-"):
        return decision
    if holds and context.answered is not None and context.answered.state == "approved":
        return replace(decision, happened=(("approved-again", {"version": context.answered.version}),))
    if holds and may_follow(Step.APPROVED, known.step):
        return _approved(mail, context, known, decision, word, sentences)
    return _for_the_officer(mail, context, known, decision, (word, doubt, sentences))


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
    told = notices_of_mail(reason, mail, context, known.at(Step.APPROVED), sentences=sentences)
    return _with_receipt(replace(approved, drafts=told), context, known, noted=True)


def _for_the_officer(
    mail: Mail, context: Context, known: KnownCase, decision: Decision, judged_as: tuple[str, str, tuple[str, ...]]
) -> Decision:
    """The officer gets the sentence and the reason; where the orderer surely wants a change, the step says so."""
    word, doubt, sentences = judged_as
    latest = known.specifications[-1] if known.specifications else None
    surely = not identity_doubt(mail, context, known) and word in _CHANGES and latest is not None
    if surely and latest is not None and may_follow(Step.CHANGE_REQUESTED, known.step):
        decision = replace(
            decision,
            changes=CaseChange(case_id=known.case.id, steps=(Step.CHANGE_REQUESTED,)),
            settled=Settled(specification_id=latest.id, state="change-requested", evidence=sentences),
            who=mail.sender.address,
        )
        known = known.at(Step.CHANGE_REQUESTED)
    shown = sentences or tuple(line for line in mail.new_text.splitlines() if line.strip())[:3]
    why = doubt or "not-awaited"
    told = notices_of_mail("possible-approval", mail, context, known, why, shown)
    held = replace(decision, drafts=told, waits=waits(mail, context, "possible-approval"))
    return _with_receipt(held, context, known, noted=False)


def _with_receipt(decision: Decision, context: Context, known: KnownCase, *, noted: bool) -> Decision:
    """With a receipt to the address on record, whoever wrote (P4)."""
    if known.orderer is None or not known.specifications:
        return decision
    answered = context.answered or known.specifications[-1]
    older = answered.id != known.specifications[-1].id
    day = arrival_day(context.mail.arrived_at, context.settings.agency.timezone).isoformat()
    post = Post(
        known=known,
        recipient=known.orderer,
        key=f"mail:{context.mail.id}",
        settings=context.settings,
        automatic=True,
    )
    return owing(decision, context, (specification_answer(post, answered.version, day, noted=noted, older=older),))
