"""Whose mail is it: what a person wants with a mail, and which case it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.approval import asks, thanks_only
from bot.core.completeness import told_in
from bot.core.decision import Context, KnownCase
from bot.core.diary import quoted_numbers
from bot.core.matters import LONGEST, asks_for_own_data, asks_for_public_records, matter_without_papers, orders
from bot.core.order import order_from, same_title
from bot.core.pairs import SEEKING
from bot.core.steps import ENDED
from parsers.facts import DocumentKind, Mail, Order

ORDER_PAPERS = frozenset(
    {
        DocumentKind.FORM,
        DocumentKind.ETHICS_APPLICATION,
        DocumentKind.ETHICS_DECISION,
        DocumentKind.VARIABLE_LIST,
        DocumentKind.RESEARCH_PLAN,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a mail is about: a kind of the contract, the case it belongs to, and why a person must look."""

    kind: str
    case: KnownCase | None = None
    waits: str | None = None


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + ")", re.IGNORECASE)


_COMPLETES = _words(
    r"komplettering\w*|kompletterar|kompletterande|saknades|som (?:ni )?(?:efterfrågade|saknade|begärde)",
    r"supplement(?:ary|ing|s)?\b|the missing|as (?:you )?requested|completion of (?:our|my|the)|additional documents?",
    r"(?:mail|mejl|e-?post|del|part|email)\s*\(?[2-9]\s*(?:av|of|/)\s*[2-9]",
)
_STANDS = _words(
    r"hur (?:går det|ligger (?:det|vi|ni) till|långt (?:har|är)|ser det ut|lång tid)",
    r"(?:var|hur långt) (?:ligger|är|har) (?:vårt|mitt|ärendet|ni|vi)",
    r"status(?:en)? (?:för|på|i|of|for|on)|vad (?:är|har) status",
    r"när (?:kan vi|kan jag|kommer|får) .{0,40}(?:besked|klart|beslut|data|leverans)",
    r"(?:what is|what's) the status|how far (?:has|have|is)",
    r"(?:how|where) (?:is|does|do|has) (?:our|my|the) (?:case|order|application)",
)
_SPECIFICATION = _words(r"specifikation\w*", r"specification")
_COMPLETION_SUBJECT = re.compile(
    r"^\W*(?:(?:sv|re|vs|aw|ang|vb|fwd?)\s*:\s*)*"
    r"(?:komplettering|kompletterande|completion of|supplement(?:ary|ing)?\b)",
    re.IGNORECASE,
)
_REPLY = re.compile(r"^\W*(?:sv|re|vs|aw|ang)\s*:", re.IGNORECASE)


def matter(mail: Mail, context: Context) -> Matter:
    """What a person's mail is about, and its case. A number that a mail quotes is never enough for a case (P2)."""
    papers = _papers(mail)
    quoted = _quoted(mail, context)
    found = _case_of(mail, context, papers, quoted)
    if context.taken_in_by is not None:
        return Matter(kind="order")
    if found is not None:
        return _in_case(mail, context, found, papers)
    if DocumentKind.FORM not in papers and asks_for_public_records(_said(mail)):
        return Matter(kind="public-records-request", waits="public-records-request")
    if _is_order(mail, papers, quoted):
        return Matter(kind="order", waits="probable-pair" if _looks_like_completion(mail, quoted) else None)
    if papers or (_COMPLETES.search(_said(mail)) and (mail.documents or quoted)) or _announces_completion(mail):
        return Matter(kind="completion", waits="unlinked")
    return _without_papers(mail, quoted)


def seeks_its_case(mail: Mail, context: Context) -> bool:
    """Whether what the mail brings or says may belong to any of the open cases: only then are these asked for."""
    says = bool(mail.documents) or mail.said != Order()
    return says and context.thread_case is None and matter(mail, context).waits in SEEKING


def _announces_completion(mail: Mail) -> bool:
    """Whether a mail calls itself a completion and gives something, a number or a name, in its text."""
    gives = mail.said != Order() or any(map(str.isdigit, mail.new_text[:LONGEST]))
    return bool(_COMPLETION_SUBJECT.match(mail.subject)) and gives and not asks(mail.new_text[:LONGEST])


def _papers(mail: Mail) -> set[DocumentKind]:
    return {document.kind for document in mail.documents} & ORDER_PAPERS


def _quoted(mail: Mail, context: Context) -> tuple[str, ...]:
    return quoted_numbers(_said(mail), context.settings.diary.format)


def _said(mail: Mail) -> str:
    return f"{mail.subject}\n{mail.new_text[:LONGEST]}"


def _case_of(mail: Mail, context: Context, papers: set[DocumentKind], quoted: tuple[str, ...]) -> KnownCase | None:
    """The case by our thread token, else by the sender's part in it; None when it is not sure or closed."""
    if context.thread_case is not None and context.thread_case.step not in ENDED:
        return None if _is_another_order(mail, context.thread_case) else context.thread_case
    named = [known for known in context.sender_cases if known.case.diary_number in quoted]
    if len(named) == 1:
        return None if _is_another_order(mail, named[0]) else named[0]
    if len(context.sender_cases) != 1 or quoted:
        return None
    (only,) = context.sender_cases
    adds = papers and DocumentKind.FORM not in papers and not orders(mail.subject, mail.new_text[:LONGEST])
    return only if adds or _COMPLETES.search(_said(mail)) or _has_its_title(mail, only) else None


def _is_another_order(mail: Mail, known: KnownCase) -> bool:
    """A form for another project in an old thread starts a new order."""
    return DocumentKind.FORM in _papers(mail) and _has_its_title(mail, known) is False


def _has_its_title(mail: Mail, known: KnownCase) -> bool | None:
    """Whether the papers bear the title of the case; None where either has none."""
    title = order_from(mail.documents).project_title
    before = (known.case.order or {}).get("project_title")
    return same_title(title, before) if title and isinstance(before, str) and before else None


def _in_case(mail: Mail, context: Context, known: KnownCase, papers: set[DocumentKind]) -> Matter:
    kind = matter_without_papers(_said(mail))
    if context.answered is not None and not papers:
        return Matter(kind="specification-reply", case=known, waits="specification-reply")
    if papers or any(d.kind is not DocumentKind.DECORATION for d in mail.documents) or mail.links:
        return Matter(kind="completion", case=known, waits="specification-reply" if context.answered else None)
    if told_in(mail.said, known.case.missing):
        return Matter(kind="completion", case=known, waits="question" if asks(mail.new_text[:LONGEST]) else None)
    if kind in {"public-records-request", "invoice-matter"}:
        return Matter(kind=kind, case=known, waits=kind)
    if thanks_only(mail.new_text) or not mail.new_text.strip():
        return Matter(kind="other", case=known)
    return Matter(kind="question" if asks(mail.new_text[:LONGEST]) else "other", case=known, waits="question")


def asks_where_it_stands(mail: Mail, known: KnownCase) -> bool:
    """Whether somebody on record asks, without sending anything, how far their case has come."""
    return known.takes_part(mail.sender.address) and not mail.documents and bool(_STANDS.search(mail.new_text))


def _is_order(mail: Mail, papers: set[DocumentKind], quoted: tuple[str, ...]) -> bool:
    if DocumentKind.FORM in papers:
        return True
    if _COMPLETES.search(_said(mail)) or (quoted and len(papers) < 3):
        return False
    return len(papers) >= 2 or orders(mail.subject, mail.new_text[:LONGEST])


def _looks_like_completion(mail: Mail, quoted: tuple[str, ...]) -> bool:
    return bool(_COMPLETES.search(_said(mail)) and (quoted or _REPLY.match(mail.subject)))


def _without_papers(mail: Mail, quoted: tuple[str, ...]) -> Matter:
    if any(d.kind is DocumentKind.DATA_FILE for d in mail.documents):
        return Matter(kind="other", waits="data-file")
    kind = matter_without_papers(_said(mail))
    of_people = kind in {"other", "question"}
    if of_people and _REPLY.match(mail.subject) and _SPECIFICATION.search(mail.subject):
        return Matter(kind="specification-reply", waits="unlinked")
    if kind in {"other", "question"} and asks_for_own_data(_said(mail)):
        return Matter(kind=kind, waits="own-data")
    return Matter(kind=kind, waits="unlinked" if quoted and kind in {"other", "question"} else kind)
